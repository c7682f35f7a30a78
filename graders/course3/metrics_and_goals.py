"""Cases and known mistakes of metrics_and_goals.

Bootstrap intervals are judged by their place and width, coverage and repeatability, whatever was
drawn.
"""

import numpy as np

from graders.common.choices import are_names, in_words
from invigilator.checking import Grader

grader = Grader("course3/metrics_and_goals")
grader.include(are_names, in_words)


@grader.helper
def error_of(call):
    """The name of the exception that a call raises; what it returns, if it raises none."""
    try:
        return {"returned": call()}
    except ValueError as error:
        return {"raised": type(error).__name__ if type(error) is ValueError else "another"}


@grader.helper
def labelled(rng, m, share):
    """Labels, about a share of them 1, and predictions that are right more often than not."""
    y = (rng.random(m) < share).astype(int)
    return y, np.where(rng.random(m) < 0.7, y, (rng.random(m) < 0.4).astype(int))


# ---- confusion_counts ----


@grader.case
def counts_of_ten(confusion_counts):
    """Ten examples: 3 true positives, 1 false positive, 2 false negatives, 4 true negatives."""
    y = np.array([1, 1, 1, 0, 1, 1, 0, 0, 0, 0])
    p = np.array([1, 1, 1, 1, 0, 0, 0, 0, 0, 0])
    return confusion_counts(y, p)


@grader.case
def counts_of_many(confusion_counts, rng):
    """60 examples, a fifth of them positive."""
    return confusion_counts(*labelled(rng, 60, 0.2))


@grader.case(hidden=True, kind="a larger set")
def counts_of_a_large_set(confusion_counts, rng):
    """2,000 examples, most of them positive."""
    return confusion_counts(*labelled(rng, 2000, 0.8))


@grader.case(hidden=True, kind="only one class, and an empty set")
def counts_of_one_class(confusion_counts):
    """No positives; no negatives; nothing at all."""
    ones, zeros, none = np.ones(5, int), np.zeros(5, int), np.zeros(0, int)
    p = np.array([1, 0, 1, 0, 0])
    pairs = {"zeros": (zeros, p), "ones": (ones, p), "nothing": (none, none)}
    return {name: confusion_counts(*pair) for name, pair in pairs.items()}


TP, FP = "int(np.sum((y == 1) & (p == 1)))", "int(np.sum((y == 0) & (p == 1)))"
FN, TN = "int(np.sum((y == 1) & (p == 0)))", "int(np.sum((y == 0) & (p == 0)))"
wrong = grader.mistakes("confusion_counts")
wrong(
    "Each count is the number of all examples: add up with np.sum; len and size count False too.",
    *((each, each.replace("int(np.sum(", "len(")[:-1]) for each in (TP, FP, FN, TN)),
)
wrong(
    "False positives and false negatives are swapped: a false positive is called 1 and is 0.",
    (f"fp = {FP}", f"fp = {FN}"),
    (f"fn = {FN}", f"fn = {FP}"),
)
wrong(
    "True positives and true negatives are swapped: positive means 1.",
    (f"tp = {TP}", f"tp = {TN}"),
    (f"tn = {TN}", f"tn = {TP}"),
)
wrong(
    "tp counts every positive prediction; count those whose label is 1 as well.",
    (TP, "int(np.sum(p == 1))"),
)
wrong(
    "tp counts every positive label; count those that were found, with p == 1.",
    (TP, "int(np.sum(y == 1))"),
)
wrong(
    "tn counts every negative label; count those that were also called 0.",
    (TN, "int(np.sum(y == 0))"),
)
wrong(
    "tp counts all right answers, those to negatives included.",
    (TP, "int(np.sum(y == p))"),
)
wrong("tn counts all right answers, those to positives included.", (TN, "int(np.sum(y == p))"))
wrong(
    "fp counts all wrong answers, the missed positives included.",
    (FP, "int(np.sum(y != p))"),
)
wrong(
    "fn counts all wrong answers, the false alarms included.",
    (FN, "int(np.sum(y != p))"),
)
wrong(
    "The four are shares; return how many there are, without dividing by m.",
    (f"tp = {TP}", "tp = np.mean((y == 1) & (p == 1))"),
    (f"fp = {FP}", "fp = np.mean((y == 0) & (p == 1))"),
    (f"fn = {FN}", "fn = np.mean((y == 1) & (p == 0))"),
    (f"tn = {TN}", "tn = np.mean((y == 0) & (p == 0))"),
)
wrong(
    "There is an array of True and False for each count; add it up with np.sum.",
    (f"tp = {TP}", "tp = (y == 1) & (p == 1)"),
    (f"fp = {FP}", "fp = (y == 0) & (p == 1)"),
    (f"fn = {FN}", "fn = (y == 1) & (p == 0)"),
    (f"tn = {TN}", "tn = (y == 0) & (p == 0)"),
)
wrong(
    "tp is counted with `|`, or; both conditions must hold, so use `&`.",
    (TP, "int(np.sum((y == 1) | (p == 1)))"),
)


wrong(
    "fp counts every positive prediction; the label must be 0 as well.", (FP, "int(np.sum(p == 1))")
)
wrong(
    "fn counts every negative prediction; the label must be 1 as well.", (FN, "int(np.sum(p == 0))")
)
wrong(
    "fp is counted as fn: a false positive has the label 0 and the prediction 1.",
    (f"fp = {FP}", f"fp = {FN}"),
)
wrong(
    "fn is counted as fp: a false negative has the label 1 and the prediction 0.",
    (f"fn = {FN}", f"fn = {FP}"),
)
wrong("tn is everything that is not tp; that includes the mistakes.", (TN, "len(y) - tp"))
wrong(
    "Put brackets around each comparison, and `&` between them: `and`, `or` and `if` do not work "
    "on a whole array, and without brackets `&` is done before ==.",
    ("(y == 1) & (p == 1)", "(y == 1) and (p == 1)"),
)
wrong("fn counts all positives; leave out those that were found.", (FN, "int(np.sum(y == 1))"))
wrong("len counts all examples, true or not; np.sum counts the true ones.", (TP, "len(y)"))
wrong("tn counts the missed positives; it is about negatives.", (TN, FN))
wrong("tp counts what tn counts; positive means 1.", (TP, TN))
wrong("tn counts what tp counts; negative means 0.", (TN, TP))
wrong("tn counts the false alarms; the prediction must be 0 as well.", (TN, FP))
wrong("fp counts what tp counts; the label of a false positive is 0.", (FP, TP))
wrong("fn counts what tp counts; the prediction of a false negative is 0.", (FN, TP))
wrong("tp counts the false alarms; the label must be 1 as well.", (TP, FP))
wrong("tp counts the missed positives; the prediction must be 1 as well.", (TP, FN))
wrong("fp counts what tn counts; the prediction of a false positive is 1.", (FP, TN))
wrong("fp counts all negatives; count those that were called 1.", (FP, "int(np.sum(y == 0))"))
wrong("fn counts what tn counts; the label of a false negative is 1.", (FN, TN))
wrong(
    "tn counts every negative prediction; the label must be 0 as well.", (TN, "int(np.sum(p == 0))")
)
wrong(
    "In a difference of p and y false positives and false negatives cancel; count where both "
    "conditions hold.",
    (FP, "int(np.sum(p - y))"),
    (FN, "int(np.sum(y - p))"),
)
wrong(
    "`|` counts where one of the two conditions holds or both; both must hold, so use `&`.",
    *((each, each.replace("&", "|")) for each in (TP, FP, FN, TN)),
)
wrong(
    "`&` joins two sums; join the two comparisons first, and count with np.sum where both hold.",
    *((each, each.replace(" & ", ") & np.sum(")) for each in (TP, FP, FN, TN)),
)
wrong(
    "These are row numbers; return how many there are: np.sum counts.",
    *(
        (each, each.replace("int(np.sum(", "np.where(").replace(")))", "))[0]"))
        for each in (TP, FP, FN, TN)
    ),
)
wrong(
    "fn and tn are always 0: “no” is the prediction 0, not -1.",
    (FN, FN.replace("p == 0", "p == -1")),
    (TN, TN.replace("p == 0", "p == -1")),
)
wrong(
    "The first example is left out; its number is 0.",
    (f"tp = {TP}", f"y, p = y[1:], p[1:]\n    tp = {TP}"),
)
wrong(
    "The last example is left out; its number is len(y) - 1.",
    (f"tp = {TP}", f"y, p = y[:-1], p[:-1]\n    tp = {TP}"),
)
wrong(
    "The counts are divided by how many positives or negatives there are; leave them whole.",
    *((each, f"{each} / np.sum(y == 1)") for each in (TP, FN)),
    *((each, f"{each} / np.sum(y == 0)") for each in (FP, TN)),
)


# ---- precision_recall_f ----


@grader.case
def scores_of_ten(precision_recall_f):
    """Ten examples: TP 3, FP 1, FN 2, TN 4."""
    y = np.array([1, 1, 1, 0, 1, 1, 0, 0, 0, 0])
    p = np.array([1, 1, 1, 1, 0, 0, 0, 0, 0, 0])
    return precision_recall_f(y, p)


