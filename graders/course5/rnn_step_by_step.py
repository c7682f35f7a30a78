"""Cases and known mistakes of recurrent networks by hand."""

from itertools import permutations

import numpy as np

from invigilator.checking import Grader

grader = Grader("course5/rnn_step_by_step")


@grader.helper
def parameters_of_rnn(rng, n_x, n_a, n_y):
    """Parameters of a plain RNN, with biases that matter."""
    shapes = {"Wax": (n_a, n_x), "Waa": (n_a, n_a), "Wya": (n_y, n_a), "ba": (n_a, 1)}
    return {name: 0.7 * rng.normal(size=size) for name, size in {**shapes, "by": (n_y, 1)}.items()}


@grader.helper
def parameters_of_lstm(rng, n_x, n_a, n_y):
    """Parameters of an LSTM, with biases that matter."""
    found = {}
    for gate in "fico":
        found[f"W{gate}"] = 0.7 * rng.normal(size=(n_a, n_a + n_x))
        found[f"b{gate}"] = 0.7 * rng.normal(size=(n_a, 1))
    return {**found, "Wy": rng.normal(size=(n_y, n_a)), "by": rng.normal(size=(n_y, 1))}


@grader.helper
def named(values, *names):
    """What a function returns, by name; None for what is not there."""
    parts = values if isinstance(values, tuple | list) else [values]
    return dict(zip(names, [*parts, *[None] * len(names)], strict=False))


@grader.helper
def opened(values, *names):
    """The same for a whole sequence: of the caches, those of the steps and the inputs apart."""
    found = named(values, *names, "caches")
    return {**found, **named(found["caches"], "caches", "x in caches")}


# ---- rnn_cell_forward ----


@grader.case
def three_inputs_and_five_units(rnn_cell_forward):
    """Three inputs, five units, two classes, ten examples."""
    draw = np.random.RandomState(1).randn
    xt, a_prev = draw(3, 10), draw(5, 10)
    parameters = {"Waa": draw(5, 5), "Wax": draw(5, 3), "Wya": draw(2, 5)}
    parameters |= {"ba": draw(5, 1), "by": draw(2, 1)}
    return named(rnn_cell_forward(xt, a_prev, parameters), "a_next", "yt_pred", "cache")


@grader.case
def more_inputs_than_units(rnn_cell_forward, rng):
    """Four inputs, two units, three classes, three examples."""
    parameters = parameters_of_rnn(rng, 4, 2, 3)
    values = rnn_cell_forward(rng.normal(size=(4, 3)), rng.normal(size=(2, 3)), parameters)
    return named(values, "a_next", "yt_pred", "cache")


@grader.case(hidden=True, kind="a single example")
def single_example(rnn_cell_forward, rng):
    """One example, one input."""
    parameters = parameters_of_rnn(rng, 1, 6, 4)
    values = rnn_cell_forward(rng.normal(size=(1, 1)), rng.normal(size=(6, 1)), parameters)
    return named(values, "a_next", "yt_pred", "cache")


@grader.case(hidden=True, kind="many classes")
def many_classes(rnn_cell_forward, rng):
    """More classes than units."""
    parameters = parameters_of_rnn(rng, 2, 3, 9)
    values = rnn_cell_forward(rng.normal(size=(2, 7)), rng.normal(size=(3, 7)), parameters)
    return named(values, "a_next", "yt_pred", "cache")


STATE, PREDICTION = "np.tanh(Wax @ xt + Waa @ a_prev + ba)", "softmax(Wya @ a_next + by)"

wrong = grader.mistakes("rnn_cell_forward")
wrong(
    "The prediction reads the old hidden state; it should read a_next.",
    (PREDICTION, "softmax(Wya @ a_prev + by)"),
)
wrong("The bias ba is missing in the hidden state.", (" + ba)", ")"))
wrong("The bias by is missing in the prediction.", (PREDICTION, "softmax(Wya @ a_next)"))
wrong(
    "The prediction needs softmax, so that the classes of each example add up to 1; not a sigmoid.",
    (PREDICTION, "sigmoid(Wya @ a_next + by)"),
)
wrong("The softmax is missing: these are scores.", (PREDICTION, "Wya @ a_next + by"))
wrong(
    "Softmax runs over the examples; it should run over the classes, axis 0.",
    (PREDICTION, "softmax((Wya @ a_next + by).T).T"),
)
wrong(
    "The hidden state needs tanh, not a sigmoid.",
    (STATE, "sigmoid(Wax @ xt + Waa @ a_prev + ba)"),
)
wrong("The tanh of the hidden state is missing.", (STATE, "Wax @ xt + Waa @ a_prev + ba"))
wrong(
    "The old hidden state plays no part: Waa times a_prev is missing.",
    (STATE, "np.tanh(Wax @ xt + ba)"),
)
wrong(
    "The input plays no part: Wax times xt is missing.",
    (STATE, "np.tanh(Waa @ a_prev + ba)"),
)
wrong(
    "The tanh covers the input only; all three terms belong inside it.",
    (STATE, "np.tanh(Wax @ xt) + Waa @ a_prev + ba"),
)
wrong(
    "The bias ba is added after the tanh; it belongs inside.",
    (STATE, "np.tanh(Wax @ xt + Waa @ a_prev) + ba"),
)
wrong("Waa is transposed; take it as it is.", ("Waa @ a_prev", "Waa.T @ a_prev"))
wrong(
    "Wax and xt are combined element by element; they need the matrix product @.",
    ("Wax @ xt", "Wax * xt"),
)
wrong(
    "Each matrix reads what it is for: Wax the input, Waa the old hidden state, Wya the new one.",
    ("Wax @ xt + Waa @ a_prev", "Wax @ a_prev + Waa @ xt"),
)
wrong(
    "The first factor of a product is a batch of examples; the weights come first.",
    ("Wax @ xt + Waa @ a_prev", "xt @ Wax + a_prev @ Waa"),
)
wrong(
    "The tanh is applied a second time before the prediction.",
    (PREDICTION, "softmax(Wya @ np.tanh(a_next) + by)"),
)
wrong(
    "Each product has a tanh of its own; add all three terms, then take one tanh.",
    (STATE, "np.tanh(Wax @ xt) + np.tanh(Waa @ a_prev) + ba"),
)
wrong(
    "ba is added to the old state before the product; add it to the two products.",
    (STATE, "np.tanh(Wax @ xt + Waa @ (a_prev + ba))"),
)
wrong(
    "The hidden state needs tanh, which keeps negative numbers; not ReLU.",
    (STATE, "np.maximum(0, Wax @ xt + Waa @ a_prev + ba)"),
)
wrong(
    "The hidden state needs tanh; softmax is for the prediction.",
    (STATE, "softmax(Wax @ xt + Waa @ a_prev + ba)"),
)
wrong(
    "The prediction needs softmax, so that the classes of each example add up to 1; not tanh.",
    (PREDICTION, "np.tanh(Wya @ a_next + by)"),
)
wrong(
    "All numbers of the batch add up to 1; each column should: use softmax from rnn_utils.",
    (PREDICTION, "np.exp(Wya @ a_next + by) / np.sum(np.exp(Wya @ a_next + by))"),
)
wrong(
    "The prediction is a class; return the probabilities of all classes.",
    (PREDICTION, "np.argmax(softmax(Wya @ a_next + by), axis=0)"),
)
wrong(
    "The prediction has a bias of its own, by; ba belongs to the hidden state.",
    (PREDICTION, "softmax(Wya @ a_next + ba)"),
)
wrong(
    "The bias by is added after softmax; it belongs inside.",
    (PREDICTION, "softmax(Wya @ a_next) + by"),
)
wrong(
    "Softmax is taken of the hidden state; take it of the scores, Wya @ a_next + by.",
    (PREDICTION, "Wya @ softmax(a_next) + by"),
)
wrong(
    "The prediction reads the hidden state before its tanh; it should read a_next.",
    (PREDICTION, "softmax(Wya @ (Wax @ xt + Waa @ a_prev + ba) + by)"),
)
wrong(
    "There are two tanhs; add all three terms, then take one tanh.",
    (STATE, "np.tanh(Wax @ xt) + np.tanh(Waa @ a_prev + ba)"),
)
wrong(
    "The part of the old hidden state is subtracted; add it.",
    (STATE, "np.tanh(Wax @ xt - Waa @ a_prev + ba)"),
)
wrong("np.tan is the tangent; the activation is np.tanh.", ("np.tanh(", "np.tan("))
wrong("The bias ba is subtracted; add it.", (" + ba)", " - ba)"))
wrong("The bias by is subtracted; add it.", (PREDICTION, "softmax(Wya @ a_next - by)"))
wrong(
    "The old hidden state is added as it is; Waa should multiply it.",
    (STATE, "np.tanh(Wax @ xt + a_prev + ba)"),
)
wrong(
    "The parts of the input and of the old hidden state are multiplied; add them.",
    (STATE, "np.tanh((Wax @ xt) * (Waa @ a_prev) + ba)"),
)
STACKED = "np.concatenate((xt, a_prev), axis=0)"
CONCAT = "np.concatenate((a_prev, xt), axis=0)"

