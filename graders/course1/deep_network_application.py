"""Cases and known mistakes of the deep network application."""

import numpy as np

from graders.common.labels import examples
from invigilator.checking import Grader

grader = Grader("course1/deep_network_application")
grader.include(examples)


@grader.helper
def parameters_of(result):
    """The parameters; a model may return them alone, as in the classic course, or with costs."""
    return result[0] if isinstance(result, tuple) else result


@grader.helper
def with_costs(result):
    """The parameters as one list of numbers, and the costs if there are any."""
    parameters = parameters_of(result)
    numbers = [parameters[name].ravel() for name in sorted(parameters)]
    costs = list(result[1]) if isinstance(result, tuple) else "not returned"
    return {"costs": costs, "parameters": np.concatenate(numbers)}


def right_where_returned(values, expected):
    """Parameters as expected, and costs too where they are returned."""
    got, wanted = values["parameters"], expected["parameters"]
    if got.shape != wanted.shape or not np.allclose(got, wanted, rtol=1e-6, atol=1e-12):
        return "the parameters after training are not as expected"
    if values["costs"] == "not returned":
        return True
    if np.shape(values["costs"]) != np.shape(expected["costs"]):
        count, many = np.size(expected["costs"]), np.size(values["costs"])
        return f"costs: expected {count} numbers, one for every 100th iteration; got {many}"
    if not np.allclose(np.asarray(values["costs"], float), expected["costs"], rtol=1e-6, atol=0):
        return f"costs: expected {expected['costs']}, got {values['costs']}"
    return True


# ---- two_layer_model ----


@grader.case
def three_hidden_units(two_layer_model, rng):
    """Four inputs, three hidden units, 12 examples, 60 iterations."""
    result = two_layer_model(*examples(rng, 4, 12), (4, 3, 1), 0.6, 60)
    return dict(parameters_of(result))


@grader.case(accept=right_where_returned)
def costs_of_two_layers(two_layer_model, rng):
    """The costs of 201 iterations."""
    return with_costs(two_layer_model(*examples(rng, 3, 9), (3, 2, 1), 0.4, 201))


@grader.case(hidden=True)
def five_hidden_units(two_layer_model, rng):
    """Six inputs, five hidden units, 20 examples, named arguments."""
    X, Y = examples(rng, 6, 20)
    result = two_layer_model(X, Y, layers_dims=(6, 5, 1), num_iterations=90, learning_rate=0.9)
    return dict(parameters_of(result))


@grader.case(hidden=True)
def default_learning_rate(two_layer_model, rng):
    """Large inputs, the learning rate by default."""
    X, Y = examples(rng, 3, 7)
    return dict(parameters_of(two_layer_model(40 * X, Y, (3, 4, 1), num_iterations=30)))


@grader.case(hidden=True)
def as_many_hidden_units_as_inputs(two_layer_model, rng):
    """Three inputs, three hidden units, three examples, one iteration."""
    X, Y = examples(rng, 3, 3)
    return dict(parameters_of(two_layer_model(X, Y, (3, 3, 1), 1.5, 1)))


@grader.case(hidden=True, accept=right_where_returned)
def costs_on_the_way(two_layer_model, rng):
    """The costs of 150 iterations."""
    return with_costs(two_layer_model(*examples(rng, 5, 11), (5, 4, 1), 0.3, 150))


START = "parameters = initialize_parameters(n_x, n_h, n_y)"
FIRST = 'linear_activation_forward(X, W1, b1, "relu")'
SECOND = 'linear_activation_forward(A1, W2, b2, "sigmoid")'
FIRST_BACK = 'linear_activation_backward(dA1, cache1, "relu")'
SECOND_BACK = 'linear_activation_backward(dA2, cache2, "sigmoid")'
COST = "compute_cost(A2, Y)"
UPDATE = "parameters = update_parameters(parameters, grads, learning_rate)"

