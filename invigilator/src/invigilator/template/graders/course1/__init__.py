"""The checks of course 1."""
