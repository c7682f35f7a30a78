"""Cases and known mistakes of the jazz notebook.

Keras is imported where a case needs it, not above: the judge does without. Models have few units,
few steps and fixed weights, and are judged by what they compute; nothing is trained.
"""

import re

import numpy as np

from invigilator.checking import Grader

grader = Grader("course5/jazz_improvisation", framework="tensorflow")


@grader.helper
def unnumbered(function, *arguments):
    """Call a function; of a complaint of Keras the sentence is kept, without numbers of layers."""
    try:
        return function(*arguments)
    except (ValueError, AttributeError, TypeError) as error:
        text = re.sub(r"\x1b\[[0-9;]*m|_\d+|<[^>]*>", "", str(error))
        lines = [line for line in text.split("\n") if line.strip()]
        wrapped = [i for i, line in enumerate(lines[:-1]) if re.match("E\\w+ encountered", line)]
        raise ValueError(lines[wrapped[-1] + 1 if wrapped else 0]) from None


@grader.helper
def fixed_layers(rng, n_values, n_a):
    """LSTM and dense layer with fixed weights; the layer for reshaping."""
    import keras

    from coursework.networks.one_step_lstm import OneStepLSTM

    cell, dense = OneStepLSTM(n_a), keras.layers.Dense(n_values, activation="softmax")
    cell.build((None, 1, n_values))
    dense.build((None, n_a))
    for layer in (cell, dense):
        layer.set_weights([1.3 * rng.normal(size=w.shape) for w in layer.get_weights()])
    return cell, dense, keras.layers.Reshape((1, n_values))


@grader.helper
def listed(outputs):
    """What a model returns, as a list of arrays."""
    outputs = outputs if isinstance(outputs, list | tuple) else [outputs]
    return [np.asarray(each) for each in outputs]


@grader.helper
def computed(model, inputs):
    """Sizes of a model, and what it makes of inputs."""
    shapes = [[-1 if n is None else n for n in each.shape] for each in model.inputs]
    return {
        "input shapes": shapes,
        "parameters": int(model.count_params()),
        "outputs": listed(model([each.astype(np.float32) for each in inputs], training=False)),
    }


@grader.helper
def trained_shape(djmodel, rng, Tx, n_values, n_a, m):
    """A model for training of given sizes, on real sequences."""
    cell, dense, reshaper = fixed_layers(rng, n_values, n_a)
    model = unnumbered(djmodel, Tx, cell, dense, reshaper)
    X = np.eye(n_values)[rng.integers(0, n_values, (m, Tx))]
    return computed(model, [X, rng.normal(size=(m, n_a)), rng.normal(size=(m, n_a))])


@grader.helper
def playing_shape(music_inference_model, rng, Ty, n_values, n_a, m):
    """A model for playing of given sizes, from several beginnings."""
    cell, dense, _ = fixed_layers(rng, n_values, n_a)
    model = unnumbered(music_inference_model, cell, dense, Ty)
    x0 = np.eye(n_values)[rng.integers(0, n_values, (m, 1))]
    return computed(model, [x0, rng.normal(size=(m, n_a)), rng.normal(size=(m, n_a))])


# ---- djmodel ----


@grader.case(rtol=1e-3)
def four_steps(djmodel, rng):
    """Four steps, six values, five units, three examples."""
    return trained_shape(djmodel, rng, 4, 6, 5, 3)


@grader.case(hidden=True, rtol=1e-3, kind="other sizes")
def six_steps(djmodel, rng):
    """Six steps, more units than values."""
    return trained_shape(djmodel, rng, 6, 4, 7, 2)


@grader.case(hidden=True, rtol=1e-3, kind="a single step")
def single_step(djmodel, rng):
    """One step."""
    return trained_shape(djmodel, rng, 1, 5, 3, 4)


CUT, STEP = "X[:, t, :]", "LSTM_cell(x, initial_state=[a, c])"
APPEND, P = "outputs.append(", "densor(a)"
OUT = f"{APPEND}{P})"

