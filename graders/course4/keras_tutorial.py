"""Cases and known mistakes of the Keras tutorial.

Keras is imported where a case needs it, not above: the judge does without. Nothing is trained for
longer than a few steps; models get fixed weights and are judged by what they compute.
"""

from unittest import mock

import numpy as np

from graders.common.dropout import dropouts
from graders.common.models import count, fix_weights, unnumbered
from graders.common.tensors import plain
from invigilator.checking import Grader

grader = Grader("course4/keras_tutorial", framework="tensorflow")
grader.include(plain, unnumbered, fix_weights, count, dropouts)


@grader.helper
def described(build, shape, rng):
    """Parameters and shapes of a model, and what it predicts with fixed weights.

    Every other scale of batch norm is negative, so that pooling before it makes a difference.
    Without dropout the model is called plainly: batch norm fixed in training mode shows.
    """
    model = unnumbered(build, shape)
    X = rng.uniform(0, 1, (3, *shape)).astype(np.float32)
    fix_weights(model, rng)
    for each in (each for each in model.weights if each.name == "gamma"):
        each.assign(np.asarray(each) * (-1.0) ** np.arange(each.shape[0]))
    dropping = bool(dropouts(model))
    return {
        "input shape": [-1 if each is None else each for each in model.input_shape],
        "output shape": [-1 if each is None else each for each in model.output_shape],
        "trainable parameters": count(model.trainable_weights),
        "non-trainable parameters": count(model.non_trainable_weights),
        "with dropout": dropping,
        "predictions": plain(model(X, training=False if dropping else None)),
    }


@grader.helper
def small_model(rng, normalised=False):
    """A model for images of 4 x 5 pixels, with or without batch norm, and with fixed weights."""
    import keras

    norm = [keras.layers.BatchNormalization()] if normalised else []
    parts = [keras.Input(shape=(4, 5, 3)), *norm, keras.layers.Flatten()]
    model = keras.Sequential([*parts, keras.layers.Dense(1, "sigmoid")])
    model.run_eagerly = True
    return fix_weights(model, rng)


@grader.helper
def examples(rng, m):
    """So many images of 4 x 5 pixels, and their labels in a column."""
    X = rng.uniform(0, 1, (m, 4, 5, 3)).astype(np.float32)
    return X, rng.integers(0, 2, (m, 1))


# ---- prepare ----


@grader.case
def two_small_pictures(prepare):
    """Two images of 2 × 2 pixels, none of them black or white."""
    first = [13, 51, 102, 153, 204, 238, 27, 90, 180, 66, 120, 211]
    second = [38, 77, 141, 9, 164, 225, 196, 54, 109, 131, 240, 18]
    return plain(prepare(np.array([first, second], dtype=np.uint8).reshape(2, 2, 2, 3)))


@grader.case(hidden=True)
def dark_pictures(prepare, rng):
    """Images without any bright pixel."""
    return plain(prepare(rng.integers(3, 90, (3, 4, 2, 3)).astype(np.uint8)))


@grader.case(hidden=True)
def single_picture_of_floats(prepare, rng):
    """An image without the axis of the batch, as floating-point numbers."""
    return plain(prepare(rng.uniform(0, 255, (5, 3, 3)).astype(np.float32)))


SCALED = 'pictures.astype("float32") / 255'

wrong = grader.mistakes("prepare")
wrong("The numbers still go up to 255: divide by 255.", (SCALED, 'pictures.astype("float32")'))
wrong(
    "The largest pixel is 255, not 256: divide by 255.",
    (SCALED, 'pictures.astype("float32") / 256'),
)
wrong(
    "Whole numbers have no decimal part, so that only 0 and 1 are left. Divide with /, not //, and "
    "cast to float32, not to whole numbers.",
    (SCALED, 'pictures.astype("float32") // 255'),
)
wrong(
    "You divide by the brightest pixel present, so each image is scaled differently; use 255.",
    (SCALED, 'pictures.astype("float32") / pictures.max()'),
)
wrong(
    "Your numbers go from -1 to 1; from 0 to 1 is asked for.",
    (SCALED, 'pictures.astype("float32") / 127.5 - 1'),
)
wrong(
    "preprocess_input subtracts the mean colours of ImageNet. Only divide by 255.",
    (SCALED, 'keras.applications.imagenet_utils.preprocess_input(pictures.astype("float32"))'),
)
wrong("You divide twice by 255.", (SCALED, 'pictures.astype("float32") / 255 / 255'))
wrong("float16 has only three digits; float32 is asked for.", (SCALED, SCALED.replace("32", "16")))
wrong("The numbers go up to 2: divide by 255.", (SCALED, SCALED.replace("255", "127.5")))
wrong("Dark and bright are swapped: only divide by 255.", (SCALED, f"1 - {SCALED}"))
wrong(
    "The shape has changed; only the numbers should.",
    (SCALED, f"({SCALED}).reshape(len(pictures), -1)"),
)
wrong(
    "The result holds whole numbers, so the decimal part is lost: divide with /, not //, and cast "
    "to float32.",
    (SCALED, "(pictures / 255).astype(int)"),
)
wrong(
    "You subtract the mean of these images; only divide by 255.",
    (SCALED, '(pictures.astype("float32") - pictures.mean()) / 255'),
)
wrong(
    "You standardize each set of images by its own mean and deviation; only divide by 255.",
    (SCALED, '(pictures.astype("float32") - pictures.mean()) / pictures.std()'),
)
wrong(
    "From each image you subtract the mean of all images; only divide by 255.",
    (SCALED, f"{SCALED} - (pictures / 255).mean(axis=0)"),
)
wrong(
    "The numbers are rounded to two digits; leave them as they are.",
    (SCALED, f"np.round({SCALED}, 2)"),
)
wrong(
    "Flattening and transposing are not needed here: the shape should stay as it is.",
    (SCALED, f"({SCALED}).reshape(len(pictures), -1).T"),
)
wrong(
    ".T reverses the order of the axes; leave it out.",
    (SCALED, 'pictures.T.astype("float32") / 255'),
)
wrong(
    "np.clip cuts off what is above 1, so that bright and dark pixels become equal: divide by 255.",
    (SCALED, 'np.clip(pictures, 0, 1).astype("float32")'),
)
wrong(
    "keras.utils.normalize scales each pixel to length 1, so that its brightness is lost; only "
    "divide by 255.",
    (SCALED, 'keras.utils.normalize(pictures).astype("float32")'),
)
wrong(
    "You stretch the numbers, so that the darkest becomes 0 and the brightest 1; only divide by "
    "255.",
    (
        SCALED,
        '(pictures.astype("float32") - pictures.min()) / (float(pictures.max()) - pictures.min())',
    ),
)
wrong("You multiply by 255; divide by it.", (SCALED, 'pictures.astype("float32") * 255'))
wrong(
    "You divide by 225; the largest pixel is 255: divide by 255.",
    (SCALED, 'pictures.astype("float32") / 225'),
)
wrong(
    "pictures holds whole numbers, so it cannot be divided in place with /=. Make a new array: "
    "pictures / 255.",
    (f"X = {SCALED}", "X = pictures\n    X /= 255"),
)
wrong(
    "The pixels come back as they were: return X, divided by 255.", ("return X", "return pictures")
)
wrong("The fraction is upside down: divide the pixels by 255.", (SCALED, "255 / pictures"))


