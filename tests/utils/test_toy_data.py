"""The football field."""

import os

import numpy as np
import pytest
import reg_utils
from course_data import CourseDataError
from descent import descend
from scipy.io import savemat
from toy_data import football_dataset, football_points
