"""The project that the tests are about."""

from pathlib import Path

from invigilator.course import Course

ROOT = Path(__file__).resolve().parents[1]
COURSE = Course.at(ROOT)
