"""Cases and known mistakes of image segmentation.

Nothing is trained: networks get fixed random weights and are judged by their layers, shapes and
answers. Keras is imported where a case needs it, not above: the judge does without.
"""

import numpy as np

from graders.common.models import fix_weights, unnumbered
from graders.common.tensors import plain
from invigilator.checking import Grader

grader = Grader("course4/image_segmentation_unet", framework="tensorflow")
grader.include(plain, unnumbered, fix_weights)


@grader.helper
def size(shape):
    """A shape with -1 for the open axis of the batch."""
    return [-1 if each is None else int(each) for each in shape]


@grader.helper
def layers_of(model):
    """Parameters of layers that have any, how filters start (not 1 × 1), where dropout stands.

    Batch norm, which has no place here, is told by itself, wherever it stands.
    """
    counts, starts, dropout, normalized = [], [], [], False
    for layer in model.layers:
        kind = type(layer).__name__
        if kind == "BatchNormalization":
            normalized = True
        elif layer.weights:
            counts.append(int(layer.count_params()))
            if kind == "Conv2D" and layer.kernel_size != (1, 1):
                starts.append(type(layer.kernel_initializer).__name__)
        elif "Dropout" in kind and layer.rate > 0:
            dropout.append(f"{kind}({layer.rate:g}) behind layer {len(counts)}")
    return {
        "parameters of layers": counts,
        "dropout": dropout,
        "initializers": starts,
        "batch norm": normalized,
    }


@grader.helper
def left_out(described):
    """Why numbers are not compared, if batch norm would make them depend on where it stands."""
    return "left out, since there is batch norm" if described["batch norm"] else None


@grader.helper
def answers(model, rng, step=1):
    """What a model computes with fixed weights; of large maps every so many rows and columns."""
    fix_weights(model, rng)
    inputs = [rng.uniform(-1, 1, (2, *each.shape[1:])).astype(np.float32) for each in model.inputs]
    found = model(inputs[0] if len(inputs) == 1 else inputs)
    outputs = found if isinstance(found, list | tuple) else [found]
    return [plain(each)[:, ::step, ::step] for each in outputs]


# ---- conv_block ----


@grader.helper
def dropped(inputs, result):
    """The rates of the dropout that a result has gone through."""
    import keras

    rates = [getattr(layer, "rate", 0) for layer in keras.Model(inputs, result).layers]
    return [float(rate) for rate in rates if rate > 0]


@grader.helper
def described_block(conv_block, shape, rng, **settings):
    """The layers of a block, the shapes of what it returns, and both results."""
    import keras

    inputs = keras.Input(shape=shape)
    next_layer, skip_connection = unnumbered(conv_block, inputs, **settings)
    model = keras.Model(inputs, [next_layer, skip_connection])
    following, skip = answers(model, rng)
    described = layers_of(model)
    return {
        "shape of next_layer": size(next_layer.shape),
        "shape of skip_connection": size(skip_connection.shape),
        **described,
        "dropout on the way to next_layer": dropped(inputs, next_layer),
        "dropout on the way to skip_connection": dropped(inputs, skip_connection),
        "next_layer": left_out(described) or following,
        "skip_connection": left_out(described) or skip,
    }


@grader.case(rtol=1e-2)
def block_with_pooling(conv_block, rng):
    """Four filters, images of 5 × 6 pixels, with pooling."""
    return described_block(conv_block, (5, 6, 3), rng, n_filters=4)


@grader.case(rtol=1e-2)
def block_with_dropout_without_pooling(conv_block, rng):
    """Three filters, dropout 0.4, no pooling."""
    return described_block(
        conv_block, (3, 5, 2), rng, n_filters=3, dropout_prob=0.4, max_pooling=False
    )


@grader.case(hidden=True, rtol=1e-2, kind="dropout and pooling")
def block_with_both(conv_block, rng):
    """Dropout and pooling, more channels in than out."""
    return described_block(conv_block, (6, 4, 7), rng, n_filters=5, dropout_prob=0.25)


@grader.case(hidden=True, rtol=1e-2, kind="odd height and width")
def block_for_odd_sizes(conv_block, rng):
    """Odd height and width, one channel."""
    return described_block(conv_block, (7, 5, 1), rng, n_filters=2)


@grader.case(hidden=True, rtol=1e-2, kind="the default number of filters")
def block_with_default_filters(conv_block, rng):
    """The default number of filters: sizes only."""
    import keras

    inputs = keras.Input((96, 128, 3))
    following, skip = unnumbered(conv_block, inputs)
    model = keras.Model(inputs, [following, skip])
    return {"sizes": [size(following.shape), size(skip.shape)], **layers_of(model)}


wrong = grader.mistakes("conv_block")
FIRST = (
    'conv = layers.Conv2D(n_filters, 3, activation="relu", padding="same",\n'
    '                         kernel_initializer="he_normal")(inputs)'
)
SECOND = FIRST.replace("(inputs)", "(conv)")
DROPPED = "conv = layers.Dropout(dropout_prob)(conv)"
POOLED = "next_layer = layers.MaxPooling2D(2)(conv)"
SKIP = "skip_connection = conv"