# ---- first_model ----


@grader.case(rtol=1e-3)
def pictures_of_12_by_10(first_model, rng):
    """Built for images of 12 × 10 pixels, three channels."""
    return described(first_model, (12, 10, 3), rng)


@grader.case(hidden=True, rtol=1e-3)
def grey_pictures_of_odd_size(first_model, rng):
    """Built for grey images of odd height and width."""
    return described(first_model, (9, 15, 1), rng)


@grader.case(hidden=True, rtol=1e-3)
def pictures_of_the_door(first_model, rng):
    """Built for images of the size of the training set."""
    return described(first_model, (64, 64, 3), rng)


wrong = grader.mistakes("first_model")
wrong(
    "The zero padding is missing, so the images shrink in the convolution.",
    ("        layers.ZeroPadding2D(3),\n", ""),
)
wrong(
    "The zero padding is too narrow: it should be 3 rows and columns on every side.",
    ("ZeroPadding2D(3)", "ZeroPadding2D(1)"),
)
wrong(
    "The filters have the wrong size; it should be 7 × 7.",
    ("layers.Conv2D(32, 7)", "layers.Conv2D(32, 3)"),
)
wrong(
    "Number and size of the filters are swapped: first the number, 32, then the size.",
    ("layers.Conv2D(32, 7)", "layers.Conv2D(7, 32, padding='same')"),
)
wrong(
    "The filters are 32 × 32, larger than the padded images: their number comes first, then their "
    "size.",
    ("layers.Conv2D(32, 7)", "layers.Conv2D(7, 32)"),
)
wrong(
    "Batch norm is missing between convolution and ReLU.",
    ("        layers.BatchNormalization(),\n", ""),
)
wrong(
    "Batch norm works on the wrong axis: the channels are the last one, its default.",
    ("BatchNormalization()", "BatchNormalization(axis=1)"),
)
wrong("The ReLU is missing.", ('        layers.Activation("relu"),\n', ""))
wrong(
    "ReLU comes before batch norm; it should come after it.",
    ("layers.Conv2D(32, 7)", 'layers.Conv2D(32, 7, activation="relu")'),
    ('        layers.Activation("relu"),\n', ""),
)
wrong(
    "The max pooling is missing, or its windows are single pixels; they should be 2 × 2.",
    ("        layers.MaxPooling2D(2),\n", ""),
)
wrong(
    "That is average pooling; the largest number of each window is asked for.",
    ("MaxPooling2D(2)", "AveragePooling2D(2)"),
)
wrong(
    "The last unit has no sigmoid, so its output is not a probability.",
    ('Dense(1, activation="sigmoid")', "Dense(1)"),
)
wrong(
    "There are two units at the end; one is enough for two classes.",
    ('Dense(1, activation="sigmoid")', 'Dense(2, activation="softmax")'),
)
wrong(
    "The maps are not flattened, so the last unit looks at each pixel by itself.",
    ("        layers.Flatten(),\n", ""),
)
wrong(
    'The convolution pads as well; the zero padding is enough, so leave padding="same" out.',
    ("Conv2D(32, 7)", 'Conv2D(32, 7, padding="same")'),
)
wrong("A softmax over a single unit is always 1. Use the sigmoid.", ("sigmoid", "softmax"))
wrong("The last layer has ten units; it should have one.", ("Dense(1,", "Dense(10,"))
wrong(
    "keras.Input gets the shape of one image, without the axis of the batch.",
    ("shape=input_shape", "shape=(None, *input_shape)"),
)
wrong(
    "The list does not begin with keras.Input, so the shape of the images is unknown.",
    ("        keras.Input(shape=input_shape),\n", ""),
)
wrong(
    "The size of the images is fixed; use the argument input_shape.",
    ("shape=input_shape", "shape=(64, 64, 3)"),
)
wrong("A layer lacks its parentheses: layers are made by calling them.", ("Flatten()", "Flatten"))
wrong(
    "There is a second dense layer; only the last unit is asked for.",
    ("layers.Dense(1,", 'layers.Dense(32, activation="relu"), layers.Dense(1,'),
)
wrong(
    "You average over each map; flatten the maps, so that places are kept apart.",
    ("layers.Flatten()", "layers.GlobalAveragePooling2D()"),
)
wrong("There are 64 filters; 32 are asked for.", ("Conv2D(32,", "Conv2D(64,"))
wrong(
    "The convolution has a stride of 2; it should look at every place.",
    ("Conv2D(32, 7)", "Conv2D(32, 7, strides=2)"),
)
wrong(
    "Batch norm comes before the convolution; it should come after it.",
    ("        layers.Conv2D(32, 7),\n        layers.BatchNormalization(),\n",
     "        layers.BatchNormalization(),\n        layers.Conv2D(32, 7),\n"),
)  # fmt: skip
wrong(
    "The zero padding comes after the convolution; it should come before it.",
    ("        layers.ZeroPadding2D(3),\n        layers.Conv2D(32, 7),\n",
     "        layers.Conv2D(32, 7),\n        layers.ZeroPadding2D(3),\n"),
)  # fmt: skip
wrong(
    "The activation behind batch norm is a sigmoid; ReLU is asked for.",
    ('Activation("relu")', 'Activation("sigmoid")'),
)
wrong(
    "The activation behind batch norm is tanh; ReLU is asked for.",
    ('Activation("relu")', 'Activation("tanh")'),
)
wrong(
    "The pooling windows overlap: leave out their stride, which is 2 as they are 2 wide.",
    ("MaxPooling2D(2)", "MaxPooling2D(2, strides=1)"),
)
wrong("The pooling windows are 3 wide; 2 is asked for.", ("MaxPooling2D(2)", "MaxPooling2D(3)"))
wrong(
    "There is a dropout layer; none is asked for.",
    ("layers.Flatten(),", "layers.Flatten(), layers.Dropout(0.5),"),
)
wrong(
    "The last layer has two units; for two classes one is enough, and the sigmoid belongs to it.",
    ("Dense(1,", "Dense(2,"),
)
wrong("There are 16 filters; 32 are asked for.", ("Conv2D(32,", "Conv2D(16,"))
wrong(
    "The convolution has no bias; it has one by default, so leave use_bias out.",
    ("Conv2D(32, 7)", "Conv2D(32, 7, use_bias=False)"),
)
wrong(
    "The pooling comes before batch norm; it should come after the ReLU.",
    ("        layers.MaxPooling2D(2),\n", ""),
    ("        layers.BatchN", "        layers.MaxPooling2D(2),\n        layers.BatchN"),
)
wrong(
    "The pooling comes before the convolution; it should come after the ReLU.",
    ("        layers.MaxPooling2D(2),\n", ""),
    ("        layers.Conv2D", "        layers.MaxPooling2D(2),\n        layers.Conv2D"),
)
wrong(
    "There is a ReLU before batch norm and one behind it; only the second belongs there.",
    ("layers.Conv2D(32, 7)", 'layers.Conv2D(32, 7, activation="relu")'),
)


