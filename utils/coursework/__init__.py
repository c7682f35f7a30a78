"""What the notebooks import beside the classic names: networks, data, metrics and figures."""
