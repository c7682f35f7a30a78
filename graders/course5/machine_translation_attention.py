"""Cases and known mistakes of the notebook on translation with attention.

Keras is imported where a case needs it, not above: the judge does without. Nothing is trained;
models get fixed weights and are judged by what they compute.
"""

import numpy as np

from graders.common.models import unnumbered
from graders.common.tensors import normal, plain
from invigilator.checking import Grader

grader = Grader("course5/machine_translation_attention", framework="tensorflow")
grader.include(plain, normal, unnumbered)


@grader.helper
def fix_weights(weights, rng):
    """Give weights random values, of a size that keeps the numbers moderate."""
    for each in weights:
        scale = 1.5 / np.sqrt(each.shape[0]) if len(each.shape) > 1 else 0.3
        each.assign(rng.normal(0, scale, each.shape))


# ---- attention_by_hand ----


@grader.helper
def by_hand(attention_by_hand, rng, m, Tx, n, n_s, n_h, far=0.0):
    """Context and weights for random activations; `far` is added to all energies."""
    shapes = [(m, Tx, n), (m, n_s), (n + n_s, n_h), (n_h,), (n_h, 1)]
    arrays = [rng.normal(0, 1, shape) for shape in shapes]
    context, alphas = attention_by_hand(*arrays, rng.normal(0, 1, 1) + far)
    return {"context": context, "alphas": alphas}


@grader.case
def two_texts_of_three_places(attention_by_hand, rng):
    """Two texts of three places, activations of four numbers."""
    return by_hand(attention_by_hand, rng, 2, 3, 4, 2, 5)


@grader.case
def places_as_many_as_numbers(attention_by_hand, rng):
    """Three texts, with as many places as numbers in an activation and in a state."""
    return by_hand(attention_by_hand, rng, 3, 4, 4, 4, 2)


@grader.case
def energies_around_1000(attention_by_hand, rng):
    """Energies around 1000, whose exponential overflows."""
    return by_hand(attention_by_hand, rng, 2, 4, 3, 2, 3, far=1000.0)


@grader.case(hidden=True, kind="a single text")
def single_text(attention_by_hand, rng):
    """One text."""
    return by_hand(attention_by_hand, rng, 1, 6, 3, 5, 4)


@grader.case(hidden=True, kind="more places than numbers")
def long_texts(attention_by_hand, rng):
    """More places than numbers in an activation."""
    return by_hand(attention_by_hand, rng, 4, 9, 2, 3, 6)


@grader.case(hidden=True, kind="very large energies")
def large_energies(attention_by_hand, rng):
    """Energies whose exponential overflows."""
    return by_hand(attention_by_hand, rng, 2, 5, 3, 3, 4, far=1000.0)


COPIES = "copies = np.repeat(s_prev[:, np.newaxis], Tx, axis=1)"
BOTH = "np.concatenate([a, copies], axis=-1)"
HIDDEN = "np.tanh(both @ W1 + b1)"
ENERGIES = "hidden @ W2 + b2"
EXPONENTIALS = "np.exp(energies - energies.max(axis=1, keepdims=True))"
ALPHAS = "exponentials / exponentials.sum(axis=1, keepdims=True)"
CONTEXT = "np.sum(alphas * a, axis=1, keepdims=True)"