# ---- count_parameters ----


@grader.case
def more_channels_out_than_in(count_parameters):
    """14 filters of 7 × 7 on 6 channels."""
    return [int(each) for each in count_parameters(7, 6, 14)]


@grader.case(hidden=True)
def filters_of_one_pixel(count_parameters):
    """Filters of a single pixel."""
    return [int(each) for each in count_parameters(1, 24, 10)]


@grader.case(hidden=True)
def more_channels_in_than_out(count_parameters):
    """Fewer channels come out than go in."""
    return [int(each) for each in count_parameters(5, 48, 6)]


@grader.case(hidden=True)
def named_arguments(count_parameters):
    """Sizes given by name, in another order."""
    return [int(each) for each in count_parameters(n_C=17, f=4, n_C_prev=9)]


CONVOLUTION = "(f * f * n_C_prev + 1) * n_C"
TRAINABLE = "convolution + 2 * n_C"

wrong = grader.mistakes("count_parameters")
wrong(
    "You are n_C trainable parameters short: a filter has a bias, and batch norm learns γ and β.",
    (CONVOLUTION, "f * f * n_C_prev * n_C"),
)
wrong(
    "A filter has a single bias, not one for each input channel.",
    (CONVOLUTION, "(f * f + 1) * n_C_prev * n_C"),
)
wrong("A filter covers all input channels; you count one.", (CONVOLUTION, "(f * f + 1) * n_C"))
wrong("A filter has height and width: f times f.", (CONVOLUTION, "(f * n_C_prev + 1) * n_C"))
wrong(
    "You are 2 · n_C trainable parameters short, those of γ and β: they are learned as well.",
    (TRAINABLE, "convolution"),
)
wrong(
    "The running averages are not learned by gradient descent: they are not trainable.",
    (TRAINABLE, "convolution + 4 * n_C"),
    ("non_trainable = 2 * n_C", "non_trainable = 0"),
)
wrong(
    "Batch norm keeps two running numbers for each channel, a mean and a variance.",
    ("non_trainable = 2 * n_C", "non_trainable = n_C"),
)
wrong(
    "Batch norm follows the convolution, so it has numbers for each output channel.",
    (TRAINABLE, "convolution + 2 * n_C_prev"),
    ("non_trainable = 2 * n_C", "non_trainable = 2 * n_C_prev"),
)
wrong(
    "The two numbers are swapped: the trainable parameters come first.",
    ("return trainable, non_trainable", "return non_trainable, trainable"),
)
wrong(
    "The running averages count twice: as trainable and as non-trainable. They are not trainable.",
    (TRAINABLE, "convolution + 4 * n_C"),
)
wrong(
    "All four numbers of batch norm count as non-trainable; γ and β are trainable.",
    ("non_trainable = 2 * n_C", "non_trainable = 4 * n_C"),
)
wrong(
    "The running averages are missing: they are not trained, but they count as the second number.",
    ("non_trainable = 2 * n_C", "non_trainable = 0"),
)
wrong(
    "There is one bias for each filter, not one for all of them.",
    (CONVOLUTION, "f * f * n_C_prev * n_C + 1"),
)
wrong(
    "There is one bias for each filter, not for each channel that comes in.",
    (CONVOLUTION, "f * f * n_C_prev * n_C + n_C_prev"),
)
wrong(
    "The second number is 64 for the model above, with 32 filters: compute it from n_C.",
    ("non_trainable = 2 * n_C", "non_trainable = 64"),
)
wrong(
    "The second number repeats the first; it should count the running averages only.",
    ("non_trainable = 2 * n_C", "non_trainable = trainable"),
)
wrong(
    "Batch norm has a γ and a β for each channel, not one of each in all.",
    (TRAINABLE, "convolution + 2"),
)
wrong(
    "Batch norm has a running mean and variance for each channel, not one of each in all.",
    ("non_trainable = 2 * n_C", "non_trainable = 2"),
)
wrong("A filter has f times f places, not f plus f.", (CONVOLUTION, "(2 * f * n_C_prev + 1) * n_C"))
wrong(
    "The 1 of the bias belongs to the numbers of one filter, not to the number of filters.",
    (CONVOLUTION, "f * f * n_C_prev * (n_C + 1)"),
)
wrong("The filters are f × f × n_C_prev, not cubes.", (CONVOLUTION, "(f**3 * n_C_prev + 1) * n_C"))
wrong(
    "The first number lacks the convolution: it is trained as well as γ and β.",
    (TRAINABLE, "2 * n_C"),
)
wrong(
    "The first number counts the weights only: add the biases, and γ and β of batch norm.",
    (CONVOLUTION, "f * f * n_C_prev * n_C"),
    (TRAINABLE, "convolution"),
)
wrong(
    "That is one filter; multiply by n_C, as there are n_C of them.",
    (CONVOLUTION, "f * f * n_C_prev + 1"),
)
wrong(
    "Only the bias is multiplied by the number of filters: put brackets around the numbers of a "
    "filter.",
    (CONVOLUTION, "f * f * n_C_prev + 1 * n_C"),
)
wrong(
    "A filter covers the channels that come in: n_C_prev, not n_C.",
    (CONVOLUTION, "(f * f * n_C + 1) * n_C"),
)
wrong(
    "There are as many filters as channels that come out: n_C, not n_C_prev.",
    (CONVOLUTION, "(f * f * n_C_prev + 1) * n_C_prev"),
)
wrong(
    "You count n_C trainable parameters too many: a filter has one bias, and batch norm one γ and "
    "one β for each channel.",
    (TRAINABLE, "convolution + 3 * n_C"),
)
wrong(
    "The second number counts all parameters of both layers; it should count the running averages "
    "only.",
    ("non_trainable = 2 * n_C", "non_trainable = convolution + 4 * n_C"),
)


