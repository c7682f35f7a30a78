"""Cases and known mistakes of the Transformer.

Keras is imported where a case needs it, not above: the judge does without. Layers get fixed weights
and are judged by what they compute; the scales of norms differ, so that a norm used twice shows.
"""

from itertools import combinations, permutations

import numpy as np

from graders.common.tensors import plain
from invigilator.checking import Grader

grader = Grader("course5/transformer", framework="tensorflow")
grader.include(plain)


@grader.helper
def build(layer, size):
    """Make the weights of a layer and its parts, without the cost of tracing a call."""
    import keras

    shape = (1, 2, size)
    if layer.built:
        return
    if isinstance(layer, keras.layers.MultiHeadAttention):
        layer.build(shape, shape)
    elif isinstance(layer, keras.Sequential):
        for each in layer.layers:
            each.build(shape)
            shape = each.compute_output_shape(shape)
    elif type(layer).__module__.startswith("keras."):
        layer.build((1, 2) if isinstance(layer, keras.layers.Embedding) else shape)
    else:
        for part in layer._flatten_layers(recursive=False, include_self=False):
            build(part, size)
    layer.built = True


@grader.helper
def fix_weights(layer, rng, size):
    """Give a layer random weights: scales around one, all else around zero."""
    build(layer, size)
    for each in layer.weights:
        if each.name == "gamma":
            each.assign(rng.uniform(0.5, 1.5, each.shape))
        else:
            each.assign(rng.normal(0, 0.5, each.shape))
    return layer


@grader.helper
def vectors(rng, *shape):
    """Random vectors in single precision."""
    return rng.normal(size=shape).astype("float32")


@grader.helper
def near(a, b):
    """Whether arrays agree, relative to the largest number."""
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    return a.shape == b.shape and bool(np.all(np.abs(a - b) <= 2e-4 * np.abs(b).max()))


@grader.helper
def acts_in_training(values, without):
    """Whether the output in training is another one than without dropout."""
    if np.shape(values["training=True"]) != np.shape(without):
        return "With training=True the output has another shape."
    if near(values["training=True"], without):
        return "With training=True dropout should act, but the output is the same as without it."
    return True


@grader.helper
def is_dropped(got, whole):
    """Whether of each number nothing is left, or twice as much."""
    return bool(np.any(got)) and near(np.where(np.equal(got, 0), 2 * whole, got), 2 * whole)


@grader.helper
def mean_of_seen(values, mask):
    """About the mean of those vectors that a mask lets through, all without one."""
    from keras import ops

    seen = ops.ones((1, 1, values.shape[-2])) if mask is None else ops.cast(mask, "float32")
    return ops.matmul(seen, values) / (1 + ops.sum(seen, axis=-1, keepdims=True))


@grader.helper
def doubled_in_training(total, training):
    """What stands for a layer here returns: more than zero, and twice as much in training."""
    from keras import ops

    return (ops.tanh(total) + 1) * (2.0 if training else 1.0)


@grader.helper
def stand_in_attention():
    """An attention that tells by what it returns whether it trains."""
    import keras

    class Attention(keras.layers.Layer):
        def call(self, query, value, key=None, training=False, **options):
            output = doubled_in_training(query + mean_of_seen(value, None), training)
            return (output, value) if options.get("return_attention_scores") else output

    return Attention()


@grader.helper
def stand_in_encoder(scale=1.0):
    """An encoder of vectors, or a layer of it, that tells what it sees and whether it trains."""
    import keras

    class Part(keras.layers.Layer):
        def call(self, x, training=False, attention_mask=None):
            return doubled_in_training(scale * x + mean_of_seen(x, attention_mask), training)

    return Part()


@grader.helper
def stand_in_decoder(scale=1.0, whole=False):
    """A decoder of vectors, or a layer of it, that tells likewise."""
    import keras

    class Part(keras.layers.Layer):
        def call(self, x, enc_output, training=False, look_ahead_mask=None, padding_mask=None):
            w1 = scale * mean_of_seen(x, look_ahead_mask)
            w2 = scale * mean_of_seen(enc_output, padding_mask)
            x = doubled_in_training(scale * x + w1 - w2, training)
            return (x, {"w1": w1, "w2": w2}) if whole else (x, w1, w2)

    return Part()


@grader.helper
def with_stand_ins(layer, **parts):
    """A layer in which others stand for some of its parts; these then need no weights."""
    for name, part in parts.items():
        getattr(layer, name).built = True
        setattr(layer, name, part)
    return layer


@grader.helper
def without_and_in_training(layer, *given):
    """The output of a layer, without training and with it."""
    found = {f"training={each}": layer(*given, training=each) for each in (False, True)}
    return {
        name: plain(each[0] if isinstance(each, tuple) else each) for name, each in found.items()
    }


@grader.helper
def told_of_training(values, expected, part):
    """Whether a part trains where the whole does, and no dropout comes behind it.

    Where the output is wrong without training already, other cases say so.
    """
    if not near(values["training=False"], expected["training=False"]):
        return True
    if not near(values["training=True"], expected["training=True"]):
        return (
            f"With training=True the output is wrong: pass training on to {part}, but apply no "
            "dropout of your own there."
        )
    return True


def drops_the_embedding(values, expected):
    """Whether dropout acts on what there is without it; whether that is right, other cases say."""
    without, wanted = values["training=False"], expected["training=False"]
    if np.shape(without) != np.shape(wanted):
        return "With training=False the output has another shape than expected."
    if is_dropped(without, wanted):
        return "Dropout acts even when training is False: pass training=training."
    told = acts_in_training(values, without)
    if told is not True:
        return told
    if not is_dropped(values["training=True"], without):
        told = "With training=True dropout acts, but not on the sum of embedding and positions."
        return near(without, wanted) and told
    return told_of_training(values["with a layer"], expected["with a layer"], "the layers")


@grader.helper
def as_sum(array, known):
    """An array as a sum of known ones with their names, if it is a short one."""
    names = list(known)
    columns = np.stack([np.ravel(each) for each in known.values()], axis=1).astype(float)
    factors = np.linalg.lstsq(columns, np.ravel(array).astype(float), rcond=None)[0]
    if not near(columns @ factors, np.ravel(array)):
        return ""
    terms = [(round(f, 2), name) for f, name in zip(factors, names, strict=True) if abs(f) > 2e-3]
    words = [name if f == 1 else f"{f:g} * {name}" for f, name in terms]
    return " + ".join(words) if len(words) <= 3 else ""


@grader.helper
def embedded(model, tokens, *given):
    """What an encoder or decoder without layers makes of tokens, and of what it is the sum."""
    found = model(tokens, *given, training=False)
    return {
        "x": plain(found[0] if isinstance(found, tuple) else found),
        "embedding": plain(model.embedding.weights[0])[tokens],
        "positions": plain(model.pos_encoding)[:, : tokens.shape[1]],
    }


def adds_the_positions(values, expected):
    """Whether the embedding is scaled and has positions; else, what there is in its place."""
    got, wanted = values["x"], expected["x"]
    if np.shape(got) != np.shape(wanted):
        return f"Your x has the shape {np.shape(got)}; expected is {np.shape(wanted)}."
    if near(got, wanted):
        return True
    known = {"the embedding": expected["embedding"], "the positions": expected["positions"]}
    found, right = as_sum(got, known) or "something else", as_sum(wanted, known)
    return f"Without layers, x becomes {found}; it should become {right}."


@grader.helper
def summands():
    """What the last norm of a layer gets in the cases of dropout, both from norm and network."""
    return np.array([0.9, -0.4, 0.3, 1.1, -0.8, 0.2]), np.array([-0.7, 0.5, 1.3, -0.2, 0.6, 1.0])


@grader.helper
def with_summands(layer, before, last):
    """Let the last norm but one and the small network return the same at each position."""
    normed, thought = summands()
    for norm, scale, shift in ((before, 0.0, normed), (last, 1.0, 0.0)):
        norm.gamma.assign(np.full(6, scale))
        norm.beta.assign(np.full(6, shift))
    for each in layer.ffn.weights:
        each.assign(thought if tuple(each.shape) == (6,) else np.zeros(each.shape))


@grader.helper
def heard(layer, parts, *given):
    """What the parts of a layer get and return, and what it returns itself, without training."""
    found = dict(zip(("x", "enc_output"), given, strict=False))

    def listener(name, part):
        def listening(*inputs, **options):
            output = part(*inputs, **options)
            first = inputs[0] if inputs else options.get("query", next(iter(options.values())))
            found.setdefault(f"{name} gets", plain(first))
            found.setdefault(name, plain(output[0] if isinstance(output, tuple) else output))
            return output

        return listening

    originals = {name: getattr(layer, name) for name in parts}
    for name, part in originals.items():
        setattr(layer, name, listener(name, part))
    output = layer(*given, training=False)
    for name, part in originals.items():
        setattr(layer, name, part)
    return {**found, "out": plain(output[0] if isinstance(output, tuple) else output)}


@grader.helper
def work_of(parts):
    """What each part of an encoder or decoder layer should get, and what it returns is called."""
    if "mha2" not in parts:
        return {
            "mha": ("x", "attention"), "layernorm1": ("x + attention", "o"),
            "ffn": ("o", "ffn_output"), "dropout_ffn": ("ffn_output", ""),
            "layernorm2": ("o + ffn_output", ""),
        }  # fmt: skip
    return {
        "mha1": ("x", "A1"), "layernorm1": ("x + A1", "Q1"),
        "mha2": ("Q1", "A2"), "layernorm2": ("Q1 + A2", "o"),
        "ffn": ("o", "ffn_output"), "dropout_ffn": ("ffn_output", ""),
        "layernorm3": ("o + ffn_output", ""),
    }  # fmt: skip


@grader.helper
def misheard(got, expected):
    """Which part of a layer first gets, or returns, something else than it should."""
    work = work_of(expected)
    known = {name: expected[part] for part, (_, name) in work.items() if name}
    known |= {name: expected[name] for name in ("x", "enc_output") if name in expected}
    for part, (right, _) in work.items():
        key = f"{part} gets"
        if key not in got:
            return f"self.{part} is not called; it should get {right}."
        if np.shape(got[key]) != np.shape(expected[key]):
            return f"self.{part} gets something of another shape; it should get {right}."
        if not near(got[key], expected[key]):
            found = as_sum(got[key], known) or "something else"
            return f"self.{part} gets {found}; it should get {right}."
        if np.shape(got[part]) != np.shape(expected[part]) or not near(got[part], expected[part]):
            return f"self.{part} gets {right}, as it should: look at its other arguments."
    return "All parts get what they should, but the layer does not return what its last norm does."


@grader.helper
def without_network(layer, rng, size):
    """A layer with fixed weights, whose small network returns nothing but zeros."""
    fix_weights(layer, rng, size)
    for each in layer.ffn.weights:
        each.assign(np.zeros(each.shape))
    return layer


@grader.helper
def without_embedding(model, size):
    """An encoder or decoder in which embedding and positions are zeros."""
    model.pos_encoding = 0 * model.pos_encoding
    build(model, size)
    model.embedding.weights[0].assign(np.zeros(model.embedding.weights[0].shape))
    return model