@grader.case
def scores_with_beta(precision_recall_f, rng):
    """60 examples with beta 2, then 0.5."""
    y, p = labelled(rng, 60, 0.3)
    return {"beta 2": precision_recall_f(y, p, beta=2), "beta 0.5": precision_recall_f(y, p, 0.5)}


@grader.case
def scores_without_a_yes(precision_recall_f):
    """A model that is always right; one that never says yes; no positives; neither of the two."""
    y, p = np.array([1, 0, 0, 1, 0]), np.array([0, 1, 0, 0, 1])
    return {
        "always right": precision_recall_f(y, y),
        "never yes": precision_recall_f(y, np.zeros(5, int)),
        "no positives": precision_recall_f(np.zeros(5, int), p),
        "neither": precision_recall_f(np.zeros(5, int), np.zeros(5, int)),
    }


@grader.case(hidden=True, kind="a larger set, other values of beta")
def scores_of_a_large_set(precision_recall_f, rng):
    """800 examples, beta 1, 3 and 0.2."""
    y, p = labelled(rng, 800, 0.15)
    return [precision_recall_f(y, p, beta) for beta in (1, 3, 0.2)]


@grader.case(hidden=True, kind="only one class")
def scores_of_one_class(precision_recall_f):
    """Nothing positive in labels and predictions; everything positive; nothing found; beta 0."""
    ones, zeros = np.ones(4, int), np.zeros(4, int)
    mixed = np.array([1, 0, 0, 1])
    return {
        "nothing": precision_recall_f(zeros, zeros),
        "everything": precision_recall_f(ones, ones),
        "all wrong": precision_recall_f(mixed, 1 - mixed),
        "always yes": precision_recall_f(mixed, ones),
        "beta 0, never yes": precision_recall_f(mixed, zeros, 0),
    }


PRECISION, RECALL = (
    "tp / (tp + fp) if tp + fp > 0 else 0.0",
    "tp / (tp + fn) if tp + fn > 0 else 0.0",
)
F = "f = (1 + beta**2) * tp / bottom if bottom > 0 else 0.0"
HARMONIC = "f = {} if precision + recall > 0 else 0.0"
wrong = grader.mistakes("precision_recall_f")
wrong(
    "Precision and recall are swapped: precision divides by all that was called positive.",
    (PRECISION, "tp / (tp + fn) if tp + fn > 0 else 0.0 "),
    (f"recall = {RECALL}", "recall = tp / (tp + fp) if tp + fp > 0 else 0.0"),
)
wrong(
    "F ignores beta: that is the formula for beta = 1.",
    (F, HARMONIC.format("2 * precision * recall / (precision + recall)")),
)
wrong(
    "beta appears in F without its square.",
    (
        "bottom = (1 + beta**2) * tp + beta**2 * fn + fp",
        "bottom = (1 + beta) * tp + beta * fn + fp",
    ),
    (F, "f = (1 + beta) * tp / bottom if bottom > 0 else 0.0"),
)
wrong(
    "beta² is in the wrong place: it is a factor of FN, the missed positives; in the formula with "
    "precision P and recall R, it is a factor of P in the denominator.",
    ("beta**2 * fn + fp", "fn + beta**2 * fp"),
)
wrong(
    "F is the plain mean of precision and recall; it should be close to the smaller one.",
    (F, "f = (precision + recall) / 2"),
)
wrong(
    "The factor 1 + beta² is missing before TP in the numerator of F.",
    (F, "f = tp / bottom if bottom > 0 else 0.0"),
)
wrong(
    "F is the product of precision and recall.",
    (F, "f = precision * recall"),
)
wrong(
    "The case 0/0 is not handled: divide only where there is something to divide by.",
    (PRECISION, "tp / (tp + fp)"),
    (f"recall = {RECALL}", "recall = tp / (tp + fn)"),
    (F, "f = (1 + beta**2) * tp / bottom"),
)
wrong(
    "0/0 counts as 1 in your precision; the convention here is 0.",
    (PRECISION, "tp / (tp + fp) if tp + fp > 0 else 1.0"),
)
wrong(
    "0/0 counts as 1 in your recall; the convention here is 0.",
    (f"recall = {RECALL}", "recall = tp / (tp + fn) if tp + fn > 0 else 1.0"),
)
wrong(
    "Precision divides by all examples; divide by those that were called positive.",
    (PRECISION, "tp / len(y)"),
)
wrong(
    "Precision is the share of right answers of all; leave out the true negatives.",
    (PRECISION, "(tp + counts['tn']) / len(y)"),
)


wrong(
    "beta² is a factor of both FN and FP; only FN gets it.",
    ("beta**2 * fn + fp", "beta**2 * (fn + fp)"),
)
wrong(
    "The factor before TP is 2 whatever beta is: it should be 1 + beta².",
    ("f = (1 + beta**2) * tp / bottom", "f = 2 * tp / bottom"),
)
wrong(
    "Recall divides by TP and TN; divide by all that are positive, TP and FN.",
    (f"recall = {RECALL}", "recall = tp / (tp + counts['tn']) if tp + counts['tn'] > 0 else 0.0"),
)
wrong(
    "Recall divides by all examples; divide by those that are positive.",
    (f"recall = {RECALL}", "recall = tp / len(y)"),
)
wrong(
    "Precision has the false positives in the numerator; the share of right ones is asked for.",
    (PRECISION, "fp / (tp + fp) if tp + fp > 0 else 0.0"),
)
wrong(
    "Where there is nothing to divide by you return nan; by the convention here, return 0.",
    ("tp / (tp + fp) if tp + fp > 0 else 0.0", "tp / (tp + fp) if tp + fp > 0 else np.nan"),
    ("tp / (tp + fn) if tp + fn > 0 else 0.0", "tp / (tp + fn) if tp + fn > 0 else np.nan"),
)
wrong(
    "Where there is nothing to divide by you return None; by the convention here, return 0.",
    ("tp / (tp + fp) if tp + fp > 0 else 0.0", "tp / (tp + fp) if tp + fp > 0 else None"),
    ("tp / (tp + fn) if tp + fn > 0 else 0.0", "tp / (tp + fn) if tp + fn > 0 else None"),
)
wrong(
    "Precision has the denominator of recall; its own is TP and FP.",
    ("tp / (tp + fp) if tp + fp > 0", "tp / (tp + fn) if tp + fn > 0"),
)
wrong(
    "Recall has the denominator of precision; its own is TP and FN.",
    ("tp / (tp + fn) if tp + fn > 0", "tp / (tp + fp) if tp + fp > 0"),
)
wrong("Precision needs brackets around its denominator.", ("tp / (tp + fp)", "tp / tp + fp"))
wrong("Recall needs brackets around its denominator.", ("tp / (tp + fn)", "tp / tp + fn"))
wrong(
    "Precision and recall need brackets around their denominators: tp / tp + fp is 1 + fp.",
    ("tp / (tp + fp)", "tp / tp + fp"),
    ("tp / (tp + fn)", "tp / tp + fn"),
)
wrong(
    "Precision is rounded down to a whole number by `//`; divide with `/`.",
    ("tp / (tp + fp)", "tp // (tp + fp)"),
)
wrong(
    "`//` rounds down to a whole number; divide with `/`.",
    ("tp / (tp + fp)", "tp // (tp + fp)"),
    ("tp / (tp + fn)", "tp // (tp + fn)"),
    ("tp / bottom", "tp // bottom"),
)
BOTTOM = "bottom = (1 + beta**2) * tp + beta**2 * fn + fp"
BARE = "bottom = 1 + beta**2 * tp + beta**2 * fn + fp"
TOP = "f = (1 + beta**2) * tp"
wrong(
    "The numerator of F needs brackets around 1 + beta².",
    (TOP, "f = 1 + beta**2 * tp"),
)
wrong("The denominator of F needs brackets around 1 + beta².", (BOTTOM, BARE))
wrong(
    "F needs brackets around 1 + beta², in the numerator and in the denominator.",
    (BOTTOM, BARE),
    (TOP, "f = (1 + beta**2 * tp)"),
)
wrong(
    "The factor 1 + beta² is missing before TP in the denominator of F.",
    (BOTTOM, BOTTOM.replace("(1 + beta**2) * ", "")),
)
wrong(
    "The factor 1 + beta² before TP is missing in the numerator of F and in its denominator.",
    (BOTTOM, BOTTOM.replace("(1 + beta**2) * ", "")),
    (TOP, "f = tp"),
)
wrong("The beta before FN in the denominator of F lacks its square.", ("beta**2 * fn", "beta * fn"))
wrong("The beta in the numerator of F lacks its square: 1 + beta².", (TOP, TOP.replace("**2", "")))
wrong(
    "The beta before TP in the denominator of F lacks its square: 1 + beta².",
    (BOTTOM, BOTTOM.replace("(1 + beta**2)", "(1 + beta)")),
)
wrong("FP is missing in the denominator of F.", (BOTTOM, BOTTOM.removesuffix(" + fp")))
wrong("FN is missing in the denominator of F.", ("beta**2 * fn + fp", "fp"))
wrong("F is not divided by its denominator.", ("tp / bottom", "tp"))
wrong(
    "F is rounded down to a whole number by `//`; divide with `/`.", ("tp / bottom", "tp // bottom")
)
wrong(
    "Recall is rounded down to a whole number by `//`; divide with `/`.",
    ("tp / (tp + fn)", "tp // (tp + fn)"),
)
wrong(
    "With true positives but no false positives, precision is 1: ask whether the whole denominator "
    "is 0.",
    ("if tp + fp > 0", "if fp > 0"),
)
wrong(
    "With true positives but no false negatives, recall is 1: ask whether the whole denominator "
    "is 0.",
    ("if tp + fn > 0", "if fn > 0"),
)
wrong(
    "The factor beta² is missing before FN in the denominator of F.",
    ("beta**2 * fn + fp", "fn + fp"),
)
wrong(
    "`^` is not a power in Python; the square is beta**2.",
    (BOTTOM, BOTTOM.replace("**", "^")),
    (TOP, TOP.replace("**", "^")),
)
wrong(
    "0/0 counts as 1 in your quotients; the convention here is 0.",
    (PRECISION, PRECISION.replace("0.0", "1.0")),
    (RECALL, RECALL.replace("0.0", "1.0")),
    (F, F.replace("0.0", "1.0")),
)
wrong(
    "With true positives but no false positives, precision is 1, not 0; recall without false "
    "negatives is 1 as well. Ask whether the whole denominator is 0.",
    ("if tp + fp > 0", "if fp > 0"),
    ("if tp + fn > 0", "if fn > 0"),
)
wrong(
    "Your recall is the share of the negatives that were called 0; it should be TP / (TP + FN).",
    (f"recall = {RECALL}", "tn = counts['tn']; recall = tn / (tn + fp) if tn + fp > 0 else 0.0"),
)
wrong(
    "F is the root of the product; that is the geometric mean, not the harmonic one.",
    (F, "f = np.sqrt(precision * recall)"),
)
wrong(
    "F comes out as the larger of precision and recall; it lies between them, as the formula says.",
    (F, "f = max(precision, recall)"),
)
wrong(
    "F lacks its factor: with beta = 1 it is 2 P R / (P + R).",
    (F, HARMONIC.format("precision * recall / (precision + recall)")),
)
wrong(
    "The numerator of F needs brackets around 1 + beta²: without them, F is at least 1, even for "
    "0/0.",
    (F, "f = 1 + beta**2 * tp / max(bottom, 1)"),
)
wrong(
    "You square 1 + beta; only beta is squared, and 1 is added then.",
    (BOTTOM, BOTTOM.replace("(1 + beta**2)", "(1 + beta) ** 2")),
    (TOP, "f = (1 + beta) ** 2 * tp"),
)
wrong(
    "Recall divides by the false alarms as well; leave out FP.",
    (f"recall = {RECALL}", "recall = tp / (tp + fn + fp) if tp + fn + fp > 0 else 0.0"),
)
wrong(
    "Precision divides by the missed positives as well; leave out FN.",
    (PRECISION, "tp / (tp + fp + fn) if tp + fp + fn > 0 else 0.0"),
)
wrong(
    "A small number is added to the denominators, so that all quotients are a little off: ask "
    "whether a denominator is 0 instead.",
    (PRECISION, "tp / (tp + fp + 1e-3)"),
    (f"recall = {RECALL}", "recall = tp / (tp + fn + 1e-3)"),
    (F, "f = (1 + beta**2) * tp / (bottom + 1e-3)"),
)
wrong(
    "The results are rounded; return all of their digits.",
    (PRECISION, f"round({PRECISION}, 2)"),
    (f"recall = {RECALL}", f"recall = round({RECALL}, 2)"),
    (F, "f = round((1 + beta**2) * tp / bottom, 2) if bottom > 0 else 0.0"),
)


