"""Numbers as people read them."""

from __future__ import annotations


def points(value: float) -> str:
    """Points with at most two decimals and no idle zeros: ``7.50`` is ``7.5``."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def share(part: float, whole: float) -> float:
    """`part` of `whole`, between 0 and 1; 0 if there is nothing to have a part of."""
    return min(max(part / whole, 0.0), 1.0) if whole > 0 else 0.0


def percent(fraction: float) -> str:
    """A fraction in whole percent; only the whole is 100%, only nothing is 0%."""
    rounded = round(100 * fraction)
    if 0 < fraction < 1:
        rounded = min(max(rounded, 1), 99)
    return f"{rounded}%"


def duration(seconds: float) -> str:
    """A time in seconds, or minutes, or hours."""
    if seconds < 9.95:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02d} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02d} min"