def drops_the_network(values, expected):
    """Whether each part gets what it should, and dropout acts on the small network's output."""
    if not near(values["parts"]["out"], expected["parts"]["out"]):
        return misheard(values["parts"], expected["parts"])
    if not near(values["training=False"], expected["training=False"]):
        return "With training=False the output differs from the expected one."
    told = acts_in_training(values, expected["training=False"])
    if told is not True:
        return told
    normed, thought = summands()
    kept = (np.arange(64)[:, np.newaxis] >> np.arange(6)) % 2
    sums = normed + 2 * kept * thought
    normalized = (sums - sums.mean(axis=1, keepdims=True)) / sums.std(axis=1, keepdims=True)
    rows = np.reshape(values["training=True"], (-1, 1, 6))
    if np.abs(rows - normalized).max(axis=2).min(axis=1).max() > 1e-3:
        return "With training=True dropout acts, but not on the small network's output alone."
    part = "the attention" if "the attention" in expected else "both attentions"
    return told_of_training(values[part], expected[part], part)


# ---- get_angles ----


@grader.case
def four_positions(get_angles):
    """4 positions, d = 8."""
    return plain(get_angles(np.arange(4)[:, np.newaxis], np.arange(8)[np.newaxis, :], 8))


@grader.case
def odd_size(get_angles):
    """Positions 2, 5 and 11, d = 5."""
    return plain(get_angles(np.array([[2], [5], [11]]), np.arange(5)[np.newaxis, :], 5))


@grader.case(hidden=True, kind="many positions")
def many_positions(get_angles):
    """40 positions, d = 18."""
    return plain(get_angles(np.arange(40)[:, np.newaxis], np.arange(18)[np.newaxis, :], 18))


@grader.case(hidden=True, kind="some of the columns only")
def some_columns(get_angles):
    """Columns 3, 4 and 9 of 12."""
    return plain(get_angles(np.arange(1, 7)[:, np.newaxis], np.array([[3, 4, 9]]), 12))


PAIR, ANGLE = "i = k // 2", "angles = pos / 10000 ** (2 * i / d)"

wrong = grader.mistakes("get_angles")
wrong(
    "Columns 0 and 1 belong to one pair, but have two angles: the exponent needs the number of the "
    "pair, k // 2.",
    (PAIR, "i = k"),
)
wrong(
    "Even columns are right, odd ones are not: an odd column has the angle of the even one before "
    "it. The number of the pair is k // 2, with two slashes.",
    (PAIR, "i = k / 2"),
)
wrong("The 2 is missing in the exponent, which is 2 * i / d.", ("(2 * i / d)", "(i / d)"))
wrong(
    "The exponent has lost its parentheses: 10000 ** 2 is computed first.",
    ("(2 * i / d)", "2 * i / d"),
)
wrong(
    "In effect the positions are multiplied by the power; they are divided by it.",
    ("pos / 1", "pos * 1"),
)
wrong("2 * i // d is 0 or 1: use / in the exponent.", ("(2 * i / d)", "(2 * i // d)"))
wrong("The base is 10000, not 1000.", ("10000 **", "1000 **"))
wrong(
    "^ is not a power in Python; write **.",
    (ANGLE, "angles = pos / 10000 ^ (2 * i / d)"),
)
wrong("The pair is taken modulo: k % 2 is 0 or 1. Divide: k // 2.", (PAIR, "i = k % 2"))
wrong(
    "The base and the exponent are swapped: 10000 is raised to the power 2 * i / d.",
    (ANGLE, "angles = pos / (2 * i / d) ** 4"),
)
wrong(
    "The 2 of the exponent counts twice: i is the pair, 0, 0, 1, 1, ...", (PAIR, "i = k // 2 * 2")
)
wrong("The base is 10000, not 100000.", ("10000 **", "100000 **"))
wrong("The base is 10000, not e.", (ANGLE, "angles = pos / np.exp(2 * i / d)"))
wrong(
    "Positions and pairs have changed places: divide pos by 10000 to the power 2 * i / d.",
    (ANGLE, "angles = i / 10000 ** (2 * pos / d)"),
)
wrong("// cuts the angles to whole numbers; divide pos with /.", ("pos / 1", "pos // 1"))
wrong(
    "The pairs are shifted by one column: columns 0 and 1 are a pair, and so are 2 and 3.",
    (PAIR, "i = (k + 1) // 2"),
)
wrong(
    "The pairs are rounded to the nearest number; always round down, with k // 2.",
    (PAIR, "i = np.round(k / 2)"),
)
wrong(
    "The sine comes in the next exercise; return the angles.",
    (ANGLE, f"angles = np.sin({ANGLE[9:]})"),
)
wrong("The exponent is divided by d - 1; divide it by d.", ("2 * i / d", "2 * i / (d - 1)"))
wrong("The exponent is divided by k; divide it by the size d.", ("2 * i / d", "2 * i / k"))
wrong("The positions are missing: divide pos by the power.", ("pos / 1", "1 / 1"))
wrong(
    "10000 is multiplied by the exponent; raise it to that power with **.", ("10000 **", "10000 *")
)
BOTH_WAVES = """
    angles[:, 0::2] = np.sin(angles[:, 0::2])
    angles[:, 1::2] = np.cos(angles[:, 1::2])"""
wrong(
    "Sine and cosine come in the next exercise; return the angles as they are.",
    (ANGLE, ANGLE + BOTH_WAVES),
)
wrong(
    "The exponent is divided by the number of positions; divide it by the size d.",
    ("2 * i / d", "2 * i / pos.shape[0]"),
)
wrong(
    "pos stands in the base of the power; only 10000 is raised to it, and pos is divided by that.",
    (ANGLE, "angles = (pos / 10000) ** (2 * i / d)"),
)
wrong(
    "d has to be in the exponent, but the power itself is divided by it: 10000 ** (2 * i / d).",
    (ANGLE, "angles = pos / (10000.0 ** (2 * i) / d)"),
)
wrong(
    "The angles are divided by d at the end, but d has to be in the exponent: "
    "10000 ** (2 * i / d).",
    (ANGLE, "angles = pos / 10000.0 ** (2 * i) / d"),
)
wrong(
    "Each number in k needs an angle, not each pair: compute i from k, as k // 2.",
    (PAIR, "i = np.arange(d // 2)"),
)

# ---- positional_encoding ----


@grader.case(rtol=1e-4)
def five_positions(positional_encoding):
    """5 positions, d = 8."""
    return plain(positional_encoding(5, 8))


@grader.case(rtol=1e-4)
def three_positions(positional_encoding):
    """3 positions, d = 6."""
    return plain(positional_encoding(3, 6))


@grader.case(hidden=True, rtol=1e-4, kind="more columns than positions")
def more_columns(positional_encoding):
    """7 positions, d = 20."""
    return plain(positional_encoding(7, 20))


@grader.case(hidden=True, rtol=1e-4, kind="more positions than columns")
def more_positions(positional_encoding):
    """9 positions, d = 4."""
    return plain(positional_encoding(9, 4))


@grader.case(hidden=True, rtol=1e-4, kind="a single position")
def single_position(positional_encoding):
    """1 position, d = 6."""
    return plain(positional_encoding(1, 6))


SINE = "angles[:, 0::2] = np.sin(angles[:, 0::2])"
COSINE = "angles[:, 1::2] = np.cos(angles[:, 1::2])"

wrong = grader.mistakes("positional_encoding")
wrong(
    "Sine and cosine are swapped: sine in the even columns, cosine in the odd ones.",
    ("np.sin", "np.tan"),
    ("np.cos", "np.sin"),
    ("np.tan", "np.cos"),
)
wrong(
    "The sine in the even columns is missing; there are still angles.",
    (SINE, "pass"),
)
wrong("The cosine in the odd columns is missing; there are still angles.", (COSINE, "pass"))
wrong(
    "All columns have a sine; the odd ones need a cosine.", (COSINE, COSINE.replace("cos", "sin"))
)
wrong("All columns have a cosine; the even ones need a sine.", (SINE, SINE.replace("sin", "cos")))
wrong(
    "The first half of the columns has sines and the second cosines; they should alternate.",
    (SINE, "sines, cosines = np.sin(angles[:, 0::2]), np.cos(angles[:, 1::2])"),
    (COSINE, "angles = np.concatenate([sines, cosines], axis=1)"),
)
wrong(
    "Even and odd *rows* are replaced; even and odd columns are angles[:, 0::2], angles[:, 1::2].",
    (SINE, "angles[0::2] = np.sin(angles[0::2])"),
    (COSINE, "angles[1::2] = np.cos(angles[1::2])"),
)
wrong(
    "The axis for the batch in front is missing: the shape should be (1, positions, d).",
    ("angles[np.newaxis, ...]", "angles"),
)
wrong(
    "The axis for the batch is at the wrong place; it comes first.",
    ("angles[np.newaxis, ...]", "angles[:, np.newaxis, :]"),
)
wrong(
    "The positions begin with 1; they begin with 0.",
    ("np.arange(positions)[", "np.arange(1, positions + 1)["),
)
wrong(
    "Positions and columns have changed places: positions are a column, column numbers a row.",
    (
        "get_angles(np.arange(positions)[:, np.newaxis], np.arange(d)[np.newaxis, :], d)",
        "get_angles(np.arange(positions)[np.newaxis, :], np.arange(d)[:, np.newaxis], d)",
    ),
)
wrong(
    "get_angles got the number of positions as the size; pass d.",
    ("np.arange(d)[np.newaxis, :], d)", "np.arange(d)[np.newaxis, :], positions)"),
)
wrong(
    "There are still angles in all columns: take the sine of the even ones, the cosine of the odd.",
    (SINE, "pass"),
    (COSINE, "pass"),
)
wrong(
    "1:2 is a single column; every second one from column 1 on is 1::2.",
    (COSINE, COSINE.replace("::", ":")),
)
wrong(
    "0:2 are the first two columns and 1:2 is a single one; every second column has two colons.",
    (SINE, SINE.replace("::", ":")),
    (COSINE, COSINE.replace("::", ":")),
)
wrong(
    "The cosine is taken of numbers that are sines already; it should be taken of the angles.",
    (SINE, "angles = np.sin(angles)"),
)
wrong(
    "Only the even columns are left: put their sine back into angles[:, 0::2].",
    (SINE, "angles = np.sin(angles[:, 0::2])"),
    (COSINE, "pass"),
)
wrong(
    "The cosine goes into the even columns, over the sines; it belongs in the odd ones.",
    (COSINE, COSINE.replace("1::2", "0::2")),
)
wrong(
    "The sine of all columns does not fit into the even ones; take it of the even ones only.",
    (SINE, "angles[:, 0::2] = np.sin(angles)"),
)
wrong(
    "The column numbers begin with 1; they begin with 0.", ("np.arange(d)", "np.arange(1, d + 1)")
)
wrong(
    "Half of the columns are missing: they run from 0 to d - 1.",
    ("np.arange(d)", "np.arange(d // 2)"),
)
wrong(
    "The arguments of get_angles are in the wrong order: the positions come first.",
    (
        "get_angles(np.arange(positions)[:, np.newaxis], np.arange(d)[np.newaxis, :], d)",
        "get_angles(np.arange(d)[np.newaxis, :], np.arange(positions)[:, np.newaxis], d)",
    ),
)
wrong(
    "The positions are a flat array; make them a column, of shape (positions, 1).",
    ("np.arange(positions)[:, np.newaxis]", "np.arange(positions)"),
)
wrong(
    "Positions and column numbers are flat arrays; make a column of one and a row of the other.",
    ("np.arange(positions)[:, np.newaxis]", "np.arange(positions)"),
    ("np.arange(d)[np.newaxis, :]", "np.arange(d)"),
)
wrong(
    "The angles are in radians already, which is what np.sin and np.cos take.",
    (SINE, SINE.replace("np.sin(angles[:, 0::2])", "np.sin(np.radians(angles[:, 0::2]))")),
    (COSINE, COSINE.replace("np.cos(angles[:, 1::2])", "np.cos(np.radians(angles[:, 1::2]))")),
)