wrong = grader.mistakes("attention_by_hand")
wrong(
    "The order is [a, copies]: the first rows of W1 belong to a.",
    (BOTH, "np.concatenate([copies, a], axis=-1)"),
)
wrong("The tanh of the hidden layer is missing.", (HIDDEN, "both @ W1 + b1"))
wrong(
    "The hidden layer has a ReLU instead of tanh.",
    (HIDDEN, "np.maximum(0, both @ W1 + b1)"),
)
wrong("The bias b1 has no effect: it belongs inside the tanh.", (HIDDEN, "np.tanh(both @ W1)"))
wrong(
    "There is a tanh around the energies; only the hidden layer has one.",
    (ENERGIES, "np.tanh(hidden @ W2 + b2)"),
)
wrong(
    "You cut off negative energies with a ReLU; energies may be negative.",
    (ENERGIES, "np.maximum(0, hidden @ W2 + b2)"),
)
wrong(
    "The softmax goes over the last axis, which has size 1, so every weight is 1. "
    "Sum over the places, axis=1.",
    (ALPHAS, "exponentials / exponentials.sum(axis=-1, keepdims=True)"),
)
wrong(
    "The weights of all texts together add up to 1: sum over axis=1 only, with keepdims=True.",
    (ALPHAS, "exponentials / exponentials.sum()"),
)
wrong(
    "The softmax goes over the texts of the batch (axis 0). Sum over the places, axis=1.",
    (EXPONENTIALS, "np.exp(energies - energies.max(axis=0, keepdims=True))"),
    (ALPHAS, "exponentials / exponentials.sum(axis=0, keepdims=True)"),
)
wrong(
    "The weights are not divided by their sum, so they do not add up to 1.",
    (ALPHAS, "exponentials"),
)
wrong(
    "The exponential is missing: you divide the energies themselves by their sum.",
    (EXPONENTIALS, "energies"),
)
wrong(
    "The sign of the energies is reversed: the largest energy should get the largest weight.",
    (EXPONENTIALS, "np.exp(energies.min(axis=1, keepdims=True) - energies)"),
)
wrong(
    "The context is the plain mean over the places; weight the activations with alphas.",
    (CONTEXT, "np.mean(a, axis=1, keepdims=True)"),
)
wrong(
    "You weight the activations with the energies; take the weights, alphas.",
    (CONTEXT, "np.sum(energies * a, axis=1, keepdims=True)"),
)
wrong(
    "The weighted activations are averaged, so the context is Tx times too small: sum them.",
    (CONTEXT, "np.mean(alphas * a, axis=1, keepdims=True)"),
)
wrong(
    "The context lacks the axis of size 1: its shape should be (m, 1, n). Use keepdims=True.",
    (CONTEXT, "np.sum(alphas * a, axis=1)"),
)
wrong(
    "The weighted activations are not added up: sum over the places, axis=1.",
    (CONTEXT, "alphas * a"),
)
wrong(
    "You sum over the numbers of an activation; sum over the places, axis=1.",
    (CONTEXT, "np.sum(alphas * a, axis=-1, keepdims=True)"),
)
wrong(
    "The maximum goes over the last axis, which has size 1, so every energy becomes 0. "
    "Take it over the places, axis=1.",
    (EXPONENTIALS, "np.exp(energies - energies.max(axis=-1, keepdims=True))"),
)
wrong(
    "Without subtracting the largest energy, np.exp overflows for large energies: "
    "subtract the maximum over axis=1 first.",
    (EXPONENTIALS, "np.exp(energies)"),
)
wrong(
    "One softmax runs over all texts together: maximum and sum need axis=1 and keepdims=True.",
    (EXPONENTIALS, "np.exp(energies - energies.max())"),
    (ALPHAS, "exponentials / exponentials.sum()"),
)
wrong(
    "You divide by the sum over the texts of the batch, axis 0; sum over the places, axis=1.",
    (ALPHAS, "exponentials / exponentials.sum(axis=0, keepdims=True)"),
)
wrong("The softmax is missing: alphas are the energies.", (ALPHAS, "energies"))
wrong(
    "The copies of different texts are mixed up: repeat each row of s_prev Tx times, along a new "
    "axis 1.",
    (COPIES, "copies = np.tile(s_prev, (Tx, 1)).reshape(a.shape[0], Tx, -1)"),
)
wrong(
    "The context also contains the copies of s_prev; it should be a weighted mean of a alone.",
    (CONTEXT, "np.sum(alphas * both, axis=1, keepdims=True)"),
)
wrong(
    "You take the largest weighted activation; sum over the places.",
    (CONTEXT, "np.max(alphas * a, axis=1, keepdims=True)"),
)
wrong(
    "The hidden layer has a sigmoid instead of tanh.",
    (HIDDEN, "1 / (1 + np.exp(-(both @ W1 + b1)))"),
)
wrong("tanh is applied twice in the hidden layer; once is enough.", (HIDDEN, f"np.tanh({HIDDEN})"))
wrong(
    "A sigmoid weighs each place by itself; with a softmax the weights add up to 1.",
    (ALPHAS, "1 / (1 + np.exp(-energies))"),
)
wrong(
    "The maximum or the sum loses an axis and no longer fits: both need keepdims=True.",
    (ALPHAS, "exponentials / exponentials.sum(axis=1)"),
)
wrong(
    "You sum over the texts of the batch, axis 0; the context is a sum over the places, axis=1.",
    (CONTEXT, "np.sum(alphas * a, axis=0, keepdims=True)"),
)
wrong(
    "Everything is added up to a single number; sum over the places only.",
    (CONTEXT, "np.sum(alphas * a)"),
)
wrong(
    "The matrix product of alphas and a does not fit; multiply entry by entry, then sum.",
    (CONTEXT, "alphas @ a"),
)
wrong(
    "The context is made of the copies of s_prev; weight the activations a.",
    (CONTEXT, "np.sum(alphas * copies, axis=1, keepdims=True)"),
)
wrong(
    "The context is made of the hidden layer; weight the activations a.",
    (CONTEXT, "np.sum(alphas * hidden, axis=1, keepdims=True)"),
)
wrong(
    "The copies have two axes: give s_prev a new axis in the middle before you repeat it.",
    (COPIES, "copies = np.repeat(s_prev, Tx, axis=0)"),
)
wrong(
    "Each of the Tx places needs a copy of s_prev, along axis 1.",
    (COPIES, "copies = s_prev[:, np.newaxis]"),
)
wrong(
    "The copies belong beside a, along the last axis.",
    (BOTH, "np.concatenate([a, copies], axis=1)"),
)
wrong("The copies are added to a; put them beside it.", (BOTH, "a + copies"))
wrong("The product is in the wrong order: both comes first, then W1.", ("both @ W1", "W1 @ both"))
wrong("* multiplies entry by entry; the layer is a matrix product, @.", ("both @ W1", "both * W1"))
wrong(
    "The context is the plain sum of a; weight each place with alphas.",
    (CONTEXT, CONTEXT.replace("alphas * a", "a")),
)
wrong(
    "The weights are added to a; multiply by them.",
    (CONTEXT, CONTEXT.replace("alphas * a", "alphas + a")),
)
wrong(
    "The context is the sum of the weights; multiply a by them first.",
    (CONTEXT, CONTEXT.replace("alphas * a", "alphas")),
)
wrong(
    "The exponentials are multiplied by their sum; divide by it.",
    (ALPHAS, ALPHAS.replace(" / ", " * ")),
)
wrong(
    "The fraction of the softmax is upside down.",
    (ALPHAS, "exponentials.sum(axis=1, keepdims=True) / exponentials"),
)
wrong(
    "The exponentials are divided by their mean; divide by their sum.",
    (ALPHAS, ALPHAS.replace("sum", "mean")),
)
wrong(
    "The exponentials are divided by the sum of the energies; divide by their own sum.",
    (ALPHAS, "exponentials / energies.sum(axis=1, keepdims=True)"),
)
wrong(
    "The energies are divided by the sum of the exponentials; divide the exponentials by it.",
    (ALPHAS, "energies / exponentials.sum(axis=1, keepdims=True)"),
)
wrong("The bias b1 is subtracted; add it.", (HIDDEN, "np.tanh(both @ W1 - b1)"))
wrong("You multiply by the bias b2; add it.", (ENERGIES, "(hidden @ W2) * b2"))