# ---- happy_block ----


@grader.helper
def described_stack(block, shape, sizes, rng):
    """Description of a model that consists of blocks with so many filters."""
    import keras

    def build(shape):
        X = X_input = keras.Input(shape=shape)
        for n_C in sizes:
            X = block(X, n_C)
        return keras.Model(X_input, X)

    return described(build, shape, rng)


@grader.case(rtol=1e-3)
def block_with_four_filters(happy_block, rng):
    """Four filters, images of 7 × 4 pixels with two channels."""
    return described_stack(happy_block, (7, 4, 2), [4], rng)


@grader.case(hidden=True, rtol=1e-3)
def block_for_odd_sizes(happy_block, rng):
    """Odd height and width."""
    return described_stack(happy_block, (7, 9, 3), [5], rng)


@grader.case(hidden=True, rtol=1e-3)
def block_after_block(happy_block, rng):
    """One block on top of another, which has more filters."""
    return described_stack(happy_block, (8, 12, 1), [6, 3], rng)


BLOCK_CONVOLUTION = 'layers.Conv2D(n_C, 3, padding="same")(X)'

wrong = grader.mistakes("happy_block")
wrong(
    'The image shrinks in the convolution: padding="same" keeps its size.',
    (BLOCK_CONVOLUTION, "layers.Conv2D(n_C, 3)(X)"),
)
wrong(
    "Number and size of the filters are swapped: first the number, then the size.",
    (BLOCK_CONVOLUTION, 'layers.Conv2D(3, n_C, padding="same")(X)'),
)
wrong(
    "The number of filters is always 8; it should be n_C.",
    (BLOCK_CONVOLUTION, 'layers.Conv2D(8, 3, padding="same")(X)'),
)
wrong(
    "The filters have the wrong size; it should be 3 × 3.",
    (BLOCK_CONVOLUTION, 'layers.Conv2D(n_C, 7, padding="same")(X)'),
)
wrong(
    "Batch norm is missing between convolution and ReLU, or its result is not kept in X.",
    ("    X = layers.BatchNormalization()(X)\n", ""),
)
wrong(
    "The ReLU is missing, or its result is not kept in X.",
    ('    X = layers.Activation("relu")(X)\n', ""),
)
wrong(
    "ReLU comes before batch norm; it should come after it.",
    (BLOCK_CONVOLUTION, 'layers.Conv2D(n_C, 3, padding="same", activation="relu")(X)'),
    ('    X = layers.Activation("relu")(X)\n', ""),
)
wrong(
    "The max pooling is missing, or its result is not kept in X, or its windows are single pixels; "
    "they should be 2 × 2.",
    ("    X = layers.MaxPooling2D(2)(X)\n", ""),
)
wrong(
    "The pooling windows overlap: their stride should be 2, as they are 2 wide.",
    ("MaxPooling2D(2)", "MaxPooling2D(2, strides=1)"),
)
wrong(
    "That is average pooling; the largest number of each window is asked for.",
    ("MaxPooling2D(2)", "AveragePooling2D(2)"),
)
wrong(
    "You return the layer, not its result: call it with X, in a second pair of parentheses.",
    ("X = layers.MaxPooling2D(2)(X)", "X = layers.MaxPooling2D(2)"),
)
wrong(
    "There is a ReLU before batch norm and one behind it; only the second belongs there.",
    (BLOCK_CONVOLUTION, 'layers.Conv2D(n_C, 3, padding="same", activation="relu")(X)'),
)
wrong(
    "A layer is made but not called: it needs X in a second pair of parentheses.",
    ('layers.Activation("relu")(X)', 'layers.Activation("relu")'),
)
wrong(
    "The pooling pads images of odd size; leave its padding out.",
    ("MaxPooling2D(2)", 'MaxPooling2D(2, padding="same")'),
)
wrong("The pooling windows are 3 wide; they should be 2 wide.", ("Pooling2D(2)", "Pooling2D(3)"))
wrong(
    "The largest number of each whole map is taken; pool windows of 2 × 2.",
    ("MaxPooling2D(2)", "GlobalMaxPooling2D()"),
)
POOLED = "    X = layers.MaxPooling2D(2)(X)\n"
wrong(
    "The pooling comes before the convolution; it should come last.",
    (POOLED, ""),
    ("    # Convolution\n", POOLED),
)
wrong(
    "The pooling comes before batch norm; it should come last.",
    (POOLED, ""),
    ("    X = layers.BatchN", f"{POOLED}    X = layers.BatchN"),
)
wrong(
    "The convolution has a stride of 2; only the pooling should make the image smaller.",
    (BLOCK_CONVOLUTION, 'layers.Conv2D(n_C, 3, strides=2, padding="same")(X)'),
)
wrong("There are two convolutions; a block should have one.",
      (BLOCK_CONVOLUTION, f"{BLOCK_CONVOLUTION}\n    X = {BLOCK_CONVOLUTION}"))  # fmt: skip
wrong(
    "Batch norm works on the wrong axis: the channels are the last one, its default.",
    ("BatchNormalization()", "BatchNormalization(axis=1)"),
)
wrong("The activation is a sigmoid; ReLU is asked for.", ('"relu"', '"sigmoid"'))
wrong("The activation is tanh; ReLU is asked for.", ('"relu"', '"tanh"'))
wrong(
    "The convolution has no bias; it has one by default, so leave use_bias out.",
    ('padding="same"', 'padding="same", use_bias=False'),
)
wrong(
    "Flatten does not belong in a block: the next block needs maps.",
    (POOLED, f"{POOLED}    X = layers.Flatten()(X)\n"),
)
wrong(
    "There is a dropout layer; none is asked for.",
    (POOLED, f"{POOLED}    X = layers.Dropout(0.25)(X)\n"),
)
wrong(
    "Batch norm is fixed in training mode. Leave training= out, so that Keras can switch it.",
    ("BatchNormalization()(X)", "BatchNormalization()(X, training=True)"),
)
wrong(
    "The convolution does not count: it is missing, or what it returns is not kept in X.",
    (f"X = {BLOCK_CONVOLUTION}", BLOCK_CONVOLUTION),
)
wrong(
    "The convolution has a stride of 2 in place of the pooling; use max pooling instead.",
    (BLOCK_CONVOLUTION, 'layers.Conv2D(n_C, 3, strides=2, padding="same")(X)'),
    (POOLED, ""),
)
wrong(
    "The number of filters is always 32; it should be n_C.",
    (BLOCK_CONVOLUTION, 'layers.Conv2D(32, 3, padding="same")(X)'),
)