wrong = grader.mistakes("two_layer_model")
wrong(
    "The hidden layer is ReLU, forward and backward; yours is a sigmoid.",
    (FIRST, FIRST.replace("relu", "sigmoid")),
    (FIRST_BACK, FIRST_BACK.replace("relu", "sigmoid")),
)
wrong(
    "The hidden layer is ReLU in the forward pass, but you go back through it as if it were a"
    " sigmoid.",
    (FIRST_BACK, FIRST_BACK.replace("relu", "sigmoid")),
)
wrong(
    "The output is a sigmoid in the forward pass, but you go back through it as if it were a ReLU.",
    (SECOND_BACK, SECOND_BACK.replace("sigmoid", "relu")),
)
wrong(
    "The output layer is a sigmoid; with ReLU it gives no probabilities.",
    (SECOND, SECOND.replace("sigmoid", "relu")),
)
wrong(
    "X does not fit the weights that it meets: W1 has n_x columns, and the second layer is given "
    "what the first one returned.",
    (SECOND, SECOND.replace("A1", "X")),
)
wrong(
    "The backward pass of the hidden layer starts from dA2; it should start from what layer 2"
    " handed down.",
    (FIRST_BACK, FIRST_BACK.replace("dA1", "dA2")),
)
wrong(
    "A matrix product does not fit: initialize_parameters takes n_x, n_h, n_y, layer 1 takes X, "
    "W1, b1, and each layer opens its own cache.",
    (FIRST_BACK, FIRST_BACK.replace("cache1", "cache_2")),
    (SECOND_BACK, SECOND_BACK.replace("cache2", "cache1")),
    ("cache_2", "cache2"),
)
wrong(
    "The parameters stay as they are: the gradients are zero, or the new values are not kept in "
    "parameters.",
    (UPDATE, UPDATE.removeprefix("parameters = ")),
)
wrong(
    "learning_rate is not passed on to update_parameters.",
    (UPDATE, UPDATE.replace("learning_rate", "0.0075")),
)
wrong(
    "The steps go uphill: look at the signs of the learning rate and of dA2.",
    (UPDATE, UPDATE.replace("learning_rate", "-learning_rate")),
)
wrong(
    "Training starts again in each iteration: initialize once, before the loop.",
    ('W1, b1 = parameters["W1"]', f'{START}; W1, b1 = parameters["W1"]'),
)
wrong(
    "That is the initialization for any number of layers; for two layers, use "
    "initialize_parameters.",
    (START, "parameters = initialize_parameters_deep([n_x, n_h, n_y])"),
)
wrong(
    "dW1 does not have the shape of W1: layer 2 goes back first, from dA2 with cache2, then layer "
    "1, from dA1 with cache1.",
    ("dA1, dW2, db2 =", "dA1, dW_, db_ ="),
    ("dA0, dW1, db1 =", "dA0, dW2, db2 ="),
    ("dA1, dW_, db_ =", "dA1, dW1, db1 ="),
)
wrong(
    "What compute_cost gets has a row for each hidden unit; it should have one: look at the layer "
    "sizes, at W2 and b2, and whether it is A2.",
    (COST, "compute_cost(A1, Y)"),
)
wrong(
    "The cost is computed after the update; it belongs to the parameters before it.",
    (UPDATE, f"{UPDATE}\n        cost = compute_cost(L_model_forward(X, parameters)[0], Y)"),
)
wrong(
    "initialize_parameters takes three numbers; you pass layers_dims as a whole.",
    (START, "parameters = initialize_parameters(layers_dims)"),
)
wrong(
    "parameters is not known yet in the loop: keep what initialize_parameters returns under that "
    "name.",
    (START, START.removeprefix("parameters = ")),
)
wrong(
    "The second layer has parameters of its own, W2 and b2.",
    (SECOND, SECOND.replace("W2, b2", "W1, b1")),
)
wrong(
    "The arguments of a layer are its input, W and b, in this order.",
    (FIRST, FIRST.replace("X, W1", "W1, X")),
)
wrong(
    "linear_activation_forward returns two things, the activations and a cache; take both.",
    (f"A1, cache1 = {FIRST}", f"A1 = cache1 = {FIRST}"),
)
wrong(
    "The activations are swapped: the hidden layer is ReLU, the output a sigmoid.",
    (FIRST, FIRST.replace("relu", "sigmoid")),
    (SECOND, SECOND.replace("sigmoid", "relu")),
)
wrong(
    "compute_cost takes the predictions first, then the labels.",
    (COST, "compute_cost(Y, A2)"),
)
wrong(
    "A matrix product does not fit: layer 2 takes A1, W2 and b2, in this order, and layer 1 opens "
    "its own cache.",
    (FIRST_BACK, FIRST_BACK.replace("cache1", "cache2")),
)
wrong(
    "linear_activation_backward returns the gradient that is handed down first, then dW and db.",
    ("dA1, dW2, db2 =", "dW2, db2, dA1 ="),
)
wrong(
    "Layer 1: linear_activation_backward returns dA0, dW1 and db1, in this order.",
    ("dA0, dW1, db1 =", "dW1, db1, dA0 ="),
)
wrong(
    "The backward pass starts from the gradient dA2, not from the activations A2.",
    (SECOND_BACK, SECOND_BACK.replace("dA2", "A2")),
)
wrong(
    "update_parameters takes the parameters first, then the gradients.",
    (UPDATE, UPDATE.replace("(parameters, grads", "(grads, parameters")),
)
wrong(
    "The steps are divided by m, but the gradients are means over the examples already.",
    (UPDATE, UPDATE.replace("learning_rate", "learning_rate / X.shape[1]")),
)
wrong(
    "Your hidden layer uses the sigmoid in the forward pass; use ReLU, forward and backward.",
    (FIRST, FIRST.replace("relu", "sigmoid")),
)
wrong(
    "Layer 1: linear_activation_backward returns dW before db.",
    ("dA0, dW1, db1 =", "dA0, db1, dW1 ="),
)
wrong(
    "Layer 2: linear_activation_backward returns dW before db.",
    ("dA1, dW2, db2 =", "dA1, db2, dW2 ="),
)
wrong(
    "The backward pass starts from the gradient dA2, not from the cost.",
    (SECOND_BACK, SECOND_BACK.replace("dA2", "cost")),
)
wrong(
    "Layer 1 goes back from dA1, which layer 2 handed down, not from the activations A1.",
    (FIRST_BACK, FIRST_BACK.replace("dA1", "A1")),
)
wrong(
    "linear_activation_backward takes the gradient first, then the cache.",
    (SECOND_BACK, SECOND_BACK.replace("dA2, cache2", "cache2, dA2")),
)
wrong(
    "update_parameters takes the parameters, the gradients and the learning rate, in this order.",
    (UPDATE, UPDATE.replace("grads, learning_rate", "learning_rate, grads")),
)
wrong(
    "A2 is a pair: linear_activation_forward returns the activations and a cache.",
    (f"A2, cache2 = {SECOND}", f"A2 = cache2 = {SECOND}"),
)
wrong(
    "Training ends after the first iteration: return stands inside the loop.",
    ("    return parameters, costs", "        return parameters, costs"),
)
wrong(
    "Every step starts from the first parameters: update those of the step before.",
    (UPDATE, UPDATE.replace("(parameters", f"({START.removeprefix('parameters = ')}")),
)
wrong(
    "The costs are m times too large: compute_cost takes the mean already.",
    (COST, "compute_cost(A2, Y) * X.shape[1]"),
)
OWN_DRAW = """parameters = {"W1": np.random.randn(n_h, n_x) * 0.01, "b1": np.zeros((n_h, 1))}
    parameters |= {"W2": np.random.randn(n_y, n_h) * 0.01, "b2": np.zeros((n_y, 1))}"""