# ---- create_padding_mask ----


@grader.case
def three_sentences(create_padding_mask):
    """Three sentences of 5 tokens."""
    return plain(create_padding_mask(np.array([[7, 6, 0, 0, 1], [1, 2, 3, 0, 0], [0, 0, 0, 4, 5]])))


@grader.case
def one_sentence(create_padding_mask):
    """One sentence of 4 tokens."""
    return plain(create_padding_mask(np.array([[3, 1, 2, 0]])))


@grader.case(hidden=True, kind="a batch of other size")
def padding_of_a_batch(create_padding_mask, rng):
    """Six sentences of 8 tokens."""
    return plain(create_padding_mask(rng.integers(0, 3, (6, 8))))


@grader.case(hidden=True, kind="a sentence without padding")
def one_without_padding(create_padding_mask):
    """A sentence without padding beside one with padding."""
    return plain(create_padding_mask(np.array([[5, 8, 2], [7, 0, 0]])))


wrong = grader.mistakes("create_padding_mask")
wrong(
    "The mask is the wrong way round: 1 for tokens, 0 for padding.",
    ("ops.not_equal", "ops.equal"),
)
wrong("The middle axis is missing: the shape is (m, 1, T).", ("mask[:, None, :]", "mask"))
wrong(
    "The new axis is the last one; it belongs in the middle.",
    ("mask[:, None, :]", "mask[:, :, None]"),
)
wrong(
    "The new axis comes first; it belongs in the middle.", ("mask[:, None, :]", "mask[None, :, :]")
)
wrong(
    "Two axes are added; one is enough.",
    ("mask[:, None, :]", "mask[:, None, None, :]"),
)
wrong(
    "The mask holds True and False; cast it to float32.",
    ('ops.cast(ops.not_equal(token_ids, 0), "float32")', "ops.not_equal(token_ids, 0)"),
)
wrong(
    "The mask holds whole numbers; cast it to float32.",
    ('"float32"', '"int32"'),
)
wrong(
    "You return the tokens themselves; the mask holds only 0 and 1.",
    ("ops.not_equal(token_ids, 0)", "token_ids"),
)
wrong("Padding is the token 0; you compare with 1.", ("token_ids, 0", "token_ids, 1"))
wrong(
    "The mask is the wrong way round, and its new axis is the last one: 1 marks a token, and the "
    "axis belongs in the middle.",
    ("ops.not_equal", "ops.equal"),
    ("mask[:, None, :]", "mask[:, :, None]"),
)
wrong(
    "Each sentence has the same row once for every position; one is enough, shape (m, 1, T).",
    ("mask[:, None, :]", "ops.repeat(mask[:, None, :], token_ids.shape[1], axis=1)"),
)
wrong(
    "The mask is transposed: sentences come first, and positions last, shape (m, 1, T).",
    ("mask[:, None, :]", "ops.transpose(mask)[:, None, :]"),
)
wrong(
    "The mask is the wrong way round, with an axis too many: 1 marks a token, and there is one new "
    "axis.",
    ("ops.not_equal", "ops.equal"),
    ("mask[:, None, :]", "mask[:, None, None, :]"),
)
wrong("Nothing is hidden: padding is the token 0.", ("token_ids, 0", "token_ids, -1"))
wrong(
    "The token 1 is hidden as well; only 0 is padding.",
    ("ops.not_equal(token_ids, 0)", "ops.greater(token_ids, 1)"),
)
wrong(
    "That is what will be added to the scores; the mask itself holds 1 and 0.",
    ("mask[:, None, :]", "(1 - mask[:, None, :]) * -1e9"),
)
wrong(
    "The mask holds True and False, and lacks its middle axis.",
    ('ops.cast(ops.not_equal(token_ids, 0), "float32")', "ops.not_equal(token_ids, 0)"),
    ("mask[:, None, :]", "mask"),
)

# ---- create_look_ahead_mask ----


@grader.case
def length_three(create_look_ahead_mask):
    """Three positions."""
    return plain(create_look_ahead_mask(3))


@grader.case
def length_five(create_look_ahead_mask):
    """Five positions."""
    return plain(create_look_ahead_mask(5))


@grader.case(hidden=True, kind="a longer sentence")
def length_eleven(create_look_ahead_mask):
    """Eleven positions."""
    return plain(create_look_ahead_mask(11))


@grader.case(hidden=True, kind="two positions")
def length_two(create_look_ahead_mask):
    """Two positions."""
    return plain(create_look_ahead_mask(2))


LOWER = "ops.tril(ops.ones((1, sequence_length, sequence_length)))"

wrong = grader.mistakes("create_look_ahead_mask")
wrong(
    "The upper triangle is left: each position would see only the future. Keep the lower one.",
    ("ops.tril", "ops.triu"),
)
wrong(
    "The mask marks what to hide; in this notebook 1 means that a position may be seen.",
    (LOWER, "1 - " + LOWER),
)
wrong("The diagonal is missing: each position may see itself.", ("length)))", "length)), k=-1)"))
wrong(
    "One position too many is visible: nothing above the diagonal.", ("length)))", "length)), k=1)")
)
wrong(
    "The axis in front is missing: the shape is (1, T, T).",
    (
        "ops.ones((1, sequence_length, sequence_length))",
        "ops.ones((sequence_length, sequence_length))",
    ),
)
wrong("Nothing is hidden: keep the lower triangle with ops.tril.", (LOWER, LOWER[9:-1]))
wrong(
    "Each position sees only itself; it may also see those before it.",
    (LOWER, "ops.eye(sequence_length)[None]"),
)
wrong(
    "The mask has two axes of length 1 in front; one is enough.",
    ("ops.ones((1, ", "ops.ones((1, 1, "),
)
ONES = "ops.ones((1, sequence_length, sequence_length))"
wrong("Nothing may be seen, not even the past: start from ones.", ("ops.ones", "ops.zeros"))
wrong("The mask holds whole numbers; it should be float32.", (LOWER, f'ops.cast({LOWER}, "int32")'))
wrong(
    "The mask holds True and False; it should hold 1 and 0, as float32.",
    (LOWER, f'ops.cast({LOWER}, "bool")'),
)
wrong(
    "The axis of length 1 comes first: the shape is (1, T, T).",
    (ONES, "ops.ones((sequence_length, 1, sequence_length))"),
)
wrong(
    "That is what will be added to the scores; the mask itself holds 1 and 0.",
    (LOWER, f"(1 - {LOWER}) * -1e9"),
)
wrong(
    "One number makes a flat array; give ops.ones all of (1, T, T).",
    (ONES, "ops.ones(sequence_length)"),
)
wrong(
    "ops.ones takes the whole shape as one tuple.",
    (ONES, ONES.replace("((", "(").replace("))", ")")),
)
wrong(
    "The mask marks what to hide, and its axis in front is missing: 1 means that a position may be "
    "seen, and the shape is (1, T, T).",
    (LOWER, "1 - ops.tril(ops.ones((sequence_length, sequence_length)))"),
)
wrong(
    "The upper triangle is left, and the axis in front is missing.",
    (LOWER, "ops.triu(ops.ones((sequence_length, sequence_length)))"),
)

# ---- scaled_dot_product_attention ----


@grader.helper
def attended(scaled_dot_product_attention, q, k, v, mask):
    """Output and weights under their names."""
    found = scaled_dot_product_attention(q, k, v, mask)
    output, attention_weights = found
    return {"output": plain(output), "attention_weights": plain(attention_weights)}


@grader.case(rtol=1e-4)
def three_queries(scaled_dot_product_attention):
    """Three queries, four keys of size 5, nothing hidden."""
    q = np.array([[1, 0, 1, 1, 2], [0, 1, 1, 1, 0], [1, 0, 0, 1, 1]], dtype="float32")
    k = np.array(
        [[1, 1, 0, 1, 0], [1, 0, 1, 1, 1], [0, 1, 1, 0, 0], [0, 0, 0, 1, 2]], dtype="float32"
    )
    v = np.array([[3, -1], [1, 2], [1, 0.5], [-2, 1]], dtype="float32")
    return attended(scaled_dot_product_attention, q, k, v, None)


@grader.case(rtol=1e-4)
def hidden_keys(scaled_dot_product_attention, rng):
    """Two sentences of three queries and four keys; the last key or two are hidden."""
    q, k, v = vectors(rng, 2, 3, 5), vectors(rng, 2, 4, 5), vectors(rng, 2, 4, 3)
    mask = np.array([[[1, 1, 1, 0]], [[1, 1, 0, 0]]], dtype="float32")
    return attended(scaled_dot_product_attention, q, k, v, mask)


@grader.case(hidden=True, rtol=1e-4, kind="a batch with heads")
def batch_with_heads(scaled_dot_product_attention, rng):
    """Two sentences, three heads, a look-ahead mask."""
    q, k, v = vectors(rng, 2, 3, 4, 6), vectors(rng, 2, 3, 4, 6), vectors(rng, 2, 3, 4, 2)
    mask = np.tril(np.ones((1, 1, 4, 4), dtype="float32"))
    return attended(scaled_dot_product_attention, q, k, v, mask)


@grader.case(hidden=True, rtol=1e-4, kind="many keys, nothing hidden")
def many_keys(scaled_dot_product_attention, rng):
    """A batch of one, two queries, nine keys."""
    q, k, v = vectors(rng, 1, 2, 3), vectors(rng, 1, 9, 3), vectors(rng, 1, 9, 4)
    return attended(scaled_dot_product_attention, q, k, v, None)


HIDE = "scores = scores + (1 - mask) * -1e9"
SOFTMAX = "ops.softmax(scores, axis=-1)"