# ---- one_step_attention ----


@grader.helper
def step(one_step_attention, make_shared_layers, rng, m, Tx, n, n_s):
    """The context for random activations, with shared layers of fixed weights."""
    shared = make_shared_layers(Tx, n_s, 3)
    a, s_prev = normal(rng, m, Tx, n), normal(rng, m, n_s)
    for layer, width in zip(shared[:2], (n + n_s, 10), strict=True):
        layer.build((None, Tx, width))
        fix_weights(layer.weights, rng)
    return {"context": plain(unnumbered(one_step_attention, a, s_prev))}


@grader.case(rtol=1e-3)
def step_for_two_texts(one_step_attention, make_shared_layers, rng):
    """Two texts of five places, activations of four numbers, states of three."""
    return step(one_step_attention, make_shared_layers, rng, 2, 5, 4, 3)


@grader.case(rtol=1e-3)
def step_of_equal_sizes(one_step_attention, make_shared_layers, rng):
    """Two texts of four places, activations and states of four numbers."""
    return step(one_step_attention, make_shared_layers, rng, 2, 4, 4, 4)


@grader.case(hidden=True, rtol=1e-3, kind="a single text")
def step_for_a_single_text(one_step_attention, make_shared_layers, rng):
    """One text."""
    return step(one_step_attention, make_shared_layers, rng, 1, 7, 6, 2)


@grader.case(hidden=True, rtol=1e-3, kind="a state larger than an activation")
def step_with_a_large_state(one_step_attention, make_shared_layers, rng):
    """A state that is larger than an activation."""
    return step(one_step_attention, make_shared_layers, rng, 3, 6, 2, 8)


LAYER_CONTEXT = "dotor([alphas, a])"

wrong = grader.mistakes("one_step_attention")
wrong(
    "The order in the list is [a, copies].",
    ("concatenator([a, copies])", "concatenator([copies, a])"),
)
wrong(
    "The weights and the activations are swapped in dotor: alphas come first, then a, "
    "so that the context has the shape (m, 1, n).",
    (LAYER_CONTEXT, "dotor([a, alphas])"),
)
wrong(
    "You weight the activations with the energies: call activator first.",
    (LAYER_CONTEXT, "dotor([energies, a])"),
)
wrong(
    "The softmax goes over the last axis, which has size 1, so every weight is 1: use activator.",
    ("activator(energies)", "layers.Softmax(axis=-1)(energies)"),
)
wrong(
    "densor1 is made inside the function, so its weights are not shared: call the global densor1.",
    ("densor1(both)", 'layers.Dense(10, activation="tanh")(both)'),
)
wrong(
    "densor2 is made inside the function, so its weights are not shared: call the global densor2.",
    ("densor2(hidden)", "layers.Dense(1)(hidden)"),
)
wrong(
    "Both dense layers are made inside the function: call the global ones.",
    ("densor1(both)", 'layers.Dense(10, activation="tanh")(both)'),
    ("densor2(hidden)", "layers.Dense(1)(hidden)"),
)
wrong(
    "You return the attention weights; the context is wanted.",
    (LAYER_CONTEXT, "alphas"),
)
wrong(
    "The context is the plain mean over the places; weight the activations with alphas.",
    (LAYER_CONTEXT, "ops.mean(a, axis=1, keepdims=True)"),
)
wrong(
    "The energies pass through tanh before the softmax: call activator on what densor2 returns.",
    ("activator(energies)", "activator(ops.tanh(energies))"),
)
wrong(
    "The energies pass through a ReLU before the softmax: call activator on what densor2 returns.",
    ("activator(energies)", "activator(ops.relu(energies))"),
)
wrong(
    "The softmax is applied twice; once is enough.",
    ("activator(energies)", "activator(activator(energies))"),
)
wrong(
    "densor1 gets the activations only; it should get the activations and the copies, side by "
    "side.",
    ("densor1(both)", "densor1(a)"),
)
wrong(
    "densor1 gets the copies only; it should get the activations and the copies, side by side.",
    ("densor1(both)", "densor1(copies)"),
)
wrong(
    "densor2 gets both directly; the hidden layer, densor1, comes in between.",
    ("densor2(hidden)", "densor2(both)"),
)
wrong(
    "densor1 is used twice; the energies come from densor2.", ("densor2(hidden)", "densor1(hidden)")
)
wrong("activator gets the hidden layer; it should get the energies.", ("(energies)", "(hidden)"))
wrong("s_prev is not repeated: call repeator first.", ("repeator(s_prev)", "s_prev"))
wrong(
    "concatenator and dotor take a list of two: put both into brackets.",
    ("[a, copies]", "a, copies"),
)
wrong(
    "The context also contains the copies of s_prev; it should be a weighted mean of a alone.",
    (LAYER_CONTEXT, "dotor([alphas, both])"),
)
wrong(
    "The context is made of the copies of s_prev; weight the activations a.",
    (LAYER_CONTEXT, "dotor([alphas, copies])"),
)
wrong(
    "The context is made of the hidden layer; weight the activations a.",
    (LAYER_CONTEXT, "dotor([hidden, a])"),
)
wrong(
    "The activations are multiplied by themselves; weight them with alphas.",
    (LAYER_CONTEXT, "dotor([a, a])"),
)


# ---- modelf ----


@grader.helper
def translator(modelf, make_shared_layers, rng, sizes, m=3):
    """Parameters, and what the network predicts with fixed weights, in training as well."""
    Tx, _, _, n_s, human, _ = sizes
    make_shared_layers(Tx, n_s, sizes[-1])
    model = unnumbered(modelf, *sizes)
    ours = ("attention_hidden", "attention_energies", "decoder", "character")
    named = [w for layer in model.layers if layer.name in ours for w in layer.weights]
    known = [id(each) for each in named]
    others = [each for each in model.weights if id(each) not in known]
    fix_weights([*sorted(named, key=lambda each: each.path), *others], rng)
    inputs = [normal(rng, m, Tx, human), normal(rng, m, n_s), normal(rng, m, n_s)]
    predictions, in_training = (
        [plain(each) for each in (out if isinstance(out, list | tuple) else [out])]
        for out in (model(inputs, training=False), model(inputs, training=True))
    )
    return {
        "parameters": int(model.count_params()),
        "number of outputs": len(predictions),
        "predictions": predictions,
        "the same in training": all(map(np.allclose, predictions, in_training)),
    }