# ---- HappyModel ----


@grader.case(rtol=1e-3)
def model_for_16_by_24(HappyModel, rng):
    """Built for images of 16 × 24 pixels."""
    return described(HappyModel, (16, 24, 3), rng)


@grader.case(hidden=True, rtol=1e-3)
def model_for_grey_pictures(HappyModel, rng):
    """Built for grey images of odd height and width."""
    return described(HappyModel, (19, 13, 1), rng)


@grader.case(hidden=True, rtol=1e-3)
def model_for_the_door(HappyModel, rng):
    """Built for images of the size of the training set."""
    return described(HappyModel, (64, 64, 3), rng)


SECOND, THIRD = "happy_block(X, 16)", "happy_block(X, 32)"
LAST = 'layers.Dense(1, activation="sigmoid")(X)'

wrong = grader.mistakes("HappyModel")
wrong(
    "The last block starts again from the input, so the blocks before it lead nowhere. Chain them.",
    (SECOND, "happy_block(X_input, 16)"),
    (THIRD, "happy_block(X_input, 32)"),
)
wrong(
    "The second block starts again from the input: give it what the first one returns.",
    (SECOND, "happy_block(X_input, 16)"),
)
wrong(
    "The size of the images is fixed at 64 × 64; use the argument input_shape.",
    ("keras.Input(shape=input_shape)", "keras.Input(shape=(64, 64, 3))"),
)
wrong(
    "The numbers of filters are in the wrong order: 8, 16, 32.",
    ("happy_block(X_input, 8)", "happy_block(X_input, 32)"),
    (THIRD, "happy_block(X, 8)"),
)
wrong(
    "All blocks have 8 filters; their number should grow: 8, 16, 32.",
    (SECOND, "happy_block(X, 8)"),
    (THIRD, "happy_block(X, 8)"),
)
wrong(
    "The third block does not count: it is missing, or what it returns is not kept in X.",
    (f"X = {THIRD}", THIRD),
)
wrong(
    "The maps are not flattened, or the result is not kept in X, so the last unit looks at each "
    "pixel by itself.",
    ("    X = layers.Flatten()(X)\n", ""),
)
wrong(
    "You average over each map; flatten the maps, so that places are kept apart.",
    ("layers.Flatten()", "layers.GlobalAveragePooling2D()"),
)
wrong(
    "The last unit has no sigmoid, so its output is not a probability.",
    (LAST, "layers.Dense(1)(X)"),
)
wrong(
    "There are two units at the end; one is enough for two classes.",
    (LAST, 'layers.Dense(2, activation="softmax")(X)'),
)
wrong(
    "A softmax over a single unit is always 1. Use the sigmoid.",
    (LAST, 'layers.Dense(1, activation="softmax")(X)'),
)
wrong("There are four blocks; three are asked for.", (THIRD, f"happy_block({THIRD}, 64)"))
wrong(
    "The numbers of filters are 32, 64, 128; they should be 8, 16, 32.",
    ("happy_block(X_input, 8)", "happy_block(X_input, 32)"),
    (SECOND, "happy_block(X, 64)"),
    (THIRD, "happy_block(X, 128)"),
)
wrong("The first block has 16 filters; it should have 8.", ("X_input, 8", "X_input, 16"))
wrong("The third block has 16 filters; it should have 32.", (THIRD, "happy_block(X, 16)"))
wrong("The third block has 64 filters; it should have 32.", (THIRD, "happy_block(X, 64)"))
wrong(
    "The largest number of each map is taken; flatten the maps, so that places are kept apart.",
    ("layers.Flatten()", "layers.GlobalMaxPooling2D()"),
)
wrong(
    "There is a second dense layer; only the last unit is asked for.",
    ("layers.Flatten()(X)", 'layers.Dense(16, activation="relu")(layers.Flatten()(X))'),
)
wrong("The last layer has six units; it should have one.", ("layers.Dense(1,", "layers.Dense(6,"))
wrong("The last unit has a ReLU; it should have a sigmoid.", ('"sigmoid"', '"relu"'))
wrong("The last unit has a tanh; it should have a sigmoid.", ('"sigmoid"', '"tanh"'))
wrong("The last unit is missing: its output is the probability.", (LAST, "X"))
wrong("There is only one block.", (f"    X = {SECOND}\n    X = {THIRD}\n", ""))
wrong(
    "The second block does not count: it is missing, or what it returns is not kept in X.",
    (f"X = {SECOND}", SECOND),
)
wrong("The last unit is made but not called: it needs X.", (LAST, LAST.removesuffix("(X)")))
wrong(
    "The blocks lead nowhere: what comes last starts again from the input.",
    ("layers.Flatten()(X)", "layers.Flatten()(X_input)"),
)
wrong(
    "There is a dropout layer; none is asked for.",
    ("layers.Flatten()(X)", "layers.Dropout(0.4)(layers.Flatten()(X))"),
)
wrong(
    "The last layer has two units; for two classes one is enough, and the sigmoid belongs to it.",
    (LAST, LAST.replace("1,", "2,")),
)
wrong(
    "The last unit starts from the input, so the blocks lead nowhere: give it the flattened maps.",
    (LAST, LAST.replace("(X)", "(X_input)")),
)
wrong(
    "The numbers of filters are 16, 32, 64; they should be 8, 16, 32.",
    (THIRD, "happy_block(X, 64)"),
    (SECOND, "happy_block(X, 32)"),
    ("happy_block(X_input, 8)", "happy_block(X_input, 16)"),
)
wrong(
    "All blocks have 32 filters; their number should grow: 8, 16, 32.",
    ("happy_block(X_input, 8)", "happy_block(X_input, 32)"),
    (SECOND, "happy_block(X, 32)"),
)
wrong("The second block has 32 filters; it should have 16.", (SECOND, "happy_block(X, 32)"))


# ---- compile_model ----


@grader.helper
def model_of_chances(rng):
    """The small model with a layer behind its sigmoid, which hides the logits from Keras."""
    import keras

    return keras.Sequential([small_model(rng), keras.layers.Rescaling(1.0)])


@grader.helper
def compiled(compile_model, rng, m, **settings):
    """What a compiled model measures, how it learns, and whether it is returned."""
    model = model_of_chances(rng)
    returned = compile_model(model, **settings)
    model.run_eagerly = True
    measured = model.test_on_batch(*examples(rng, m))
    return {
        "optimizer": type(model.optimizer).__name__,
        "learning rate": float(model.optimizer.learning_rate),
        "loss and metrics": [float(each) for each in np.ravel(measured)],
        "returns the model": returned is model,
    }


