"""Cases and known mistakes of the residual networks notebook.

Keras is imported where a case needs it, not above: the judge does without. A block is put into a
model of its own and judged by what that computes. Weights are drawn by their shape and kind, so
that they do not depend on the order or the names of the layers; all sizes in a block differ.
"""

import numpy as np

from graders.common.dropout import dropouts
from graders.common.models import count, unnumbered
from graders.common.tensors import plain
from invigilator.checking import Grader

grader = Grader("course4/residual_networks", framework="tensorflow")
grader.include(plain, count, unnumbered, dropouts)


@grader.helper
def fixed(shape, kind, seed):
    """Random weights that depend on shape and kind alone; scales and variances are positive."""
    rng = np.random.default_rng([seed, *shape, *kind.encode()])
    if kind in ("gamma", "moving_variance"):
        return rng.uniform(0.5, 1.5, shape)
    return rng.normal(0, 1 / np.sqrt(np.prod(shape[:-1])), shape) * (0.5 if len(shape) == 1 else 1)


@grader.helper
def fix_weights(model, seed):
    """Give a model weights that are known."""
    drawn = {}
    for each in model.weights:
        key = tuple(each.shape), each.name
        if key not in drawn:
            drawn[key] = fixed(*key, seed)
        each.assign(drawn[key])


@grader.helper
def sizes(model):
    """Numbers of layers and parameters, and the shape of the output without the batch."""
    import keras

    kinds = (keras.layers.Conv2D, keras.layers.BatchNormalization)
    convolutions, normalizations = [
        sum(isinstance(each, kind) for each in model.layers) for kind in kinds
    ]
    return {
        "output shape": list(model.output_shape[1:]),
        "convolutions": convolutions,
        "batch norms": normalizations,
        "trainable parameters": count(model.trainable_weights),
        "other parameters": count(model.non_trainable_weights),
    }


@grader.helper
def model_of(build, shape, *arguments, **options):
    """A model that consists of one block."""
    import keras

    keras.utils.clear_session(free_memory=False)
    X = keras.Input(shape)
    return keras.Model(X, build(X, *arguments, **options))


@grader.helper
def pictures(rng, *shape):
    """Random volumes, around zero."""
    return rng.normal(0, 1, shape).astype(np.float32)


@grader.helper
def outputs(model, X, seed):
    """What a model with known weights makes of X, called plainly and in training mode."""
    fix_weights(model, seed)
    in_use = plain(model(X))
    return {"in use": in_use, "in training": plain(model(X, training=True))}


# ---- identity_block ----


@grader.case
def sizes_of_two_identity_blocks(identity_block):
    """Layers and parameters of two blocks in a row, volume of 6 × 5 × 8, filters 2, 4, 8."""

    def both(X):
        return identity_block(identity_block(X, 3, [2, 4, 8], 2, "b"), 3, [2, 4, 8], 2, "c")

    return sizes(model_of(both, (6, 5, 8)))


@grader.case(rtol=1e-3)
def small_identity_block(identity_block, rng):
    """Two volumes of 3 × 2 × 4, kernel 2, filters 2, 3, 4, known weights."""
    model = model_of(identity_block, (3, 2, 4), 2, [2, 3, 4], 1, "a")
    return outputs(model, pictures(rng, 2, 3, 2, 4), 1)


@grader.case(hidden=True, rtol=1e-3, kind="a larger kernel")
def identity_block_with_large_kernel(identity_block, rng):
    """Kernel 5, volumes that are not square."""
    model = model_of(identity_block, (7, 9, 6), f=5, filters=[3, 4, 6], stage=3, block="d")
    return {**sizes(model), **outputs(model, pictures(rng, 3, 7, 9, 6), 2)}


@grader.case(hidden=True, rtol=1e-3, kind="two blocks, one after the other")
def two_identity_blocks(identity_block, rng):
    """Two blocks, one after the other."""

    def both(X):
        return identity_block(identity_block(X, 3, [4, 2, 5], 2, "b"), 2, [3, 6, 5], 2, "c")

    model = model_of(both, (4, 4, 5))
    return {**sizes(model), **outputs(model, pictures(rng, 4, 4, 4, 5), 3)}