wrong(
    "The skip connection is taken after the pooling; it should keep the full height and width.",
    (SKIP, "skip_connection = next_layer"),
)
wrong(
    "The skip connection is taken after the first convolution; it should be taken after both.",
    ("    " + SKIP + "\n", ""),
    (SECOND, "skip_connection = conv\n    " + SECOND),
)
wrong(
    "The skip connection is taken before the dropout; without pooling, both results should be the "
    "same.",
    ("    " + SKIP + "\n", ""),
    (SECOND, SECOND + "\n    skip_connection = conv"),
)
wrong(
    "Dropout reaches the skip connection only; next_layer should go through it as well.",
    ("        " + DROPPED + "\n", "        pass\n"),
    (SKIP, "skip_connection = layers.Dropout(dropout_prob)(conv)"),
)
wrong(
    "Only one convolution counts: the second is missing, or starts again from the inputs. Give it "
    "the result of the first.",
    (SECOND, FIRST),
)
wrong(
    'The image shrinks in the convolutions: padding="same" keeps its size.',
    (FIRST, FIRST.replace("same", "valid")),
    (SECOND, SECOND.replace("same", "valid")),
)
wrong(
    "The pooling windows overlap: their stride should be 2, as they are 2 wide.",
    (POOLED, "next_layer = layers.MaxPooling2D(2, strides=1)(conv)"),
)
wrong(
    "The pooling has stride 1 and pads the image, so that nothing shrinks. MaxPooling2D(2) alone "
    "takes steps of 2.",
    (POOLED, 'next_layer = layers.MaxPooling2D(2, strides=1, padding="same")(conv)'),
)
wrong(
    "The inputs are pooled; next_layer is the pooled result of the convolutions, conv.",
    (POOLED, POOLED.replace("(conv)", "(inputs)")),
)
wrong(
    "The pooling windows have the wrong size; they should be 2 × 2.",
    (POOLED, "next_layer = layers.MaxPooling2D(3)(conv)"),
)
wrong(
    "The pooling pads the image, so that an odd height or width is rounded up. Leave its padding "
    "as it is.",
    (POOLED, 'next_layer = layers.MaxPooling2D(2, padding="same")(conv)'),
)
wrong(
    "That is average pooling; take the largest number of each window.",
    (POOLED, "next_layer = layers.AveragePooling2D(2)(conv)"),
)
wrong(
    "The block always pools; it should do so only if max_pooling is true.",
    ("    if max_pooling:\n", "    if True:\n"),
)
wrong(
    "max_pooling is read the wrong way round: pool if it is true.",
    ("    if max_pooling:\n", "    if not max_pooling:\n"),
)
wrong(
    "The block never pools, or in windows of a single pixel. If max_pooling is true, next_layer is "
    "pooled in windows of 2 × 2.",
    ("    if max_pooling:\n", "    if False:\n"),
)
wrong(
    "At least one convolution starts from the default initializer; He's suits ReLU: "
    'kernel_initializer="he_normal".',
    (FIRST, FIRST.replace("he_normal", "glorot_uniform")),
    (SECOND, SECOND.replace("he_normal", "glorot_uniform")),
)
wrong(
    "The initializer is he_uniform; he_normal is asked for.",
    (FIRST, FIRST.replace("he_normal", "he_uniform")),
    (SECOND, SECOND.replace("he_normal", "he_uniform")),
)
wrong(
    "The ReLUs are missing, so that two convolutions are no more than one.",
    (FIRST, FIRST.replace('"relu"', "None")),
    (SECOND, SECOND.replace('"relu"', "None")),
)
wrong(
    "The first convolution has no ReLU.",
    (FIRST, FIRST.replace('"relu"', "None")),
)
wrong(
    "The second convolution has no ReLU.",
    (SECOND, SECOND.replace('"relu"', "None")),
)
wrong(
    "The activation is a sigmoid; it should be ReLU.",
    (FIRST, FIRST.replace("relu", "sigmoid")),
    (SECOND, SECOND.replace("relu", "sigmoid")),
)
wrong(
    "The second convolution has a leaky ReLU; ReLU is asked for.",
    (SECOND, SECOND.replace("relu", "leaky_relu")),
)
wrong(
    "The convolutions have a leaky ReLU; ReLU is asked for.",
    (FIRST, FIRST.replace("relu", "leaky_relu")),
    (SECOND, SECOND.replace("relu", "leaky_relu")),
)
wrong(
    "The filters are 5 × 5; they should be 3 × 3.",
    (FIRST, FIRST.replace("n_filters, 3", "n_filters, 5")),
    (SECOND, SECOND.replace("n_filters, 3", "n_filters, 5")),
)
wrong(
    "The filters are 2 × 2, as the windows of the pooling are; they should be 3 × 3.",
    (FIRST, FIRST.replace("n_filters, 3", "n_filters, 2")),
    (SECOND, SECOND.replace("n_filters, 3", "n_filters, 2")),
)
wrong(
    "The filters of the second convolution are 5 × 5; they should be 3 × 3.",
    (SECOND, SECOND.replace("n_filters, 3", "n_filters, 5")),
)
wrong(
    "The second layer looks at one pixel at a time; it should be a convolution with filters of "
    "3 × 3.",
    (SECOND, 'conv = layers.Dense(n_filters, activation="relu")(conv)'),
)
wrong(
    "The second convolution has stride 2, which shrinks the image. Leave its stride out; only the "
    "pooling halves height and width.",
    (SECOND, SECOND.replace("n_filters, 3,", "n_filters, 3, strides=2,")),
)
wrong(
    "There are three convolutions; two are asked for.",
    (SECOND, SECOND + "\n    " + SECOND),
)
wrong(
    "There is batch norm in the block; it is not asked for here, so leave it out.",
    (SECOND, SECOND + "\n    conv = layers.BatchNormalization()(conv)"),
)
wrong(
    "The skip connection carries the inputs; it should carry the result of the two convolutions.",
    (SKIP, "skip_connection = inputs"),
)
wrong(
    "The second convolution has twice as many filters; both have n_filters.",
    (SECOND, SECOND.replace("n_filters, 3", "2 * n_filters, 3")),
)
wrong(
    "The argument n_filters has no effect: the number of filters is always 32.",
    (FIRST, FIRST.replace("n_filters, 3", "32, 3")),
    (SECOND, SECOND.replace("n_filters, 3", "32, 3")),
)
wrong(
    "There is no dropout, or not always, or its result is not used. If dropout_prob is above 0: "
    "conv = layers.Dropout(dropout_prob)(conv).",
    ("        " + DROPPED + "\n", "        pass\n"),
)
wrong(
    "There is always a dropout of 0.3. Its rate is dropout_prob, and if that is 0, there is none.",
    ("    if dropout_prob > 0:\n        " + DROPPED, "    conv = layers.Dropout(0.3)(conv)"),
)
wrong(
    "There is dropout after each convolution; it should follow the second one only.",
    (SECOND, "if dropout_prob > 0:\n        " + DROPPED + "\n    " + SECOND),
)
wrong(
    "A layer is made first, then called: layers.Dropout(dropout_prob)(conv).",
    (DROPPED, "conv = layers.Dropout(dropout_prob, conv)"),
)
wrong(
    "The dropout rate is always the same; use the argument dropout_prob.",
    (DROPPED, "conv = layers.Dropout(0.3)(conv)"),
)
wrong(
    "The dropout is between the two convolutions; it should follow both.",
    ("        " + DROPPED + "\n", "        pass\n"),
    (SECOND, "if dropout_prob > 0:\n        " + DROPPED + "\n    " + SECOND),
)
wrong(
    "That is the share of values that dropout keeps; Keras expects the share that it drops.",
    (DROPPED, "conv = layers.Dropout(1 - dropout_prob)(conv)"),
)
wrong(
    "You return the two results in the wrong order: next_layer comes first.",
    (SKIP, "skip_connection, next_layer = next_layer, conv"),
)
wrong(
    "Number and size of the filters are swapped: n_filters first, then 3.",
    (FIRST, FIRST.replace("n_filters, 3", "3, n_filters")),
    (SECOND, SECOND.replace("n_filters, 3", "3, n_filters")),
)
wrong(
    "The filters of the first convolution are 5 × 5; they should be 3 × 3.",
    (FIRST, FIRST.replace("n_filters, 3", "n_filters, 5")),
)
wrong(
    'One of the convolutions shrinks the image: padding="same" keeps its size.',
    (SECOND, SECOND.replace("same", "valid")),
)
wrong(
    "Without pooling, next_layer is the result of the convolutions, not the inputs.",
    ("next_layer = conv\n", "next_layer = inputs\n"),
)


