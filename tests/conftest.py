"""What tests of several rooms share."""

import pytest

from graders.assignment import ROOT
from graders.sandbox.jail import Jail
from graders.sandbox.limits import Limits
from graders.sandbox.view import View

LIMITS = Limits(cell_seconds=15, case_seconds=3, folder_mb=32, file_mb=8)


@pytest.fixture(scope="session")
def jail():
    """A warm jail that tests share, as submissions do."""
    with Jail(View(ROOT), LIMITS) as shared:
        yield shared