# ---- precision_recall_curve ----


@grader.case
def curve_without_ties(precision_recall_curve):
    """Six examples, all scores different."""
    y = np.array([0, 1, 0, 1, 1, 0])
    return precision_recall_curve(y, np.array([0.1, 0.9, 0.8, 0.3, 0.6, -0.4]))


@grader.case
def curve_with_ties(precision_recall_curve):
    """Nine examples that share four scores."""
    y = np.array([0, 1, 1, 0, 1, 0, 0, 1, 0])
    return precision_recall_curve(y, np.array([2.0, 3, 2, 3, 1, 2, 1, 0, 0]))


@grader.case
def curve_without_positives(precision_recall_curve):
    """Three negatives have no curve; three positives have one."""
    scores = np.array([0.2, 0.7, 0.7])
    return {
        "negatives": error_of(lambda: precision_recall_curve(np.zeros(3, int), scores)),
        "positives": error_of(lambda: precision_recall_curve(np.ones(3, int), scores)),
    }


@grader.case(hidden=True, kind="many examples with few scores")
def curve_of_votes(precision_recall_curve, rng):
    """300 examples with scores from 0/8 to 8/8."""
    y = (rng.random(300) < 0.3).astype(int)
    return precision_recall_curve(y, rng.binomial(8, 0.3 + 0.3 * y) / 8)


@grader.case(hidden=True, kind="many examples, scores of both signs")
def curve_of_decisions(precision_recall_curve, rng):
    """120 examples with scores around 0, in no order."""
    y = (rng.random(120) < 0.4).astype(int)
    return precision_recall_curve(y, rng.normal(1.5 * y - 1, 1))


@grader.case(hidden=True, kind="one class, one score")
def curve_of_one_score(precision_recall_curve):
    """The same score for everybody; and no positive example."""
    y, scores = np.array([1, 0, 0, 1, 0]), np.full(5, 0.25)
    return {
        "curve": precision_recall_curve(y, scores),
        "negatives": error_of(lambda: precision_recall_curve(0 * y, scores)),
    }


wrong = grader.mistakes("precision_recall_curve")
wrong(
    "The thresholds are in ascending order; the highest comes first.",
    ("np.unique(scores)[::-1]", "np.unique(scores)"),
)
wrong(
    "There is one point for each example; tied scores should make a single one: np.unique.",
    ("np.unique(scores)[::-1]", "np.sort(scores)[::-1]"),
)
wrong(
    "A score equal to the threshold counts as a no; the answer is yes from the threshold on: >=.",
    ("(scores >= threshold)", "(scores > threshold)"),
)
wrong(
    "The answer is yes for scores below the threshold; high scores look positive.",
    ("(scores >= threshold)", "(scores <= threshold)"),
)
wrong(
    "Precision and recall are swapped.",
    ("precision[k], recall[k], _ =", "recall[k], precision[k], _ ="),
)
wrong(
    "Without a positive example there is no curve: raise a ValueError.",
    ("if not np.any(y == 1):", "if False:"),
)
wrong(
    "The ValueError should be raised when there is no positive example, not when one is missing "
    "somewhere: a curve of positives only exists.",
    ("if not np.any(y == 1):", "if not np.any(y == 1) or not np.any(y == 0):"),
)
wrong(
    "The thresholds are those between 0 and 1 in equal steps; take the scores that occur.",
    ("np.unique(scores)[::-1]", "np.linspace(1, 0, len(scores))"),
)
wrong(
    "The points are in the order in which the scores are stored; sort them.",
    ("np.unique(scores)[::-1]", "np.array(list(dict.fromkeys(scores.tolist())))"),
)
wrong(
    "The lowest threshold is missing, at which everything is a yes and recall is 1.",
    ("np.unique(scores)[::-1]", "np.unique(scores)[:0:-1]"),
)
wrong(
    "The third value of precision_recall_f is F; the curve needs recall.",
    ("precision[k], recall[k], _ =", "precision[k], _, recall[k] ="),
)


wrong(
    ("The answer is yes only where the score equals the threshold; above it is a yes as well: >=."),
    ("(scores >= threshold)", "(scores == threshold)"),
)
wrong(
    "The highest threshold is missing, the first point of the curve.",
    ("np.unique(scores)[::-1]", "np.unique(scores)[::-1][1:]"),
)
wrong(
    "There is one threshold too many at the start, above all scores.",
    ("np.unique(scores)[::-1]", "np.append(np.inf, np.unique(scores)[::-1])"),
)
wrong(
    "Without a positive example you return something; raise a ValueError.",
    (
        'raise ValueError("The curve needs at least one positive example.")',
        "return None, None, None",
    ),
)
wrong(
    "precision and recall are one and the same array; make two.",
    (
        "precision, recall = np.zeros(len(thresholds)), np.zeros(len(thresholds))",
        "precision = recall = np.zeros(len(thresholds))",
    ),
)
wrong(
    "The order of the results is thresholds, precision, recall.",
    ("return thresholds, precision, recall", "return precision, recall, thresholds"),
)
wrong(
    "The labels are compared with the threshold; compare the scores.",
    ("(scores >= threshold)", "(y >= threshold)"),
)
wrong(
    "precision_recall_f returns three numbers; take all of them.",
    ("precision[k], recall[k], _ =", "precision[k], recall[k] ="),
)
wrong(
    "precision_recall_f takes predictions of 0 and 1; you pass the scores.",
    ("precision_recall_f(y, p)", "precision_recall_f(y, scores)"),
)
wrong(
    "Only the last point is left: store each at its place k.",
    ("precision[k], recall[k], _ =", "precision, recall, _ ="),
)


