"""Cases and known mistakes of gradient checking."""

import numpy as np

from invigilator.checking import Grader

grader = Grader("course2/gradient_checking")


@grader.helper
def checked(gradient_check, J, dJ, *arguments):
    """What `gradient_check` returns while its forward and backward pass are J and dJ."""
    names = gradient_check.__globals__
    others = {"forward_propagation": J, "backward_propagation": dJ}
    saved = {name: names[name] for name in others if name in names}
    names.update(others)
    try:
        return gradient_check(*arguments)
    finally:
        for name in others:
            del names[name]
        names.update(saved)


@grader.helper
def parameters_of(rng, n_x, n_1, n_2):
    """Parameters of a network with ReLU twice, scaled so that no unit saturates."""
    sizes = [n_x, n_1, n_2, 1]
    parameters = {}
    for layer in (1, 2, 3):
        n_prev, n = sizes[layer - 1], sizes[layer]
        parameters[f"W{layer}"] = rng.normal(size=(n, n_prev)) * np.sqrt(2 / n_prev)
        parameters[f"b{layer}"] = rng.normal(size=(n, 1)) * 0.3
    return parameters


@grader.helper
def examples(rng, n_x, m):
    """X of shape (n_x, m), and labels Y of shape (1, m)."""
    return rng.normal(size=(n_x, m)), rng.permutation(np.arange(m) % 2).reshape(1, m)


@grader.helper
def gradients_in(mapping):
    """The gradients of the parameters, as far as they are there."""
    names = ("dW1", "db1", "dW2", "db2", "dW3", "db3")
    return {name: mapping[name] for name in names if isinstance(mapping, dict) and name in mapping}


@grader.helper
def as_number(difference):
    """A difference as it is; several numbers in words, for those of right gradients are noise."""
    shape = np.shape(difference)
    return f"an array of shape {shape}" if np.size(difference) > 1 else difference


@grader.helper
def is_tiny(values, expected):
    """Accept whatever rounding leaves of a difference that is 0 on paper."""
    difference = values["difference"]
    if isinstance(difference, str | dict | list | tuple) or difference is None:
        return "difference should be a number"
    if np.shape(difference) != ():
        return f"difference should be a number, not an array of shape {np.shape(difference)}"
    if not 0 <= difference < 1e-6:
        return f"difference: expected a number from 0 to 1e-06, got {float(difference):.6g}"
    return True


# ---- forward_propagation ----


@grader.case
def cost_above_zero(forward_propagation):
    """The numbers x = 2.37 and theta = 4.13."""
    return {"J": forward_propagation(2.37, 4.13)}


@grader.case
def cost_below_zero(forward_propagation):
    """The numbers x = 1.5 and theta = -3."""
    return {"J": forward_propagation(1.5, -3.0)}


@grader.case(hidden=True)
def costs_of_some_numbers(forward_propagation, rng):
    """Some pairs of numbers."""
    pairs = rng.normal(scale=3, size=(5, 2))
    return [forward_propagation(float(x), float(theta)) for x, theta in pairs]


@grader.case(hidden=True)
def costs_along_a_line(forward_propagation, rng):
    """One input, several parameters."""
    x = float(rng.uniform(0.5, 3))
    return [forward_propagation(x, theta) for theta in (-2.5, -1.0, 0.25, 7.0)]


wrong = grader.mistakes("forward_propagation")
wrong(
    "That is the sum of the two; the model multiplies the input by its parameter.",
    ("J = theta * x", "J = theta + x"),
)
wrong("That is only the input: the parameter is not used.", ("J = theta * x", "J = x"))
wrong(
    "That is a quotient; the model multiplies the input by its parameter.",
    ("J = theta * x", "J = theta / x"),
)
wrong(
    "The cost is the product itself, without a square.", ("J = theta * x", "J = (theta * x) ** 2")
)
wrong("That is a power; the model multiplies theta by x.", ("theta * x", "theta ** x"))
wrong("That is a power of x; the model multiplies x by theta.", ("theta * x", "x ** theta"))
wrong("x is multiplied by itself; multiply it by theta.", ("theta * x", "x * x"))
wrong("That is only the parameter: the input is not used.", ("theta * x", "theta"))
wrong(
    "That is the difference of the two; the model multiplies the input by its parameter.",
    ("theta * x", "theta - x"),
)
wrong(
    "The model is linear: no sigmoid belongs here.", ("theta * x", "1 / (1 + np.exp(-theta * x))")
)
wrong("The cost may be negative: no ReLU belongs here.", ("theta * x", "np.maximum(0, theta * x)"))
wrong("The cost may be negative: take no absolute value.", ("theta * x", "abs(theta * x)"))
wrong("theta is squared; the model multiplies it by x once.", ("theta * x", "theta ** 2 * x"))
wrong("x is squared; the model multiplies it by theta once.", ("theta * x", "theta * x ** 2"))
wrong("The sign is wrong: the cost is theta times x.", ("theta * x", "-theta * x"))
wrong("That is x divided by theta; the model multiplies the two.", ("theta * x", "x / theta"))
wrong(
    "That is half the square; the cost is theta times x.",
    ("theta * x", "0.5 * (theta * x) ** 2"),
)
wrong("The product is cut to a whole number: leave out int.", ("theta * x", "int(theta * x)"))
wrong("The cost is rounded: return theta * x as it is.", ("theta * x", "round(theta * x, 2)"))
wrong(
    "The cost is rounded to a whole number: return theta * x as it is.",
    ("theta * x", "round(theta * x)"),
)


# ---- backward_propagation ----


@grader.case
def derivative_above_zero(backward_propagation):
    """The numbers x = 2.3 and theta = 4.1."""
    return {"dtheta": backward_propagation(2.3, 4.1)}


@grader.case
def derivative_below_zero(backward_propagation):
    """The numbers x = -1.7 and theta = -0.6."""
    return {"dtheta": backward_propagation(-1.7, -0.6)}


@grader.case(hidden=True)
def derivatives_at_some_numbers(backward_propagation, rng):
    """Some pairs of numbers."""
    pairs = rng.normal(scale=3, size=(5, 2))
    return [backward_propagation(float(x), float(theta)) for x, theta in pairs]