SECOND = 'layers.Conv2D(F2, (f, f), padding="same", name=conv_name + "2b")'
THIRD = 'layers.Conv2D(F3, (1, 1), name=conv_name + "2c")'
BN_SECOND = 'X = layers.BatchNormalization(axis=3, name=bn_name + "2b")(X)\n'
BN_THIRD = 'X = layers.BatchNormalization(axis=3, name=bn_name + "2c")(X)\n'
RELU_SECOND = f"{BN_SECOND}    X = layers.ReLU()(X)\n"
SUM = "X = layers.Add()([X, X_shortcut])\n"
SUM_AND_RELU = f"{SUM}    X = layers.ReLU()(X)\n"
BLOCKS = "identity_block", "convolutional_block"
TABLES = [grader.mistakes(exercise) for exercise in BLOCKS]


def wrong_in_both(sentence, *changes):
    """Record a mistake that can be made in either block."""
    for wrong in TABLES:
        wrong(sentence, *changes)


wrong_in_both(
    "The main path starts again from the input: each convolution should take what comes before it.",
    (f"X = {SECOND}(X)", f"X = {SECOND}(X_shortcut)"),
)
wrong_in_both(
    "The shortcut is missing: add it to the main path before the last ReLU, and keep the sum in X.",
    (SUM, "pass\n"),
)
wrong_in_both(
    "The main path is added to itself; the other term is the shortcut.",
    (SUM, "X = layers.Add()([X, X])\n"),
)
wrong_in_both(
    "The ReLU comes before the addition; it should come after it.",
    (SUM_AND_RELU, "X = layers.ReLU()(X)\n    X = layers.Add()([X, X_shortcut])\n"),
)
wrong_in_both(
    "There is a ReLU before the addition and one after it; only the second belongs there.",
    (SUM, f"X = layers.ReLU()(X)\n    {SUM}"),
)
wrong_in_both(
    "The last ReLU is missing, the one after the addition, or its result is not kept in X.",
    (SUM_AND_RELU, SUM),
)
wrong_in_both(
    "The second convolution has no batch norm, or its result is not kept in X.",
    (BN_SECOND, "pass\n"),
)
wrong_in_both(
    "The third convolution has no batch norm, or its result is not kept in X.",
    (BN_THIRD, "pass\n"),
)
wrong_in_both(
    "The ReLU of the second component is missing, or its result is not kept in X.",
    (RELU_SECOND, BN_SECOND),
)
wrong_in_both(
    "The ReLU of the second component stands before its batch norm; it should come after it.",
    (RELU_SECOND, f"X = layers.ReLU()(X)\n    {BN_SECOND}"),
)
wrong_in_both(
    "The kernel of the middle convolution should be f × f, whatever f is; yours is always 3 × 3.",
    ("(f, f)", "(3, 3)"),
)
wrong_in_both(
    "The kernel of the middle convolution should be f × f, not 1 × 1.",
    ("(f, f)", "(1, 1)"),
)
wrong_in_both(
    "The kernel of the third convolution should be 1 × 1, not f × f.",
    (THIRD, THIRD.replace("(1, 1)", '(f, f), padding="same"')),
)
wrong_in_both(
    "A convolution of the main path shrinks the image, so that Add stretches it or refuses it: the "
    'middle one needs padding="same", and the last one is 1 × 1.',
    (SECOND, SECOND.replace('"same"', '"valid"')),
)
wrong_in_both(
    "The main path ends with F2 channels, so the paths do not fit: a convolution with F3 filters "
    "comes last.",
    (THIRD, THIRD.replace("F3", "F2")),
)
wrong_in_both(
    "The second convolution should have F2 filters, not F1.",
    ("layers.Conv2D(F2,", "layers.Conv2D(F1,"),
)
wrong_in_both(
    "The last batch norm of the main path is fixed in training mode: leave training= out.",
    (BN_THIRD, BN_THIRD.replace("(X)", "(X, training=True)")),
)
wrong_in_both(
    "The paths are put side by side; they should be added.",
    ("layers.Add()", "layers.Concatenate()"),
)
wrong_in_both(
    "The convolutions have lost their biases; keep use_bias as it is by default.",
    (SECOND, SECOND.replace("padding", "use_bias=False, padding")),
)
wrong_in_both(
    "Batch norm is fixed in training mode. Leave training= out, so that Keras can switch it.",
    (BN_SECOND, BN_SECOND.replace("(X)", "(X, training=True)")),
)
wrong_in_both(
    "Batch norm works on the wrong axis: the channels are axis 3.",
    (BN_SECOND, BN_SECOND.replace("axis=3", "axis=1")),
    (BN_THIRD, BN_THIRD.replace("axis=3", "axis=1")),
)
wrong_in_both(
    "The second convolution should have F2 filters, not F3.",
    ("layers.Conv2D(F2,", "layers.Conv2D(F3,"),
)
wrong_in_both(
    "There is a ReLU before the second batch norm and one after it; leave the first one out.",
    (SECOND, SECOND.replace("padding", 'activation="relu", padding')),
)
wrong_in_both(
    "The paths are multiplied; they should be added.",
    ("layers.Add()", "layers.Multiply()"),
)
wrong_in_both(
    "Add takes the two paths as one list: put them in square brackets.",
    ("([X, X_shortcut])", "(X, X_shortcut)"),
)
wrong_in_both(
    "You return a layer, not its result: call it with X, in a second pair of parentheses.",
    (SUM_AND_RELU, f"{SUM}    X = layers.ReLU()\n"),
)
wrong_in_both(
    "A layer gets X in place of its settings: X goes into a second pair of parentheses.",
    (SUM_AND_RELU, f"{SUM}    X = layers.ReLU(X)\n"),
)
wrong_in_both(
    "The second convolution is made but not called: it needs X in a second pair of parentheses.",
    (f"X = {SECOND}(X)", f"X = {SECOND}"),
)
wrong_in_both(
    "Two layers have the same name: convolutions begin with conv_name and batch norms with "
    "bn_name, and those of the third component end in 2c.",
    (THIRD, THIRD.replace('"2c"', '"2b"')),
)
wrong_in_both(
    "The shortcut is added before the third batch norm; add it after that.",
    (BN_THIRD, "pass\n"),
    (SUM, f"{SUM}    {BN_THIRD}"),
)
wrong_in_both(
    "The second and the third convolution have no batch norm; each should be followed by one.",
    (BN_SECOND, "pass\n"),
    (BN_THIRD, "pass\n"),
)
wrong_in_both(
    "Two ReLUs are missing: one comes at the end of the second component, one after the addition.",
    (RELU_SECOND, BN_SECOND),
    (SUM_AND_RELU, SUM),
)
wrong_in_both(
    "The second convolution does not count: it is missing, or its result is not kept in X.",
    (f"X = {SECOND}(X)", f"{SECOND}(X)"),
)
wrong_in_both(
    "There is a ReLU between the third convolution and its batch norm; leave it out.",
    (BN_THIRD, f"X = layers.ReLU()(X)\n    {BN_THIRD}"),
)
wrong = grader.mistakes("identity_block")
wrong(
    "The third convolution takes the input of the block; it should take the result of the second "
    "component.",
    (f"X = {THIRD}(X)", f"X = {THIRD}(X_shortcut)"),
)
ON_SHORTCUT = "layers.Conv2D(F3, (1, 1))(X_shortcut)"
wrong(
    "There is a convolution on the shortcut; in this block the shortcut changes nothing.",
    (SUM, f"X_shortcut = {ON_SHORTCUT}\n    {SUM}"),
)
wrong(
    "There are a convolution and a batch norm on the shortcut; in this block it changes nothing.",
    (SUM, f"X_shortcut = layers.BatchNormalization()({ON_SHORTCUT})\n    {SUM}"),
)