wrong(
    "The weights begin as random numbers times 0.01; take those of initialize_parameters.",
    (START, OWN_DRAW),
)
wrong(
    "You pass the number of the iteration as the learning rate; pass learning_rate.",
    (UPDATE, UPDATE.replace("learning_rate", "i")),
)
wrong(
    "The costs are divided by m once too often: compute_cost takes the mean already.",
    (COST, "compute_cost(A2, Y) / X.shape[1]"),
)

wrong(
    "Both passes have the activations swapped: the hidden layer is ReLU, the output a sigmoid.",
    (FIRST, FIRST.replace("relu", "sigmoid")),
    (SECOND, SECOND.replace("sigmoid", "relu")),
    (FIRST_BACK, FIRST_BACK.replace("relu", "sigmoid")),
    (SECOND_BACK, SECOND_BACK.replace("sigmoid", "relu")),
)
wrong(
    "The activations are swapped in the backward pass: layer 2 is a sigmoid, layer 1 a ReLU.",
    (FIRST_BACK, FIRST_BACK.replace("relu", "sigmoid")),
    (SECOND_BACK, SECOND_BACK.replace("sigmoid", "relu")),
)
wrong(
    "The output layer is a sigmoid, forward and backward; yours is a ReLU.",
    (SECOND, SECOND.replace("sigmoid", "relu")),
    (SECOND_BACK, SECOND_BACK.replace("sigmoid", "relu")),
)
wrong(
    "A2 - Y is dZ of the output layer, which already contains the derivative of the sigmoid; here "
    "the backward pass starts from dA2.",
    (SECOND_BACK, SECOND_BACK.replace("dA2", "A2 - Y")),
)
wrong(
    "A2 - Y is dZ of the output layer, not dA2, and the mean is taken when dW is computed.",
    (SECOND_BACK, SECOND_BACK.replace("dA2", "(A2 - Y) / Y.shape[1]")),
)
wrong(
    "The backward pass starts from dA2, not from the difference Y - A2.",
    (SECOND_BACK, SECOND_BACK.replace("dA2", "Y - A2")),
)
wrong(
    "The backward pass starts from dA2, not from the labels.",
    (SECOND_BACK, SECOND_BACK.replace("dA2", "Y")),
)
wrong(
    "Layer 2 goes back from dA2 with cache2, then layer 1 from dA1 with cache1.",
    (SECOND_BACK, SECOND_BACK.replace("cache2", "cache1")),
)
wrong(
    "The bias of layer 1 is b1; yours is b2.",
    (FIRST, FIRST.replace("b1", "b2")),
)
wrong(
    "The learning rate is divided by the number of iterations; pass it as it is.",
    (UPDATE, UPDATE.replace("learning_rate", "learning_rate / num_iterations")),
)
wrong(
    "The learning rate shrinks from one iteration to the next; pass it as it is.",
    (UPDATE, UPDATE.replace("learning_rate", "learning_rate / (i + 1)")),
)
wrong(
    "Each step is taken twice: update the parameters once in an iteration.",
    (UPDATE, f"{UPDATE}\n        {UPDATE}"),
)
wrong(
    "The biases are not updated.",
    (UPDATE, f'{UPDATE}\n        parameters |= {{"b1": b1, "b2": b2}}'),
)
wrong(
    "The parameters of layer 1 are not updated.",
    (UPDATE, f'{UPDATE}\n        parameters |= {{"W1": W1, "b1": b1}}'),
)
wrong(
    "The number of hidden units is hard-coded; use n_h.",
    (START, START.replace("n_h", "7")),
)
wrong(
    "All parameters begin as zeros, so that the hidden units stay alike; take those of "
    "initialize_parameters.",
    (START, f"{START}\n    parameters = {{name: 0 * part for name, part in parameters.items()}}"),
)
for told, cost in (
    ("mean squared errors", "np.mean((A2 - Y) ** 2)"),
    ("halves of mean squared errors", "np.mean((A2 - Y) ** 2) / 2"),
    ("sums of squared errors", "np.sum((A2 - Y) ** 2)"),
    ("mean absolute errors", "np.mean(np.abs(A2 - Y))"),
):
    wrong(f"The costs are {told}; take the cross-entropy of compute_cost.", (COST, cost))
