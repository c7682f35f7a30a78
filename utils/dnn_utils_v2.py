"""The name under which some classic notebooks import `dnn_utils`."""

from dnn_utils import *  # noqa: F403