# ---- upsampling_block ----


@grader.helper
def described_upsampling(upsampling_block, low, high, n_filters, rng):
    """The layers of an upsampling block, the shape of its result, and the result."""
    import keras

    inputs = [keras.Input(shape=low), keras.Input(shape=high)]
    result = unnumbered(upsampling_block, *inputs, n_filters)
    model = keras.Model(inputs, result)
    (found,) = answers(model, rng)
    described = layers_of(model)
    return {
        "shape": size(result.shape),
        **described,
        "dropout": bool(described["dropout"]),
        "result": left_out(described) or found,
    }


@grader.case(rtol=1e-2)
def block_upwards(upsampling_block, rng):
    """From 2 × 3 pixels to 4 × 6, four channels on the skip connection, five filters."""
    return described_upsampling(upsampling_block, (2, 3, 6), (4, 6, 4), 5, rng)


@grader.case(rtol=1e-2)
def block_with_equal_channels(upsampling_block, rng):
    """Three channels from below, three from the side, three filters."""
    return described_upsampling(upsampling_block, (3, 2, 3), (6, 4, 3), 3, rng)


@grader.case(hidden=True, rtol=1e-2, kind="more channels on the skip connection")
def block_with_many_channels(upsampling_block, rng):
    """More channels come from the side than from below."""
    return described_upsampling(upsampling_block, (1, 4, 2), (2, 8, 9), 4, rng)


@grader.case(hidden=True, rtol=1e-2, kind="a single filter")
def block_with_one_filter(upsampling_block, rng):
    """A single filter."""
    return described_upsampling(upsampling_block, (4, 4, 5), (8, 8, 2), 1, rng)


@grader.case(hidden=True, kind="the sizes of the classic course")
def block_of_the_classic_size(upsampling_block):
    """The default number of filters: sizes only."""
    import keras

    inputs = [keras.Input((12, 16, 256)), keras.Input((24, 32, 128))]
    result = unnumbered(upsampling_block, *inputs)
    return {"shape": size(result.shape), **layers_of(keras.Model(inputs, result))}


wrong = grader.mistakes("upsampling_block")
UP = 'up = layers.Conv2DTranspose(n_filters, 3, strides=2, padding="same")(expansive_input)'
MERGE = "merge = layers.concatenate([up, contractive_input], axis=3)"
UP_FIRST, UP_SECOND = FIRST.replace("(inputs)", "(merge)"), SECOND
BOTH_CONVOLUTIONS = UP_FIRST + "\n    " + UP_SECOND