# ---- average_precision ----


@grader.case
def average_of_six(average_precision):
    """Six examples, all scores different."""
    y = np.array([0, 1, 0, 1, 1, 0])
    return average_precision(y, np.array([0.1, 0.9, 0.8, 0.3, 0.6, -0.4]))


@grader.case
def average_with_ties(average_precision):
    """Nine examples that share four scores."""
    y = np.array([1, 1, 1, 0, 1, 0, 0, 1, 0])
    return average_precision(y, np.array([2.0, 3, 2, 3, 2, 1, 1, 0, 0]))


@grader.case(hidden=True, kind="many examples, scores of both signs")
def average_of_decisions(average_precision, rng):
    """200 examples, all scores different."""
    y = (rng.random(200) < 0.2).astype(int)
    return average_precision(y, rng.normal(1.5 * y - 1, 1))


@grader.case(hidden=True, kind="many examples with few scores")
def average_of_votes(average_precision, rng):
    """300 examples with scores from 0/5 to 5/5."""
    y = (rng.random(300) < 0.3).astype(int)
    return average_precision(y, rng.binomial(5, 0.3 + 0.3 * y) / 5)


@grader.case(
    hidden=True, kind="one score for all, positives only, a perfect and a reversed ranking"
)
def average_of_extremes(average_precision):
    """One score; positives only; perfect; reversed."""
    y = np.array([1, 1, 0, 0, 0, 0])
    scores = np.array([5.0, 4, 3, 2, 1, 0])
    return {
        "one score": average_precision(y, np.zeros(6)),
        "positives only": average_precision(np.ones(6, int), scores),
        "perfect": average_precision(y, scores),
        "reversed": average_precision(y, -scores),
    }


STEPS, AP = "steps = np.diff(recall, prepend=0)", "ap = np.sum(steps * precision)"
wrong = grader.mistakes("average_precision")
wrong(
    "The steps are multiplied by recall; multiply them by precision.",
    (AP, "ap = np.sum(steps * recall)"),
)
wrong(
    "That is the last recall, the sum of all steps; weight the precisions with the steps.",
    (AP, "ap = np.sum(steps)"),
)
wrong(
    "This is the plain mean of the precisions; weight each with its step in recall.",
    (AP, "ap = np.mean(precision)"),
)
wrong(
    "The points are joined by straight lines (trapezoidal rule); the area is that under steps.",
    (AP, "ap = np.sum(steps * (precision + np.concatenate([[1], precision[:-1]])) / 2)"),
)
wrong(
    "The first step is missing: recall starts at 0.",
    (STEPS, "steps = np.diff(recall, prepend=recall[0])"),
)
wrong(
    "Each step is multiplied by the precision before it; take the one at its end.",
    (AP, "ap = np.sum(steps * np.concatenate([[1], precision[:-1]]))"),
)
wrong(
    "Precisions are weighted with recall itself; weight them with its steps.",
    (AP, "ap = np.sum(recall * precision)"),
)
wrong(
    "Each precision belongs to its own step in recall: take the steps of recall, not of precision, "
    "and reverse nothing.",
    (STEPS, "steps = np.diff(precision, prepend=0)"),
    (AP, "ap = np.sum(steps * recall)"),
)
wrong(
    "The products are averaged; add them up.",
    (AP, "ap = np.mean(steps * precision)"),
)
wrong(
    "This is the plain sum of the precisions: multiply each one by its own step in recall.",
    (AP, "ap = np.sum(precision)"),
)
wrong(
    "The sum is negative: a step is the recall of a point minus that of the point before.",
    (STEPS, "steps = -np.diff(recall, prepend=0)"),
)
wrong(
    "This is the largest precision on the curve, not the average.",
    (AP, "ap = np.max(precision)"),
)


wrong(
    "Each precision is multiplied by the step to the next point; take the step that leads to it, "
    "the first one from 0.",
    (STEPS, "steps = np.diff(recall, append=1)"),
)
wrong(
    "The steps begin at a recall of 1; recall starts at 0.",
    (STEPS, "steps = np.diff(recall, prepend=1)"),
)
wrong(
    "The points are joined by straight lines, as np.trapezoid does; the area is that under steps.",
    (AP, "ap = np.sum(np.diff(recall) * (precision[1:] + precision[:-1]) / 2)"),
)
wrong(
    "np.diff returns one number fewer than it is given: let recall start at 0 with prepend=0.",
    (STEPS, "steps = np.diff(recall)"),
)
wrong(
    "Recall is added up on the way; the steps are its differences.",
    (STEPS, "steps = np.cumsum(recall)"),
)
wrong(
    "Recall starts at 0, and a step is never negative: no absolute value is needed.",
    (STEPS, "steps = np.abs(np.diff(recall, prepend=1))"),
)
wrong("The products are not added up: the area is a single number.", (AP, "ap = steps * precision"))
wrong(
    "The precisions are smoothed first, each raised to the largest that follows; take them as "
    "they are.",
    (AP, "ap = np.sum(steps * np.maximum.accumulate(precision[::-1])[::-1])"),
)
wrong("The largest product is taken; add them all up.", (AP, "ap = np.max(steps * precision)"))
wrong(
    "Steps and precisions are added; multiply each precision by its step.",
    (AP, "ap = np.sum(steps + precision)"),
)
wrong("That is only the last precision of the curve.", (AP, "ap = precision[-1]"))
wrong(
    "The 0 stands behind the recalls; it belongs in front of them: recall starts at 0.",
    (STEPS, "steps = np.diff(recall, append=0)"),
)
wrong(
    "All partial sums are returned; the area is the last of them, a single number.",
    (AP, "ap = np.cumsum(steps * precision)"),
)
wrong(
    "The precisions are reversed, but the steps are not: both begin at the highest threshold.",
    (AP, "ap = np.sum(steps * precision[::-1])"),
)
wrong(
    "The recalls are reversed; as they are, they grow from the first point to the last.",
    (STEPS, "steps = np.diff(recall[::-1], prepend=0)"),
)
wrong(
    "The mean is weighted with recall itself; weight each precision with its step in recall.",
    (AP, "ap = np.average(precision, weights=recall)"),
)
wrong(
    "The steps are those of the thresholds; take the steps in recall.",
    (STEPS, "steps = np.diff(precision_recall_curve(y, scores)[0], prepend=0)"),
)
wrong(
    "The plain mean of the precisions at which recall grows is right only if all those steps are "
    "equal; weight each precision with its step.",
    (AP, "ap = np.mean(precision[steps > 0])"),
)
wrong(
    "The sum is divided by the number of positives; in recall, that is already done.",
    (AP, "ap = np.sum(steps * precision) / np.sum(y)"),
)


# ---- weighted_error ----


@grader.case
def error_of_six(weighted_error):
    """Six examples of three classes, weights 1, 2 and 5; then without a mistake."""
    y, p = np.array([0, 1, 2, 2, 1, 0]), np.array([0, 2, 2, 0, 1, 1])
    weights = np.array([1.0, 2, 5, 5, 2, 1])
    return {"six": weighted_error(y, p, weights), "no mistake": weighted_error(y, y, weights)}


@grader.case
def error_with_fractions(weighted_error, rng):
    """40 examples with weights between 0 and 3."""
    y, p = labelled(rng, 40, 0.4)
    return weighted_error(y, p, rng.uniform(0, 3, 40))


@grader.case(hidden=True, kind="ten classes")
def error_of_ten_classes(weighted_error, rng):
    """500 examples of ten classes."""
    y = rng.integers(10, size=500)
    p = np.where(rng.random(500) < 0.7, y, rng.integers(10, size=500))
    return weighted_error(y, p, rng.gamma(2, size=500))


@grader.case(hidden=True, kind="equal weights, whole numbers, nothing and everything wrong")
def error_of_extremes(weighted_error, rng):
    """Equal weights; whole weights; no mistake; only mistakes."""
    y, p = labelled(rng, 30, 0.5)
    weights = rng.integers(1, 6, size=30)
    return {
        "equal": weighted_error(y, p, np.full(30, 0.5)),
        "whole": weighted_error(y, p, weights),
        "none": weighted_error(y, y, weights),
        "all": weighted_error(y, 1 - y, weights),
    }


