"""Cases and known mistakes of transfer learning.

Nothing is trained. Models have the trunk's own weights and a head with fixed ones. The trunk is
whole where students see it; hidden cases leave out its blocks, which take longest to build. Small
stand-ins serve for fine-tuning. Keras is imported where a case needs it, not above: the judge does
without.
"""

from unittest import mock

import numpy as np

from graders.common.dropout import dropouts
from graders.common.models import count, unnumbered
from graders.common.tensors import plain
from invigilator.checking import Grader

grader = Grader("course4/transfer_learning_mobilenet", framework="tensorflow")
grader.include(plain, count, unnumbered, dropouts)


# ---- data_augmenter ----


@grader.helper
def described_layer(layer):
    """The kind of a layer and its setting."""
    settings = layer.get_config()
    factor = settings.get("factor")
    if factor is not None:
        ends = [float(each) for each in np.ravel(factor)]
        return [type(layer).__name__, ends if len(ends) > 1 else [-ends[0], ends[0]]]
    return [type(layer).__name__, settings.get("mode")]


@grader.case
def layers_in_their_order(data_augmenter):
    """The layers, in order, with their settings."""
    found = unnumbered(data_augmenter).layers
    described = {f"layer {i + 1}": described_layer(each) for i, each in enumerate(found[:2])}
    return {"number of layers": len(found), **described}


@grader.case(hidden=True, kind="images in use")
def images_in_use(data_augmenter, rng):
    """After training, images pass unchanged."""
    X = rng.uniform(0, 255, (2, 6, 4, 3)).astype(np.float32)
    return plain(data_augmenter()(X, training=False))


@grader.case(hidden=True, rtol=1e-3, kind="images of one colour")
def images_of_one_colour(data_augmenter, rng):
    """Images of a single colour look the same in the middle when they are mirrored or turned."""
    X = np.ones((3, 8, 8, 1)) * rng.uniform(20, 255, (3, 1, 1, 3))
    return plain(data_augmenter()(X.astype(np.float32), training=True))[:, 3:5, 3:5]


wrong = grader.mistakes("data_augmenter")
FLIP, TURN = 'layers.RandomFlip("horizontal")', "layers.RandomRotation(0.2)"

wrong(
    "The two layers are in the wrong order: first flip, then rotate.",
    (FLIP, "layers.RandomRotation(0.2 )"),
    (TURN + ",\n    ]", FLIP + ",\n    ]"),
)
wrong(
    'By default, RandomFlip also turns images upside down; ask for "horizontal".',
    (FLIP, "layers.RandomFlip()"),
)
wrong(
    'That flips images upside down; flip them left and right: "horizontal".',
    (FLIP, 'layers.RandomFlip("vertical")'),
)
wrong(
    "The rotation is a fraction of a full turn, not a number of degrees: 0.2.",
    (TURN, "layers.RandomRotation(20)"),
)
wrong(
    "The rotation is a fraction of a full turn, not radians: 0.2.",
    (TURN, "layers.RandomRotation(0.2 * np.pi)"),
)
wrong(
    "The rotation goes in one direction only; 0.2 by itself stands for both.",
    (TURN, "layers.RandomRotation((0, 0.2))"),
)
wrong(
    "keras.Sequential expects its layers in one list.",
    ("keras.Sequential([", "keras.Sequential("),
    ("    ])", "    )"),
)
wrong("The rotation is missing.", ("        " + TURN + ",\n", ""))
wrong("The flip is missing.", ("        " + FLIP + ",\n", ""))
wrong("That is RandomZoom; images should be rotated.", (TURN, "layers.RandomZoom(0.2)"))
wrong("RandomFlip stands there twice; the second layer should be RandomRotation.", (TURN, FLIP))
wrong("RandomRotation stands there twice; the first layer should be RandomFlip.", (FLIP, TURN))
wrong(
    "There is a third layer; only a flip and a rotation are asked for.",
    (TURN, f"{TURN}, layers.RandomZoom(0.1)"),
)


# ---- alpaca_model ----


@grader.helper
def fixed_in_training(dropout):
    """Whether a layer of a model drops numbers in a plain call, which it should not do."""
    import keras

    X = np.ones((64, *dropout.input.shape[1:]), np.float32)
    return bool((plain(keras.Model(dropout.input, dropout.output)(X)) == 0).any())