wrong(
    "The two inputs are swapped: enlarge what comes from below, expansive_input, and join it with "
    "contractive_input.",
    (UP, UP.replace("expansive", "contractive")),
    (MERGE, MERGE.replace("contractive", "expansive")),
)
wrong(
    "What comes from below is joined as it came, before it was enlarged.",
    (MERGE, MERGE.replace("up,", "expansive_input,")),
)
wrong(
    "A convolution with stride 2 halves height and width; the transposed one, Conv2DTranspose, "
    "doubles them.",
    (UP, UP.replace("Transpose", "")),
)
wrong(
    "concatenate expects the two maps in one list.",
    (MERGE, MERGE.replace("[", "").replace("]", "")),
)
wrong(
    "The two halves are joined in the wrong order: first what comes from below, then the skip "
    "connection.",
    (MERGE, "merge = layers.concatenate([contractive_input, up], axis=3)"),
)
wrong(
    "You add the two maps; concatenate them, so that the skip connection adds further channels.",
    (MERGE, "merge = layers.add([up, contractive_input])"),
)
wrong(
    "The skip connection is not used.",
    (MERGE, "merge = layers.concatenate([up], axis=3) if False else up"),
)
wrong(
    "Only the skip connection is used: what comes from below is lost.",
    (MERGE, "merge = contractive_input"),
)
wrong(
    "The stride of the transposed convolution is missing, so that height and width stay as they "
    "are.",
    (UP, UP.replace("strides=2, ", "")),
)
wrong(
    "UpSampling2D only repeats pixels; a transposed convolution learns how to enlarge.",
    (UP, "up = layers.UpSampling2D(2)(expansive_input)"),
)
wrong(
    "The maps are joined along the height (axis 1); the channels are axis 3.",
    (MERGE, MERGE.replace("axis=3", "axis=1")),
)
wrong(
    "The maps are joined along the width (axis 2); the channels are axis 3.",
    (MERGE, MERGE.replace("axis=3", "axis=2")),
)
wrong(
    "The transposed convolution should have no activation: leave its ReLU out.",
    (UP, UP.replace('padding="same")', 'padding="same", activation="relu")')),
)
wrong(
    "The enlarged map is twice as high and wide as the skip connection. Enlarge expansive_input, "
    "which is half as large, with strides=2.",
    (UP, UP.replace("strides=2", "strides=4")),
)
wrong(
    "The filters of the transposed convolution are 2 × 2; they should be 3 × 3.",
    (UP, UP.replace("n_filters, 3", "n_filters, 2")),
)
wrong(
    "The filters of the transposed convolution are 4 × 4; they should be 3 × 3.",
    (UP, UP.replace("n_filters, 3", "n_filters, 4")),
)
wrong(
    "The transposed convolution has twice as many filters as it should: n_filters.",
    (UP, UP.replace("n_filters, 3", "2 * n_filters, 3")),
)
wrong(
    "The transposed convolution has half as many filters as it should: n_filters.",
    (UP, UP.replace("n_filters, 3", "n_filters // 2, 3")),
)
wrong(
    "The transposed convolution has as many filters as expansive_input has channels; it should "
    "have n_filters.",
    (UP, UP.replace("n_filters, 3", "expansive_input.shape[-1], 3")),
)
wrong(
    "The image is enlarged by UpSampling2D, and the transposed convolution only filters it. Let "
    "the transposed convolution enlarge it: strides=2.",
    (UP, UP.replace("strides=2, ", "").replace("(exp", "(layers.UpSampling2D(2)(exp") + ")"),
)
wrong(
    "The enlarged map is joined with itself; join it with the skip connection, contractive_input.",
    (MERGE, MERGE.replace("contractive_input", "up")),
)
wrong(
    "You multiply the two maps; concatenate them, so that the skip connection adds further "
    "channels.",
    (MERGE, "merge = layers.multiply([up, contractive_input])"),
)
wrong(
    "Concatenate, with a capital C, is a layer: it has to be made before it is called. Use "
    "layers.concatenate, with a small c.",
    (MERGE, MERGE.replace("concatenate", "Concatenate")),
)
wrong(
    "The result is pooled, but the way up enlarges. conv_block pools as well, unless "
    "max_pooling=False.",
    (BOTH_CONVOLUTIONS, "conv = conv_block(merge, n_filters)[0]"),
)
wrong(
    "You return two maps; one is asked for. conv_block gives two: with max_pooling=False, take the "
    "first, [0].",
    (BOTH_CONVOLUTIONS, "conv = conv_block(merge, n_filters)"),
)
wrong(
    "The two convolutions always have 32 filters, whatever n_filters is. Pass n_filters to "
    "conv_block as well.",
    (BOTH_CONVOLUTIONS, "conv = conv_block(merge, max_pooling=False)[0]"),
)
wrong(
    "The two convolutions are missing: you return the joined maps.",
    ("return conv", "return merge"),
)
wrong(
    "The two convolutions come before the maps are joined; they should work on the joined maps.",
    (UP_FIRST, UP_FIRST.replace("(merge)", "(up)")),
    (UP_SECOND, UP_SECOND + "\n    conv = layers.concatenate([conv, contractive_input], axis=3)"),
)
wrong(
    "The two convolutions have twice as many filters as they should: n_filters.",
    (UP_FIRST, UP_FIRST.replace("n_filters, 3", "2 * n_filters, 3")),
    (UP_SECOND, UP_SECOND.replace("n_filters, 3", "2 * n_filters, 3")),
)
wrong(
    "The two convolutions have filters of 1 × 1, which look at one pixel at a time; they should be "
    "3 × 3.",
    (UP_FIRST, UP_FIRST.replace("n_filters, 3", "n_filters, 1")),
    (UP_SECOND, UP_SECOND.replace("n_filters, 3", "n_filters, 1")),
)
wrong(
    "The first of the two convolutions has twice as many filters as it should: n_filters.",
    (UP_FIRST, UP_FIRST.replace("n_filters, 3", "2 * n_filters, 3")),
)
wrong(
    "The first of the two convolutions has filters of 1 × 1; they should be 3 × 3.",
    (UP_FIRST, UP_FIRST.replace("n_filters, 3", "n_filters, 1")),
)
wrong(
    "The second of the two convolutions has filters of 1 × 1; they should be 3 × 3.",
    (UP_SECOND, UP_SECOND.replace("n_filters, 3", "n_filters, 1")),
)
wrong(
    "Only the first layer is a transposed convolution; the two after joining are Conv2D.",
    (UP_FIRST, UP_FIRST.replace("Conv2D", "Conv2DTranspose")),
    (UP_SECOND, UP_SECOND.replace("Conv2D", "Conv2DTranspose")),
)
wrong(
    "The second of the two convolutions has stride 2, which halves height and width again. Leave "
    "its stride out.",
    (UP_SECOND, UP_SECOND.replace("n_filters, 3,", "n_filters, 3, strides=2,")),
)
wrong(
    "There is dropout in the block; it is not asked for here, so leave it out.",
    (UP_SECOND, UP_SECOND + "\n    conv = layers.Dropout(0.3)(conv)"),
)
wrong(
    "There is batch norm in the block; it is not asked for here, so leave it out.",
    (UP_SECOND, UP_SECOND + "\n    conv = layers.BatchNormalization()(conv)"),
)
wrong(
    'The transposed convolution lacks padding="same", so that its result is a pixel too large.',
    (UP, UP.replace(', padding="same"', "")),
)
wrong(
    "Only one convolution counts: the second is missing, or starts again from the joined maps. "
    "Give it the result of the first.",
    (UP_SECOND, UP_FIRST),
)
wrong(
    "At least one of the two convolutions starts from the default initializer; He's suits ReLU: "
    'kernel_initializer="he_normal".',
    (UP_FIRST, UP_FIRST.replace("he_normal", "glorot_uniform")),
    (UP_SECOND, UP_SECOND.replace("he_normal", "glorot_uniform")),
)
wrong(
    'The image shrinks in the two convolutions: padding="same" keeps its size.',
    (UP_FIRST, UP_FIRST.replace("same", "valid")),
    (UP_SECOND, UP_SECOND.replace("same", "valid")),
)
wrong(
    "The first of the two convolutions has no ReLU.",
    (UP_FIRST, UP_FIRST.replace('"relu"', "None")),
)
wrong(
    "The second of the two convolutions has no ReLU.",
    (UP_SECOND, UP_SECOND.replace('"relu"', "None")),
)
wrong(
    "The ReLUs of the two convolutions are missing.",
    (UP_FIRST, UP_FIRST.replace('"relu"', "None")),
    (UP_SECOND, UP_SECOND.replace('"relu"', "None")),
)
wrong(
    "The argument n_filters has no effect: the number of filters is always 32.",
    (UP, UP.replace("n_filters, 3", "32, 3")),
    (UP_FIRST, UP_FIRST.replace("n_filters, 3", "32, 3")),
    (UP_SECOND, UP_SECOND.replace("n_filters, 3", "32, 3")),
)
wrong(
    "The second convolution reads the skip connection; give it the result of the first.",
    (UP_SECOND, UP_SECOND.replace("(conv)", "(contractive_input)")),
)
wrong(
    'One of the two convolutions shrinks the image: padding="same" keeps its size.',
    (UP_SECOND, UP_SECOND.replace("same", "valid")),
)


# ---- unet_model ----


@grader.helper
def described_unet(unet_model, shape, n_filters, n_classes, rng):
    """Layers of a U-Net, the shape of its answer, and logits at some of the pixels."""
    model = unnumbered(unet_model, shape, n_filters=n_filters, n_classes=n_classes)
    described = {"output shape": size(model.output_shape), **layers_of(model)}
    return {**described, "logits": answers(model, rng, step=5)[0]}