wrong(
    "The costs have the wrong sign: the cross-entropy is positive.",
    (COST, "-compute_cost(A2, Y)"),
)
wrong(
    "The costs count the examples of class 1 only; compute_cost has a term for class 0 as well.",
    (COST, "-np.mean(Y * np.log(A2))"),
)
wrong(
    "That is the share of right answers; the cost is the cross-entropy of compute_cost.",
    (COST, "np.mean((A2 > 0.5) == Y)"),
)
wrong(
    "compute_cost takes the probabilities A2; you pass decisions.",
    (COST, "compute_cost(A2 > 0.5, Y)"),
)
wrong(
    "linear_backward is not there in this notebook: linear_activation_backward goes back through "
    "both parts of a layer.",
    (SECOND_BACK, "linear_backward(A2 - Y, cache2[0])"),
)
wrong(
    "The learning rate is hard-coded as 0.01; pass learning_rate.",
    (UPDATE, UPDATE.replace("learning_rate", "0.01")),
)
wrong(
    "The costs are halved; compute_cost gives what is wanted.",
    (COST, "compute_cost(A2, Y) / 2"),
)
wrong(
    "The costs are those of rounded predictions; pass the probabilities A2.",
    (COST, "compute_cost(np.round(A2), Y)"),
)


# ---- L_layer_model ----


@grader.case
def three_layers(L_layer_model, rng):
    """Four inputs, layers of 5, 3 and 1 units, 14 examples, 50 iterations."""
    result = L_layer_model(*examples(rng, 4, 14), [4, 5, 3, 1], 0.2, 50)
    return dict(parameters_of(result))


@grader.case(accept=right_where_returned)
def costs_of_three_layers(L_layer_model, rng):
    """The costs of 201 iterations."""
    return with_costs(L_layer_model(*examples(rng, 3, 10), [3, 4, 2, 1], 0.1, 201))