ERROR = "error = np.sum(weights * wrong) / np.sum(weights)"
wrong = grader.mistakes("weighted_error")
wrong(
    "The weighted mistakes are divided by the number of examples; divide by the sum of weights.",
    (ERROR, "error = np.sum(weights * wrong) / len(y)"),
)
wrong("The weights are not used: this is the plain error.", (ERROR, "error = np.mean(wrong)"))
wrong(
    "This is the share of right answers; an error counts the wrong ones.",
    ("wrong = p != y", "wrong = p == y"),
)
wrong(
    "The sum is not divided by anything; divide it by the sum of the weights.",
    (ERROR, "error = np.sum(weights * wrong)"),
)
wrong(
    "You divide by the number of mistakes; divide by the sum of all weights.",
    (ERROR, "error = np.sum(weights * wrong) / np.sum(wrong)"),
)
wrong(
    "You divide the number of mistakes by the sum of the weights; weight each mistake as well.",
    (ERROR, "error = np.sum(wrong) / np.sum(weights)"),
)
wrong(
    "The difference of the labels is taken; a wrong answer counts 1, however far off it is.",
    ("wrong = p != y", "wrong = np.abs(p - y)"),
)
wrong(
    "The difference of the labels is squared; a wrong answer counts 1, however far off it is.",
    ("wrong = p != y", "wrong = (p - y) ** 2"),
)
wrong(
    "The difference of the labels has a sign, so that mistakes cancel; each of them counts 1.",
    ("wrong = p != y", "wrong = p - y"),
)
wrong(
    "The weights of the mistakes are divided by those of the right answers, not by all weights.",
    (ERROR, "error = np.sum(weights * wrong) / np.sum(weights * ~wrong)"),
)
wrong(
    "You divide by the largest weight; divide by the sum of the weights.",
    (ERROR, "error = np.sum(weights * wrong) / np.max(weights)"),
)
wrong(
    "The sum is divided twice, by the sum of the weights and by the number of examples.",
    (ERROR, "error = np.sum(weights * wrong / np.sum(weights)) / len(y)"),
)
wrong(
    "The fraction is upside down: divide by the sum of all weights.",
    (ERROR, "error = np.sum(weights) / np.maximum(1e-9, np.sum(weights * wrong))"),
)
wrong(
    "You divide by the mean of the weights; divide by their sum.",
    (ERROR, "error = np.sum(weights * wrong) / np.mean(weights)"),
)
wrong(
    "The weights of the mistakes are not added up; the error is a single number.",
    (ERROR, "error = weights * wrong / np.sum(weights)"),
)
wrong(
    "The quotient is rounded down by `//`; divide with `/`.",
    (ERROR, "error = np.sum(weights * wrong) // np.sum(weights)"),
)
wrong("The weights are squared.", ("np.sum(weights * wrong)", "np.sum(weights**2 * wrong)"))
wrong(
    "The weight is added to each mistake; multiply by it.", ("weights * wrong", "weights + wrong")
)
wrong(
    "One wrong answer makes all of them wrong for you: compare example by example.",
    ("wrong = p != y", "wrong = not np.array_equal(p, y)"),
)


# ---- choose_model ----


@grader.given
def readers():
    """Five models with three metrics."""
    return [
        {"name": "small", "error": 0.20, "size": 50, "delay": 0.2},
        {"name": "middle", "error": 0.08, "size": 300, "delay": 0.5},
        {"name": "thorough", "error": 0.05, "size": 900, "delay": 0.8},
        {"name": "quick", "error": 0.12, "size": 400, "delay": 0.1},
        {"name": "server", "error": 0.09, "size": 2000, "delay": 0.3},
    ]


@grader.case
def choice_with_one_limit(choose_model, readers):
    """Smallest error with five limits, one at a time; without limits, by error, delay and size."""
    limits = {"size": 500}, {"size": 1000}, {"delay": 0.35}, {"delay": 0.25}, {"size": 60}
    return {
        "one limit": in_words([choose_model(readers, "error", each) for each in limits]),
        "no limits": in_words(
            [choose_model(readers, each, {}) for each in ("error", "delay", "size")]
        ),
    }


@grader.case
def choice_with_two_limits(choose_model, readers):
    """Two limits; a limit that is met exactly; other metrics to optimize."""
    two = [
        {"size": 500, "delay": 0.35},
        {"size": 1000, "delay": 0.55},
        {"delay": 0.35, "size": 100},
        {"delay": 0.35, "size": 2500},
    ]
    exact = {"size": 900}, {"size": 300}, {"delay": 0.3}
    others = [
        ("delay", {"error": 0.1}),
        ("delay", {"size": 350}),
        ("size", {"delay": 0.15}),
        ("size", {"error": 0.085}),
    ]
    return {
        "two limits": in_words([choose_model(readers, "error", each) for each in two]),
        "exactly at the limit": in_words([choose_model(readers, "error", each) for each in exact]),
        "other metrics": in_words([choose_model(readers, *each) for each in others]),
    }


@grader.case
def choice_without_a_candidate(choose_model, readers):
    """Nobody is within both limits, though each can be met; and the first of four equals."""
    tables = [
        [{**readers[k], "error": 0.1} for k in order]
        for order in ((4, 3, 1, 0, 2), (4, 0, 3, 2, 1), (2, 4, 1, 3, 0))
    ]
    return {
        "error <= 0.06, size <= 500": error_of(
            lambda: choose_model(readers, "delay", {"error": 0.06, "size": 500})
        ),
        "equals": in_words([choose_model(each, "error", {"size": 1000}) for each in tables]),
    }


@grader.case(hidden=True, kind="a long table")
def choice_from_many(choose_model, rng):
    """Sixty models, five sets of limits."""
    table = [
        {"name": f"model {k}", "error": e, "size": s, "worst": w}
        for k, (e, s, w) in enumerate(rng.uniform(0, 1, (60, 3)).round(2).tolist())
    ]
    limits = [
        {},
        {"size": 0.5},
        {"worst": 0.3},
        {"size": 0.3, "worst": 0.4},
        {"error": 0.5, "worst": 0.5},
    ]
    chosen = [choose_model(table, "error", each) for each in limits]
    return [*chosen, choose_model(table, "size", {"worst": 0.25})]


@grader.case(hidden=True, kind="equally good models, an empty table")
def choice_of_equals(choose_model):
    """The first of three equals is chosen, after one that breaks the limit; an empty table."""
    table = [
        {"name": "n", "error": 0.3, "size": 9},
        {"name": "z", "error": 0.3, "size": 5},
        {"name": "a", "error": 0.3, "size": 4},
        {"name": "b", "error": 0.4, "size": 1},
    ]
    return {
        "first": choose_model(table, "error", {"size": 5}),
        "reversed": choose_model(table[::-1], "error", {"size": 5}),
        "empty": error_of(lambda: choose_model([], "error", {"size": 5})),
        "none": error_of(lambda: choose_model(table, "error", {"size": 0})),
    }


@grader.case(hidden=True, kind="the table must stay as it is")
def choice_leaves_the_table(choose_model, readers):
    """The table after a choice from it."""
    chosen = choose_model(readers, "delay", {"size": 500})
    return {"chosen": chosen, "table": readers}


LIMIT = "if all(model[metric] <= limit for metric, limit in satisfice.items()):"
BEST = "best = min(allowed, key=lambda model: model[optimize])"
NOBODY = '    if not allowed:\n        raise ValueError("No model keeps within all limits.")\n'
wrong = grader.mistakes("choose_model")
wrong(
    "The model with the largest metric wins; smaller is better.",
    (BEST, "best = max(allowed, key=lambda model: model[optimize])"),
)
wrong("The limits are ignored.", (LIMIT, "if True:"))
wrong(
    "One limit kept is enough for you; a model must keep all of them.",
    (LIMIT, "if not satisfice or any(model[m] <= limit for m, limit in satisfice.items()):"),
)
wrong(
    "One limit kept is enough for you, and where there is none, no model is allowed; all limits, "
    "however few, must be kept.",
    (LIMIT, LIMIT.replace("all(", "any(")),
)
wrong(
    "Only the last limit decides; a model must keep all of them.",
    (LIMIT, LIMIT.replace("all(", "all([").replace("):", "][-1:]):")),
)
wrong(
    "Only the first limit decides; a model must keep all of them.",
    (LIMIT, LIMIT.replace("all(", "all([").replace("):", "][:1]):")),
)
wrong(
    "A model exactly at its limit is refused; at most means <=.",
    ("model[metric] <= limit", "model[metric] < limit"),
)
wrong(
    "The limits are read as minimums; they are the largest values allowed.",
    ("model[metric] <= limit", "model[metric] >= limit"),
)
wrong(
    "When no model keeps the limits, one is chosen all the same; raise a ValueError.",
    (NOBODY, "    if not allowed:\n        allowed = table\n"),
)
wrong(
    (
        "When no model keeps the limits, there is no first one: look whether the list is empty, "
        "and raise a ValueError."
    ),
    (NOBODY, ""),
    (BEST, "best = sorted(allowed, key=lambda model: model[optimize])[0]"),
)
wrong(
    "Among equally good models the last one is chosen; the first in the table wins.",
    (BEST, "best = min(allowed[::-1], key=lambda model: model[optimize])"),
)
wrong(
    "The first model that keeps the limits is taken; look for the best of them.",
    (BEST, "best = allowed[0]"),
)
wrong(
    "The last model that keeps the limits is taken; look for the best of them.",
    (BEST, "best = allowed[-1]"),
)
wrong(
    "Among equally good models the first of the alphabet is chosen; the first in the table wins.",
    (BEST, 'best = min(allowed, key=lambda model: (model[optimize], model["name"]))'),
)
wrong(
    "Error is minimized whatever `optimize` says.",
    (BEST, "best = min(allowed, key=lambda model: model['error'])"),
)
wrong(
    "No model is left where one keeps the limits: check each model, not only the best of the "
    "table, and append those that keep them to the list.",
    (
        LIMIT,
        LIMIT.replace("if ", "if model is min(table, key=lambda model: model[optimize]) and "),
    ),
)
wrong(
    "The metric to optimize is compared with every limit; compare the one that the limit is for.",
    ("model[metric] <= limit", "model[optimize] <= limit"),
)
wrong("The whole entry is returned; its name is asked for.", ('best["name"]', "best"))
wrong(
    "The value of the metric is returned; the name of the model is asked for.",
    ('best["name"]', "best[optimize]"),
)
wrong(
    "The best is chosen from the whole table; choose among the models within all limits.",
    (BEST, BEST.replace("allowed", "table")),
)
wrong(
    "When no model keeps the limits, None is returned; raise a ValueError.",
    ('raise ValueError("No model keeps within all limits.")', "return None"),
)
wrong(
    "min cannot compare dictionaries: tell it by a key which entry to look at.",
    (BEST, "best = min(allowed)"),
)
wrong(
    "A dictionary's entries are reached with brackets, model[optimize].",
    ("model: model[optimize]", "model: model.optimize"),
)
wrong(
    "satisfice holds names and limits: go through its items().", ("satisfice.items()", "satisfice")
)
wrong(
    "The smallest value is found; the model that it belongs to is lost.",
    (BEST, "best = min(model[optimize] for model in allowed)"),
)
wrong(
    "The place in the table is returned; the name of the model is asked for.",
    ('best["name"]', "table.index(best)"),
)