@grader.case(rtol=1e-2)
def small_unet(unet_model, rng):
    """Images of 16 × 32 pixels, two filters at first, five classes."""
    return described_unet(unet_model, (16, 32, 3), 2, 5, rng)


@grader.case
def unet_of_the_classic_size(unet_model):
    """As in the classic course: 96 × 128 pixels, 32 filters, 23 classes. Sizes only."""
    model = unnumbered(unet_model)
    return {
        "output shape": size(model.output_shape),
        "parameters": int(model.count_params()),
        **layers_of(model),
    }


@grader.case(hidden=True, rtol=1e-2, kind="grey images, two classes")
def unet_for_grey_images(unet_model, rng):
    """Grey images, two classes."""
    return described_unet(unet_model, (32, 16, 1), 3, 2, rng)


@grader.case(hidden=True, rtol=1e-2, kind="square images, eight classes")
def unet_for_square_images(unet_model, rng):
    """Square images, eight classes."""
    return described_unet(unet_model, (32, 32, 3), 2, 8, rng)


wrong = grader.mistakes("unet_model")
DOWN = {
    1: "cblock1 = conv_block(inputs, n_filters)",
    2: "cblock2 = conv_block(cblock1[0], 2 * n_filters)",
    3: "cblock3 = conv_block(cblock2[0], 4 * n_filters)",
    4: "cblock4 = conv_block(cblock3[0], 8 * n_filters, dropout_prob=0.3)",
    5: "cblock5 = conv_block(cblock4[0], 16 * n_filters, dropout_prob=0.3, max_pooling=False)",
}
UPWARDS = {
    6: "ublock6 = upsampling_block(cblock5[0], cblock4[1], 8 * n_filters)",
    7: "ublock7 = upsampling_block(ublock6, cblock3[1], 4 * n_filters)",
    8: "ublock8 = upsampling_block(ublock7, cblock2[1], 2 * n_filters)",
    9: "ublock9 = upsampling_block(ublock8, cblock1[1], n_filters)",
}
LAST = (
    'conv9 = layers.Conv2D(n_filters, 3, activation="relu", padding="same",\n'
    '                          kernel_initializer="he_normal")(ublock9)'
)
LOGITS = 'conv10 = layers.Conv2D(n_classes, 1, padding="same")(conv9)'

wrong(
    "The blocks on the way down are chained by their skip connections, [1], so that nothing is "
    "pooled. The next block takes [0].",
    *((DOWN[k], DOWN[k].replace("[0]", "[1]")) for k in (2, 3, 4, 5)),
    (UPWARDS[6], UPWARDS[6]),
)
wrong(
    "The way up uses the pooled results, [0]; the skip connections are [1].",
    *((UPWARDS[k], UPWARDS[k].replace("[1]", "[0]")) for k in (6, 7, 8, 9)),
)
wrong(
    "The way up starts from the fourth block; it should start from the fifth, the bottom of the U.",
    (UPWARDS[6], UPWARDS[6].replace("cblock5[0]", "cblock4[0]")),
)
wrong(
    "The fifth block pools as well; it is the bottom, so max_pooling=False.",
    (DOWN[5], DOWN[5].replace(", max_pooling=False", "")),
)
wrong(
    "The skip connections arrive in the wrong order: the last block down meets the first block up.",
    *(
        (UPWARDS[k], UPWARDS[k].replace(f"cblock{10 - k}[1]", f"cblock{k - 5}[1]"))
        for k in (6, 7, 8, 9)
    ),
)
wrong(
    "There is a softmax at the end; the loss expects logits, so leave out the activation.",
    (LOGITS, LOGITS.replace('padding="same"', 'padding="same", activation="softmax"')),
)
wrong(
    "There is a ReLU at the end, so that no logit can be negative. Leave the activation out.",
    (LOGITS, LOGITS.replace('padding="same"', 'padding="same", activation="relu"')),
)
wrong(
    "The number of filters does not fall on the way up: 8, 4, 2, 1 times n_filters.",
    *(
        (UPWARDS[k], UPWARDS[k].replace(f"{n}n_filters)", "8 * n_filters)"))
        for k, n in ((7, "4 * "), (8, "2 * "))
    ),
    (UPWARDS[9], UPWARDS[9].replace(", n_filters)", ", 8 * n_filters)")),
)
wrong(
    "The number of filters does not grow on the way down: 1, 2, 4, 8, 16 times n_filters.",
    *(
        (DOWN[k], DOWN[k].replace(f"{n} * n_filters", "n_filters"))
        for k, n in ((2, 2), (3, 4), (4, 8), (5, 16))
    ),
)
wrong(
    "The dropout is missing in the fourth and fifth block.",
    (DOWN[4], DOWN[4].replace(", dropout_prob=0.3", "")),
    (DOWN[5], DOWN[5].replace("dropout_prob=0.3, ", "")),
)
wrong(
    "There is no dropout in the fourth block.",
    (DOWN[4], DOWN[4].replace(", dropout_prob=0.3", "")),
)
wrong(
    "There is no dropout in the fifth block.",
    (DOWN[5], DOWN[5].replace("dropout_prob=0.3, ", "")),
)
wrong(
    "Dropout belongs in the fourth and fifth block only; another block has it as well.",
    (DOWN[3], DOWN[3].replace("4 * n_filters", "4 * n_filters, dropout_prob=0.3")),
)
wrong(
    "The last convolution has filters of 3 × 3; it should look at one pixel at a time: 1 × 1.",
    (LOGITS, LOGITS.replace("n_classes, 1", "n_classes, 3")),
)
wrong(
    "The second to last convolution has filters of 1 × 1; they should be 3 × 3.",
    (LAST, LAST.replace("n_filters, 3", "n_filters, 1")),
)
wrong(
    "The convolution before the last one is missing.",
    ("    " + LAST + "\n", ""),
    (LOGITS, LOGITS.replace("(conv9)", "(ublock9)")),
)
wrong(
    "The last convolution has n_filters filters; it needs one filter for each class.",
    (LOGITS, LOGITS.replace("n_classes, 1", "n_filters, 1")),
)
wrong(
    "The argument n_filters has no effect in the first block.",
    (DOWN[1], "cblock1 = conv_block(inputs)"),
)
wrong(
    (
        "The second to last convolution starts from the default initializer: "
        'kernel_initializer="he_normal".'
    ),
    (LAST, LAST.replace("he_normal", "glorot_uniform")),
)
wrong(
    "The second to last convolution has no ReLU.",
    (LAST, LAST.replace('"relu"', "None")),
)