@grader.case(rtol=1e-3)
def three_characters_from_six(modelf, make_shared_layers, rng):
    """Reads six characters and writes three; n_a = 2, n_s = 3."""
    return translator(modelf, make_shared_layers, rng, (6, 3, 2, 3, 5, 4))


@grader.case(hidden=True, rtol=1e-3, kind="as many units in the encoder as in the decoder")
def equal_numbers_of_units(modelf, make_shared_layers, rng):
    """The encoder has as many units as the decoder."""
    return translator(modelf, make_shared_layers, rng, (5, 4, 4, 4, 3, 6))


@grader.case(hidden=True, rtol=1e-3, kind="more characters written than read")
def more_written_than_read(modelf, make_shared_layers, rng):
    """More characters are written than read."""
    return translator(modelf, make_shared_layers, rng, (3, 5, 3, 2, 4, 3))


ENCODER = "layers.Bidirectional(layers.LSTM(n_a, return_sequences=True))(X)"
DECODER = "s, _, c = post_activation_LSTM_cell(context, initial_state=[s, c])"

wrong = grader.mistakes("modelf")
wrong(
    "return_sequences=True is missing: without it, the LSTM returns its last output only.",
    (ENCODER, "layers.Bidirectional(layers.LSTM(n_a))(X)"),
)
wrong(
    "The encoder reads in one direction only: wrap the LSTM in layers.Bidirectional.",
    (ENCODER, "layers.LSTM(n_a, return_sequences=True)(X)"),
)
wrong(
    "The encoder has n_s units; it should have n_a in each direction.",
    (ENCODER, "layers.Bidirectional(layers.LSTM(n_s, return_sequences=True))(X)"),
)
wrong(
    "The encoder has 2 * n_a units in each direction; n_a is enough, Bidirectional doubles them.",
    (ENCODER, "layers.Bidirectional(layers.LSTM(2 * n_a, return_sequences=True))(X)"),
)
wrong(
    "The two directions are added up; leave them side by side, as Bidirectional does by default.",
    (
        ENCODER,
        'layers.Bidirectional(layers.LSTM(n_a, return_sequences=True), merge_mode="sum")(X)',
    ),
)
wrong(
    "The encoder is a GRU; an LSTM is asked for.",
    (ENCODER, "layers.Bidirectional(layers.GRU(n_a, return_sequences=True))(X)"),
)
wrong(
    "All contexts are made with s0: call one_step_attention in each step, with the current s.",
    ("one_step_attention(a, s)", "one_step_attention(a, s0)"),
)
wrong(
    "The decoder starts from s0 and c0 at every step: pass the current s and c.",
    ("initial_state=[s, c]", "initial_state=[s0, c0]"),
)
wrong(
    "The decoder forgets its state between steps: pass initial_state=[s, c].",
    ("(context, initial_state=[s, c])", "(context)"),
)
wrong(
    "The states are swapped: initial_state=[s, c], first the hidden state.",
    ("initial_state=[s, c]", "initial_state=[c, s]"),
)
wrong(
    "The memory cell starts from c0 at every step: keep the third result as c, and pass it on.",
    (DECODER, "s, _, _ = post_activation_LSTM_cell(context, initial_state=[s, c])"),
)
wrong(
    "c is set to the second result, which is the hidden state again; the memory cell is the third.",
    (DECODER, "s, c, _ = post_activation_LSTM_cell(context, initial_state=[s, c])"),
)
wrong(
    "The output layer gets the memory cell; pass it s.",
    ("output_layer(s)", "output_layer(c)"),
)
wrong(
    "The output layer gets the context; pass it s.",
    ("output_layer(s)", "output_layer(context)"),
)
wrong(
    "The decoder takes Tx steps; it should take Ty.",
    ("range(Ty)", "range(Tx)"),
)
wrong(
    "Every step has an output layer of its own; call the shared output_layer.",
    ("output_layer(s)", 'layers.Dense(machine_vocab_size, activation="softmax")(s)'),
)
wrong(
    "The decoder is made again in every step; call the shared post_activation_LSTM_cell.",
    (
        DECODER,
        "s, _, c = layers.LSTM(n_s, return_state=True)(context, initial_state=[s, c])",
    ),
)
wrong(
    "Only the last step is kept in outputs: append the output of each step.",
    ("        outputs.append(output_layer(s))", "    outputs.append(output_layer(s))"),
)
wrong(
    "The contexts are computed from X; attention weighs the activations a.",
    ("one_step_attention(a, s)", "one_step_attention(X, s)"),
)
wrong(
    "one_step_attention gets the memory cell; pass the hidden state, s.",
    ("one_step_attention(a, s)", "one_step_attention(a, c)"),
)
wrong(
    "s and c are mixed up: the first result is the hidden state, the third the memory cell.",
    (DECODER, "c, _, s = post_activation_LSTM_cell(context, initial_state=[s, c])"),
)
wrong(
    "The decoder reads all activations; it should read the context of the step.",
    ("post_activation_LSTM_cell(context", "post_activation_LSTM_cell(a"),
)
wrong(
    "outputs gets the hidden states; append what output_layer makes of them.",
    ("output_layer(s)", "s"),
)
wrong(
    "There is one softmax too many: output_layer has its own.",
    ("output_layer(s)", "layers.Softmax()(output_layer(s))"),
)
wrong("The decoder takes one step too few; it should take Ty.", ("range(Ty)", "range(1, Ty)"))
wrong("The decoder takes one step too many; it should take Ty.", ("range(Ty)", "range(Ty + 1)"))
wrong(
    "The encoder has half of the units: n_a in each direction, not n_a in both together.",
    ("LSTM(n_a", "LSTM(n_a // 2"),
)
wrong(
    "The two directions are averaged; leave them side by side, as Bidirectional does by default.",
    (ENCODER, ENCODER.replace("True))", 'True), merge_mode="ave")')),
)
wrong(
    "More units are no second direction: wrap an LSTM of n_a units in layers.Bidirectional.",
    (ENCODER, "layers.LSTM(2 * n_a, return_sequences=True)(X)"),
)
wrong(
    "The encoder is a simple RNN; an LSTM is asked for.",
    (ENCODER, ENCODER.replace("LSTM", "SimpleRNN")),
)
wrong(
    "There are two encoders, one behind the other; one is enough.",
    (ENCODER, f"{ENCODER[:-3]}({ENCODER})"),
)
wrong(
    "The encoder is made again in every step; make it once, before the loop.",
    (f"    a = {ENCODER}\n", ""),
    ("        context =", f"        a = {ENCODER}\n        context ="),
)
wrong(
    "The hidden state of the decoder starts from s0 at every step: pass the current s.",
    ("initial_state=[s, c]", "initial_state=[s0, c]"),
)
wrong(
    "Each output is computed before the step of the decoder: call output_layer after it, on the "
    "new s.",
    (DECODER, f"outputs.append(output_layer(s))\n        {DECODER}"),
    ("[s, c])\n        outputs.append(output_layer(s))", "[s, c])"),
)
wrong(
    "The outputs are in reverse order: append each at the end.",
    ("outputs.append(", "outputs.insert(0, "),
)
wrong(
    "There is dropout in the network; the one described above has none.",
    (ENCODER, ENCODER.replace("True))", "True, dropout=0.5))")),
)
wrong(
    "The two directions are multiplied; leave them side by side, as Bidirectional does by default.",
    (ENCODER, ENCODER.replace("True))", 'True), merge_mode="mul")')),
)
wrong(
    "The LSTM of the encoder has a ReLU in place of its tanh: leave its activation as it is.",
    (ENCODER, ENCODER.replace("True))", 'True, activation="relu"))')),
)
wrong(
    "The second argument of one_step_attention is a state of the decoder, not the activations.",
    ("one_step_attention(a, s)", "one_step_attention(s, a)"),
)
wrong(
    "The decoder has two states: initial_state takes a list of both, [s, c].",
    ("initial_state=[s, c]", "initial_state=s"),
)
wrong(
    "The outputs are stacked into one tensor; the model returns a list with one for each step.",
    (
        "        outputs.append(output_layer(s))",
        "        outputs.append(output_layer(s))\n    outputs = keras.ops.stack(outputs, axis=1)",
    ),
)
wrong(
    "The outputs are joined end to end; the model returns a list with one for each step.",
    (
        "        outputs.append(output_layer(s))",
        "        outputs.append(output_layer(s))\n    outputs = keras.ops.concatenate(outputs)",
    ),
)
wrong(
    "The outputs are joined side by side; the model returns a list with one for each step.",
    (
        "        outputs.append(output_layer(s))",
        (
            "        outputs.append(output_layer(s))\n"
            "    outputs = keras.ops.concatenate(outputs, axis=-1)"
        ),
    ),
)


