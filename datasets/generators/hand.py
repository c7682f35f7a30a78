"""A hand of capsules: geometry and drawing.

Lengths are in widths of the palm; `x` points right, `y` down, the origin is the middle of the
palm. Fingers are numbered from the thumb (0) to the little finger (4).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

THUMB = 0
FINGERS = (1, 2, 3, 4)

KNUCKLES = ((-0.40, 0.10), (-0.36, -0.38), (-0.12, -0.46), (0.12, -0.44), (0.36, -0.34))
LENGTHS = (0.72, 0.92, 1.05, 0.97, 0.74)
SPREAD = (-58.0, -16.0, -4.0, 8.0, 22.0)


@dataclass(frozen=True)
class Capsule:
    """All points within a radius of a line segment.

    Attributes
    ----------
    start, end : ndarray, shape (2,)
        Ends of the segment.
    radius : float
        The radius.
    relief : float
        How much darker the rim is than the axis, from 0 to 1.
    """

    start: FloatArray
    end: FloatArray
    radius: float
    relief: float


@dataclass(frozen=True)
class Pose:
    """How a hand is seen.

    Attributes
    ----------
    centre : ndarray, shape (2,)
        Point of the hand in the middle of the picture.
    half_side : float
        Half the side of the picture.
    angle : float
        Turn of the hand in radians.
    mirrored : bool
        Whether left and right are swapped.
    """

    centre: FloatArray
    half_side: float
    angle: float
    mirrored: bool

    def points(self, side: int) -> FloatArray:
        """Points of the hand under the pixels of a picture, shape (side, side, 2)."""
        steps = (np.arange(side) + 0.5) / side * 2 - 1
        x, y = np.meshgrid(-steps if self.mirrored else steps, steps)
        cosine, sine = np.cos(self.angle), np.sin(self.angle)
        turned = np.stack([cosine * x + sine * y, cosine * y - sine * x], axis=-1)
        return self.centre + self.half_side * turned


def hand(raised: Iterable[int], rng: np.random.Generator) -> list[Capsule]:
    """Build a hand of slightly random proportions.

    Parameters
    ----------
    raised : iterable of int
        Fingers that are stretched out; the others are folded over the palm.
    rng : Generator
        Source of lengths, thickness, spread and bend.

    Returns
    -------
    list of Capsule
        The parts, those farther from the eye first.
    """
    up = set(raised)
    thickness, length = rng.uniform(0.11, 0.135), rng.uniform(0.92, 1.08)
    parts = [_capsule((0.0, 0.5), (rng.uniform(-0.2, 0.2), 2.2), 0.33, relief=0.25)]
    for finger in sorted(up):
        parts += _stretched(finger, thickness, length, rng)
    parts.append(_capsule((0.0, -0.1), (0.0, 0.2), 0.48, relief=0.2))
    for finger in FINGERS:
        if finger not in up:
            x, y = KNUCKLES[finger]
            tip = (0.85 * x, y + rng.uniform(0.3, 0.4))
            parts.append(_capsule((x, y + 0.05), tip, 1.08 * thickness, relief=0.45))
    if THUMB not in up:
        tip = (rng.uniform(-0.05, 0.2), rng.uniform(0.05, 0.2))
        parts.append(_capsule((-0.38, 0.32), tip, 1.15 * thickness, relief=0.45))
    return parts


def draw(
    parts: Iterable[Capsule], pose: Pose, skin: FloatArray, canvas: FloatArray, light: FloatArray
) -> FloatArray:
    """Draw a hand over a background.

    Parameters
    ----------
    parts : iterable of Capsule
        The hand.
    pose : Pose
        How it is seen.
    skin : ndarray, shape (3,)
        Its colour, 0 to 255.
    canvas : ndarray, shape (side, side, 3)
        The background.
    light : ndarray, shape (2,)
        Direction to the light, seen from the hand; its length is the strength.

    Returns
    -------
    ndarray, shape (side, side, 3)
        The picture.
    """
    side = canvas.shape[0]
    points, pixel = pose.points(side), 2 * pose.half_side / side
    for part in parts:
        along = part.end - part.start
        position = ((points - part.start) @ along / (along @ along)).clip(0, 1)
        away = (points - part.start - position[..., None] * along) / part.radius
        distance = np.linalg.norm(away, axis=-1)
        height = np.sqrt((1 - distance**2).clip(0))
        brightness = 1 - part.relief * (1 - height) + part.relief * (away @ light)
        covered = (0.5 + (1 - distance) * part.radius / pixel).clip(0, 1)[..., None]
        canvas = (1 - covered) * canvas + covered * brightness[..., None] * skin
    return canvas


def _stretched(
    finger: int, thickness: float, length: float, rng: np.random.Generator
) -> Iterator[Capsule]:
    """Two limbs of a stretched finger, the outer one first."""
    radius = thickness * (1.12 if finger == THUMB else 1.0)
    angle = np.deg2rad(SPREAD[finger] + rng.normal(0, 3))
    knuckle = np.array(KNUCKLES[finger])
    joint = knuckle + 0.5 * length * LENGTHS[finger] * _direction(angle)
    bend = np.deg2rad(rng.normal(10 if finger == THUMB else 0, 4))
    tip = joint + 0.5 * length * LENGTHS[finger] * _direction(angle + bend)
    yield _capsule(joint, tip, 0.92 * radius, relief=0.4)
    yield _capsule(knuckle, joint, radius, relief=0.4)


def _direction(angle: float) -> FloatArray:
    """Unit vector at an angle from straight up, clockwise."""
    return np.array([np.sin(angle), -np.cos(angle)])


def _capsule(start: Iterable[float], end: Iterable[float], radius: float, relief: float) -> Capsule:
    """Build a capsule from coordinates."""
    return Capsule(np.array([*start]), np.array([*end]), radius, relief)
