"""Cases and known mistakes of regularization.

A forward pass with dropout is judged by its properties, so that any generator and any notation of
the masks will do; backward passes get caches of real forward passes.
"""

from itertools import pairwise

import numpy as np

from invigilator.checking import Grader

grader = Grader("course2/regularization")


# ---- networks, caches and what is read from them ----


@grader.helper
def network(rng, *sizes):
    """Parameters W1, b1, W2, b2, W3, b3 of a network with four layer sizes."""
    parameters = {}
    for layer, (n_prev, n) in enumerate(pairwise(sizes), start=1):
        parameters[f"W{layer}"] = rng.normal(size=(n, n_prev))
        parameters[f"b{layer}"] = rng.normal(size=(n, 1))
    return parameters


@grader.helper
def open_network(rng, *sizes):
    """The same with positive parameters: for positive inputs no ReLU is at rest."""
    return {name: abs(array) + 0.1 for name, array in network(rng, *sizes).items()}


@grader.helper
def examples(rng, n, m):
    """Examples X of shape (n, m), and labels Y of shape (1, m) of which a third is 1."""
    return rng.normal(size=(n, m)), rng.permutation(np.arange(m) % 3 == 0).astype(int)[None]


@grader.helper
def gradients_of(grads, *others):
    """The gradients of the parameters, and others; None for what is not there."""
    names = ["dW1", "db1", "dW2", "db2", "dW3", "db3", *others]
    return {name: grads.get(name) if isinstance(grads, dict) else None for name in names}


@grader.helper
def plain_cache(X, parameters):
    """The cache (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3) of a plain forward pass."""
    cache, A = [], X
    for layer in (1, 2, 3):
        W, b = parameters[f"W{layer}"], parameters[f"b{layer}"]
        Z = np.dot(W, A) + b
        A = np.maximum(Z, 0) if layer < 3 else 1 / (1 + np.exp(-Z))
        cache += [Z, A, W, b]
    return tuple(cache)


# ---- compute_cost_with_regularization ----


@grader.helper
def cost_of(function, A3, Y, parameters, lambd):
    """The cost as a number, also where it was returned as an array of a single one."""
    cost = function(A3, Y, parameters, lambd)
    return cost if cost is None or np.size(cost) != 1 else np.squeeze(cost)


@grader.case
def cost_of_five_examples(compute_cost_with_regularization, rng):
    """A network 3-2-3-1, five examples, lambd = 24."""
    A3 = np.array([[0.41, 0.02, 0.17, 0.1, 0.41]])
    Y = np.array([[1, 1, 0, 1, 0]])
    return cost_of(compute_cost_with_regularization, A3, Y, network(rng, 3, 2, 3, 1), 24.0)


@grader.case(hidden=True)
def cost_of_eight_examples(compute_cost_with_regularization, rng):
    """A network 4-7-3-1, eight examples, lambd = 0.7."""
    A3, (_, Y) = rng.uniform(0.05, 0.95, size=(1, 8)), examples(rng, 4, 8)
    return cost_of(compute_cost_with_regularization, A3, Y, network(rng, 4, 7, 3, 1), 0.7)


@grader.case(hidden=True)
def cost_without_penalty(compute_cost_with_regularization, rng):
    """A network 2-4-5-1, six examples: lambd = 0, then lambd = 3."""
    A3, (_, Y) = rng.uniform(0.05, 0.95, size=(1, 6)), examples(rng, 2, 6)
    parameters = network(rng, 2, 4, 5, 1)
    return [
        cost_of(compute_cost_with_regularization, A3, Y, parameters, lambd) for lambd in (0, 3.0)
    ]


@grader.case(hidden=True)
def cost_of_small_weights(compute_cost_with_regularization, rng):
    """A network 5-2-6-1 with small weights, three examples, lambd = 20."""
    A3, Y = rng.uniform(0.05, 0.95, size=(1, 3)), np.array([[1, 0, 1]])
    parameters = {name: array / 50 for name, array in network(rng, 5, 2, 6, 1).items()}
    return cost_of(compute_cost_with_regularization, A3, Y, parameters, 20.0)


SQUARES = "np.sum(np.square(W1)) + np.sum(np.square(W2)) + np.sum(np.square(W3))"
PRICE = "lambd / (2 * m) * sum_of_squares"