wrong(
    "The stacks do not match: where Waa stands left of Wax, a_prev stands above xt.",
    (STATE, f"np.tanh(np.concatenate((Waa, Wax), axis=1) @ {STACKED} + ba)"),
)
wrong(
    "The stacks do not match: where Wax stands left of Waa, xt stands above a_prev.",
    (STATE, f"np.tanh(np.concatenate((Wax, Waa), axis=1) @ {CONCAT} + ba)"),
)
wrong(
    "Matrices of different widths cannot be stacked: Wax and Waa stand side by side, axis=1.",
    (STATE, f"np.tanh(np.concatenate((Wax, Waa), axis=0) @ {STACKED} + ba)"),
)
wrong(
    "xt and a_prev differ in height, so they stand one above the other, axis=0.",
    (STATE, "np.tanh(np.hstack((Wax, Waa)) @ np.concatenate((xt, a_prev), axis=1) + ba)"),
)
wrong(
    "One matrix cannot read the stack of xt and a_prev: Wax and Waa stand side by side before it.",
    (STATE, f"np.tanh(Waa @ {STACKED} + ba)"),
)
wrong(
    "xt and a_prev have different sizes: each is multiplied by its own matrix before they are "
    "added.",
    (STATE, "np.tanh(Wax @ (xt + a_prev) + ba)"),
)
wrong(
    "Wax reads xt, Waa reads a_prev and Wya reads a_next, each as it is, without a transpose.",
    ("Wax @ xt + Waa @ a_prev", "Waa @ xt + Wax @ a_prev"),
)
wrong(
    "Waa and a_prev are combined element by element; they need the matrix product @.",
    ("Waa @ a_prev", "Waa * a_prev"),
)
wrong(
    "Wya and a_next are combined element by element; they need the matrix product @.",
    (PREDICTION, "softmax(Wya * a_next + by)"),
)
wrong("Wya is transposed; take it as it is.", (PREDICTION, "softmax(Wya.T @ a_next + by)"))
wrong(
    "In the prediction, the weights come first: Wya @ a_next.",
    (PREDICTION, "softmax(a_next @ Wya + by)"),
)
wrong(
    "by belongs to the scores, Wya @ a_next, and ba to the hidden state.",
    (STATE, "np.tanh(Wax @ xt + Waa @ a_prev + by)"),
)
wrong(
    "ba is a column already; do not transpose it.",
    (STATE, "np.tanh(Wax @ xt + Waa @ a_prev + ba.T)"),
)
wrong("by is a column already; do not transpose it.", (PREDICTION, "softmax(Wya @ a_next + by.T)"))
wrong(
    "The old hidden state is added once more after the tanh.",
    (STATE, f"{STATE} + a_prev"),
)
wrong(
    "The scores go through tanh before softmax; take softmax of the scores themselves.",
    (PREDICTION, "softmax(np.tanh(Wya @ a_next + by))"),
)
wrong(
    "The scores go through a sigmoid before softmax; take softmax of the scores themselves.",
    (PREDICTION, "softmax(sigmoid(Wya @ a_next + by))"),
)
wrong(
    "The exponentials are not divided by their sum: use softmax.",
    (PREDICTION, "np.exp(Wya @ a_next + by)"),
)
wrong(
    "That is the logarithm of the probabilities; return softmax itself.",
    (PREDICTION, "np.log(softmax(Wya @ a_next + by))"),
)
wrong(
    "The prediction skips Wya and by: take softmax of the scores.", (PREDICTION, "softmax(a_next)")
)
wrong(
    "The two activations are swapped: tanh for the hidden state, softmax for the prediction.",
    (STATE, "softmax(Wax @ xt + Waa @ a_prev + ba)"),
    (PREDICTION, "np.tanh(Wya @ a_next + by)"),
)
wrong("The bias ba is added twice.", (STATE, "np.tanh(Wax @ xt + ba + Waa @ a_prev + ba)"))
wrong(
    "That is the derivative of tanh; the hidden state is tanh itself.",
    (STATE, f"1 - {STATE} ** 2"),
)
wrong(
    "Waa is multiplied by xt; the input has a matrix of its own, Wax.",
    ("Wax @ xt + Waa @ a_prev", "np.dot(Waa, xt) + np.dot(Wax, a_prev)"),
)
wrong("Wax is transposed; take it as it is.", ("Wax @ xt", "np.dot(Wax.T, xt)"))
wrong("Wya needs no transpose.", (PREDICTION, "softmax(np.dot(Wya.T, a_next) + by)"))
wrong("Wya reads the input; it should read a_next.", (PREDICTION, "softmax(np.dot(Wya, xt) + by)"))
wrong("In np.dot, Wax comes first, then xt.", ("Wax @ xt", "np.dot(xt, Wax)"))
wrong("In np.dot, Waa comes first, then a_prev.", ("Waa @ a_prev", "np.dot(a_prev, Waa)"))
wrong("In np.dot, Wya comes first, then a_next.", ("Wya @ a_next", "np.dot(a_next, Wya)"))
wrong(
    "Both biases are missing: add ba to the hidden state and by to the scores.",
    (STATE, "np.tanh(Wax @ xt + Waa @ a_prev)"),
    (PREDICTION, "softmax(Wya @ a_next)"),
)
wrong(
    "Both activations are sigmoids: the hidden state needs tanh, the prediction softmax.",
    (STATE, "sigmoid(Wax @ xt + Waa @ a_prev + ba)"),
    (PREDICTION, "sigmoid(Wya @ a_next + by)"),
)
wrong(
    "Both activations are missing: tanh for the hidden state, softmax for the prediction.",
    (STATE, "Wax @ xt + Waa @ a_prev + ba"),
    (PREDICTION, "Wya @ a_next + by"),
)
wrong(
    "The prediction reads the sum of both hidden states; it should read a_next.",
    (PREDICTION, "softmax(Wya @ (a_next + a_prev) + by)"),
)
wrong("The prediction needs softmax, not ReLU.", (PREDICTION, "np.maximum(0, Wya @ a_next + by)"))
wrong(
    "That is the largest probability; return those of all classes.",
    (PREDICTION, "np.max(softmax(Wya @ a_next + by), axis=0)"),
)
wrong(
    "The scores are divided by their sum; softmax does that with their exponentials.",
    (PREDICTION, "(Wya @ a_next + by) / np.sum(Wya @ a_next + by, axis=0)"),
)


# ---- rnn_forward ----


@grader.case
def four_steps(rnn_forward):
    """Ten sequences of four steps, with three inputs and five units."""
    draw = np.random.RandomState(1).randn
    x, a0 = draw(3, 10, 4), draw(5, 10)
    parameters = {"Waa": draw(5, 5), "Wax": draw(5, 3), "Wya": draw(2, 5)}
    parameters |= {"ba": draw(5, 1), "by": draw(2, 1)}
    return opened(rnn_forward(x, a0, parameters), "a", "y_pred")


@grader.case
def more_steps_than_sequences(rnn_forward, rng):
    """Two sequences of six steps, with four inputs, three units and five classes."""
    parameters = parameters_of_rnn(rng, 4, 3, 5)
    values = rnn_forward(rng.normal(size=(4, 2, 6)), rng.normal(size=(3, 2)), parameters)
    return opened(values, "a", "y_pred")


@grader.case(hidden=True, kind="a single step")
def single_step(rnn_forward, rng):
    """One step."""
    parameters = parameters_of_rnn(rng, 2, 4, 3)
    values = rnn_forward(rng.normal(size=(2, 5, 1)), rng.normal(size=(4, 5)), parameters)
    return opened(values, "a", "y_pred")


@grader.case(hidden=True, kind="long sequences")
def thirteen_steps(rnn_forward, rng):
    """Thirteen steps of three sequences."""
    parameters = parameters_of_rnn(rng, 4, 7, 3)
    values = rnn_forward(rng.normal(size=(4, 3, 13)), rng.normal(size=(7, 3)), parameters)
    return opened(values, "a", "y_pred")


@grader.case(hidden=True, kind="arguments that are used again")
def arguments_stay(rnn_forward, rng):
    """Two runs with the same arguments, the results of the first changed in between."""
    parameters = parameters_of_rnn(rng, 3, 4, 2)
    x, a0 = rng.normal(size=(3, 2, 5)), rng.normal(size=(4, 2))
    first = rnn_forward(x, a0, parameters)[0]
    first += 1.0
    return opened(rnn_forward(x, a0, parameters), "a", "y_pred")


CALL = "rnn_cell_forward(x[:, :, t], a_next, parameters)"

wrong = grader.mistakes("rnn_forward")
wrong(
    "The first step starts from zeros; it should start from a0.",
    ("a_next = a0", "a_next = np.zeros((n_a, m))"),
)
wrong(
    "Every step starts from a0; it should read the state that the step before has made.",
    (CALL, "rnn_cell_forward(x[:, :, t], a0, parameters)"),
)
wrong(
    "Every step reads the first input; take that of step t.",
    (CALL, "rnn_cell_forward(x[:, :, 0], a_next, parameters)"),
)
wrong(
    "The inputs are read from the last to the first.",
    (CALL, "rnn_cell_forward(x[:, :, T_x - 1 - t], a_next, parameters)"),
)
wrong(
    "The cell needs the input of one step, x[:, :, t]: time is the third axis.",
    (CALL, "rnn_cell_forward(x[:, t], a_next, parameters)"),
)
wrong(
    "The cell needs one step of all inputs, x[:, :, t]: time is the third axis.",
    (CALL, "rnn_cell_forward(x[t], a_next, parameters)"),
)
wrong("The hidden states are not stored in a.", ("a[:, :, t] = a_next", "pass"))
wrong("The predictions are not stored in y_pred.", ("y_pred[:, :, t] = yt_pred", "pass"))
wrong(
    "a[:, :, t] holds the state before step t; it should hold the one after it.",
    ("a[:, :, t] = a_next", "a[:, :, t] = cache[1]"),
)
wrong(
    "The caches are not collected: append the cache of each step to the list.",
    ("caches.append(cache)", "pass"),
)
wrong(
    "extend adds the parts of a cache one by one; append adds it as a whole.",
    ("caches.append(cache)", "caches.extend(cache)"),
)
wrong(
    "Only the last cache is left: append each one to the list, inside the loop.",
    ("caches.append(cache)", "caches = [cache]"),
)
wrong(
    "append returns None, so the list is lost: do not assign its result.",
    ("caches.append(cache)", "caches = caches.append(cache)"),
)
wrong(
    "Hidden states and predictions are mixed up: a has n_a rows, y_pred has n_y, and the cell "
    "returns the hidden state first.",
    ("y_pred = np.zeros((n_y, m, T_x))", "y_pred = np.zeros((n_a, m, T_x))"),
)
wrong(
    "The axes of a are in the wrong order: units, sequences, time.",
    ("a = np.zeros((n_a, m, T_x))", "a = np.zeros((n_a, T_x, m))"),
)
wrong(
    "The first hidden state of the result is a0; a holds the states after each step only.",
    ("a[:, :, t] = a_next", "a[:, :, t] = a_next; a[:, :, 0] = a0"),
)
wrong(
    "The cell reads a[:, :, t], which is not filled yet; give it a_next, the state before.",
    (CALL, "rnn_cell_forward(x[:, :, t], a[:, :, t], parameters)"),
)
wrong(
    "y_pred holds the last step only; store each step in y_pred[:, :, t].",
    ("y_pred[:, :, t] = yt_pred", "y_pred = yt_pred"),
)
wrong(
    "caches is the cache of the last step; append each one to the list.",
    ("caches.append(cache)", "caches = cache"),
)
wrong(
    "a is filled one step too early: the state of step t belongs to a[:, :, t].",
    ("a[:, :, t] = a_next", "a[:, :, t - 1] = a_next"),
)
wrong(
    "The list is appended to itself; append cache, the cache of one step.",
    ("caches.append(cache)", "caches.append(caches)"),
)
wrong(
    "np.zeros takes the shape as one tuple, which needs brackets of its own.",
    ("a = np.zeros((n_a, m, T_x))", "a = np.zeros(n_a, m, T_x)"),
)
wrong(
    "The first argument of the cell is the input of step t; you pass a hidden state.",
    (CALL, "rnn_cell_forward(a_next, x[:, :, t], parameters)"),
)
wrong(
    "Each step reads the input of the step before it; take x[:, :, t].",
    (CALL, "rnn_cell_forward(x[:, :, t - 1], a_next, parameters)"),
)
wrong(
    "The caches are in reverse order: append each one at the end of the list.",
    ("caches.append(cache)", "caches.insert(0, cache)"),
)
wrong(
    "a0 is added to the states: store a_next alone.",
    ("a[:, :, t] = a_next", "a[:, :, t] += a_next + a0"),
)
wrong(
    "The cell needs a hidden state, an array of shape (n_a, m): begin with a0.",
    ("a_next = a0", "a_next = None"),
)
wrong(
    "a0 itself is changed: keep the state in a_next.",
    ("a[:, :, t] = a_next", "a[:, :, t] = a_next; a0[:] = a_next"),
)
wrong(
    "a holds a0 at every step; store a_next.",
    ("a[:, :, t] = a_next", "a[:, :, t] = a0"),
)
wrong(
    "a holds the last step only; store each step in a[:, :, t].",
    ("a[:, :, t] = a_next", "a = a_next"),
)
wrong(
    "y_pred is filled one step too early: step t belongs to y_pred[:, :, t].",
    ("y_pred[:, :, t] = yt_pred", "y_pred[:, :, t - 1] = yt_pred"),
)
wrong(
    "All predictions go to the first index of y_pred; store step t in y_pred[:, :, t].",
    ("y_pred[:, :, t] = yt_pred", "y_pred[:, :, 0] = yt_pred"),
)
wrong(
    "The list holds hidden states only; append the whole cache.",
    ("caches.append(cache)", "caches.append(cache[0])"),
)
wrong(
    "Append the cache alone; x is added to the list of caches in the end.",
    ("caches.append(cache)", "caches.append((cache, x))"),
)
wrong(
    "The first call reads a[:, :, -1], which is not filled yet: begin with a0.",
    (CALL, "rnn_cell_forward(x[:, :, t], a[:, :, t - 1], parameters)"),
)
wrong(
    "return stands inside the loop, so there is only one step: return after it.",
    ("caches.append(cache)", "caches.append(cache); return a, y_pred, (caches, x)"),
)