# ---- compile_the_model ----


@grader.helper
def loss_of(model, targets, guesses):
    """The loss of given probabilities, which come from no layer."""
    import keras

    tensors = [[keras.ops.convert_to_tensor(x) for x in each] for each in (targets, guesses)]
    return model.compute_loss(y=tensors[0], y_pred=tensors[1], training=False)


@grader.helper
def settings_of(optimizer):
    """Whether all but the learning rate is as by default; a small epsilon is as good as another."""
    ours, usual = optimizer.get_config(), type(optimizer)().get_config()
    free = ("name", "learning_rate", "epsilon")
    changed = any(ours[key] != usual[key] for key in usual if key not in free)
    return "changed" if changed else "as by default"


@grader.helper
def evaluated(model, X, targets):
    """Let Keras evaluate a model; its complaint differs from run to run, so only its kind stays."""
    try:
        model.evaluate(X, targets, verbose=0)
    except Exception as error:
        kind = type(error).__name__
        raise ValueError(f"model.evaluate ends with a {kind}, as model.fit would") from None


@grader.helper
def compiled(compile_the_model, rng, outputs, **options):
    """Optimizer, and the loss of given probabilities on random one-hot targets."""
    import keras

    X = keras.Input((4,))
    made = [keras.layers.Dense(5, activation="softmax")(X) for _ in range(outputs)]
    model = compile_the_model(keras.Model(X, made), **options)
    fix_weights(model.weights, rng)
    targets = [np.eye(5, dtype=np.float32)[rng.integers(0, 5, 6)] for _ in range(outputs)]
    guesses = [rng.dirichlet(np.ones(5), 6).astype(np.float32) for _ in range(outputs)]
    loss = unnumbered(loss_of, model, targets, guesses)
    evaluated(model, normal(rng, 6, 4), targets)
    model.optimizer.iterations.assign(1000)
    return {
        "optimizer": type(model.optimizer).__name__,
        "learning rate": float(model.optimizer.learning_rate),
        "loss": float(plain(loss)),
        "its other settings": settings_of(model.optimizer),
    }


@grader.case(rtol=1e-4)
def three_outputs(compile_the_model, rng):
    """Three outputs, learning rate 0.03."""
    return compiled(compile_the_model, rng, 3, learning_rate=0.03)


