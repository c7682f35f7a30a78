"""Puts this folder on the path, so that tests of assignments can import `answers`."""
