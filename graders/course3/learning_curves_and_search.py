"""Cases and known mistakes of learning_curves_and_search.

Where chance is part of an answer, what was drawn is returned and judged: rows without repetition,
numbers spread evenly on the logarithmic scale, errors that belong to the settings beside them.
"""

import math

import numpy as np

from invigilator.checking import Grader

grader = Grader("course3/learning_curves_and_search")

# ---- learning_curve ----

ALL_SIZE = "Every model was trained on the wrong number of examples; sizes says how many."
REPEATED = "Some examples were drawn more than once: rng.choice needs replace=False."
FIRST_ROWS = "You always take the first rows; draw them at random with rng."
NOT_FROM_RNG = "The rows do not come from rng: the same generator should draw the same rows."
SEEDED = "You draw the same rows whatever rng is; use rng itself and seed nothing."
WRONG_LABELS = "The classes do not belong to the examples: take the same rows of y as of X."


@grader.helper
def class_of(ids):
    """The class of each example, by its number."""
    return (np.asarray(ids) * 7 // 3) % 5


@grader.helper
def guess_of(ids, size):
    """What a model trained with `size` examples says: wrong on some examples, fewer if it is large.

    It errs on other shares of training (below 1000) and dev examples (from 1000 on).
    """
    ids = np.asarray(ids)
    wrong = np.where(ids < 1000, ids % (size + 2) < 2, ids % 7 < 4 - (size > 8))
    return np.where(wrong, (class_of(ids) + 1) % 5, class_of(ids))


@grader.helper
def one_curve(learning_curve, m, m_dev, sizes, seed):
    """What a learning curve hands to its model, and what it returns."""
    shown = []

    class Model:
        def __init__(self, size):
            self.size = size

        def predict(self, X):
            return guess_of(X[:, 0], self.size)

    def fit(X, y):
        shown.append({"rows": X[:, 0], "classes": np.asarray(y)})
        return Model(len(X))

    X = np.stack([np.arange(m), np.arange(m) ** 2], axis=1)
    X_dev = np.stack([1000 + np.arange(m_dev), np.arange(m_dev)], axis=1)
    y, y_dev = class_of(X[:, 0]), class_of(X_dev[:, 0])
    generator = np.random.default_rng(seed)
    train, dev = learning_curve(fit, X, y, X_dev, y_dev, sizes, generator)
    return {"trained on": shown, "train_errors": np.array(train), "dev_errors": np.array(dev)}


@grader.helper
def curves_by_seed(learning_curve, m, m_dev, sizes):
    """The same curve with a generator, an equal one, and another."""
    curves = [one_curve(learning_curve, m, m_dev, sizes, seed) for seed in (5, 5, 6)]
    return {"sizes": sizes, "m_dev": m_dev, "curves": curves}


@grader.helper
def rows_of(curve):
    """Row numbers that each model was trained on."""
    return [np.asarray(each["rows"]) for each in curve["trained on"]]


@grader.helper
def fault_of_rows(curves, sizes):
    """What is wrong with the rows drawn for three curves; an empty sentence if nothing is."""
    first, same, other = (rows_of(curve) for curve in curves)
    if [len(rows) for rows in first] != list(sizes):
        return "Every model was trained on the wrong number of examples; sizes says how many."
    if any(len(np.unique(rows)) < len(rows) for rows in first):
        return "Some examples were drawn more than once: rng.choice needs replace=False."
    if all(np.array_equal(np.sort(rows), np.arange(len(rows))) for rows in first):
        return "You always take the first rows; draw them at random with rng."
    if not all(np.array_equal(a, b) for a, b in zip(first, same, strict=True)):
        return "The rows do not come from rng: the same generator should draw the same rows."
    if all(np.array_equal(a, b) for a, b in zip(first, other, strict=True)):
        return "You draw the same rows whatever rng is; use rng itself and seed nothing."
    return ""


@grader.helper
def right_errors(rows, m_dev):
    """Training and dev error of a model trained on some rows."""
    dev = 1000 + np.arange(m_dev)
    train_error = np.mean(guess_of(rows, len(rows)) != class_of(rows))
    return train_error, np.mean(guess_of(dev, len(rows)) != class_of(dev))


@grader.helper
def fault_of_errors(train, dev, right):
    """What is wrong with the errors of a curve; True if nothing is."""
    if np.shape(train) != right[0].shape or np.shape(dev) != right[1].shape:
        return "Return two arrays with one error for each size."
    good = np.allclose(train, right[0]), np.allclose(dev, right[1])
    if all(good):
        return True
    if np.allclose(train, right[1]) and np.allclose(dev, right[0]):
        return "Training and dev errors are swapped."
    if np.allclose(train, 1 - right[0]) and np.allclose(dev, 1 - right[1]):
        return "These are the shares of right predictions; the error is the share of wrong ones."
    if good[1]:
        return (
            "The training error is not the share of wrong predictions on the examples trained on."
        )
    return "The dev error is not the share of wrong predictions on the whole dev set." * good[0]


def as_curves(got, expected):
    """Rows drawn without repetition, and the errors that belong to them."""
    sizes, m_dev = expected["sizes"], expected["m_dev"]
    if fault := fault_of_rows(got["curves"], sizes):
        return fault
    for curve in got["curves"]:
        rows = rows_of(curve)
        classes = [np.asarray(each["classes"]) for each in curve["trained on"]]
        if any(not np.array_equal(c, class_of(r)) for c, r in zip(classes, rows, strict=True)):
            return "The classes do not belong to the examples: take the same rows of y as of X."
        right = np.array([right_errors(r, m_dev) for r in rows]).T
        verdict = fault_of_errors(curve["train_errors"], curve["dev_errors"], right)
        if verdict is not True:
            return verdict or False
    return True


@grader.case(accept=as_curves)
def curve_of_three_sizes(learning_curve):
    """Sizes 4, 9 and 20 out of 30 examples; the model errs on some rows. Three generators."""
    return curves_by_seed(learning_curve, 30, 19, [4, 9, 20])


@grader.case(hidden=True, accept=as_curves, kind="five sizes, not in order")
def curve_of_five_sizes(learning_curve):
    """Sizes that are not in order."""
    return curves_by_seed(learning_curve, 80, 45, [50, 7, 30, 12, 64])


@grader.case(hidden=True, accept=as_curves, kind="a size as large as the whole training set")
def curve_up_to_everything(learning_curve):
    """The last size takes every example."""
    return curves_by_seed(learning_curve, 25, 33, [6, 25])


CHOICE = "rng.choice(len(X), size, replace=False)"
FIT = "fit(X[chosen], y[chosen])"
TRAIN_ERROR = "np.mean(model.predict(X[chosen]) != y[chosen])"
DEV_ERROR = "np.mean(model.predict(X_dev) != y_dev)"

wrong = grader.mistakes("learning_curve")
wrong(REPEATED, (CHOICE, "rng.choice(len(X), size)"))
wrong(FIRST_ROWS, (CHOICE, "np.arange(size)"))
wrong(NOT_FROM_RNG, (CHOICE, "np.random.choice(len(X), size, replace=False)"))
wrong(SEEDED, (CHOICE, "np.random.default_rng(0).choice(len(X), size, replace=False)"))
wrong(ALL_SIZE, (FIT, "fit(X, y)"))
wrong(WRONG_LABELS, (FIT, "fit(X[chosen], y[:size])"))
wrong(
    "The training error is not the share of wrong predictions on the examples trained on.",
    (TRAIN_ERROR, "np.mean(model.predict(X) != y)"),
)
wrong(
    "The dev error is not the share of wrong predictions on the whole dev set.",
    (DEV_ERROR, "np.mean(model.predict(X_dev[:size]) != y_dev[:size])"),
)
wrong(
    "These are the shares of right predictions; the error is the share of wrong ones.",
    (TRAIN_ERROR, TRAIN_ERROR.replace("!=", "==")),
    (DEV_ERROR, DEV_ERROR.replace("!=", "==")),
)
wrong(
    "Training and dev errors are swapped.",
    (f"train_error = {TRAIN_ERROR}", f"dev_error = {TRAIN_ERROR}"),
    (f"dev_error = {DEV_ERROR}", f"train_error = {DEV_ERROR}"),
)
wrong(
    "These are numbers of wrong predictions; divide by the number of examples.",
    (TRAIN_ERROR, TRAIN_ERROR.replace("np.mean", "np.sum")),
    (DEV_ERROR, DEV_ERROR.replace("np.mean", "np.sum")),
)


# ---- fit_power_law ----


@grader.case
def law_with_a_floor(fit_power_law):
    """Seven errors that scatter around 2 m^-0.5 + 0.1."""
    sizes = np.array([50, 70, 100, 140, 200, 280, 400])
    errors = np.array([0.383, 0.321, 0.308, 0.263, 0.231, 0.208, 0.205])
    floors = [c / 1000 for c in range(5, 205, 2)]
    floors[0], floors[9], floors[14], floors[-1] = floors[14], floors[0], 0.3, floors[9]
    return fit_power_law(sizes, errors, floors)


@grader.case
def law_without_a_floor(fit_power_law):
    """Four errors in a list that follow 5 m^-0.8; only one candidate is below them all."""
    sizes = [10, 30, 100, 300]
    return fit_power_law(sizes, [5.0 * m**-0.8 for m in sizes], [0.0, 0.2, 0.4])


@grader.case
def law_of_rising_errors(fit_power_law):
    """Four errors that rise as 0.02 m^0.2; only one candidate is below them all."""
    sizes = np.array([10, 30, 100, 300])
    return fit_power_law(sizes, 0.02 * sizes**0.2, [0.0, 0.5])


@grader.case(hidden=True, kind="floors that are not in order")
def law_of_shuffled_floors(fit_power_law):
    """Candidates in any order; each wrong measure of the distance chooses another one."""
    sizes = np.array([20, 40, 80, 160, 320, 640])
    errors = np.array([0.348, 0.262, 0.187, 0.133, 0.104, 0.089])
    return fit_power_law(sizes, errors, [0.06, 0.0, 0.04, 0.02, 0.05, 0.03])


@grader.case(hidden=True, kind="a steep law")
def steep_law(fit_power_law, rng):
    """A law that falls as 1/m, with a high floor."""
    sizes = np.array([5, 8, 13, 21, 34])
    errors = 1.1 / sizes + 0.3 + rng.normal(0, 0.001, 5)
    return fit_power_law(sizes, errors, np.linspace(0, 0.36, 10))


LINE = "np.polyfit(np.log(sizes), np.log(errors - c), 1)"
SQUARES = "np.sum((a * sizes ** -b + c - errors) ** 2)"

wrong = grader.mistakes("fit_power_law")
wrong(
    "b is the slope with its sign reversed: the law has m to the power of −b.", ("-slope", "slope")
)
wrong("a is e to the power of the intercept.", ("np.exp(intercept)", "intercept"))
wrong(
    "Slope and intercept are swapped: np.polyfit returns the slope first.",
    ("slope, intercept =", "intercept, slope ="),
)
wrong(
    "The floor is not subtracted from the errors before the logarithm.",
    ("np.log(errors - c)", "np.log(errors)"),
)
wrong("The logarithm of the sizes is missing.", ("np.log(sizes)", "sizes"))
wrong(
    "The smallest floor wins: squares should be the sum of the squared differences of the law, "
    "with c in it once, and the errors as they are.",
    (SQUARES, "np.sum((a * sizes ** -b - errors) ** 2)"),
)
wrong(
    "Use the same logarithm throughout: with np.log10, a is 10 to the power of the intercept.",
    (LINE, "np.polyfit(np.log10(sizes), np.log10(errors - c), 1)"),
)
wrong(
    "Sizes and errors are swapped in np.polyfit: first the x values, then the y values.",
    (LINE, "np.polyfit(np.log(errors - c), np.log(sizes), 1)"),
)
wrong(
    "The sizes have another logarithm than the errors: take np.log of both.",
    ("np.log(sizes)", "np.log10(sizes)"),
)
wrong("The logarithm of the errors is missing.", ("np.log(errors - c)", "errors - c"))
wrong(
    "The floor is added to the errors; subtract it.", ("np.log(errors - c)", "np.log(errors + c)")
)
wrong(
    "a is e to the power of the intercept; you take its logarithm.",
    ("np.exp(intercept)", "np.log(intercept)"),
)
wrong(
    "a is e to the power of the intercept, not 10 to that power.",
    ("np.exp(intercept)", "10**intercept"),
)
wrong("b is minus the slope, not minus the intercept.", ("b = -slope", "b = -intercept"))
wrong(
    "a is made from the slope; it is e to the power of the intercept.",
    ("np.exp(intercept)", "np.exp(slope)"),
)
wrong("b is minus the slope itself; only a needs np.exp.", ("b = -slope", "b = np.exp(-slope)"))
wrong(
    "The differences are added up as they are, so that they cancel; square each of them first.",
    (SQUARES, "np.sum(a * sizes ** -b + c - errors)"),
)
wrong(
    "The sum comes before the square, so that the differences cancel: square each of them first.",
    (SQUARES, "np.sum(a * sizes ** -b + c - errors) ** 2"),
)
wrong(
    "What you square is not law minus error: are the errors or the sizes missing?",
    (SQUARES, "np.sum((a * sizes ** -b + c) ** 2)"),
)
wrong(
    "That is no sum of squares of law minus error: square each difference as it is, and add up all "
    "of them.",
    (SQUARES, "np.sum(np.abs(a * sizes ** -b + c - errors))"),
)
wrong(
    "The largest difference alone decides; add up the squares of all.",
    (SQUARES, "np.max((a * sizes ** -b + c - errors) ** 2)"),
)
wrong(
    "Floor and errors are the wrong way around in the logarithm: errors - c.",
    ("np.log(errors - c)", "np.log(c - errors)"),
)
wrong(
    "You take different logarithms of errors and sizes: use np.log for both.",
    ("np.log(errors - c)", "np.log10(errors - c)"),
)
wrong(
    "The largest floor wins: squares should be the sum of the squared differences of law and "
    "error, and the law with the smallest one is wanted.",
    (SQUARES, "-c"),
)
wrong(
    "A line has degree 1; with degree 2 np.polyfit returns three numbers.",
    ("np.log(errors - c), 1)", "np.log(errors - c), 2)"),
)
wrong(
    "The floor is subtracted from the logarithm of the errors; subtract it from the errors first.",
    ("np.log(errors - c)", "np.log(errors) - c"),
)
wrong(
    "The logarithm of the floor is subtracted from that of the errors; subtract first, and take "
    "the logarithm of the difference.",
    ("np.log(errors - c)", "np.log(errors) - np.log(c)"),
)
wrong(
    "Both logarithms are missing: a power law is a line on logarithmic axes only.",
    (LINE, "np.polyfit(sizes, errors - c, 1)"),
)
wrong(
    "b and the power in the law have the other sign: the law has m to the power of −b.",
    ("b = -slope", "b = slope"),
    ("sizes ** -b", "sizes ** b"),
)
wrong("b is minus the slope, whatever its sign; abs loses it.", ("b = -slope", "b = abs(slope)"))
wrong("b is minus the slope, not its reciprocal.", ("b = -slope", "b = 1 / slope"))
wrong(
    "a is e to the power of the intercept, without a minus sign.",
    ("np.exp(intercept)", "np.exp(-intercept)"),
)
wrong(
    "The errors get smaller with every candidate: give errors - c a name of its own.",
    ("np.log(errors - c)", "np.log(errors := errors - c)"),
)
wrong(
    "The errors get smaller with every candidate, and the law has no c: give errors - c a name of "
    "its own.",
    ("np.log(errors - c)", "np.log(errors := errors - c)"),
    (SQUARES, "np.sum((a * sizes ** -b - errors) ** 2)"),
)
wrong(
    "The first candidate is subtracted each time; subtract c.",
    ("np.log(errors - c)", "np.log(np.abs(errors - floors[0]))"),
)
wrong(
    "Use the same logarithm throughout: with np.log2, a is 2 to the power of the intercept.",
    (LINE, "np.polyfit(np.log2(sizes), np.log2(errors - c), 1)"),
)
wrong(
    "c is added to a; it is a term of its own.",
    ("np.exp(intercept)", "np.exp(intercept) + c"),
)
wrong(
    "c is subtracted from a; it is a term of its own.",
    ("np.exp(intercept)", "np.exp(intercept) - c"),
)
wrong(
    "c is added to the intercept; it is a term of its own.",
    ("np.exp(intercept)", "np.exp(intercept + c)"),
)
wrong(
    "The differences of the logarithms are squared; square those of law and error themselves.",
    (SQUARES, "np.sum((np.log(a * sizes ** -b + c) - np.log(errors)) ** 2)"),
)
wrong(
    "The differences are divided by the errors; square them as they are.",
    (SQUARES, "np.sum(((a * sizes ** -b + c - errors) / errors) ** 2)"),
)
wrong(
    "Only the last size counts in squares; add up the squares of all.",
    (SQUARES, "(a * sizes[-1] ** -b + c - errors[-1]) ** 2"),
)
wrong(
    "The law is compared with the intercept in the place of a.",
    (SQUARES, "np.sum((intercept * sizes ** -b + c - errors) ** 2)"),
)
wrong(
    "c multiplies the law; add it.",
    (SQUARES, "np.sum((a * sizes ** -b * c - errors) ** 2)"),
)
wrong(
    "squares is an array; add up its numbers with np.sum.",
    (SQUARES, "(a * sizes ** -b + c - errors) ** 2"),
)


# ---- examples_needed ----


@grader.case
def needed_for_three_targets(examples_needed):
    """The law 3 m^-0.5 + 0.05 and the targets 0.35, 0.1 and 0.05."""
    return [examples_needed((3.0, 0.5, 0.05), target) for target in (0.35, 0.1, 0.05)]


@grader.case
def needed_without_a_floor(examples_needed):
    """The law 2 m^-0.4 and the target 0.1."""
    return examples_needed((2.0, 0.4, 0.0), 0.1)


@grader.case(hidden=True, kind="other laws")
def needed_for_other_laws(examples_needed):
    """Three laws, one target each."""
    laws = [(0.9, 0.3, 0.02), (12.0, 0.9, 0.11), (5.0, 1.0, 0.0)]
    targets = (0.2, 0.15, 0.03)
    return [examples_needed(law, target) for law, target in zip(laws, targets, strict=True)]


@grader.case(hidden=True, kind="a target below the floor")
def needed_below_the_floor(examples_needed):
    """Targets below, at and just above the floor."""
    return [examples_needed((1.5, 0.7, 0.08), target) for target in (0.02, 0.08, 0.0801)]


NEEDED = "((target - c) / a) ** (-1 / b)"

wrong = grader.mistakes("examples_needed")
wrong("The floor is not subtracted from the target.", (NEEDED, "(target / a) ** (-1 / b)"))
wrong("The power is −1/b, not −b.", (NEEDED, "((target - c) / a) ** (-b)"))
wrong(
    "That is 1 divided by the right number: is the sign of the power wrong, or the fraction upside "
    "down?",
    (NEEDED, "((target - c) / a) ** (1 / b)"),
)
wrong("a is missing.", (NEEDED, "(target - c) ** (-1 / b)"))
wrong("Divide by a before you take the power.", (NEEDED, "(target - c) ** (-1 / b) / a"))
wrong(
    "A target at the floor is out of reach as well: return np.inf.",
    ("target <= c", "target < c"),
    (NEEDED, "((target - c) / a) ** (-1 / b) if target > c else 0.0"),
)
wrong(
    "That is the error with `target` examples; the number of examples is asked for.",
    (NEEDED, "a * target ** -b + c"),
)
wrong("The number should not be rounded.", (NEEDED, f"np.ceil({NEEDED})"))
wrong(
    "At a target equal to the floor nothing is left to divide by: return np.inf from there on.",
    ("target <= c", "target < c"),
)
wrong("Out of reach means np.inf; you return None.", ("m = np.inf", "m = None"))
wrong("Out of reach means np.inf; you return nan.", ("m = np.inf", "m = np.nan"))
wrong("Out of reach means infinitely many examples, not -np.inf.", ("m = np.inf", "m = -np.inf"))
wrong("Brackets are missing around −1/b.", (NEEDED, "((target - c) / a) ** -1 / b"))
wrong("The floor is added to the target; subtract it.", ("target - c", "target + c"))
wrong(
    "The target is subtracted from the floor; it is the other way round.",
    ("target - c", "c - target"),
)
wrong("You multiply by a; divide by it.", ("(target - c) / a", "(target - c) * a"))
wrong("The number is cut to a whole one; leave it as it is.", (NEEDED, f"int({NEEDED})"))
wrong(
    "That is the logarithm of the number of examples; take a power to get the number itself.",
    (NEEDED, "np.log((target - c) / a) / -b"),
)
wrong(
    "The law never gets below its floor: np.inf belongs to targets at or below c.",
    ("target <= c", "target >= c"),
)
wrong(
    "Brackets are missing around the quotient: only a is taken to the power.",
    (NEEDED, "(target - c) / a ** (-1 / b)"),
)
wrong("The power −1/b is missing.", (NEEDED, "(target - c) / a"))
wrong("You multiply by −1/b; it is the exponent.", (NEEDED, "(target - c) / a * (-1 / b)"))
wrong(
    "Only the floor is divided by a: put target - c in brackets.",
    (NEEDED, "(target - c / a) ** (-1 / b)"),
)
wrong("The power is −1/b, not −1.", (NEEDED, "((target - c) / a) ** (-1)"))
wrong(
    "Subtract the floor from the target before you divide by a.",
    (NEEDED, "(target / a - c) ** (-1 / b)"),
)
wrong("Out of reach means the number np.inf; you return a text.", ("m = np.inf", 'm = "inf"'))


# ---- diagnose ----


@grader.helper
def in_a_row(numbers):
    """Numbers as one array; where they are something else, as they are."""
    single = all(np.ndim(each) == 0 and np.asarray(each).dtype.kind in "iuf" for each in numbers)
    return np.array(numbers, dtype=float) if single else list(numbers)


@grader.helper
def diagnoses(diagnose, pairs, runs, human_error, **settings):
    """Diagnoses of curves that end, in the mean, at given training and dev errors."""
    found = []
    for train, dev in pairs:
        squares = np.roll(np.arange(runs) ** 2, 2)
        scatter = 0.003 * (squares - squares.mean())
        ends = np.array([train, dev])[:, None] + scatter
        curves = np.stack([ends * [[0.2], [3.0]], ends * [[0.5], [1.5]], ends], axis=-1)
        word, bias, variance = diagnose(*curves, human_error, **settings)
        found.append((word, bias, variance))
    words, biases, variances = zip(*found, strict=True)
    spoken = all(each is None or isinstance(each, str) for each in words)
    return {
        "word": ", ".join(map(str, words)) if spoken else in_a_row(words),
        "bias": in_a_row(biases),
        "variance": in_a_row(variances),
    }


@grader.case
def five_diagnoses(diagnose):
    """Curves that end at (15%, 16%), (4%, 15%), (15%, 25%), (4%, 5.6%) and (4.4%, 5%)."""
    pairs = [(0.15, 0.16), (0.04, 0.15), (0.15, 0.25), (0.04, 0.056), (0.044, 0.05)]
    return diagnoses(diagnose, pairs, 4, 0.03)


@grader.case
def high_human_error(diagnose):
    """People make 12% errors; curves end at (13%, 18%), (7%, 15%), (17%, 17.6%) and (17%, 24%)."""
    pairs = [(0.13, 0.18), (0.07, 0.15), (0.17, 0.176), (0.17, 0.24)]
    return diagnoses(diagnose, pairs, 1, 0.12)


@grader.case
def gaps_as_large_as_the_margin(diagnose):
    """A margin of 12.5%; gaps of exactly 12.5%, larger and smaller ones."""
    pairs = [(0.25, 0.375), (0.25, 0.5), (0.375, 0.5), (0.1875, 0.25)]
    return diagnoses(diagnose, pairs, 1, 0.125, margin=0.125)


@grader.case(hidden=True, kind="another margin")
def wide_margin(diagnose):
    """A margin of 6%."""
    pairs = [(0.15, 0.16), (0.07, 0.15), (0.15, 0.25), (0.08, 0.13)]
    return diagnoses(diagnose, pairs, 3, 0.05, margin=0.06)


@grader.case(hidden=True, kind="a model that is better than people")
def better_than_people(diagnose):
    """Training errors below the human error."""
    return diagnoses(diagnose, [(0.01, 0.02), (0.01, 0.09)], 6, 0.04)


wrong = grader.mistakes("diagnose")
wrong(
    "You forgot the human error: a training error is avoidable only above it.",
    ("train_error - human_error", "train_error"),
)
wrong(
    "The variance is the gap between dev and training error, not between dev and human error.",
    ("dev_error - train_error", "dev_error - human_error"),
)
wrong(
    "Take the largest size, the last column.",
    ("train_errors[:, -1]", "train_errors[:, 0]"),
    ("dev_errors[:, -1]", "dev_errors[:, 0]"),
)
wrong(
    "Take the largest size only, not the mean over all.",
    ("train_errors[:, -1]", "train_errors"),
    ("dev_errors[:, -1]", "dev_errors"),
)
wrong(
    "Sizes are columns: the last row is the last run.",
    ("train_errors[:, -1]", "train_errors[-1]"),
    ("dev_errors[:, -1]", "dev_errors[-1]"),
)
wrong(
    "One gap is enough to name it: “both” is for two of them.",
    ("bias > margin and variance > margin", "bias > margin or variance > margin"),
)
wrong(
    "The words for bias and variance are swapped.",
    ('word = "bias"', 'word = "varianc"'),
    ('word = "variance"', 'word = "bias"'),
    ('word = "varianc"', 'word = "variance"'),
)
wrong(
    "Where both gaps are large you say “bias”: test for both first, and go on with elif.",
    (
        'if bias > margin and variance > margin:\n        word = "both"\n    elif bias > margin:',
        "if bias > margin:",
    ),
)
wrong(
    "Where both gaps are large you say “variance”: test for both first, and go on with elif.",
    (
        'if bias > margin and variance > margin:\n        word = "both"\n    elif bias > margin:',
        'if variance > margin:\n        word = "variance"\n    elif bias > margin:',
    ),
)
wrong(
    "Where both gaps are large you name the larger one: say “both”.",
    ('word = "both"', 'word = "bias" if bias > variance else "variance"'),
)
wrong(
    "“both” is said where only the variance is larger than the margin: it takes bias > margin and "
    "variance > margin.",
    ("if bias > margin and variance > margin:", "if bias and variance > margin:"),
)
wrong(
    "“both” is said where only the bias is larger than the margin: it takes bias > margin and "
    "variance > margin.",
    ("if bias > margin and variance > margin:", "if bias > margin and variance:"),
)
wrong(
    "A later `if` or its `else` overwrites “bias” and “both”: go on with elif, so that only one of "
    "the branches is taken.",
    ("elif bias > margin:", "if bias > margin:"),
    ("elif variance > margin:", "if variance > margin:"),
)
wrong(
    "You say “both” every time: compare the gaps, bias and variance, with the margin, not the "
    "errors.",
    ("if bias > margin and variance > margin:", "if train_error > margin and dev_error > margin:"),
)
wrong(
    "For “both” the two gaps are added up; each alone has to be larger than the margin.",
    ("if bias > margin and variance > margin:", "if bias + variance > 2 * margin:"),
)
wrong(
    "“both” takes two gaps that are each larger than the margin; you add them up.",
    ("if bias > margin and variance > margin:", "if bias + variance > margin:"),
)
wrong(
    "Where both gaps are large you say “neither”; say “both”.",
    ('word = "both"', 'word = "neither"'),
)
wrong(
    "Name the larger gap only if it is larger than the margin.",
    ("bias > margin and variance > margin", "False"),
    ("elif bias > margin", "elif bias > variance"),
    ("elif variance > margin", "elif variance >= bias"),
)
wrong(
    "A gap that is exactly as large as the margin does not count: it must be larger.",
    ("if bias > margin and variance > margin:", "if bias >= margin and variance >= margin:"),
    ("elif bias > margin:", "elif bias >= margin:"),
    ("elif variance > margin:", "elif variance >= margin:"),
)
wrong(
    "The margin is fixed at 0.02; use the argument.",
    ("if bias > margin and variance > margin:", "if bias > 0.02 and variance > 0.02:"),
    ("elif bias > margin:", "elif bias > 0.02:"),
    ("elif variance > margin:", "elif variance > 0.02:"),
)
wrong(
    "Only the last run is used; average over the runs.",
    ("train_errors[:, -1]", "train_errors[-1, -1]"),
    ("dev_errors[:, -1]", "dev_errors[-1, -1]"),
)
wrong(
    "The errors are not averaged over the runs: take the mean of the last column.",
    ("np.mean(train_errors[:, -1])", "train_errors[:, -1]"),
    ("np.mean(dev_errors[:, -1])", "dev_errors[:, -1]"),
)
wrong(
    "The errors of the runs are added up; average them.",
    ("np.mean(train_errors", "np.sum(train_errors"),
    ("np.mean(dev_errors", "np.sum(dev_errors"),
)
wrong(
    "The smallest error of the runs is taken; average them.",
    ("np.mean(train_errors", "np.min(train_errors"),
    ("np.mean(dev_errors", "np.min(dev_errors"),
)
wrong(
    "The median of the runs is taken; take their mean.",
    ("np.mean(train_errors", "np.median(train_errors"),
    ("np.mean(dev_errors", "np.median(dev_errors"),
)
wrong(
    "The sign of the variance is reversed: dev minus training error.",
    ("dev_error - train_error", "train_error - dev_error"),
)
wrong(
    "The sign of the bias is reversed: training minus human error.",
    ("train_error - human_error", "human_error - train_error"),
)
wrong(
    "A model that is better than people has a negative bias; take no absolute value.",
    ("train_error - human_error", "abs(train_error - human_error)"),
)
wrong(
    "A model that is better than people has a negative bias; do not raise it to 0.",
    ("train_error - human_error", "max(0, train_error - human_error)"),
)
wrong(
    "Return bias and variance as they are; do not round them.",
    ("return word, bias, variance", "return word, round(bias, 2), round(variance, 2)"),
)
wrong(
    "The word is returned first, then the bias, then the variance.",
    ("return word, bias, variance", "return bias, variance, word"),
)
wrong(
    "Bias and variance are swapped: the bias is returned before the variance.",
    ("return word, bias, variance", "return word, variance, bias"),
)
wrong(
    "The avoidable bias is the distance of the training error, not of the dev error, from the "
    "human error.",
    ("train_error - human_error", "dev_error - human_error"),
)
wrong(
    "Any gap above 0 counts, however small; it should be larger than the margin.",
    ("if bias > margin and variance > margin:", "if bias > 0 and variance > 0:"),
    ("elif bias > margin:", "elif bias > 0:"),
    ("elif variance > margin:", "elif variance > 0:"),
)
wrong(
    "The larger gap is named even where it is not larger than the margin.",
    ("elif bias > margin:", "elif bias > variance:"),
    ("elif variance > margin:", "elif variance > bias:"),
)
wrong(
    "Only the first run is used; average over the runs.",
    ("train_errors[:, -1]", "train_errors[0, -1]"),
    ("dev_errors[:, -1]", "dev_errors[0, -1]"),
)
wrong(
    "The dev error is that of the first run; average over the runs.",
    ("dev_errors[:, -1]", "dev_errors[0, -1]"),
)
for kind in ("train", "dev"):
    name = {"train": "training", "dev": "dev"}[kind]
    wrong(
        f"The {name} error is that of the smallest size; take the last column.",
        (f"{kind}_errors[:, -1]", f"{kind}_errors[:, 0]"),
    )
    wrong(
        f"The {name} error is that of the last run; take the last column.",
        (f"{kind}_errors[:, -1]", f"{kind}_errors[-1]"),
    )
    wrong(
        f"The {name} errors of the runs are added up; average them.",
        (f"np.mean({kind}_errors", f"np.sum({kind}_errors"),
    )
wrong(
    "You take the dev error itself; subtract the training error.",
    ("dev_error - train_error", "dev_error"),
)
wrong(
    "The human error is added; subtract it.",
    ("train_error - human_error", "train_error + human_error"),
)
wrong(
    "The training error is added; subtract it.",
    ("dev_error - train_error", "dev_error + train_error"),
)
wrong(
    "A bias that is exactly as large as the margin does not count: it must be larger.",
    ("elif bias > margin:", "elif bias >= margin:"),
)
wrong(
    "A variance that is exactly as large as the margin does not count: it must be larger.",
    ("elif variance > margin:", "elif variance >= margin:"),
)
wrong(
    "np.var is another kind of variance; here it is the gap between dev and training error.",
    ("dev_error - train_error", "np.var(dev_errors[:, -1])"),
)
wrong("The word for no gap at all is “neither”.", ('word = "neither"', 'word = "none"'))
wrong("“bias” is said even where no gap is large.", ('word = "neither"', 'word = "bias"'))
wrong("“variance” is said even where no gap is large.", ('word = "neither"', 'word = "variance"'))
wrong(
    "“bias” is never said, though nothing but the bias is larger than the margin.",
    ("elif bias > margin:", "elif False:"),
)
wrong(
    "“variance” is never said, though nothing but the variance is larger than the margin.",
    ("elif variance > margin:", "elif False:"),
)


# ---- sample_log_uniform ----


@grader.helper
def drawn(sample_log_uniform, low, high, size, times=1):
    """Numbers drawn with a generator, an equal one, and another, and their range."""
    generators = [np.random.default_rng(seed) for seed in (1, 1, 2)]
    numbers = [
        np.array([sample_log_uniform(low, high, size, rng) for _ in range(times)])
        for rng in generators
    ]
    return {"low": low, "high": high, "numbers": numbers}


@grader.helper
def even(shares):
    """Whether numbers from 0 to 1 are spread evenly, by the test of Kolmogorov and Smirnov."""
    steps = np.arange(1, len(shares) + 1) / len(shares)
    return np.max(np.abs(np.sort(shares) - steps)) < 2.4 / np.sqrt(len(shares))


@grader.helper
def misfit(shares):
    """How far numbers are from an even spread from 0 to 1; infinitely where some lie outside."""
    if not np.all((shares > -1e-9) & (shares < 1 + 1e-9)):
        return np.inf
    return np.max(np.abs(np.sort(shares) - np.arange(1, len(shares) + 1) / len(shares)))


@grader.helper
def shares_if(x, low, high):
    """By sentence, where numbers lie from 0 to 1 if they were drawn in one of the wrong ways."""
    log, a, b = np.log(x), np.log(low), np.log(high)
    ends = np.log10(low), np.log10(high)
    return {
        "The numbers themselves are uniformly distributed; their logarithms should be.": [
            (x - low) / (high - low)
        ],
        "The exponents are drawn from low to high; draw them from the logarithm of low to the "
        "logarithm of high.": [
            (log - low) / (high - low),
            (np.log10(x) - low) / (high - low),
        ],
        "These are the logarithms; undo the logarithm: np.log with np.exp, np.log10 with 10 to "
        "the power.": [(x - a) / (b - a), (x - ends[0]) / (ends[1] - ends[0])],
        "That is the logarithm of numbers from low to high; draw from np.log(low) to np.log(high), "
        "and take np.exp of what is drawn.": [
            (np.exp(x) - low) / (high - low),
            (10**x - low) / (high - low),
        ],
        "np.exp and np.log are the wrong way around: np.log of the two ends, np.exp of what is "
        "drawn.": [(np.exp(x) - np.exp(low)) / (np.exp(high) - np.exp(low))],
        "The logarithm to base 10 is undone by 10 to the power, not by np.exp.": [
            (log - ends[0]) / (ends[1] - ends[0])
        ],
        "np.log is undone by np.exp; 10 to the power undoes np.log10.": [
            (np.log10(x) - a) / (b - a)
        ],
        "The logarithms begin at 0 or at low; they should begin at np.log(low).": [log / b],
        "The logarithms should end at np.log(high): their range is np.log(high) - np.log(low) "
        "wide, not np.log(high).": [(log - a) / b, (np.log10(x) - ends[0]) / ends[1]],
        "np.log1p is the logarithm of 1 + x, and np.expm1 undoes that; take np.log and np.exp.": [
            (np.log1p(x) - np.log1p(low)) / (np.log1p(high) - np.log1p(low))
        ],
        "np.exp of numbers from 0 to 1 is stretched to the range; instead, draw logarithms from "
        "np.log(low) to np.log(high).": [
            np.log1p((x - low) / (high - low) * (np.e - 1)),
        ],
    }


@grader.helper
def how_drawn(x, low, high):
    """The sentence on the wrong way in which numbers seem to be drawn; empty if none fits."""
    with np.errstate(all="ignore"):
        ways = shares_if(x, low, high)
        fits = {sentence: min(map(misfit, shares)) for sentence, shares in ways.items()}
        logs = np.log(x)
        logs = (logs - np.mean(logs)) / np.std(logs)
        if abs(np.mean(logs**3)) < 0.4 and abs(np.mean(logs**4) - 3) < 0.5:
            return "The logarithms are normally distributed; draw them with rng.uniform."
    best = min(fits, key=lambda sentence: fits[sentence])
    return best if fits[best] < 1.7 / np.sqrt(len(x)) else ""


def as_log_uniform(got, expected):
    """In the range, with evenly spread logarithms, drawn from the generator."""
    low, high = expected["low"], expected["high"]
    first, same, other = (np.asarray(each, dtype=float) for each in got["numbers"])
    wanted = np.shape(expected["numbers"][0])
    if first.shape != wanted:
        return f"The shape should be {wanted[1:]}, not {first.shape[1:]}."
    first, same, other = first.ravel(), same.ravel(), other.ravel()
    if not np.all(np.isfinite(first)):
        return "Some of the numbers are nan or infinite."
    if not np.array_equal(first, same):
        return "The numbers do not come from rng: the same generator should draw the same ones."
    if np.array_equal(first, other):
        return (
            "The numbers do not depend on rng: draw them with rng, not with a seed of your own, "
            "and not from a fixed grid."
        )
    different = len(np.unique(first))
    if different == 1:
        return "All numbers are the same one: draw as many as size says."
    if different < len(first) / 2:
        return (
            "Only a few different numbers occur: draw the logarithms with rng.uniform, and round "
            "nothing."
        )
    inside = np.all(first >= low * (1 - 1e-9)) and np.all(first <= high * (1 + 1e-9))
    if inside and even(np.log(first / low) / np.log(high / low)):
        return True
    if fault := how_drawn(first, low, high):
        return fault
    if not inside:
        return (
            "Some numbers lie outside the range from low to high; their logarithms should be from "
            "np.log(low) to np.log(high)."
        )
    return "The logarithms are not uniformly distributed over the range."


@grader.case(accept=as_log_uniform)
def four_powers_of_ten(sample_log_uniform):
    """600 numbers from 0.001 to 10."""
    return drawn(sample_log_uniform, 1e-3, 10.0, 600)


@grader.case(hidden=True, accept=as_log_uniform, kind="a range above 1")
def from_three_to_a_thousand(sample_log_uniform):
    """900 numbers from 3 to 1,000."""
    return drawn(sample_log_uniform, 3.0, 1000.0, 900)


@grader.case(hidden=True, accept=as_log_uniform, kind="single numbers")
def single_number(sample_log_uniform):
    """One number, 400 times."""
    return drawn(sample_log_uniform, 0.01, 0.5, 1, times=400)


LOG_UNIFORM = "np.exp(rng.uniform(np.log(low), np.log(high), size))"

wrong = grader.mistakes("sample_log_uniform")
wrong(
    "The numbers themselves are uniformly distributed; their logarithms should be.",
    (LOG_UNIFORM, "rng.uniform(low, high, size)"),
)
wrong(
    "The exponents are drawn from low to high; draw them from the logarithm of low to the "
    "logarithm of high.",
    (LOG_UNIFORM, "np.exp(rng.uniform(low, high, size))"),
)
wrong(
    "These are the logarithms; undo the logarithm: np.log with np.exp, np.log10 with 10 to the "
    "power.",
    (LOG_UNIFORM, "rng.uniform(np.log(low), np.log(high), size)"),
)
wrong(
    "That is the logarithm of numbers from low to high; draw from np.log(low) to np.log(high), and "
    "take np.exp of what is drawn.",
    (LOG_UNIFORM, "np.log(rng.uniform(low, high, size))"),
)
wrong(
    "np.exp and np.log are the wrong way around: np.log of the two ends, np.exp of what is drawn.",
    (LOG_UNIFORM, "np.log(rng.uniform(np.exp(low), np.exp(high), size))"),
)
wrong(
    "The logarithm to base 10 is undone by 10 to the power, not by np.exp.",
    (LOG_UNIFORM, "np.exp(rng.uniform(np.log10(low), np.log10(high), size))"),
)
wrong(
    "np.log is undone by np.exp; 10 to the power undoes np.log10.",
    (LOG_UNIFORM, "10 ** rng.uniform(np.log(low), np.log(high), size)"),
)
wrong(
    "The logarithms begin at 0 or at low; they should begin at np.log(low).",
    (LOG_UNIFORM, "np.exp(rng.uniform(0, np.log(high), size))"),
)
wrong(
    "The logarithms should end at np.log(high): their range is np.log(high) - np.log(low) wide, "
    "not np.log(high).",
    (LOG_UNIFORM, "np.exp(np.log(low) + rng.random(size) * np.log(high))"),
)
wrong(
    "np.log1p is the logarithm of 1 + x, and np.expm1 undoes that; take np.log and np.exp.",
    (LOG_UNIFORM, "np.expm1(rng.uniform(np.log1p(low), np.log1p(high), size))"),
)
wrong(
    "np.exp of numbers from 0 to 1 is stretched to the range; instead, draw logarithms from "
    "np.log(low) to np.log(high).",
    (LOG_UNIFORM, "low + (high - low) * (np.exp(rng.random(size)) - 1) / (np.e - 1)"),
)
wrong(
    "The numbers do not depend on rng: draw them with rng, not with a seed of your own, and not "
    "from a fixed grid.",
    (LOG_UNIFORM, LOG_UNIFORM.replace("rng.", "np.random.default_rng(3).")),
)
wrong(
    "The numbers do not come from rng: the same generator should draw the same ones.",
    (LOG_UNIFORM, LOG_UNIFORM.replace("rng.", "np.random.")),
)
wrong("Only one number is drawn: pass size on.", (LOG_UNIFORM, LOG_UNIFORM.replace(", size", "")))
wrong(
    "numbers has a single axis: its shape is (size,).",
    (LOG_UNIFORM, LOG_UNIFORM.replace("size", "(size, 1)")),
)
wrong(
    "All numbers are the same one: draw as many as size says.",
    (LOG_UNIFORM, f"np.full(size, {LOG_UNIFORM.replace(', size', '')})"),
)
wrong(
    "Only a few different numbers occur: draw the logarithms with rng.uniform, and round nothing.",
    (LOG_UNIFORM, "10.0 ** rng.integers(np.log10(low), np.log10(high) + 1, size)"),
)
wrong(
    "The logarithms are normally distributed; draw them with rng.uniform.",
    (LOG_UNIFORM, "np.exp(rng.normal(np.log(low * high) / 2, np.log(high / low) / 4, size))"),
)
wrong(
    "The logarithms are not uniformly distributed over the range.",
    (LOG_UNIFORM, "np.exp(rng.triangular(np.log(low), np.log(low), np.log(high), size))"),
)
wrong(
    "Some numbers lie outside the range from low to high; their logarithms should be from "
    "np.log(low) to np.log(high).",
    (LOG_UNIFORM, "np.exp(rng.uniform(np.log(low), high, size))"),
)


# ---- random_search ----

NOT_BEST = "best is not the setting with the smallest error."
LARGEST = "best has the largest error; the smallest is wanted."
ONE_DRAW = "All trials have the same settings: each draws its own, into its own dictionary."
LINKED = "The hyperparameters are not independent: draw each of them by itself."
PLAIN = "The settings should be plain numbers, not arrays."


@grader.helper
def searched(random_search, space, trials):
    """What a search finds on a bowl, and all its trials."""
    asked = []

    def evaluate(settings):
        if not isinstance(settings, dict):
            raise TypeError("evaluate takes the dictionary of all settings")
        asked.append(dict(settings))
        return bowl(settings)

    best, history = random_search(evaluate, space, trials, np.random.default_rng(4))
    return {
        "best": dict(best) if isinstance(best, dict) else "no dictionary",
        "settings": [dict(settings) for settings, _ in history],
        "errors": [error for _, error in history],
        "asked": asked,
        "space": {name: list(ends) for name, ends in space.items()},
    }


@grader.helper
def bowl(settings):
    """An error for each setting: small where the hyperparameters are near 0.1."""
    total = sum(np.asarray(settings[name]).ravel()[0] ** 0.2 for name in sorted(settings))
    return float(np.sin(7 * total) + 2)


@grader.helper
def fault_of_trials(got, expected):
    """What is wrong with the trials of a search; an empty sentence if nothing is."""
    if any(np.ndim(value) and len(value) == 2 for s in got["asked"] for value in s.values()):
        return "evaluate is given the ranges; pass it the settings that were drawn."
    if any(np.ndim(value) for setting in got["asked"] for value in setting.values()):
        return "The settings should be plain numbers, not arrays."
    if any(sorted(setting) != sorted(expected["space"]) for setting in got["settings"]):
        return "Each setting should hold every hyperparameter of the space."
    if len(got["asked"]) != len(expected["asked"]):
        return "Each trial should evaluate one setting, and evaluate it once."
    for name, (low, high) in expected["space"].items():
        values = np.array([setting[name] for setting in got["settings"]])
        if np.any(values < low * (1 - 1e-9)) or np.any(values > high * (1 + 1e-9)):
            return f"Some values of {name} lie outside its range."
        if len(np.unique(values)) == 1:
            return "All trials have the same settings: each draws its own, into its own dictionary."
        if not even(np.log(values / low) / np.log(high / low)):
            return (
                "The logarithms of a hyperparameter are not uniformly distributed over its range."
            )
    return ""


@grader.helper
def linked(got, expected):
    """Whether two hyperparameters go together."""
    places = [
        [np.log(s[name] / low) / np.log(high / low) for s in got["settings"]]
        for name, (low, high) in expected["space"].items()
    ]
    return len(places) > 1 and np.abs(np.corrcoef(places)[0, 1]) > 0.6


def as_search(got, expected):
    """Independent draws in the ranges, the errors that belong to them, and the best."""
    if fault := fault_of_trials(got, expected):
        return fault
    if linked(got, expected):
        return "The hyperparameters are not independent: draw each of them by itself."
    if not isinstance(got["best"], dict):
        return "best should be the dictionary of settings, not its error, its place or a pair."
    errors = np.array([bowl(setting) for setting in got["settings"]])
    if not np.allclose(got["errors"], errors):
        return "The errors in history do not belong to the settings next to them."
    if got["best"] == got["settings"][int(np.argmax(errors))]:
        return "best has the largest error; the smallest is wanted."
    if got["best"] != got["settings"][int(np.argmin(errors))]:
        return "best is not the setting with the smallest error."
    return True


@grader.case(accept=as_search)
def two_hyperparameters(random_search, sample_log_uniform):
    """40 trials of a learning rate and a weight decay."""
    return searched(random_search, {"rate": (1e-4, 1.0), "decay": (1e-6, 1e-2)}, 40)


@grader.case(hidden=True, accept=as_search, kind="three hyperparameters")
def three_hyperparameters(random_search, sample_log_uniform):
    """60 trials of three hyperparameters."""
    return searched(random_search, {"a": (0.1, 10.0), "b": (1.0, 1e4), "c": (1e-3, 0.5)}, 60)


@grader.case(hidden=True, accept=as_search, kind="one hyperparameter")
def one_hyperparameter(random_search, sample_log_uniform):
    """25 trials of a single one."""
    return searched(random_search, {"gamma": (1e-3, 1e3)}, 25)


DRAW = "sample_log_uniform(low, high, 1, rng).item()"
BEST = "min(history, key=lambda pair: pair[1])[0]"

wrong = grader.mistakes("random_search")
wrong(LARGEST, (BEST, BEST.replace("min(", "max(")))
wrong(NOT_BEST, (BEST, "history[-1][0]"))
wrong(ONE_DRAW, (DRAW, "sample_log_uniform(low, high, 1, np.random.default_rng(0)).item()"))
wrong(LINKED, (DRAW, DRAW.replace("rng)", "np.random.default_rng(trial))")))
wrong(PLAIN, (DRAW, "sample_log_uniform(low, high, 1, rng)"))
wrong(
    "The logarithms of a hyperparameter are not uniformly distributed over its range.",
    (DRAW, "rng.uniform(low, high)"),
)
wrong(
    "The errors in history do not belong to the settings next to them.",
    ("error = evaluate(settings)", "evaluate(settings); error = 0.0"),
)
wrong(
    "Each trial should evaluate one setting, and evaluate it once.",
    ("error = evaluate(settings)", "error = min(evaluate(settings), evaluate(settings))"),
)
wrong(
    "best should be the dictionary of settings, not its error, its place or a pair.",
    (BEST, "min(error for _, error in history)"),
)
wrong(
    "Dictionaries cannot be compared: let the key of min pick the error of a pair.",
    (BEST, "min(history)[0]"),
)
wrong("low comes before high.", (DRAW, DRAW.replace("low, high", "high, low")))
wrong(
    "evaluate takes the dictionary itself, without stars.",
    ("evaluate(settings)", "evaluate(**settings)"),
)
wrong(
    "space.items() gives names and ranges; space alone gives the names.", ("space.items()", "space")
)
wrong(
    "evaluate is given the ranges; pass it the settings that were drawn.",
    ("evaluate(settings)", "evaluate(space)"),
)
wrong(
    "evaluate takes all settings at once, not one of them.",
    ("evaluate(settings)", "evaluate(settings[name])"),
)


# ---- successive_halving ----


@grader.helper
def halved(successive_halving, table, first, **settings):
    """Winner and rounds for errors given by a table, and what was evaluated, in order of rounds."""
    asked = []

    def evaluate(setting, resource):
        asked.append((int(resource), str(setting)))
        if len(asked) > 500:
            raise RuntimeError("the rounds never end: fewer candidates must be left after each")
        place = min(round(math.log2(max(resource, 1))), table.shape[1] - 1)
        return float(table[int(setting[1:]), place])

    names = [f"s{i}" for i in range(len(table))]
    winner, rounds = successive_halving(evaluate, names, first, **settings)
    return {
        "winner": winner,
        "rounds": [[int(number) for number in pair] for pair in rounds],
        "evaluated": [f"{name} with {resource}" for resource, name in sorted(asked)],
    }


@grader.helper
def halved_equals(successive_halving, errors, first, eta):
    """Rounds and errors, whichever of equal candidates stay: their errors are always the same."""
    table = np.tile(np.asarray(errors)[:, None], (1, 2))
    found = halved(successive_halving, table, first, eta=eta)
    pairs = [each.split(" with ") for each in found["evaluated"]]
    seen = sorted((int(resource), errors[int(name[1:])]) for name, resource in pairs)
    names = [f"s{i}" for i in range(len(errors))]
    winner = found["winner"]
    return {
        "error of the winner": errors[names.index(winner)] if winner in names else winner,
        "rounds": found["rounds"],
        "evaluated": [f"error {error:g} with {resource}" for resource, error in seen],
    }


@grader.helper
def crossing(rng, candidates):
    """Errors of candidates (rows) by the logarithm of the resource; their order changes."""
    start = rng.permutation(candidates)[:, None]
    return start * 0.02 + 0.03 * rng.permuted(np.tile(np.arange(candidates), (10, 1)), axis=1).T


@grader.case
def many_candidates(successive_halving, rng):
    """25 candidates, one in three stays; their order changes from round to round."""
    return halved(successive_halving, crossing(rng, 25), 1)


@grader.case
def eight_candidates_by_halves(successive_halving, rng):
    """Eight candidates, every other one stays, starting with 5 epochs."""
    return halved(successive_halving, crossing(rng, 8), 5, eta=2)


@grader.case
def candidates_with_equal_errors(successive_halving):
    """Nine candidates, one in three stays; four have the same error, and any of them may stay."""
    errors = [0.5, 0.2, 0.4, 0.2, 0.1, 0.2, 0.3, 0.2, 0.6]
    return halved_equals(successive_halving, errors, 1, eta=3)


@grader.case(hidden=True, kind="equal errors")
def candidates_with_nothing_but_equal_errors(successive_halving):
    """Ten candidates with two errors, then six with the same one."""
    return [
        halved_equals(successive_halving, [0.3, 0.25] * 5, 2, eta=4),
        halved_equals(successive_halving, [0.5] * 6, 1, eta=2),
    ]


@grader.case(hidden=True, kind="a number of candidates that is no power of eta")
def fourteen_candidates(successive_halving, rng):
    """Fourteen candidates, one in three stays."""
    return halved(successive_halving, crossing(rng, 14), 2)


@grader.case(hidden=True, kind="fewer candidates than eta")
def two_candidates(successive_halving, rng):
    """Two candidates with eta = 4."""
    return halved(successive_halving, crossing(rng, 2), 3, eta=4)


@grader.case(hidden=True, kind="a single candidate, and many")
def one_and_many_candidates(successive_halving, rng):
    """Nothing to choose, then twenty candidates."""
    return [halved(successive_halving, crossing(rng, n), 1, eta=4) for n in (1, 20)]


KEEP, ORDER = "max(1, len(left) // eta)", 'np.argsort(errors, kind="stable")[:keep]'

wrong = grader.mistakes("successive_halving")
wrong(
    "You keep the worst candidates; keep those with the smallest errors.",
    (ORDER, 'np.argsort(errors, kind="stable")[-keep:]'),
)
wrong(
    "The candidates are not sorted by their errors before the first are kept.",
    (ORDER, "range(keep)"),
)
wrong(
    "The resource stays the same; multiply it by eta after each round.",
    ("resource = resource * eta", "resource = resource"),
)
wrong(
    "The resource grows by adding; multiply it by eta.",
    ("resource = resource * eta", "resource = resource + eta"),
)
wrong(
    "The resource should grow by eta, not by 2.",
    ("resource = resource * eta", "resource = resource * 2"),
    (KEEP, "max(1, len(left) // eta)"),
)
wrong("Half of the candidates stay; it should be one in eta.", (KEEP, "max(1, len(left) // 2)"))
wrong(
    "Only one candidate is left after the first round; keep len(left) // eta. “At least one” is "
    "max(1, …), not min.",
    (KEEP, "1"),
)
wrong(
    "You calculate with 3, whatever eta is; the number to keep and the resource depend on eta.",
    (KEEP, "max(1, len(left) // 3)"),
    ("resource = resource * eta", "resource = resource * 3"),
)
wrong(
    "The number to keep is a third, whatever eta is; it should be len(left) // eta.",
    (KEEP, "max(1, len(left) // 3)"),
)
wrong(
    "The resource grows by 3, whatever eta is; multiply it by eta.",
    ("resource = resource * eta", "resource = resource * 3"),
)
wrong(
    "One in eta is dropped; it should be one in eta that stays: len(left) // eta.",
    (KEEP, "max(1, len(left) - max(1, len(left) // eta))"),
)
wrong(
    "len(left) // eta are dropped, and that many should stay; with fewer than eta left, none is "
    "dropped, and the rounds never end.",
    (KEEP, "len(left) - len(left) // eta"),
)
wrong(
    "One too many stays in each round: “at least one” is max(1, len(left) // eta).",
    (KEEP, "len(left) // eta + 1"),
)
wrong(
    "The rounds never end: put only those that stay into left, down to a single one.",
    ("left = [left[i] for i in best]", "kept = [left[i] for i in best]"),
)
wrong(
    "Every round stands in rounds twice: the line above your part has noted it already.",
    ("errors = [evaluate", "rounds.append((len(left), resource))\n        errors = [evaluate"),
)
wrong(
    "Of candidates with equal errors more stay than len(left) // eta: cut the sorted ones at that "
    "number, not at an error.",
    (ORDER, "np.flatnonzero(np.array(errors) <= sorted(errors)[keep - 1])"),
)
wrong(
    "The number to keep is rounded up; use //.", (KEEP, "min(-(-len(left) // eta), len(left) - 1)")
)
wrong(
    "Every round evaluates all candidates; evaluate only those that are left.",
    ("for setting in left]", "for setting in settings]"),
    ("left = [left[i] for i in best]", "left = [settings[i] for i in best]"),
)
wrong(
    "Pass the resource of the round to evaluate, not that of the first round.",
    ("evaluate(setting, resource)", "evaluate(setting, first)"),
)
wrong(
    "np.sort returns the errors; np.argsort returns the places of the candidates.",
    (ORDER, "np.sort(errors)[:keep]"),
)
wrong(
    "evaluate takes the setting first, then the resource.",
    ("evaluate(setting, resource)", "evaluate(resource, setting)"),
)
wrong(
    "Pass the resource of the round to evaluate, not eta.",
    ("evaluate(setting, resource)", "evaluate(setting, eta)"),
)
wrong(
    "A place is looked up that `left` does not have: evaluate only the candidates in `left`, and "
    "take them from it once.",
    ("for setting in left]", "for setting in settings]"),
)
wrong(
    "No candidate is left when fewer than eta go into a round: keep at least one.",
    (KEEP, "len(left) // eta"),
)
wrong(
    "The resource is always first times eta; multiply that of the round before by eta.",
    ("resource = resource * eta", "resource = first * eta"),
)
wrong(
    "From the second round on the resource is eta; multiply the resource by eta.",
    ("resource = resource * eta", "resource = eta"),
)
wrong(
    "The resource is multiplied before the candidates are evaluated; multiply it afterwards.",
    ("evaluate(setting, resource)", "evaluate(setting, resource * eta)"),
)
wrong(
    "The candidates are sorted by themselves; sort them by their errors.",
    ("[left[i] for i in best]", "sorted(left)[:keep]"),
)
wrong("How many are kept is a whole number: divide with `//`.", (KEEP, "max(1, len(left) / eta)"))
wrong("The resource is divided by eta; multiply it by eta.", ("resource * eta", "resource / eta"))
wrong("The resource is raised to a power; multiply it by eta.", ("resource * eta", "resource**eta"))
wrong(
    "How many are kept is rounded to the nearest; `//` rounds down.",
    (KEEP, "max(1, round(len(left) / eta))"),
)
wrong("One in eta stays; you drop eta of them.", (KEEP, "max(1, len(left) - eta)"))
wrong(
    "The places are those in `left`; you look them up among all candidates.",
    ("[left[i] for i in best]", "[settings[i] for i in best]"),
)
wrong(
    "left holds places now; take the candidates at these places.",
    ("[left[i] for i in best]", "list(best)"),
)