# ---- convolutional_block ----


@grader.case
def sizes_of_a_convolutional_block(convolutional_block):
    """Layers and parameters for a volume of 6 × 5 × 3, filters 2, 4, 8, default stride."""
    return sizes(model_of(convolutional_block, (6, 5, 3), 3, [2, 4, 8], 2, "a"))


@grader.case(rtol=1e-3)
def small_convolutional_block(convolutional_block, rng):
    """Two volumes of 5 × 4 × 2, kernel 2, filters 3, 4, 5, stride 3, known weights."""
    model = model_of(convolutional_block, (5, 4, 2), 2, [3, 4, 5], 1, "a", 3)
    return outputs(model, pictures(rng, 2, 5, 4, 2), 4)


@grader.case(hidden=True, rtol=1e-3, kind="another stride, volumes that are not square")
def convolutional_block_with_stride_3(convolutional_block, rng):
    """Stride 3, kernel 5, volumes that are not square."""
    model = model_of(
        convolutional_block, (11, 14, 6), f=5, filters=[2, 3, 7], stage=4, block="a", s=3
    )
    return {**sizes(model), **outputs(model, pictures(rng, 3, 11, 14, 6), 5)}


@grader.case(hidden=True, rtol=1e-3, kind="a stride of 1")
def convolutional_block_with_stride_1(convolutional_block, rng):
    """Stride 1: the channels change, height and width do not."""
    model = model_of(convolutional_block, (3, 5, 2), 2, [4, 3, 6], 2, "a", s=1)
    return {**sizes(model), **outputs(model, pictures(rng, 4, 3, 5, 2), 6)}