wrong = grader.mistakes("compute_cost_with_regularization")
wrong(
    "The penalty is not divided by m, the number of examples.",
    (PRICE, "lambd / 2 * sum_of_squares"),
)
wrong(
    "The penalty is twice as large as it should be: the 2 in the denominator is missing.",
    (PRICE, "lambd / m * sum_of_squares"),
)
wrong("The penalty lacks its whole denominator, 2m.", (PRICE, "lambd * sum_of_squares"))
wrong(
    "The penalty grows with m: both 2 and m belong in the denominator.",
    (PRICE, "lambd / 2 * m * sum_of_squares"),
)
wrong(
    "The squares are averaged; add them up instead.",
    (SQUARES, SQUARES.replace("np.sum", "np.mean")),
)
wrong(
    "The weights of the first layer, W1, are missing in the penalty.",
    (SQUARES, SQUARES.replace("np.sum(np.square(W1)) + ", "")),
)
wrong(
    "The weights of the second layer, W2, are missing in the penalty.",
    (SQUARES, SQUARES.replace(" + np.sum(np.square(W2))", "")),
)
wrong(
    "The weights of the last layer, W3, are missing in the penalty.",
    (SQUARES, SQUARES.replace(" + np.sum(np.square(W3))", "")),
)
wrong(
    "The biases are part of your penalty; only weights belong there.",
    (SQUARES, f"{SQUARES} + sum(np.sum(parameters[b] ** 2) for b in ('b1', 'b2', 'b3'))"),
)
wrong("The weights are not squared.", (SQUARES, SQUARES.replace("np.square", "")))
wrong(
    "That is the L1 penalty, with absolute values; L2 takes squares.",
    (SQUARES, SQUARES.replace("np.square", "np.abs")),
)
wrong(
    "You square the sum of the weights; square each weight, then add up.",
    (SQUARES, "np.square(np.sum(W1)) + np.square(np.sum(W2)) + np.square(np.sum(W3))"),
)
wrong(
    "You add the norms of the matrices, which are roots of sums of squares; leave out the roots.",
    (SQUARES, "np.linalg.norm(W1) + np.linalg.norm(W2) + np.linalg.norm(W3)"),
)
wrong(
    "The three matrices have different shapes: sum the squares of each before you add them.",
    (SQUARES, "np.sum(np.square(W1) + np.square(W2) + np.square(W3))"),
)
wrong(
    "Python's own sum adds up rows and leaves an array; np.sum adds up all entries.",
    (SQUARES, SQUARES.replace("np.sum(", "sum(")),
)
wrong(
    "A matrix product is not the square of each weight; square element by element.",
    (SQUARES, "np.sum(W1 @ W1.T) + np.sum(W2 @ W2.T) + np.sum(W3 @ W3.T)"),
)
wrong(
    "Your penalty contains the cross-entropy as well; it is added in the line after your code.",
    (PRICE, f"cross_entropy_cost + {PRICE}"),
)
wrong(
    "The penalty is subtracted, which rewards large weights; add it.",
    ("cross_entropy_cost + L2", "cross_entropy_cost - L2"),
)
wrong(
    "That is only the penalty; the cross-entropy is part of the cost, too.",
    ("cross_entropy_cost + L2", "L2"),
)
wrong(
    "The penalty does not depend on lambd, its strength.", (PRICE, "1 / (2 * m) * sum_of_squares")
)
wrong("You multiply by 2 m; divide by it.", (PRICE, "lambd * (2 * m) * sum_of_squares"))
wrong(
    "`//` rounds down to a whole number; divide with `/`.",
    (PRICE, "lambd // (2 * m) * sum_of_squares"),
)
wrong(
    "lambd is added to the squares; multiply by it.", (PRICE, "(lambd + sum_of_squares) / (2 * m)")
)
wrong(
    "Only W1 is part of your penalty; add the squares of all three matrices.",
    (SQUARES, "np.sum(np.square(W1))"),
)
wrong("W3 is missing in the penalty, and W2 counts twice.", (SQUARES, SQUARES.replace("W3", "W2")))
wrong(
    "The sums of the three matrices are multiplied; add them.",
    (SQUARES, SQUARES.replace(" + ", " * ")),
)
wrong(
    "You take the root of the sum; the penalty is the sum of squares itself.",
    (SQUARES, f"np.sqrt({SQUARES})"),
)
wrong(
    "You square the sum of all weights; square each weight, then add up.",
    (SQUARES, "np.square(np.sum(W1) + np.sum(W2) + np.sum(W3))"),
)
wrong(
    "The cross-entropy is multiplied by the penalty; add it.",
    ("cost = cross_entropy_cost + L2", "cost = cross_entropy_cost * L2"),
)
wrong(
    "The sums are taken along one axis; add up all entries of a matrix.",
    (SQUARES, SQUARES.replace("))", "), axis=1)")),
)
wrong(
    "W1 counts three times: take W1, W2 and W3 once each.",
    (SQUARES, SQUARES.replace("W2", "W1").replace("W3", "W1")),
)
wrong(
    "np.sum takes one array; sum each matrix, then add with +.",
    (SQUARES, "np.sum(np.square(W1), np.square(W2), np.square(W3))"),
)
wrong(
    "That is the number of inputs: divide by m, the number of examples.",
    (PRICE, PRICE.replace("* m)", "* W1.shape[1])")),
)
wrong(
    "That is the cross-entropy alone; the penalty is part of the cost, too.",
    ("cross_entropy_cost + L2_regularization_cost", "cross_entropy_cost"),
)
wrong(
    "The squares are added to lambd / (2 m); multiply by it.",
    (PRICE, "lambd / (2 * m) + sum_of_squares"),
)
wrong(
    "2 and m are added in the denominator; multiply them.", (PRICE, PRICE.replace("2 * m", "2 + m"))
)
wrong(
    "Only W3 is part of your penalty; add the squares of all three.",
    (SQUARES, "np.sum(np.square(W3))"),
)
wrong(
    "W1 is missing from the penalty, and W2 counts twice.", (SQUARES, SQUARES.replace("W1", "W2"))
)
wrong(
    "W2 is missing from the penalty, and W1 counts twice.", (SQUARES, SQUARES.replace("W2", "W1"))
)
for layer in (1, 2, 3):
    wrong(
        f"The weights W{layer} are not squared; the others are.",
        (SQUARES, SQUARES.replace(f"np.square(W{layer})", f"W{layer}")),
    )
    wrong(
        f"The squares of W{layer} are not added up: np.sum is missing there.",
        (SQUARES, SQUARES.replace(f"np.sum(np.square(W{layer}))", f"np.square(W{layer})")),
    )