@grader.case(rtol=1e-3)
def larger_learning_rate(compile_model, rng):
    """Learning rate 0.02, measured on thirteen examples."""
    return compiled(compile_model, rng, 13, learning_rate=0.02)


@grader.case(hidden=True, rtol=1e-3)
def default_learning_rate(compile_model, rng):
    """Without a learning rate of its own, measured on six examples."""
    return compiled(compile_model, rng, 6)


@grader.case(hidden=True, rtol=1e-3)
def model_that_is_returned(compile_model, rng):
    """The returned model, fourteen examples."""
    model = compile_model(model_of_chances(rng), learning_rate=0.0003)
    model.run_eagerly = True
    measured = model.test_on_batch(*examples(rng, 14))
    return [float(model.optimizer.learning_rate), *(float(each) for each in np.ravel(measured))]


ADAM = "keras.optimizers.Adam(learning_rate=learning_rate)"

wrong = grader.mistakes("compile_model")
wrong(
    "That is plain gradient descent; use Adam.",
    (ADAM, "keras.optimizers.SGD(learning_rate=learning_rate)"),
)
wrong("That is RMSprop; use Adam.", (ADAM, "keras.optimizers.RMSprop(learning_rate=learning_rate)"))
wrong(
    "The argument learning_rate has no effect: pass it to the optimizer.",
    (ADAM, "keras.optimizers.Adam()"),
)
wrong(
    "Keras 3 does not know lr: the argument is called learning_rate.",
    (ADAM, "keras.optimizers.Adam(lr=learning_rate)"),
)
wrong(
    "The loss for several classes does not work with a single unit: use the binary one.",
    ('"binary_crossentropy"', '"categorical_crossentropy"'),
)
wrong(
    "That is the squared error; use the cross-entropy of two classes.",
    ('"binary_crossentropy"', '"mean_squared_error"'),
)
wrong("The accuracy is not reported: name it among the metrics.", ('["accuracy"]', "[]"))
wrong(
    "The sparse loss is for several classes; use the binary one.",
    ('"binary_crossentropy"', '"sparse_categorical_crossentropy"'),
)
wrong(
    "The learning rate is fixed at 0.01: pass the argument learning_rate to Adam.",
    (ADAM, "keras.optimizers.Adam(learning_rate=0.01)"),
)
wrong(
    "That is the absolute error; use the cross-entropy of two classes.",
    ('"binary_crossentropy"', '"mean_absolute_error"'),
)
wrong("That is a variant of Adam; plain Adam is asked for.", ("Adam(", "AdamW("))
wrong("That metric is the squared error; the accuracy is asked for.", ('["accuracy"]', '["mse"]'))
wrong(
    "keras.metrics.Accuracy compares exact values, but a chance is hardly ever 0 or 1. Ask for "
    '"accuracy" by its name.',
    ('["accuracy"]', "[keras.metrics.Accuracy()]"),
)
wrong(
    "The loss takes the outputs for logits, but they are chances: leave from_logits out.",
    ('"binary_crossentropy"', "keras.losses.BinaryCrossentropy(from_logits=True)"),
)
wrong(
    "That is the hinge loss; use the cross-entropy of two classes.",
    ('"binary_crossentropy"', '"hinge"'),
)
wrong(
    "The loss is reported anyway; name only the accuracy among the metrics.",
    ('["accuracy"]', '["binary_crossentropy", "accuracy"]'),
)
wrong(
    "That accuracy compares several units; with a single one, ask for the accuracy by its name.",
    ('["accuracy"]', '["categorical_accuracy"]'),
)
wrong(
    "That metric is the area under a curve; the accuracy is asked for.",
    ('["accuracy"]', '["auc"]'),
)
wrong(
    "That metric is the precision; the accuracy is asked for.",
    ('["accuracy"]', "[keras.metrics.Precision()]"),
)
wrong("The model is not returned: the last line returns it.", ("    return model", ""))


# ---- train_model ----


@grader.helper
def trained(train_model, rng, m, **settings):
    """What a few steps of plain gradient descent do to a model."""
    import keras

    model = small_model(rng)
    optimizer = keras.optimizers.SGD(learning_rate=0.4)
    model.compile(
        optimizer=optimizer, loss="binary_crossentropy", metrics=["accuracy"], run_eagerly=True
    )
    X, Y = examples(rng, m)
    history = train_model(model, X, Y, **settings)
    return {
        "steps": int(optimizer.iterations),
        "history": {name: [float(each) for each in found] for name, found in history.items()},
        "bias afterwards": plain(model.weights[-1]),
    }


@grader.helper
def steps_taken(train_model, rng, m, stop_after=None, **settings):
    """Steps and epochs of a training with several batches an epoch, and what a callback saw.

    The callback may end the training early: how many epochs were to come it knows from the start.
    """
    import keras

    epochs_seen = []

    def note(epoch, _):
        epochs_seen.append(epoch)
        model.stop_training = len(epochs_seen) == stop_after

    seen = keras.callbacks.LambdaCallback(on_epoch_end=note)
    model = small_model(rng)
    optimizer = keras.optimizers.SGD(learning_rate=0.0)
    model.compile(
        optimizer=optimizer, loss="binary_crossentropy", metrics=["accuracy"], run_eagerly=True
    )
    with mock.patch.object(model, "fit", wraps=model.fit) as fit:
        history = train_model(model, *examples(rng, m), callbacks=[seen], **settings)
    return {
        "steps": int(optimizer.iterations),
        "validation": [float(each) for each in history["val_loss"]],
        "epochs that the callback saw": epochs_seen,
        "epochs that it was told of": (seen.params or {}).get("epochs"),
        "shuffled": all(each.kwargs.get("shuffle", True) for each in fit.call_args_list),
    }


@grader.case(rtol=1e-3)
def epochs_of_one_batch(train_model, rng):
    """Three epochs, ten examples in one batch."""
    return trained(train_model, rng, 10, epochs=3, batch_size=10)


@grader.case(rtol=1e-3)
def batches_and_callback(train_model, rng):
    """Two epochs with batches of four, watched by a callback."""
    return steps_taken(train_model, rng, 10, epochs=2, batch_size=4)


@grader.case(hidden=True, rtol=1e-3)
def fewer_epochs(train_model, rng):
    """Two epochs of one batch, which is larger than the number of examples."""
    return trained(train_model, rng, 25, epochs=2, batch_size=50)


