"""`course site`: the static site, from executed solutions, syllabi, guides and docstrings."""