#: How both loops can go wrong with the two states of the LSTM.
OF_STATES = (
    (
        "Every step starts from a0 and c0, so nothing is remembered; hand on a and c.",
        (STEP, "LSTM_cell(x, initial_state=[a0, c0])"),
    ),
    (
        "No states are passed: call the LSTM with initial_state=[a, c].",
        (STEP, "LSTM_cell(x)"),
    ),
    (
        "The states are in the wrong order: initial_state=[a, c].",
        (STEP, "LSTM_cell(x, initial_state=[c, a])"),
    ),
    (
        "The second tensor that the LSTM returns is the hidden state; the third is the cell state.",
        ("a, _, c = LSTM_cell", "a, c, _ = LSTM_cell"),
    ),
    (
        "The cell state is not handed on: each step should start from the c of the one before.",
        ("a, _, c = LSTM_cell", "a, _, _ = LSTM_cell"),
    ),
    (
        "The hidden state is not handed on: each step should start from the a of the one before.",
        (STEP, "LSTM_cell(x, initial_state=[a0, c])"),
    ),
    (
        (
            "The two states are mixed up: the LSTM returns the hidden state a second, the cell "
            "state c third."
        ),
        ("a, _, c = LSTM_cell", "_, c, a = LSTM_cell"),
    ),
    (
        "The LSTM returns three tensors: its output, the hidden state and the cell state.",
        ("a, _, c = LSTM_cell", "a, c = LSTM_cell"),
    ),
)

wrong = grader.mistakes("djmodel")
for sentence, patch in OF_STATES:
    wrong(sentence, patch)
