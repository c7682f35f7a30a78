"""Cases and known mistakes of face recognition.

Nothing is trained: encodings come from a tiny network with fixed random weights, and databases
are made so that the distances are known, well away from the threshold. Keras and TensorFlow are
imported where a case needs them, not above: the judge does without.
"""

import numpy as np

from graders.common.tensors import normal, plain
from invigilator.checking import Grader

grader = Grader("course4/face_recognition", framework="tensorflow")
grader.include(plain, normal)


# ---- triplet_loss ----


@grader.helper
def loss_of(triplet_loss, arrays, **margin):
    """The loss as an array, the encodings being tensors."""
    import tensorflow as tf

    tensors = [tf.constant(array) for array in arrays]
    return plain(triplet_loss(None, tensors, **margin))


@grader.case
def three_triplets(triplet_loss):
    """Three triplets with encodings of two numbers; the second costs nothing."""
    anchors = np.array([[1.0, 2.0], [0.0, 0.0], [-1.0, 0.5]], np.float32)
    positives = np.array([[1.5, 1.0], [0.5, 0.0], [0.5, 1.5]], np.float32)
    negatives = np.array([[1.0, 3.0], [2.0, -1.0], [-1.0, 2.0]], np.float32)
    return plain(triplet_loss(None, [anchors, positives, negatives]))


@grader.case(rtol=1e-4)
def another_margin(triplet_loss):
    """Two triplets with encodings of three numbers, and a margin of 0.5; the loss as a tensor.

    Also whether it leads back to the anchors, so that there is a gradient.
    """
    import tensorflow as tf

    anchors = tf.constant([[1.0, 0.0, 2.0], [0.5, 1.0, 0.0]])
    positives = tf.constant([[0.5, 1.0, 2.0], [0.0, 1.0, 0.5]])
    negatives = tf.constant([[1.0, 0.5, 1.0], [1.0, 0.0, 0.5]])
    with tf.GradientTape() as tape:
        tape.watch(anchors)
        loss = triplet_loss(None, [anchors, positives, negatives], alpha=0.5)
    is_tensor = bool(tf.is_tensor(loss))
    has_gradient = is_tensor and tape.gradient(loss, anchors) is not None
    return {
        "loss": plain(loss),
        "a tensor": None if loss is None else is_tensor,
        "a gradient": None if loss is None else has_gradient,
    }


@grader.case(rtol=1e-4)
def four_triplets(triplet_loss):
    """Four triplets with encodings of three numbers, hard ones and easy ones."""
    draw = np.random.RandomState(36)
    return loss_of(triplet_loss, [draw.randn(4, 3).astype(np.float32) for _ in range(3)])


@grader.case(hidden=True, rtol=1e-4)
def seven_triplets(triplet_loss, rng):
    """Seven triplets with encodings of five numbers."""
    return loss_of(triplet_loss, [normal(rng, 7, 5) for _ in range(3)])


@grader.case(hidden=True, rtol=1e-4)
def as_many_triplets_as_numbers(triplet_loss, rng):
    """Four triplets with encodings of four numbers."""
    return loss_of(triplet_loss, [normal(rng, 4, 4) for _ in range(3)])


@grader.case(hidden=True, rtol=1e-4)
def one_triplet_that_costs(triplet_loss, rng):
    """A single triplet, whose negative is nearer than its positive."""
    anchor = normal(rng, 1, 6)
    return loss_of(triplet_loss, [anchor, anchor + 2.0, anchor + normal(rng, 1, 6) / 4])


@grader.case(hidden=True, rtol=1e-4)
def mostly_easy_triplets(triplet_loss, rng):
    """Two triplets of nine cost something; all others keep the margin by far."""
    anchors = normal(rng, 9, 3)
    near, far = anchors + normal(rng, 9, 3) / 4, anchors + 3 + normal(rng, 9, 3) / 4
    far[[2, 5]], near[[2, 5]] = near[[5, 2]], far[[5, 2]]
    return loss_of(triplet_loss, [anchors, near, far])


@grader.case(hidden=True, rtol=1e-4)
def margin_of_one_and_a_half(triplet_loss, rng):
    """Another margin, encodings of length 1."""
    arrays = [normal(rng, 6, 8) for _ in range(3)]
    scaled = [array / np.linalg.norm(array, axis=1, keepdims=True) for array in arrays]
    return loss_of(triplet_loss, scaled, alpha=1.5)


@grader.case(hidden=True, rtol=1e-3)
def gradients(triplet_loss, rng):
    """Training must be able to differentiate the loss: gradients for the three tensors."""
    import tensorflow as tf

    inputs = [tf.Variable(normal(rng, 5, 3)) for _ in range(3)]
    with tf.GradientTape() as tape:
        loss = triplet_loss(None, list(inputs))
    names = ("anchor", "positive", "negative")
    found = tape.gradient(loss, inputs)
    return {name: plain(each) for name, each in zip(names, found, strict=True)}