@grader.case(hidden=True)
def derivatives_along_a_line(backward_propagation, rng):
    """One parameter, several inputs."""
    theta = float(rng.uniform(-4, -1))
    inputs = rng.normal(scale=2, size=4)
    return [backward_propagation(float(x), theta) for x in inputs]


wrong = grader.mistakes("backward_propagation")
wrong(
    "That is the derivative by x. The parameter is theta: treat x as a constant.",
    ("dtheta = x", "dtheta = theta"),
)
wrong(
    "That is the cost itself; return its derivative by theta.", ("dtheta = x", "dtheta = theta * x")
)
wrong(
    "theta alone has the derivative 1, but here theta is multiplied by something.",
    ("dtheta = x", "dtheta = 1"),
)
wrong(
    "The sign is wrong: with a positive x, the cost grows when theta grows.",
    ("dtheta = x", "dtheta = -x"),
)
wrong("The derivative is x with its sign: take no absolute value.", ("= x", "= np.abs(x)"))
wrong("x is squared; the derivative of theta times x is x.", ("= x", "= x ** 2"))
wrong(
    "That is twice the derivative: theta is not squared in the cost; and if you nudge it to both "
    "sides, divide by 2 * epsilon.",
    ("= x", "= 2 * x"),
)
wrong(
    "That would be the derivative of theta² x; in the cost theta is not squared.",
    ("= x", "= 2 * theta * x"),
)
wrong("That is a sum; the derivative of theta times x is x alone.", ("= x", "= x + theta"))
wrong("The derivative is 0 only where theta plays no part; here it does.", ("= x", "= 0"))
wrong("x is turned upside down: it stays as it is.", ("= x", "= 1 / x"))
wrong("x is divided by theta; the derivative contains no theta.", ("= x", "= x / theta"))
wrong("Only the sign of x is left; return x itself.", ("= x", "= np.sign(x)"))
wrong(
    "The derivative is x for every theta, also for a negative one: no ReLU belongs here.",
    ("= x", "= x if theta > 0 else 0"),
)
wrong(
    "No sigmoid belongs here: the cost is theta times x itself.",
    ("= x", "= x / (1 + np.exp(-theta * x)) * (1 - 1 / (1 + np.exp(-theta * x)))"),
)
wrong(
    "That is an integral, theta² x / 2; return the derivative of theta times x by theta.",
    ("= x", "= x * theta ** 2 / 2"),
)
wrong(
    "That is the slope of the curve drawn in section 2; here the cost is theta times x.",
    ("= x", "= 0.9 * theta ** 2 - 1"),
)
wrong(
    "That is the derivative of the sine in section 2; here the cost is theta times x.",
    ("= x", "= np.cos(theta)"),
)
wrong(
    "That is how much the cost changes between two nudges; divide it by 2 * epsilon.",
    ("= x", "= forward_propagation(x, theta + 1e-7) - forward_propagation(x, theta - 1e-7)"),
)
wrong(
    "You take a step of gradient descent; return the derivative itself.",
    ("= x", "= theta - 0.01 * x"),
)
wrong(
    "The derivative is multiplied by the cost; it is x alone.",
    ("= x", "= x * theta * x"),
)
wrong(
    "That is only how much the cost changes; divide it by how far theta was nudged.",
    ("= x", "= forward_propagation(x, theta + 1e-7) - forward_propagation(x, theta)"),
)
wrong(
    "You return two numbers, x and theta; only the derivative by theta is wanted.",
    ("= x", "= (x, theta)"),
)
wrong(
    "That is x² / 2, the integral of x; return the derivative of theta times x by theta.",
    ("= x", "= x ** 2 / 2"),
)
wrong(
    "That is an integral over x, theta x² / 2; return the derivative of theta times x by theta.",
    ("= x", "= theta * x ** 2 / 2"),
)


# ---- gradient_check ----


@grader.case(accept=is_tiny)
def right_backward_pass(gradient_check):
    """The numbers x = 2 and theta = 4: forward and backward pass fit."""
    return {"difference": gradient_check(2, 4)}


@grader.case
def derivative_too_large(gradient_check):
    """Cost x·theta, with a derivative that is 1.6 times too large."""
    return {
        "difference": checked(
            gradient_check, lambda x, theta: x * theta, lambda x, theta: 1.6 * x, 2.0, 4.0
        )
    }


@grader.case
def derivative_of_the_wrong_sign(gradient_check):
    """Cost x·theta, with a derivative of -1.7 x."""
    return {
        "difference": checked(
            gradient_check, lambda x, theta: x * theta, lambda x, theta: -1.7 * x, 2.0, 4.0
        )
    }


@grader.case
def falling_cost(gradient_check):
    """Cost x·theta with a negative x, and a derivative that is 1.3 times too large."""
    return {
        "difference": checked(
            gradient_check, lambda x, theta: x * theta, lambda x, theta: 1.3 * x, -1.5, 2.0
        )
    }


@grader.case
def cubic_cost(gradient_check):
    """Cost x·theta³, with a derivative that is too small, and a large nudge, epsilon = 0.3."""
    return {
        "difference": checked(
            gradient_check,
            lambda x, theta: x * theta**3,
            lambda x, theta: 2 * x * theta**2,
            *(2.0, 1.5, 0.3),
        )
    }


@grader.case(hidden=True)
def linear_cost_with_wrong_derivatives(gradient_check, rng):
    """Cost x·theta, with several wrong derivatives."""
    factors, x, theta = rng.uniform(0.2, 5, size=4), float(rng.normal()), float(rng.normal())
    return [
        checked(
            gradient_check, lambda x, theta: x * theta, lambda x, theta, c=c: c * x, x, theta, 1e-3
        )
        for c in factors
    ]


@grader.case(hidden=True)
def exponential_cost(gradient_check, rng):
    """Cost exp(x·theta), with a derivative that is too large, and large nudges."""
    x, theta = float(rng.uniform(0.5, 1.5)), float(rng.uniform(-1, 1))
    return [
        checked(
            gradient_check,
            lambda x, theta: np.exp(x * theta),
            lambda x, theta: 1.4 * x * np.exp(x * theta),
            *(x, theta, epsilon),
        )
        for epsilon in (0.1, 0.7, 1.3)
    ]