SHORTCUT = 'layers.Conv2D(F3, (1, 1), strides=(s, s), name=conv_name + "1")(X_shortcut)'
BN_SHORTCUT = 'layers.BatchNormalization(axis=3, name=bn_name + "1")(X_shortcut)'

wrong = grader.mistakes("convolutional_block")
wrong(
    "The shortcut has no stride, so the paths do not fit: it needs s as the main path does.",
    (SHORTCUT, SHORTCUT.replace("strides=(s, s), ", "")),
)
wrong(
    "The stride of the shortcut should be s, whatever s is; yours is always 2.",
    (SHORTCUT, SHORTCUT.replace("(s, s)", "(2, 2)")),
)
wrong(
    "The shortcut has no convolution, or its result is not kept in X_shortcut, so its shape does "
    "not fit.",
    (SHORTCUT, "X_shortcut"),
)
wrong(
    "The convolution on the shortcut takes the end of the main path, X; it should take the input "
    "of the block, X_shortcut.",
    (SHORTCUT, SHORTCUT.replace("strides=(s, s), ", "").replace("(X_shortcut)", "(X)")),
)
wrong(
    "The shortcut has no batch norm, or its result is not kept in X_shortcut.",
    (BN_SHORTCUT, "X_shortcut"),
)
wrong(
    "There is a ReLU on the shortcut; it should have only a convolution and batch norm.",
    (BN_SHORTCUT, f"layers.ReLU()({BN_SHORTCUT})"),
)
wrong(
    "The kernel on the shortcut is f × f; it should be 1 × 1.",
    (SHORTCUT, SHORTCUT.replace("(1, 1)", '(f, f), padding="same"')),
)
wrong(
    "The second convolution has a stride as well; only the first and that on the shortcut should "
    "have one.",
    (SECOND, SECOND.replace("padding", "strides=(s, s), padding")),
)
wrong(
    "The shortcut begins at the end of the main path; it should begin at the input of the block.",
    (SHORTCUT, SHORTCUT.replace("(X_shortcut)", "(X)")),
)
wrong(
    "The convolution on the shortcut should have F3 filters, not F1.",
    (SHORTCUT, SHORTCUT.replace("F3", "F1")),
)
wrong(
    "The kernel on the shortcut is f × f, so it shrinks the image too much: it should be 1 × 1.",
    (SHORTCUT, SHORTCUT.replace("(1, 1)", "(f, f)")),
)
wrong(
    "The third convolution has a stride as well; only the first and that on the shortcut should "
    "have one.",
    (THIRD, THIRD.replace("(1, 1)", "(1, 1), strides=(s, s)")),
)
wrong(
    "The batch norm of the shortcut is fixed in training mode: leave training= out.",
    (BN_SHORTCUT, BN_SHORTCUT.replace("(X_shortcut)", "(X_shortcut, training=True)")),
)
wrong(
    "All your batch norms, that of the shortcut too, work on the wrong axis: the channels are "
    "axis 3.",
    (BN_SECOND, BN_SECOND.replace("axis=3", "axis=1")),
    (BN_THIRD, BN_THIRD.replace("axis=3", "axis=1")),
    (BN_SHORTCUT, BN_SHORTCUT.replace("axis=3", "axis=1")),
)
wrong(
    "The batch norm of the shortcut works on the wrong axis: the channels are axis 3.",
    (BN_SHORTCUT, BN_SHORTCUT.replace("axis=3", "axis=1")),
)
wrong(
    "The batch norm of the shortcut takes the main path, so the shortcut is lost: pass it "
    "X_shortcut.",
    (BN_SHORTCUT, BN_SHORTCUT.replace("(X_shortcut)", "(X)")),
)
wrong(
    "The batch norm of the shortcut comes before its convolution; it should come after it.",
    (SHORTCUT, BN_SHORTCUT.replace('"1"', '"0"')),
    (BN_SHORTCUT, SHORTCUT),
)
wrong(
    "The convolution on the shortcut should have F3 filters, not F2.",
    (SHORTCUT, SHORTCUT.replace("F3", "F2")),
)