# ---- lstm_cell_forward ----


@grader.case
def lstm_with_three_inputs(lstm_cell_forward):
    """Three inputs, five units, two classes, ten examples."""
    draw = np.random.RandomState(1).randn
    xt, a_prev, c_prev = draw(3, 10), draw(5, 10), draw(5, 10)
    parameters = {}
    for gate in ("f", "i", "o", "c"):
        parameters |= {f"W{gate}": draw(5, 8), f"b{gate}": draw(5, 1)}
    parameters |= {"Wy": draw(2, 5), "by": draw(2, 1)}
    values = lstm_cell_forward(xt, a_prev, c_prev, parameters)
    return named(values, "a_next", "c_next", "yt_pred", "cache")


@grader.helper
def one_lstm_step(step, rng, n_x, n_a, n_y, m):
    """One step of an LSTM of given sizes."""
    parameters = parameters_of_lstm(rng, n_x, n_a, n_y)
    xt, a_prev, c_prev = (rng.normal(size=(n, m)) for n in (n_x, n_a, n_a))
    values = step(xt, a_prev, c_prev, parameters)
    return named(values, "a_next", "c_next", "yt_pred", "cache")


@grader.case
def lstm_with_more_inputs_than_units(lstm_cell_forward, rng):
    """Four inputs, two units, three classes, three examples."""
    return one_lstm_step(lstm_cell_forward, rng, 4, 2, 3, 3)


@grader.case(hidden=True, kind="a single example")
def lstm_with_single_example(lstm_cell_forward, rng):
    """One example."""
    return one_lstm_step(lstm_cell_forward, rng, 2, 6, 5, 1)


@grader.case(hidden=True, kind="as many inputs as units")
def lstm_with_equal_sizes(lstm_cell_forward, rng):
    """Inputs, units, classes and examples: four of each."""
    return one_lstm_step(lstm_cell_forward, rng, 4, 4, 4, 4)


@grader.case(hidden=True, kind="many classes")
def lstm_with_many_classes(lstm_cell_forward, rng):
    """More classes than units."""
    return one_lstm_step(lstm_cell_forward, rng, 3, 2, 8, 6)


CELL_STATE, HIDDEN_STATE = "ft * c_prev + it * cct", "ot * np.tanh(c_next)"
LSTM_PREDICTION = "softmax(Wy @ a_next + by)"

wrong = grader.mistakes("lstm_cell_forward")
wrong("The candidate is subtracted; add it.", (CELL_STATE, "ft * c_prev - it * cct"))
wrong(
    "The old cell state is missing in the new one: ft says how much of it is kept.",
    (CELL_STATE, "it * cct"),
)
wrong(
    "The update gate multiplies the tanh; the output gate, ot, should.",
    (HIDDEN_STATE, "it * np.tanh(c_next)"),
)
wrong(
    "The bias of the candidate is added outside the tanh; it belongs inside.",
    ("np.tanh(Wc @ concat + bc)", "np.tanh(Wc @ concat) + bc"),
)
wrong(
    "The order is wrong: the hidden state stands on top, the input below.",
    (CONCAT, "np.concatenate((xt, a_prev), axis=0)"),
)
wrong(
    "The arrays are put side by side; on top of each other is axis=0.",
    (CONCAT, "np.concatenate((a_prev, xt), axis=1)"),
)
wrong(
    "The cell state is joined with the input; the gates read the hidden state a_prev.",
    (CONCAT, "np.concatenate((c_prev, xt), axis=0)"),
)
wrong(
    "The candidate needs tanh, so that it can be negative; not a sigmoid.",
    ("np.tanh(Wc @ concat + bc)", "sigmoid(Wc @ concat + bc)"),
)
wrong(
    "The forget gate needs a sigmoid, so that it lies between 0 and 1; not tanh.",
    ("sigmoid(Wf @ concat + bf)", "np.tanh(Wf @ concat + bf)"),
)
wrong(
    "The update gate needs a sigmoid, so that it lies between 0 and 1; not tanh.",
    ("sigmoid(Wi @ concat + bi)", "np.tanh(Wi @ concat + bi)"),
)
wrong(
    "The output gate needs a sigmoid, so that it lies between 0 and 1; not tanh.",
    ("sigmoid(Wo @ concat + bo)", "np.tanh(Wo @ concat + bo)"),
)
wrong("The bias of the forget gate is missing.", ("Wf @ concat + bf", "Wf @ concat"))
wrong("The bias of the update gate is missing.", ("Wi @ concat + bi", "Wi @ concat"))
wrong("The bias of the candidate is missing.", ("Wc @ concat + bc", "Wc @ concat"))
wrong("The bias of the output gate is missing.", ("Wo @ concat + bo", "Wo @ concat"))
wrong("The bias of the prediction is missing.", ("Wy @ a_next + by", "Wy @ a_next"))
wrong(
    "Candidate and output gate have each other's weights.",
    ("Wc @ concat + bc", "Wo @ concat + bo + 0"),
    ("sigmoid(Wo @ concat + bo)", "sigmoid(Wc @ concat + bc)"),
)
wrong(
    "The gates are swapped: ft belongs to the old cell state, and `it` to the candidate.",
    (CELL_STATE, "it * c_prev + ft * cct"),
)
wrong(
    "You multiply the candidate by the forget gate, too; multiply it by the update gate.",
    (CELL_STATE, "ft * c_prev + ft * cct"),
)
wrong(
    "You multiply the old cell state by the update gate, too; multiply it by the forget gate.",
    (CELL_STATE, "it * c_prev + it * cct"),
)
wrong(
    "The update gate is missing from the cell state: it multiplies the candidate.",
    (CELL_STATE, "ft * c_prev + cct"),
)
wrong(
    "The forget gate is missing from the cell state: it multiplies the old cell state.",
    (CELL_STATE, "c_prev + it * cct"),
)
wrong(
    "The update gate is a gate of its own here, not 1 minus the forget gate.",
    (CELL_STATE, "ft * c_prev + (1 - ft) * cct"),
)
wrong(
    "The new cell state contains the old hidden state; it should contain the old cell state.",
    (CELL_STATE, "ft * a_prev + it * cct"),
)
wrong(
    "The tanh of the cell state is missing in the hidden state.",
    (HIDDEN_STATE, "ot * c_next"),
)
wrong(
    "The output gate multiplies the tanh; it does not belong inside.",
    (HIDDEN_STATE, "np.tanh(ot * c_next)"),
)
wrong(
    "The hidden state is made from the old cell state; take c_next.",
    (HIDDEN_STATE, "ot * np.tanh(c_prev)"),
)
wrong("The output gate is missing in the hidden state.", (HIDDEN_STATE, "np.tanh(c_next)"))
wrong(
    "A product begins with a batch of examples: gates multiply with *, and elsewhere the weights "
    "come first.",
    (CELL_STATE, "ft @ c_prev + it @ cct"),
)
wrong(
    "np.dot is the matrix product; gates multiply element by element, with *.",
    (CELL_STATE, "np.dot(ft, c_prev) + np.dot(it, cct)"),
)
wrong(
    "Each gate multiplies a part of its own: ft the old cell state, `it` the candidate.",
    (CELL_STATE, "(ft + it) * (c_prev + cct)"),
)
wrong(
    "The prediction reads the cell state; it should read the hidden state a_next.",
    (LSTM_PREDICTION, "softmax(Wy @ c_next + by)"),
)
wrong(
    "The prediction reads the old hidden state; it should read a_next.",
    (LSTM_PREDICTION, "softmax(Wy @ a_prev + by)"),
)
wrong("The softmax is missing: these are scores.", (LSTM_PREDICTION, "Wy @ a_next + by"))
wrong(
    "The prediction needs softmax, so that the classes of each example add up to 1; not a sigmoid.",
    (LSTM_PREDICTION, "sigmoid(Wy @ a_next + by)"),
)
wrong(
    "The update gate multiplies the old cell state; it should multiply the candidate.",
    (CELL_STATE, "ft * c_prev + it * c_prev"),
)
wrong(
    "The forget gate multiplies the candidate; it should multiply the old cell state.",
    (CELL_STATE, "(ft + it) * cct"),
)
wrong(
    "The cell state goes through a tanh; it should not, only its copy in the hidden state does.",
    (CELL_STATE, "np.tanh(ft * c_prev + it * cct)"),
)
wrong(
    "The output gate is added; it should multiply the tanh of the cell state.",
    (HIDDEN_STATE, "ot + np.tanh(c_next)"),
)
wrong(
    "The gates need sigmoid, each number by itself; softmax makes the units compete.",
    ("ft = sigmoid", "ft = softmax"),
    ("it = sigmoid", "it = softmax"),
    ("ot = sigmoid", "ot = softmax"),
)
wrong(
    "The bias of the forget gate is added outside the sigmoid; it belongs inside.",
    ("sigmoid(Wf @ concat + bf)", "sigmoid(Wf @ concat) + bf"),
)
for letter, gate in (("f", "forget gate"), ("i", "update gate"), ("o", "output gate")):
    layer = f"W{letter} @ concat + b{letter}"
    wrong(f"The sigmoid of the {gate} is missing.", (f"sigmoid({layer})", layer))
