"""Results of repeated experiments: the mean, and an interval that says how sure it is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from coursework.array_types import FloatArray


def mean_and_interval(
    values: Sequence[float] | FloatArray, level: float = 0.95
) -> tuple[float, float, float]:
    """Mean of repeated measurements, with Student's interval for it.

    Parameters
    ----------
    values : sequence of float
        One result for each repetition, such as one for each seed; at least two.
    level : float
        How often such an interval holds the mean of infinitely many repetitions.

    Returns
    -------
    mean, low, high : float
        The mean, and both ends of the interval.

    Raises
    ------
    ValueError
        If there are fewer than two values: one run says nothing of the next.
    """
    from scipy.stats import t

    results = np.asarray(values, dtype=float)
    if results.size < 2:
        raise ValueError("An interval needs at least two repetitions; run more seeds.")
    mean = float(results.mean())
    reach = t.ppf((1 + level) / 2, results.size - 1) * results.std(ddof=1) / np.sqrt(results.size)
    return mean, mean - float(reach), mean + float(reach)


def told(values: Sequence[float] | FloatArray, unit: str = "%", digits: int = 1) -> str:
    """Mean and interval of repeated measurements in words, shares as percentages.

    Parameters
    ----------
    values : sequence of float
        One result for each repetition.
    unit : str
        ``"%"`` for shares from 0 to 1, anything else for plain numbers.
    digits : int
        Decimal places.

    Examples
    --------
    >>> told([0.20, 0.22, 0.24])
    '22.0% (17.0 to 27.0)'
    """
    scale = 100 if unit == "%" else 1
    mean, low, high = (scale * each for each in mean_and_interval(values))
    return f"{mean:.{digits}f}{unit} ({low:.{digits}f} to {high:.{digits}f})"
