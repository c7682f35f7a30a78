"""Other numerics: the proof as another processor, or another number of threads, would run it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping

DEFAULT, PLAIN, HASWELL = "default", "plain", "haswell"
#: Three machines: this one, an old one with one core, and a newer one with two. Between them they
#: have every setting of the other kinds, which tell which setting it is that makes a difference.
ALL = (DEFAULT, PLAIN, HASWELL)
DISPATCH = "NPY_DISABLE_CPU_FEATURES"
OLDER = {"OPENBLAS_CORETYPE": "Nehalem"}
NEWER = {"OPENBLAS_CORETYPE": "Haswell"}
NO_ONEDNN = {"TF_ENABLE_ONEDNN_OPTS": "0"}
THREADS = (
    "OPENBLAS_NUM_THREADS",
    "OMP_NUM_THREADS",
    "TF_NUM_INTRAOP_THREADS",
    "TF_NUM_INTEROP_THREADS",
)
ONE_THREAD, TWO_THREADS = dict.fromkeys(THREADS, "1"), dict.fromkeys(THREADS, "2")
#: Environment variables by name; what `DISPATCH` is set to depends on the processor.
SETTINGS: dict[str, dict[str, str]] = {
    DEFAULT: {},
    PLAIN: {DISPATCH: "", **OLDER, **NO_ONEDNN, **ONE_THREAD},
    HASWELL: {**NEWER, **TWO_THREADS},
    "no-dispatch": {DISPATCH: ""},
    "nehalem": OLDER,
    "one-thread": ONE_THREAD,
    "two-threads": TWO_THREADS,
    "no-onednn": NO_ONEDNN,
}


def profiles() -> dict[str, dict[str, str]]:
    """Environment variables by the name of a kind of numerics.

    NumPy's dispatch is switched off for all features that this processor has and that are not in
    NumPy's baseline; OpenBLAS and oneDNN take kernels of older processors.
    """
    features = " ".join(_dispatched())
    return {
        name: {key: features if key == DISPATCH else value for key, value in variables.items()}
        for name, variables in SETTINGS.items()
    }


@contextlib.contextmanager
def environment(variables: Mapping[str, str]) -> Iterator[None]:
    """Set environment variables for the processes that are started meanwhile."""
    saved = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in saved.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _dispatched() -> list[str]:
    """The features of this processor for which NumPy has code beyond its baseline."""
    import importlib

    umath = importlib.import_module("numpy._core._multiarray_umath")
    return [name for name in umath.__cpu_dispatch__ if umath.__cpu_features__.get(name)]