# ---- needed_examples ----


@grader.case
def examples_for_one_point(needed_examples):
    """An error of 20% to within 2.5 points."""
    return needed_examples(0.2, 0.025)


@grader.case
def examples_for_other_confidence(needed_examples):
    """An error of 7% to within 1.5 points, z = 1.96 and z = 2.576."""
    return [needed_examples(0.07, 0.015), needed_examples(0.07, 0.015, z=2.576)]


@grader.case(hidden=True, kind="small errors and small differences")
def examples_for_small_errors(needed_examples):
    """Errors from 0.4% to 50%."""
    pairs = [(0.004, 0.001), (0.013, 0.0021), (0.5, 0.03), (0.91, 0.037)]
    return [needed_examples(*pair) for pair in pairs]


@grader.case(hidden=True, kind="other confidence")
def examples_for_one_sigma(needed_examples):
    """One to 3.3 standard deviations."""
    return [needed_examples(0.11, 0.013, z) for z in (1, 1.645, 3.3)]


M = "m = math.ceil(z**2 * error * (1 - error) / difference**2)"
wrong = grader.mistakes("needed_examples")
wrong(
    "The difference must be squared.",
    (M, "m = math.ceil(z**2 * error * (1 - error) / difference)"),
)
wrong("z must be squared.", (M, "m = math.ceil(z * error * (1 - error) / difference**2)"))
wrong(
    "(1 - error) is missing: the variance of a yes or no is e(1 - e).",
    (M, "m = math.ceil(z**2 * error / difference**2)"),
)
wrong(
    "The number is rounded down, which is just too few; round up.",
    (M, "m = int(z**2 * error * (1 - error) / difference**2)"),
)
wrong(
    "The number is not a whole one; round up.",
    (M, "m = z**2 * error * (1 - error) / difference**2"),
)
wrong(
    "z is fixed at 1.96; use the argument.",
    (M, "m = math.ceil(1.96**2 * error * (1 - error) / difference**2)"),
)
wrong("z is missing.", (M, "m = math.ceil(error * (1 - error) / difference**2)"))
wrong(
    (
        "The whole width of the interval is taken as the difference; half of it, the reach to "
        "one side, is meant."
    ),
    (M, "m = math.ceil(4 * z**2 * error * (1 - error) / difference**2)"),
)
wrong(
    "e(1 - e) is squared; only z and the difference are.",
    (M, "m = math.ceil((z * error * (1 - error) / difference) ** 2)"),
)
wrong(
    "1 is added to a number that is already rounded up.",
    (M, "m = math.ceil(z**2 * error * (1 - error) / difference**2) + 1"),
)


wrong(
    "The number is rounded to the nearest; round up, or it may be just too few.",
    (M, "m = round(z**2 * error * (1 - error) / difference**2)"),
)
wrong(
    "The square of the whole is missing: z√(e(1 - e)/m) ≤ d has to be solved for m.",
    (M, "m = math.ceil(z * math.sqrt(error * (1 - error)) / difference)"),
)
wrong(
    "e(1 - e) is missing.",
    (M, "m = math.ceil((z / difference) ** 2)"),
)
wrong(
    "e is missing before (1 - e).",
    (M, "m = math.ceil(z**2 * (1 - error) / difference**2)"),
)
wrong("z is doubled; square it.", ("z**2", "z * 2"))
wrong(
    "error is squared; the variance of a yes or no is e(1 - e).",
    ("error * (1 - error)", "error**2"),
)
wrong(
    "The root of e(1 - e) is taken; solved for m, it stands without a root.",
    ("error * (1 - error)", "np.sqrt(error * (1 - error))"),
)
wrong("The variance of a yes or no is e(1 - e), not e(1 + e).", ("(1 - error)", "(1 + error)"))
wrong(
    "The largest possible variance is used, 0.25; use that of the error passed in.",
    ("error * (1 - error)", "0.25"),
)
wrong("Brackets are missing around 1 - error.", ("error * (1 - error)", "error * 1 - error"))
wrong(
    "A smaller difference needs more examples: divide by its square, in brackets if need be.",
    (M, "m = math.ceil(difference**2 / (z**2 * error * (1 - error)))"),
)
wrong(
    "The difference goes to either side already: it is not doubled.",
    ("difference**2", "(2 * difference) ** 2"),
)
wrong("You divide by (1 - error); multiply by it.", ("error * (1 - error)", "error / (1 - error)"))
wrong("The difference is doubled; square it.", ("difference**2", "(difference * 2)"))


# ---- bootstrap_interval ----


@grader.helper
def intervals_of(bootstrap_interval, values, statistic, **options):
    """The intervals of four generators, and of the first one once more."""
    seeds = [0, 1, 2, 3, 0]
    return [
        [
            float(end)
            for end in bootstrap_interval(values, statistic, np.random.default_rng(s), **options)
        ]
        for s in seeds
    ]


@grader.helper
def place_of_intervals(got, expected, low=0.07):
    """True for intervals where they should be, drawn from the generator; else what is wrong."""
    got, expected = np.array(got, float), np.array(expected, float)
    if got.shape != expected.shape or not np.all(np.isfinite(got)):
        return "Each interval should be two numbers, its lower and its upper end."
    if np.all(got[:, 0] > got[:, 1]):
        return "The two ends are swapped: the lower one comes first."
    if np.all(got == 0):
        return "The results are nearly all 0: put the result of repeat r into results[r]."
    if np.allclose(got[:, 0], got[:, 1]):
        return (
            "The interval has no width: each repeat must draw other rows from rng, with "
            "replacement, the statistic of values[rows] belongs in results[r], and the ends are "
            "two different quantiles."
        )
    if np.any(got[0] != got[-1]):
        return "Two runs with the same seed differ: draw from rng, the generator passed in."
    wide, width = np.mean(got[:, 1] - got[:, 0]), np.mean(expected[:, 1] - expected[:, 0])
    if np.all(got == got[:1]) and abs(wide / width - 1) < 0.3:
        return "All generators give the same interval; it should depend on what rng draws."
    far = np.abs(got.mean(axis=0) - expected.mean(axis=0)) / width
    if np.all(far <= low):
        return True
    if abs(wide / width - 1) > 2 * low:
        return f"The interval is {wide:.4g} wide on average; expected about {width:.4g}."
    ends = [", ".join(f"{end:.4g}" for end in each.mean(axis=0)) for each in (got, expected)]
    return f"The ends lie at {ends[0]} on average; expected about {ends[1]}."


@grader.helper
def sets_drawn(bootstrap_interval, m, repeats=200):
    """Which rows the statistic is given, call by call, for values of two columns.

    A row is told by its number: -1 if its two numbers come from different rows, -2 if they are no
    values. One row alone is told without an axis.
    """
    values = np.column_stack([1000.0 + 7 * np.arange(m), 5000.0 + 3 * (5 * np.arange(m) % m)])
    number = {tuple(row): k for k, row in enumerate(values)}
    sets = []

    def row_number(row):
        return number.get(tuple(row), -1 if np.isin(row, values).all() else -2)

    def statistic(rows):
        rows = np.array(rows, float)
        flat = rows.reshape(-1, 2 if rows.shape[-1:] == (2,) else 1)
        found = np.array([row_number(row) for row in flat], int)
        sets.append(found[0] if rows.shape == (2,) else found)
        return float(np.mean(rows))

    bootstrap_interval(values.copy(), statistic, np.random.default_rng(5), repeats=repeats)
    alike = len({np.shape(each) for each in sets}) == 1
    return {"rows": np.array(sets) if alike else sets, "numbers asked for": [m, repeats]}