wrong("The tanh of the candidate is missing.", ("np.tanh(Wc @ concat + bc)", "Wc @ concat + bc"))
wrong(
    "Update gate and candidate have each other's weights.",
    ("sigmoid(Wi @ concat + bi)", "sigmoid(Wc @ concat + bc + 0)"),
    ("np.tanh(Wc @ concat + bc)", "np.tanh(Wi @ concat + bi)"),
)
wrong(
    "The hidden state needs the tanh of the cell state, not its sigmoid.",
    (HIDDEN_STATE, "ot * sigmoid(c_next)"),
)
wrong(
    "The hidden state takes the forget gate; it should take the output gate.",
    (HIDDEN_STATE, "ft * np.tanh(c_next)"),
)
wrong("The candidate plays no part in the new cell state.", (CELL_STATE, "ft * c_prev"))
wrong(
    "The hidden state takes the tanh of the candidate; it should take that of c_next.",
    (HIDDEN_STATE, "ot * np.tanh(cct)"),
)
wrong(
    "np.concatenate takes its arrays as one tuple, which needs brackets of its own.",
    (CONCAT, "np.concatenate(a_prev, xt, axis=0)"),
)
wrong(
    "You multiply the candidate by the output gate; multiply it by the update gate.",
    (CELL_STATE, "ft * c_prev + ot * cct"),
)
wrong(
    "You multiply the old cell state by the output gate; multiply it by the forget gate.",
    (CELL_STATE, "ot * c_prev + it * cct"),
)
wrong(
    "The two parts of the cell state are multiplied; add them.",
    (CELL_STATE, "ft * c_prev * it * cct"),
)
wrong(
    "You multiply the old cell state by 1 minus the update gate; the forget gate is one of its own"
    " here.",
    (CELL_STATE, "(1 - it) * c_prev + it * cct"),
)
wrong(
    "You multiply the old hidden state by the update gate; multiply the candidate by it.",
    (CELL_STATE, "ft * c_prev + it * a_prev"),
)
wrong("The candidate is missing in the cell state.", (CELL_STATE, "ft * c_prev + it"))
wrong("The old cell state itself is missing: ft multiplies it.", (CELL_STATE, "ft + it * cct"))
wrong("The tanh belongs to the cell state, not to ot.", (HIDDEN_STATE, "np.tanh(ot) * c_next"))
wrong(
    "The hidden state takes the candidate; it should take the tanh of c_next.",
    (HIDDEN_STATE, "ot * cct"),
)
wrong(
    "The hidden state takes the tanh of the old hidden state; it should take that of c_next.",
    (HIDDEN_STATE, "ot * np.tanh(a_prev)"),
)
wrong(
    "The candidate multiplies the tanh; the output gate, ot, should.",
    (HIDDEN_STATE, "cct * np.tanh(c_next)"),
)
for letter, gate in (("i", "update gate"), ("o", "output gate")):
    wrong(
        f"The bias of the {gate} is added outside the sigmoid; it belongs inside.",
        (f"sigmoid(W{letter} @ concat + b{letter})", f"sigmoid(W{letter} @ concat) + b{letter}"),
    )
#: Copied from another line, and not changed everywhere.
GATES = {"f": "forget gate", "i": "update gate", "c": "candidate", "o": "output gate"}
for own, other in permutations(GATES, 2):
    line, whose = f"W{own} @ concat + b{own}", f"those of the {GATES[other]}"
    wrong(
        f"The {GATES[own]} has weights and bias of its own, not {whose}.",
        (line, f"W{other} @ concat + b{other}"),
    )
    wrong(
        f"The {GATES[own]} has weights of its own, not {whose}.",
        (line, f"W{other} @ concat + b{own}"),
    )
    wrong(
        f"The {GATES[own]} has a bias of its own, not that of the {GATES[other]}.",
        (line, f"W{own} @ concat + b{other}"),
    )
wrong(
    "Softmax is taken of the hidden state; take it of the scores, Wy @ a_next + by.",
    (LSTM_PREDICTION, "Wy @ softmax(a_next) + by"),
)
wrong(
    "Softmax runs over the examples; it should run over the classes, axis 0.",
    (LSTM_PREDICTION, "softmax((Wy @ a_next + by).T).T"),
)
wrong(
    "The tanh is applied a second time before the prediction.",
    (LSTM_PREDICTION, "softmax(Wy @ np.tanh(a_next) + by)"),
)
wrong(
    "The prediction needs softmax, so that the classes of each example add up to 1; not tanh.",
    (LSTM_PREDICTION, "np.tanh(Wy @ a_next + by)"),
)
wrong(
    "The bias by is added after softmax; it belongs inside.",
    (LSTM_PREDICTION, "softmax(Wy @ a_next) + by"),
)


# ---- lstm_forward ----


@grader.case
def lstm_over_seven_steps(lstm_forward):
    """Ten sequences of seven steps, with three inputs and five units."""
    draw = np.random.RandomState(1).randn
    x, a0 = draw(3, 10, 7), draw(5, 10)
    parameters = {}
    for gate in ("f", "i", "o", "c"):
        parameters |= {f"W{gate}": draw(5, 8), f"b{gate}": draw(5, 1)}
    parameters |= {"Wy": draw(2, 5), "by": draw(2, 1)}
    return opened(lstm_forward(x, a0, parameters), "a", "y", "c")


@grader.helper
def whole_lstm(run, rng, n_x, n_a, n_y, m, T_x):
    """An LSTM of given sizes over a whole sequence."""
    parameters = parameters_of_lstm(rng, n_x, n_a, n_y)
    values = run(rng.normal(size=(n_x, m, T_x)), rng.normal(size=(n_a, m)), parameters)
    return opened(values, "a", "y", "c")


@grader.case
def lstm_with_as_many_classes_as_units(lstm_forward, rng):
    """Two sequences of four steps, with two inputs, three units and three classes."""
    return whole_lstm(lstm_forward, rng, 2, 3, 3, 2, 4)


@grader.case(hidden=True, kind="a single step")
def lstm_over_single_step(lstm_forward, rng):
    """One step."""
    return whole_lstm(lstm_forward, rng, 3, 4, 2, 5, 1)


@grader.case(hidden=True, kind="long sequences")
def lstm_over_twelve_steps(lstm_forward, rng):
    """Twelve steps of a single sequence."""
    return whole_lstm(lstm_forward, rng, 5, 3, 4, 1, 12)


LSTM_CALL = "lstm_cell_forward(x[:, :, t], a_next, c_next, parameters)"

wrong = grader.mistakes("lstm_forward")
wrong(
    "The cell state starts from a0; it should start from zeros.",
    ("c_next = np.zeros((n_a, m))", "c_next = a0"),
)
wrong(
    "The hidden state starts from zeros; it should start from a0.",
    ("a_next = a0", "a_next = np.zeros((n_a, m))"),
)
wrong(
    "The cell state is not carried on: every step starts from zeros again.",
    (LSTM_CALL, "lstm_cell_forward(x[:, :, t], a_next, np.zeros((n_a, m)), parameters)"),
)
wrong(
    "The hidden state is not carried on: every step starts from a0 again.",
    (LSTM_CALL, "lstm_cell_forward(x[:, :, t], a0, c_next, parameters)"),
)
wrong(
    "Both states are passed in the wrong order: hidden state first, then cell state.",
    (LSTM_CALL, "lstm_cell_forward(x[:, :, t], c_next, a_next, parameters)"),
)
wrong(
    "a holds cell states: store a_next in it, and make a and c two arrays.",
    ("c = np.zeros((n_a, m, T_x))", "c = a"),
)
wrong(
    "The cell returns the hidden state first and the cell state second.",
    ("a_next, c_next, yt_pred, cache = lstm", "c_next, a_next, yt_pred, cache = lstm"),
)
wrong(
    "Every step reads the first input; take that of step t.",
    (LSTM_CALL, "lstm_cell_forward(x[:, :, 0], a_next, c_next, parameters)"),
)
wrong(
    "The cell needs the input of one step, x[:, :, t]: time is the third axis.",
    (LSTM_CALL, "lstm_cell_forward(x[:, t], a_next, c_next, parameters)"),
)
wrong("The hidden states are not stored in a.", ("a[:, :, t] = a_next", "pass"))
wrong("The cell states are not stored in c.", ("c[:, :, t] = c_next", "pass"))
wrong("The predictions are not stored in y.", ("y[:, :, t] = yt_pred", "pass"))
wrong(
    "c holds hidden states: store c_next in it.",
    ("c[:, :, t] = c_next", "c[:, :, t] = a_next"),
)
wrong(
    "c holds the state before each step; store the one after it.",
    ("c[:, :, t] = c_next", "c[:, :, t] = cache[3]"),
)
wrong(
    "The caches are not collected: append the cache of each step to the list.",
    ("caches.append(cache)", "pass"),
)
wrong(
    "Only the last cache is left: append each one to the list, inside the loop.",
    ("caches.append(cache)", "caches = [cache]"),
)
wrong(
    "append returns None, so the list is lost: do not assign its result.",
    ("caches.append(cache)", "caches = caches.append(cache)"),
)
wrong(
    "y needs one row for each class, n_y, not one for each unit.",
    ("y = np.zeros((n_y, m, T_x))", "y = np.zeros((n_a + n_y, m, T_x))"),
)
wrong(
    "y has a row for each unit; it needs one for each class, n_y.",
    ("y = np.zeros((n_y, m, T_x))", "y = np.zeros((n_a, m, T_x))"),
)
wrong(
    "y holds the last step only; store each step in y[:, :, t].",
    ("y[:, :, t] = yt_pred", "y = yt_pred"),
)
wrong(
    "The cell state starts from ones; it should start from zeros.",
    ("c_next = np.zeros((n_a, m))", "c_next = np.ones((n_a, m))"),
)
wrong(
    "The cell state needs a column for each example: zeros of shape (n_a, m).",
    ("c_next = np.zeros((n_a, m))", "c_next = np.zeros((n_a, 1))"),
)
wrong(
    "The cell state before the first step has no time axis: zeros of shape (n_a, m).",
    ("c_next = np.zeros((n_a, m))", "c_next = np.zeros((n_a, m, T_x))"),
)
wrong(
    "The inputs are read from the last to the first.",
    (LSTM_CALL, "lstm_cell_forward(x[:, :, T_x - 1 - t], a_next, c_next, parameters)"),
)
wrong(
    "softmax is applied to the predictions once more; the cell has done so already.",
    ("y[:, :, t] = yt_pred", "y[:, :, t] = softmax(yt_pred)"),
)
wrong(
    "a and c have room for one step more, and begin with the states before the first step; they "
    "should hold only those after each of the T_x steps.",
    ("a = np.zeros((n_a, m, T_x))", "a = np.zeros((n_a, m, T_x + 1)); a[:, :, 0] = a0"),
    ("c = np.zeros((n_a, m, T_x))", "c = np.zeros((n_a, m, T_x + 1))"),
    ("a[:, :, t] = a_next", "a[:, :, t + 1] = a_next"),
    ("c[:, :, t] = c_next", "c[:, :, t + 1] = c_next"),
)
wrong(
    "The last step is missing: the loop should go through all T_x of them.",
    ("range(T_x)", "range(T_x - 1)"),
)
wrong(
    "You call the cell of the plain RNN; here it is lstm_cell_forward.",
    (LSTM_CALL, "rnn_cell_forward(x[:, :, t], a_next, parameters)"),
)
for name, value in (("a", "a_next"), ("c", "c_next"), ("y", "yt_pred")):
    line = f"{name}[:, :, t] = {value}"
    wrong(
        f"{name} is filled one step too early: step t belongs to {name}[:, :, t].",
        (line, f"{name}[:, :, t - 1] = {value}"),
    )
    if name != "y":
        wrong(
            f"{name} holds the last step only; store each step in {name}[:, :, t].",
            (line, f"{name} = {value}"),
        )
