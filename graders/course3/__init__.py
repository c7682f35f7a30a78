"""Cases and known mistakes of course 3."""