POSITIVE = "ops.sum(ops.square(anchor - positive), axis=-1)"
NEGATIVE = "ops.sum(ops.square(anchor - negative), axis=-1)"
COSTS = "ops.maximum(pos_dist - neg_dist + alpha, 0.0)"
LOSS = "ops.sum(costs)"

wrong = grader.mistakes("triplet_loss")
wrong("The costs are averaged over the triplets; add them up.", (LOSS, "ops.mean(costs)"))
wrong(
    "The costs of all triplets are added up before the maximum is taken, so that easy ones make up"
    " for hard ones. Take the maximum of each triplet first.",
    (COSTS, "pos_dist - neg_dist + alpha"),
    (LOSS, "ops.maximum(ops.sum(costs), 0.0)"),
)
wrong("The margin alpha is missing.", (COSTS, "ops.maximum(pos_dist - neg_dist, 0.0)"))
wrong(
    "The margin is subtracted; it should be added.",
    (COSTS, "ops.maximum(pos_dist - neg_dist - alpha, 0.0)"),
)
wrong(
    "The margin is a fixed number; use the argument alpha.",
    (COSTS, "ops.maximum(pos_dist - neg_dist + 0.2, 0.0)"),
)
wrong(
    "The margin is added after the maximum, so that easy triplets cost something as well. "
    "Add it inside.",
    (COSTS, "ops.maximum(pos_dist - neg_dist, 0.0) + alpha"),
)
wrong(
    "Positive and negative are swapped: being far from the positive should cost something.",
    (COSTS, "ops.maximum(neg_dist - pos_dist + alpha, 0.0)"),
)
wrong(
    "The distances are not squared: leave out the root.",
    (POSITIVE, f"ops.sqrt({POSITIVE})"),
    (NEGATIVE, f"ops.sqrt({NEGATIVE})"),
)
wrong(
    "You add up absolute differences; add up their squares.",
    (POSITIVE, POSITIVE.replace("square", "absolute")),
    (NEGATIVE, NEGATIVE.replace("square", "absolute")),
)
wrong(
    "The squares are added up over the triplets; add them up over the numbers of each encoding, "
    "the last axis.",
    (POSITIVE, POSITIVE.replace("axis=-1", "axis=0")),
    (NEGATIVE, NEGATIVE.replace("axis=-1", "axis=0")),
)
wrong(
    "The squares are averaged over the encoding; a distance adds them up.",
    (POSITIVE, POSITIVE.replace("ops.sum", "ops.mean")),
    (NEGATIVE, NEGATIVE.replace("ops.sum", "ops.mean")),
)
wrong(
    "The maximum is taken for each number of an encoding. First add up the squares along the last "
    "axis.",
    (POSITIVE, "ops.square(anchor - positive)"),
    (NEGATIVE, "ops.square(anchor - negative)"),
)
wrong(
    "The maximum with 0 is missing: an easy triplet costs nothing, but earns nothing either.",
    (COSTS, "pos_dist - neg_dist + alpha"),
)
wrong(
    "You take the smaller of the cost and 0; take the larger.",
    (COSTS, "ops.minimum(pos_dist - neg_dist + alpha, 0.0)"),
)
wrong(
    "neg_dist is the distance between positive and negative; it should be that between anchor and "
    "negative.",
    (NEGATIVE, NEGATIVE.replace("anchor", "positive")),
)
wrong("There is a cost for each triplet; return one number, their sum.", (LOSS, "costs"))
wrong(
    "You return the largest of the costs. ops.max finds the largest entry; ops.maximum compares "
    "each cost with 0, and ops.sum adds them up.",
    (LOSS, "ops.max(costs)"),
)
wrong(
    "Python's max compares single numbers; ops.maximum goes through all triplets.",
    (COSTS, "max(pos_dist - neg_dist + alpha, 0.0)"),
)
wrong(
    "The loss is not a tensor, so that training cannot differentiate it. Use the functions of "
    "keras.ops.",
    (LOSS, "np.sum(np.asarray(costs))"),
)
wrong(
    "The loss has no gradient, because NumPy's functions do not keep track of it. Compute the "
    "distances with keras.ops as well.",
    (POSITIVE, "np.linalg.norm(anchor - positive, axis=-1) ** 2"),
    (NEGATIVE, "np.linalg.norm(anchor - negative, axis=-1) ** 2"),
)
wrong(
    "The differences are added up as they are; square them first.",
    (POSITIVE, POSITIVE.replace("ops.square", "")),
    (NEGATIVE, NEGATIVE.replace("ops.square", "")),
)
wrong(
    "The differences are added up before they are squared; square each of them first.",
    (POSITIVE, "ops.square(ops.sum(anchor - positive, axis=-1))"),
    (NEGATIVE, "ops.square(ops.sum(anchor - negative, axis=-1))"),
)
wrong(
    "pos_dist adds up the squares of all triplets at once; add them up along the last axis only.",
    (POSITIVE, POSITIVE.replace(", axis=-1", "")),
)
wrong(
    "The loss is 0: pos_dist is too small, or neg_dist too large. Each adds up the squared "
    "differences from the anchor, along the last axis only.",
    (NEGATIVE, NEGATIVE.replace(", axis=-1", "")),
)
wrong(
    "The squares of all triplets are added up before the maximum is taken. Add them up along the "
    "last axis only; the costs of the triplets are added up at the very end.",
    (POSITIVE, POSITIVE.replace(", axis=-1", "")),
    (NEGATIVE, NEGATIVE.replace(", axis=-1", "")),
)
for name, patch in (("pos_dist", POSITIVE), ("neg_dist", NEGATIVE)):
    wrong(
        f"{name} adds up absolute differences; add up their squares.",
        (patch, patch.replace("square", "absolute")),
    )
    wrong(
        f"{name} is the largest of the squares; it should be their sum.",
        (patch, patch.replace("ops.sum", "ops.max")),
    )
    wrong(
        f"{name} is made of a sum of two encodings; square their difference instead.",
        (patch, patch.replace("anchor -", "anchor +")),
    )