@grader.case(hidden=True)
def falling_cubic_cost(gradient_check, rng):
    """A cost that falls, with a derivative that is too small and one of the wrong sign."""
    x, theta = float(-rng.uniform(1, 2)), float(rng.uniform(1, 2))
    small, reversed_sign = (lambda x, t: 2 * x * t**2), (lambda x, t: -x * t**2)
    return [
        checked(gradient_check, lambda x, theta: x * theta**3, dJ, x, theta, 0.25)
        for dJ in (small, reversed_sign)
    ]


@grader.case(hidden=True)
def cost_with_a_kink(gradient_check, rng):
    """A cost with a kink near the nudge, and a derivative that is too large."""
    x = float(rng.uniform(1, 2))
    return [
        checked(
            gradient_check,
            lambda x, theta: x * np.maximum(0.0, theta) + theta**2,
            lambda x, theta: x * (theta > 0) + 3 * theta,
            *(x, theta, 0.5),
        )
        for theta in (-0.3, -0.1, 0.2)
    ]


QUOTIENT = "gradapprox = (J_plus - J_minus) / (2 * epsilon)"
DIFFERENCE = "difference = numerator / denominator"

wrong = grader.mistakes("gradient_check")
wrong(
    "J_minus is the cost at theta itself: nudge to both sides, each time by epsilon.",
    ("theta_minus = theta - epsilon", "theta_minus = theta"),
)
wrong(
    "That is the one-sided estimate. Use the two-sided one: its error is far smaller.",
    (QUOTIENT, "gradapprox = (J_plus - forward_propagation(x, theta)) / epsilon"),
)
wrong(
    "The two points are 2 epsilon apart, so your gradapprox is twice as large as it should be.",
    (QUOTIENT, "gradapprox = (J_plus - J_minus) / epsilon"),
)
wrong(
    "Brackets are missing: a / 2 * epsilon divides by 2 and then multiplies by epsilon.",
    (QUOTIENT, "gradapprox = (J_plus - J_minus) / 2 * epsilon"),
)
wrong(
    "grad and gradapprox have opposite signs, or you add them: subtract J_minus from J_plus, and "
    "gradapprox from grad.",
    (QUOTIENT, "gradapprox = (J_minus - J_plus) / (2 * epsilon)"),
)
wrong(
    "gradapprox is the change of the cost; divide it by the distance to get a derivative.",
    (QUOTIENT, "gradapprox = J_plus - J_minus"),
)
wrong(
    "You compute the costs with a formula of your own: call forward_propagation, or it stays "
    "unchecked.",
    ("J_plus = forward_propagation(x, theta_plus)", "J_plus = theta_plus * x"),
    ("J_minus = forward_propagation(x, theta_minus)", "J_minus = theta_minus * x"),
)
wrong(
    "You compute grad with a formula of your own: call backward_propagation, or it stays "
    "unchecked.",
    ("grad = backward_propagation(x, theta)", "grad = x"),
)
wrong(
    "You nudge the input x; nudge the parameter theta.",
    ("forward_propagation(x, theta_plus)", "forward_propagation(x + epsilon, theta)"),
    ("forward_propagation(x, theta_minus)", "forward_propagation(x - epsilon, theta)"),
)
wrong(
    "The nudge has a fixed size; use the argument epsilon.",
    ("theta_plus = theta + epsilon", "theta_plus = theta + 1e-7"),
    ("theta_minus = theta - epsilon", "theta_minus = theta - 1e-7"),
    ("/ (2 * epsilon)", "/ (2 * 1e-7)"),
)
wrong(
    "The difference is not relative yet: divide it by the size of the two derivatives.",
    (DIFFERENCE, "difference = numerator"),
)
wrong(
    "The denominator contains only grad; it is the sum of the sizes of both.",
    ("np.abs(grad) + np.abs(gradapprox)", "np.abs(grad)"),
)
wrong(
    "Take the absolute value of each derivative before you add them.",
    ("np.abs(grad) + np.abs(gradapprox)", "np.abs(grad + gradapprox)"),
)
wrong(
    "The difference can be negative: take the absolute value in the numerator.",
    ("np.abs(grad - gradapprox)", "grad - gradapprox"),
)
NUMERATOR, SIZES = "np.abs(grad - gradapprox)", "np.abs(grad) + np.abs(gradapprox)"

wrong(
    "The difference is 1, as it is when gradapprox is 0 or far off: J_plus is the cost of the "
    "raised theta, J_minus that of the lowered one.",
    ("theta_minus = theta - epsilon", "theta_minus = theta + epsilon"),
)
wrong(
    "forward_propagation takes x first, then theta.",
    ("forward_propagation(x, theta_plus)", "forward_propagation(theta_plus, x)"),
    ("forward_propagation(x, theta_minus)", "forward_propagation(theta_minus, x)"),
)
wrong(
    "The two costs are added up: subtract J_minus, the cost of theta - epsilon, from J_plus.",
    ("J_plus - J_minus", "J_plus + J_minus"),
)
for name in ("plus", "minus"):
    wrong(
        f"J_{name}: forward_propagation takes x first, then theta.",
        (f"forward_propagation(x, theta_{name})", f"forward_propagation(theta_{name}, x)"),
    )
    wrong(
        f"gradapprox is made of J_{name} alone; take the difference of both costs over 2 epsilon.",
        ("J_plus - J_minus", f"J_{name}"),
    )