@grader.case(hidden=True, rtol=1e-3)
def batches_of_odd_size(train_model, rng):
    """A number of examples that is no multiple of the batch."""
    return steps_taken(train_model, rng, 15, epochs=2, batch_size=5)


@grader.case(hidden=True, rtol=1e-3)
def default_settings(train_model, rng):
    """Nothing said about epochs and batches, and a callback that ends the training early."""
    return steps_taken(train_model, rng, 25, stop_after=1)


SPLIT = "validation_split=0.2"

wrong = grader.mistakes("train_model")
wrong("The argument epochs has no effect: pass it on to fit.", ("epochs=epochs, ", ""))
wrong("The argument batch_size has no effect: pass it on to fit.", ("batch_size=batch_size,", ""))
wrong("Nothing is kept for validation, so the history lacks val_loss.", (SPLIT + ", ", ""))
wrong(
    "You validate on the examples that you train on: keep the last 20% apart.",
    (SPLIT, "validation_data=(X, Y)"),
)
wrong("The shares are swapped: train on 80%, validate on 20%.", (SPLIT, "validation_split=0.8"))
wrong(
    "The first 20% are kept for validation; it should be the last.",
    ("X, Y, epochs=epochs", "X[::-1], Y[::-1], epochs=epochs"),
)
wrong("The callbacks are not passed on to fit.", ("callbacks=callbacks, ", ""))
wrong(
    "You return one entry of the history; return the whole dictionary.",
    ("record.history", 'record.history["loss"]'),
)
wrong(
    "You return the object; return its attribute history, a dictionary.",
    ("record.history", "record"),
)
wrong(
    "epochs and batch_size are swapped.",
    ("epochs=epochs, batch_size=batch_size", "epochs=batch_size, batch_size=epochs"),
)
wrong(
    "You train on all examples: those that are for validation must not be trained on.",
    (SPLIT, "validation_data=(X[int(0.8 * len(X)):], Y[int(0.8 * len(X)):])"),
)
wrong("The labels are missing: fit needs X and Y.", ("X, Y, epochs=epochs", "X, epochs=epochs"))
wrong(
    "callbacks is a list already; pass it on as it is.",
    ("callbacks=callbacks", "callbacks=[callbacks]"),
)
wrong("The number of epochs is fixed: pass the argument epochs on.", ("=epochs", "=20"))
wrong("There is one epoch too few: pass epochs on as it is.", ("=epochs", "=epochs - 1"))
wrong("There is one epoch too many: pass epochs on as it is.", ("=epochs", "=epochs + 1"))
wrong("25% are kept for validation; 20% is asked for.", (SPLIT, "validation_split=0.25"))
wrong("At most 10% are kept for validation; 20% is asked for.", (SPLIT, "validation_split=0.1"))
wrong(
    "fit is called once for each epoch, so that the history holds the last one only.",
    ("    record = model.fit(\n        X, Y, epochs=epochs,",
     "    for _ in range(epochs): record = model.fit(\n        X, Y, epochs=1,"),
)  # fmt: skip
wrong(
    "history is a dictionary, not a function: leave its parentheses out.",
    ("record.history", "record.history()"),
)
wrong(
    "The batches are not shuffled: leave shuffle as it is by default.",
    (SPLIT, f"{SPLIT}, shuffle=False"),
)
wrong(
    "The model is compiled already; compiling it again replaces its optimizer, so leave that out.",
    ("    record = ", "    compile_model(model)\n    record = "),
)


# ---- evaluate_model ----


@grader.helper
def measured(evaluate_model, rng, m, normalised=True):
    """What the student measures, the weights afterwards, and whether the model was trained."""
    model = small_model(rng, normalised)
    model.compile(loss="binary_crossentropy", metrics=["accuracy"], run_eagerly=True)
    loss, accuracy = unnumbered(evaluate_model, model, *examples(rng, m))
    weights = np.concatenate([plain(each).ravel() for each in model.non_trainable_weights or [0.0]])
    return {
        "loss": float(loss),
        "accuracy": float(accuracy),
        "averages of batch norm": weights,
        "steps of training": int(model.optimizer.iterations),
    }


@grader.case(rtol=1e-3)
def more_than_one_batch(evaluate_model, rng):
    """A model with batch norm, forty-five examples: more than fit into a batch."""
    return measured(evaluate_model, rng, 45)


@grader.case(hidden=True, rtol=1e-3)
def seven_examples(evaluate_model, rng):
    """Seven examples."""
    return measured(evaluate_model, rng, 7)


@grader.case(hidden=True, rtol=1e-3)
def single_example(evaluate_model, rng):
    """One example."""
    return measured(evaluate_model, rng, 1)


MEASURED = "model.evaluate(X, Y, verbose=0)"

wrong = grader.mistakes("evaluate_model")
wrong(
    "Loss and accuracy are swapped: the loss comes first, in what evaluate returns and in what you "
    "return.",
    ("loss, accuracy = model", "accuracy, loss = model"),
)
BY_HAND = """chances = keras.ops.convert_to_numpy(model(X, training=True))
    loss = -np.mean(np.log(np.where(Y == 1, chances, 1 - chances)))
    accuracy = np.mean((chances > 0.5) == Y)"""