wrong(
    "neg_dist averages the squares; a distance adds them up.",
    (NEGATIVE, NEGATIVE.replace("ops.sum", "ops.mean")),
)
wrong(
    "neg_dist adds up the differences as they are; square them first.",
    (NEGATIVE, NEGATIVE.replace("ops.square", "")),
)
wrong(
    "neg_dist leaves the anchor out; it is the distance between anchor and negative.",
    (NEGATIVE, NEGATIVE.replace("anchor - ", "")),
)
wrong(
    "pos_dist leaves the anchor out; it is the distance between anchor and positive.",
    (POSITIVE, POSITIVE.replace("anchor - ", "")),
)
wrong(
    "The difference of the distances is multiplied by alpha; add alpha to it.",
    (COSTS, "ops.maximum((pos_dist - neg_dist) * alpha, 0.0)"),
)
wrong(
    "You return the sum of the distances to the positives; return the sum of the costs.",
    (LOSS, "ops.sum(pos_dist)"),
)
wrong(
    "You take the root of neg_dist, but not of pos_dist; both should be without a root.",
    (NEGATIVE, f"ops.sqrt({NEGATIVE})"),
)
wrong(
    "You take the root of pos_dist, but not of neg_dist; both should be without a root.",
    (POSITIVE, f"ops.sqrt({POSITIVE})"),
)
wrong(
    "Both distances are the same: compare the anchor with the positive for pos_dist, and with the "
    "negative for neg_dist.",
    (NEGATIVE, NEGATIVE.replace("negative", "positive")),
)
wrong(
    "The anchor is added to positive and negative; subtract instead.",
    (POSITIVE, POSITIVE.replace("anchor -", "anchor +")),
    (NEGATIVE, NEGATIVE.replace("anchor -", "anchor +")),
)
wrong(
    "The two distances are added; subtract neg_dist from pos_dist.",
    (COSTS, COSTS.replace("pos_dist - neg", "pos_dist + neg")),
)
wrong(
    "The distance to the negative is missing: subtract it.",
    (COSTS, "ops.maximum(pos_dist + alpha, 0.0)"),
)
wrong(
    "Each triplet costs at least alpha. Add alpha to the difference of the distances, and take the"
    " maximum of that and 0.",
    (COSTS, "ops.maximum(pos_dist - neg_dist, alpha)"),
)
wrong(
    "You take the absolute value of the cost; a cost below 0 should count as 0.",
    (COSTS, "ops.absolute(pos_dist - neg_dist + alpha)"),
)
wrong(
    "Each triplet costs at least 1; an easy one should cost 0.",
    (COSTS, COSTS.replace("0.0", "1.0")),
)
wrong("The costs are squared; add them up as they are.", (COSTS, f"ops.square({COSTS})"))
wrong("You take the root of the loss; return the sum itself.", (LOSS, "ops.sqrt(ops.sum(costs))"))
wrong(
    "The margin is added again at the end; once is enough, inside the maximum.",
    (LOSS, "ops.sum(costs) + alpha"),
)
wrong(
    "The margin is added twice; once is enough.",
    (COSTS, "ops.maximum(pos_dist + alpha - neg_dist + alpha, 0.0)"),
)
wrong(
    "The distance to the negative is multiplied by alpha; add alpha to the difference instead.",
    (COSTS, "ops.maximum(pos_dist - alpha * neg_dist, 0.0)"),
)
wrong(
    "You take the larger of the two distances. Take the maximum of 0 and their difference plus "
    "alpha.",
    (COSTS, "ops.maximum(pos_dist, neg_dist) + alpha"),
)
wrong(
    "pos_dist is divided by neg_dist; subtract neg_dist instead.",
    (COSTS, "ops.maximum(pos_dist / neg_dist + alpha, 0.0)"),
)
wrong(
    "The encodings are multiplied by each other; a distance adds up the squares of their "
    "differences.",
    (POSITIVE, "ops.sum(anchor * positive, axis=-1)"),
    (NEGATIVE, "ops.sum(anchor * negative, axis=-1)"),
)