# ---- ResNet50 ----


@grader.helper
def without_values(network, *arguments):
    """A model whose weights have shapes but no values: to draw millions of them takes long."""
    import keras

    keras.utils.clear_session(free_memory=False)
    try:
        with keras.StatelessScope(initialize_variables=False):
            return network(*arguments)
    finally:
        keras.utils.clear_session(free_memory=False)  # forgets that values are due


@grader.helper
def answer_with_known_weights(model, X, seed):
    """What a model makes of X with weights that it need not keep."""
    parts = model.trainable_variables, model.non_trainable_variables
    values = [[fixed(tuple(each.shape), each.name, seed) for each in part] for part in parts]
    return plain(model.stateless_call(*values, X, training=False)[0])


@grader.helper
def thin_blocks(calls, network, *arguments):
    """The model of ResNet50 with one layer in place of each block.

    For each block, ``calls`` gets its name, whether its shortcut has a convolution, its kernel,
    filters and stride, the shape of what it gets, and the number of the block that this is from.
    """
    import keras

    names, returned = network.__globals__, []

    def note(X, layer, name, *settings):
        source = next((i for i, each in enumerate(returned) if each is X), -1)
        calls.append([name, *settings, *X.shape[1:], source])
        returned.append(layer(X))
        return returned[-1]

    def identity_block(X, f, filters, stage, block):
        return note(X, keras.layers.Activation("relu"), f"{stage}{block}", 0, f, *filters, 1)

    def convolutional_block(X, f, filters, stage, block, s=2):
        layer = keras.layers.Conv2D(filters[2], 1, strides=s)
        return note(X, layer, f"{stage}{block}", 1, f, *filters, s)

    thin = {"identity_block": identity_block, "convolutional_block": convolutional_block}
    kept = {name: names[name] for name in thin if name in names}
    names.update(thin)
    try:
        keras.utils.clear_session(free_memory=False)
        return network(*arguments)
    finally:
        names.update(kept)


@grader.case
def sizes_of_the_network(ResNet50):
    """Layers and parameters for images of 64 × 64 × 3 and six classes."""
    return sizes(without_values(ResNet50, (64, 64, 3), 6))