wrong("The strength is typed in: use lambd.", (PRICE, PRICE.replace("lambd", "0.7")))
wrong(
    "The weights are doubled, or they are not squared and the 2 in the denominator is missing: use "
    "np.square, and divide by 2 m.",
    (SQUARES, "np.sum(W1 * 2) + np.sum(W2 * 2) + np.sum(W3 * 2)"),
)
wrong(
    "The weights are squared twice; square them once, and leave parameters unchanged.",
    (SQUARES, SQUARES.replace("))", ") ** 2)")),
)
wrong(
    "Two of the sums are multiplied: add all three.",
    (SQUARES, SQUARES.replace("+", "*", 1)),
)
wrong("np.sqrt takes the root; np.square squares.", (SQUARES, SQUARES.replace("square", "sqrt")))
wrong(
    "The penalty is divided by m twice: divide once.",
    (PRICE, PRICE.replace("* m)", "* m ** 2)")),
)
wrong("lambd counts twice: multiply by it once.", (PRICE, PRICE.replace("lambd", "lambd ** 2")))


# ---- backward_propagation_with_regularization ----


@grader.case
def penalised_gradients_of_five_examples(backward_propagation_with_regularization, rng):
    """A network 3-2-4-1, five examples, lambd = 12."""
    X, Y = examples(rng, 3, 5)
    cache = plain_cache(X, network(rng, 3, 2, 4, 1))
    return gradients_of(backward_propagation_with_regularization(X, Y, cache, 12.0))


@grader.case(hidden=True)
def penalised_gradients_of_nine_examples(backward_propagation_with_regularization, rng):
    """A network 4-6-3-1, nine examples, lambd = 0.1."""
    X, Y = examples(rng, 4, 9)
    cache = plain_cache(X, network(rng, 4, 6, 3, 1))
    return gradients_of(backward_propagation_with_regularization(X, Y, cache, lambd=0.1))


@grader.case(hidden=True)
def penalised_gradients_of_two_examples(backward_propagation_with_regularization, rng):
    """A network 2-5-4-1, two examples, lambd = 10."""
    X, Y = examples(rng, 2, 2)
    cache = plain_cache(X, network(rng, 2, 5, 4, 1))
    return gradients_of(backward_propagation_with_regularization(X, Y, cache, 10.0))


@grader.case(hidden=True)
def gradients_without_penalty(backward_propagation_with_regularization, rng):
    """A network 3-4-4-1, seven examples: lambd = 0, then lambd = 2."""
    X, Y = examples(rng, 3, 7)
    cache = plain_cache(X, network(rng, 3, 4, 4, 1))
    return [
        gradients_of(backward_propagation_with_regularization(X, Y, cache, lambd))
        for lambd in (0, 2.0)
    ]


DECAY = {layer: f"lambd / m * W{layer}" for layer in (1, 2, 3)}


def decay_replaced(term, layers=(1, 2, 3)):
    """Another term in place of the penalty's, with {layer} standing for the number of a layer."""
    return [(f" + {DECAY[layer]}", term.format(layer=layer)) for layer in layers]


wrong = grader.mistakes("backward_propagation_with_regularization")
wrong("The derivative of the penalty is missing; each dW has such a term.", *decay_replaced(""))
wrong("dW1 lacks the derivative of the penalty.", *decay_replaced("", layers=(1,)))
wrong("dW2 lacks the derivative of the penalty.", *decay_replaced("", layers=(2,)))
wrong("dW3 lacks the derivative of the penalty.", *decay_replaced("", layers=(3,)))
wrong("The term of the penalty is not divided by m.", *decay_replaced(" + lambd * W{layer}"))
wrong(
    "The term of the penalty is half as large as it should be: the 2 cancels in the derivative.",
    *decay_replaced(" + lambd / (2 * m) * W{layer}"),
)
wrong(
    "The term of the penalty should be added, not subtracted.",
    *decay_replaced(" - lambd / m * W{layer}"),
)
wrong(
    "The weights are still squared; the derivative of W² is 2W.",
    *decay_replaced(" + lambd / m * W{layer} ** 2"),
)
wrong(
    "That is the derivative of the L1 penalty; for L2 the term is proportional to W itself.",
    *decay_replaced(" + lambd / m * np.sign(W{layer})"),
)
wrong(
    "Each entry of dW gets a term with its own weight, not one with the sum of all weights.",
    *decay_replaced(" + lambd / m * np.sum(W{layer})"),
)
wrong(
    "The term of the penalty does not depend on lambd, its strength.",
    *decay_replaced(" + W{layer} / m"),
)
wrong(
    "The term of the penalty is twice as large as it should be: the 2 cancels in the derivative.",
    *decay_replaced(" + 2 * lambd / m * W{layer}"),
)
wrong(
    "`//` rounds lambd / m down to a whole number; divide with `/`.",
    *decay_replaced(" + lambd // m * W{layer}"),
)
wrong(
    "The term of the penalty is divided by W; multiply by it.",
    *decay_replaced(" + lambd / m / W{layer}"),
)
wrong("The term of the penalty lacks its factor, lambd / m.", *decay_replaced(" + W{layer}"))
wrong(
    "The term of the penalty is transposed; it has the shape of W.",
    *decay_replaced(" + lambd / m * W{layer}.T", layers=(1,)),
)
wrong(
    "The term of the penalty is made with the biases; it contains the weights.",
    *decay_replaced(" + lambd / m * b{layer}"),
)
wrong(
    "The term of the penalty is divided by m twice.",
    *decay_replaced(" + lambd / m**2 * W{layer}"),
)
wrong(
    "The term of the penalty is multiplied by m; divide it by m.",
    *decay_replaced(" + lambd * m * W{layer}"),
)
wrong(
    "lambd / m is added on its own; it is the factor of W.",
    *decay_replaced(" + lambd / m + W{layer}"),
)
wrong(
    "Each entry of dW gets the sum of the squares; the derivative of a square is 2W, its own W.",
    *decay_replaced(" + lambd / m * np.sum(np.square(W{layer}))"),
)
wrong(
    "The two parts of dW are multiplied with each other; add them.",
    *decay_replaced(" * lambd / m * W{layer}"),
)