def as_drawn(got, expected):
    """True for sets of m rows drawn from all values with replacement; else what is wrong."""
    m, repeats = expected["numbers asked for"]
    calls = [np.asarray(each) for each in got["rows"]]
    sets = [each for each in calls if not np.array_equal(each, np.arange(m))]
    if not calls:
        return "statistic is never called: it is the function that was passed in."
    if not sets:
        return "The statistic is taken of all values each time: use values[rows]."
    if all(each.ndim == 0 for each in sets):
        return "Only one row is drawn: use size=m."
    drawn = np.concatenate([each.ravel() for each in sets])
    sizes = {each.size for each in sets}
    repetitions = any(len(np.unique(each)) < each.size for each in sets)
    late = [len(np.unique(each)) for each in sets[len(sets) // 2 :]]
    checks = [
        (np.all(drawn > -2), "The statistic is taken of the row numbers: use values[rows]."),
        (repetitions or len(sizes) == 1, "Repetitions are dropped: keep them."),
        (
            sizes != {repeats},
            "Each set has as many rows as there are repeats: use size=m.",
        ),
        (sizes == {m}, "Each set has m rows, as many as the original: use size=m."),
        (np.all(drawn > -1), "Label and prediction are torn apart: draw whole rows."),
        (
            any(not np.array_equal(each, sets[0]) for each in sets),
            (
                "Every repeat draws the same rows: draw from rng, and make no generator of your "
                "own in the loop."
            ),
        ),
        (
            repetitions,
            (
                "Every row is drawn once, so all sets are the same but for their order: draw with "
                "replacement."
            ),
        ),
        (
            np.mean(late) > 0.4 * m,
            "You draw from what was drawn before: keep values, and give the draw another name.",
        ),
        (0 in drawn, "The first row is never drawn: begin at 0."),
        (m - 1 in drawn, "The last row is never drawn: rng.integers(m) ends at m - 1 already."),
    ]
    return next((sentence for fine, sentence in checks if not fine), True)


def as_intervals(got, expected):
    """Intervals of about the expected place and width."""
    return place_of_intervals(got, expected)


def as_intervals_of_two(got, expected):
    """Two sets of intervals of about the expected place and width."""
    for name, wanted in expected.items():
        answer = place_of_intervals(got[name], wanted)
        if answer is not True:
            return answer
    return True


def as_covering(got, expected):
    """About 94% of the intervals hold the true mean, and each lies where its values are."""
    ends, wanted = np.array(got, float), np.array(expected, float)
    share = np.mean((ends[:, 0] <= 3) & (ends[:, 1] >= 3))
    if not 0.88 <= share <= 0.99:
        return f"{share:.0%} of 200 such intervals contain the true mean; about 94% should."
    width = np.mean(wanted[:, 1] - wanted[:, 0])
    far = np.mean(np.abs(ends - wanted), axis=0).max() / width
    if far > 0.14:  # 0.09 by chance, 0.2 for an interval that is the same for all sets
        return f"The ends of the intervals are off by {far:.0%} of the width on average."
    return True


@grader.case(accept=as_intervals)
def interval_of_a_mean(bootstrap_interval):
    """The mean of 80 numbers, four generators."""
    return intervals_of(bootstrap_interval, np.linspace(0, 10, 80) ** 2, np.mean)


@grader.case(accept=as_intervals_of_two)
def interval_of_another_level(bootstrap_interval):
    """The median of 61 numbers, and a level of 0.8."""
    values = np.linspace(1, 3, 61) ** 3
    return {
        "median": intervals_of(bootstrap_interval, values, np.median),
        "level 0.8": intervals_of(bootstrap_interval, values, np.mean, level=0.8),
    }


@grader.case(accept=as_drawn)
def rows_that_are_drawn(bootstrap_interval):
    """Which rows the statistic is given, of 12 rows with two columns."""
    return sets_drawn(bootstrap_interval, 12)


@grader.case(hidden=True, accept=as_drawn, kind="the rows that are drawn, of more values")
def rows_of_a_larger_set(bootstrap_interval):
    """Which rows the statistic is given, of 36 rows with two columns."""
    return sets_drawn(bootstrap_interval, 36)


@grader.case(hidden=True, accept=as_intervals, kind="a statistic of two columns")
def interval_of_a_correlation(bootstrap_interval):
    """The correlation of two columns, which is lost if they are drawn apart."""
    x = np.linspace(-1, 1, 120)
    pairs = np.column_stack([x, x + 0.6 * np.sin(37 * np.arange(120))])
    return intervals_of(bootstrap_interval, pairs, lambda rows: np.corrcoef(rows.T)[0, 1])


@grader.case(hidden=True, accept=as_intervals, kind="a lopsided statistic, more repeats")
def interval_of_a_ratio(bootstrap_interval):
    """A ratio, whose results are not symmetric: 2,000 repeats."""
    values = np.exp(np.linspace(-2, 2.5, 40))
    return intervals_of(
        bootstrap_interval, values, lambda v: np.mean(v) ** 3, repeats=2000, level=0.9
    )


@grader.case(hidden=True, accept=as_covering, kind="coverage over 200 data sets")
def intervals_cover(bootstrap_interval, rng):
    """Intervals for the mean of 200 sets of 60 numbers drawn with mean 3."""
    sets = rng.gamma(4, 0.75, size=(200, 60))
    return [
        [float(end) for end in bootstrap_interval(values, np.mean, rng, repeats=120)]
        for values in sets
    ]


ROWS, QUANTILES = (
    "rng.integers(m, size=m)",
    "np.quantile(results, [(1 - level) / 2, (1 + level) / 2])",
)
wrong = grader.mistakes("bootstrap_interval")
STATISTIC = "results[r] = statistic(values[rows])"
wrong(
    "Every row is drawn once, so all sets are the same but for their order: draw with replacement.",
    (ROWS, "rng.permutation(m)"),
)
wrong(
    "Each tail is twice too large: use (1 - level)/2 and (1 + level)/2.",
    (QUANTILES, "np.quantile(results, [1 - level, level])"),
)
wrong(
    "The two ends are swapped: the lower one comes first.",
    (QUANTILES, "np.quantile(results, [(1 + level) / 2, (1 - level) / 2])"),
)
wrong(
    "The mean is taken whatever the statistic is.",
    ("statistic(values[rows])", "np.mean(values[rows])"),
)
wrong(
    "The level is fixed at 0.95; use the argument.",
    (QUANTILES, "np.quantile(results, [0.025, 0.975])"),
)
wrong(
    "The interval goes from the smallest to the largest result; cut off both tails.",
    (QUANTILES, "np.min(results), np.max(results)"),
)
wrong(
    "Two runs with the same seed differ: draw from rng, the generator passed in.",
    (ROWS, "np.random.randint(m, size=m)"),
)
wrong(
    "Each draw is from a generator that you seed yourself; draw from rng, the one passed in.",
    (ROWS, "np.random.default_rng(r).integers(m, size=m)"),
)
wrong(
    "Too few rows are drawn: each set is as large as the original, m rows.",
    (ROWS, "rng.integers(m, size=m // 2)"),
)
wrong(
    "The interval is that of single values, not of the statistic.",
    (QUANTILES, "np.quantile(values, [(1 - level) / 2, (1 + level) / 2])"),
)
wrong(
    "This is one standard deviation to both sides; take the quantiles of the results.",
    (QUANTILES, "np.mean(results) - np.std(results), np.mean(results) + np.std(results)"),
)
wrong(
    "A quantile is not between 0 and 1: pass the results first, then (1 - level)/2 and "
    "(1 + level)/2, with the brackets. Percentages are for np.percentile.",
    ("[(1 - level) / 2, (1 + level) / 2]", "[50 * (1 - level), 50 * (1 + level)]"),
)
wrong("np.percentile counts from 0 to 100: use np.quantile.", ("np.quantile", "np.percentile"))
wrong(
    "That leaves only the middle: the ends are (1 - level)/2 and (1 + level)/2.",
    ("[(1 - level) / 2, (1 + level) / 2]", "[level / 2, 1 - level / 2]"),
)
wrong(
    "Only the upper tail is cut off: cut off half of 1 - level on each side.",
    ("[(1 - level) / 2, (1 + level) / 2]", "[0, level]"),
)
wrong(
    "Only the lower tail is cut off: cut off half of 1 - level on each side.",
    ("[(1 - level) / 2, (1 + level) / 2]", "[1 - level, 1]"),
)
wrong(
    "That assumes a normal distribution: take quantiles of the results.",
    (QUANTILES, "results.mean() - 1.96 * results.std(), results.mean() + 1.96 * results.std()"),
)
wrong(
    "Both ends are the same quantile: take those at (1 - level)/2 and (1 + level)/2.",
    (f"low, high = {QUANTILES}", "low = high = np.quantile(results, level)"),
)
wrong(
    "np.quantile takes both quantiles as one list.",
    (QUANTILES, QUANTILES.replace("[", "").replace("]", "")),
)
wrong(
    "Every repeat draws the same rows: draw from rng, and make no generator of your own in the "
    "loop.",
    (ROWS, "np.random.default_rng(0).integers(m, size=m)"),
)
wrong(
    "Each set has m rows, as many as the original: use size=m.",
    (ROWS, "rng.integers(m, size=m - 1)"),
)
wrong("Only one row is drawn: use size=m.", (ROWS, "rng.integers(m)"))
wrong(
    "Each set has as many rows as there are repeats: use size=m.",
    (ROWS, "rng.integers(m, size=repeats)"),
)
wrong(
    "The last row is never drawn: rng.integers(m) ends at m - 1 already.",
    (ROWS, "rng.integers(m - 1, size=m)"),
)
wrong("The first row is never drawn: begin at 0.", (ROWS, "rng.integers(1, m, size=m)"))
wrong("Repetitions are dropped: keep them.", (ROWS, f"np.unique({ROWS})"))
wrong(
    "The statistic is taken of all values each time: use values[rows].",
    ("statistic(values[rows])", "statistic(values)"),
)
wrong(
    "The statistic is taken of the row numbers: use values[rows].",
    ("statistic(values[rows])", "statistic(rows)"),
)
wrong(
    "Label and prediction are torn apart: draw whole rows.",
    (
        "statistic(values[rows])",
        "statistic(np.apply_along_axis(lambda c: rng.choice(c, m), 0, values))",
    ),
)
wrong(
    "You draw from what was drawn before: keep values, and give the draw another name.",
    (STATISTIC, "values = values[rows]; results[r] = statistic(values)"),
)
wrong(
    "The results are nearly all 0: put the result of repeat r into results[r].",
    ("results[r] = ", "results[0] = "),
)
wrong("results is overwritten: store in results[r].", ("results[r] = ", "results = "))
wrong(
    "results[r] is one statistic: do not divide it.",
    (STATISTIC, "results[r] += statistic(values[rows]) / repeats"),
)


# ---- mcnemar ----


@grader.helper
def rivals(rng, m, classes, right_a, right_b):
    """Labels, and predictions of two models that are right with given probabilities."""
    y = rng.integers(classes, size=m)
    other = (y + rng.integers(1, classes, size=m)) % classes
    third = (y + rng.integers(1, classes, size=m)) % classes
    p = np.where(rng.random(m) < right_a, y, other)
    return y, p, np.where(rng.random(m) < right_b, y, third)


@grader.case
def duel_of_twelve(mcnemar):
    """Twelve examples of three classes; A alone is right on 5, B alone on 2, none on 2."""
    y = np.array([0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2])
    p = np.array([0, 1, 2, 0, 1, 0, 1, 2, 0, 2, 1, 2])
    q = np.array([0, 2, 1, 2, 0, 2, 0, 0, 0, 0, 1, 0])
    return mcnemar(y, p, q)


@grader.case
def duel_of_eighty(mcnemar, rng):
    """80 examples of four classes; B is better."""
    return mcnemar(*rivals(rng, 80, 4, 0.6, 0.75))


@grader.case
def duel_of_equals(mcnemar):
    """Each alone is right on two; then two models that are never right alone."""
    y = np.array([0, 1, 1, 0, 1, 0])
    p = np.array([1, 0, 1, 0, 1, 1])
    q = np.array([0, 1, 0, 1, 1, 1])
    return {"equals": mcnemar(y, p, q), "the same": mcnemar(y, p, p)}


@grader.case(hidden=True, kind="many examples")
def duel_of_thousands(mcnemar, rng):
    """3,000 examples of ten classes."""
    return mcnemar(*rivals(rng, 3000, 10, 0.80, 0.77))


@grader.case(hidden=True, kind="one-sided results, and none at all")
def duel_one_sided(mcnemar):
    """Only A is ever right alone; only B; both always wrong; no examples."""
    y, none = np.arange(9) % 3, np.zeros(0, int)
    return {
        "A": mcnemar(y, y, (y + 1) % 3),
        "B": mcnemar(y, (y + 1) % 3, y),
        "wrong": mcnemar(y, (y + 1) % 3, (y + 2) % 3),
        "nothing": mcnemar(none, none, none),
    }


@grader.case(hidden=True, kind="other shares")
def duels(mcnemar, rng):
    """Four duels."""
    shares = [(0.9, 0.5), (0.5, 0.55), (0.7, 0.7), (0.3, 0.6)]
    return [mcnemar(*rivals(rng, 45, 3, a, b)) for a, b in shares]


ONLY_A, ONLY_B = "int(np.sum((p == y) & (q != y)))", "int(np.sum((p != y) & (q == y)))"
TAIL = "sum(math.comb(n, k) for k in range(min(only_a, only_b) + 1)) / 2**n"
wrong = grader.mistakes("mcnemar")
wrong(
    "All that a model gets right is counted; the other one must be wrong there.",
    (f"only_a = {ONLY_A}", "only_a = int(np.sum(p == y))"),
    (f"only_b = {ONLY_B}", "only_b = int(np.sum(q == y))"),
)
wrong(
    "The two counts are swapped: p holds the predictions of A.",
    (f"only_a = {ONLY_A}", f"only_a = {ONLY_B}"),
    (f"only_b = {ONLY_B}", f"only_b = {ONLY_A}"),
)
wrong(
    "only_a counts what B alone gets right.",
    (f"only_a = {ONLY_A}", f"only_a = {ONLY_B}"),
)
wrong(
    "only_b counts what A alone gets right.",
    (f"only_b = {ONLY_B}", f"only_b = {ONLY_A}"),
)
wrong(
    "only_a and only_b count examples on which the models differ in any way; one must be right.",
    (ONLY_A, "int(np.sum(p != q))"),
    (ONLY_B, "int(np.sum(q != p))"),
)
wrong(
    "The last term of the sum is missing: k goes up to and including the smaller count.",
    ("min(only_a, only_b) + 1", "min(only_a, only_b)"),
)
wrong(
    "The p-value is always 1: n is the sum of both counts, k goes up to the smaller one, and the "
    "sum is divided by 2 to the power of n.",
    ("min(only_a, only_b) + 1", "max(only_a, only_b) + 1"),
)
wrong("The factor 2 is missing: an uneven split can fall to both sides.", ("2 * tail", "tail"))
wrong("The p-value exceeds 1; cut it off there.", ("min(1.0, 2 * tail)", "2 * tail"))
wrong(
    "n is the number of all examples; only those on which exactly one is right count.",
    ("n = only_a + only_b", "n = len(y)"),
)
wrong(
    "Only one term of the sum is there; add up all splits at least as uneven.",
    (TAIL, "math.comb(n, min(only_a, only_b)) / 2**n"),
)
wrong(
    "You sum up to the count of A, whichever is smaller: take the smaller one of the two.",
    ("min(only_a, only_b) + 1", "only_a + 1"),
)
wrong(
    "You return 1 minus the p-value.",
    ("min(1.0, 2 * tail)", "1 - min(1.0, 2 * tail)"),
)
wrong(
    "What is doubled is 1 minus the tail: add up k from 0 to the smaller count, and double that "
    "sum.",
    ("2 * tail", "2 * (1 - tail)"),
)
wrong(
    "Neither `and` nor `if` works on a whole array: join comparisons with `&`, in brackets.",
    ("(p == y) & (q != y)", "(p == y) and (q != y)"),
)
wrong(
    "only_a counts every difference between the two; in some of them B is right.",
    (ONLY_A, "int(np.sum(p != q))"),
)
wrong(
    "only_b counts every difference between the two; in some of them A is right.",
    (ONLY_B, "int(np.sum(p != q))"),
)
wrong(
    "only_a counts all that A gets right; B must be wrong there.", (ONLY_A, "int(np.sum(p == y))")
)
wrong(
    "only_b counts all that B gets right; A must be wrong there.", (ONLY_B, "int(np.sum(q == y))")
)
for count, patch in (("only_a", ONLY_A), ("only_b", ONLY_B)):
    wrong(
        f"{count} counts what both get right; one of them must be wrong.",
        (patch, "int(np.sum((p == y) & (q == y)))"),
    )
    wrong(
        f"{count} counts what both get wrong; one of them must be right.",
        (patch, "int(np.sum((p != y) & (q != y)))"),
    )
wrong(
    "You sum up to the count of B, whichever is smaller: take the smaller one of the two.",
    ("min(only_a, only_b) + 1", "only_b + 1"),
)
wrong(
    "The sum has one term too many: k goes up to the smaller count.",
    ("min(only_a, only_b) + 1", "min(only_a, only_b) + 2"),
)
wrong(
    "The p-value is never below 1: min, not max, cuts it off there.",
    ("min(1.0, 2 * tail)", "max(1.0, 2 * tail)"),
)
wrong("n is the count of B alone; it is the sum of both.", ("n = only_a + only_b", "n = only_b"))
wrong(
    "The predictions are compared with 1 and 0; compare them with the labels.",
    (ONLY_A, "int(np.sum((p == 1) & (q == 0)))"),
    (ONLY_B, "int(np.sum((p == 0) & (q == 1)))"),
)
wrong("There are 2 to the power of n splits, not 2 times n.", ("2**n", "(2 * n)"))
wrong(
    "The sum begins at k = 0, where one model is right every time.",
    ("range(min(only_a, only_b) + 1)", "range(1, min(only_a, only_b) + 1)"),
)
wrong(
    "The sum is nearly always 0: math.comb takes n first, then k, and its sum is divided with /, "
    "not //.",
    ("math.comb(n, k)", "math.comb(k, n)"),
)
wrong(
    "The counts are shares; count the examples, without dividing.",
    (ONLY_A, ONLY_A.replace("int(np.sum(", "np.mean(").removesuffix(")")),
    (ONLY_B, ONLY_B.replace("int(np.sum(", "np.mean(").removesuffix(")")),
)