# ---- pictures, encodings and databases ----


@grader.helper
def tiny_network(rng, side, n):
    """A network with fixed random weights, from images to encodings of length 1."""
    import keras

    network = keras.Sequential(
        [
            keras.Input((side, side, 3)),
            keras.layers.AveragePooling2D(4),
            keras.layers.Flatten(),
            keras.layers.Dense(n),
            keras.layers.UnitNormalization(),
        ],
        name="encoder",
    )
    network.set_weights([normal(rng, *weights.shape) for weights in network.get_weights()])
    return network


@grader.helper
def snapshot(rng, side):
    """A random image."""
    return rng.integers(0, 256, size=(side, side, 3), dtype=np.uint8)


@grader.helper
def encoding_of(picture, network):
    """Its encoding, of shape (1, n)."""
    return np.asarray(network(picture[np.newaxis].astype(np.float32) / 255))


@grader.helper
def so_far_from(encoding, distance, rng):
    """An encoding of length 1 in a random direction, at a given distance from another."""
    away = rng.normal(size=encoding.shape)
    away -= np.sum(away * encoding) * encoding
    away /= np.linalg.norm(away)
    angle = 2 * np.arcsin(distance / 2)
    return (np.cos(angle) * encoding + np.sin(angle) * away).astype(np.float32)


@grader.helper
def scene(rng, side, n, **distances):
    """An image, a network, and a database with people at given distances from the image."""
    network, picture = tiny_network(rng, side, n), snapshot(rng, side)
    encoding = encoding_of(picture, network)
    database = {name: so_far_from(encoding, each, rng) for name, each in distances.items()}
    return picture, database, network


@grader.helper
def from_file(picture, function, *arguments):
    """Call a function with the name of a file that holds the image, and the arguments."""
    import tempfile
    from pathlib import Path

    from PIL import Image

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "camera.png"
        Image.fromarray(picture).save(path)
        return function(str(path), *arguments)


# ---- verify ----


@grader.helper
def verdict(result):
    """Distance and decision, as plain values."""
    dist, door_open = result
    return {
        "dist": plain(dist),
        "door_open": None if door_open is None else np.asarray(door_open).tolist(),
    }


@grader.case(rtol=1e-3)
def a_resident(verify, rng):
    """Kim says that she is Kim, at a distance of 0.6."""
    picture, database, network = scene(rng, 8, 6, kim=0.6, lee=1.1)
    return verdict(verify(picture, "kim", database, network))


@grader.case(rtol=1e-3)
def somebody_else(verify, rng):
    """Somebody at a distance of 0.78 says that she is Kim."""
    picture, database, network = scene(rng, 8, 6, kim=0.78, lee=0.3)
    return verdict(verify(picture, "kim", database, network))


@grader.case(rtol=1e-3)
def a_close_resident(verify, rng):
    """Lee says that she is Lee, at a distance of 0.35."""
    picture, database, network = scene(rng, 8, 6, kim=0.9, lee=0.35)
    return verdict(verify(picture, "lee", database, network))


@grader.case(hidden=True, rtol=1e-3)
def an_impostor_of_the_house(verify, rng):
    """One resident says that she is another."""
    picture, database, network = scene(rng, 8, 5, noor=0.38, ola=1.23, pia=0.94)
    return verdict(verify(picture, "pia", database, network))


@grader.case(hidden=True, rtol=1e-3)
def just_near_enough(verify, rng):
    """Everybody is near; the claimed person is the last in the database, and just near enough."""
    picture, database, network = scene(rng, 12, 16, quin=0.31, remy=0.52, sam=0.66)
    return verdict(verify(picture, "sam", database, network))


@grader.case(hidden=True, rtol=1e-3)
def just_too_far(verify, rng):
    """The claimed person is the first in the database, and just too far away."""
    picture, database, network = scene(rng, 16, 7, toni=0.74, uma=0.28, vic=0.6)
    return verdict(verify(picture, "toni", database, network))


