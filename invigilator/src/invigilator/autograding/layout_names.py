"""The layouts in which submissions arrive, by the names that ``--layout`` takes."""

from __future__ import annotations

LAYOUTS = {
    "moodle": "as Moodle's download",
    "canvas": "as Canvas's download",
    "gradescope": "as Gradescope's export",
    "blackboard": "as Blackboard's download",
    "brightspace": "as Brightspace's download",
    "nbgrader": "as nbgrader's STUDENT/ASSIGNMENT",
    "classroom": "as repositories of GitHub Classroom",
    "vocareum": "as Vocareum's download",
    "names": "as files or folders that are named after their students",
}