wrong(
    "All predictions go to the first index of y; store step t in y[:, :, t].",
    ("y[:, :, t] = yt_pred", "y[:, :, 0] = yt_pred"),
)
wrong(
    "The cell reads c[:, :, t], which is not filled yet; give it c_next, the state before.",
    (LSTM_CALL, "lstm_cell_forward(x[:, :, t], a_next, c[:, :, t], parameters)"),
)
wrong(
    "The cell reads a and c at step t, which is not filled yet; give it a_next and c_next.",
    (LSTM_CALL, "lstm_cell_forward(x[:, :, t], a[:, :, t], c[:, :, t], parameters)"),
)
wrong(
    "The first call reads a[:, :, -1], which is not filled yet: begin with a0.",
    (LSTM_CALL, "lstm_cell_forward(x[:, :, t], a[:, :, t - 1], c[:, :, t - 1], parameters)"),
)
wrong(
    "The hidden state is passed twice; the second state is the cell state, c_next.",
    (LSTM_CALL, "lstm_cell_forward(x[:, :, t], a_next, a_next, parameters)"),
)
wrong(
    "Each step reads the input of the step before it; take x[:, :, t].",
    (LSTM_CALL, "lstm_cell_forward(x[:, :, t - 1], a_next, c_next, parameters)"),
)
wrong(
    "extend adds the parts of a cache one by one; append adds it as a whole.",
    ("caches.append(cache)", "caches.extend(cache)"),
)
wrong(
    "return stands inside the loop, so there is only one step: return after it.",
    ("caches.append(cache)", "caches.append(cache); return a, y, c, (caches, x)"),
)


# ---- rnn_cell_backward ----


@grader.given
def classic_step(rnn_cell_forward):
    """A gradient and the cache of a real step: three inputs, five units, ten examples."""
    draw = np.random.RandomState(1).randn
    xt, a_prev = draw(3, 10), draw(5, 10)
    parameters = {"Wax": draw(5, 3), "Waa": draw(5, 5), "Wya": draw(2, 5)}
    parameters |= {"ba": draw(5, 1), "by": draw(2, 1)}
    _, _, cache = rnn_cell_forward(xt, a_prev, parameters)
    return draw(5, 10), cache


@grader.given
def other_steps(rnn_cell_forward, rng):
    """Gradients and caches of steps of other sizes."""
    found = []
    for n_x, n_a, m in ((4, 2, 3), (1, 6, 1), (5, 3, 8)):
        parameters = parameters_of_rnn(rng, n_x, n_a, 2)
        *_, cache = rnn_cell_forward(
            rng.normal(size=(n_x, m)), rng.normal(size=(n_a, m)), parameters
        )
        found.append((rng.normal(size=(n_a, m)), cache))
    return found


@grader.case
def step_of_ten_examples(rnn_cell_backward, classic_step):
    """Three inputs, five units, ten examples."""
    return rnn_cell_backward(*classic_step)


@grader.case
def step_of_three_examples(rnn_cell_backward, other_steps):
    """Four inputs, two units, three examples."""
    return rnn_cell_backward(*other_steps[0])


@grader.case(hidden=True, kind="a single example")
def step_of_single_example(rnn_cell_backward, other_steps):
    """One input, one example."""
    return rnn_cell_backward(*other_steps[1])


@grader.case(hidden=True, kind="more inputs than units")
def step_of_eight_examples(rnn_cell_backward, other_steps):
    """Five inputs, three units; called twice, with different gradients."""
    da_next, cache = other_steps[2]
    first = rnn_cell_backward(da_next, cache)
    return {"first": first, "second": rnn_cell_backward(-2 * da_next**2, cache)}


DZ = "(1 - a_next**2) * da_next"

wrong = grader.mistakes("rnn_cell_backward")
wrong("The derivative of the tanh is missing in dz.", (DZ, "da_next"))
wrong(
    "a_next already is a tanh: its derivative is 1 - a_next², without another tanh.",
    (DZ, "(1 - np.tanh(a_next) ** 2) * da_next"),
)
wrong(
    "Only a_next is squared: 1 - a_next², not (1 - a_next)².", (DZ, "(1 - a_next) ** 2 * da_next")
)
wrong("The square is missing: 1 - a_next².", (DZ, "(1 - a_next) * da_next"))
wrong("The sign is wrong: 1 - a_next².", (DZ, "(1 + a_next**2) * da_next"))
wrong(
    "That is the derivative of a sigmoid; here it is a tanh.",
    (DZ, "a_next * (1 - a_next) * da_next"),
)
wrong("The derivative takes the old state; take a_next.", (DZ, "(1 - a_prev**2) * da_next"))
wrong("The brackets are missing around 1 - a_next².", (DZ, "1 - a_next**2 * da_next"))
wrong("Waa should be transposed in da_prev.", ("Waa.T @ dz", "Waa @ dz"))
wrong(
    "Two factors do not fit: for dxt, transpose Wax; for dWax, dz comes first.",
    ("Wax.T @ dz", "Wax @ dz"),
)
OF_DA_NEXT = {
    "dxt": ("Wax.T @ dz", "Wax.T @ da_next"),
    "da_prev": ("Waa.T @ dz", "Waa.T @ da_next"),
    "dWax": ("dz @ xt.T", "da_next @ xt.T"),
    "dWaa": ("dz @ a_prev.T", "da_next @ a_prev.T"),
    "dba": ("np.sum(dz,", "np.sum(da_next,"),
}
for name, patch in OF_DA_NEXT.items():
    wrong(f"{name} comes from dz, not from da_next.", patch)
for *first, last in (["dWax", "dWaa"], ["dWax", "dWaa", "dba"]):
    wrong(
        f"{', '.join(first)} and {last} come from dz, not from da_next.",
        *(OF_DA_NEXT[name] for name in (*first, last)),
    )
wrong(
    "dWaa reads the new hidden state; Waa was multiplied by a_prev.",
    ("dz @ a_prev.T", "dz @ a_next.T"),
)
wrong("dWaa is transposed.", ("dz @ a_prev.T", "a_prev @ dz.T"))
wrong("dWax is transposed.", ("dz @ xt.T", "xt @ dz.T"))
wrong(
    "dba adds up the units; it should add up the examples, axis 1.",
    ("np.sum(dz, axis=1, keepdims=True)", "np.sum(dz, axis=0, keepdims=True)"),
)
wrong(
    "dba has lost an axis: keepdims=True keeps its shape (n_a, 1).",
    ("np.sum(dz, axis=1, keepdims=True)", "np.sum(dz, axis=1)"),
)
wrong(
    "dba is a mean; it should be a sum (1/m belongs to the loss).",
    ("np.sum(dz, axis=1, keepdims=True)", "np.mean(dz, axis=1, keepdims=True)"),
)
wrong(
    "The gradients of the parameters are divided by m; here they are plain sums.",
    ("dz @ xt.T", "dz @ xt.T / xt.shape[1]"),
    ("dz @ a_prev.T", "dz @ a_prev.T / xt.shape[1]"),
    ("np.sum(dz, axis=1, keepdims=True)", "np.mean(dz, axis=1, keepdims=True)"),
)
wrong("da_next is missing in dz: the chain rule multiplies by it.", (DZ, "1 - a_next**2"))
wrong("The derivative of tanh is 1 - a_next²; the 1 is missing.", (DZ, "a_next**2 * da_next"))
wrong("The chain rule multiplies: the derivative times da_next.", (DZ, "1 - a_next**2 + da_next"))
wrong("a_next is doubled, not squared: 1 - a_next².", (DZ, "(1 - a_next * 2) * da_next"))
wrong(
    "da_next is inside the square: multiply by it after the bracket.",
    (DZ, "1 - (a_next * da_next) ** 2"),
)
wrong("Multiply da_next by 1 - a_next².", (DZ, "da_next - a_next**2"))
wrong(
    "da_next is added to da_prev: it has passed through dz already; leave it out.",
    ("Waa.T @ dz", "Waa.T @ dz + da_next"),
)
wrong(
    "dba has a column for each example; sum over the examples.",
    ("np.sum(dz, axis=1, keepdims=True)", "dz"),
)
wrong(
    "dba is a single number; sum over the examples only, axis 1.",
    ("np.sum(dz, axis=1, keepdims=True)", "np.sum(dz)"),
)
wrong(
    "The bias is missing. You need not compute the tanh again: it is a_next.",
    (DZ, "(1 - np.tanh(Wax @ xt + Waa @ a_prev) ** 2) * da_next"),
)
wrong("The derivative of tanh is 1 - a_next², not a_next.", (DZ, "a_next * da_next"))
wrong(
    "da_next is squared; square a_next: the derivative of tanh is 1 - a_next².",
    (DZ, "(1 - da_next**2) * da_next"),
)
wrong(
    "a_next and da_next are swapped: (1 - a_next²) times da_next.",
    (DZ, "(1 - da_next**2) * a_next"),
)
wrong(
    "dWaa takes da_prev; take the state a_prev, by which Waa was multiplied.",
    ("dz @ a_prev.T", "dz @ da_prev.T"),
)
wrong(
    "a_next already is a tanh, and the square is missing: 1 - a_next².",
    (DZ, "(1 - np.tanh(a_next)) * da_next"),
)
wrong("dz takes no tanh of da_next: multiply da_next by 1 - a_next².", (DZ, "np.tanh(da_next)"))


# ---- rnn_backward ----


@grader.given
def classic_sequence(rnn_forward):
    """Gradients and caches of real sequences: three inputs, five units, four steps."""
    draw = np.random.RandomState(1).randn
    x, a0 = draw(3, 10, 4), draw(5, 10)
    parameters = {"Wax": draw(5, 3), "Waa": draw(5, 5), "Wya": draw(2, 5)}
    parameters |= {"ba": draw(5, 1), "by": draw(2, 1)}
    *_, caches = rnn_forward(x, a0, parameters)
    return draw(5, 10, 4), caches


@grader.given
def other_sequences(rnn_forward, rng):
    """Gradients and caches of sequences of other sizes."""
    found = []
    for n_x, n_a, m, T_x in ((4, 3, 2, 6), (2, 5, 4, 1), (3, 2, 1, 9)):
        parameters = parameters_of_rnn(rng, n_x, n_a, 2)
        *_, caches = rnn_forward(
            rng.normal(size=(n_x, m, T_x)), rng.normal(size=(n_a, m)), parameters
        )
        found.append((rng.normal(size=(n_a, m, T_x)), caches))
    return found


@grader.case
def back_over_four_steps(rnn_backward, classic_sequence):
    """Ten sequences of four steps, with three inputs and five units."""
    return rnn_backward(*classic_sequence)


@grader.case
def back_over_six_steps(rnn_backward, other_sequences):
    """Two sequences of six steps, with four inputs and three units."""
    return rnn_backward(*other_sequences[0])


@grader.case(hidden=True, kind="a single step")
def back_over_single_step(rnn_backward, other_sequences):
    """One step."""
    return rnn_backward(*other_sequences[1])


@grader.case(hidden=True, kind="a loss on the last step only")
def back_from_the_last_step(rnn_backward, other_sequences):
    """Nine steps, the gradient on the last hidden state only."""
    da, caches = other_sequences[2]
    da[:, :, :-1] = 0
    return rnn_backward(da, caches)