wrong = grader.mistakes("scaled_dot_product_attention")
wrong(
    "The scores are not scaled: divide them by the root of the key's size.", (" / depth**0.5", "")
)
wrong("You divide by the size of a key; divide by its square root.", ("depth**0.5", "depth"))
wrong("You multiply by the square root; divide by it.", (" / depth**0.5", " * depth**0.5"))
wrong(
    "The scale comes from the number of keys; it is the size of one key, k.shape[-1].",
    ("k.shape[-1]", "k.shape[-2]"),
)
wrong(
    "The softmax runs over the queries; each row should sum to 1: axis=-1.",
    ("axis=-1", "axis=-2"),
)
wrong(
    "The mask is reversed: only what should be hidden is seen.",
    ("(1 - mask)", "mask"),
)
wrong("The mask has no effect: hidden keys keep their weight.", (HIDE, "pass"))
wrong(
    "The mask is applied after the softmax, so rows no longer sum to 1; apply it to the scores.",
    (HIDE, "pass"),
    (SOFTMAX, SOFTMAX + " * (1 if mask is None else mask)"),
)
wrong(
    "Hidden keys get the score 0, which still has weight; add an enormous negative number.",
    (HIDE, "scores = scores * mask"),
)
wrong(
    "Hidden keys get a large positive score; add a large negative one.",
    ("-1e9", "1e9"),
)
wrong(
    "All axes of the keys are reversed, fine for one sentence only; swap the last two.",
    ("ops.swapaxes(k, -1, -2)", "ops.transpose(k)"),
)
wrong(
    "if mask: asks for the truth of a whole array; ask if mask is not None.",
    ("if mask is not None", "if mask"),
)
wrong(
    "The weights are missing their softmax.",
    (SOFTMAX, "scores"),
)
wrong(
    "The output is the weighted mean of the values v, not of the keys.",
    ("ops.matmul(attention_weights, v)", "ops.matmul(attention_weights, k)"),
)
wrong(
    "You return the scores instead of the weights.",
    (
        "output = ops.matmul(attention_weights, v)",
        "output = ops.matmul(attention_weights, v)\n    attention_weights = scores",
    ),
)
wrong(
    "Output and weights are swapped: the output comes first.",
    (
        "output = ops.matmul(attention_weights, v)",
        "output, attention_weights = attention_weights, ops.matmul(attention_weights, v)",
    ),
)
OUTPUT = "ops.matmul(attention_weights, v)"
MATMUL = "ops.matmul(q, ops.swapaxes(k, -1, -2))"
wrong(
    "The scale comes from the number of queries; it is the size of one key.",
    ("k.shape[-1]", "q.shape[-2]"),
)
wrong(
    "The scale comes from the size of a value; it is the size of a key.",
    ("k.shape[-1]", "v.shape[-1]"),
)
wrong(
    "The scale comes from the first axis of the keys; the size of one key is the last axis.",
    ("k.shape[-1]", "k.shape[0]"),
)
wrong(
    "The size of a key is the last axis, -1; axis 1 is that for a single sentence only.",
    ("k.shape[-1]", "k.shape[1]"),
)
wrong("You divide by the square; divide by the square root.", ("depth**0.5", "depth**2"))
wrong(
    "The weights are divided by the root; divide the scores, before the softmax.",
    (" / depth**0.5", ""),
    (SOFTMAX, f"{SOFTMAX} / depth**0.5"),
)
wrong(
    "The softmax runs along the first axis; the keys lie along the last one.", ("axis=-1", "axis=0")
)
wrong(
    "Axis 1 holds the keys for a single sentence only; the softmax runs along the last axis.",
    ("axis=-1", "axis=1"),
)
wrong("The softmax is taken twice.", (SOFTMAX, f"ops.softmax({SOFTMAX})"))
wrong(
    "A sigmoid weighs each key by itself; with a softmax the weights of a row sum to 1.",
    (SOFTMAX, "ops.sigmoid(scores)"),
)
wrong(
    "The exponentials are not divided by their sum: each row should sum to 1.",
    (SOFTMAX, "ops.exp(scores)"),
)
wrong("1 - mask alone is too small to hide anything; multiply it by -1e9.", (" * -1e9", ""))
wrong(
    "The mask itself is added; add -1e9 where it is 0.",
    (HIDE, "scores = scores + mask"),
)
wrong(
    "The large negative numbers replace the scores; they are added to them.",
    (HIDE, "scores = (1 - mask) * -1e9"),
)
wrong(
    "The scores are multiplied by the large negative numbers; add those.",
    (HIDE, "scores = scores * (1 - mask) * -1e9"),
)
wrong(
    "Without a mask there is nothing to add: ask first whether mask is None.",
    ("if mask is not None:\n        scores", "scores"),
)
wrong(
    "The scores are not scaled, and the mask has no effect.", (" / depth**0.5", ""), (HIDE, "pass")
)
wrong(
    "The scores are not scaled, and the mask is reversed.",
    (" / depth**0.5", ""),
    ("(1 - mask)", "mask"),
)
wrong("The keys are not transposed: swap their last two axes.", ("ops.swapaxes(k, -1, -2)", "k"))
wrong(
    "The first two axes of the keys are swapped; swap the last two, counted from the end.",
    ("swapaxes(k, -1, -2)", "swapaxes(k, 0, 1)"),
)
wrong(
    "Axes 1 and 2 are the last two of a batch only; count from the end, with -1 and -2.",
    ("swapaxes(k, -1, -2)", "swapaxes(k, 1, 2)"),
)
wrong(
    "Queries and keys are swapped: a score has its query in the row and its key in the column.",
    (MATMUL, "ops.matmul(k, ops.swapaxes(q, -1, -2))"),
)
wrong(
    "q * k multiplies element by element; a score is a dot product: use ops.matmul.",
    (MATMUL, "q * k"),
)
wrong(
    "np.dot multiplies every sentence of a batch with every other; use ops.matmul.",
    ("ops.matmul(q, ", "np.dot(q, "),
)
wrong("The output is computed from the scores; use the weights.", (OUTPUT, "ops.matmul(scores, v)"))
wrong(
    "The output is the weighted mean of the values v, not of the queries.",
    (OUTPUT, "ops.matmul(attention_weights, q)"),
)
wrong(
    "Weights and values are multiplied element by element; use ops.matmul.",
    (OUTPUT, "attention_weights * v"),
)
wrong(
    "The factors of the output are in the wrong order: the weights come first.",
    (OUTPUT, "ops.matmul(v, attention_weights)"),
)

# ---- FullyConnected ----


@grader.helper
def small_network(FullyConnected, rng, sizes, shape):
    """Parameters of the network, and what it returns with fixed weights, in training too."""
    model = FullyConnected(*sizes)
    x = vectors(rng, *shape)
    fix_weights(model, rng, sizes[0])
    output, in_training = plain(model(x, training=False)), plain(model(x, training=True))
    return {
        "parameters": int(sum(np.prod(each.shape) for each in model.trainable_weights)),
        "output": output,
        "the same in training": near(in_training, output),
    }


@grader.case(rtol=1e-3)
def network_of_three_and_six(FullyConnected, rng):
    """Embedding of size 3, 6 hidden units."""
    return small_network(FullyConnected, rng, (3, 6), (1, 2, 3))


@grader.case(hidden=True, rtol=1e-3, kind="fewer hidden units than inputs")
def narrow_network(FullyConnected, rng):
    """Embedding of size 4, 2 hidden units."""
    return small_network(FullyConnected, rng, (4, 2), (2, 2, 4))


@grader.case(hidden=True, rtol=1e-3, kind="a batch of sentences")
def network_for_a_batch(FullyConnected, rng):
    """Embedding of size 3, 5 hidden units."""
    return small_network(FullyConnected, rng, (3, 5), (2, 3, 3))


HIDDEN = 'layers.Dense(fully_connected_dim, activation="relu")'

wrong = grader.mistakes("FullyConnected")
wrong("The hidden layer lacks its ReLU.", (', activation="relu"', ""))
wrong(
    "The last layer has a ReLU too; it should have no activation.",
    ("layers.Dense(embedding_dim)", 'layers.Dense(embedding_dim, activation="relu")'),
)
wrong(
    "The ReLU is on the last layer; it belongs on the first.",
    (', activation="relu"', ""),
    ("layers.Dense(embedding_dim)", 'layers.Dense(embedding_dim, activation="relu")'),
)
wrong(
    "The sizes are swapped: first fully_connected_dim units, then embedding_dim.",
    (HIDDEN, 'layers.Dense(embedding_dim, activation="relu")'),
    ("layers.Dense(embedding_dim),", "layers.Dense(fully_connected_dim),"),
)
wrong("The hidden layer is missing.", (f"        {HIDDEN},\n", ""))
wrong("The last layer is missing.", ("        layers.Dense(embedding_dim),\n", ""))
wrong("The activation of the hidden layer is ReLU, not tanh.", ('"relu"', '"tanh"'))
wrong(
    "The last layer has a softmax; it should have no activation.",
    ("layers.Dense(embedding_dim)", 'layers.Dense(embedding_dim, activation="softmax")'),
)
LAST = "layers.Dense(embedding_dim)"
wrong("The activation of the hidden layer is ReLU, not a sigmoid.", ('"relu"', '"sigmoid"'))
wrong("The activation of the hidden layer is the plain ReLU, not GELU.", ('"relu"', '"gelu"'))
wrong(
    "The activation of the hidden layer is the plain ReLU, not a leaky one.",
    ('"relu"', '"leaky_relu"'),
)
wrong(
    "The last layer has a sigmoid; it should have no activation.",
    (LAST, 'layers.Dense(embedding_dim, activation="sigmoid")'),
)
wrong(
    "The last layer has a tanh; it should have no activation.",
    (LAST, 'layers.Dense(embedding_dim, activation="tanh")'),
)
wrong(
    "Both layers have embedding_dim units; the hidden one has fully_connected_dim.",
    ("layers.Dense(fully_connected_dim,", "layers.Dense(embedding_dim,"),
)
wrong(
    "Both layers have fully_connected_dim units; the last one has embedding_dim.",
    (LAST, "layers.Dense(fully_connected_dim)"),
)
wrong(
    "The layers are in the wrong order: the one with the ReLU comes first.",
    (HIDDEN, "other"),
    (LAST, HIDDEN),
    ("other", LAST),
)
wrong("There is a third dense layer; two are enough.", (LAST, f"{LAST}, {LAST}"))
wrong("There is a second hidden layer; one is enough.", (HIDDEN, f"{HIDDEN}, {HIDDEN}"))
wrong(
    "The layers have no bias; they should have one, as by default.",
    ('"relu")', '"relu", use_bias=False)'),
    (LAST, "layers.Dense(embedding_dim, use_bias=False)"),
)
wrong(
    "There is a dropout in the small network; it consists of two dense layers only.",
    (LAST, f"layers.Dropout(0.5), {LAST}"),
)
wrong(
    "There is a layer norm in the small network; the encoder layer will have its own.",
    (LAST, f"{LAST}, layers.LayerNormalization()"),
)

# ---- What layers have in common ----

ORDINALS = ("first", "second", "third")
DROPPED = "x = self.dropout(x, training=training)"
DROP = "self.dropout_ffn(ffn_output, training=training)"
END = "        ### END"
BY_NAME = "Keras 3 takes only tensors by position: write training=training."
JOINED = "Two tensors are joined end to end; a shortcut adds them."
DROPOUTS_OF_NETWORK = {
    "ffn_output": (
        "The small network's output gets no dropout: use what dropout_ffn returns for it, with "
        "training=training."
    ),
    DROP.replace("=training", "=True"): (
        "The dropout after the small network acts even when training is False."
    ),
    DROP.replace("training=", ""): BY_NAME,
}


def instead(wrong, right, table):
    """The mistakes that write something else in place of one piece of an answer."""
    for written, sentence in table.items():
        wrong(sentence, (right, written))


def swapped(one, other):
    """The patches that swap two pieces of an answer."""
    return (one, "@"), (other, one), ("@", other)