@grader.helper
def described_model(alpaca_model, shape, rng, turn=False):
    """Parameters and logits of a model whose head has fixed weights, in use and in training.

    The weights are negative, so that a ReLU behind them shows. One of the images is dark, and both
    get darker towards a corner, so that no window is like another. A second dense layer has weights
    that nobody knows, so that nothing is computed then.
    """
    import keras

    steps = [keras.layers.Rescaling(0.9, offset=5.0)]
    if turn:
        steps = [keras.layers.RandomFlip("horizontal_and_vertical", seed=1)]
    augmentation = keras.Sequential([keras.Input((*shape, 3)), *steps], name="augmentation")
    model = alpaca_model(shape, augmentation)
    dense_layers = sum(len(each.shape) == 2 for each in model.weights)
    described = {
        "output shape": [-1 if each is None else each for each in model.output_shape],
        "dense layers": dense_layers,
        "trained parameters": f"{count(model.trainable_weights):,}",
        "other parameters": f"{count(model.non_trainable_weights):,}",
        "dropout rates": [float(each.rate) for each in dropouts(model)],
        "numbers that dropout gets": [
            int(np.prod(each.input.shape[1:])) for each in dropouts(model)
        ],
        "dropout cannot be switched off": any(map(fixed_in_training, dropouts(model))),
        "augmentation used": sum(each is augmentation for each in model.layers),
    }
    logits = ["logits"] if turn else ["logits", "logits in training"]
    if dense_layers > 1:
        reason = "left out, since there is more than one dense layer"
        return described | dict.fromkeys(["trained parameters", *logits], reason)
    for each in (model.trainable_weights or model.weights)[-2:]:
        size = 1.0 if len(each.shape) == 1 else 4.0 / each.shape[0]
        each.assign(-rng.uniform(0, size, each.shape))
    X = rng.integers(0, 256, (2, *shape, 3)).astype(np.float32)
    X[1] /= 8
    X *= np.outer(*(np.linspace(1, 0.2, side) for side in shape))[:, :, None]
    described["logits"] = plain(model(X, training=False))
    for each in dropouts(model):
        each.rate = 0.0
    if not turn:
        used = described["augmentation used"]
        in_training = plain(model(X, training=True)) if used else "left out without augmentation"
        described["logits in training"] = in_training
    return described


@grader.helper
def short_trunk(input_shape):
    """The first and the last layers of MobileNetV2, and the mean of windows in place of its blocks.

    Names, and the shape that comes out, are those of the whole trunk.
    """
    import keras

    layers = keras.layers
    X = inputs = keras.Input(input_shape)
    X = layers.Conv2D(32, 3, 2, padding="same", use_bias=False, name="Conv1")(X)
    X = layers.BatchNormalization(name="bn_Conv1")(X)
    X = layers.AveragePooling2D(16)(layers.ReLU(6.0)(X))
    X = layers.Concatenate()([X] * 10)
    X = layers.Conv2D(1280, 1, use_bias=False, name="Conv_1")(X)
    X = layers.ReLU(6.0)(layers.BatchNormalization(name="Conv_1_bn")(X))
    return keras.Model(inputs, X, name="mobilenet_v2")


@grader.helper
def described_with_short_trunk(alpaca_model, shape, rng, turn=False):
    """The same, where load_mobilenet has only a few layers to load."""
    with mock.patch("coursework.networks.mobilenet.build_mobilenet", short_trunk):
        return described_model(alpaca_model, shape, rng, turn)


@grader.case(rtol=1e-2)
def model_for_small_images(alpaca_model, rng):
    """Two images of 64 × 32 pixels, the head with fixed weights."""
    return described_model(alpaca_model, (64, 32), rng)


@grader.case(hidden=True, rtol=1e-3, kind="images of another size")
def model_for_wide_images(alpaca_model, rng):
    """Images that are wide."""
    return described_with_short_trunk(alpaca_model, (32, 64), rng)


@grader.case(hidden=True, rtol=1e-3, kind="another augmentation")
def model_with_another_augmentation(alpaca_model, rng):
    """Layers for augmentation that do nothing after training."""
    return described_with_short_trunk(alpaca_model, (32, 96), rng, turn=True)