wrong(
    "Both states that you pass are a; the second should be c.",
    (STEP, "LSTM_cell(x, initial_state=[a, a])"),
)
wrong(
    "Each step has an LSTM of its own; use the layer that is passed in.",
    (STEP, "OneStepLSTM(n_a)(x, initial_state=[a, c])"),
)
wrong(
    "Each step has a dense layer of its own; use the layer that is passed in.",
    ("densor(a)", 'layers.Dense(n_values, activation="softmax")(a)'),
)
wrong(
    "Every step reads the first value; give the LSTM x, the values of step t.",
    (CUT, "X[:, 0, :]"),
)
wrong("The first axis of X counts the examples; the steps are the second.", (CUT, "X[t, :, :]"))
wrong("Every step reads the value before its own; take that of step t.", (CUT, "X[:, t - 1, :]"))
wrong("The steps are read from the end.", (CUT, "X[:, Tx - 1 - t, :]"))
wrong(
    "The dense layer gets the cell state; give it the hidden state a.",
    ("densor(a)", "densor(c)"),
)
wrong(
    "The LSTM needs an axis for time: apply reshaper first.",
    ("        x = reshaper(x)\n", ""),
)
wrong(
    "The outputs are not collected: append them to the list.",
    (OUT, "densor(a)"),
)
wrong(
    "Only the last output is left: append in each step, and do not replace the list.",
    (OUT, "outputs = [densor(a)]"),
)
wrong(
    "The hidden states are collected; the probabilities, densor(a), are wanted.",
    (OUT, "densor(a); outputs.append(a)"),
)
wrong(
    "The prediction is fed back; in training each step reads the true value, X[:, t, :].",
    (CUT, "X[:, 0, :] if t == 0 else outputs[-1]"),
)
wrong(
    "densor has a softmax already; a second one is too many.", (OUT, f"{APPEND}ops.softmax({P}))")
)
wrong(
    "densor is applied before the step of the LSTM; it should get the new a.",
    (OUT, "pass"),
    (f"a, _, c = {STEP}", f"{OUT}; a, _, c = {STEP}"),
)
wrong("Every step reads the last value; take that of step t.", (CUT, "X[:, -1, :]"))
wrong(
    "The most likely values are collected; the probabilities, densor(a), are wanted.",
    (OUT, f"{APPEND}ops.one_hot(ops.argmax({P}, axis=-1), n_values))"),
)
wrong(
    "Numbers of the most likely values are collected; the probabilities, densor(a), are wanted.",
    (OUT, f"{APPEND}ops.argmax({P}, axis=-1))"),
)
wrong("The axes of X are example, time and value: take X[:, t, :].", (CUT, "X[:, :, t]"))
wrong("X[0] is the first example only; keep all of them: X[:, t, :].", (CUT, "X[0, t, :]"))
wrong("reshaper gets all of X; give it x, the values of step t.", ("reshaper(x)", "reshaper(X)"))
wrong(
    "X is overwritten in the first step; give the values of step t another name, x.",
    (f"x = {CUT}", f"X = {CUT}"), ("reshaper(x)", "reshaper(X)"),
)  # fmt: skip
wrong(
    "+= adds a list, and densor(a) is a single tensor: outputs.append(densor(a)).",
    (OUT, f"outputs += {P}"),
)
wrong("initial_state is a list of both states: [a, c].", (STEP, "LSTM_cell(x, initial_state=a)"))
wrong("The states go into one argument: initial_state=[a, c].", (STEP, "LSTM_cell(x, a, c)"))
wrong("densor takes one tensor, the hidden state: densor(a).", (P, "densor(a, c)"))
wrong("densor gets x; give it the hidden state a.", (P, "densor(x)"))
wrong("densor is not called: append densor(a).", (P, "densor"))
wrong(
    "densor is left out: the softmax of a is no probability of a value.", (P, "layers.Softmax()(a)")
)
wrong("A list is appended in each step; append densor(a) itself.", (OUT, f"{APPEND}[{P}])"))
wrong(
    "The model is returned in the first step: return comes after the loop.",
    (OUT, f"{OUT}; return keras.Model(inputs=[X, a0, c0], outputs=outputs)"),
)
wrong("The list is empty at first, so there is no outputs[t]: append.", (OUT, f"outputs[t] = {P}"))
wrong("Step t reads the values of step t; X is late by one step already.", (CUT, "X[:, t + 1, :]"))
wrong(
    "NumPy cannot compute with the placeholders of Keras: use reshaper.",
    ("reshaper(x)", "np.expand_dims(x, axis=1)"),
)
wrong(
    "reshaper is a layer that knows its shape: call it on x alone.",
    ("reshaper(x)", "reshaper((1, n_values))(x)"),
)
wrong(
    "densor gets the first cell state; give it the hidden state a.",
    (P, "densor(c0)"),
)
wrong("densor gets a0; give it the hidden state of the step, a.", (P, "densor(a0)"))


# ---- music_inference_model ----


@grader.case(rtol=1e-3)
def five_values_played(music_inference_model, rng):
    """Five steps, six values, five units, three beginnings."""
    return playing_shape(music_inference_model, rng, 5, 6, 5, 3)


@grader.case(hidden=True, rtol=1e-3, kind="other sizes")
def seven_values_played(music_inference_model, rng):
    """Seven steps, more units than values."""
    return playing_shape(music_inference_model, rng, 7, 4, 8, 2)


@grader.case(hidden=True, rtol=1e-3, kind="many values")
def many_values(music_inference_model, rng):
    """Two steps, many values, a single beginning."""
    return playing_shape(music_inference_model, rng, 2, 30, 4, 1)


CHOICE = "ops.one_hot(ops.argmax(out, axis=-1), n_values)"

wrong = grader.mistakes("music_inference_model")
wrong(
    "The probabilities are fed back; the most likely value is wanted, as a row with a single 1.",
    (CHOICE, "out"),
)
wrong(
    "Every step reads x0; it should read what the step before has chosen.",
    (STEP, "LSTM_cell(x0, initial_state=[a, c])"),
)
for sentence, patch in OF_STATES:
    wrong(sentence, patch)