def mistakes_of_sum(wrong, number, start, part):
    """The mistakes of one shortcut, which runs from start to the sum with a part, and its norm."""
    which, norm, total = ORDINALS[number - 1], f"self.layernorm{number}", f"{start} + {part}"
    table = {
        f"{norm}({part})": f"The {which} shortcut is missing: the norm gets {total}.",
        total: f"The {which} norm is missing.",
        f"{start} + {norm}({part})": f"The {which} norm comes too early; it should get {total}.",
        f"{norm}({start}) + {part}": f"The {which} norm gets {start} alone; it should get {total}.",
        f"{norm}({start})": f"{part} is missing: the {which} norm should get {total}.",
        f"{norm}({start} - {part})": f"You subtract {part} from {start}; a shortcut adds.",
        f"{norm}({start} * {part})": f"You multiply {start} and {part}; a shortcut adds.",
        f"{norm}({norm}({total}))": f"The {which} norm is applied twice.",
    }
    instead(wrong, f"{norm}({total})", table)


def norms_mixed_up(wrong, count):
    """The mistakes that use one norm in the place of another, or swap two."""
    for place, used in permutations(range(1, count + 1), 2):
        wrong(
            f"layernorm{used} is used twice; the {ORDINALS[place - 1]} sum has a norm of its own, "
            f"layernorm{place}.",
            (f"self.layernorm{place}(", f"self.layernorm{used}("),
        )
    for one, other in combinations(range(1, count + 1), 2):
        norms = f"self.layernorm{one}(", f"self.layernorm{other}("
        wrong(f"layernorm{one} and layernorm{other} are swapped.", *swapped(*norms))


def mistakes_of_network(wrong, last_sum, norm):
    """The mistakes of the small network, which gets what a norm returns, and of its dropout."""
    inputs = {
        "o": "The small network's output gets lost: dropout should get what self.ffn returns.",
        "self.ffn(self.ffn(o))": "The small network is applied twice.",
    }
    returned = {
        "o": f"The small network has no effect: you return the output of the {norm} norm.",
        "ffn_output": (
            "You return the small network's output alone: add it to o, and apply the last norm."
        ),
    }
    instead(wrong, "self.ffn(o)", inputs)
    instead(wrong, last_sum, returned)
    instead(wrong, DROP, DROPOUTS_OF_NETWORK)


def mistakes_of_training(wrong, parts, own=""):
    """The mistakes that make dropout act always or never; own is a dropout beside the parts."""
    calls = [*parts.values(), own] if own else parts.values()
    for way, value in (("acts even when training is False", "True"), ("never acts", "False")):

        def patch(call, value=value):
            return call, call.replace("training=training", f"training={value}")

        for part, call in parts.items():
            wrong(f"Dropout in {part} {way}: pass training=training to it.", patch(call))
        wrong(f"Dropout {way}: pass training=training in all places.", *map(patch, calls))


def mistakes_of_masks(wrong, look_ahead, padding, first, second):
    """The mistakes with both masks of a decoder, each given as the text that passes it on."""
    (one, ahead), (other, pad) = (each.rsplit("=", 1) for each in (look_ahead, padding))
    not_ahead, not_pad = (f"None if {each} is None else 1 - {each}" for each in (ahead, pad))
    both = first if first == second else f"{first} and {second}"
    for sentence, *masks in (
        (f"The look-ahead mask does not reach {first}.", "None", pad),
        (f"The padding mask does not reach {second}.", ahead, "None"),
        (f"The masks do not reach {both}.", "None", "None"),
        ("The look-ahead mask and the padding mask are swapped.", pad, ahead),
        (f"The look-ahead mask is passed to {second} in place of the padding mask.", ahead, ahead),
        (f"The padding mask is passed to {first} in place of the look-ahead mask.", pad, pad),
        ("The look-ahead mask is reversed; 1 is for what may be seen.", not_ahead, pad),
        ("The padding mask is reversed; 1 is for what may be seen.", ahead, not_pad),
        (
            "The look-ahead mask and the padding mask are reversed; 1 is for what may be seen.",
            not_ahead,
            not_pad,
        ),
    ):
        wrong(sentence, (look_ahead, f"{one}={masks[0]}"), (padding, f"{other}={masks[1]}"))


# ---- EncoderLayer ----


@grader.helper
def encoded_by_layer(EncoderLayer, rng, sizes, shape, mask=None):
    """What an encoder layer with fixed weights returns."""
    layer = EncoderLayer(*sizes, dropout_rate=0.3)
    x = vectors(rng, *shape)
    fix_weights(layer, rng, sizes[0])
    return plain(layer(x, training=False, attention_mask=mask))


@grader.case(rtol=1e-3)
def sentence_without_mask(EncoderLayer, rng):
    """One sentence of 3 positions, 2 heads, nothing hidden."""
    return encoded_by_layer(EncoderLayer, rng, (4, 2, 8), (1, 3, 4))


@grader.case(rtol=1e-3)
def last_positions_hidden(EncoderLayer, rng):
    """Two sentences of 3 positions; the last position or two are hidden."""
    mask = np.array([[[1, 1, 0]], [[1, 0, 0]]])
    return encoded_by_layer(EncoderLayer, rng, (5, 2, 6), (2, 3, 5), mask)


@grader.case(accept=drops_the_network)
def dropout_of_encoder_layer(EncoderLayer, rng):
    """What the parts get; with and without training, with the same numbers at each position."""
    layer = with_stand_ins(EncoderLayer(6, 2, 8, dropout_rate=0.5), mha=stand_in_attention())
    x = vectors(rng, 1, 4, 6)
    parts = heard(
        fix_weights(layer, rng, 6), ("mha", "layernorm1", "ffn", "dropout_ffn", "layernorm2"), x
    )
    with_summands(layer, layer.layernorm1, layer.layernorm2)
    of_network = without_and_in_training(layer, x)
    of_attention = without_and_in_training(without_network(layer, rng, 6), x)
    return {**of_network, "the attention": of_attention, "parts": parts}


@grader.case(hidden=True, rtol=1e-3, kind="four heads, with a mask")
def four_heads(EncoderLayer, rng):
    """One longer sentence with a hidden middle."""
    return encoded_by_layer(EncoderLayer, rng, (3, 4, 5), (1, 5, 3), np.array([[[1, 0, 0, 1, 1]]]))


@grader.case(hidden=True, rtol=1e-3, kind="one head")
def one_head(EncoderLayer, rng):
    """Two sentences, one head."""
    return encoded_by_layer(EncoderLayer, rng, (4, 1, 3), (2, 4, 4))


MHA = "self.mha(x, x, x, attention_mask=attention_mask, training=training)"
SECOND_SUM = "self.layernorm2(o + ffn_output)"
wrong = grader.mistakes("EncoderLayer")
mistakes_of_sum(wrong, 1, "x", "attention")
mistakes_of_sum(wrong, 2, "o", "ffn_output")
norms_mixed_up(wrong, 2)
mistakes_of_training(wrong, {"the attention": "attention_mask, training=training"}, DROP)
mistakes_of_network(wrong, SECOND_SUM, "first")
instead(
    wrong,
    MHA,
    {
        MHA.replace(
            "attention_mask=attention_mask, ", ""
        ): "The mask does not reach the attention.",
        MHA.replace("attention_mask=", ""): (
            "By position, the mask is taken for another one: write attention_mask=attention_mask."
        ),
        MHA.replace("training)", "training, return_attention_scores=True)"): (
            "Asked for its scores, the attention returns two things; only the output is needed."
        ),
        MHA.replace("training)", "training, use_causal_mask=True)"): (
            "The attention hides the future; in the encoder each position may see all others."
        ),
    },
)
wrong(
    "The mask is reversed; Keras, too, takes 1 for what may be seen.",
    ("=attention_mask", "=None if attention_mask is None else 1 - attention_mask"),
)
wrong(
    "The norms stand before the sums; each norm gets the sum with the shortcut.",
    ("self.layernorm1(x + attention)", "x + self.layernorm1(attention)"),
    (SECOND_SUM, "o + self.layernorm2(ffn_output)"),
)
wrong(JOINED, ("x + attention", "ops.concatenate([x, attention], axis=-1)"))
wrong(
    "Both norms are missing.",
    ("self.layernorm1(x + attention)", "x + attention"),
    (SECOND_SUM, "o + ffn_output"),
)
wrong(
    "o is x, so that the attention has no effect; o should be the norm of x + attention.",
    ("self.layernorm1(x + attention)", "x"),
)

# ---- Encoder ----


@grader.helper
def encoded(Encoder, rng, sizes, tokens, mask=None, scales=()):
    """What an encoder with fixed weights returns; scales are those of stand-ins for its layers."""
    encoder = Encoder(*sizes, dropout_rate=0.4)
    if scales:
        encoder.enc_layers = [stand_in_encoder(each) for each in scales]
    fix_weights(encoder, rng, sizes[1])
    return plain(encoder(tokens, training=False, attention_mask=mask))


@grader.case(rtol=1e-3)
def layers_one_by_one(Encoder, rng):
    """Two sentences of 3 tokens, one of them padded; something simple for each of 3 layers."""
    tokens = np.array([[2, 1, 3], [1, 2, 0]])
    mask = np.array([[[1, 1, 1]], [[1, 1, 0]]])
    return encoded(Encoder, rng, (0, 4, 2, 8, 32, 5), tokens, mask, scales=(-1.0, 0.5, -0.5))


@grader.case(accept=adds_the_positions)
def embedding_alone(Encoder, rng):
    """No layer at all: embedding and positions."""
    return embedded(fix_weights(Encoder(0, 5, 2, 8, 9, 6), rng, 5), np.array([[4, 8, 1]]))


@grader.case(accept=drops_the_embedding)
def dropout_of_encoder(Encoder, rng):
    """No layer at all, with and without training."""
    encoder, other = (Encoder(0, 6, 2, 8, 9, 6, dropout_rate=0.5) for _ in range(2))
    tokens = np.array([[4, 8, 1, 2]])
    fix_weights(encoder, rng, 6)
    other.enc_layers = [stand_in_encoder(), stand_in_encoder(0.5)]
    return {
        **without_and_in_training(encoder, tokens),
        "with a layer": without_and_in_training(without_embedding(other, 6), tokens),
    }


@grader.case(hidden=True, rtol=1e-3, kind="as many tokens as positions")
def as_many_as_positions(Encoder, rng):
    """Others stand for the 2 layers; as many positions as tokens."""
    tokens, mask = rng.integers(1, 12, (1, 4)), np.array([[[1, 0, 1, 1]]])
    return encoded(Encoder, rng, (0, 3, 1, 4, 12, 4), tokens, mask, scales=(0.5, -1.0))


@grader.case(hidden=True, rtol=1e-3, kind="one layer, with a mask")
def one_layer(Encoder, rng):
    """1 layer, 3 heads, many positions."""
    tokens = np.array([[5, 2, 7, 0, 0]])
    return encoded(Encoder, rng, (1, 4, 3, 5, 8, 40), tokens, np.array([[[1, 1, 1, 0, 0]]]))


SCALE = " * self.embedding_dim**0.5"
CUT = "self.pos_encoding[:, :T, :]"
POSITIONS = f"x = x + {CUT}"


