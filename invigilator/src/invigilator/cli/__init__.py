"""The `course` command: thin; each command imports what it needs when it is called."""

from invigilator.cli.authors import build, bundle, hints, lab, new, record, site
from invigilator.cli.group import main
from invigilator.cli.instructors import demo, doctor, grade, report, watch

__all__ = ["main"]

for command in (new, build, record, hints, grade, watch, report, bundle, site, doctor, demo, lab):
    main.add_command(command)