@grader.case(hidden=True, rtol=5e-3, kind="grey images, ten classes")
def small_grey_pictures(ResNet50, rng):
    """Grey images that are not square, ten classes, known weights."""
    model = without_values(ResNet50, (40, 52, 1), 10)
    answer = answer_with_known_weights(model, pictures(rng, 2, 40, 52, 1), 7)
    return {**sizes(model), "in use": answer}


@grader.helper
def fault_of_block(got, wanted):
    """What is wrong with one block, in half a sentence; empty if nothing is."""
    kinds = "an identity block", "a convolutional block"
    if got[0] != wanted[0]:
        return f"is {kinds[got[0]]}; it should be {kinds[wanted[0]]}"
    if got[1] != wanted[1]:
        return f"has the kernel size {got[1]}; it is {wanted[1]} in all blocks"
    if got[2:5] != wanted[2:5]:
        return "has the filters {}, {}, {}; it should have {}, {}, {}".format(
            *got[2:5], *wanted[2:5]
        )
    if got[5] != wanted[5]:
        return f"has the stride {got[5]}; it should be {wanted[5]}"
    chained = got[6:-1] == wanted[6:-1] and got[-1] in (wanted[-1], -1)
    return "" if chained else "does not get what the block before it returns"


@grader.helper
def fault_of_stages(got, wanted):
    """Which stage has too many or too few blocks, in a sentence, if all have known filters."""
    widths = {256: 2, 512: 3, 1024: 4, 2048: 5}
    if any(row[4] not in widths for row in got):
        return ""
    for width, stage in widths.items():
        found, due = (sum(row[4] == width for row in rows) for rows in (got, wanted))
        if found != due:
            return f"Stage {stage} has {due} blocks; yours with its last filters, {width}: {found}."
    return ""


def right_blocks(values, expected):
    """Whether all blocks are called as they should be, one after the other."""
    got, wanted = (
        [[int(number) for number in row[1:]] for row in each["calls"]]
        for each in (values, expected)
    )
    error = values["error"]
    if not error and (fault := fault_of_stages(got, wanted)):
        return fault
    for (name, *_), row, due in zip(expected["calls"], got, wanted, strict=False):
        if fault := fault_of_block(row, due):
            return f"Block {name} {fault}."
    if error:
        return f"As far as the code gets, the blocks are right; then Keras raises: {error}"
    if len(got) != len(wanted):
        return f"There are {len(got)} blocks; there should be {len(wanted)}."
    return True


@grader.case(accept=right_blocks)
def sequence_of_blocks(ResNet50):
    """The blocks that are called, each replaced by a single layer."""
    calls, error = [], ""
    try:
        thin_blocks(calls, ResNet50, (64, 64, 3), 6)
    except ValueError as raised:  # Keras, where the shapes of wrong blocks do not fit
        error = str(raised).splitlines()[0]
    return {"calls": calls, "error": error}


@grader.case(hidden=True, kind="images that are not square")
def thin_network_for_other_pictures(ResNet50):
    """The same for images that are not square: what the blocks get, and the sizes of the whole."""
    calls = []
    model = thin_blocks(calls, ResNet50, (70, 50, 2), 4)
    numbers = [[float(number) for number in row[1:-1]] for row in calls]
    return {"calls": numbers, **sizes(model)}


@grader.case(rtol=1e-3)
def answers_with_thin_blocks(ResNet50, rng):
    """Probabilities with a single layer in place of each block."""
    model = thin_blocks([], ResNet50, (64, 96, 3), 5)
    fix_weights(model, 8)
    answers = plain(model(pictures(rng, 3, 64, 96, 3), training=False))
    return {"probabilities": answers, "with dropout": bool(dropouts(model))}


STAGE_4, NARROW_4 = "[256, 256, 1024], stage=4", "[128, 128, 1024], stage=4"
STAGE_5 = "[512, 512, 2048], stage=5"
POOLING = 'X = layers.AveragePooling2D((2, 2), name="avg_pool")(X)'