PLAIN = {3: "np.dot(dZ3, A2.T) / m", 2: "np.dot(dZ2, A1.T) / m", 1: "np.dot(dZ1, X.T) / m"}


def gradients_changed(*changes, layers=(1, 2, 3)):
    """The same changes in the dW of every layer."""
    patches = []
    for layer in layers:
        text = whole = f"{PLAIN[layer]} + {DECAY[layer]}"
        for old, new in changes:
            text = text.replace(old, new)
        patches.append((whole, text))
    return patches


wrong(
    "The first part of each dW is a mean over the examples: divide it by m.",
    *gradients_changed((") / m", ")")),
)
wrong(
    "The division by m is missing in both parts of each dW.",
    *gradients_changed((") / m", ")"), ("lambd / m", "lambd")),
)
wrong(
    "The activations must be transposed, so that the product sums over the examples.",
    *gradients_changed((".T", "")),
)
wrong(
    "The first part of each dW is a matrix product; `*` does not sum over the examples.",
    *gradients_changed(("np.dot(", "("), (", ", " * ")),
)
wrong(
    "dW1 is made from dZ1 and the inputs of the first layer, which are the examples X.",
    *gradients_changed(("X.T", "A1.T"), layers=(1,)),
)
wrong(
    "That is only the derivative of the penalty; add it to the gradient without the penalty.",
    *gradients_changed(("np.dot(", "0 * np.dot(")),
)
wrong(
    "The penalty has changed db as well; the biases are not part of it.",
    *(
        (f"db{layer} = np.sum(dZ{layer}", f"db{layer} = lambd / m * b{layer} + np.sum(dZ{layer}")
        for layer in (1, 2, 3)
    ),
)
wrong(
    "The shapes do not fit: the term in a layer's dW contains the W of the same layer.",
    (DECAY[2], DECAY[1]),
)
for layer, other in ((3, 1), (2, 2)):
    wrong(
        f"dW{layer} is made from dZ{layer} and the input of its layer, A{layer - 1}.",
        *gradients_changed((f"A{layer - 1}.T", f"A{other}.T"), layers=(layer,)),
    )
wrong(
    "dW2: the activations must be transposed, so that the product sums over the examples.",
    *gradients_changed((".T", ""), layers=(2,)),
)
wrong(
    "dW2 is transposed: dZ2 comes first in the product, then the transposed activations.",
    ("np.dot(dZ2, A1.T)", "np.dot(A1, dZ2.T)"),
)
wrong(
    "dW1 is transposed: dZ1 comes first in the product, then the transposed X.",
    ("np.dot(dZ1, X.T)", "np.dot(X, dZ1.T)"),
)
wrong(
    "The term of the penalty lacks the weights: it is lambd / m times W.",
    *decay_replaced(" + lambd / m"),
)
wrong(
    "The first part of each dW is divided by m twice.", *gradients_changed((") / m", ") / m / m"))
)
wrong(
    "The term has the weights of another layer: dW2 needs W2, and dW3 needs W3.",
    (DECAY[2], DECAY[3]),
)
wrong("dW1 gets the term of another layer; its own has W1.", (DECAY[1], DECAY[2]))


# ---- forward_propagation_with_dropout ----


@grader.helper
def say(what, where=""):
    """The sentences on dropout, by what is wrong."""
    sentences = {
        "cache": "The cache should contain 14 arrays in the order of the docstring.",
        "parameters": "The cache should contain the parameters W and b as they were passed in.",
        "kept": f"Nothing is dropped in {where}: multiply A by its mask, keep the product "
        "as A, and see that the mask holds zeros.",
        "unscaled": f"The scaling is missing in {where}: divide what is kept by keep_prob.",
        "times": f"You multiply by keep_prob in {where}; divide by it.",
        "complement": f"You divide by 1 - keep_prob in {where}; divide by keep_prob.",
        "twice": f"You divide by keep_prob twice in {where}; once is enough.",
        "other": f"In {where}, A should be zero where dropped, and relu(Z) / keep_prob elsewhere.",
        "shared": "Units or examples share a mask: draw one number for each entry of A.",
        "raw": f"D contains random numbers in {where}; keep the mask that you made of them.",
        "chosen": "The size of an activation decides whether it is kept: draw random numbers with "
        "np.random.rand, and compare those with keep_prob.",
        "output": "A3 should be the sigmoid of W3 A2 + b3: in the output layer, nothing is dropped "
        "or scaled.",
        "opposite": "About 1 - keep_prob of the units are kept: the comparison is reversed.",
        "frozen": "Every call draws the same masks: do not seed the generator in the function.",
        "reshaped": "Dropout should leave A1 and A2 in their shapes.",
        "keep all": "With keep_prob = 1 nothing may be dropped, and A3 is that of a plain pass.",
    }
    return sentences[what]


@grader.helper
def two_passes(forward, X, parameters, keep_prob):
    """What goes into a forward pass, what comes out, and both activations of a second one."""
    A3, cache = forward(X, parameters, keep_prob)
    _, again = forward(X, parameters, keep_prob)
    return {
        "inputs": {"X": X, **parameters, "keep_prob": keep_prob},
        "A3": A3,
        "cache": list(cache),
        "again": [again[2], again[7]],
    }


@grader.helper
def is_chosen_by_size(plain, is_kept):
    """Whether all units that are kept are smaller, or larger, than all that are dropped."""
    kept, dropped = plain[is_kept], plain[~is_kept]
    return bool(
        kept.size and dropped.size and (kept.max() < dropped.min() or dropped.max() < kept.min())
    )