SCALES = {
    "": "The embedding is not scaled by the root of embedding_dim.",
    " * self.embedding_dim": (
        "The embedding is multiplied by embedding_dim; multiply by its square root."
    ),
    " / self.embedding_dim**0.5": (
        "The embedding is divided by the root of embedding_dim; multiply by it."
    ),
    " / self.embedding_dim": (
        "The embedding is divided by embedding_dim; multiply by its square root."
    ),
    " * self.embedding_dim**1/2": (
        "Python takes the power before the division, so **1/2 is half of embedding_dim; the "
        "root is **0.5."
    ),
    " * T**0.5": (
        "The scale is the root of the sentence's length; it should be that of embedding_dim."
    ),
    " * self.embedding.input_dim**0.5": (
        "The scale is the root of the vocabulary's size; it should be that of embedding_dim."
    ),
    " * int(self.embedding_dim**0.5)": "The root is cut to a whole number; leave it as it is.",
    " + self.embedding_dim**0.5": "The root of embedding_dim is added; multiply by it.",
    " * self.embedding_dim**2": (
        "The embedding is multiplied by the square of embedding_dim; multiply by its square root."
    ),
}
SUMS_WITH_POSITIONS = {
    "pass": "The positions are not added.",
    f"x = x * {CUT}": "The embedding is multiplied by the positions; add them.",
    f"x = x - {CUT}": "The positions are subtracted; add them.",
    f"x = x + 2 * {CUT}": "The positions are added twice.",
    f"x = {CUT}": "The positions replace the embedding; add them to it.",
}
ROWS = {
    "-T:": "The last positions are added; a sentence begins with the first ones: [:, :T, :].",
    "T": "[:, T, :] is one single position; all positions up to T are [:, :T, :].",
    "1 : T + 1": "The first position is left out; begin with position 0: [:, :T, :].",
    ":1": "All tokens get position 0; add as many positions as there are tokens: [:, :T, :].",
    ": T + 1": "One position too many is added; cut at T.",
    ": T - 1": "One position is missing; cut at T.",
}
DROPOUTS = {
    "pass": (
        "The sum of embedding and positions gets no dropout: keep what self.dropout returns, "
        "with training=training."
    ),
    DROPPED.replace("=training", "=True"): (
        "Dropout acts even when training is False: pass training=training."
    ),
    DROPPED.replace("training=", ""): BY_NAME,
}


def mistakes_of_embedding(wrong):
    """The mistakes of embedding, positions and dropout, which encoder and decoder share."""
    instead(wrong, SCALE, SCALES)
    instead(wrong, POSITIONS, SUMS_WITH_POSITIONS)
    wrong(
        "The positions are not cut to the length of the sentence; cut the second axis: [:, :T, :].",
        (CUT, "self.pos_encoding"),
    )
    wrong(
        "The positions are scaled as well: multiply the embedding before you add them.",
        (SCALE, ""),
        (POSITIONS, f"x = (x + {CUT}){SCALE}"),
    )
    wrong(
        "The positions are added after the layers; add them to the embedding.",
        (POSITIONS, "pass"),
        (END, f"        {POSITIONS}\n{END}"),
    )
    for rows, sentence in ROWS.items():
        wrong(sentence, (CUT, f"self.pos_encoding[:, {rows}, :]"))
    wrong(
        "The positions are cut along their last axis; cut the second: [:, :T, :].",
        (CUT, "self.pos_encoding[:, :, :T]"),
    )
    instead(wrong, DROPPED, DROPOUTS)
    wrong(
        "Dropout acts before the positions are added; it should act on the sum, so add them first.",
        (DROPPED, "pass"),
        (POSITIONS, f"{DROPPED}\n        {POSITIONS}"),
    )


LEFT_OUT = {
    "[:1]": "Only the first layer is applied: the loop, or the function, ends too early.",
    "[:-1]": "The last layer is left out.",
    "[1:]": "The first layer is left out.",
    "[::-1]": "The layers come in reverse order.",
}
TAKEN_AGAIN = {
    f"x + {CUT},": "The positions are added again before each layer; add them once.",
    f"x{SCALE},": "The scale is applied again before each layer; scale the embedding only.",
}


def mistakes_of_layers(wrong, layers, taken):
    """The mistakes of the loop over layers; taken is the call with the x that a layer takes."""
    call, stack = taken[: taken.index("(")], layers.split()[-1].rpartition("(")[2]
    for part, sentence in LEFT_OUT.items():
        wrong(sentence, (layers, layers + part))
    for which, place in (("first", 0), ("last", -1)):
        wrong(
            f"It is always the {which} layer that is applied; take one after the other.",
            (taken, taken.replace(call, f"{stack}[{place}]")),
        )
    wrong(
        "Each layer gets the embedding; it should get what the layer before returned.",
        (DROPPED, f"{DROPPED}\n        embedded = x"),
        (taken, taken.replace("x,", "embedded,")),
    )
    for given, sentence in TAKEN_AGAIN.items():
        wrong(sentence, (taken, taken.replace("x,", given)))
    wrong(
        "The positions are added in the loop, before each layer; add them once, before the loop.",
        (POSITIONS, "pass"),
        (taken, taken.replace("x,", f"x + {CUT},")),
    )
    wrong(
        "You apply dropout before each layer; apply it once, before the loop.",
        (DROPPED, "pass"),
        (taken, taken.replace("x,", f"{DROPPED.removeprefix('x = ')},")),
    )


HANDED = "layer(x, training=training, attention_mask=attention_mask)"
wrong = grader.mistakes("Encoder")
mistakes_of_embedding(wrong)
mistakes_of_layers(wrong, "in self.enc_layers", "layer(x,")
mistakes_of_training(wrong, {"the layers": "layer(x, training=training"}, DROPPED)
wrong(
    "The layers have no effect: call each of them, and keep what it returns as x.",
    (f"x = {HANDED}", "pass"),
)
wrong(
    "There is a shortcut around each layer; the layers have theirs inside.",
    (f"x = {HANDED}", f"x = x + {HANDED}"),
)
wrong("The mask does not reach the layers.", (", attention_mask=attention_mask", ""))
wrong(
    "The mask is reversed; 1 is for what may be seen.",
    ("=attention_mask", "=None if attention_mask is None else 1 - attention_mask"),
)
wrong(
    "Only the first layer gets the mask; each of them should.",
    ("=attention_mask", "=attention_mask if layer is self.enc_layers[0] else None"),
)
wrong(
    "Only tensors may be passed by position: write training=training, and the mask by name too.",
    (HANDED, "layer(x, training, attention_mask)"),
)
wrong(
    "By position, the mask is taken for training: write attention_mask=attention_mask.",
    (HANDED, "layer(x, attention_mask, training=training)"),
)
wrong(
    "Each layer gets x as it was before the loop, and without layers there is no result: keep what "
    "each layer returns as x, x = layer(x, ...).",
    (f"x = {HANDED}", f"out = {HANDED}"),
    (END, f"        x = out\n{END}"),
)

# ---- DecoderLayer ----


@grader.helper
def tril(T):
    """A look-ahead mask."""
    return np.tril(np.ones((1, T, T)))


@grader.helper
def decoded_by_layer(DecoderLayer, rng, sizes, T, T_in, m=1, padding_mask=None, look_ahead=True):
    """What a decoder layer with fixed weights returns."""
    layer = DecoderLayer(*sizes, dropout_rate=0.3)
    x, enc_output = vectors(rng, m, T, sizes[0]), vectors(rng, m, T_in, sizes[0])
    fix_weights(layer, rng, sizes[0])
    masks = {"look_ahead_mask": tril(T) if look_ahead else None, "padding_mask": padding_mask}
    out, w1, w2 = layer(x, enc_output, training=False, **masks)
    return {"out": plain(out), "w1": plain(w1), "w2": plain(w2)}


@grader.case(rtol=1e-3)
def input_longer_than_output(DecoderLayer, rng):
    """2 heads; 3 positions of output, 4 of input, of which the last is hidden."""
    mask = np.array([[[1, 1, 1, 0]]])
    return decoded_by_layer(DecoderLayer, rng, (4, 2, 6), 3, 4, padding_mask=mask)


@grader.case(rtol=1e-3)
def as_long_as_the_input(DecoderLayer, rng):
    """2 heads; as many positions of output as of input; no padding."""
    return decoded_by_layer(DecoderLayer, rng, (4, 2, 8), 3, 3)


@grader.case(accept=drops_the_network)
def dropout_of_decoder_layer(DecoderLayer, rng):
    """What the parts get; with and without training, with the same numbers at each position."""
    attentions = {name: stand_in_attention() for name in ("mha1", "mha2")}
    layer = with_stand_ins(DecoderLayer(6, 2, 8, dropout_rate=0.5), **attentions)
    given = vectors(rng, 1, 4, 6), vectors(rng, 1, 4, 6)
    names = "mha1", "layernorm1", "mha2", "layernorm2", "ffn", "dropout_ffn", "layernorm3"
    parts = heard(fix_weights(layer, rng, 6), names, *given)
    with_summands(layer, layer.layernorm2, layer.layernorm3)
    of_network = without_and_in_training(layer, *given)
    of_attentions = without_and_in_training(without_network(layer, rng, 6), *given)
    return {**of_network, "both attentions": of_attentions, "parts": parts}


@grader.case(hidden=True, rtol=1e-3, kind="two sentences of different lengths")
def two_sentences(DecoderLayer, rng):
    """Two sentences with padding of different length."""
    mask = np.array([[[1, 1, 1, 1, 0]], [[1, 1, 0, 0, 0]]])
    return decoded_by_layer(DecoderLayer, rng, (3, 2, 4), 4, 5, m=2, padding_mask=mask)


@grader.case(hidden=True, rtol=1e-3, kind="nothing hidden")
def nothing_hidden(DecoderLayer, rng):
    """3 heads, no mask at all."""
    return decoded_by_layer(DecoderLayer, rng, (3, 3, 5), 4, 2, look_ahead=False)


LOOK_AHEAD = "x, x, x, attention_mask=look_ahead_mask"
PADDING = "Q1, enc_output, enc_output, attention_mask=padding_mask"
SUMS = [
    ("self.layernorm1(x + A1)", "self.layernorm1(A1)", "x + self.layernorm1(A1)"),
    ("self.layernorm2(Q1 + A2)", "self.layernorm2(A2)", "Q1 + self.layernorm2(A2)"),
    (
        "self.layernorm3(o + ffn_output)",
        "self.layernorm3(ffn_output)",
        "o + self.layernorm3(ffn_output)",
    ),
]
wrong = grader.mistakes("DecoderLayer")
mistakes_of_sum(wrong, 1, "x", "A1")
mistakes_of_sum(wrong, 2, "Q1", "A2")
mistakes_of_sum(wrong, 3, "o", "ffn_output")
norms_mixed_up(wrong, 3)
wrong(JOINED, ("x + A1", "ops.concatenate([x, A1], axis=-1)"))
mistakes_of_masks(wrong, LOOK_AHEAD, PADDING, "mha1", "mha2")
mistakes_of_network(wrong, SUMS[2][0], "second")
mistakes_of_training(
    wrong,
    {
        "mha1": "look_ahead_mask, training=training",
        "mha2": "            training=training, return",
    },
    DROP,
)
wrong(
    "layernorm1 is used in all three places; each sum has a norm of its own.",
    ("self.layernorm2(", "self.layernorm1("),
    ("self.layernorm3(", "self.layernorm1("),
)
wrong(
    "The norms stand before the sums; each norm gets the sum with the shortcut.",
    *((total, late) for total, _, late in SUMS),
)
wrong(
    "All three shortcuts are missing: each norm gets the sum with what went in.",
    *((total, bare) for total, bare, _ in SUMS),
)
for this, that in combinations(range(3), 2):
    wrong(
        f"The {ORDINALS[this]} and {ORDINALS[that]} shortcuts are missing: each norm should get "
        "the sum with what went in.",
        SUMS[this][:2],
        SUMS[that][:2],
    )