wrong(
    "J_plus is the cost at theta itself: nudge to both sides, each time by epsilon.",
    ("theta_plus = theta + epsilon", "theta_plus = theta"),
)
wrong("The numerator is grad alone; subtract gradapprox from it.", (NUMERATOR, "np.abs(grad)"))
wrong(
    "The numerator is gradapprox alone; subtract it from grad.", (NUMERATOR, "np.abs(gradapprox)")
)
wrong("The denominator contains grad twice.", (SIZES, "np.abs(grad) + np.abs(grad)"))
wrong(
    "The denominator contains gradapprox twice.", (SIZES, "np.abs(gradapprox) + np.abs(gradapprox)")
)
wrong(
    "`//` rounds the difference down; divide with `/`.",
    (DIFFERENCE, "difference = numerator // denominator"),
)
wrong(
    "`//` rounds gradapprox down; divide with `/`.",
    (QUOTIENT, "gradapprox = (J_plus - J_minus) // (2 * epsilon)"),
)
wrong(
    "The numerator is multiplied by the denominator; divide by it.",
    (DIFFERENCE, "difference = numerator * denominator"),
)
wrong(
    "gradapprox is upside down: divide the change of the cost by 2 epsilon.",
    (QUOTIENT, "gradapprox = (2 * epsilon) / (J_plus - J_minus)"),
)
wrong(
    "That is the denominator: divide the numerator by it.", (DIFFERENCE, "difference = denominator")
)
wrong(
    "2 and epsilon are added; divide by their product.",
    (QUOTIENT, "gradapprox = (J_plus - J_minus) / (2 + epsilon)"),
)
wrong(
    "The sizes in the denominator are squared; the absolute values are enough.",
    (SIZES, "grad**2 + gradapprox**2"),
)
wrong(
    "The denominator is the root of the sum of the squares; add up the absolute values.",
    (SIZES, "np.sqrt(grad**2 + gradapprox**2)"),
)
wrong("The denominator is the mean of both sizes; it is their sum.", (SIZES, f"({SIZES}) / 2"))
wrong("Divide by 2 epsilon; you multiply by it.", ("/ (2 * epsilon)", "* (2 * epsilon)"))
wrong("Divide by 2 epsilon, not by 2 alone.", ("/ (2 * epsilon)", "/ 2"))
wrong("Divide by 2 epsilon; epsilon is not squared.", ("2 * epsilon)", "2 * epsilon ** 2)"))
wrong(
    "theta is nudged by a part of itself; nudge it by epsilon.",
    ("theta + epsilon", "theta * (1 + epsilon)"),
    ("theta - epsilon", "theta * (1 - epsilon)"),
)
wrong(
    "grad is the cost; the derivative comes from backward_propagation.",
    ("grad = backward_propagation(x, theta)", "grad = forward_propagation(x, theta)"),
)
wrong(
    "grad is taken at the raised theta; backward_propagation is asked at theta itself.",
    ("grad = backward_propagation(x, theta)", "grad = backward_propagation(x, theta_plus)"),
)
wrong(
    "backward_propagation takes x first, then theta.",
    ("grad = backward_propagation(x, theta)", "grad = backward_propagation(theta, x)"),
)
wrong(
    "The denominator contains only gradapprox; it is the sum of the sizes of both.",
    (SIZES, "np.abs(gradapprox)"),
)
wrong(
    "The two sizes in the denominator are multiplied; add them.", (SIZES, SIZES.replace("+", "*"))
)
wrong(
    "The two sizes in the denominator are subtracted; add them.", (SIZES, SIZES.replace("+", "-"))
)
wrong(
    "The denominator is the larger of the two sizes; add them up.",
    (SIZES, "max(np.abs(grad), np.abs(gradapprox))"),
)
wrong(
    "The quotient is upside down: divide the numerator by the denominator.",
    (DIFFERENCE, "difference = denominator / numerator"),
)
wrong("The difference in the numerator is not squared.", (NUMERATOR, "(grad - gradapprox) ** 2"))
wrong(
    "You compare the sizes of the two, without their signs: subtract first, then take the "
    "absolute value.",
    (NUMERATOR, "np.abs(np.abs(grad) - np.abs(gradapprox))"),
)
wrong(
    "In the denominator, gradapprox has lost its absolute value; it can be negative.",
    (SIZES, "np.abs(grad) + gradapprox"),
)
wrong(
    "In the denominator, grad has lost its absolute value; it can be negative.",
    (SIZES, "grad + np.abs(gradapprox)"),
)
wrong(
    "The denominator can be negative: take the absolute value of each derivative, then add.",
    (SIZES, "grad + gradapprox"),
)
wrong(
    "theta_plus and theta_minus lie on both sides of the input x; they belong on both sides of "
    "theta.",
    ("theta + epsilon", "x + epsilon"),
    ("theta - epsilon", "x - epsilon"),
)
wrong(
    "That is gradapprox itself: divide the numerator by the denominator.",
    (DIFFERENCE, "difference = gradapprox"),
)
wrong(
    "Brackets are missing: divide the whole difference J_plus - J_minus by 2 epsilon.",
    (QUOTIENT, "gradapprox = J_plus - J_minus / (2 * epsilon)"),
)
wrong(
    "Brackets are missing: divide by the sum of both sizes, not by the first alone.",
    (DIFFERENCE, "difference = numerator / np.abs(grad) + np.abs(gradapprox)"),
)
wrong(
    "You subtract the two thetas: subtract the costs.",
    (QUOTIENT, QUOTIENT.replace("J_", "theta_")),
)
wrong(
    "Numerator and denominator are squared: take absolute values.",
    (NUMERATOR, "(grad - gradapprox) ** 2"),
    (SIZES, "grad ** 2 + gradapprox ** 2"),
)
wrong(
    "Something is added to the denominator: leave it at |grad| + |gradapprox|.",
    (SIZES, f"{SIZES} + 1"),
)
wrong(
    "theta is nudged by twice epsilon: nudge it by epsilon.",
    ("theta + epsilon", "theta + 2 * epsilon"),
    ("theta - epsilon", "theta - 2 * epsilon"),
)
wrong(
    "theta is nudged by half of epsilon: nudge it by epsilon.",
    ("theta + epsilon", "theta + epsilon / 2"),
    ("theta - epsilon", "theta - epsilon / 2"),
)


# ---- gradient_check_n ----


@grader.given
def classic_network(backward_propagation_draft, forward_propagation_n, gradient_check_n_test_case):
    """The network of the notebook, with the gradients of the draft."""
    X, Y, parameters = gradient_check_n_test_case()
    _, cache = forward_propagation_n(X, Y, parameters)
    return parameters, gradients_in(backward_propagation_draft(X, Y, cache)), X, Y


