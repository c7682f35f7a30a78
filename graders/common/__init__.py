"""What the grader modules of several courses have in common.

Helpers for cases are made known with ``grader.include(function, ...)``: their source travels with
the cases, as that of a module's own helpers does, with the imports of their module. A framework is
imported where it is needed, inside a function: the judge does without.
"""