for other in ("Q1", "x"):
    table = {
        f"Q1, {other}, enc_output,": f"The value of mha2 is {other}; it should be enc_output.",
        f"Q1, enc_output, {other},": f"The key of mha2 is {other}; it should be enc_output.",
        f"Q1, {other}, {other},": f"mha2 looks at {other}; value and key should be enc_output.",
    }
    instead(wrong, "Q1, enc_output, enc_output,", table)
table = {
    "enc_output, Q1, Q1,": "In mha2 query and key are swapped: Q1 asks, enc_output answers.",
    "enc_output, enc_output, Q1,": "Query and key of mha2 are swapped: Q1 comes first.",
}
instead(wrong, "Q1, enc_output, enc_output,", table)
table = {
    "x, enc_output, enc_output,": "mha1 looks at enc_output; it should get x three times.",
    "enc_output, x, x,": "The query of mha1 is enc_output; mha1 should get x three times.",
    "x, x, enc_output,": "The key of mha1 is enc_output; mha1 should get x three times.",
}
instead(wrong, "x, x, x,", table)
wrong("mha1 is used twice; the cross-attention is mha2.", ("self.mha2(", "self.mha1("))
wrong(
    "The query of mha2 is x; it should be Q1.",
    (PADDING, PADDING.replace("Q1", "x")),
)
wrong(
    "mha2 looks at Q1 under the look-ahead mask; value and key should be enc_output, with the "
    "padding mask.",
    (PADDING, "Q1, Q1, Q1, attention_mask=look_ahead_mask"),
)
wrong("The second shortcut starts at x; it should start at Q1.", ("Q1 + A2", "x + A2"))
for other in ("Q1", "x"):
    wrong(
        f"The third shortcut starts at {other}; it should start at o.",
        ("o + ffn_output", f"{other} + ffn_output"),
    )
wrong("The small network gets Q1; it should get o.", ("self.ffn(o)", "self.ffn(Q1)"))
wrong(
    "mha1 and mha2 are swapped: the self-attention is mha1, the cross-attention mha2.",
    *swapped("self.mha1(", "self.mha2("),
)
wrong(
    "mha2 hides the future; each position of the output may see the whole input.",
    (PADDING, f"{PADDING}, use_causal_mask=True"),
)
table = {
    "w1, w2 = w2, w1": (
        "The two attention weights are swapped: first those of mha1, then those of mha2."
    ),
    "w1 = w2": (
        "The weights of mha1 are overwritten by those of mha2: keep the first as w1, the second "
        "as w2."
    ),
    "w2 = w1": "You return the weights of mha1 twice: w2 should be those of mha2.",
    "w1, w2 = ops.mean(w1, axis=1), ops.mean(w2, axis=1)": (
        "The weights are averaged over the heads; return those of each head."
    ),
}
for line, sentence in table.items():
    wrong(sentence, (END, f"        {line}\n{END}"))
wrong(
    "An attention returns its weights only where it is asked for them.",
    ("look_ahead_mask, training=training, return_attention_scores=True", "look_ahead_mask"),
    ("training=training, return_attention_scores=True", "training=training"),
)
wrong(
    "By position, the mask is taken for another one: write attention_mask=look_ahead_mask.",
    (LOOK_AHEAD, "x, x, x, look_ahead_mask"),
)
for output, weights, attention in (("A1", "w1", "self.mha1"), ("A2", "w2", "self.mha2")):
    wrong(
        f"An attention returns its output first, then its weights: {output}, {weights}.",
        (f"{output}, {weights} = {attention}", f"{weights}, {output} = {attention}"),
    )

# ---- Decoder ----


@grader.helper
def decoded(Decoder, rng, sizes, tokens, T_in, padding_mask=None, scales=()):
    """What a decoder with fixed weights returns: its output, and the weights of all layers.

    Scales are those of stand-ins for its layers.
    """
    decoder = Decoder(*sizes, dropout_rate=0.3)
    if scales:
        decoder.dec_layers = [stand_in_decoder(each) for each in scales]
    enc_output = vectors(rng, len(tokens), T_in, sizes[1])
    fix_weights(decoder, rng, sizes[1])
    x, attention_weights = decoder(
        tokens, enc_output, training=False,
        look_ahead_mask=tril(tokens.shape[1]), padding_mask=padding_mask,
    )  # fmt: skip
    weights = {str(key): plain(value) for key, value in attention_weights.items()}
    return {"x": plain(x), "attention_weights": weights}


@grader.case(rtol=1e-3)
def layers_with_weights(Decoder, rng):
    """Two sentences of 3 tokens, inputs of 4 positions; something simple for each of 3 layers."""
    mask, tokens = np.array([[[1, 1, 1, 1]], [[1, 1, 0, 0]]]), np.array([[3, 2, 1], [2, 1, 0]])
    return decoded(Decoder, rng, (0, 4, 2, 6, 12, 5), tokens, 4, mask, scales=(-1.0, 0.5, -0.5))


@grader.case(rtol=1e-3)
def equal_lengths(Decoder, rng):
    """3 tokens, inputs of 3 positions, the last one padded; something simple for the one layer."""
    mask = np.array([[[1, 1, 0]]])
    tokens = np.array([[4, 2, 7]])
    return decoded(Decoder, rng, (0, 3, 1, 4, 9, 5), tokens, 3, mask, scales=(1.0,))


@grader.case(accept=adds_the_positions)
def embedded_tokens(Decoder, rng):
    """No layer at all: embedding and positions."""
    decoder = fix_weights(Decoder(0, 5, 2, 6, 12, 6), rng, 5)
    return embedded(decoder, np.array([[7, 2, 11]]), vectors(rng, 1, 2, 5))


@grader.case(accept=drops_the_embedding)
def dropout_of_decoder(Decoder, rng):
    """No layer at all, with and without training."""
    decoder, other = (Decoder(0, 6, 2, 8, 9, 6, dropout_rate=0.5) for _ in range(2))
    given = np.array([[4, 8, 1, 2]]), vectors(rng, 1, 4, 6)
    fix_weights(decoder, rng, 6)
    other.dec_layers = [stand_in_decoder(), stand_in_decoder(0.5)]
    return {
        **without_and_in_training(decoder, *given),
        "with a layer": without_and_in_training(without_embedding(other, 6), *given),
    }


@grader.case(hidden=True, rtol=1e-3, kind="two layers")
def two_decoder_layers(Decoder, rng):
    """Others stand for the 2 layers."""
    tokens, mask = rng.integers(1, 8, (1, 4)), np.array([[[1, 0, 1]]])
    return decoded(Decoder, rng, (0, 3, 1, 4, 8, 9), tokens, 3, mask, scales=(0.5, -1.0))


@grader.case(hidden=True, rtol=1e-3, kind="one layer, with padding")
def one_decoder_layer(Decoder, rng):
    """1 layer, 3 heads."""
    mask = np.array([[[1, 1, 1, 0, 0]]])
    return decoded(Decoder, rng, (1, 3, 3, 5, 9, 4), np.array([[5, 2]]), 5, mask)


HANDED_ON = """layer(
                x, enc_output, training=training,
                look_ahead_mask=look_ahead_mask, padding_mask=padding_mask
            )"""
FIRST_KEY = 'attention_weights[f"decoder_layer{i}_block1_self_att"] = w1'
SECOND_KEY = 'attention_weights[f"decoder_layer{i}_block2_decenc_att"] = w2'
TWO_LINES = f"            {FIRST_KEY}\n            {SECOND_KEY}"
MASKS = "look_ahead_mask=look_ahead_mask", "padding_mask=padding_mask"
wrong = grader.mistakes("Decoder")
mistakes_of_embedding(wrong)
mistakes_of_layers(wrong, "enumerate(self.dec_layers", "layer(\n                x,")
mistakes_of_training(wrong, {"the layers": "x, enc_output, training=training"}, DROPPED)
mistakes_of_masks(wrong, *MASKS, "the layers", "the layers")
wrong(
    "Only tensors may be passed by position: write training=training, and the masks by name too.",
    (HANDED_ON, "layer(x, enc_output, training, look_ahead_mask, padding_mask)"),
)
table = {
    "x, x, training=training": "The layers get x instead of the encoder's output.",
    "enc_output, x, training=training": (
        "x and the encoder's output are swapped; each layer takes x first."
    ),
}
instead(wrong, "x, enc_output, training=training", table)
wrong(
    "The positions are cut to the length of the input; cut them to that of x.",
    (CUT, "self.pos_encoding[:, : enc_output.shape[1], :]"),
)
wrong(
    "Each layer gets x as it was before the loop, and without layers there is no result: keep what "
    "each layer returns first as x.",
    ("x, w1, w2 = layer(", "out, w1, w2 = layer("),
    (END, f"        x = out\n{END}"),
)
table = {
    "_, w1, w2": "The layers have no effect: keep what each of them returns first as x.",
    "enc_output, w1, w2": "Each layer returns the next x, which you keep as enc_output.",
    "w1, w2, x": "A layer returns the next x first, then both kinds of weights.",
    "x": "A layer returns three things: the next x, and both kinds of weights.",
}
instead(wrong, "x, w1, w2", table)
wrong("The layers are numbered from 0; number them from 1.", (", start=1", ""))
wrong("The layers are numbered from 2; number them from 1.", ("start=1", "start=2"))
for sentence, first, second in (
    ("The two kinds of weights are swapped.", "w2", "w1"),
    ("Both keys hold w1; the second one is for w2.", "w1", "w1"),
    ("Both keys hold w2; the first one is for w1.", "w2", "w2"),
    (
        "The weights are averaged over the heads; keep those of each head.",
        "ops.mean(w1, axis=1)",
        "ops.mean(w2, axis=1)",
    ),
):
    patches = (FIRST_KEY, f"{FIRST_KEY[:-2]}{first}"), (SECOND_KEY, f"{SECOND_KEY[:-2]}{second}")
    wrong(sentence, *patches)