@grader.helper
def two_open_passes(forward, X, parameters, *keep_prob):
    """For both hidden layers of an open network, which units are kept in each of two passes.

    With them, the smallest and the largest factor by which dropout has changed a kept unit, and
    whether the sizes of units decide which are kept.
    """
    masks, factors, chosen = [], [], []
    for _ in range(2):
        _, cache = forward(X, parameters, *keep_prob)
        before = X
        for layer, place in ((1, 2), (2, 7)):
            A = np.asarray(cache[place])
            plain = np.dot(parameters[f"W{layer}"], before) + parameters[f"b{layer}"]
            ratio = A / plain
            masks.append(A != 0)
            factors.append([ratio[A != 0].min(initial=np.inf), ratio.max()])
            chosen.append(is_chosen_by_size(plain, A != 0))
            before = A
    return {"masks": masks, "factors": np.array(factors), "chosen": chosen}


@grader.helper
def fault_of_scale(factors, keep_prob):
    """What is wrong with the factors of kept units, by key of `say`; empty if nothing is."""
    known = {
        "": 1 / keep_prob,
        "unscaled": 1,
        "times": keep_prob,
        "complement": 1 / (1 - keep_prob),
        "twice": 1 / keep_prob**2,
    }
    return next((key for key, each in known.items() if np.allclose(factors, each)), "other")


@grader.helper
def fault_of_mask(D, A, plain, keep_prob):
    """What is wrong with a hidden layer after dropout, by key of `say`; empty if nothing is.

    `plain` are the activations before dropout. Which values of the mask D stand for kept and for
    dropped does not matter, as long as they tell the two apart.
    """
    D, A, active = np.asarray(D), np.asarray(A), plain > 0
    if A.shape != plain.shape or np.any(A[~active]):
        return "other"
    if D.shape != A.shape:
        return "shared"
    is_kept, is_dropped = active & (A != 0), active & (A == 0)
    fault = fault_of_scale(A[is_kept] / plain[is_kept], keep_prob)
    if fault != "other" and not is_dropped.any():
        return "kept"
    on, off = np.unique(D[is_kept]), np.unique(D[is_dropped])
    tells = len(on) == len(off) == 1 and on[0] != off[0]
    return fault or ("" if tells else "raw")


@grader.helper
def layer_of_fault(first, second):
    """The fault and where it is, for the faults of the two hidden layers."""
    if first == second:
        return first, "both hidden layers"
    return (first, "layer 1") if first else (second, "layer 2")


@grader.helper
def as_passes_with_dropout(got, expected):
    """Right activations, with their masks and parameters in the cache."""
    if len(got["cache"]) != 14:
        return say("cache")
    _, D1, A1, W1, b1, _, D2, A2, W2, b2, _, last, W3, b3 = got["cache"]
    X, *given, keep_prob = expected["inputs"].values()
    if not all(map(np.array_equal, (W1, b1, W2, b2, W3, b3), given)):
        return say("parameters")
    first = fault_of_mask(D1, A1, np.maximum(W1 @ X + b1, 0), keep_prob)
    second = fault_of_mask(D2, A2, np.maximum(W2 @ A1 + b2, 0), keep_prob)
    if first or second:
        return say(*layer_of_fault(first, second))
    A3 = 1 / (1 + np.exp(-(W3 @ A2 + b3)))
    if not (np.allclose(got["A3"], A3) and np.allclose(last, A3)):
        return say("output")
    return True


@grader.helper
def is_shared(is_kept):
    """Whether one mask has served every unit or every example; one that keeps all does not say."""
    lines = (is_kept[:1], is_kept[:, :1])
    return not is_kept.all() and any(np.all(is_kept == line) for line in lines)


@grader.helper
def fault_of_share(is_kept, keep_prob):
    """What is wrong with the share of kept units, in a sentence; empty if nothing is.

    It may stray from `keep_prob` by six standard errors.
    """
    share = is_kept.mean()
    stray = 6 * np.sqrt(keep_prob * (1 - keep_prob) / is_kept.size)
    if abs(share - keep_prob) <= stray:
        return ""
    if abs(share - (1 - keep_prob)) <= stray:
        return say("opposite")
    return f"{share:.0%} of the units are kept; it should be about {keep_prob:.0%}."


@grader.helper
def fault_of_whole(is_kept, factors):
    """What is wrong with a layer in which nothing is dropped, by key of `say`."""
    if not is_kept.all():
        return ""
    return "kept" if np.allclose(*factors) else "other"


def as_share(got, expected):
    """Masks drawn for every unit and example that keep the right share; new ones, where asked."""
    masks, keep_prob = [np.asarray(mask) for mask in got["masks"]], expected["keep_prob"]
    if [each.shape for each in masks] != [each.shape for each in expected["masks"]]:
        return say("reshaped")
    if np.shape(got["factors"]) != expected["factors"].shape:
        return False
    if any(got["chosen"]):
        return say("chosen")
    if any(map(is_shared, masks)):
        return say("shared")
    wholes = [*map(fault_of_whole, masks[:2], got["factors"][:2])]
    if any(wholes):
        return say(*layer_of_fault(*wholes))
    if faults := [*filter(None, (fault_of_share(mask, keep_prob) for mask in masks))]:
        return faults[0]
    scales = [fault_of_scale(each, keep_prob) for each in got["factors"][:2]]
    if any(scales):
        return say(*layer_of_fault(*scales))
    frozen = expected["new_masks"] and np.array_equal(masks[0], masks[2])
    return say("frozen") if frozen else True


