"""The curves behind the formulas: measured on the digits, from which the exponents were fitted.

Four experiments, one for each part of the error that depends on something countable. Each returns
what was varied and, for each seed, what was measured.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from coursework.array_types import FloatArray
from coursework.data.digits import IntArray, load_scans, photograph

DEV, WEB = 600, 600


@dataclass(frozen=True)
class Measured:
    """One curve.

    Attributes
    ----------
    varied : ndarray of shape (k,)
        Number of examples, size of the model, or share of wrong labels.
    errors : ndarray of shape (seeds, k)
        A part of the error, for each seed.
    """

    varied: FloatArray
    errors: FloatArray


@dataclass(frozen=True)
class _Shuffled:
    """The digits in random order, as scans and as photographs; the first ones are the dev set."""

    scans: FloatArray
    photographs: FloatArray
    y: IntArray
    rng: np.random.Generator


def variance_by_examples(seeds: Iterable[int] = range(4)) -> Measured:
    """Measure the gap between dev and training error, by the number of training examples."""

    def gap(data: _Shuffled, m: float) -> float:
        train, dev = slice(DEV, DEV + int(m)), slice(0, DEV)
        model = _machine().fit(data.photographs[train], data.y[train])
        return _error(model, data.photographs[dev], data.y[dev]) - _error(
            model, data.photographs[train], data.y[train]
        )

    return _over_seeds(gap, (50, 100, 200, 400, 800), seeds)


def mismatch_by_target_examples(seeds: Iterable[int] = range(4)) -> Measured:
    """Measure how much worse photographs are read than scans, by the number trained with.

    There are always 600 scans besides, the plentiful web data.
    """

    def gap(data: _Shuffled, m: float) -> float:
        web, target = slice(DEV, DEV + WEB), slice(DEV + WEB, DEV + WEB + int(m))
        X = np.concatenate([data.scans[web], data.photographs[target]])
        model = _machine().fit(X, np.concatenate([data.y[web], data.y[target]]))
        y = data.y[:DEV]
        return _error(model, data.photographs[:DEV], y) - _error(model, data.scans[:DEV], y)

    return _over_seeds(gap, (0, 50, 100, 200, 400, 590), seeds)


def bias_by_size(seeds: Iterable[int] = range(4)) -> Measured:
    """Measure the training error of linear models that see only so many principal components."""

    def training_error(data: _Shuffled, size: float) -> float:
        from sklearn.decomposition import PCA
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline

        train = slice(DEV, DEV + WEB)
        model = make_pipeline(PCA(int(size)), LogisticRegression(C=1.0, max_iter=200))
        model.fit(data.scans[train], data.y[train])
        return _error(model, data.scans[train], data.y[train])

    return _over_seeds(training_error, (1, 2, 4, 8, 16), seeds)


def harm_by_wrong_labels(seeds: Iterable[int] = range(4)) -> Measured:
    """Measure what wrong training labels add to the true dev error, by their share."""

    def harm(data: _Shuffled, share: float) -> float:
        train = slice(DEV, DEV + WEB)
        wrong = data.rng.random(WEB) < share
        y = np.where(wrong, (data.y[train] + data.rng.integers(1, 10, WEB)) % 10, data.y[train])
        noisy = _machine().fit(data.photographs[train], y)
        clean = _machine().fit(data.photographs[train], data.y[train])
        X, truth = data.photographs[:DEV], data.y[:DEV]
        return _error(noisy, X, truth) - _error(clean, X, truth)

    return _over_seeds(harm, (0.05, 0.1, 0.2, 0.3), seeds)


def _over_seeds(
    measure: Callable[[_Shuffled, float], float], varied: tuple[float, ...], seeds: Iterable[int]
) -> Measured:
    rows = []
    for seed in seeds:
        data = _shuffled(seed)
        rows.append([measure(data, value) for value in varied])
    return Measured(np.array(varied, dtype=float), np.array(rows))


def _shuffled(seed: int) -> _Shuffled:
    rng = np.random.default_rng(seed)
    scans, y = load_scans()
    order = rng.permutation(len(y))
    return _Shuffled(scans[order], photograph(scans[order], rng), y[order], rng)


def _machine() -> Any:
    from sklearn.svm import SVC

    return SVC(gamma=0.05, C=10)


def _error(model: Any, X: FloatArray, y: NDArray[np.int64]) -> float:
    return float(np.mean(model.predict(X) != y))