@grader.case(hidden=True, rtol=1e-4, kind="the default learning rate")
def default_learning_rate(compile_the_model, rng):
    """Two outputs, the default learning rate."""
    return compiled(compile_the_model, rng, 2)


@grader.case(hidden=True, rtol=1e-4, kind="more outputs")
def four_outputs(compile_the_model, rng):
    """Four outputs and a small learning rate."""
    return compiled(compile_the_model, rng, 4, learning_rate=0.0005)


OPTIMIZER = "keras.optimizers.Adam(learning_rate=learning_rate)"
LOSS = 'loss="categorical_crossentropy"'

wrong = grader.mistakes("compile_the_model")
wrong(
    "The argument learning_rate has no effect: pass it on to Adam.",
    (OPTIMIZER, "keras.optimizers.Adam()"),
)
wrong(
    "The learning rate is fixed at 0.01: pass the argument on to Adam.",
    (OPTIMIZER, "keras.optimizers.Adam(learning_rate=0.01)"),
)
wrong(
    "The optimizer is gradient descent; Adam is asked for.",
    (OPTIMIZER, "keras.optimizers.SGD(learning_rate=learning_rate)"),
)
wrong(
    "The optimizer is gradient descent with momentum; Adam is asked for.",
    (OPTIMIZER, "keras.optimizers.SGD(learning_rate=learning_rate, momentum=0.9)"),
)
wrong(
    "The optimizer is RMSprop; Adam is asked for.",
    (OPTIMIZER, "keras.optimizers.RMSprop(learning_rate=learning_rate)"),
)
wrong(
    "The loss is binary cross-entropy; with several classes it is categorical_crossentropy.",
    (LOSS, 'loss="binary_crossentropy"'),
)
wrong(
    "The loss is the squared error; probabilities need a cross-entropy.",
    (LOSS, 'loss="mse"'),
)
wrong(
    "The sparse loss expects numbers of classes; the targets are one-hot.",
    (LOSS, 'loss="sparse_categorical_crossentropy"'),
)
wrong(
    "With several outputs, Keras 3 wants one metric for each of them. Leave metrics out here.",
    (LOSS, LOSS + ', metrics=["accuracy"]'),
)
wrong(
    "The loss expects logits, but the outputs are probabilities already: leave from_logits out.",
    (LOSS, "loss=keras.losses.CategoricalCrossentropy(from_logits=True)"),
)
wrong("The optimizer is AdamW; Adam itself is asked for.", ("Adam(", "AdamW("))
wrong("The optimizer is Nadam; Adam itself is asked for.", ("Adam(", "Nadam("))
wrong("The optimizer is Adamax; Adam itself is asked for.", ("Adam(", "Adamax("))
wrong(
    "The loss is the absolute error; probabilities need a cross-entropy.",
    (LOSS, 'loss="mae"'),
)
wrong(
    "The loss smooths the labels; take categorical_crossentropy as it is.",
    (LOSS, "loss=keras.losses.CategoricalCrossentropy(label_smoothing=0.1)"),
)
wrong(
    "You have changed more of Adam than its learning rate; leave the other settings as they are.",
    (OPTIMIZER, "keras.optimizers.Adam(learning_rate=learning_rate, clipnorm=1.0)"),
)
wrong(
    "model.compile returns nothing: call it without model = in front.",
    ("model.c", "model = model.c"),
)
wrong("Adam's argument is called learning_rate, not lr.", ("Adam(learning_rate=", "Adam(lr="))
wrong(
    "The learning rate is fixed at 0.005: pass the argument on to Adam.",
    (OPTIMIZER, "keras.optimizers.Adam(learning_rate=0.005)"),
)
wrong(
    "You pass the class Adam itself; call it with the learning rate.",
    (OPTIMIZER, "keras.optimizers.Adam"),
)
wrong(
    "This notebook has no tf; Adam is in keras.optimizers.",
    ("keras.optimizers", "tf.keras.optimizers"),
)
wrong(
    "The order is swapped: model.compile takes the optimizer first, then the loss.",
    (f"optimizer=optimizer, {LOSS}", f"{LOSS[5:]}, optimizer"),
)
wrong("The model has no loss: compile it with one.", (f", {LOSS}", ""))
wrong("The optimizer is Adagrad; Adam is asked for.", ("Adam(", "Adagrad("))
wrong(
    "The loss of a batch is a sum; leave it a mean over the examples.",
    (LOSS, 'loss=keras.losses.CategoricalCrossentropy(reduction="sum")'),
)
wrong(
    "Only the first output has a loss: give the loss for all, not a list of one.",
    (LOSS, 'loss=["categorical_crossentropy"]'),
)
wrong(
    "The model need not have ten outputs: give the loss once, and Keras takes it for each of them.",
    (LOSS, 'loss=["categorical_crossentropy"] * 10'),
)
wrong(
    "All outputs should weigh the same: leave loss_weights out.",
    (LOSS, f"{LOSS}, loss_weights=[1.0] * len(model.outputs)"),
)
wrong(
    "metrics is a list. With several outputs, Keras 3 wants one for each; leave metrics out here.",
    (LOSS, f'{LOSS}, metrics="accuracy"'),
)
wrong(
    "The learning rate falls from step to step; pass it on to Adam as it is.",
    (
        OPTIMIZER,
        (
            "keras.optimizers.Adam("
            "keras.optimizers.schedules.ExponentialDecay(learning_rate, 1000, 0.9))"
        ),
    ),
)


# ---- translate ----


@grader.helper
def small_translator(rng, Tx, Ty, n_s, human, machine):
    """A model from [X, s0, c0] to Ty softmax outputs, with fixed weights; s0 and c0 matter."""
    import keras

    inputs = [keras.Input((Tx, human)), keras.Input((n_s,)), keras.Input((n_s,))]
    flat = keras.layers.Concatenate()([keras.layers.Flatten()(inputs[0]), *inputs[1:]])
    made = [keras.layers.Dense(machine, activation="softmax")(flat) for _ in range(Ty)]
    model = keras.Model(inputs, made)
    for each in model.weights:
        each.assign(rng.normal(0, 2, each.shape))
    return model


