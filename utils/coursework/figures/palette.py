"""The colours of all figures."""

BLUE, ORANGE, GREY = "#2a6f97", "#d9622b", "#6c757d"