@grader.case(hidden=True)
def four_layers(L_layer_model, rng):
    """Four layers of different sizes, named arguments."""
    X, Y = examples(rng, 6, 25)
    result = L_layer_model(X, Y, layers_dims=[6, 7, 4, 3, 1], num_iterations=70, learning_rate=0.1)
    return dict(parameters_of(result))


@grader.case(hidden=True)
def no_hidden_layer(L_layer_model, rng):
    """A single neuron, the learning rate by default."""
    X, Y = examples(rng, 8, 13)
    return dict(parameters_of(L_layer_model(5 * X, Y, [8, 1], num_iterations=80)))


@grader.case(hidden=True)
def two_layers(L_layer_model, rng):
    """One hidden layer, one iteration."""
    X, Y = examples(rng, 3, 6)
    return dict(parameters_of(L_layer_model(X, Y, [3, 5, 1], 0.8, 1)))


@grader.case(hidden=True, accept=right_where_returned)
def costs_of_four_layers(L_layer_model, rng):
    """The costs of 130 iterations."""
    return with_costs(L_layer_model(*examples(rng, 5, 12), [5, 6, 3, 2, 1], 0.05, 130))


DEEP_START = "parameters = initialize_parameters_deep(layers_dims)"
FORWARD = "AL, caches = L_model_forward(X, parameters)"
BACKWARD = "grads = L_model_backward(AL, Y, caches)"

