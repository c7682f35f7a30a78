"""Networks, and steps of networks, that notebooks are given."""
