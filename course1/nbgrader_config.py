"""nbgrader's settings for course 1, and the limits of `course grade`."""

from pathlib import Path

from invigilator.authoring.nbgrader_settings import configure

c = get_config()  # noqa: F821

# What one submission may use. Take away a # to change the default that stands there.
# c.Limits.cell_seconds = 120            # wall time of a cell
# c.Limits.case_seconds = 20             # wall time of a case of a check
# c.Limits.notebook_seconds = 600        # wall time of all cells together
# c.Limits.memory_mb = 2048              # address space of a process
# c.Limits.framework_memory_mb = 6144    # the same, in assignments with TensorFlow
# c.Limits.processes = 64                # processes and threads at a time
# c.Limits.file_mb = 50                  # size of a file
# c.Limits.folder_mb = 256               # size of all files together
# c.Limits.output_kb = 1024              # output of a cell; what is longer is cut, with a note

configure(c, Path(__file__).resolve().parent)