wrong = grader.mistakes("ResNet50")
wrong("Stage 3 has four blocks: a convolutional one and three identity blocks.", ('"bcd"', '"bc"'))
wrong(
    "Stage 4 has six blocks: a convolutional one and five identity blocks.", ('"bcdef"', '"bcde"')
)
wrong("Stage 5 has three blocks; yours has four.", ('"bc"', '"bcd"'))
wrong(
    "The bottlenecks of stage 4 are too narrow: its filters should be 256, 256, 1024.",
    (f"convolutional_block(X, 3, {STAGE_4}", f"convolutional_block(X, 3, {NARROW_4}"),
    (f"identity_block(X, 3, {STAGE_4}", f"identity_block(X, 3, {NARROW_4}"),
)
wrong(
    "Stage 5 begins with a larger kernel; f should be 3 in all blocks.",
    (f"convolutional_block(X, 3, {STAGE_5}", f"convolutional_block(X, 5, {STAGE_5}"),
)
wrong("The average pooling is missing, or its result is not kept in X.", (POOLING, "pass"))
wrong(
    "The maximum is taken instead of the average: use AveragePooling2D.",
    ("AveragePooling2D", "MaxPooling2D"),
)
wrong(
    "The average is taken over the whole image; the window should be 2 × 2.",
    (POOLING, 'X = layers.GlobalAveragePooling2D(name="avg_pool")(X)'),
)
wrong(
    "The window of the average pooling should be 2 × 2, not 3 × 3.",
    (POOLING, POOLING.replace("2, 2", "3, 3")),
)
wrong(
    "The windows of the average pooling overlap: leave out strides=1.",
    (POOLING, POOLING.replace("(2, 2)", "(2, 2), strides=1")),
)
wrong(
    "The average pooling pads the image: leave out padding, as only whole windows count.",
    (POOLING, POOLING.replace("(2, 2)", "(2, 2), padding='same'")),
)
wrong(
    "There is a dropout layer; none is asked for.",
    (POOLING, f"{POOLING}\n    X = layers.Dropout(0.5)(X)"),
)


# ---- predict_sign ----


@grader.helper
def tiny_network(shape, classes, seed):
    """A network with one convolution and batch norm, known weights."""
    import keras

    keras.utils.clear_session(free_memory=False)
    parts = [
        keras.layers.Conv2D(4, 3, strides=2),
        keras.layers.BatchNormalization(),
        keras.layers.Activation("relu"),
        keras.layers.GlobalAveragePooling2D(),
        keras.layers.Dense(classes, activation="softmax"),
    ]
    model = keras.Sequential([keras.Input(shape), *parts])
    fix_weights(model, seed)
    return model


@grader.helper
def answer_of(predict_sign, shape, classes, picture, seed):
    """Number and probabilities for one image."""
    found = unnumbered(predict_sign, tiny_network(shape, classes, seed), picture)
    number, probabilities = (plain(each) for each in found)
    return {
        "number": number if number.ndim else float(number),
        "probabilities": probabilities,
    }


@grader.helper
def pixels(rng, *shape):
    """A random image of whole numbers."""
    return rng.integers(0, 256, shape).astype(np.uint8)