wrong("x is kept in place of the weights of the self-attention.", ('att"] = w1', 'att"] = x'))
wrong("The weights of the self-attention are not kept.", (FIRST_KEY, "pass"))
wrong("The weights of the cross-attention are not kept.", (SECOND_KEY, "pass"))
wrong("The dictionary stays empty: keep w1 and w2 of each layer in it.", (TWO_LINES, ""))
wrong(
    "Only the weights of the last layer are kept: the lines that keep them belong in the loop.",
    (TWO_LINES, TWO_LINES.replace("            ", "        ")),
)
wrong(
    "Only the weights of the last layer are left: make the dictionary once, then add to it.",
    (FIRST_KEY, f"attention_weights = {{}}\n            {FIRST_KEY}"),
)
for sentence, right, written in (
    (
        "Every layer writes under the same key, so that only the last one is left.",
        "decoder_layer{i}",
        "decoder_layer1",
    ),
    (
        "An f is missing in front of the keys: {i} should become the number of the layer.",
        'f"decoder',
        '"decoder',
    ),
    ("The keys lack the number of the layer.", "layer{i}", "layer"),
    (
        "The keys have an underscore too many: decoder_layer1, not decoder_layer_1.",
        "layer{i}",
        "layer_{i}",
    ),
):
    wrong(sentence, (TWO_LINES, TWO_LINES.replace(right, written)))
wrong("The first key ends in _self_att, not in _self_attention.", ("_self_att", "_self_attention"))
wrong("The second key ends in _decenc_att, not in _encdec_att.", ("_decenc_att", "_encdec_att"))
wrong(
    "Both kinds of weights have the same key, so that the second replaces the first.",
    ("block2_decenc_att", "block1_self_att"),
)
wrong(
    "Both kinds of weights are kept under one key; each has a key of its own.",
    (TWO_LINES, f"            {FIRST_KEY[:-2]}(w1, w2)"),
)

# ---- Transformer ----


@grader.helper
def output_and_weights(model, source, target, **masks):
    """Chances and attention weights of a Transformer."""
    final_output, attention_weights = model(source, target, training=False, **masks)
    weights = {str(key): plain(value) for key, value in attention_weights.items()}
    return {"final_output": plain(final_output), "attention_weights": weights}


@grader.helper
def translated(Transformer, rng, sizes, source, target):
    """Chances and attention weights of a Transformer with fixed weights, padding hidden."""
    model = fix_weights(Transformer(*sizes, dropout_rate=0.3), rng, sizes[1])
    padding = (source != 0).astype("float32")[:, np.newaxis]
    return output_and_weights(
        model, source, target, enc_padding_mask=padding,
        look_ahead_mask=tril(target.shape[1]), dec_padding_mask=padding,
    )  # fmt: skip


@grader.helper
def of_stand_ins(Transformer, rng, size):
    """A Transformer of vectors, in which others stand for encoder and decoder."""
    parts = {"encoder": stand_in_encoder(), "decoder": stand_in_decoder(whole=True)}
    model = with_stand_ins(Transformer(0, size, 1, 4, 7, 6, 5, 5), **parts)
    return fix_weights(model, rng, size)


@grader.case(rtol=1e-3)
def shorter_output(Transformer, rng):
    """1 layer, 2 heads; 5 tokens of input, two of them padding; 3 tokens of output."""
    source, target = np.array([[2, 1, 4, 0, 0]]), np.array([[3, 2, 1]])
    return translated(Transformer, rng, (1, 4, 2, 8, 7, 6, 5, 4), source, target)


@grader.case(rtol=1e-3)
def different_padding_masks(Transformer, rng):
    """Something simple for encoder and decoder, whose padding masks hide different places."""
    given = vectors(rng, 1, 4, 3), vectors(rng, 1, 4, 3)
    return output_and_weights(
        of_stand_ins(Transformer, rng, 3), *given, enc_padding_mask=np.array([[[1, 1, 1, 0]]]),
        look_ahead_mask=tril(4), dec_padding_mask=np.array([[[0, 1, 1, 1]]]),
    )  # fmt: skip


@grader.case(rtol=1e-3)
def parts_in_training(Transformer, rng):
    """With and without training; encoder and decoder are replaced by layers that tell it."""
    given = vectors(rng, 1, 4, 3), vectors(rng, 1, 2, 3)
    return without_and_in_training(of_stand_ins(Transformer, rng, 3), *given)


@grader.case(hidden=True, rtol=1e-3, kind="two sentences")
def sentences_of_different_length(Transformer, rng):
    """1 layer, 1 head; two inputs of different length."""
    source, target = np.array([[2, 5, 4, 3], [6, 1, 0, 0]]), np.array([[3, 2, 1], [4, 0, 0]])
    return translated(Transformer, rng, (1, 3, 1, 4, 7, 5, 6, 9), source, target)


@grader.case(hidden=True, rtol=1e-3, kind="no mask at all")
def transformer_without_masks(Transformer, rng):
    """Something simple for encoder and decoder."""
    given = vectors(rng, 2, 3, 3), vectors(rng, 2, 4, 3)
    return output_and_weights(of_stand_ins(Transformer, rng, 3), *given)


@grader.case(hidden=True, rtol=1e-3, kind="one step of training")
def step_of_training(Transformer, rng):
    """How far one step of gradient descent would move the inputs and the weights."""
    import tensorflow as tf

    model = of_stand_ins(Transformer, rng, 3)
    given = [tf.Variable(vectors(rng, 1, length, 3)) for length in (4, 3)]
    with tf.GradientTape() as tape:
        chances, _ = model(*map(tf.convert_to_tensor, given), training=False)
        cost = tf.reduce_sum(chances[:, :, 1])
    moved = [*given, *(each.value for each in model.final_layer.trainable_weights)]
    steps = [0.0 if each is None else each for each in tape.gradient(cost, moved)]
    return [float(np.linalg.norm(plain(each))) for each in steps]


ENCODED = "            input_sentence, training=training, attention_mask=enc_padding_mask"
DECODED = "output_sentence, enc_output, training=training"
FINAL = "self.final_layer(dec_output)"
MASK_OF_ENCODER = "attention_mask=enc_padding_mask"
MASKS = "look_ahead_mask=look_ahead_mask", "padding_mask=dec_padding_mask"
TRAINS = {"the encoder": "input_sentence, training=training", "the decoder": DECODED}
wrong = grader.mistakes("Transformer")
table = {
    "attention_mask=None": "The mask does not reach the encoder.",
    "attention_mask=dec_padding_mask": (
        "The encoder gets the decoder's padding mask; it has its own, enc_padding_mask."
    ),
    "attention_mask=look_ahead_mask": (
        "The encoder gets the look-ahead mask; it has its own, enc_padding_mask."
    ),
    "attention_mask=None if enc_padding_mask is None else 1 - enc_padding_mask": (
        "The encoder's mask is reversed; 1 is for what may be seen."
    ),
    "enc_padding_mask=enc_padding_mask": "The encoder calls its mask attention_mask.",
}
instead(wrong, MASK_OF_ENCODER, table)
mistakes_of_masks(wrong, *MASKS, "the decoder", "the decoder")
wrong(
    "The decoder gets the encoder's padding mask; it has its own, dec_padding_mask.",
    (MASKS[1], "padding_mask=enc_padding_mask"),
)
wrong(
    "The decoder's padding mask is made from the output; it is for the input, and arrives ready.",
    (MASKS[1], "padding_mask=create_padding_mask(output_sentence)"),
)
wrong(
    "The look-ahead mask is made here; pass the one that arrives, which may be None.",
    (MASKS[0], "look_ahead_mask=create_look_ahead_mask(output_sentence.shape[1])"),
)
wrong(
    "The padding masks are swapped.",
    (MASK_OF_ENCODER, "attention_mask=dec_padding_mask"),
    (MASKS[1], "padding_mask=enc_padding_mask"),
)
wrong(
    "Neither padding mask is passed on.",
    (MASK_OF_ENCODER, "attention_mask=None"),
    (MASKS[1], "padding_mask=None"),
)
wrong(
    "No mask reaches the encoder or the decoder.",
    (MASK_OF_ENCODER, "attention_mask=None"),
    (MASKS[0], "look_ahead_mask=None"),
    (MASKS[1], "padding_mask=None"),
)
wrong(
    "The decoder calls its first mask look_ahead_mask.",
    (MASKS[0], "attention_mask=look_ahead_mask"),
)
wrong(
    "The decoder calls its second mask padding_mask.",
    (MASKS[1], "dec_padding_mask=dec_padding_mask"),
)
wrong(
    "Only tensors may be passed by position: write training=training, and the mask by name too.",
    (ENCODED, "input_sentence, training, enc_padding_mask"),
)
wrong(
    "By position, the encoder's mask is taken for training: write attention_mask=enc_padding_mask.",
    (ENCODED, "input_sentence, enc_padding_mask, training=training"),
)
mistakes_of_training(wrong, TRAINS)
wrong(
    "The encoder gets the output sentence; it should get the input.",
    (ENCODED, ENCODED.replace("input", "output")),
)
table = {
    "input_sentence, enc_output": (
        "The decoder gets the input sentence; it should get the output so far."
    ),
    "output_sentence, input_sentence": (
        "The decoder gets the input sentence where the encoder's output belongs."
    ),
    "enc_output, output_sentence": (
        "The output sentence and the encoder's output are swapped: the sentence comes first."
    ),
    "enc_output, enc_output": (
        "The decoder gets the encoder's output twice; the output sentence comes first."
    ),
    "output_sentence[:, 1:], enc_output": (
        "The output sentence loses its first token; it arrives as the decoder needs it."
    ),
    "output_sentence[:, :-1], enc_output": (
        "The output sentence loses its last token; it arrives as the decoder needs it."
    ),
}
instead(wrong, "output_sentence, enc_output", table)
wrong(
    "The sentences are swapped: the encoder should get the input, the decoder the output.",
    (ENCODED, ENCODED.replace("input", "output")),
    (DECODED, DECODED.replace("output_s", "input_s")),
)
table = {
    f"ops.softmax({FINAL})": "One softmax too many: final_layer has its own.",
    f"ops.softmax({FINAL}, axis=1)": "One softmax too many, and over the positions at that.",
    "dec_output": "final_layer is missing: the output should be probabilities.",
    "self.final_layer": "final_layer is not called: give it the decoder's output.",
    "self.final_layer(enc_output)": (
        "final_layer gets the encoder's output; it should get the decoder's."
    ),
    "self.final_layer(dec_output + enc_output)": (
        "final_layer gets the encoder's output too; it should get the decoder's alone."
    ),
    f"self.final_layer({FINAL})": "final_layer is applied twice.",
    "ops.softmax(dec_output)": (
        "A softmax alone gives no probabilities of tokens: final_layer is missing."
    ),
    f"ops.argmax({FINAL}, axis=-1)": (
        "You return the most probable tokens; return all probabilities."
    ),
    f"ops.log({FINAL})": "You return the logarithms of the probabilities.",
    "self.final_layer(dec_output[:, -1])": (
        "Only the last position is predicted; predict a token at each of them."
    ),
    "self.final_layer(dec_output[:, 0])": (
        "Only the first position is predicted; predict a token at each of them."
    ),
    "self.final_layer(ops.mean(dec_output, axis=1))": (
        "The positions are averaged; predict a token at each of them."
    ),
}
instead(wrong, FINAL, table)
table = {
    "{}": "The attention weights of the decoder are not returned: the dictionary is empty.",
    "None": "The attention weights of the decoder are not returned: there is None.",
}
for weights, sentence in table.items():
    wrong(sentence, (END, f"        attention_weights = {weights}\n{END}"))