@grader.case(hidden=True, rtol=1e-3)
def very_near(verify, rng):
    """Almost the image in the database."""
    picture, database, network = scene(rng, 8, 9, wim=0.97, xia=0.13)
    return verdict(verify(picture, "xia", database, network))


@grader.case(hidden=True, rtol=1e-3)
def picture_from_a_file(verify, rng):
    """The camera saved an image of another size."""
    network = tiny_network(rng, 8, 6)
    database = {name: encoding_of(snapshot(rng, 8), network) for name in ("yara", "zoe")}
    picture = np.repeat(np.repeat(snapshot(rng, 5), 4, axis=0), 6, axis=1)
    return verdict(from_file(picture, verify, "zoe", database, network))


DIST = "np.linalg.norm(encoding - database[identity])"
DOOR = "dist < 0.7"

wrong = grader.mistakes("verify")
wrong(
    "The decision is reversed: the door should open when the distance is small.",
    (DOOR, "dist > 0.7"),
)
wrong(
    "That is the squared distance; the threshold is for the distance itself.",
    (DIST, "np.sum((encoding - database[identity]) ** 2)"),
)
wrong(
    "You add up absolute differences; the distance is Euclidean.",
    (DIST, "np.sum(np.abs(encoding - database[identity]))"),
)
wrong(
    "That is the largest single difference; the distance is Euclidean.",
    (DIST, "np.max(np.abs(encoding - database[identity]))"),
)
wrong(
    "The squares are averaged over the encoding; the Euclidean distance adds them up.",
    (DIST, "np.sqrt(np.mean((encoding - database[identity]) ** 2))"),
)
wrong(
    "There is an array where a single number is wanted. The distance is the norm of the difference"
    " of the two encodings, without an axis.",
    (DIST, "np.linalg.norm(encoding - database[identity], axis=0)"),
)
wrong(
    "The distance is an array with one entry; a number is asked for. "
    "Take the norm without an axis.",
    (DIST, "np.linalg.norm(encoding - database[identity], axis=1)"),
)
wrong(
    "The image is compared with the nearest person of the database, so any resident "
    "passes for any other. Compare it with the claimed identity alone.",
    (DIST, "min(np.linalg.norm(encoding - each) for each in database.values())"),
)
wrong(
    "The image is always compared with the first person of the database; take the claimed one.",
    (DIST, "np.linalg.norm(encoding - list(database.values())[0])"),
)
wrong(
    "The image is always compared with Ana; take the claimed person, identity.",
    (DIST, 'np.linalg.norm(encoding - database["Ana"])'),
)
wrong(
    "FRmodel is a variable of the notebook; use the network that is passed in, model.",
    ("img_to_encoding(image_path, model)", "img_to_encoding(image_path, FRmodel)"),
)
wrong(
    "Two things should be returned, not one: first the distance, then the decision.",
    ("return dist, door_open", "return door_open"),
)
wrong(
    "You measure the length of an encoding; measure the length of the difference of two.",
    (DIST, "np.linalg.norm(database[identity])"),
)
wrong(
    "The encodings are added; the distance is the length of their difference.",
    (DIST, "np.linalg.norm(encoding + database[identity])"),
)
wrong(
    "That is the mean of the squared differences; the Euclidean distance is the root of their sum.",
    (DIST, "np.mean((encoding - database[identity]) ** 2)"),
)
wrong(
    "The door stays closed even for somebody near; it should open below 0.7.", (DOOR, "dist < 0.2")
)
wrong("The door opens too easily: the distance must be less than 0.7.", (DOOR, "dist < 1"))
wrong(
    "That is the similarity (the cosine), which is large for the same person; compute a distance.",
    (DIST, "np.sum(encoding * database[identity])"),
)
wrong(
    "The results are in the wrong order: first the distance, then the decision.",
    ("return dist, door_open", "return door_open, dist"),
)
wrong(
    "The differences are added up with their signs; the distance is Euclidean.",
    (DIST, "np.sum(encoding - database[identity])"),
)
wrong(
    "Every distance is 0: encode the image, and take the length of the difference, not the "
    "difference of two lengths.",
    ("img_to_encoding(image_path, model)", "database[identity]"),
)
wrong(
    "The door stays closed too often: it should open at every distance below 0.7.",
    (DOOR, "dist < 0.5"),
)
wrong(
    "door_open is a text; it should be True or False.",
    (DOOR, '"open" if dist < 0.7 else "closed"'),
)
wrong("door_open is a whole number; it should be True or False.", (DOOR, "int(dist < 0.7)"))
wrong(
    "door_open is None when the door stays closed; it should be False.",
    (DOOR, "True if dist < 0.7 else None"),
)
wrong(
    "identity is only a name; its encoding is database[identity].",
    (DIST, "np.linalg.norm(encoding - identity)"),
)
wrong(
    "The database holds encodings, not images: take database[identity] as it is.",
    (DIST, "np.linalg.norm(encoding - img_to_encoding(database[identity], model))"),
)
wrong(
    "model.predict cannot take the image as it is: img_to_encoding prepares it and calls the "
    "model.",
    ("img_to_encoding(image_path, model)", "model.predict(image_path)"),
)
wrong(
    "The model cannot take the image as it is: img_to_encoding prepares it and calls the model.",
    ("img_to_encoding(image_path, model)", "model(image_path)"),
)