@grader.case(rtol=1e-4)
def one_small_picture(predict_sign, rng):
    """An image of 6 × 6 pixels without any bright one, three classes."""
    return answer_of(predict_sign, (6, 6, 3), 3, pixels(rng, 6, 6, 3) // 2, 55)


@grader.case(hidden=True, rtol=1e-3, kind="an image that is not square")
def picture_that_is_not_square(predict_sign, rng):
    """An image of 9 × 7 pixels, six classes."""
    return answer_of(predict_sign, (9, 7, 3), 6, pixels(rng, 9, 7, 3), 12)


@grader.case(hidden=True, rtol=1e-3, kind="a dark image of fractions")
def dark_picture(predict_sign, rng):
    """A dark image of fractions, as shrinking makes them."""
    return answer_of(predict_sign, (8, 8, 3), 5, rng.uniform(0, 60, (8, 8, 3)), 13)


@grader.case(hidden=True, rtol=1e-3, kind="the image and the model afterwards")
def picture_afterwards(predict_sign, rng):
    """The image and the running averages of batch norm after the call."""
    model, picture = tiny_network((5, 8, 3), 4, 14), pixels(rng, 5, 8, 3).astype(float)
    _, probabilities = predict_sign(model, picture)
    averages = [plain(each) for each in model.non_trainable_weights]
    return {"probabilities": plain(probabilities), "picture": picture, "averages": averages}


ANSWER = "model(X, training=False))[0]"
INPUT = "np.expand_dims(picture / 255, axis=0)"
UNSCALED = "np.expand_dims(picture, axis=0)"
PREDICTED = (f"keras.ops.convert_to_numpy({ANSWER}", "model.predict(X, verbose=0)[0]")

wrong = grader.mistakes("predict_sign")
wrong("The image is not scaled: divide by 255, as was done for training.", (INPUT, UNSCALED))
wrong(
    "The scale is that of another data set; this network was trained on pixels divided by 255.",
    (INPUT, f"keras.applications.imagenet_utils.preprocess_input({UNSCALED}.astype(float))"),
)
wrong(
    "Pixels from -1 to 1 are another scale than in training: only divide by 255.",
    (INPUT, "np.expand_dims(picture / 127.5 - 1, axis=0)"),
)
wrong(
    "Each pixel is divided by the largest one of this image; divide by 255 instead.",
    (INPUT, "np.expand_dims(picture / np.max(picture), axis=0)"),
)
wrong(
    "Batch norm is in training mode: use model.predict, or say training=False.",
    (ANSWER, "model(X, training=True))[0]"),
)
wrong(
    "The probabilities keep the axis of the batch; return those of the one image.",
    (ANSWER, "model(X, training=False))"),
)
wrong(
    "The number should be the class, counted from 0, not the largest probability.",
    ("int(np.argmax(probabilities))", "float(np.max(probabilities))"),
)
wrong(
    "The classes are counted from 0; yours are one too high.",
    ("int(np.argmax(probabilities))", "int(np.argmax(probabilities)) + 1"),
)
wrong(
    "The input does not have the shape (1, n_H, n_W, 3): the axis of the batch comes first.",
    (INPUT, "picture / 255"),
)
wrong(
    "model.predict expects a batch: add its axis to the image, in front.",
    (INPUT, "picture / 255"),
    PREDICTED,
)
wrong(
    "The axis of the batch is in the wrong place: it comes first.",
    (INPUT, "np.expand_dims(picture / 255, axis=-1)"),
)
wrong(
    "The size is fixed at 64 × 64, but other networks take other sizes: only add the axis of the "
    "batch.",
    (INPUT, "(picture / 255).reshape(1, 64, 64, 3)"),
)
wrong(
    "The image is not scaled: divide by 255, as was done for training. And the probabilities keep "
    "the axis of the batch; return those of the one image.",
    (INPUT, UNSCALED),
    (ANSWER, "model(X, training=False))"),
)
wrong("The largest pixel is 255, not 256: divide by 255.", ("/ 255", "/ 256"))
wrong("The image is divided by 255 twice.", ("/ 255", "/ 255 / 255"))
wrong("// drops the decimal part. Use /.", ("/ 255", "// 255"))
wrong(
    "You return the least probable class; return the most probable one.",
    ("np.argmax", "np.argmin"),
)
wrong(
    "The number is always 0: it should be np.argmax of all the probabilities.",
    ("int(np.argmax(probabilities))", "int(np.max(probabilities))"),
)
wrong(
    "The probabilities go through a softmax once more; the network ends with one.",
    (
        ANSWER,
        f"{ANSWER}\n    probabilities = np.exp(probabilities) / np.sum(np.exp(probabilities))",
    ),
)
wrong(
    "Number and probabilities are swapped: the number comes first.",
    ("(np.argmax(probabilities))", "(np.argmax(probabilities))\n    return probabilities, number"),
)