# ---- measures ----


@grader.helper
def masks(rng, shape, n_classes, agreement=0.6):
    """True and predicted classes that agree in part; the second is right more often than not."""
    y_true = rng.integers(0, n_classes, shape)
    guessed = rng.integers(0, n_classes, shape)
    y_pred = np.where(rng.uniform(size=shape) < agreement, y_true, guessed)
    return y_true, y_pred


@grader.helper
def numbers(values):
    """A list or array of numbers in double precision."""
    return np.asarray(values, dtype=np.float64)


@grader.helper
def lopsided():
    """Two masks of 4 × 5 pixels in which class 3 occurs in the second only, and 2 in neither."""
    y_true = np.array([[0, 0, 0, 1, 1], [0, 0, 1, 1, 1], [0, 4, 4, 1, 1], [0, 0, 0, 0, 1]])
    y_pred = np.array([[0, 0, 1, 1, 1], [0, 0, 0, 1, 1], [3, 3, 4, 1, 0], [0, 0, 0, 0, 0]])
    return y_true, y_pred


# ---- iou_per_class ----


@grader.case
def one_small_mask(iou_per_class):
    """One mask of 4 × 5 pixels, five classes: one is only predicted, one is in neither mask."""
    return numbers(iou_per_class(*lopsided(), 5))


@grader.case
def two_masks_at_once(iou_per_class, rng):
    """A batch of two masks, three classes."""
    return numbers(iou_per_class(*masks(rng, (2, 3, 4), 3), 3))


@grader.case(hidden=True, kind="a perfect prediction")
def perfect_prediction(iou_per_class, rng):
    """All right; class 4 is a single pixel, and the last class is in neither mask."""
    y_true = rng.integers(0, 4, (3, 5, 4))
    y_true[1, 2, 3] = 4
    return numbers(iou_per_class(y_true, y_true.copy(), 6))


@grader.case(hidden=True, kind="a batch, with small unsigned numbers")
def batch_of_bytes(iou_per_class, rng):
    """A batch of masks stored as bytes."""
    y_true, y_pred = masks(rng, (4, 6, 8), 6)
    return numbers(iou_per_class(y_true.astype(np.uint8), y_pred, 6))


@grader.case(hidden=True, kind="no overlap at all")
def nothing_in_common(iou_per_class, rng):
    """Not a single pixel is right."""
    y_true = rng.integers(0, 3, (5, 5))
    return numbers(iou_per_class(y_true, (y_true + 1) % 3, 4))


wrong = grader.mistakes("iou_per_class")
BOTH = "intersection = np.sum((y_true == k) & (y_pred == k))"
EITHER = "union = np.sum((y_true == k) | (y_pred == k))"
RATIO = "iou[k] = intersection / union if union > 0 else np.nan"
ONE_BY_ONE = (
    "NumPy cannot say whether a whole array is true. Join comparisons with & or |, each in "
    "brackets; count pixels with np.sum before you test for 0."
)

wrong(
    "A class that is in neither mask gets 0, as if it were all wrong. There is nothing to measure: "
    "leave its NaN.",
    (RATIO, RATIO.replace("np.nan", "0.0")),
)
wrong(
    "A class that is in neither mask gets 1, as if it had been found. There is nothing to measure: "
    "leave its NaN.",
    (RATIO, RATIO.replace("np.nan", "1.0")),
)
wrong(
    "You divide by the pixels of both masks added up, so that common ones count twice. The union "
    "counts each pixel once.",
    (EITHER, "union = np.sum(y_true == k) + np.sum(y_pred == k)"),
)
wrong(
    "That is 2 · intersection / (sum of both), the Dice coefficient; the IoU divides by the union.",
    (BOTH, BOTH.replace("= np", "= 2 * np")),
    (EITHER, "union = np.sum(y_true == k) + np.sum(y_pred == k)"),
)
wrong(
    "You divide by the true pixels of the class only, so that painting too much costs nothing. "
    "That is recall; divide by the union.",
    (EITHER, "union = np.sum(y_true == k)"),
)
wrong(
    "You divide by the predicted pixels of the class only, so that missing pixels cost nothing. "
    "That is precision; divide by the union.",
    (EITHER, "union = np.sum(y_pred == k)"),
)
wrong(
    "You divide by all pixels of the mask; divide by those that are of class k in one of the two.",
    (EITHER, "union = y_true.size"),
)
wrong(
    "The intersection counts all pixels that agree, whatever their class. Both must be class k.",
    (BOTH, "intersection = np.sum(y_true == y_pred)"),
)
wrong(
    "A class that was predicted but is not there is left out; it is a mistake and has IoU 0.",
    (RATIO, "iou[k] = intersection / union if np.any(y_true == k) else np.nan"),
)
wrong(
    "You divide by the pixels that are of class k in only one mask; those that are in both belong "
    "to the union too.",
    (EITHER, EITHER.replace("|", "^")),
)
wrong(
    "The intersection is added to both areas; it was counted twice already, so subtract it once.",
    (EITHER, "union = np.sum(y_true == k) + np.sum(y_pred == k) + intersection"),
)
wrong(
    "What you call the intersection is the union, so that every class gets 1.",
    (BOTH, BOTH.replace("&", "|")),
)
wrong(ONE_BY_ONE, (BOTH, BOTH.replace("&", "and")))
wrong(
    "Only whole numbers come out: divide with /, not //, and count the pixels that are k in both "
    "masks.",
    (RATIO, RATIO.replace("/", "//")),
)
wrong(
    "Only the last class gets its value: store it in each round of the loop.",
    ("        " + RATIO, "    " + RATIO),
)
wrong(
    "The last class is left out.",
    ("for k in range(n_classes)", "for k in range(n_classes - 1)"),
)
wrong(
    "The first class, 0, is left out.",
    ("for k in range(n_classes)", "for k in range(1, n_classes)"),
)
wrong(
    "Classes go from 0 to n_classes - 1; yours go from 1 to n_classes.",
    (BOTH, BOTH.replace("== k", "== k + 1")),
    (EITHER, EITHER.replace("== k", "== k + 1")),
)
wrong(
    "The fraction is upside down: divide the intersection by the union.",
    (RATIO, "iou[k] = union / intersection if union > 0 and intersection > 0 else np.nan"),
)
for sentence, patch in (
    (
        "The pixels of class k that were missed are counted; count those that are k in both.",
        (BOTH, BOTH.replace("y_pred ==", "y_pred !=")),
    ),
    (
        "The pixels that were wrongly called k are counted; count those that are k in both.",
        (BOTH, BOTH.replace("y_true ==", "y_true !=")),
    ),
    (
        "The intersection counts all predicted pixels of k; count only those that are right.",
        (BOTH, "intersection = np.sum(y_pred == k)"),
    ),
    (
        "The intersection counts all true pixels of k; count only those that are predicted.",
        (BOTH, "intersection = np.sum(y_true == k)"),
    ),
    (
        "You store the intersection itself; divide it by the union.",
        (RATIO, "iou[k] = intersection if union > 0 else np.nan"),
    ),
    (
        "The intersection is multiplied by the union; divide by it.",
        (RATIO, RATIO.replace("/", "*")),
    ),
    (
        "The intersection is a share of pixels, the union their number: use np.sum for both.",
        (BOTH, BOTH.replace("sum", "mean")),
    ),
    (
        "The union is a share of pixels, the intersection their number: use np.sum for both.",
        (EITHER, EITHER.replace("sum", "mean")),
    ),
    (
        "All classes stay NaN: put the fraction into iou[k] where the union is above 0.",
        (RATIO, "pass"),
    ),
):
    wrong(sentence, patch)