# ---- who_is_it ----


@grader.helper
def answer(result):
    """Distance and name, as plain values."""
    names = ("min_dist", "identity")
    return {
        name: str(value) if isinstance(value, str) else plain(value)
        for name, value in zip(names, result, strict=True)
    }


@grader.helper
def counting(network):
    """A network that counts how often it is called."""

    class Counting:
        calls = 0

        def __getattr__(self, name):
            return getattr(network, name)

        def __call__(self, *arguments, **options):
            self.calls += 1
            return network(*arguments, **options)

        def predict(self, *arguments, **options):
            self.calls += 1
            return network.predict(*arguments, **options)

    return Counting()


@grader.case(rtol=1e-3)
def second_of_four(who_is_it, rng):
    """Four people live here; the second is on the image. The calls of the model are counted."""
    picture, database, network = scene(rng, 8, 6, ada=0.9, bela=0.4, cyd=1.2, dora=0.65)
    network = counting(network)
    return {**answer(who_is_it(picture, database, network)), "calls of the model": network.calls}


@grader.case(rtol=1e-3)
def just_a_stranger(who_is_it, rng):
    """The nearest of three is the last, at a distance of 0.72."""
    return answer(who_is_it(*scene(rng, 8, 6, ibo=0.9, kim=1.25, jana=0.72)))


@grader.case(rtol=1e-3)
def just_no_stranger(who_is_it, rng):
    """The nearest of three is the last, at a distance of 0.62."""
    return answer(who_is_it(*scene(rng, 8, 6, lou=1.1, mona=0.8, nuri=0.62)))


@grader.case(rtol=1e-3)
def a_stranger(who_is_it, rng):
    """Nobody of three is on the image."""
    picture, database, network = scene(rng, 8, 6, eli=1.3, flo=0.86, gil=0.98)
    return answer(who_is_it(picture, database, network))


@grader.case(rtol=1e-3)
def a_far_stranger(who_is_it, rng):
    """Nobody of three is on the image, and all are further than 1 away."""
    picture, database, network = scene(rng, 8, 6, eli=1.3, flo=1.16, gil=1.22)
    return answer(who_is_it(picture, database, network))


@grader.case(rtol=1e-3)
def a_very_near_person(who_is_it, rng):
    """The second of three is on the image, at a distance of 0.15; the first is near as well."""
    picture, database, network = scene(rng, 8, 6, eli=0.5, gil=0.15, flo=1.16)
    return answer(who_is_it(picture, database, network))


@grader.case(hidden=True, rtol=1e-3)
def several_are_near(who_is_it, rng):
    """Four of five are near enough; the third is the nearest."""
    distances = {"hana": 0.61, "ines": 0.48, "jan": 0.27, "kai": 0.55, "lou": 1.02}
    picture, database, network = scene(rng, 12, 10, **distances)
    network = counting(network)
    return {**answer(who_is_it(picture, database, network)), "calls of the model": network.calls}


@grader.case(hidden=True, rtol=1e-3)
def first_of_three(who_is_it, rng):
    """The first is the nearest, and just near enough."""
    picture, database, network = scene(rng, 8, 8, mia=0.67, nils=0.95, odo=1.12)
    return answer(who_is_it(picture, database, network))


@grader.case(hidden=True, rtol=1e-3)
def last_of_three(who_is_it, rng):
    """The last is the nearest, the first is near enough too."""
    picture, database, network = scene(rng, 8, 7, per=0.58, quy=0.83, rosa=0.17)
    return answer(who_is_it(picture, database, network))


@grader.case(hidden=True, rtol=1e-3)
def stranger_from_far_away(who_is_it, rng):
    """Everybody is very far away; the second of four least."""
    picture, database, network = scene(rng, 16, 5, sol=1.91, tara=1.72, ugo=1.84, vera=1.78)
    return answer(who_is_it(picture, database, network))


@grader.case(hidden=True, rtol=1e-3)
def stranger_who_looks_alike(who_is_it, rng):
    """A stranger who is just not near enough to the last one."""
    picture, database, network = scene(rng, 8, 12, walt=1.15, xeno=0.81, yves=0.735)
    return answer(who_is_it(picture, database, network))