wrong = grader.mistakes("alpaca_model")
FROZEN = "base_model.trainable = False"
PREPARED = "X = preprocess_input(X)"
POOLED, DROPPED = "layers.GlobalAveragePooling2D()(X)", "X = layers.Dropout(0.2)(X)"
LOADED, TRUNK = "load_mobilenet(input_shape)", "X = base_model(X)"
HEAD = "outputs = layers.Dense(1)(X)"

wrong(
    "The trunk is not frozen: base_model.trainable = False.",
    (FROZEN, "base_model.trainable = True"),
)
wrong(
    "Only the first layers of the trunk are frozen; freeze it all: base_model.trainable = False.",
    (FROZEN, "for layer in base_model.layers[:120]:\n        layer.trainable = False"),
)
wrong(
    "The last layers of the trunk are not frozen; freeze it all: base_model.trainable = False.",
    (FROZEN, "for layer in base_model.layers[:-4]:\n        layer.trainable = False"),
)
wrong(
    "The head is frozen as well, so that nothing is left to train. Freeze base_model only, not the "
    "whole model.",
    (
        "return keras.Model(inputs, outputs)",
        "model = keras.Model(inputs, outputs)\n    model.trainable = False\n    return model",
    ),
)
wrong(
    "The trunk has random weights, from which nothing can be learned: load it with "
    "load_mobilenet(input_shape).",
    (
        LOADED,
        "keras.applications.MobileNetV2(input_shape, include_top=False, weights=None)",
    ),
)
wrong(
    "The trunk needs height, width and channels: load_mobilenet(input_shape), not image_shape.",
    (LOADED, LOADED.replace("input_shape", "image_shape")),
)
wrong(
    "An image has channels as well as height and width: keras.Input(input_shape), not image_shape.",
    ("keras.Input(input_shape)", "keras.Input(image_shape)"),
)
wrong(
    "The pixels are not prepared, or the result is not kept in X: preprocess_input brings them "
    "from 0..255 to -1..1.",
    ("    " + PREPARED + "\n", ""),
)
wrong(
    "The pixels go from 0 to 1; the trunk expects -1 to 1, which is what preprocess_input gives.",
    (PREPARED, "X = X / 255"),
)
wrong(
    "The pixels are scaled twice. preprocess_input expects them from 0 to 255: call it once, and "
    "do not divide by 255 yourself.",
    (PREPARED, "X = preprocess_input(X / 255.0)"),
)
wrong(
    "preprocess_input comes after the trunk. Prepare the pixels, then call the trunk on them.",
    (f"{PREPARED}\n    {TRUNK}", f"{TRUNK}\n    {PREPARED}"),
)
wrong(
    "The pixels are prepared before the augmentation. Vary the images first, while they go from 0 "
    "to 255.",
    ("X = data_augmentation(inputs)", "X = preprocess_input(inputs)"),
    (PREPARED, "X = data_augmentation(X)"),
)
wrong(
    "The trunk is called on the inputs; call it on the pixels that were varied and prepared.",
    (TRUNK, "X = base_model(inputs)"),
)
wrong(
    "The result of the trunk is not used: go on with X = base_model(X).",
    (TRUNK, "features = base_model(X)"),
)
wrong(
    "The head has two units; it needs one only, for one logit: layers.Dense(1).",
    (HEAD, "outputs = layers.Dense(2)(X)"),
)
wrong(
    "The head has a dense layer too many: after the dropout there should be one unit only.",
    (HEAD, 'X = layers.Dense(128, activation="relu")(X)\n    ' + HEAD),
)
wrong(
    "The head has a dense layer too many: before the dropout there should be none.",
    (DROPPED, 'X = layers.Dense(128, activation="relu")(X)\n    ' + DROPPED),
)
wrong(
    "The head has two units and a softmax; it needs one unit, for one logit: layers.Dense(1).",
    (HEAD, 'outputs = layers.Dense(2, activation="softmax")(X)'),
)
wrong(
    "The head ends in a ReLU, so that no logit can be negative. Leave the activation out.",
    (HEAD, 'outputs = layers.Dense(1, activation="relu")(X)'),
)
wrong(
    "The head ends in a sigmoid; a logit is asked for, so leave the activation out.",
    (HEAD, 'outputs = layers.Dense(1, activation="sigmoid")(X)'),
)
wrong(
    "The maps are flattened; take the average of each map instead.",
    (POOLED, "layers.Flatten()(X)"),
)
wrong(
    "You take the maximum of each map; take the mean.",
    (POOLED, "layers.GlobalMaxPooling2D()(X)"),
)
wrong(
    "The dropout comes before the average; it should follow it.",
    ("    " + DROPPED + "\n", ""),
    (TRUNK, "X = layers.Dropout(0.2)(base_model(X))"),
)
wrong(
    "The dropout comes after the dense layer, where it drops the logit itself. It belongs before "
    "the dense layer.",
    ("    " + DROPPED + "\n", ""),
    (HEAD, "outputs = layers.Dropout(0.2)(layers.Dense(1)(X))"),
)
wrong(
    "The average over each map is missing, or its result is not kept in X: "
    "layers.GlobalAveragePooling2D().",
    ("    X = " + POOLED + "\n", ""),
)
wrong(
    "A layer is made first, then called: layers.GlobalAveragePooling2D()(X).",
    (POOLED, "layers.GlobalAveragePooling2D(X)"),
)
wrong(
    "AveragePooling2D averages over windows of a size that it has to be told. To average over each "
    "whole map, use GlobalAveragePooling2D.",
    (POOLED, "layers.AveragePooling2D()(X)"),
)
wrong("The dropout is missing, or its result is not kept in X.", ("    " + DROPPED + "\n", ""))
wrong(
    "0.8 is the share that is kept. Dropout expects the share that it drops: 0.2.",
    (DROPPED, DROPPED.replace("0.2", "0.8")),
)
wrong(
    "Half of the numbers are dropped; the rate should be 0.2.",
    (DROPPED, DROPPED.replace("0.2", "0.5")),
)
wrong(
    "The dropout is fixed in training mode: leave training= out, so that Keras can switch it.",
    (DROPPED, DROPPED.replace("(X)", "(X, training=True)")),
)
wrong(
    "The argument data_augmentation is not used, or its result is not. Call it on the inputs, and "
    "go on with what it returns.",
    ("X = data_augmentation(inputs)", "X = inputs"),
)
wrong(
    "A softmax over a single unit is always 1; a logit is asked for, so leave the activation out.",
    (HEAD, 'outputs = layers.Dense(1, activation="softmax")(X)'),
)
wrong(
    "The head ends in a tanh; a logit is asked for, so leave the activation out.",
    (HEAD, 'outputs = layers.Dense(1, activation="tanh")(X)'),
)
wrong(
    "The last layer has no bias: leave use_bias as it is.",
    (HEAD, "outputs = layers.Dense(1, use_bias=False)(X)"),
)