@grader.case(hidden=True, kind="two calls in a row")
def back_twice(rnn_backward, other_sequences):
    """Two calls with the same caches."""
    da, caches = other_sequences[2]
    first = rnn_backward(da, caches)
    return {"first": first["dx"], "second": rnn_backward(da + 1, caches)}


BACK_CALL = "rnn_cell_backward(da[:, :, t] + da_prevt, caches[t])"


def mistakes_of_going_back(wrong):
    """The mistakes that both loops have in common."""
    wrong(
        "The loop runs forwards in time; gradients come from the last step to the first.",
        ("steps = reversed(range(T_x))", "steps = range(T_x)"),
    )
    wrong(
        "The first step is left out: reversed(range(T_x)) ends with 0.",
        ("steps = reversed(range(T_x))", "steps = reversed(range(1, T_x))"),
    )
    wrong(
        "The last step is left out: reversed(range(T_x)) begins with T_x - 1.",
        ("steps = reversed(range(T_x))", "steps = reversed(range(T_x - 1))"),
    )
    wrong(
        "da0 is what has arrived in da_prevt after the loop, not da of the first step.",
        ("da0 = da_prevt", "da0 = da[:, :, 0]"),
    )
    wrong(
        "da_prevt is added up over the steps; each step hands on its own da_prev.",
        ('da_prevt = gradients["da_prev"]', 'da_prevt = da_prevt + gradients["da_prev"]'),
    )
    wrong(
        "da_prevt is never changed: hand on da_prev from step to step.",
        ('da_prevt = gradients["da_prev"]', "pass"),
    )
    wrong(
        "The gradients of the inputs are not stored in dx.",
        ('dx[:, :, t] = gradients["dxt"]', "pass"),
    )
    wrong(
        "dx is filled from the wrong end: step t belongs to dx[:, :, t].",
        ("dx[:, :, t]", "dx[:, :, T_x - 1 - t]"),
    )
    wrong(
        "Steps are counted from 0, so the last one is T_x - 1.",
        ("steps = reversed(range(T_x))", "steps = range(T_x, 0, -1)"),
    )
    wrong(
        "da of the first step is added to da0; da_prevt already holds what it contributes.",
        ("da0 = da_prevt", "da0 = da_prevt + da[:, :, 0]"),
    )
    wrong(
        "Every step uses the cache of the last one; take caches[t].",
        ("caches[t])", "caches[-1])"),
    )
    wrong(
        "Each step uses the cache of the step before it; take caches[t].",
        ("caches[t])", "caches[t - 1])"),
    )
    wrong("The cell needs the cache of one step, caches[t].", ("caches[t])", "caches)"))
    wrong(
        "All gradients are zero: go through all steps; the cell gets da[:, :, t] plus da_prevt.",
        ("da[:, :, t] + da_prevt", "da_prevt"),
    )
    wrong(
        "Every step adds the gradient of the first prediction; take da[:, :, t].",
        ("da[:, :, t] + da_prevt", "da[:, :, 0] + da_prevt"),
    )
    wrong(
        "The caches are read from the wrong end: step t needs caches[t].",
        ("caches[t])", "caches[T_x - 1 - t])"),
    )
    wrong(
        "What is handed on is the da_prev of the cell, not da[:, :, t].",
        ('da_prevt = gradients["da_prev"]', "da_prevt = da[:, :, t]"),
    )
    wrong(
        "da_prevt should start from zeros; da of the last step is added inside the loop.",
        ("da_prevt = np.zeros((n_a, m))", "da_prevt = da[:, :, -1]"),
    )
    wrong(
        "Add da_prevt to da[:, :, t] in the call; do not add up da_prevt itself.",
        ("da[:, :, t] + da_prevt", "da[:, :, t]"),
        ('da_prevt = gradients["da_prev"]', 'da_prevt = da_prevt + gradients["da_prev"]'),
    )
    wrong(
        "dx keeps one step only, at its first index; store each in dx[:, :, t].",
        ("dx[:, :, t]", "dx[:, :, 0]"),
    )
    wrong(
        "The loop runs forwards, and leaves out the last step: reversed(range(T_x)).",
        ("steps = reversed(range(T_x))", "steps = range(T_x - 1)"),
    )


wrong = grader.mistakes("rnn_backward")
mistakes_of_going_back(wrong)
wrong(
    "What comes from the step after is missing: add da_prevt to da[:, :, t].",
    (BACK_CALL, "rnn_cell_backward(da[:, :, t], caches[t])"),
)
wrong(
    "Every step uses the cache of the first one; take caches[t].",
    (BACK_CALL, "rnn_cell_backward(da[:, :, t] + da_prevt, caches[0])"),
)
wrong(
    "Every step adds the gradient of the last prediction; take da[:, :, t].",
    (BACK_CALL, "rnn_cell_backward(da[:, :, -1] + da_prevt, caches[t])"),
)
wrong(
    "The gradients of the parameters are overwritten; add them up over the steps.",
    ('dWax += gradients["dWax"]', 'dWax = gradients["dWax"]'),
    ('dWaa += gradients["dWaa"]', 'dWaa = gradients["dWaa"]'),
    ('dba += gradients["dba"]', 'dba = gradients["dba"]'),
)
for name in ("dWax", "dWaa", "dba"):
    wrong(
        f"{name} is overwritten; add it up over the steps.",
        (f'{name} += gradients["{name}"]', f'{name} = gradients["{name}"]'),
    )
    wrong(
        f"{name} stays zero: add it up over the steps.", (f'{name} += gradients["{name}"]', "pass")
    )
wrong(
    "The gradients of the parameters stay zero: add them up.",
    ('dWax += gradients["dWax"]', "pass"),
    ('dWaa += gradients["dWaa"]', "pass"),
    ('dba += gradients["dba"]', "pass"),
)
wrong(
    "The gradients of the parameters are divided by the number of steps; they are sums.",
    ('dWax += gradients["dWax"]', 'dWax += gradients["dWax"] / T_x'),
    ('dWaa += gradients["dWaa"]', 'dWaa += gradients["dWaa"] / T_x'),
    ('dba += gradients["dba"]', 'dba += gradients["dba"] / T_x'),
)
wrong(
    "The gradients of the parameters are divided by the number of examples, m; leave them as they "
    "are.",
    ('dWax += gradients["dWax"]', 'dWax += gradients["dWax"] / m'),
    ('dWaa += gradients["dWaa"]', 'dWaa += gradients["dWaa"] / m'),
    ('dba += gradients["dba"]', 'dba += gradients["dba"] / m'),
)
wrong(
    "Only the gradient of the last prediction counts; each step adds its own, da[:, :, t].",
    ("da_prevt = np.zeros((n_a, m))", "da_prevt = da[:, :, -1]"),
    (BACK_CALL, "rnn_cell_backward(da_prevt, caches[t])"),
)
wrong(
    "da_prevt has the wrong shape; it is that of a state, (n_a, m).",
    ("da_prevt = np.zeros((n_a, m))", "da_prevt = np.zeros((m, T_x))"),
)
wrong(
    "What comes from the step after is subtracted; add da_prevt to da[:, :, t].",
    (BACK_CALL, "rnn_cell_backward(da[:, :, t] - da_prevt, caches[t])"),
)
wrong(
    "da0 is zero; it is what has arrived in da_prevt after the loop.",
    ("da0 = da_prevt", "da0 = np.zeros((n_a, m))"),
)


# ---- lstm_cell_backward ----


@grader.given
def classic_lstm_step(lstm_cell_forward):
    """Two gradients and the cache of a real step: three inputs, five units, ten examples."""
    draw = np.random.RandomState(1).randn
    xt, a_prev, c_prev = draw(3, 10), draw(5, 10), draw(5, 10)
    parameters = {}
    for gate in ("f", "i", "o", "c"):
        parameters |= {f"W{gate}": draw(5, 8), f"b{gate}": draw(5, 1)}
    parameters |= {"Wy": draw(2, 5), "by": draw(2, 1)}
    *_, cache = lstm_cell_forward(xt, a_prev, c_prev, parameters)
    return draw(5, 10), draw(5, 10), cache


@grader.given
def other_lstm_steps(lstm_cell_forward, rng):
    """Gradients and caches of steps of other sizes."""
    found = []
    for n_x, n_a, m in ((4, 2, 3), (2, 4, 1), (3, 3, 6)):
        parameters = parameters_of_lstm(rng, n_x, n_a, 2)
        xt, a_prev, c_prev = (rng.normal(size=(n, m)) for n in (n_x, n_a, n_a))
        *_, cache = lstm_cell_forward(xt, a_prev, c_prev, parameters)
        found.append((rng.normal(size=(n_a, m)), rng.normal(size=(n_a, m)), cache))
    return found


@grader.case
def lstm_step_of_ten_examples(lstm_cell_backward, classic_lstm_step):
    """Three inputs, five units, ten examples."""
    return lstm_cell_backward(*classic_lstm_step)


@grader.case
def lstm_step_of_three_examples(lstm_cell_backward, other_lstm_steps):
    """Four inputs, two units, three examples."""
    return lstm_cell_backward(*other_lstm_steps[0])


@grader.case(hidden=True, kind="a single example")
def lstm_step_of_single_example(lstm_cell_backward, other_lstm_steps):
    """One example."""
    return lstm_cell_backward(*other_lstm_steps[1])


@grader.case(hidden=True, kind="as many inputs as units")
def lstm_step_of_equal_sizes(lstm_cell_backward, other_lstm_steps):
    """Three inputs, three units."""
    return lstm_cell_backward(*other_lstm_steps[2])


@grader.case(hidden=True, kind="a gradient on one of the two states only")
def lstm_step_with_one_gradient(lstm_cell_backward, other_lstm_steps):
    """Nothing arrives at the cell state, then nothing at the hidden state."""
    da_next, dc_next, cache = other_lstm_steps[2]
    first = lstm_cell_backward(da_next, 0 * dc_next, cache)
    return {"from a": first, "from c": lstm_cell_backward(0 * da_next, dc_next, cache)}


DC = "dc_next + da_next * ot * (1 - np.tanh(c_next) ** 2)"
DOT, DFT = "da_next * np.tanh(c_next) * ot * (1 - ot)", "dc * c_prev * ft * (1 - ft)"
DIT, DCCT = "dc * cct * it * (1 - it)", "dc * it * (1 - cct**2)"
DCONCAT = "Wf.T @ dft + Wi.T @ dit + Wc.T @ dcct + Wo.T @ dot"
UNDERIVED = (
    "Wf.T @ (dc * c_prev) + Wi.T @ (dc * cct) + Wc.T @ (dc * it) "
    "+ Wo.T @ (da_next * np.tanh(c_next))"
)
DBIAS = "np.sum(dgate, axis=1, keepdims=True)"