def as_passes_with_and_without(got, expected):
    """Two passes with dropout, and one that keeps everything."""
    thinned = as_passes_with_dropout(got["thinned"], expected["thinned"])
    if thinned is not True:
        return thinned
    if not np.any(got["whole"][1]):
        return say("opposite")
    return all(map(np.allclose, got["whole"], expected["whole"])) or say("keep all")


@grader.case(accept=as_passes_with_dropout)
def passes_of_ten_examples(forward_propagation_with_dropout, rng):
    """A network 3-8-6-1, ten examples, keep_prob = 0.7: masks and scaling, twice."""
    parameters = network(rng, 3, 8, 6, 1)
    return two_passes(forward_propagation_with_dropout, rng.normal(size=(3, 10)), parameters, 0.7)


@grader.case(accept=as_share)
def share_of_kept_units(forward_propagation_with_dropout, rng):
    """Many units, keep_prob = 0.9: how many of them are kept, twice, and the values of D1, D2."""
    X, parameters = rng.uniform(size=(3, 40)), open_network(rng, 3, 30, 25, 1)
    passes = two_open_passes(forward_propagation_with_dropout, X, parameters, 0.9)
    return {"keep_prob": 0.9, "new_masks": True, **passes}


@grader.case(hidden=True, accept=as_passes_with_dropout)
def passes_of_fourteen_examples(forward_propagation_with_dropout, rng):
    """A network 5-7-9-1, 14 examples, keep_prob = 0.6."""
    parameters = network(rng, 5, 7, 9, 1)
    return two_passes(forward_propagation_with_dropout, rng.normal(size=(5, 14)), parameters, 0.6)


@grader.case(hidden=True, accept=as_passes_with_and_without)
def passes_with_equal_layers(forward_propagation_with_dropout, rng):
    """A network 2-8-8-1, 12 examples, keep_prob = 0.75, then 1."""
    X, parameters = rng.normal(size=(2, 12)), network(rng, 2, 8, 8, 1)
    A3, cache = forward_propagation_with_dropout(X, parameters, keep_prob=1)
    return {
        "thinned": two_passes(forward_propagation_with_dropout, X, parameters, 0.75),
        "whole": [A3, cache[2], cache[7]],
    }


@grader.case(hidden=True, accept=as_share)
def small_share_of_kept_units(forward_propagation_with_dropout, rng):
    """Many units, keep_prob = 0.35."""
    X, parameters = rng.uniform(size=(4, 60)), open_network(rng, 4, 25, 30, 1)
    passes = two_open_passes(forward_propagation_with_dropout, X, parameters, 0.35)
    return {"keep_prob": 0.35, "new_masks": False, **passes}


@grader.case(hidden=True, accept=as_share)
def share_kept_by_default(forward_propagation_with_dropout, rng):
    """Many units, keep_prob not given."""
    X, parameters = rng.uniform(size=(2, 50)), open_network(rng, 2, 30, 30, 1)
    passes = two_open_passes(forward_propagation_with_dropout, X, parameters)
    return {"keep_prob": 0.5, "new_masks": False, **passes}


def in_layers(old, new, layers=(1, 2)):
    """The same change in every layer, with {layer} standing for its number."""
    return [(old.format(layer=layer), new.format(layer=layer)) for layer in layers]


MASK = "D{layer} = np.random.rand(*A{layer}.shape) < keep_prob"
APPLY = "A{layer} = A{layer} * D{layer}"
SCALE = "A{layer} = A{layer} / keep_prob"

wrong = grader.mistakes("forward_propagation_with_dropout")
wrong(say("kept", "both hidden layers"), *in_layers(APPLY, "pass"))
wrong(say("kept", "layer 1"), *in_layers(APPLY, "pass", layers=(1,)))
wrong(say("kept", "layer 2"), *in_layers(APPLY, "pass", layers=(2,)))
wrong(say("unscaled", "both hidden layers"), *in_layers(SCALE, "pass"))
wrong(say("unscaled", "layer 1"), *in_layers(SCALE, "pass", layers=(1,)))
wrong(say("unscaled", "layer 2"), *in_layers(SCALE, "pass", layers=(2,)))
wrong(
    say("times", "both hidden layers"),
    *in_layers(SCALE, SCALE.replace("/ keep_prob", "* keep_prob")),
)
wrong(
    say("complement", "both hidden layers"),
    *in_layers(SCALE, SCALE.replace("keep_prob", "(1 - keep_prob)")),
)
wrong(say("twice", "both hidden layers"), *in_layers(SCALE, f"{SCALE} / keep_prob"))
wrong(say("chosen"), *in_layers(MASK, "D{layer} = A{layer} < keep_prob"))
wrong(say("opposite"), *in_layers(MASK, MASK.replace("<", ">")))
wrong(say("shared"), *in_layers(MASK, MASK.replace("*A{layer}.shape", "A{layer}.shape[0], 1")))
wrong(
    say("raw", "both hidden layers"),
    *in_layers(
        f"{MASK}\n    # Step 2: apply it\n    {APPLY}",
        f"{MASK.replace(' < keep_prob', '')}\n"
        "    A{layer} = A{layer} * (D{layer} < keep_prob)",
    ),
)
wrong(
    "np.random.randn draws from the normal distribution; use np.random.rand, which draws "
    "uniformly from 0 to 1.",
    *in_layers(MASK, MASK.replace("rand(", "randn(")),
)
wrong(
    "keep_prob is not used for the masks: half of the units are dropped, whatever it is.",
    *in_layers(MASK, MASK.replace("keep_prob", "0.5")),
)
wrong(
    "You use the random numbers themselves as a mask; compare them with keep_prob first.",
    *in_layers(MASK, MASK.replace(" < keep_prob", "")),
)
wrong(
    say("frozen"),
    ('    W1, b1 = parameters["W1"]', '    np.random.seed(1)\n    W1, b1 = parameters["W1"]'),
)
wrong(
    say("output"),
    (
        "A3 = sigmoid(Z3)",
        "A3 = sigmoid(Z3)\n    A3 = A3 * (np.random.rand(*A3.shape) < keep_prob) / keep_prob",
    ),
)
wrong(
    "Layer 2 needs a mask of its own, of the shape of A2; yours has that of the first layer.",
    ("A2 = A2 * D2", "A2 = A2 * D1"),
)
wrong(
    "np.random.rand takes rows and columns as two numbers, not as one tuple.",
    *in_layers(MASK, MASK.replace("*A", "A")),
)
wrong(
    "np.dot is the matrix product; a mask is multiplied element by element, with `*`.",
    *in_layers(APPLY, "A{layer} = np.dot(A{layer}, D{layer})"),
)
wrong(
    "keep_prob is not used for the masks: about 80% of the units are kept, whatever it is.",
    *in_layers(MASK, MASK.replace("keep_prob", "0.8")),
)
wrong(
    "np.random.randint(0, 2, …) keeps half of the units, whatever keep_prob is: draw with "
    "np.random.rand, and compare with keep_prob.",
    *in_layers(MASK, "D{layer} = np.random.randint(0, 2, A{layer}.shape)"),
)
wrong(
    "You divide by the share that happened to be kept; divide by keep_prob.",
    *in_layers(SCALE, "A{layer} = A{layer} / np.mean(D{layer})"),
)
wrong(
    "The mask is applied to Z; apply it to A, what the ReLU gives.",
    *in_layers(APPLY, "A{layer} = Z{layer} * D{layer}"),
)