# ---- fine_tuning ----


@grader.helper
def stand_in(depth, rng):
    """A model whose trunk has so many layers, all frozen; the last ten have fixed weights."""
    import keras

    layers = keras.layers
    X = inputs = keras.Input((4, 4, 3))
    for index in range(1, depth):
        X = (layers.Dense(3) if index > depth - 11 else layers.Identity())(X)
    trunk = keras.Model(inputs, X, name="mobilenet_v2")
    trunk.trainable = False
    X = pixels = keras.Input((4, 4, 3))
    X = layers.GlobalAveragePooling2D()(trunk(X, training=False))
    model = keras.Model(pixels, layers.Dense(1)(X))
    for each in model.weights:
        each.assign(rng.normal(0, 1.0, each.shape))
    return model, trunk


@grader.helper
def tuned(fine_tuning, depth, rng, *arguments, m=9):
    """Which layers learn, how fast, and the loss."""
    model, trunk = stand_in(depth, rng)
    found = fine_tuning(model, *arguments)
    found.run_eagerly = True
    X = rng.normal(0, 2, (m, 4, 4, 3)).astype(np.float32)
    Y = rng.integers(0, 2, (m, 1))
    return {
        "layers of the trunk that learn": [i for i, e in enumerate(trunk.layers) if e.trainable],
        "parameters that learn": count(found.trainable_weights),
        "optimizer": type(found.optimizer).__name__,
        "learning rate": float(found.optimizer.learning_rate),
        "loss": float(np.ravel(found.test_on_batch(X, Y))[0]),
    }


@grader.case(rtol=1e-3)
def last_layers_of_a_small_trunk(fine_tuning, rng):
    """A trunk of seven layers, trained from number 4 on, rate 0.002 before."""
    return tuned(fine_tuning, 7, rng, 4, 0.002)