wrong = grader.mistakes("lstm_cell_backward")
wrong(
    "What arrives from the hidden state is subtracted; add it to dc_next.",
    (DC, DC.replace("dc_next +", "dc_next -")),
)
wrong("The square is missing in dc: 1 - tanh²(c_next).", (DC, DC.replace(" ** 2", "")))
wrong("db adds up everything; add up the examples only, axis 1.", (DBIAS, "np.sum(dgate)"))
wrong("db is not summed: add up the examples, axis 1.", (DBIAS, "dgate"))
wrong(
    "The brackets are missing: the derivative of each gate multiplies both parts, dc_next's too.",
    (DFT, "dc_next * c_prev + (dc - dc_next) * c_prev * ft * (1 - ft)"),
    (DIT, "dc_next * cct + (dc - dc_next) * cct * it * (1 - it)"),
    (DCCT, "dc_next * it + (dc - dc_next) * it * (1 - np.tanh(cct) ** 2)"),
)
wrong("dc_next is missing in what arrives at the cell state.", (DC, DC.removeprefix("dc_next + ")))
wrong("Nothing arrives from the hidden state: its part of dc is missing.", (DC, "dc_next"))
wrong(
    "The output gate is missing in dc.",
    (DC, "dc_next + da_next * (1 - np.tanh(c_next) ** 2)"),
)
wrong("The derivative of tanh is missing in dc.", (DC, "dc_next + da_next * ot"))
wrong(
    "The tanh is missing in dc: 1 - tanh²(c_next), since c_next is no tanh value.",
    (DC, "dc_next + da_next * ot * (1 - c_next**2)"),
)
wrong(
    "dc takes the derivative at the old cell state; take c_next.",
    (DC, "dc_next + da_next * ot * (1 - np.tanh(c_prev) ** 2)"),
)
wrong(
    "The candidate already is a tanh: its derivative is 1 - cct², without another tanh.",
    (DCCT, "dc * it * (1 - np.tanh(cct) ** 2)"),
)
wrong("The derivative of the tanh is missing in dcct.", (DCCT, "dc * it"))
wrong("The candidate has a tanh: 1 - cct², not cct (1 - cct).", (DCCT, "dc * it * cct * (1 - cct)"))
wrong("dcct should be multiplied by the update gate.", (DCCT, "dc * (1 - cct**2)"))
wrong(
    "dft should be multiplied by the old cell state, c_prev.", (DFT, "dc * c_next * ft * (1 - ft)")
)
wrong("dft comes from dc, not from dc_next.", (DFT, "dc_next * c_prev * ft * (1 - ft)"))
wrong("dit comes from dc, not from dc_next.", (DIT, "dc_next * cct * it * (1 - it)"))
wrong("dcct comes from dc, not from dc_next.", (DCCT, "dc_next * it * (1 - cct**2)"))
wrong("dit should be multiplied by the candidate.", (DIT, "dc * c_prev * it * (1 - it)"))
wrong("dot comes from da_next, not from dc.", (DOT, "dc * np.tanh(c_next) * ot * (1 - ot)"))
wrong("The tanh of the cell state is missing in dot.", (DOT, "da_next * c_next * ot * (1 - ot)"))
wrong("The derivative of the sigmoid is missing in dot.", (DOT, "da_next * np.tanh(c_next)"))
wrong("The derivative of the sigmoid is missing in dft.", (DFT, "dc * c_prev"))
wrong("The derivative of the sigmoid is missing in dit.", (DIT, "dc * cct"))
wrong(
    "The derivatives of sigmoid and tanh are missing in what goes on to da_prev and dxt.",
    (DCONCAT, UNDERIVED),
)
wrong("The forget gate is missing in dc_prev.", ("dc_prev = dc * ft", "dc_prev = dc"))
wrong(
    "dc_prev comes from dc, not from dc_next.",
    ("dc_prev = dc * ft", "dc_prev = dc_next * ft"),
)
wrong(
    "dc_prev is multiplied by the forget gate, not by its gradient.",
    ("dc_prev = dc * ft", "dc_prev = dc * dft"),
)
wrong(
    "The weights should be transposed in the backward pass.",
    ("Wf.T @ dft + Wi.T", "Wf @ dft + Wi.T"),
)
for letter, gate in (("f", "forget gate"), ("i", "update gate"), ("o", "output gate")):
    term = {"f": "Wf.T @ dft + ", "i": "Wi.T @ dit + ", "o": " + Wo.T @ dot"}[letter]
    wrong(
        f"The part of the {gate} is missing in da_prev and dxt.",
        (DCONCAT, DCONCAT.replace(term, "")),
    )
wrong(
    "The part of the candidate is missing in da_prev and dxt.",
    (DCONCAT, DCONCAT.replace("Wc.T @ dcct + ", "")),
)
wrong(
    "The parts are the wrong way round: the first n_a rows are da_prev, the others dxt.",
    ("dconcat[:n_a], dconcat[n_a:]", "dconcat[-n_a:], dconcat[:-n_a]"),
)
wrong(
    "db should add up the examples, axis 1, not the units.",
    (DBIAS, "np.sum(dgate, axis=0, keepdims=True)"),
)
wrong(
    "db has lost an axis: keepdims=True keeps its shape (n_a, 1).", (DBIAS, "np.sum(dgate, axis=1)")
)
wrong("db is a mean; it should be a sum.", (DBIAS, "np.mean(dgate, axis=1, keepdims=True)"))
wrong(
    "The gradients of the weights are divided by m; here they are plain sums.",
    ("dgate @ concat.T", "dgate @ concat.T / concat.shape[1]"),
)
wrong("dW is transposed.", ("dgate @ concat.T", "concat @ dgate.T"))
wrong(
    "The cell state is squared inside the tanh; square the tanh: 1 - tanh²(c_next).",
    (DC, "dc_next + da_next * ot * (1 - np.tanh(c_next**2))"),
)
wrong(
    "The two parts of dc are multiplied; add them.",
    (DC, "dc_next * da_next * ot * (1 - np.tanh(c_next) ** 2)"),
)
wrong(
    "The brackets are missing around 1 - tanh² in dc.",
    (DC, "dc_next + da_next * ot * 1 - np.tanh(c_next) ** 2"),
)
wrong(
    "The derivative of the tanh is missing in dc: 1 - tanh²(c_next), not the tanh itself.",
    (DC, "dc_next + da_next * ot * np.tanh(c_next)"),
)
wrong(
    "The forget gate has a sigmoid: its derivative is ft (1 - ft), not 1 - ft².",
    (DFT, "dc * c_prev * (1 - ft**2)"),
)
wrong("The brackets are missing around 1 - ft.", (DFT, "dc * c_prev * ft * 1 - ft"))
wrong("The factor 1 - it is missing in dit.", (DIT, "dc * cct * it"))
wrong("The factor 1 - ft is missing in dft.", (DFT, "dc * c_prev * ft"))
wrong("The factor 1 - ot is missing in dot.", (DOT, "da_next * np.tanh(c_next) * ot"))
wrong(
    "The candidate was multiplied by the update gate, so dcct takes it, not ft.",
    (DCCT, "dc * ft * (1 - cct**2)"),
)
wrong(
    "Forget and update gate are swapped on the way to da_prev and dxt: Wf belongs to dft.",
    (DCONCAT, "Wf.T @ dit + Wi.T @ dft + Wc.T @ dcct + Wo.T @ dot"),
)
wrong(
    "dconcat is cut along the wrong axis: its first n_a rows are da_prev, the others dxt.",
    ("dconcat[:n_a], dconcat[n_a:]", "dconcat[:, :n_a], dconcat[:, n_a:]"),
)
wrong(
    "dc_prev takes the update gate; the old cell state was multiplied by the forget gate.",
    ("dc_prev = dc * ft", "dc_prev = dc * it"),
)
wrong(
    "dc_prev is multiplied by the old cell state; it should be multiplied by the forget gate.",
    ("dc_prev = dc * ft", "dc_prev = dc * c_prev"),
)
wrong(
    "dW reads the input only; the gates read the hidden state on top of it, concat.",
    ("dgate @ concat.T", "dgate @ xt.T"),
)
wrong(
    "dc takes the tanh of a_next; the hidden state was made from the tanh of c_next.",
    (DC, "dc_next + da_next * ot * (1 - np.tanh(a_next) ** 2)"),
)
wrong(
    "The update gate has a sigmoid: its derivative is it (1 - it), not 1 - it².",
    (DIT, "dc * cct * (1 - it**2)"),
)
wrong(
    "The output gate has a sigmoid: its derivative is ot (1 - ot), not 1 - ot².",
    (DOT, "da_next * np.tanh(c_next) * (1 - ot**2)"),
)
wrong(
    "dc takes a_next for the tanh of c_next; a_next has the output gate in it as well.",
    (DC, "dc_next + da_next * ot * (1 - a_next**2)"),
)
wrong(
    "dft takes the candidate; the forget gate was multiplied by the old cell state, c_prev.",
    (DFT, "dc * cct * ft * (1 - ft)"),
)
wrong("The old cell state is missing in dft.", (DFT, "dc * ft * (1 - ft)"))
wrong("The candidate is missing in dit.", (DIT, "dc * it * (1 - it)"))
wrong(
    "dW reads the hidden state only; the gates read the input below it as well, concat.",
    ("dgate @ concat.T", "dgate @ a_prev.T"),
)
wrong(
    "The square is missing in dcct, around a tanh: 1 - cct².",
    (DCCT, "dc * it * (1 - cct)"),
)
for sentence, term, new in (
    (
        "dc takes a sigmoid's derivative; what ot multiplies is a tanh.",
        DC,
        "dc_next + da_next * ot * (1 - ot) * np.tanh(c_next)",
    ),
    (
        "da_next and dc_next are swapped in dc: da_next comes through ot and the tanh.",
        DC,
        "da_next + dc_next * ot * (1 - np.tanh(c_next) ** 2)",
    ),
    (
        "What comes through the hidden state is da_next: dc_next stands twice in dc.",
        DC,
        "dc_next + dc_next * ot * (1 - np.tanh(c_next) ** 2)",
    ),
    (
        "Leave dc_next as it is: only da_next comes through ot and the tanh.",
        DC,
        "(dc_next + da_next) * ot * (1 - np.tanh(c_next) ** 2)",
    ),
    (
        "You add da_next as it is; take it back through ot and the tanh of the cell state.",
        DC,
        "dc_next + da_next",
    ),
    (
        "dc takes the tanh of the candidate; take that of c_next.",
        DC,
        "dc_next + da_next * ot * (1 - np.tanh(cct) ** 2)",
    ),
    (
        "dc takes the forget gate; the hidden state was made with ot.",
        DC,
        "dc_next + da_next * ft * (1 - np.tanh(c_next) ** 2)",
    ),
    ("da_next is missing in dc.", DC, "dc_next + ot * (1 - np.tanh(c_next) ** 2)"),
    (
        "The tanh is doubled in dc, not squared: 1 - tanh²(c_next).",
        DC,
        "dc_next + da_next * ot * (1 - np.tanh(c_next) * 2)",
    ),
    (
        "dot takes the old cell state; ot multiplied the tanh of c_next.",
        DOT,
        "da_next * np.tanh(c_prev) * ot * (1 - ot)",
    ),
    ("dot lacks what ot multiplied, the tanh of c_next.", DOT, "da_next * ot * (1 - ot)"),
    ("The factor ot is missing in dot.", DOT, "da_next * np.tanh(c_next) * (1 - ot)"),
    ("dot comes from da_next, not from dc_next.", DOT, "dc_next * np.tanh(c_next) * ot * (1 - ot)"),
    (
        "dot takes a_next for the tanh of c_next; a_next has ot in it as well.",
        DOT,
        "da_next * a_next * ot * (1 - ot)",
    ),
    (
        "dot takes the derivative of the update gate; take ot (1 - ot).",
        DOT,
        "da_next * np.tanh(c_next) * it * (1 - it)",
    ),
    (
        "dft takes the old hidden state; ft multiplied the old cell state, c_prev.",
        DFT,
        "dc * a_prev * ft * (1 - ft)",
    ),
    ("The factor ft is missing in dft.", DFT, "dc * c_prev * (1 - ft)"),
    ("dft comes from dc, not from da_next.", DFT, "da_next * c_prev * ft * (1 - ft)"),
    (
        "dft takes the derivative of the update gate; take ft (1 - ft).",
        DFT,
        "dc * c_prev * it * (1 - it)",
    ),
    ("The factor dc is missing in dft.", DFT, "c_prev * ft * (1 - ft)"),
    ("The update gate itself is missing from dit, as a factor.", DIT, "dc * cct * (1 - it)"),
    (
        "dit takes the derivative of the forget gate; take that of the update gate.",
        DIT,
        "dc * cct * ft * (1 - ft)",
    ),
    ("dit comes from dc, not from da_next.", DIT, "da_next * cct * it * (1 - it)"),
    ("The candidate itself is no factor of dcct.", DCCT, "dc * it * cct * (1 - cct**2)"),
    ("Only cct is squared in dcct: 1 - cct², not (1 - cct)².", DCCT, "dc * it * (1 - cct) ** 2"),
    (
        "1 minus the update gate is no factor of dcct: take the derivative of the tanh.",
        DCCT,
        "dc * it * (1 - it) * (1 - cct**2)",
    ),
    ("dcct takes the candidate where the update gate belongs.", DCCT, "dc * cct * (1 - cct**2)"),
    ("dcct comes from dc, not from da_next.", DCCT, "da_next * it * (1 - cct**2)"),
    (
        "dcct takes the output gate; the candidate was multiplied by the update gate.",
        DCCT,
        "dc * ot * (1 - cct**2)",
    ),
    ("The candidate is doubled in dcct, not squared: 1 - cct².", DCCT, "dc * it * (1 - cct * 2)"),
    (
        "Candidate and update gate are swapped on the way to da_prev and dxt: Wi belongs to dit.",
        DCONCAT,
        "Wf.T @ dft + Wi.T @ dcct + Wc.T @ dit + Wo.T @ dot",
    ),
    (
        "dc goes back through Wc; it should be dcct, inside the tanh.",
        DCONCAT,
        DCONCAT.replace("dcct", "dc"),
    ),
):
    wrong(sentence, (term, new))