@grader.helper
def translated(translate, rng, texts, Tx, Ty, n_s, letters, written):
    """What a small model with fixed weights makes of texts."""
    human = {each: i for i, each in enumerate([*letters, "<unk>", "<pad>"])}
    model = small_translator(rng, Tx, Ty, n_s, len(human), len(written))
    found = unnumbered(translate, model, texts, human, dict(enumerate(written)), Tx, n_s)
    return [each if isinstance(each, str) else np.asarray(each) for each in found]


@grader.case
def three_short_texts(translate, rng):
    """Three texts, one with capitals and a comma; four characters are written."""
    texts = ["9 may", "May 9, 98", "8.5."]
    return translated(translate, rng, texts, 7, 4, 3, "aymb 98.5", "0123-abcde")


@grader.case
def two_texts_to_translate(translate, rng):
    """Two texts; five characters are written, with five to choose from."""
    return translated(translate, rng, ["may", "yam ma"], 4, 5, 2, "amy ", "vwxyz")


@grader.case(hidden=True, kind="a single text")
def single_text_to_translate(translate, rng):
    """One text."""
    return translated(translate, rng, ["1. mai"], 8, 5, 4, "1.ami ", "0123456789-")


@grader.case(hidden=True, kind="unknown characters and texts that are too long")
def unknown_characters(translate, rng):
    """Characters that are not in the vocabulary, and a text that is cut."""
    texts = ["@@ 3 mai", "a much longer text 3", "mai", "?"]
    return translated(translate, rng, texts, 6, 6, 1, "3 mai", "-0123456789")


PREDICTED = "model.predict([Xoh, start, start], verbose=0)"
BEST = "np.argmax(np.stack(outputs, axis=1), axis=-1)"
JOINED = '["".join(inv_machine_vocab[int(i)] for i in row) for row in best]'

wrong = grader.mistakes("translate")
wrong(
    "The time comes first in outputs: your strings join the same step of all texts.",
    (BEST, "np.argmax(np.stack(outputs, axis=0), axis=-1)"),
)
wrong(
    "np.argmax goes over the steps; take it over the characters, the last axis.",
    (BEST, "np.argmax(np.stack(outputs, axis=1), axis=1)"),
)
wrong(
    "You take the least probable character: np.argmax, not np.argmin.",
    (BEST, "np.argmin(np.stack(outputs, axis=1), axis=-1)"),
)
wrong(
    "You return the numbers of the characters: look them up in inv_machine_vocab and join them.",
    (JOINED, "[list(row) for row in best]"),
)
wrong(
    "The characters are not joined: one string for each text.",
    (JOINED, "[[inv_machine_vocab[int(i)] for i in row] for row in best]"),
)
wrong(
    "You join the numbers of the characters; look them up in inv_machine_vocab.",
    (JOINED, '["".join(str(int(i)) for i in row) for row in best]'),
)
wrong(
    "s0 and c0 are ones; they should be zeros.",
    ("np.zeros((len(texts), n_s)", "np.ones((len(texts), n_s)"),
)
wrong(
    "Only the first text is translated: loop over all of them.",
    (JOINED, '["".join(inv_machine_vocab[int(i)] for i in best[0])]'),
)
wrong(
    "There are blanks between the characters: join with an empty string.",
    ('"".join', '" ".join'),
)
wrong(
    "The first character is missing in each translation.",
    (JOINED, '["".join(inv_machine_vocab[int(i)] for i in row[1:]) for row in best]'),
)
wrong(
    "The last character is missing in each translation.",
    (JOINED, '["".join(inv_machine_vocab[int(i)] for i in row[:-1]) for row in best]'),
)
wrong(
    "The translations are in the reverse order of the texts.",
    ("for text in texts]", "for text in texts[::-1]]"),
)
wrong(
    "np.argmax without an axis gives a single number; take it along the last axis.",
    (BEST, "np.argmax(np.stack(outputs, axis=1))"),
)
wrong(
    "The model takes three inputs: the texts, s0 and c0.",
    (PREDICTED, "model.predict(Xoh, verbose=0)"),
)
wrong("s0 and c0 need a row for each text.", ("np.zeros((len(texts), n_s)", "np.zeros((1, n_s)"))
wrong(
    "The numbers of the characters are not made one-hot.",
    ('np.eye(len(human_vocab), dtype="float32")[numbers]', "np.array(numbers)"),
)
wrong("Each text is read backwards.", ("string_to_int(text,", "string_to_int(text[::-1],"))
wrong("The characters of each translation are in reverse order.", ("in row)", "in row[::-1])"))
wrong(
    "The step comes first in outputs, and reshape keeps the order of all numbers, so the texts are "
    "mixed up: transpose instead.",
    (BEST, "np.argmax(outputs, axis=-1).reshape(len(texts), -1)"),
)
wrong(
    "np.argmax goes over the texts; take it over the characters, the last axis.",
    (BEST, "np.argmax(outputs, axis=1).T"),
)
wrong(
    "np.argmax goes over the steps, and its result is transposed; take it over the characters, the "
    "last axis.",
    (BEST, "np.argmax(outputs, axis=0).T"),
)
wrong(
    "The time comes first in outputs, so that your strings join the same step of all texts. And "
    "there are blanks between the characters.",
    (BEST, "np.argmax(outputs, axis=-1)"),
    ('"".join', '" ".join'),
)
wrong(
    "s0 and c0 are ones; they should be zeros. And the first character is missing in each "
    "translation.",
    ("np.zeros((len(texts), n_s)", "np.ones((len(texts), n_s)"),
    ("in row)", "in row[1:])"),
)
wrong(
    "The numbers are looked up in human_vocab, the characters that are read; inv_machine_vocab has "
    "those that are written.",
    (JOINED, JOINED.replace("inv_machine_vocab", "{n: c for c, n in human_vocab.items()}")),
)
wrong(
    "The characters of all texts come one after the other; join those of each text to a string of "
    "its own.",
    (JOINED, '"".join(inv_machine_vocab[int(i)] for row in best for i in row)'),
)
wrong(
    "Only the last character of each translation is left; join those of all steps.",
    (JOINED, "[inv_machine_vocab[int(row[-1])] for row in best]"),
)
wrong(
    "The texts always have a length of 34; pass Tx to string_to_int.",
    ("string_to_int(text, Tx,", "string_to_int(text, 34,"),
)
wrong(
    "s0 and c0 always have 64 columns; they should have n_s.",
    ("np.zeros((len(texts), n_s)", "np.zeros((len(texts), 64)"),
)
wrong(
    "The one-hot vectors have the length of inv_machine_vocab; they should have that of "
    "human_vocab.",
    ("np.eye(len(human_vocab)", "np.eye(len(inv_machine_vocab)"),
)