# ---- backward_propagation_with_dropout ----


@grader.given
def small_pass(rng, forward_propagation_with_dropout):
    """A network 3-4-3-1, six examples, keep_prob = 0.8: X, Y, cache."""
    np.random.seed(2)
    X, Y = examples(rng, 3, 6)
    return X, Y, forward_propagation_with_dropout(X, network(rng, 3, 4, 3, 1), 0.8)[1]


@grader.given
def wide_pass(rng, forward_propagation_with_dropout):
    """A network 4-7-5-1, 11 examples, keep_prob = 0.4: X, Y, cache."""
    np.random.seed(3)
    X, Y = examples(rng, 4, 11)
    return X, Y, forward_propagation_with_dropout(X, network(rng, 4, 7, 5, 1), 0.4)[1]


@grader.given
def equal_pass(rng, forward_propagation_with_dropout):
    """A network 2-6-6-1, nine examples, keep_prob = 0.7: X, Y, cache."""
    np.random.seed(4)
    X, Y = examples(rng, 2, 9)
    return X, Y, forward_propagation_with_dropout(X, network(rng, 2, 6, 6, 1), 0.7)[1]


@grader.helper
def values_of_mask(forward, keep_prob):
    """By what a student's forward pass marks kept and dropped units in the masks of its cache.

    True and False are usual, others write 1 / keep_prob and 0, or mark what is dropped. It is
    learned from one pass in which no ReLU is at rest.
    """
    parameters = open_network(np.random.default_rng(0), 1, 20, 20, 1)
    try:
        cache = forward(np.ones((1, 20)), parameters, keep_prob)[1]
        mask, is_kept = np.asarray(cache[1]), np.asarray(cache[2]) != 0
        on, off = np.unique(mask[is_kept]), np.unique(mask[~is_kept])
    except Exception:  # it is unfinished or wrong, which is judged elsewhere
        return True, False
    tells = len(on) == len(off) == 1 and on[0] != off[0]
    return (on[0], off[0]) if tells else (True, False)


@grader.helper
def gradients_in_own_notation(backward, X, Y, cache, keep_prob):
    """Gradients for a cache whose masks are written as the student's forward pass writes them."""
    forward = getattr(backward, "__globals__", {}).get("forward_propagation_with_dropout")
    on, off = values_of_mask(forward, keep_prob)
    own = [np.where(each, on, off) if place in (1, 6) else each for place, each in enumerate(cache)]
    return gradients_of(backward(X, Y, tuple(own), keep_prob), "dA1", "dA2")


@grader.case
def gradients_of_six_examples(backward_propagation_with_dropout, small_pass):
    """A network 3-4-3-1, six examples, keep_prob = 0.8."""
    return gradients_in_own_notation(backward_propagation_with_dropout, *small_pass, keep_prob=0.8)


@grader.case(hidden=True)
def gradients_of_eleven_examples(backward_propagation_with_dropout, wide_pass):
    """A network 4-7-5-1, 11 examples, keep_prob = 0.4."""
    return gradients_in_own_notation(backward_propagation_with_dropout, *wide_pass, keep_prob=0.4)


@grader.case(hidden=True)
def gradients_with_equal_layers(backward_propagation_with_dropout, equal_pass):
    """A network 2-6-6-1, nine examples, keep_prob = 0.7."""
    return gradients_in_own_notation(backward_propagation_with_dropout, *equal_pass, keep_prob=0.7)


BACK_APPLY = "dA{layer} = dA{layer} * D{layer}"
BACK_SCALE = "dA{layer} = dA{layer} / keep_prob"