# ---- dice ----


@grader.case
def dice_of_one_small_mask(dice):
    """One mask of 4 × 5 pixels, five classes: one is only predicted, one is in neither mask."""
    return numbers(dice(*lopsided(), 5))


@grader.case
def dice_of_two_masks(dice, rng):
    """A batch of two masks, three classes."""
    return numbers(dice(*masks(rng, (2, 4, 3), 3), 3))


@grader.case(hidden=True, kind="a perfect prediction")
def dice_of_a_perfect_prediction(dice, rng):
    """All right; the last two classes are in neither mask."""
    y_true = rng.integers(0, 3, (2, 5, 6))
    return numbers(dice(y_true, y_true.copy(), 5))


@grader.case(hidden=True, kind="a batch, with small unsigned numbers")
def dice_of_bytes(dice, rng):
    """A batch of masks stored as bytes."""
    y_true, y_pred = masks(rng, (3, 7, 5), 6)
    return numbers(dice(y_true.astype(np.uint8), y_pred, 6))


wrong = grader.mistakes("dice")
DICE_BOTH = BOTH
AREAS = "areas = np.sum(y_true == k) + np.sum(y_pred == k)"
DICE = "scores[k] = 2 * intersection / areas if areas > 0 else np.nan"

wrong(
    "The factor 2 is missing, so that a perfect prediction gets only one half.",
    (DICE, DICE.replace("2 * intersection", "intersection")),
)
wrong(
    "You divide by the union, so that a perfect prediction gets 2. Divide by the sum of the areas.",
    (AREAS, "areas = np.sum((y_true == k) | (y_pred == k))"),
)
wrong(
    "That is the IoU; Dice is twice the intersection over the sum of both areas.",
    (AREAS, "areas = np.sum((y_true == k) | (y_pred == k))"),
    (DICE, DICE.replace("2 * intersection", "intersection")),
)
wrong(
    "A class that is in neither mask gets 0. There is nothing to measure: leave its NaN.",
    (DICE, DICE.replace("np.nan", "0.0")),
)
wrong(
    "A class that is in neither mask gets 1. There is nothing to measure: leave its NaN.",
    (DICE, DICE.replace("np.nan", "1.0")),
)
wrong(
    "The true area counts twice and the predicted one not at all. Add one to the other.",
    (AREAS, "areas = 2 * np.sum(y_true == k)"),
)
wrong(
    "The predicted area counts twice and the true one not at all. Add one to the other.",
    (AREAS, "areas = 2 * np.sum(y_pred == k)"),
)
wrong(
    "A class that was predicted but is not there is left out; it is a mistake and gets 0.",
    (DICE, "scores[k] = 2 * intersection / areas if np.any(y_true == k) else np.nan"),
)
wrong(
    "You divide by the true area only. Add the predicted one to it.",
    (AREAS, "areas = np.sum(y_true == k)"),
)
wrong(
    "You divide by the predicted area only. Add the true one to it.",
    (AREAS, "areas = np.sum(y_pred == k)"),
)
wrong(
    "You divide by the product of the areas; it should be their sum.",
    (AREAS, AREAS.replace(" + ", " * ")),
)
wrong(
    "Only the first area is in the denominator, the second is added to the fraction: the brackets "
    "are missing.",
    (DICE, DICE.replace("/ areas", "/ np.sum(y_true == k) + np.sum(y_pred == k)")),
)
wrong(
    "You divide by all pixels of the mask; divide by the areas of class k.",
    (AREAS, "areas = y_true.size"),
)
wrong(
    "What you call the intersection is the union: a pixel counts only if it is of class k in both.",
    (DICE_BOTH, DICE_BOTH.replace("&", "|")),
)
wrong(ONE_BY_ONE, (DICE_BOTH, DICE_BOTH.replace("&", "and")))
wrong(
    "Only the last class gets its value: store it in each round of the loop.",
    ("        " + DICE, "    " + DICE),
)
wrong(
    "The last class is left out.",
    ("for k in range(n_classes)", "for k in range(n_classes - 1)"),
)
wrong(
    "The first class, 0, is left out.",
    ("for k in range(n_classes)", "for k in range(1, n_classes)"),
)
wrong(
    "The intersection counts all pixels that agree, whatever their class. Both must be class k.",
    (DICE_BOTH, "intersection = np.sum(y_true == y_pred)"),
)
for sentence, patch in (
    (
        "The pixels of class k that were missed are counted; count those that are k in both.",
        (DICE_BOTH, BOTH.replace("y_pred ==", "y_pred !=")),
    ),
    (
        "The pixels that were wrongly called k are counted; count those that are k in both.",
        (DICE_BOTH, BOTH.replace("y_true ==", "y_true !=")),
    ),
    (
        "The intersection counts all predicted pixels of k; count only those that are right.",
        (DICE_BOTH, "intersection = np.sum(y_pred == k)"),
    ),
    (
        "The intersection counts all true pixels of k; count only those that are predicted.",
        (DICE_BOTH, "intersection = np.sum(y_true == k)"),
    ),
    (
        "You store 2 · intersection itself; divide it by the sum of the areas.",
        (DICE, "scores[k] = 2 * intersection if areas > 0 else np.nan"),
    ),
    ("The fraction is multiplied by the areas; divide by them.", (DICE, DICE.replace("/", "*"))),
    ("// cuts the result to a whole number; divide with /.", (DICE, DICE.replace("/", "//"))),
    ("One area is subtracted from the other; add them.", (AREAS, AREAS.replace(" + ", " - "))),
    (
        "The factor 2 is added to the intersection; multiply by it.",
        (DICE, DICE.replace("2 * intersection", "(2 + intersection)")),
    ),
    (
        "The intersection is a share of pixels, the areas are numbers: use np.sum for both.",
        (DICE_BOTH, BOTH.replace("sum", "mean")),
    ),
    (
        "All classes stay NaN: put the fraction into scores[k] where the areas are above 0.",
        (DICE, "pass"),
    ),
):
    wrong(sentence, patch)