@grader.case(rtol=1e-3)
def default_arguments(fine_tuning, rng):
    """A trunk of 125 layers, the default arguments."""
    return tuned(fine_tuning, 125, rng, m=11)


@grader.case(hidden=True, rtol=1e-3, kind="another learning rate")
def another_rate(fine_tuning, rng):
    """Another learning rate and another layer."""
    return tuned(fine_tuning, 6, rng, 2, 0.03, m=14)


@grader.case(hidden=True, rtol=1e-3, kind="a trunk that is trained as a whole")
def whole_trunk(fine_tuning, rng):
    """Every layer of the trunk is trained."""
    return tuned(fine_tuning, 5, rng, 0, 0.01, m=11)


wrong = grader.mistakes("fine_tuning")
PART = "base_model.layers[:fine_tune_at]"
RATE = "learning_rate=0.1 * base_learning_rate"
LOSS = "keras.losses.BinaryCrossentropy(from_logits=True)"

wrong(
    "The last layers are frozen and the first ones learn; it should be the other way around.",
    (PART, "base_model.layers[fine_tune_at:]"),
)
wrong(
    "The trunk stays frozen as a whole; only its layers before number fine_tune_at should be.",
    ("base_model.trainable = True", "base_model.trainable = False"),
)
wrong(
    "No layer is frozen: set layer.trainable = False, with a single =, for those before "
    "fine_tune_at, after base_model.trainable = True, which sets it for all layers.",
    ("layer.trainable = False\n    loss", "pass\n    loss"),
)
wrong(
    "One layer too many is frozen: layer number fine_tune_at should already learn.",
    (PART, "base_model.layers[:fine_tune_at + 1]"),
)
wrong(
    "The argument fine_tune_at has no effect: it is always 120.",
    (PART, "base_model.layers[:120]"),
)
wrong(
    "Nothing learns any more, not even the head. Freeze layers of the trunk, base_model.layers; "
    "leave model and model.layers alone.",
    (PART, "model.layers[:fine_tune_at]"),
)
wrong(
    "Adam gets no learning rate: give it a tenth of base_learning_rate.",
    (RATE, ""),
)
wrong(
    "The learning rate is not lowered: it should be a tenth of base_learning_rate.",
    (RATE, "learning_rate=base_learning_rate"),
)
wrong(
    "The learning rate is raised tenfold; it should be a tenth.",
    (RATE, "learning_rate=10 * base_learning_rate"),
)
wrong(
    "The argument base_learning_rate has no effect: give Adam a tenth of it.",
    (RATE, "learning_rate=0.0001"),
)
wrong(
    "The loss takes the outputs for probabilities; they are logits: from_logits=True.",
    (LOSS, "keras.losses.BinaryCrossentropy()"),
)
wrong(
    "That is the loss for one of several classes; with two classes it is BinaryCrossentropy.",
    (LOSS, LOSS.replace("Binary", "Categorical")),
)
wrong("That is plain gradient descent; use Adam.", ("optimizers.Adam(", "optimizers.SGD("))
wrong(
    "One layer too few is frozen: all those before number fine_tune_at should be.",
    (PART, "base_model.layers[:fine_tune_at - 1]"),
)
wrong(
    "The last fine_tune_at layers learn, as if you counted from the end; freeze those before "
    "number fine_tune_at, which are layers[:fine_tune_at].",
    (PART, "base_model.layers[:-fine_tune_at]"),
)
LOOP = f"for layer in {PART}:\n        layer.trainable = False"
wrong(
    "Only layer number fine_tune_at is frozen; freeze all those before it, in a loop.",
    (LOOP, "base_model.layers[fine_tune_at].trainable = False"),
)
wrong(
    "The head is frozen as well: set neither model.trainable nor its last layer to False, and "
    "freeze only layers of the trunk.",
    (
        "    base_model.trainable = True",
        "    model.trainable = False\n    base_model.trainable = True",
    ),
)
wrong(
    "A list has no trainable: go through its layers in a loop, and set it for each.",
    (LOOP, f"{PART}.trainable = False"),
)
wrong("That is RMSprop; use Adam.", ("optimizers.Adam(", "optimizers.RMSprop("))
wrong(
    "That is the squared error; use BinaryCrossentropy, told that it gets logits.",
    (LOSS, "keras.losses.MeanSquaredError()"),
)
