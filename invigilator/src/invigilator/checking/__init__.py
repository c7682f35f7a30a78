"""Cases, their stored expectations, and the comparison that judges them."""

from invigilator.checking.grader import Grader

__all__ = ["Grader"]