wrong = grader.mistakes("L_layer_model")
wrong(
    "initialize_parameters is for two layers; there is another function for a list of sizes.",
    (DEEP_START, "parameters = initialize_parameters(*layers_dims)"),
)
wrong(
    "L_model_backward takes the predictions AL first; you pass the labels.",
    (BACKWARD, "grads = L_model_backward(Y, AL, caches)"),
)
wrong(
    "The parameters stay as they are: the gradients are zero, or what update_parameters returns is "
    "lost.",
    (UPDATE, UPDATE.removeprefix("parameters = ")),
)
wrong(
    "learning_rate is not passed on to update_parameters.",
    (UPDATE, UPDATE.replace("learning_rate", "0.0075")),
)
wrong(
    "The steps go uphill: pass the learning rate as it is, without a minus sign.",
    (UPDATE, UPDATE.replace("learning_rate", "-learning_rate")),
)
wrong(
    "Training starts again in each iteration: initialize once, before the loop.",
    (FORWARD, f"{DEEP_START}; {FORWARD}"),
)
wrong(
    "Every step uses the gradients of the start: go forward and back with the current parameters.",
    (DEEP_START, f"{DEEP_START}; first = parameters"),
    (FORWARD, FORWARD.replace("parameters", "first")),
)
wrong(
    "The cost compares the labels with themselves; compare the predictions with the labels.",
    ("compute_cost(AL, Y)", "compute_cost(Y.astype(float), Y)"),
)
wrong(
    "The cost is computed after the update; it belongs to the parameters before it.",
    (UPDATE, f"{UPDATE}\n        cost = compute_cost(L_model_forward(X, parameters)[0], Y)"),
)
wrong(
    "The steps are divided by m, but the gradients are means over the examples already.",
    (
        BACKWARD,
        f"{BACKWARD}\n        grads = {{name: part / X.shape[1] for name, part in grads.items()}}",
    ),
)
wrong(
    "initialize_parameters_deep takes the list as a whole: leave out the star.",
    (DEEP_START, DEEP_START.replace("(", "(*")),
)
wrong(
    "initialize_parameters_deep takes the list of sizes, not a number.",
    (DEEP_START, DEEP_START.replace("layers_dims", "len(layers_dims)")),
)
wrong(
    "parameters is not known yet in the loop: keep what initialize_parameters_deep returns under "
    "that name.",
    (DEEP_START, DEEP_START.removeprefix("parameters = ")),
)
wrong(
    "An array stands where a dictionary is needed: L_model_forward takes X, then the parameters, "
    "and update_parameters takes grads.",
    (FORWARD, FORWARD.replace("X, parameters", "parameters, X")),
)
wrong(
    "A list stands where a dictionary is needed: L_model_forward takes the parameters, "
    "update_parameters the gradients.",
    (FORWARD, FORWARD.replace("X, parameters", "X, layers_dims")),
)
wrong(
    "L_model_forward returns two things, AL and the caches; take both.",
    (FORWARD, FORWARD.replace("AL, caches =", "AL = caches =")),
)
wrong(
    "The caches stand where an array is needed: L_model_forward returns AL, then caches, and "
    "L_model_backward takes AL, Y, caches.",
    (FORWARD, FORWARD.replace("AL, caches =", "caches, AL =")),
)
wrong(
    "compute_cost takes the predictions first, then the labels.",
    ("compute_cost(AL, Y)", "compute_cost(Y, AL)"),
)
wrong(
    "The cost compares predictions with the labels Y, not with the examples X.",
    ("compute_cost(AL, Y)", "compute_cost(AL, X)"),
)
wrong(
    "L_model_backward needs all caches, not only the last one.",
    (BACKWARD, BACKWARD.replace("caches)", "caches[-1])")),
)
wrong(
    "L_model_backward starts from the predictions AL, not from the cost.",
    (BACKWARD, BACKWARD.replace("AL, Y", "cost, Y")),
)
wrong(
    "L_model_backward starts from the predictions AL, not from the examples X.",
    (BACKWARD, BACKWARD.replace("AL, Y", "X, Y")),
)
wrong(
    "update_parameters takes the parameters first, then the gradients.",
    (UPDATE, UPDATE.replace("(parameters, grads", "(grads, parameters")),
)
wrong(
    "L_model_backward starts from the predictions AL; it works out their gradient, dAL, by itself.",
    (BACKWARD, "grads = L_model_backward(-(Y / AL - (1 - Y) / (1 - AL)), Y, caches)"),
)
wrong(
    "Training ends after the first iteration: return stands inside the loop.",
    ("    return parameters, costs", "        return parameters, costs"),
)
wrong(
    "A number stands where the gradients or the caches are needed: look at the arguments of "
    "update_parameters and L_model_backward.",
    (UPDATE, UPDATE.replace("grads, learning_rate", "learning_rate, grads")),
)
wrong(
    "L_model_forward takes the examples X, not the labels.",
    (FORWARD, FORWARD.replace("X, parameters", "Y, parameters")),
)
wrong(
    "L_model_backward takes the labels Y second, not the examples X.",
    (BACKWARD, BACKWARD.replace("AL, Y", "AL, X")),
)
wrong(
    "The list of sizes is needed as a whole: its first number counts the inputs.",
    (DEEP_START, DEEP_START.replace("layers_dims", "layers_dims[1:]")),
)
wrong(
    "You pass the number of the iteration as the learning rate; pass learning_rate.",
    (UPDATE, UPDATE.replace("learning_rate", "i")),
)
wrong(
    "layers_dims can hold any number of sizes: give initialize_parameters_deep the whole list.",
    (
        DEEP_START,
        "n_x, n_h, n_y = layers_dims\n    parameters = initialize_parameters(n_x, n_h, n_y)",
    ),
)
OWN_START = """parameters = {}
    for l in range(1, len(layers_dims)):
        size = layers_dims[l], layers_dims[l - 1]
        parameters[f"W{l}"] = np.random.randn(*size) * 0.01
        parameters[f"b{l}"] = np.zeros((layers_dims[l], 1))"""
wrong(
    "The weights begin as random numbers times 0.01; take those of initialize_parameters_deep.",
    (DEEP_START, OWN_START),
)
wrong(
    "The costs are divided by m once too often: compute_cost takes the mean already.",
    ("compute_cost(AL, Y)", "compute_cost(AL, Y) / X.shape[1]"),
)
wrong(
    "The costs are sums over the examples; compute_cost takes the mean.",
    ("compute_cost(AL, Y)", "-np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))"),
)
wrong(
    "The costs are mean squared errors; take the cross-entropy of compute_cost.",
    ("compute_cost(AL, Y)", "np.mean((AL - Y) ** 2)"),
)
ALL_LAYERS = """AL, caches = X, []
        for l in range(1, len(layers_dims)):
            W, b = parameters[f"W{l}"], parameters[f"b{l}"]
            AL, cache = linear_activation_forward(AL, W, b, ACTIVATION)
            caches.append(cache)"""
wrong(
    "The hidden layers are sigmoids in your forward pass; L_model_forward has ReLU there.",
    (FORWARD, ALL_LAYERS.replace("ACTIVATION", '"sigmoid"')),
)
wrong(
    "The output is a ReLU in your forward pass; L_model_forward has a sigmoid there.",
    (FORWARD, ALL_LAYERS.replace("ACTIVATION", '"relu"')),
)
