"""The name under which some classic notebooks import `dnn_app_utils`."""

from dnn_app_utils import *  # noqa: F403