@grader.given
def corrected_network(backward_propagation_n, forward_propagation_n, gradient_check_n_test_case):
    """The network of the notebook, with right gradients."""
    X, Y, parameters = gradient_check_n_test_case()
    _, cache = forward_propagation_n(X, Y, parameters)
    return parameters, gradients_in(backward_propagation_n(X, Y, cache)), X, Y


@grader.given
def another_network(rng, backward_propagation_n, forward_propagation_n):
    """Other parameters and six examples, with right gradients."""
    parameters, (X, Y) = parameters_of(rng, 4, 5, 3), examples(rng, 4, 6)
    _, cache = forward_propagation_n(X, Y, parameters)
    return parameters, gradients_in(backward_propagation_n(X, Y, cache)), X, Y


@grader.given
def network_with_one_example(rng, backward_propagation_n, forward_propagation_n):
    """Other parameters and one example, with right gradients."""
    parameters, (X, Y) = parameters_of(rng, 4, 5, 3), examples(rng, 4, 1)
    _, cache = forward_propagation_n(X, Y, parameters)
    return parameters, gradients_in(backward_propagation_n(X, Y, cache)), X, Y


@grader.case
def gradients_of_the_draft(gradient_check_n, classic_network):
    """The network of this notebook, with the gradients of the draft."""
    return {"difference": as_number(gradient_check_n(*classic_network))}


@grader.case(accept=is_tiny)
def right_gradients(gradient_check_n, corrected_network):
    """The same network, with right gradients."""
    return {"difference": as_number(gradient_check_n(*corrected_network))}


@grader.case
def large_nudges(gradient_check_n, classic_network):
    """The same network and half the gradients of the draft, with nudges of 0.25 and of 2."""
    parameters, gradients, X, Y = classic_network
    half = {name: 0.5 * value for name, value in gradients.items()}
    found = {e: gradient_check_n(parameters, half, X, Y, e) for e in (0.25, 2.0)}
    return {f"epsilon {e}": as_number(difference) for e, difference in found.items()}


@grader.case(hidden=True)
def small_gradients_and_large_nudges(gradient_check_n, another_network):
    """Six examples, gradients that are too small, large nudges."""
    parameters, gradients, X, Y = another_network
    small = {name: 0.8 * value for name, value in gradients.items()}
    epsilons = (0.02, 0.1, 0.4)
    return [as_number(gradient_check_n(parameters, small, X, Y, epsilon)) for epsilon in epsilons]


@grader.case(hidden=True)
def one_block_wrong_at_a_time(gradient_check_n, another_network, rng):
    """Six examples, one block of the gradients replaced at a time."""
    parameters, gradients, X, Y = another_network
    found = []
    for name, value in gradients.items():
        replaced = {**gradients, name: value + rng.normal(size=value.shape)}
        found.append(as_number(gradient_check_n(parameters, replaced, X, Y, 1e-3)))
    return found


@grader.case(hidden=True)
def too_small_and_too_large(gradient_check_n, network_with_one_example):
    """One example, all gradients too small, too large or of the wrong sign."""
    parameters, gradients, X, Y = network_with_one_example
    scaled = [{name: c * value for name, value in gradients.items()} for c in (0.4, 3.0, -0.8)]
    return [as_number(gradient_check_n(parameters, each, X, Y, 0.05)) for each in scaled]


@grader.case(hidden=True)
def arguments_of_gradient_check_n(gradient_check_n, another_network, rng):
    """The arguments after the call."""
    parameters, gradients, X, Y = another_network
    gradients["dW1"] = rng.normal(size=gradients["dW1"].shape)
    difference = as_number(gradient_check_n(parameters, gradients, X, Y, 0.01))
    return {"difference": difference, "parameters": parameters, "gradients": gradients, "X": X}


QUOTIENT_N = "gradapprox[i] = (J_plus - J_minus) / (2 * epsilon)"
PLUS, MINUS = "theta_plus[i, 0] += epsilon", "theta_minus[i, 0] -= epsilon"
COPY_PLUS = "theta_plus = np.copy(parameters_values)"
COPY_MINUS = "theta_minus = np.copy(parameters_values)"
NORMS = "np.linalg.norm(grad) + np.linalg.norm(gradapprox)"

wrong = grader.mistakes("gradient_check_n")
wrong(
    "J_minus is the cost of the parameters as they are. Lower entry i of a fresh copy; without "
    "np.copy the two nudges undo each other.",
    (MINUS, "pass"),
)
wrong(
    "Raised entries stay raised: theta_plus is only a second name for parameters_values, so "
    "copy it.",
    (COPY_PLUS, "theta_plus = parameters_values"),
)
wrong(
    "Lowered entries stay lowered: theta_minus is only a second name for parameters_values, "
    "so copy it.",
    (COPY_MINUS, "theta_minus = parameters_values"),
)
wrong(
    "You nudge all parameters at once; change only entry i.",
    (PLUS, "theta_plus += epsilon"),
    (MINUS, "theta_minus -= epsilon"),
)
wrong(
    "gradapprox is 0 everywhere: it is not stored, or both costs belong to the same parameters. "
    "Raise entry i for one, lower it for the other, and pass the nudged ones on.",
    ("vector_to_dictionary(theta_plus)", "parameters"),
    ("vector_to_dictionary(theta_minus)", "parameters"),
)
wrong(
    "The two points are 2 epsilon apart, so your gradapprox is twice as large as it should be.",
    (QUOTIENT_N, "gradapprox[i] = (J_plus - J_minus) / epsilon"),
)
wrong(
    "Brackets are missing: a / 2 * epsilon divides by 2 and then multiplies by epsilon.",
    (QUOTIENT_N, "gradapprox[i] = (J_plus - J_minus) / 2 * epsilon"),
)
wrong(
    "gradapprox is one number, that of the last parameter: store each in its entry i.",
    (QUOTIENT_N, "gradapprox = (J_plus - J_minus) / (2 * epsilon)"),
)
wrong(
    "The nudge has a fixed size; use the argument epsilon.",
    (PLUS, "theta_plus[i, 0] += 1e-7"),
    (MINUS, "theta_minus[i, 0] -= 1e-7"),
    (QUOTIENT_N, "gradapprox[i] = (J_plus - J_minus) / 2e-7"),
)
wrong(
    "The difference is not relative yet: divide it by the size of the two columns.",
    ("difference = numerator / denominator", "difference = numerator"),
)
wrong(
    "The denominator contains only grad; it is the sum of both norms.",
    (NORMS, "np.linalg.norm(grad)"),
)
wrong(
    "Add the two norms; you take the norm of the sum.", (NORMS, "np.linalg.norm(grad + gradapprox)")
)
wrong(
    "You compare the norms of the columns; take the norm of their difference.",
    (
        "numerator = np.linalg.norm(grad - gradapprox)",
        "numerator = np.abs(np.linalg.norm(grad) - np.linalg.norm(gradapprox))",
    ),
)
wrong(
    "You subtract one norm from the other; subtract the columns, then take the norm.",
    (
        "numerator = np.linalg.norm(grad - gradapprox)",
        "numerator = np.linalg.norm(grad) - np.linalg.norm(gradapprox)",
    ),
)
wrong(
    "You add up absolute values; the Euclidean norm is the root of the sum of squares.",
    ("np.linalg.norm(grad - gradapprox)", "np.sum(np.abs(grad - gradapprox))"),
    (NORMS, "np.sum(np.abs(grad)) + np.sum(np.abs(gradapprox))"),
)
wrong(
    "The root of the sums of squares is missing: the norm is the root of the sum of squares.",
    ("np.linalg.norm(grad - gradapprox)", "np.sum((grad - gradapprox) ** 2)"),
    (NORMS, "np.sum(grad**2) + np.sum(gradapprox**2)"),
)
ENTIRE = "np.linalg.norm(grad - gradapprox)"

