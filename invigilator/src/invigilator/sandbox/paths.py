"""Where things lie inside a jail."""

from pathlib import Path

COURSE = Path("/course")
HELPERS = COURSE / "utils"
DATA = COURSE / "datasets"
ENGINE = COURSE / "engine"
HOME = Path("/submission")
#: matplotlib's lists of fonts, so that no jail has to look for them again.
FONTS = Path("/run/fonts")
KERNELS = Path("/run/kernels")
MOUNTED = Path("/run/kernel")
TEMPORARY = Path("/tmp")  # noqa: S108 - inside the jail, private to one kernel
SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - likewise
#: In a kernel's folder, the socket on which cells come.
CELLS = "cells"
#: In a kernel's folder, what its working folder begins with.
HOME_INSIDE = "home"
