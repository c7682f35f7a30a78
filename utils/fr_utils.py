"""Helpers of the face recognition notebook: encodings, triplets, distances, thresholds.

Encodings are computed by a network of Keras; everything about distances is NumPy.
"""

from collections.abc import Iterator
from os import PathLike
from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from coursework.array_types import FloatArray
from coursework.data.identities import load_identities
from coursework.data.image_sets import Pictures

__all__ = [
    "best_threshold",
    "draw_batches",
    "encode",
    "error_rates",
    "img_to_encoding",
    "load_identities",
    "nearest_others",
    "pair_distances",
    "semi_hard_triplets",
]

LARGEST_SQUARED_DISTANCE = 4.0


def img_to_encoding(image_path: str | PathLike[str] | Pictures, model: Any) -> NDArray[np.float32]:
    """Compute the encoding of one image.

    The image is treated as those of the training set were: three colours, the size that the
    network expects, numbers from 0 to 1.

    Parameters
    ----------
    image_path : str, path or ndarray of uint8, shape (height, width, 3)
        A file with an image, or the image itself, red, green and blue from 0 to 255.
    model : keras.Model
        The network; its input has the shape (m, height, width, 3).

    Returns
    -------
    ndarray of float32, shape (1, n)
        The encoding.

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    """
    if isinstance(image_path, np.ndarray):
        image = Image.fromarray(image_path)
    else:
        with Image.open(image_path) as file:
            image = file.convert("RGB")
    _, height, width, _ = model.input_shape
    return encode(np.asarray(image.resize((width, height)))[np.newaxis], model)


def encode(pictures: Pictures, model: Any, batch_size: int = 100) -> NDArray[np.float32]:
    """Compute the encodings of many images.

    Parameters
    ----------
    pictures : ndarray of uint8, shape (..., height, width, 3)
        Images, red, green and blue from 0 to 255.
    model : keras.Model
        The network.
    batch_size : int
        How many go through the network at a time.

    Returns
    -------
    ndarray of float32, shape (m, n)
        One encoding a row, in the order of the images.
    """
    rows = pictures.reshape(-1, *pictures.shape[-3:])
    starts = range(0, len(rows), batch_size)
    batches = (rows[start : start + batch_size].astype(np.float32) / 255 for start in starts)
    found = [keras.ops.convert_to_numpy(model(batch, training=False)) for batch in batches]
    encodings: NDArray[np.float32] = np.concatenate(found)
    return encodings


def draw_batches(
    pictures: Pictures, people: int, per_person: int, rng: np.random.Generator
) -> Iterator[tuple[NDArray[np.float32], NDArray[np.float32]]]:
    """Draw batches in which every person occurs several times, without end.

    Parameters
    ----------
    pictures : ndarray of uint8, shape (all people, all pictures of one, height, width, 3)
        What to choose from.
    people, per_person : int
        How many people a batch shows, and how many images of each.
    rng : Generator
        Source of the choice.

    Yields
    ------
    batch : ndarray of float32, shape (people * per_person, height, width, 3)
        The images from 0 to 1, those of one person one after the other.
    unused : ndarray of float32, shape (people * per_person,)
        Zeros in the place of labels, which a triplet loss does not need.
    """
    while True:
        who = rng.choice(len(pictures), people, replace=False)
        which = rng.permuted(np.tile(np.arange(pictures.shape[1]), (people, 1)), axis=1)
        batch = pictures[who[:, np.newaxis], which[:, :per_person]]
        rows = batch.reshape(-1, *pictures.shape[2:]).astype(np.float32) / 255
        yield rows, np.zeros(len(rows), np.float32)


