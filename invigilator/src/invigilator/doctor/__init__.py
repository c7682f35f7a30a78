"""`course doctor`: what grading needs, what of it is there, and what to do about the rest."""

from __future__ import annotations

from invigilator.doctor.examination import examine, print_findings
from invigilator.doctor.finding import Finding, works

__all__ = ["Finding", "examine", "print_findings", "works"]