for sentence, new in (
    ("The old cell state is no factor of dc_prev.", "dc * ft * c_prev"),
    (
        "No derivative of a sigmoid belongs in dc_prev; it is dc times the forget gate.",
        "dc * ft * (1 - ft)",
    ),
    ("dc_prev is dc_next as it came; it should be dc times the forget gate.", "dc_next"),
    (
        "dc_prev takes the output gate; the old cell state was multiplied by the forget gate.",
        "dc * ot",
    ),
):
    wrong(sentence, ("dc_prev = dc * ft", f"dc_prev = {new}"))
wrong(
    "dW takes a gradient, dconcat; take the values that the gates read, concat.",
    ("dgate @ concat.T", "dgate @ dconcat.T"),
)
wrong(
    "dW is that of the forget gate for all four; inside the loop, take dgate.",
    ("dgate @ concat.T", "dft @ concat.T"),
)
wrong(
    "db is that of the forget gate for all four; inside the loop, take dgate.",
    (DBIAS, "np.sum(dft, axis=1, keepdims=True)"),
)


# ---- lstm_backward ----


@grader.given
def classic_lstm_sequence(lstm_forward):
    """Gradients and caches of real sequences: three inputs, five units, seven steps."""
    draw = np.random.RandomState(1).randn
    x, a0 = draw(3, 10, 7), draw(5, 10)
    parameters = {}
    for gate in ("f", "i", "o", "c"):
        parameters |= {f"W{gate}": draw(5, 8), f"b{gate}": draw(5, 1)}
    parameters |= {"Wy": draw(2, 5), "by": draw(2, 1)}
    *_, caches = lstm_forward(x, a0, parameters)
    return draw(5, 10, 7), caches


@grader.given
def other_lstm_sequences(lstm_forward, rng):
    """Gradients and caches of sequences of other sizes."""
    found = []
    for n_x, n_a, m, T_x in ((4, 3, 2, 4), (2, 5, 4, 1), (3, 2, 1, 9)):
        parameters = parameters_of_lstm(rng, n_x, n_a, 2)
        x, a0 = rng.normal(size=(n_x, m, T_x)), rng.normal(size=(n_a, m))
        *_, caches = lstm_forward(x, a0, parameters)
        found.append((rng.normal(size=(n_a, m, T_x)), caches))
    return found


@grader.case
def lstm_back_over_seven_steps(lstm_backward, classic_lstm_sequence):
    """Ten sequences of seven steps, with three inputs and five units."""
    return lstm_backward(*classic_lstm_sequence)


@grader.case
def lstm_back_over_four_steps(lstm_backward, other_lstm_sequences):
    """Two sequences of four steps, with four inputs and three units."""
    return lstm_backward(*other_lstm_sequences[0])


@grader.case(hidden=True, kind="a single step")
def lstm_back_over_single_step(lstm_backward, other_lstm_sequences):
    """One step."""
    return lstm_backward(*other_lstm_sequences[1])


@grader.case(hidden=True, kind="a loss on the last step only")
def lstm_back_from_the_last_step(lstm_backward, other_lstm_sequences):
    """Nine steps, the gradient on the last hidden state only."""
    da, caches = other_lstm_sequences[2]
    da[:, :, :-1] = 0
    return lstm_backward(da, caches)


LSTM_BACK = "lstm_cell_backward(da[:, :, t] + da_prevt, dc_prevt, caches[t])"
TOTAL = "total[name] + gradients[name]"

wrong = grader.mistakes("lstm_backward")
mistakes_of_going_back(wrong)
wrong(
    "Neither da_prevt nor dc_prevt is ever changed: hand them on from step to step.",
    ('da_prevt = gradients["da_prev"]', "pass"),
    ('dc_prevt = gradients["dc_prev"]', "pass"),
)
wrong(
    "dc_prevt is never changed: hand on dc_prev from step to step.",
    ('dc_prevt = gradients["dc_prev"]', "pass"),
)
wrong(
    "What comes from the step after is missing: add da_prevt to da[:, :, t].",
    (LSTM_BACK, "lstm_cell_backward(da[:, :, t], dc_prevt, caches[t])"),
)
wrong(
    "da is added to dc_prevt too; the predictions read the hidden state only.",
    (LSTM_BACK, "lstm_cell_backward(da[:, :, t] + da_prevt, da[:, :, t] + dc_prevt, caches[t])"),
)
wrong(
    "da_prevt and dc_prevt are handed over in the wrong order.",
    (LSTM_BACK, "lstm_cell_backward(da[:, :, t] + dc_prevt, da_prevt, caches[t])"),
)
wrong(
    "Every step uses the cache of the first one; take caches[t].",
    (LSTM_BACK, "lstm_cell_backward(da[:, :, t] + da_prevt, dc_prevt, caches[0])"),
)
wrong(
    "Every step adds the gradient of the last prediction; take da[:, :, t].",
    (LSTM_BACK, "lstm_cell_backward(da[:, :, -1] + da_prevt, dc_prevt, caches[t])"),
)
wrong(
    "dc_prevt is added up over the steps; each step hands on its own dc_prev.",
    ('dc_prevt = gradients["dc_prev"]', 'dc_prevt = dc_prevt + gradients["dc_prev"]'),
)
wrong("The gradients of the parameters are overwritten; add them up.", (TOTAL, "gradients[name]"))
wrong("The gradients of the parameters stay zero: add them up.", (TOTAL, "total[name]"))
wrong(
    "The gradients of the parameters are divided by the number of steps; they are sums.",
    (TOTAL, "total[name] + gradients[name] / T_x"),
)
wrong("The gradients are subtracted; add them up.", (TOTAL, "total[name] - gradients[name]"))
wrong(
    "da0 is what arrives at the hidden state, not at the cell state.",
    ("da0 = da_prevt", "da0 = dc_prevt"),
)
wrong(
    "The two gradients are passed in the wrong order: that of the hidden state comes first.",
    (LSTM_BACK, "lstm_cell_backward(dc_prevt, da[:, :, t] + da_prevt, caches[t])"),
)
wrong(
    "What comes from the step after is subtracted; add da_prevt to da[:, :, t].",
    (LSTM_BACK, "lstm_cell_backward(da[:, :, t] - da_prevt, dc_prevt, caches[t])"),
)
wrong(
    "da_prev and dc_prev are swapped when they are handed on.",
    ('da_prevt = gradients["da_prev"]', 'da_prevt = gradients["dc_prev"]'),
    ('dc_prevt = gradients["dc_prev"]', 'dc_prevt = gradients["da_prev"]'),
)
wrong(
    "Each step adds the gradient of the step before it; take da[:, :, t].",
    (LSTM_BACK, LSTM_BACK.replace("da[:, :, t]", "da[:, :, t - 1]")),
)
wrong(
    "da0 is still zero: it is what has arrived in da_prevt after the loop.",
    ("da0 = da_prevt", "da0 = np.zeros((n_a, m))"),
)
wrong(
    "You call the cell of the plain RNN; here it is lstm_cell_backward.",
    (LSTM_BACK, "rnn_cell_backward(da[:, :, t] + da_prevt, caches[t])"),
)
wrong(
    "dc_prevt is added to the hidden state's gradient as well; add da_prevt only.",
    (LSTM_BACK, "lstm_cell_backward(da[:, :, t] + da_prevt + dc_prevt, dc_prevt, caches[t])"),
)
wrong(
    "da is added to dc_prevt; the predictions read the hidden state, so add it to da_prevt.",
    (LSTM_BACK, "lstm_cell_backward(da_prevt, da[:, :, t] + dc_prevt, caches[t])"),
)
wrong(
    "da_prevt is handed over as the cell state's gradient; add it to da[:, :, t].",
    (LSTM_BACK, "lstm_cell_backward(da[:, :, t], da_prevt, caches[t])"),
)
wrong(
    "Both gradients of the step after are da_prev: hand on dc_prev as well, and pass it second.",
    ('dc_prevt = gradients["dc_prev"]', 'dc_prevt = gradients["da_prev"]'),
)
wrong(
    "dc_prev is handed on as da_prevt, too; that should be da_prev.",
    ('da_prevt = gradients["da_prev"]', 'da_prevt = gradients["dc_prev"]'),
)
wrong(
    "dc_prevt should start from zeros: da belongs to the hidden state.",
    ("dc_prevt = np.zeros((n_a, m))", "dc_prevt = da[:, :, -1]"),
)
wrong(
    "The gradient of the cell state does not belong in da0: da0 is da_prevt alone.",
    ("da0 = da_prevt", "da0 = da_prevt + dc_prevt"),
)