@grader.case(hidden=True, rtol=1e-3)
def close_to_the_threshold(who_is_it, rng):
    """The last of four is the nearest, at a distance of 0.72, and of three at 0.68."""
    above = scene(rng, 8, 6, abe=0.95, bo=1.5, cleo=0.75, dina=0.72)
    below = scene(rng, 8, 6, abe=0.95, bo=1.5, dina=0.68)
    return {"above": answer(who_is_it(*above)), "below": answer(who_is_it(*below))}


@grader.case(hidden=True, rtol=1e-3)
def one_resident_in_a_file(who_is_it, rng):
    """One person in the database; the image comes from a file of another size."""
    network, large = tiny_network(rng, 8, 6), np.kron(snapshot(rng, 4), np.ones((6, 6, 1)))
    picture = large.astype(np.uint8)
    database = {"zara": so_far_from(encoding_of(picture[1::3, 1::3], network), 0.3, rng)}
    return answer(from_file(picture, who_is_it, database, network))


ENCODING = "img_to_encoding(image_path, model)"
NEAR = "np.linalg.norm(encoding - db_encoding)"
START = 'min_dist = float("inf")'
NEARER = "if dist < min_dist:"
UPDATE = "min_dist, identity = dist, name"
STRANGER = "if min_dist >= 0.7:\n        identity = None"