def semi_hard_triplets(encodings: Any, people: int, per_person: int) -> list[Any]:
    """Form triplets within a batch, with the negative that teaches most.

    Every ordered pair of two images of a person is an anchor and a positive. The negative is the
    nearest image of another person that is farther from the anchor than the positive is; if all
    are nearer, the farthest. [Schroff et al. 2015, section 3.2]

    Parameters
    ----------
    encodings : tensor, shape (people * per_person, n)
        Encodings of length 1, those of one person one after the other.
    people, per_person : int
        How many people there are, and how many images of each.

    Returns
    -------
    list of three tensors, each of shape (people * per_person * (per_person - 1), n)
        Anchors, positives and negatives.
    """
    ops = keras.ops
    owner = np.repeat(np.arange(people), per_person)
    same = owner[:, np.newaxis] == owner
    anchors, positives = np.nonzero(same & ~np.eye(len(owner), dtype=bool))
    squared = 2 - 2 * ops.matmul(encodings, ops.transpose(encodings))
    to_positive = ops.take(ops.reshape(squared, (-1,)), anchors * len(owner) + positives)
    to_others = ops.take(squared, anchors, axis=0)
    rank = ops.where(
        to_others > to_positive[:, None], to_others, 3 * LARGEST_SQUARED_DISTANCE - to_others
    )
    rank = ops.where(same[anchors], 4 * LARGEST_SQUARED_DISTANCE, rank)
    negatives = ops.argmin(rank, axis=1)
    return [ops.take(encodings, chosen, axis=0) for chosen in (anchors, positives, negatives)]


def pair_distances(vectors: FloatArray, per_person: int) -> tuple[FloatArray, FloatArray]:
    """Compute the distances of all pairs of images.

    Parameters
    ----------
    vectors : ndarray, shape (people * per_person, n)
        One image or encoding a row, those of one person one after the other.
    per_person : int
        Images of each person.

    Returns
    -------
    same, different : ndarray
        Distances of all pairs that show one person, and of all that show two.
    """
    distances = _all_distances(vectors)
    owner = np.arange(len(vectors)) // per_person
    same = owner[:, np.newaxis] == owner
    once = np.triu(np.ones_like(same), 1)
    return distances[same & once], distances[~same & once]


def error_rates(same: FloatArray, different: FloatArray, threshold: float) -> tuple[float, float]:
    """Say how often a threshold errs.

    Parameters
    ----------
    same, different : ndarray
        Distances of pairs that show one person, and of pairs that show two.
    threshold : float
        Pairs at a smaller distance are taken for one person.

    Returns
    -------
    false_accepts, false_rejects : float
        Share of the pairs of two people that are taken for one, and of the pairs of one that are
        taken for two.
    """
    return float(np.mean(different < threshold)), float(np.mean(same >= threshold))


def best_threshold(same: FloatArray, different: FloatArray) -> float:
    """Choose the threshold for which the two error rates together are smallest.

    Parameters
    ----------
    same, different : ndarray
        Distances of pairs that show one person, and of pairs that show two.

    Returns
    -------
    float
        One of 400 thresholds between 0 and the largest distance.
    """
    candidates = np.linspace(0, max(same.max(), different.max()), 401)[1:]
    return float(min(candidates, key=lambda each: sum(error_rates(same, different, each))))


def nearest_others(vectors: FloatArray, count: int) -> NDArray[np.int64]:
    """Find for each row the nearest other rows.

    Parameters
    ----------
    vectors : ndarray, shape (m, n)
        One encoding a row.
    count : int
        How many to find.

    Returns
    -------
    ndarray of int64, shape (m, count)
        Numbers of the rows, the nearest first.
    """
    distances = _all_distances(vectors)
    np.fill_diagonal(distances, np.inf)
    return np.argsort(distances, axis=1)[:, :count]


def _all_distances(vectors: FloatArray) -> FloatArray:
    """Euclidean distances between all rows."""
    vectors = vectors.astype(np.float64)
    lengths = np.sum(vectors**2, axis=1)
    squared = lengths[:, np.newaxis] + lengths - 2 * vectors @ vectors.T
    distances: FloatArray = np.sqrt(np.maximum(squared, 0))
    return distances