# ---- exact_match ----


@grader.helper
def matched(exact_match, ours, truths):
    """The share for translations that are strings of their own, as a network's are."""
    return float(exact_match(type(ours)("".join([*each]) for each in ours), truths))


@grader.case
def four_of_six(exact_match):
    """Four of six dates are right; a month and a last digit are wrong. Then all six are."""
    right = ["1998-05-09", "2001-12-31", "1973-06-20", "2010-08-15"]
    truths = [*right, "1950-01-02", "1966-11-04"]
    ours = [*right, "1950-01-03", "1966-07-04"]
    return {
        "four of six": matched(exact_match, ours, truths),
        "all six": matched(exact_match, truths, truths),
    }


@grader.case
def right_at_another_place(exact_match):
    """Of five dates one is right; two others stand at the wrong place, and one is cut off."""
    ours = ["1998-05-09", "2019-12-31", "1930-01-01", "2028-12-31", "1977-07-1"]
    truths = ["2021-05-08", "1998-05-09", "1930-01-01", "2019-12-31", "1977-07-17"]
    return matched(exact_match, ours, truths)


@grader.case(hidden=True, kind="few dates right, or none")
def few_right(exact_match):
    """No date is right, then one of three."""
    ours = ["1998-05-09", "2001-12-31", "1940-04-04"]
    truths = ["2001-12-31", "1998-05-09", "1940-04-04"]
    return [matched(exact_match, ours[:2], truths[:2]), matched(exact_match, ours, truths)]


@grader.case(hidden=True, kind="other lengths")
def months_only(exact_match):
    """Months instead of whole dates."""
    return matched(exact_match, ["05", "12", "10", "07"], ["05", "12", "01", "07"])


@grader.case(hidden=True, kind="tuples instead of lists")
def tuples_of_dates(exact_match):
    """All dates are right, then six of seven."""
    ours = tuple(f"19{each}-05-09" for each in range(60, 67))
    almost = (*ours[:6], "1966-09-05")
    return [matched(exact_match, ours, ours), matched(exact_match, ours, almost)]


SHARE = "share = sum(right) / len(truths)"

wrong = grader.mistakes("exact_match")
wrong(
    "That is the number of dates that are right; divide by the number of all.",
    (SHARE, "share = sum(right)"),
)
wrong(
    "That is the share of wrong dates; return the share of right ones.",
    (SHARE, "share = 1 - sum(right) / len(truths)"),
)
wrong(
    "That is the share of characters that are right; a date counts only as a whole.",
    (
        SHARE,
        (
            "share = np.mean([np.mean([x == y for x, y in zip(ours, truth)]) "
            "for ours, truth in zip(translations, truths)])"
        ),
    ),
)
wrong(
    "The result is in percent; return a share from 0 to 1.",
    (SHARE, "share = 100 * sum(right) / len(truths)"),
)
wrong(
    "A date counts as right even if it is the truth of another text; compare each translation with"
    " its own truth.",
    ("ours == truth for", "ours in truths for"),
)
wrong(
    "Only 0 or 1 comes out: divide with /, not //, and compare the dates one by one.",
    (SHARE, "share = sum(right) // len(truths)"),
)
wrong(
    "The share is 1 although some dates are wrong: count only those that are right.",
    (SHARE, "share = len(right) / len(truths)"),
)
wrong(
    "The share is rounded; return it as it is.", (SHARE, "share = round(sum(right) / len(truths))")
)
wrong(
    "Only the years are compared; compare whole dates.",
    ("ours == truth for", "ours[:4] == truth[:4] for"),
)
wrong(
    "No date ever counts as right: compare each translation with its own truth, with ==.",
    ("ours == truth for", "ours is truth for"),
)
wrong(
    "You divide by the length of a date; divide by the number of dates.",
    (SHARE, "share = sum(right) / len(truths[0])"),
)
wrong(
    "You divide by one less than the number of dates.",
    (SHARE, "share = sum(right) / (len(truths) - 1)"),
)
wrong("The fraction is upside down.", (SHARE, "share = len(truths) / max(sum(right), 1)"))
wrong(
    "The share is rounded to two digits; return it as it is.",
    (SHARE, "share = round(sum(right) / len(truths), 2)"),
)
wrong(
    "A date that is cut off counts as right, as it is a part of its truth: compare with ==.",
    ("ours == truth for", "ours in truth for"),
)
wrong(
    "Only a part of each date is compared; compare whole dates.",
    ("ours == truth for", "ours[0] == truth[0] for"),
)
wrong(
    "The number of right dates is multiplied by the number of all; divide by it.",
    (SHARE, "share = sum(right) * len(truths)"),
)