wrong(
    "theta_plus and theta_minus are columns: their entry i is at [i, 0].",
    (PLUS, "theta_plus[0, i] += epsilon"),
    (MINUS, "theta_minus[0, i] -= epsilon"),
)
wrong(
    "The entries are set to epsilon; add epsilon to one and subtract it from the other.",
    (PLUS, "theta_plus[i, 0] = epsilon"),
    (MINUS, "theta_minus[i, 0] = -epsilon"),
)
wrong(
    "forward_propagation_n returns two things, the cost and a cache; take both.",
    ("J_plus, _ =", "J_plus ="),
    ("J_minus, _ =", "J_minus ="),
)
wrong(
    "forward_propagation_n takes X, Y and then a dictionary, which vector_to_dictionary makes of "
    "the column.",
    ("vector_to_dictionary(theta_plus)", "theta_plus"),
)
wrong(
    "J_plus is the cost of the parameters as they are: raise entry i, and pass the raised ones on.",
    ("vector_to_dictionary(theta_plus)", "parameters"),
)
wrong(
    "That is the one-sided estimate. Use the two-sided one: its error is far smaller.",
    (
        QUOTIENT_N,
        "gradapprox[i] = (J_plus - forward_propagation_n(X, Y, parameters)[0]) / epsilon",
    ),
)
wrong(
    "The two costs are added up; subtract one from the other.",
    ("J_plus - J_minus", "J_plus + J_minus"),
)
wrong(
    "grad and gradapprox have opposite signs, or you add them: subtract J_minus from J_plus, and "
    "gradapprox from grad.",
    (ENTIRE, "np.linalg.norm(grad + gradapprox)"),
)
wrong(
    "gradapprox is the change of the cost; divide it by the distance to get a derivative.",
    (QUOTIENT_N, "gradapprox[i] = J_plus - J_minus"),
)
wrong(
    "The denominator contains only gradapprox; it is the sum of both norms.",
    (NORMS, "np.linalg.norm(gradapprox)"),
)
wrong(
    "The two norms in the denominator are multiplied; add them.", (NORMS, NORMS.replace("+", "*"))
)
wrong(
    "The quotient is upside down: divide the numerator by the denominator.",
    ("numerator / denominator", "denominator / numerator"),
)
wrong(
    "You take the largest entries; the norm is the root of the sum of all squares.",
    (ENTIRE, "np.max(np.abs(grad - gradapprox))"),
    (NORMS, "np.max(np.abs(grad)) + np.max(np.abs(gradapprox))"),
)
wrong(
    "Brackets are missing: divide the whole difference J_plus - J_minus by 2 epsilon.",
    (QUOTIENT_N, "gradapprox[i] = J_plus - J_minus / (2 * epsilon)"),
)
wrong(
    "Brackets are missing: divide by the sum of both norms, not by the first alone.",
    ("numerator / denominator", "numerator / np.linalg.norm(grad) + np.linalg.norm(gradapprox)"),
)
for name in ("plus", "minus"):
    wrong(
        f"gradapprox is made of J_{name} alone; take the difference of both costs over 2 epsilon.",
        ("J_plus - J_minus", f"J_{name}"),
    )
wrong("Divide by 2 epsilon; you multiply by it.", ("/ (2 * epsilon)", "* (2 * epsilon)"))
wrong("Divide by 2 epsilon, not by 2 alone.", ("/ (2 * epsilon)", "/ 2"))
wrong("The numerator is grad alone; subtract gradapprox from it.", (ENTIRE, "np.linalg.norm(grad)"))
wrong(
    "The numerator is gradapprox alone; subtract it from grad.",
    (ENTIRE, "np.linalg.norm(gradapprox)"),
)
wrong(
    "The denominator contains grad twice.",
    (NORMS, "np.linalg.norm(grad) + np.linalg.norm(grad)"),
)
wrong(
    "The denominator contains gradapprox twice.",
    (NORMS, "np.linalg.norm(gradapprox) + np.linalg.norm(gradapprox)"),
)
wrong(
    "The two norms in the denominator are subtracted; add them.",
    (NORMS, NORMS.replace("+", "-")),
)
wrong(
    "The difference is always 0: compare grad with gradapprox, and divide with `/`, not with `//`.",
    ("numerator / denominator", "numerator // denominator"),
)
wrong("`//` rounds gradapprox down; divide with `/`.", ("/ (2 * epsilon)", "// (2 * epsilon)"))
wrong(
    "The numerator is multiplied by the denominator; divide by it.",
    ("numerator / denominator", "numerator * denominator"),
)
wrong(
    "That is the denominator: divide the numerator by it.",
    ("return difference", "return denominator"),
)
wrong("The denominator is the mean of both norms; it is their sum.", (NORMS, f"({NORMS}) / 2"))
wrong(
    "The raised entry is set to epsilon; add epsilon to it.", (PLUS, "theta_plus[i, 0] = epsilon")
)
wrong(
    "The entry is lowered by twice epsilon and raised by as much: nudge it by epsilon.",
    (PLUS, "theta_plus[i, 0] += 2 * epsilon"),
    (MINUS, "theta_minus[i, 0] -= 2 * epsilon"),
)
wrong(
    "Entry i is nudged by a part of itself; nudge it by epsilon.",
    (PLUS, "theta_plus[i, 0] *= 1 + epsilon"),
    (MINUS, "theta_minus[i, 0] *= 1 - epsilon"),
)
wrong(
    "Only the first entry is nudged, again and again: nudge entry i.",
    (PLUS, "theta_plus[0, 0] += epsilon"),
    (MINUS, "theta_minus[0, 0] -= epsilon"),
)
wrong(
    "The difference is not one number: np.linalg.norm makes one of a column, np.abs does not.",
    (ENTIRE, "np.abs(grad - gradapprox)"),
    (NORMS, "np.abs(grad) + np.abs(gradapprox)"),
)