wrong = grader.mistakes("backward_propagation_with_dropout")
wrong(
    "Neither mask nor scaling: these are the steps of a backward pass without dropout.",
    *in_layers(f"{BACK_APPLY}\n    # Step 2: scale what is left\n    {BACK_SCALE}", "pass"),
)
wrong("The masks are missing: multiply dA1 and dA2 by them.", *in_layers(BACK_APPLY, "pass"))
wrong("The mask is missing at dA1.", *in_layers(BACK_APPLY, "pass", layers=(1,)))
wrong("The mask is missing at dA2.", *in_layers(BACK_APPLY, "pass", layers=(2,)))
wrong(
    "The scaling is missing: divide dA1 and dA2 by keep_prob, as in the forward pass.",
    *in_layers(BACK_SCALE, "pass"),
)
wrong("The scaling of dA1 is missing.", *in_layers(BACK_SCALE, "pass", layers=(1,)))
wrong("The scaling of dA2 is missing.", *in_layers(BACK_SCALE, "pass", layers=(2,)))
wrong(
    "You multiply by keep_prob; divide by it, as in the forward pass.",
    *in_layers(BACK_SCALE, BACK_SCALE.replace("/ keep_prob", "* keep_prob")),
)
wrong(
    "You divide by 1 - keep_prob; divide by keep_prob, as in the forward pass.",
    *in_layers(BACK_SCALE, BACK_SCALE.replace("keep_prob", "(1 - keep_prob)")),
)
wrong(
    "You draw new masks; the backward pass uses those of the forward pass, D1 and D2 from the"
    " cache.",
    *in_layers(
        BACK_APPLY, "dA{layer} = dA{layer} * (np.random.rand(*dA{layer}.shape) < keep_prob)"
    ),
)
wrong(
    "A mask is reversed: let the gradient pass where a unit was kept.",
    *in_layers(BACK_APPLY, "dA{layer} = dA{layer} * (1 - D{layer})"),
)
wrong(
    "np.dot is the matrix product; a mask is multiplied element by element, with `*`.",
    *in_layers(BACK_APPLY, "dA{layer} = np.dot(dA{layer}, D{layer})"),
)
wrong(
    "You multiply by the activations; the gradient passes through the masks, D1 and D2.",
    *in_layers(BACK_APPLY, "dA{layer} = dA{layer} * A{layer}"),
)
for part in (1, 2):
    wrong(
        f"dA{part} has neither mask nor scaling; both hidden layers need them.",
        *in_layers(
            f"{BACK_APPLY}\n    # Step 2: scale what is left\n    {BACK_SCALE}",
            "pass",
            layers=(part,),
        ),
    )
wrong(
    "Arrays of layers 1 and 2 are mixed: D2 belongs to dA2, D1 to dA1.",
    ("dA2 * D2", "dA2 * D1"),
    ("dA1 * D1", "dA1 * D2"),
)
for part in (1, 2):
    wrong(
        f"dA{part} is multiplied by keep_prob; divide by it, as in the forward pass.",
        *in_layers(BACK_SCALE, BACK_SCALE.replace("/ keep_prob", "* keep_prob"), layers=(part,)),
    )
    wrong(
        f"dA{part} is divided by 1 - keep_prob; divide by keep_prob, as in the forward pass.",
        *in_layers(BACK_SCALE, BACK_SCALE.replace("keep_prob", "(1 - keep_prob)"), layers=(part,)),
    )
    wrong(
        f"dA{part} is divided by keep_prob twice.",
        *in_layers(BACK_SCALE, f"{BACK_SCALE} / keep_prob", layers=(part,)),
    )
wrong(
    "The activations take the place of their gradients; mask and scale dA2 and dA1.",
    *in_layers(BACK_SCALE, "dA{layer} = A{layer} / keep_prob"),
)
wrong(
    "You divide by a fixed 0.5; divide by keep_prob.",
    *in_layers(BACK_SCALE, BACK_SCALE.replace("keep_prob", "0.5")),
)
for part in (1, 2):
    wrong(
        f"dA{part} takes on the values of the mask; multiply it by the mask.",
        *in_layers(BACK_APPLY, "dA{layer} = D{layer} * 1.0", layers=(part,)),
    )
    wrong(
        f"dA{part} is multiplied by the activations; multiply it by its mask.",
        *in_layers(BACK_APPLY, "dA{layer} = dA{layer} * A{layer}", layers=(part,)),
    )
    wrong(
        f"The mask is added to dA{part}; multiply by it.",
        *in_layers(BACK_APPLY, "dA{layer} = dA{layer} + D{layer}", layers=(part,)),
    )
    wrong(
        f"A{part} takes the place of its gradient, dA{part}.",
        *in_layers(BACK_APPLY, "dA{layer} = A{layer} * D{layer}", layers=(part,)),
    )
wrong(
    "dA2 and dA1 are divided by keep_prob twice.",
    *in_layers(BACK_SCALE, f"{BACK_SCALE} / keep_prob"),
)
wrong(
    "`//` rounds down to whole numbers; divide by keep_prob with `/`.",
    *in_layers(BACK_SCALE, "dA{layer} = dA{layer} // keep_prob"),
)
wrong(
    "The gradient is divided by the mask; multiply by it.",
    *in_layers(BACK_APPLY, "dA{layer} = dA{layer} / D{layer}"),
)
wrong(
    "The division by m belongs to dW and db; dA is divided by keep_prob alone.",
    *in_layers(BACK_SCALE, f"{BACK_SCALE} / m"),
)
wrong(
    "The mask is added; multiply by it.", *in_layers(BACK_APPLY, "dA{layer} = dA{layer} + D{layer}")
)
wrong(
    "Arrays of layers 1 and 2 are mixed: dA1 goes through the mask of its own layer, D1.",
    ("dA1 * D1", "dA1 * D2"),
)