wrong(
    "The model is in training mode, which also changes batch norm: use evaluate, it only measures.",
    ("loss, accuracy = " + MEASURED, BY_HAND),
)
wrong(
    "Only the first batch is measured; take all examples.",
    (MEASURED, "model.evaluate(X[:32], Y[:32], verbose=0)"),
)
wrong(
    "The accuracy is in percent; return the share, from 0 to 1.",
    ("    ### END", "    accuracy = 100 * accuracy\n    ### END"),
)
wrong(
    "That is the share of wrong answers; return the share of right ones.",
    ("    ### END", "    accuracy = 1 - accuracy\n    ### END"),
)
wrong(
    "The loss stands for both; the accuracy is the second entry.",
    ("loss, accuracy = " + MEASURED, f"loss = accuracy = {MEASURED}[0]"),
)
wrong("The labels are missing: evaluate needs X and Y.", ("(X, Y,", "(X,"))
wrong(
    "With return_dict=True evaluate returns a dictionary, and unpacking it gives its names: leave "
    "return_dict out.",
    ("verbose=0)", "verbose=0, return_dict=True)"),
)
wrong(
    "Loss and accuracy are the whole list that evaluate returns; take its two entries apart.",
    ("loss, accuracy = " + MEASURED, f"loss = accuracy = {MEASURED}"),
)
wrong(
    "The numbers are rounded; return them as they are.",
    ("    ### END", "    loss, accuracy = round(loss, 2), round(accuracy, 2)\n    ### END"),
)
wrong(
    "That is the sum of the losses; return their mean.",
    ("    ### END", "    loss = loss * len(X)\n    ### END"),
)
wrong(
    "That is the number of right answers; return their share.",
    ("    ### END", "    accuracy = accuracy * len(X)\n    ### END"),
)
wrong("Examples and labels are swapped: X comes first.", ("(X, Y,", "(Y, X,"))
wrong(
    "The examples are prepared already; evaluate takes X as it is.",
    ("(X, Y,", "(prepare(X), Y,"),
)
wrong(
    "Only the last 20% are measured; take all examples.",
    (MEASURED, "model.evaluate(X[int(0.8 * len(X)):], Y[int(0.8 * len(X)):], verbose=0)"),
)
wrong(
    "A single number is returned; return the loss and the accuracy.",
    ("return loss, accuracy", "return loss"),
)
wrong(
    "Those are the predictions for all examples; evaluate gives the loss and the accuracy.",
    (MEASURED, "model.predict(X, verbose=0)"),
)
wrong(
    "The accuracy stands for both; the loss is the first entry.",
    ("loss, accuracy = " + MEASURED, f"loss = accuracy = {MEASURED}[1]"),
)
wrong(
    "fit trains the model; use evaluate, which only measures it.",
    (
        "loss, accuracy = " + MEASURED,
        """found = model.fit(X, Y, verbose=0).history
    loss, accuracy = found["loss"][0], found["accuracy"][0]""",
    ),
)
wrong(
    "A prediction is a probability, which hardly ever equals a label: take the accuracy that "
    "evaluate returns.",
    ("    ### END", "    accuracy = np.mean(model.predict(X, verbose=0) == Y)\n    ### END"),
)


# ---- predict_picture ----


@grader.helper
def chances_of(predict_picture, rng, count=1, dtype=np.uint8):
    """The chances that a model with batch norm gives to images, one by one."""
    model = small_model(rng, normalised=True)
    pictures = rng.integers(0, 256, (count, 4, 5, 3)).astype(dtype)
    return [unnumbered(predict_picture, model, pixels) for pixels in pictures]


@grader.case(rtol=1e-3)
def two_pixel_images(predict_picture, rng):
    """Two images of 4 × 5 pixels, one after the other."""
    return {"P(smile)": chances_of(predict_picture, rng, count=2)}


@grader.case(rtol=1e-3)
def two_dark_pictures(predict_picture, rng):
    """Two dark images of 4 × 5 pixels."""
    model = small_model(rng, normalised=True)
    pictures = rng.integers(0, 4, (2, 4, 5, 3)).astype(np.uint8)
    return {"P(smile)": [unnumbered(predict_picture, model, pixels) for pixels in pictures]}


@grader.case(hidden=True, rtol=1e-3)
def another_picture(predict_picture, rng):
    """Another image and other weights."""
    return {"P(smile)": chances_of(predict_picture, rng)}


@grader.case(hidden=True, rtol=1e-3)
def picture_of_floats(predict_picture, rng):
    """An image of floating-point numbers, as img_to_array makes it."""
    return {"P(smile)": chances_of(predict_picture, rng, dtype=np.float32)}


PREPARED, CHANCE = "prepare(pixels[np.newaxis])", "model.predict(X, verbose=0).item()"

wrong = grader.mistakes("predict_picture")
wrong(
    "The image is not prepared as those of the training were: call prepare.",
    (PREPARED, 'pixels[np.newaxis].astype("float32")'),
)
wrong(
    "preprocess_input subtracts the mean colours of ImageNet; the network knows only prepare.",
    (
        PREPARED,
        'keras.applications.imagenet_utils.preprocess_input(pixels[np.newaxis].astype("float32"))',
    ),
)
wrong(
    "The image is divided by 255 twice: prepare does it already.",
    (PREPARED, "prepare(pixels[np.newaxis]) / 255"),
)
wrong(
    "The axis of the batch is missing: the network expects the shape (1, height, width, 3).",
    (PREPARED, "prepare(pixels)"),
)
wrong(
    "The network is called in training mode, where batch norm takes this image for a batch.",
    (CHANCE, "np.asarray(model(X, training=True)).item()"),
)
wrong(
    "You return an array of shape (1, 1); take the number out of it.",
    (CHANCE, "model.predict(X, verbose=0)"),
)
wrong(
    "You return a decision, 0 or 1; return the probability itself.",
    (CHANCE, "float(model.predict(X, verbose=0).item() > 0.5)"),
)
wrong(
    "That is the probability that the face does not smile.",
    (CHANCE, "1 - model.predict(X, verbose=0).item()"),
)
wrong(
    "You return True or False; return the probability itself.",
    (CHANCE, "model.predict(X, verbose=0).item() > 0.5"),
)
wrong(
    "The pixels go from -1 to 1, unlike those of the training: call prepare.",
    (PREPARED, "pixels[np.newaxis] / 127.5 - 1"),
)
wrong("You return percent; return the probability, from 0 to 1.", (CHANCE, f"100 * {CHANCE}"))
wrong(
    "You return an array of shape (1,); take the number out of it.",
    (CHANCE, "model.predict(X, verbose=0)[0]"),
)
wrong(
    "You divide by the brightest pixel of this image; call prepare.",
    (PREPARED, "pixels[np.newaxis] / pixels.max()"),
)
wrong(
    "Only 0 and 1 are left of the pixels: keep their decimal parts, as prepare does.",
    (PREPARED, "pixels[np.newaxis] // 255"),
)
wrong("The largest pixel is 255, not 256: call prepare.", (PREPARED, "pixels[np.newaxis] / 256"))
wrong(
    "The chance is always 0: int drops the decimal part, and argmax is for several units.",
    (CHANCE, f"int({CHANCE})"),
)
wrong("The chance is rounded; return it as it is.", (CHANCE, f"round({CHANCE}, 2)"))
wrong(
    "The sigmoid is applied twice: the network ends with one.",
    (CHANCE, f"1 / (1 + np.exp(-{CHANCE}))"),
)
wrong(
    "Height and width are swapped; leave the axes of the image as they are.",
    (PREPARED, "prepare(pixels.transpose(1, 0, 2)[np.newaxis])"),
)
wrong(
    "The three colours are in reverse order; the training images had red first.",
    (PREPARED, "prepare(pixels[np.newaxis, ..., ::-1])"),
)
wrong(
    "The sigmoid is undone: the chance is the output of the network itself.",
    (CHANCE, f"{CHANCE}\n    chance = np.log(chance / (1 - chance))"),
)