# ---- mean_iou ----


@grader.case
def mean_over_present_classes(mean_iou):
    """One mask of 4 × 5 pixels, five classes: one is only predicted, one is in neither mask."""
    return numbers(mean_iou(*lopsided(), 5))


@grader.case
def mean_over_two_images(mean_iou):
    """Two images of 2 × 3 pixels; class 2 is in the second only."""
    y_true = np.array([[[0, 0, 1], [1, 1, 1]], [[0, 2, 2], [1, 2, 2]]])
    y_pred = np.array([[[0, 0, 0], [1, 1, 1]], [[0, 2, 1], [1, 2, 0]]])
    return numbers(mean_iou(y_true, y_pred, 4))


@grader.case(hidden=True, kind="a batch with all classes")
def mean_over_a_batch(mean_iou, rng):
    """A batch with all classes."""
    return numbers(mean_iou(*masks(rng, (3, 6, 5), 4), 4))


@grader.case(hidden=True, kind="a single class")
def mean_over_one_class(mean_iou, rng):
    """Only one class of five is there; some of it is taken for another."""
    y_true = np.full((4, 4), 2)
    y_pred = np.where(rng.uniform(size=(4, 4)) < 0.7, 2, 4)
    return numbers(mean_iou(y_true, y_pred, 5))


@grader.case(hidden=True, kind="a perfect prediction")
def mean_of_a_perfect_prediction(mean_iou, rng):
    """All right, with classes in neither mask; then with one pixel in another class."""
    y_true = rng.integers(1, 4, (5, 6))
    one_off = y_true.copy()
    one_off[2, 3] = 1 + y_true[2, 3] % 3
    return [numbers(mean_iou(y_true, each, 6)) for each in (y_true.copy(), one_off)]


wrong = grader.mistakes("mean_iou")
EACH_IMAGE = """shape = (-1, *y_true.shape[-2:])
    pairs = zip(y_true.reshape(shape), y_pred.reshape(shape))
    mean = np.mean([np.nanmean(iou_per_class(a, b, n_classes)) for a, b in pairs])"""
EACH_ROW = """pairs = zip(y_true, y_pred)
    mean = np.mean([np.nanmean(iou_per_class(a, b, n_classes)) for a, b in pairs])"""
BY_SHARE = """shares = [np.mean(y_true == k) for k in range(n_classes)]
    mean = np.nansum(shares * iou_per_class(y_true, y_pred, n_classes))"""
ALL_PIXELS = """same = np.sum(y_true == y_pred)
    mean = same / (y_true.size + y_pred.size - same)"""
WITHOUT_ZEROS = """iou = iou_per_class(y_true, y_pred, n_classes)
    mean = np.mean(iou[np.nan_to_num(iou) > 0])"""
MEAN = "mean = np.nanmean(iou_per_class(y_true, y_pred, n_classes))"

wrong(
    "The result is NaN, because a class that is in neither mask has no IoU. Average over the "
    "others: np.nanmean.",
    (MEAN, MEAN.replace("nanmean", "mean")),
)
wrong(
    "A class that is in neither mask counts as 0. Average over the classes that have an IoU.",
    (MEAN, "mean = np.nansum(iou_per_class(y_true, y_pred, n_classes)) / n_classes"),
)
wrong(
    "A class that is in neither mask counts as 1. Average over the classes that have an IoU.",
    (MEAN, "mean = np.mean(np.nan_to_num(iou_per_class(y_true, y_pred, n_classes), nan=1.0))"),
)
wrong(
    "That is the sum of the IoUs; take their mean.",
    (MEAN, MEAN.replace("nanmean", "nansum")),
)
wrong(
    "The classes are weighted by their share of the pixels; in the mean, all count alike.",
    (MEAN, BY_SHARE),
)
wrong(
    "The pixels of all classes make one single IoU; average those of the classes.",
    (MEAN, ALL_PIXELS),
)
wrong(
    "That is the share of correct pixels, in which large classes count most. Average the IoUs.",
    (MEAN, "mean = np.mean(y_true == y_pred)"),
)
wrong(
    "The IoU of each image is averaged; take the IoU of all pixels together.",
    (MEAN, EACH_IMAGE),
)
wrong(
    "That is the mean of the Dice coefficients; average the IoUs.",
    (MEAN, "mean = np.nanmean(dice(y_true, y_pred, n_classes))"),
)
wrong(
    "A class with an IoU of 0 is left out; only classes without any IoU (NaN) are.",
    (MEAN, WITHOUT_ZEROS),
)
wrong(
    "You average over the first axis, which holds the images or the rows of a single mask; take "
    "the IoU of all pixels together.",
    (MEAN, EACH_ROW),
)
wrong(
    "These are the IoUs of the classes; take their mean.",
    (MEAN, "mean = iou_per_class(y_true, y_pred, n_classes)"),
)
wrong("That is the median of the IoUs; take their mean.", (MEAN, MEAN.replace("mean(", "median(")))
wrong("That is the largest IoU; take their mean.", (MEAN, MEAN.replace("nanmean", "nanmax")))
wrong("That is the smallest IoU; take their mean.", (MEAN, MEAN.replace("nanmean", "nanmin")))
wrong("The first class, 0, is left out.", (MEAN, MEAN.replace("n_classes))", "n_classes)[1:])")))
wrong("The last class is left out.", (MEAN, MEAN.replace("n_classes))", "n_classes)[:-1])")))
wrong(
    "A mask is compared with itself, so the mean is 1: pass y_true and y_pred.",
    (MEAN, MEAN.replace("y_true, y_pred", "y_true, y_true")),
)