wrong(
    "argmax runs over the examples; the values are the last axis.",
    (CHOICE, CHOICE.replace("axis=-1", "axis=0")),
)
wrong(
    "One number for each example is fed back; it should be a row with a single 1.",
    (CHOICE, "ops.argmax(out, axis=-1)"),
)
wrong(
    "The least likely value is fed back: take argmax.",
    (CHOICE, "ops.one_hot(ops.argmin(out, axis=-1), n_values)"),
)
wrong(
    "The dense layer gets the cell state; give it the hidden state a.",
    ("out = densor(a)", "out = densor(c)"),
)
wrong(
    "Each step has a dense layer of its own; use the trained one.",
    ("out = densor(a)", 'out = layers.Dense(n_values, activation="softmax")(a)'),
)
wrong(
    "Each step has an LSTM of its own; use the trained one.",
    (STEP, "OneStepLSTM(n_a)(x, initial_state=[a, c])"),
)
wrong(
    "What is fed back needs an axis for time.",
    ("        x = ops.expand_dims(x, 1)\n", ""),
)
wrong(
    "Only the last output is left: append to the list, do not replace it.",
    ("outputs.append(out)", "outputs = [out]"),
)
wrong("The outputs are not collected: append out to the list.", ("outputs.append(out)", "pass"))
wrong(
    "The hidden states are collected; the probabilities, out, are wanted.",
    ("outputs.append(out)", "outputs.append(a)"),
)
wrong(
    "The choices are collected; the probabilities, out, are wanted.",
    ("        outputs.append(out)\n", ""),
    ("x = ops.expand_dims(x, 1)", "outputs.append(x); x = ops.expand_dims(x, 1)"),
)
wrong(
    "The hidden state is fed back; the most likely value is wanted, as a row with a single 1.",
    ("x = ops.expand_dims(x, 1)", "x = ops.expand_dims(a, 1)"),
)
wrong(
    "densor has a softmax already; a second one is too many.",
    ("outputs.append(out)", "outputs.append(ops.softmax(out))"),
)
wrong(
    "The numbers of the most likely values are collected; the probabilities, out, are wanted.",
    ("outputs.append(out)", "outputs.append(ops.argmax(out, axis=-1))"),
)
wrong(
    "densor gets the first hidden state; give it that of the step, a.",
    ("out = densor(a)", "out = densor(a0)"),
)


# ---- predict_and_sample ----


@grader.helper
def played(predict_and_sample, rng, Ty, n_values, n_a):
    """What a model plays: a small one by hand, not by music_inference_model."""
    import keras

    cell, dense, _ = fixed_layers(rng, n_values, n_a)
    x0, a0, c0 = keras.Input((1, n_values)), keras.Input((n_a,)), keras.Input((n_a,))
    x, a, c, outputs = x0, a0, c0, []
    for _ in range(Ty):
        a, _, c = cell(x, initial_state=[a, c])
        outputs.append(dense(a))
        x = keras.ops.one_hot(keras.ops.argmax(outputs[-1], axis=-1), n_values)[:, None]
    model = keras.Model([x0, a0, c0], outputs)
    model.run_eagerly = True
    start = np.eye(n_values, dtype=np.float32)[[[int(rng.integers(n_values))]]]
    states = rng.normal(size=(2, 1, n_a)).astype(np.float32)
    results, indices = predict_and_sample(model, start, *states)
    return {
        "results": np.asarray(results, dtype=np.float64),
        "indices": np.asarray(indices).astype(np.int64),
    }


@grader.case
def eight_values(predict_and_sample, rng):
    """A model that plays eight of seven values."""
    return played(predict_and_sample, rng, 8, 7, 5)


@grader.case(hidden=True, kind="a longer solo")
def twelve_values(predict_and_sample, rng):
    """A model that plays twelve of four values."""
    return played(predict_and_sample, rng, 12, 4, 6)