# ---- backward_propagation_n ----


@grader.given
def classic_forward_pass(forward_propagation_n, gradient_check_n_test_case):
    """X, Y and cache of the network of the notebook."""
    X, Y, parameters = gradient_check_n_test_case()
    return X, Y, forward_propagation_n(X, Y, parameters)[1]


@grader.given
def nine_examples(rng, forward_propagation_n):
    """X, Y and cache of a 3-6-2-1 network."""
    X, Y = examples(rng, 3, 9)
    return X, Y, forward_propagation_n(X, Y, parameters_of(rng, 3, 6, 2))[1]


@grader.given
def flat_labels(rng, forward_propagation_n):
    """X, labels of shape (7,), and cache of a 5-4-3-1 network."""
    X, Y = examples(rng, 5, 7)
    return X, Y.ravel(), forward_propagation_n(X, Y, parameters_of(rng, 5, 4, 3))[1]


@grader.case
def network_of_the_notebook(backward_propagation_n, classic_forward_pass):
    """The network of this notebook."""
    return gradients_in(backward_propagation_n(*classic_forward_pass))


@grader.case(hidden=True)
def other_sizes(backward_propagation_n, nine_examples):
    """A 3-6-2-1 network, nine examples."""
    return gradients_in(backward_propagation_n(*nine_examples))


@grader.case(hidden=True)
def labels_in_one_axis(backward_propagation_n, flat_labels):
    """A 5-4-3-1 network, labels of shape (7,)."""
    return gradients_in(backward_propagation_n(*flat_labels))


@grader.case(hidden=True)
def arguments_of_backward_propagation_n(backward_propagation_n, nine_examples):
    """The arguments after the call."""
    X, Y, cache = nine_examples
    gradients = backward_propagation_n(X, Y, cache)
    return {**gradients_in(gradients), "X": X, "Y": Y, "cache": cache}


DW2, DB1 = "dW2 = dZ2 @ A1.T / m", "db1 = np.sum(dZ1, axis=1, keepdims=True) / m"

wrong = grader.mistakes("backward_propagation_n")
wrong(
    "These are the gradients of the draft: both mistakes are still in it.",
    (DW2, f"{DW2} * 2"),
    (DB1, f"{DB1} * 4"),
)
wrong(
    "One mistake is fixed; the weights of a hidden layer still have the gradient of the draft.",
    (DW2, f"{DW2} * 2"),
)
wrong(
    "One mistake is fixed; the biases of a hidden layer still have the gradient of the draft.",
    (DB1, f"{DB1} * 4"),
)
wrong(
    "dW2 lacks its factor 1/m: every gradient is a mean over the examples.",
    (DW2, "dW2 = dZ2 @ A1.T"),
)
wrong(
    "db1 lacks its factor 1/m: every gradient is a mean over the examples.",
    (DB1, "db1 = np.sum(dZ1, axis=1, keepdims=True)"),
)
wrong(
    "dW2 is half of what it should be: the factor of the draft is now in the denominator.",
    (DW2, f"{DW2} / 2"),
)
wrong(
    "db1 has lost its second axis; a gradient has the shape of its parameter.",
    (DB1, "db1 = np.sum(dZ1, axis=1) / m"),
)
wrong(
    "db1 is summed over everything; each unit has its own bias, so sum over the examples only.",
    (DB1, "db1 = np.sum(dZ1, keepdims=True) / m"),
)
wrong(
    "The ReLU of layer 2 is missing in the backward pass: no gradient passes where its input "
    "was negative.",
    ("dZ2 = dA2 * (Z2 > 0)", "dZ2 = dA2"),
)
wrong(
    "The ReLU of layer 1 is missing in the backward pass: no gradient passes where its input "
    "was negative.",
    ("dZ1 = dA1 * (Z1 > 0)", "dZ1 = dA1"),
)
wrong(
    "The gradients point the wrong way: the error at the end is the prediction minus the truth.",
    ("dZ3 = A3 - Y", "dZ3 = Y - A3"),
)
wrong(
    "The weights dW all lack their factor 1/m: every gradient is a mean over the examples.",
    ("A2.T / m", "A2.T"),
    ("A1.T / m", "A1.T"),
    ("X.T / m", "X.T"),
)
BIASES = [f"np.sum(dZ{layer}, axis=1, keepdims=True) / m" for layer in (1, 2, 3)]
wrong(
    "The biases db all lack their factor 1/m: every gradient is a mean over the examples.",
    *[(each, each.removesuffix(" / m")) for each in BIASES],
)
wrong(
    "All gradients lack their factor 1/m: they are means over the examples.",
    ("A2.T / m", "A2.T"),
    ("A1.T / m", "A1.T"),
    ("X.T / m", "X.T"),
    *[(each, each.removesuffix(" / m")) for each in BIASES],
)
wrong("dW3 lacks its factor 1/m: every gradient is a mean over the examples.", ("A2.T / m", "A2.T"))
wrong(
    "A db has lost its second axis; a gradient has the shape of its parameter.",
    *[(each, each.replace(", keepdims=True", "")) for each in BIASES],
)
wrong(
    "A db has an entry for each example: sum over the examples, along the rows.",
    *[(each, each.replace("axis=1", "axis=0")) for each in BIASES],
)
wrong(
    "The db are summed over everything; each unit has its own bias, so sum over the examples only.",
    *[(each, each.replace(", axis=1, keepdims=True", "")) for each in BIASES],
)
wrong(
    "A matrix product does not fit: the gradient goes back from layer 3 through W3.T, and dW3 "
    "begins with dZ3.",
    ("W3.T @ dZ3", "W3 @ dZ3"),
)
wrong(
    "A matrix product does not fit: the gradient goes back to layer 1 through W2.T, and dW1 and "
    "dW2 begin with dZ1 and dZ2.",
    ("W2.T @ dZ2", "W1.T @ dZ2"),
)
wrong(
    "Z1 does not fit the gradients of layer 2: its ReLU is judged by Z2, and dZ1 starts from dA1, "
    "which comes back through W2.T.",
    ("(Z2 > 0)", "(Z1 > 0)"),
)
wrong(
    "The gradient of layer 1 passes where its input was positive, not where it was not.",
    ("(Z1 > 0)", "(Z1 <= 0)"),
)
wrong(
    "The derivative of ReLU is 0 or 1; you multiply by its value.",
    ("(Z2 > 0)", "relu(Z2)"),
    ("(Z1 > 0)", "relu(Z1)"),
)
wrong("dW1 is made with the input of layer 1, the examples X.", ("dZ1 @ X.T", "dZ1 @ A1.T"))
wrong("dW1 lacks its factor 1/m: every gradient is a mean over the examples.", ("X.T / m", "X.T"))
for layer in (2, 3):
    wrong(
        f"db{layer} lacks its factor 1/m: every gradient is a mean over the examples.",
        (BIASES[layer - 1], BIASES[layer - 1].removesuffix(" / m")),
    )
    wrong(
        f"db{layer} is divided by m once too often: a single division makes the mean.",
        (BIASES[layer - 1], BIASES[layer - 1].replace("np.sum", "np.mean")),
    )
