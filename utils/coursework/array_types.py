"""Names for the array types that the helper modules pass around."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
Labels = NDArray[Any]
Parameters = dict[str, FloatArray]
Gradients = dict[str, FloatArray]