wrong = grader.mistakes("who_is_it")
wrong(
    "You return the person who comes last. Change distance and name only if somebody is nearer "
    "than all before.",
    (NEARER, "if True:"),
)
wrong(
    "The smallest distance never changes: if somebody is nearer, remember distance and name.",
    (UPDATE, "identity = name"),
)
wrong(
    "The identity is None although somebody is near enough: remember the name of the nearest, and "
    "make it None only for a stranger.",
    (UPDATE, "min_dist = dist"),
)
wrong(
    "The smallest distance starts at 0, which no distance can beat. Start with a large number.",
    (START, "min_dist = 0.0"),
)
wrong(
    "The smallest distance starts at 0.7, so that a stranger's distance is lost. "
    "Start with a number that is larger than any distance.",
    (START, "min_dist = 0.7"),
)
wrong(
    "The smallest distance starts at 1; distances can be larger than that. "
    "Start with a number that is larger than any.",
    (START, "min_dist = 1.0"),
)
wrong(
    "You look for the farthest person; look for the nearest.",
    (START, "min_dist = 0.0"),
    (NEARER, "if dist > min_dist:"),
)
wrong(
    "A stranger gets the name of the nearest person. "
    "The identity is None if nobody is near enough.",
    (STRANGER, "pass"),
)
wrong(
    "The rule for strangers is reversed: the identity is None if the distance is 0.7 or more.",
    (STRANGER, "if min_dist < 0.7:\n        identity = None"),
)
wrong(
    "You stop at the first person who is near enough; another may be nearer. Go through all.",
    (UPDATE, f"{UPDATE}\n            if min_dist < 0.7:\n                break"),
)
wrong(
    "Only the first person is looked at; compare with everybody in the database.",
    (UPDATE, f"{UPDATE}\n        break"),
)
wrong(
    "You compute squared distances; the threshold is for the distance itself.",
    (NEAR, "np.sum((encoding - db_encoding) ** 2)"),
)
wrong(
    "You add up absolute differences; the distance is Euclidean.",
    (NEAR, "np.sum(np.abs(encoding - db_encoding))"),
)
wrong(
    "The smallest distance is an array with one entry; a number is asked for. "
    "Take the norm without an axis.",
    (NEAR, "np.linalg.norm(encoding - db_encoding, axis=1)"),
)
wrong(
    "Somebody near is taken for a stranger; the threshold is 0.7.",
    (STRANGER, STRANGER.replace("0.7", "0.2")),
)
wrong(
    "Somebody too far away gets a name; the threshold is 0.7.",
    (STRANGER, STRANGER.replace("0.7", "1.0")),
)
wrong(
    "You subtract one length from the other; the distance is the length of the difference.",
    (NEAR, "abs(np.linalg.norm(encoding) - np.linalg.norm(db_encoding))"),
)
wrong(
    "The last distance decides who is a stranger; the smallest one should.",
    (STRANGER, STRANGER.replace("min_dist", "dist")),
)
wrong(
    "After the loop, name is that of the last person; keep the name of the nearest.",
    (STRANGER, "identity = name if min_dist < 0.7 else None"),
)
wrong(
    "The last person who is near enough wins; look for the nearest one.",
    (NEARER, "if dist < 0.7:"),
)
wrong("A stranger should be None, not a text.", (STRANGER, STRANGER.replace("None", '"unknown"')))
wrong(
    "The results are in the wrong order: first the distance, then the name.",
    ("return min_dist, identity", "return identity, min_dist"),
)
wrong(
    "For a stranger the distance is None; return the smallest distance for a stranger as well.",
    (STRANGER, f"{STRANGER}\n        min_dist = None"),
)
wrong(
    "That is the similarity (the cosine), which is large for the same person; compute a distance.",
    (NEAR, "np.sum(encoding * db_encoding)"),
)
wrong(
    "The encodings are added; the distance is the length of their difference.",
    (NEAR, "np.linalg.norm(encoding + db_encoding)"),
)
wrong(
    "The squares are averaged over the encoding; the Euclidean distance adds them up.",
    (NEAR, "np.sqrt(np.mean((encoding - db_encoding) ** 2))"),
)
wrong(
    "That is the mean of the squared differences; the Euclidean distance is the root of their sum.",
    (NEAR, "np.mean((encoding - db_encoding) ** 2)"),
)
wrong(
    "np.dot tells how similar two encodings are, and is large for the same person. Take the norm "
    "of their difference.",
    (NEAR, "np.dot(encoding, db_encoding.T)"),
)
wrong("The distance is rounded; keep all of its digits.", (NEAR, f"round({NEAR})"))
wrong(
    "dist and min_dist must be single numbers: np.linalg.norm of the difference, without an axis.",
    (NEAR, "encoding - db_encoding"),
)
wrong(
    "Somebody just near enough is taken for a stranger; the threshold is 0.7.",
    (STRANGER, STRANGER.replace("0.7", "0.5")),
)
wrong(
    "You return the distance to the last person; return min_dist, the smallest one.",
    ("return min_dist, identity", "return dist, identity"),
)
wrong(
    "The image is encoded in the loop, again for each person; encode it once, before the loop.",
    (f"encoding = {ENCODING}", "encoding = None"),
    (NEAR, f"np.linalg.norm({ENCODING} - db_encoding)"),
)
wrong(
    "The image is encoded before the loop, but again for each person in it: use encoding there.",
    (NEAR, f"np.linalg.norm({ENCODING} - db_encoding)"),
)
wrong(
    "Somebody who is far away deletes the name that was found before: decide after the loop, by "
    "min_dist, whether it is a stranger.",
    (UPDATE, f"{UPDATE}\n        if dist >= 0.7:\n            identity = None"),
)
wrong(
    "identity is an encoding; it should be the name.",
    (UPDATE, "min_dist, identity = dist, db_encoding"),
)
wrong(
    "The min_dist of a stranger is infinite; it should be the smallest distance, however large. "
    "In the loop compare with min_dist alone, and change only identity after it.",
    (STRANGER, f'{STRANGER}\n        min_dist = float("inf")'),
)
wrong("A stranger should be None, not False.", (STRANGER, STRANGER.replace("None", "False")))
wrong(
    "The identity is not known while you search: compare with db_encoding.",
    (NEAR, "np.linalg.norm(encoding - database[identity])"),
)
wrong(
    "The model cannot take the image as it is: img_to_encoding prepares it and calls the model.",
    (ENCODING, "model(image_path)"),
)
wrong(
    "FRmodel is a variable of the notebook; use the network that is passed in, model.",
    (ENCODING, "img_to_encoding(image_path, FRmodel)"),
)
wrong(
    "verify returns two values, and encodes the image again; compute the distance here.",
    (NEAR, "verify(image_path, name, database, model)"),
)
wrong(
    "min_dist starts as None, with which no distance can be compared. Start with a large number.",
    (START, "min_dist = None"),
)
wrong(
    "The nearest so far is never taken for a stranger, and somebody else far away deletes the name "
    "that was found before: decide after the loop, by min_dist.",
    (UPDATE, f"{UPDATE}\n        elif dist >= 0.7:\n            identity = None"),
    (STRANGER, "pass"),
)
wrong(
    "You stop at the first person who is nearer than 0.7, and min_dist stays infinite for a "
    "stranger: look for the nearest of all, however far away.",
    (NEARER, "if dist < 0.7:"),
    (UPDATE, f"{UPDATE}\n            break"),
)
wrong(
    "A stranger gets the name of the first person, with which your identity starts: start with "
    "None.",
    (f"{START}\n    identity = None", f"{START}\n    identity = list(database)[0]"),
    (UPDATE, "min_dist = dist\n            if dist < 0.7:\n                identity = name"),
    (STRANGER, "pass"),
)
wrong(
    "A stranger should be None itself, without quotation marks.",
    (STRANGER, STRANGER.replace("None", '"None"')),
)
wrong(
    "A stranger should be None; the text is only printed.",
    (STRANGER, STRANGER.replace("None", '"Not in the database."')),
)