@grader.case
def three_of_twenty_values(predict_and_sample, rng):
    """A model that plays three of twenty values."""
    return played(predict_and_sample, rng, 3, 20, 4)


@grader.case(hidden=True, kind="many values")
def few_of_many_values(predict_and_sample, rng):
    """A model that plays five of thirty values."""
    return played(predict_and_sample, rng, 5, 30, 3)


INDICES, RESULTS = "np.argmax(pred, axis=-1)", "one_hot(indices[:, 0], n_values)"

wrong = grader.mistakes("predict_and_sample")
wrong(
    "argmax runs over the steps; the values are the last axis.",
    (INDICES, "np.argmax(pred, axis=0)"),
)
wrong(
    "argmax runs over the single example; the values are the last axis.",
    (INDICES, "np.argmax(pred, axis=1)"),
)
wrong("That is the least likely value: take argmax.", (INDICES, "np.argmin(pred, axis=-1)"))
wrong(
    "Without an axis argmax gives a single number for the whole solo: axis=-1.",
    (INDICES, "np.argmax(pred)"),
)
wrong(
    "indices have lost an axis: their shape should be (Ty, 1).",
    (INDICES, "np.argmax(pred, axis=-1)[:, 0]"), (RESULTS, "one_hot(indices, n_values)"),
)  # fmt: skip
wrong(
    "results have one axis too many: their shape should be (Ty, n_values).",
    (RESULTS, "one_hot(indices, n_values)"),
)
wrong(
    "results have a row for the first step only: encode the numbers of all steps.",
    (RESULTS, "one_hot(indices[0], n_values)"),
)
wrong(
    "Only the prediction of the first step is used; take those of all steps.",
    (INDICES, "np.argmax(pred[0], axis=-1)"),
    (RESULTS, "one_hot(indices, n_values)"),
)
wrong(
    "results have always 90 columns; take as many as there are values, n_values.",
    (RESULTS, "one_hot(indices[:, 0])"),
)
wrong(
    "results have as many columns as the largest number asks for; there should be n_values.",
    (RESULTS, "one_hot(indices[:, 0], int(indices.max()) + 1)"),
)
wrong(
    "The rows of results have room for one value only; they need n_values columns, the last axis "
    "of x_initializer.",
    (RESULTS, "one_hot(indices[:, 0], x_initializer.shape[1])"),
)
wrong(
    "results should be rows with a single 1, not the probabilities.",
    (RESULTS, "np.array(pred)[:, 0]"),
)
wrong(
    "The states are in the wrong order: x, a, c.",
    (
        "[x_initializer, a_initializer, c_initializer]",
        "[x_initializer, c_initializer, a_initializer]",
    ),
)
wrong(
    "predict expects the three inputs in one list.",
    (
        "[x_initializer, a_initializer, c_initializer]",
        "x_initializer, a_initializer, c_initializer",
    ),
)
wrong(
    "Both states that you pass are a_initializer; the second should be c_initializer.",
    ("a_initializer, c_initializer]", "a_initializer, a_initializer]"),
)
wrong(
    "Both states that you pass are c_initializer; the first should be a_initializer.",
    ("a_initializer, c_initializer]", "c_initializer, c_initializer]"),
)
wrong(
    "one_hot takes the numbers first, then n_values.",
    (RESULTS, "one_hot(n_values, indices[:, 0])"),
)
wrong(
    "The states that are passed in are not used.",
    (
        "[x_initializer, a_initializer, c_initializer]",
        "[x_initializer, 0 * a_initializer, 0 * c_initializer]",
    ),
)
wrong(
    "The first input that is passed in is not used.",
    ("[x_initializer, a_initializer", "[0 * x_initializer, a_initializer"),
)
wrong(
    "results holds numbers; it should hold rows with a single 1: use one_hot.",
    (RESULTS, "indices[:, 0]"),
)
wrong(
    "results and indices are swapped.",
    ("return results, indices", "return indices, results"),
)