wrong(
    "A2 is not transposed in dW3, so that it does not sum over the examples.",
    ("A2.T / m", "A2 / m"),
)
wrong("dA2 is W3.T times dZ3; the order of the factors matters.", ("W3.T @ dZ3", "dZ3 @ W3.T"))
wrong("Do not transpose dZ2 in dA1.", ("W2.T @ dZ2", "W2.T @ dZ2.T"))
wrong("In dW2, transpose A1, not dZ2.", ("dZ2 @ A1.T", "dZ2.T @ A1.T"))
wrong(
    "In dA2, the gradient goes back through the weights W3, not through dW3.",
    ("W3.T @ dZ3", "dW3.T @ dZ3"),
)
wrong(
    "In dA1, the gradient goes back through the weights W2, not through dW2.",
    ("W2.T @ dZ2", "dW2.T @ dZ2"),
)
wrong("dZ3 leaves out the labels: the error is A3 - Y.", ("A3 - Y", "A3"))
wrong("In dZ3 the labels are added; subtract them.", ("A3 - Y", "A3 + Y"))
wrong(
    "m is the number of examples, the columns of X; you divide by the number of inputs.",
    ("m = X.shape[1]", "m = X.shape[0]"),
)
wrong(
    "The mask of layer 2 is reversed: the gradient passes only where its input was positive.",
    ("(Z2 > 0)", "(Z2 <= 0)"),
)
wrong("dA2 is divided by m; that belongs to dW and db alone.", ("W3.T @ dZ3", "W3.T @ dZ3 / m"))
wrong(
    "dZ3 is divided by m, and the gradients once more: divide once.",
    ("dZ3 = A3 - Y", "dZ3 = (A3 - Y) / m"),
)
wrong(
    "That is the derivative of tanh; that of ReLU is 1 where Z is positive, and 0 elsewhere.",
    ("(Z2 > 0)", "(1 - A2**2)"),
    ("(Z1 > 0)", "(1 - A1**2)"),
)
wrong("dW2 is made with the input of layer 2, A1.", ("dZ2 @ A1.T", "dZ2 @ A2.T"))
wrong(
    "A3 - Y already contains the derivative of the sigmoid.", ("A3 - Y", "(A3 - Y) * A3 * (1 - A3)")
)
wrong(
    "db1 is divided by m once too often: a single division makes the mean.",
    (DB1, "db1 = np.mean(dZ1, axis=1, keepdims=True) / m"),
)
wrong("dA1 is divided by m; that belongs to dW and db alone.", ("W2.T @ dZ2", "W2.T @ dZ2 / m"))
wrong(
    "ReLU itself is applied to the gradient: a negative gradient passes as well, wherever the "
    "input was positive.",
    ("dA2 * (Z2 > 0)", "np.maximum(0, dA2)"),
    ("dA1 * (Z1 > 0)", "np.maximum(0, dA1)"),
)
wrong(
    "You multiply by Z; the derivative of ReLU is 1 where Z is positive, and 0 elsewhere.",
    ("dA2 * (Z2 > 0)", "dA2 * Z2"),
    ("dA1 * (Z1 > 0)", "dA1 * Z1"),
)
wrong(
    "dW3 is made with the activations of layer 2, A2, not with its weighted sums Z2.",
    ("dZ3 @ A2.T", "dZ3 @ Z2.T"),
)
for layer in (1, 2):
    derivative = f"(Z{layer} > 0)"
    wrong(
        f"In layer {layer}, ReLU itself is applied to the gradient; it passes with its own sign, "
        "wherever the input was positive.",
        (f"dA{layer} * {derivative}", f"np.maximum(0, dA{layer})"),
    )
    wrong(
        f"In layer {layer}, you multiply by Z; the derivative of ReLU is 0 or 1.",
        (derivative, f"Z{layer}"),
    )
    wrong(
        f"In layer {layer}, you multiply by the value of ReLU; its derivative is 0 or 1.",
        (derivative, f"relu(Z{layer})"),
    )
