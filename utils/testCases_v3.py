"""The name under which some classic notebooks import `testCases`."""

from testCases import *  # noqa: F403
