"""Cases and known mistakes of error_analysis."""

import numpy as np

from graders.common.choices import are_names, in_words
from invigilator.checking import Grader

grader = Grader("course3/error_analysis")
grader.include(are_names, in_words)


@grader.helper
def opinions(rng, y, classes, trust=2.0):
    """Probabilities that favour the label y of most examples, shape (m, classes)."""
    scores = rng.normal(size=(len(y), classes))
    scores[np.arange(len(y)), y] += trust * (rng.random(len(y)) < 0.8)
    e = np.exp(scores)
    return e / e.sum(axis=1, keepdims=True)


@grader.helper
def row_numbers(rows):
    """Row numbers as an array: a list of them is as good."""
    if rows is None:
        return None
    found = np.asarray(rows)
    return found if found.size else found.astype(int)


# ---- worst_errors ----


@grader.case
def worst_of_seven(worst_errors):
    """Seven examples of three classes, five mistakes, the worst four of them."""
    y = np.array([0, 1, 2, 0, 1, 2, 1])
    P = np.array(
        [
            [0.4, 0.35, 0.25],
            [0.5, 0.45, 0.05],
            [0.5, 0.41, 0.09],
            [0.2, 0.7, 0.1],
            [0.3, 0.05, 0.65],
            [0.05, 0.1, 0.85],
            [0.51, 0.47, 0.02],
        ]
    )
    return row_numbers(worst_errors(y, P, 4))


@grader.case
def worst_of_forty(worst_errors, rng):
    """40 examples of five classes: the worst 4, and all mistakes."""
    y = rng.integers(5, size=40)
    P = opinions(rng, y, 5)
    return [row_numbers(worst_errors(y, P, k)) for k in (4, 40)]


@grader.case(hidden=True, kind="many examples")
def worst_of_many(worst_errors, rng):
    """500 examples of ten classes, the worst 30."""
    y = rng.integers(10, size=500)
    return row_numbers(worst_errors(y, opinions(rng, y, 10), 30))


@grader.case(hidden=True, kind="equal probabilities, and no mistakes")
def worst_of_equals(worst_errors):
    """Mistakes with equal probabilities; then none at all."""
    y = np.array([1, 0, 1, 0, 1, 1])
    P = np.array([[0.75, 0.25]] * 3 + [[0.25, 0.75]] * 3)
    labels = {"equal": y, "none": P.argmax(axis=1)}
    return {name: row_numbers(worst_errors(each, P, 5)) for name, each in labels.items()}


OF_LABEL, MISTAKES = "probabilities[np.arange(len(y)), y]", "np.argmax(probabilities, axis=1) != y"
ORDER = 'np.argsort(of_label[mistakes], kind="stable")'
wrong = grader.mistakes("worst_errors")
wrong(
    "The order is reversed: the smallest probability of the label comes first.",
    (ORDER, 'np.argsort(-of_label[mistakes], kind="stable")'),
)
wrong(
    "Right answers are among them: keep only rows whose most probable class, np.argmax along axis "
    "1, is not the label.",
    (f"np.flatnonzero({MISTAKES})", "np.arange(len(y))"),
)
wrong(
    "The right answers are returned; a mistake is where the class differs from the label.",
    (MISTAKES, "np.argmax(probabilities, axis=1) == y"),
)
wrong(
    "These are places among the mistakes, not row numbers of the whole set.",
    ("mistakes[order][:k]", "order[:k]"),
)
wrong(
    "The mistakes are not ordered; sort them by the probability of the label.",
    ("mistakes[order][:k]", "mistakes[:k]"),
)
wrong(
    "All mistakes are returned; at most k are asked for.",
    ("mistakes[order][:k]", "mistakes[order]"),
)
wrong(
    "They are ordered by the largest probability; order them by that of the label.",
    (ORDER, 'np.argsort(-probabilities.max(axis=1)[mistakes], kind="stable")'),
)
wrong(
    "The k least probable labels of all examples are picked first, and mistakes among them "
    "afterwards; the other way around.",
    (
        "mistakes[order][:k]",
        "[r for r in np.argsort(of_label, kind='stable')[:k] if r in mistakes]",
    ),
)
wrong(
    "The last k are returned; the worst come first.",
    ("mistakes[order][:k]", "mistakes[order][-k:]"),
)
wrong(
    "The probability of the first class is used; pick that of each example's label.",
    (OF_LABEL, "probabilities[:, 0]"),
)
wrong(
    "They are ordered by the probability of the predicted class; pick that of the label.",
    (OF_LABEL, "probabilities.max(axis=1)"),
)
wrong(
    "True and False are used as row numbers: np.flatnonzero turns a mask into row numbers.",
    (f"np.flatnonzero({MISTAKES})", MISTAKES),
)
wrong(
    "The least probable class is compared with the label; take np.argmax.",
    (MISTAKES, MISTAKES.replace("argmax", "argmin")),
)
wrong("One row is missing: the slice [:k] holds k rows.", ("[order][:k]", "[order][: k - 1]"))
wrong(
    "Probabilities are returned; the row numbers are asked for.",
    ("mistakes[order][:k]", "of_label[mistakes[order]][:k]"),
)
wrong(
    "The first k mistakes are picked and then ordered; order all of them first.",
    ("mistakes[order][:k]", 'mistakes[:k][np.argsort(of_label[mistakes[:k]], kind="stable")]'),
)
wrong(
    "A label with a probability below one half need not be a mistake: compare it with the most "
    "probable class.",
    (MISTAKES, "of_label < 0.5"),
)
wrong(
    "Only an array can be indexed with many numbers at once, no list, and no tuple, which np.where "
    "gives; np.flatnonzero gives an array of row numbers.",
    (f"np.flatnonzero({MISTAKES})", f"np.where({MISTAKES})"),
)
wrong(
    "Whole rows of probabilities are picked; pick one number from each, that of its label.",
    (OF_LABEL, "probabilities[y]"),
)
wrong(
    "The row numbers are sorted; keep the order of the probabilities.",
    ("mistakes[order][:k]", "np.sort(mistakes[order][:k])"),
)
wrong(
    "The places of all examples are sorted; pick the probabilities of the mistakes first.",
    (ORDER, 'np.argsort(of_label, kind="stable")'),
)
wrong(
    "The most probable class of each example is wanted: np.argmax along axis 1.",
    (MISTAKES, "np.argmax(probabilities, axis=0) != y"),
)
wrong(
    "They are ordered by how far the label lies behind; order them by its probability alone.",
    (OF_LABEL, f"{OF_LABEL} - probabilities.max(axis=1)"),
)


# ---- error_table ----


@grader.case
def table_of_ten(error_table):
    """Ten examples, four mistakes, two tags that overlap."""
    y = np.array([3, 1, 4, 1, 5, 9, 2, 6, 5, 3])
    p = np.array([3, 7, 4, 1, 6, 9, 2, 0, 5, 8])
    blurred = np.array([1, 1, 0, 0, 1, 0, 1, 0, 0, 1], dtype=bool)
    faint = np.array([0, 1, 1, 1, 1, 1, 0, 0, 1, 0], dtype=bool)
    return error_table(y, p, {"blurred": blurred, "faint": faint})


@grader.case
def table_of_fifty(error_table, rng):
    """50 examples, three tags, one of them on none."""
    y = rng.integers(4, size=50)
    p = np.where(rng.random(50) < 0.6, y, rng.integers(4, size=50))
    tags = {"a": rng.random(50) < 0.3, "b": rng.random(50) < 0.6, "c": np.zeros(50, bool)}
    return error_table(y, p, tags)


@grader.case
def table_without_mistakes(error_table):
    """Five right answers; a tag on two of them."""
    y = np.array([2, 7, 1, 8, 2])
    return error_table(y, y.copy(), {"faint": np.array([1, 0, 0, 1, 0], dtype=bool)})


@grader.case(hidden=True, kind="many examples and tags")
def table_of_many(error_table, rng):
    """900 examples, six tags."""
    y = rng.integers(10, size=900)
    p = np.where(rng.random(900) < 0.8, y, rng.integers(10, size=900))
    return error_table(y, p, {f"tag {k}": rng.random(900) < k / 6 for k in range(1, 7)})


@grader.case(hidden=True, kind="no mistakes, only mistakes, no tags")
def table_of_extremes(error_table):
    """Eight examples."""
    y, half = np.arange(8), np.arange(8) < 3
    return {
        "right": error_table(y, y, {"half": half}),
        "wrong": error_table(y, y + 1, {"half": half, "all": y >= 0}),
        "no tags": error_table(y, y + 1, {}),
    }


ERRORS, SHARE = "int(np.sum(wrong & tagged))", "errors / np.sum(wrong) if np.any(wrong) else 0.0"
CEILING = "ceiling = errors / len(y)"
wrong = grader.mistakes("error_table")
wrong(
    "The shares are made to add up to 1; divide each number by that of all mistakes.",
    (SHARE, "errors / max(1, sum(np.sum(wrong & each) for each in tags.values()))"),
)
wrong(
    "Every example with the tag is counted; count those that are wrong as well.",
    (ERRORS, "int(np.sum(tagged))"),
)
wrong("The right answers with the tag are counted.", (ERRORS, "int(np.sum(~wrong & tagged))"))
wrong("All mistakes are counted, with and without the tag.", (ERRORS, "int(np.sum(wrong))"))
wrong(
    "Only the first tag is in the table: does the function return, or leave the loop, before the "
    "others?",
    ("\n    return table", "\n        return table"),
)
wrong(
    "A mistake with several tags counts for each of them; here it counts for the first alone.",
    (CEILING, f"{CEILING}\n        wrong = wrong & ~tagged"),
)
wrong(
    "Wrong or tagged is counted; both must hold: use &.",
    (ERRORS, "int(np.sum(wrong | tagged))"),
)
wrong(
    "Share and ceiling are swapped: the ceiling is a part of the whole dev set.",
    (SHARE, "errors / len(y)"),
    (CEILING, "ceiling = errors / np.sum(wrong) if np.any(wrong) else 0.0"),
)
wrong(
    "Share divides by the examples with the tag; divide by the number of mistakes.",
    (SHARE, "errors / max(1, np.sum(tagged))"),
)
wrong(
    "The ceiling is divided by the examples with the tag; divide by all examples.",
    (CEILING, "ceiling = errors / max(1, np.sum(tagged))"),
)
wrong(
    "The ceiling equals the share; it is a part of all examples, not of the mistakes.",
    (CEILING, "ceiling = share"),
)
wrong(
    "The ceiling is what would be left; it is by how much the error would fall.",
    (CEILING, "ceiling = (np.sum(wrong) - errors) / len(y)"),
)
wrong(
    "The ceiling is the number of mistakes; divide it by the number of examples.",
    (CEILING, "ceiling = errors"),
)
wrong(
    "The share is in percent; leave it between 0 and 1.",
    (SHARE, "100 * errors / np.sum(wrong) if np.any(wrong) else 0.0"),
)
wrong(
    "Without mistakes the share is 0/0, which counts as 0 here.",
    (SHARE, "errors / np.sum(wrong)"),
)
wrong(
    "Without mistakes the share counts as 0 here, not as 1.",
    (SHARE, "errors / np.sum(wrong) if np.any(wrong) else 1.0"),
)
wrong(
    "int takes a single number: count the mistakes with the tag with np.sum.",
    (ERRORS, "int(wrong & tagged)"),
)
wrong(
    "The share is a part of the mistakes, not of all examples.",
    (SHARE, "errors / len(y)"),
)
wrong(
    "share says how many examples have the tag; it is about the mistakes only.",
    (SHARE, "np.mean(tagged)"),
)
wrong(
    "The share comes out as 0: whenever an answer is wrong, divide, and with /, not //.",
    (SHARE, f"{SHARE}".replace("/", "//")),
)
wrong(
    "errors is a share here; count the mistakes with np.sum.",
    (ERRORS, "np.mean(wrong & tagged)"),
)
wrong(
    "errors is an array of True and False; np.sum counts them.",
    (ERRORS, "wrong & tagged"),
    ("share = errors /", "share = np.sum(errors) /"),
    (CEILING, "ceiling = np.sum(errors) / len(y)"),
)
wrong(
    "len counts all examples; np.sum counts those that are True.", (ERRORS, "len(wrong & tagged)")
)
wrong(
    "The ceiling is rounded down: divide with /, not with //.",
    (CEILING, CEILING.replace("/", "//")),
)
wrong(
    "The ceiling is in percent; leave it between 0 and 1.",
    (CEILING, "ceiling = 100 * errors / len(y)"),
)
wrong(
    "The ceiling is divided by the number of tags; divide it by the number of examples.",
    (CEILING, "ceiling = errors / len(tags)"),
)
wrong(
    "Neither `and` nor `if` works on a whole array: join arrays with &, and ask np.any.",
    (ERRORS, "int(np.sum(wrong and tagged))"),
)
wrong(
    "The ceiling is subtracted from 1; it is the part itself.",
    (CEILING, "ceiling = 1 - errors / len(y)"),
)
wrong(
    "The ceiling is the whole error of the model; only mistakes with the tag count.",
    (CEILING, "ceiling = np.sum(wrong) / len(y)"),
)
wrong(
    "The ceiling counts all examples with the tag; only those that are wrong can be won.",
    (CEILING, "ceiling = np.mean(tagged)"),
)
wrong(
    "Right answers without the tag are counted as well: join wrong and tagged with &, not ==.",
    (ERRORS, "int(np.sum(wrong == tagged))"),
)
wrong(
    "Without mistakes the share counts as 0 here, not as None.",
    (SHARE, "errors / np.sum(wrong) if np.any(wrong) else None"),
)
wrong(
    "The share is the number of mistakes with the tag; divide it by that of all mistakes.",
    (SHARE, "errors if np.any(wrong) else 0.0"),
)
wrong(
    "The share is upside down: divide by the number of all mistakes.",
    (SHARE, "np.sum(wrong) / max(1, errors) if np.any(wrong) else 0.0"),
)
wrong(
    "The ceiling divides the share by the number of examples; divide the number of mistakes.",
    (CEILING, "ceiling = share / len(y)"),
)
wrong(
    "You divide by the error rate; divide by the number of mistakes, np.sum(wrong).",
    (SHARE, SHARE.replace("np.sum", "np.mean")),
)
wrong(
    "The ceiling is divided by the number of right answers; divide by all examples.",
    (CEILING, "ceiling = errors / max(1, np.sum(~wrong))"),
)


# ---- next_effort ----


@grader.helper
def as_table(ceilings):
    """A table of errors with given ceilings, of 1,000 examples with 200 mistakes."""
    return {
        name: {"errors": round(1000 * each), "share": each / 0.2, "ceiling": each}
        for name, each in ceilings.items()
    }


@grader.case
def effort_of_four(next_effort):
    """Four tags with three sets of costs; then with three others."""
    table = as_table({"faint": 0.04, "blur": 0.01, "frame": 0.06, "dogs": 0.08})
    first = [
        {"dogs": 3.1, "blur": 4, "frame": 1.52, "faint": 1.5},
        {"dogs": 2.2, "blur": 0.5, "faint": 1.52, "frame": 9},
        {"blur": 1.5, "dogs": 9, "faint": 2, "frame": 8},
    ]
    others = [
        {"blur": 9, "faint": 5, "dogs": 8, "frame": 5},
        {"faint": 1.5, "frame": 2, "blur": 1.5, "dogs": 3.2},
        {"blur": 0.5, "dogs": 5, "faint": 7, "frame": 9},
    ]
    return [in_words([next_effort(table, each) for each in costs]) for costs in (first, others)]


@grader.case
def effort_with_gaps(next_effort):
    """The best tag has no cost, three times; equal ones, four times; nothing to gain."""
    found = {"blur": 0.09, "glare": 0.02, "faint": 0.01, "frame": 0.04}
    table = as_table({**found, "cats": 0.0, "dogs": 0.0, "birds": 0.0})
    without = [
        {"frame": 2, "faint": 4},
        {"frame": 9, "faint": 0.8, "glare": 2},
        {"glare": 2, "frame": 5, "faint": 3},
    ]
    equal = [
        {"faint": 3, "glare": 1, "frame": 2},
        {"faint": 0.5, "cats": 1.5, "frame": 4, "glare": 1},
        {"glare": 2, "frame": 1, "faint": 0.25},
        {"frame": 2, "glare": 1, "faint": 0.5},
    ]
    return {
        "without blur": in_words([next_effort(table, costs) for costs in without]),
        "equal gains": in_words([next_effort(table, costs) for costs in equal]),
        "no gain": next_effort(table, {"dogs": 2, "cats": 1, "birds": 3}),
    }


@grader.case
def effort_without_costs(next_effort):
    """Three tags with costs, three times; then no costs at all."""
    table = as_table({"blur": 0.05, "frame": 0.02, "faint": 0.03})
    costs = [
        {"faint": 4, "blur": 8, "frame": 2},
        {"frame": 3.9, "blur": 4, "faint": 5},
        {"blur": 3, "faint": 1, "frame": 8},
    ]
    return [in_words([next_effort(table, each) for each in costs]), next_effort(table, {})]


@grader.case(hidden=True, kind="many tags")
def effort_of_many(next_effort, rng):
    """Eight sets of costs for 20 tags."""
    names = [f"tag {k}" for k in range(20)]
    table = as_table(dict(zip(names, rng.uniform(0, 0.1, 20).round(3).tolist(), strict=True)))
    costs = rng.uniform(0.5, 9, (8, 20)).tolist()
    return [next_effort(table, dict(zip(names, row, strict=True))) for row in costs]


@grader.case(hidden=True, kind="one tag, equal ones")
def effort_of_edges(next_effort):
    """One tag; three equal ones."""
    table = as_table({"c": 0.02, "b": 0.01, "a": 0.04, "z": 0.0})
    return {
        "one": next_effort(table, {"b": 12}),
        "equal": next_effort(table, {"z": 1, "b": 1, "a": 4, "c": 2}),
    }


GAINS = 'table[name]["ceiling"] / weeks'
BEST = "max(gains, key=gains.get, default=None)"
NO_GAIN = "if name is not None and gains[name] <= 0:"
EACH = "for name, weeks in costs.items()"
wrong = grader.mistakes("next_effort")
wrong("The costs are ignored: divide the ceiling by the weeks.", (GAINS, 'table[name]["ceiling"]'))
wrong(
    "The ceiling is multiplied by the weeks; divide by them.",
    (GAINS, 'table[name]["ceiling"] * weeks'),
)
wrong("The weeks are divided by the ceiling.", (GAINS, 'weeks / max(1e-9, table[name]["ceiling"])'))
wrong("The cheapest work is chosen; gain per week is asked for.", (GAINS, "1 / weeks"))
wrong(
    "The tag with the smallest gain above 0 is chosen; the largest gain per week is asked for.",
    (EACH, f'{EACH} if table[name]["ceiling"] > 0'),
    (BEST, BEST.replace("max", "min")),
)
wrong(
    "The smallest gain per week is chosen; use max.",
    (BEST, "min(gains, key=gains.get, default=None)"),
)
wrong(
    "The last tag with something to gain is chosen: compare each gain with the largest so far, and "
    "store the new largest as well.",
    (BEST, 'next((n for n in reversed(gains) if table[n]["ceiling"] > 0), None)'),
)
wrong(
    "The first tag with something to gain is chosen; look for the largest gain per week.",
    (BEST, 'next((n for n in gains if table[n]["ceiling"] > 0), None)'),
)
wrong(
    "None comes out wherever one of the tags has nothing to gain; ask whether the largest gain is "
    "above 0.",
    ("gains[name] <= 0", "min(gains.values()) <= 0"),
)
wrong(
    "Of tags with something to gain the cheapest is chosen; the largest gain per week is asked "
    "for.",
    (GAINS, "weeks"),
    (EACH, f'{EACH} if table[name]["ceiling"] > 0'),
    (BEST, BEST.replace("max", "min")),
)
wrong(
    "Two answers are None: when nothing can be gained, and when there are no costs, where max "
    "needs a default.",
    (BEST, "max(gains, key=gains.get)"),
    (NO_GAIN, "if False:"),
)
wrong(
    "Of equal tags, the one that comes first in `costs` wins, not the first of the alphabet.",
    (BEST, "min(gains, key=lambda each: (-gains[each], each), default=None)"),
)
wrong(
    "Of equal tags, the one that comes first in `costs` wins, not the first one in the table.",
    (BEST, "max((each for each in table if each in gains), key=gains.get, default=None)"),
)
wrong(
    "Of equal tags, the one that comes first in `costs` wins, not the last of the alphabet.",
    (BEST, "max(gains, key=lambda each: (gains[each], each), default=None)"),
)
BY_ONE = """    name, last = None, 0.0
    for each, gain in gains.items():
        name = each if gain > last else name
        last = gain
"""
wrong(
    "Each gain is compared with the one before; compare it with the largest so far.",
    (f"    name = {BEST}\n", BY_ONE),
)
wrong(
    "When nothing can be gained, the answer is None.",
    (NO_GAIN, "if False:"),
)
wrong(
    "Tags without a cost are considered, too; nobody knows a fix for them.",
    (
        EACH,
        "for name, weeks in ((each, costs.get(each, 1)) for each in table)",
    ),
)
wrong(
    "Of equal tags, the last one in `costs` wins; the first one should.",
    (
        BEST,
        "max(reversed(gains), key=gains.get, default=None)",
    ),
)
wrong(
    "max compares the names here; key=gains.get makes it compare the gains.",
    (BEST, "max(gains, default=None)"),
)
wrong(
    "The weeks are subtracted from the ceiling; divide by them.",
    (GAINS, 'table[name]["ceiling"] - weeks'),
    ("gains[name] <= 0", 'table[name]["ceiling"] <= 0'),
)
wrong(
    "None comes out where something can be gained: is the condition reversed, or is no gain above "
    "0, because it is rounded down with //, or the weeks are subtracted?",
    ("gains[name] <= 0", "gains[name] >= 0"),
)
wrong(
    "The weeks are in costs: go through costs.items().",
    ("in costs.items()", "in table.items()"),
)
wrong(
    'table[name] is a dictionary: take its "ceiling".',
    (GAINS, "table[name] / weeks"),
)
wrong(
    "The most expensive work is chosen; the largest gain per week is asked for.",
    (BEST, "max(costs, key=costs.get, default=None)"),
)
wrong(
    "The condition is reversed: None is for gains that are not above 0.",
    ("gains[name] <= 0", "gains[name] > 0"),
)
wrong(
    'The text "None" is returned; return None itself, without quotation marks.',
    ("        name = None\n", '        name = "None"\n'),
)
wrong(
    "The gain per week is returned; the name of the tag is asked for.",
    (
        "    if name is not None and gains[name] <= 0:\n        name = None\n",
        "    name = gains.get(name)\n",
    ),
)
NO_NAME = "    if name is not None and gains[name] <= 0:\n        name = None\n"
wrong(
    "A pair of name and gain is returned; the name alone is asked for.",
    (NO_NAME, f"{NO_NAME}    name = name, gains.get(name)\n"),
)
wrong(
    "A pair of name and gain is returned where the name alone is asked for.",
    (NO_NAME, f"{NO_NAME}    name = None if name is None else (name, gains[name])\n"),
)
wrong(
    "The gain per week is returned where the name of its tag is asked for.",
    (NO_NAME, f"{NO_NAME}    name = gains.get(name)\n"),
)
wrong(
    "All tags with the largest gain are returned, in a list; the first of them alone is asked for.",
    (NO_NAME, "    name = [each for each in gains if gains[each] == gains[name] > 0]\n"),
)
wrong(
    "The place of the tag is returned; its name is asked for.",
    (NO_NAME, f"{NO_NAME}    name = None if name is None else list(costs).index(name)\n"),
)
wrong(
    "All gains are returned; the name of the largest is asked for.",
    (
        "    if name is not None and gains[name] <= 0:\n        name = None\n",
        "    name = gains\n",
    ),
)
wrong(
    "A tag without a cost raises a KeyError: consider only those in costs.",
    (EACH, "for name, weeks in ((n, costs[n]) for n in table)"),
)
wrong(
    "Without any costs there is nothing to take the largest of: give max a default.",
    (BEST, "max(gains, key=gains.get)"),
)
wrong(
    "The weeks are divided by the ceiling, which may be 0; divide the ceiling by the weeks.",
    (GAINS, 'weeks / table[name]["ceiling"]'),
    (BEST, "min(gains, key=gains.get, default=None)"),
)
wrong(
    "max(gains.values()) is the gain per week; the name of its tag is asked for.",
    (BEST, "max(gains.values())"),
    ("    if name is not None and gains[name] <= 0:\n        name = None\n", ""),
)


# ---- out_of_sample_probabilities ----


@grader.helper
def nosy_model(trained):
    """A function that makes classifiers which notice whether they have seen an example.

    The first column of an example is its number. The probability of a class is its share of the
    training labels, halved for an example that was in the training set. `trained` collects the
    numbers of the examples of each call of fit.
    """

    class Classifier:
        def fit(self, X, y):
            self.seen = set(np.asarray(X)[:, 0].tolist())
            trained.append(sorted(int(each) for each in self.seen))
            self.classes_, counts = np.unique(y, return_counts=True)
            self.shares = counts / len(y)
            self.trained = len(trained)
            return self

        def predict_proba(self, X):
            known = np.array([each in self.seen for each in np.asarray(X)[:, 0].tolist()])
            return np.where(known[:, None], 0.5, 1.0) * self.shares

        def predict(self, X):
            return self.classes_[np.argmax(self.predict_proba(X), axis=1)]

    def make_model():
        return Classifier()

    return make_model


@grader.helper
def cross_validated(out_of_sample_probabilities, y, folds):
    """Probabilities by nosy models with three generators, and what each model was trained on."""
    X, runs = np.column_stack([np.arange(len(y)), -y]), []
    for seed in (0, 0, 1):
        trained = []
        P = out_of_sample_probabilities(
            nosy_model(trained), X, y, folds, np.random.default_rng(seed)
        )
        runs.append({"probabilities": P, "trained": trained})
    return {"runs": runs, "y": y, "folds": folds}


@grader.helper
def fault_of_cross_validation(got, expected):
    """What is wrong with out-of-sample probabilities; "" if nothing is."""
    y, folds = np.asarray(expected["y"]), expected["folds"]
    m, classes = len(y), int(np.max(y)) + 1
    for run in got["runs"]:
        if run["probabilities"] is None:
            return "The probabilities are None."
        P = np.asarray(run["probabilities"], dtype=float)
        if P.shape != (m, classes):
            return f"The probabilities should have the shape {(m, classes)}, not {P.shape}."
        if len(run["trained"]) != folds:
            return (
                f"{len(run['trained'])} models were trained; there should be {folds}, one a fold."
            )
        held_out = np.zeros(m, dtype=int)
        for rows in run["trained"]:
            outside = np.setdiff1d(np.arange(m), rows)
            if len(outside) == 0:
                return "A model was trained on all examples, those that it judges included."
            held_out[outside] += 1
            if abs(len(outside) - m / folds) >= 1:
                return f"A model was trained on {len(rows)} of {m} examples with {folds} folds."
            shares = np.bincount(y[rows], minlength=classes) / len(rows)
            sums = P[outside].sum(axis=1)
            if np.any(sums < 0.01):
                return "Some rows of the probabilities are still 0: fill in the rows of each piece."
            if np.any(sums < 0.9):
                return "A probability comes from a model that was trained on the example itself."
            if not np.allclose(P[outside], shares):
                return (
                    "Some rows are not what the model of their fold gave, each class in its column."
                )
        if np.any(held_out != 1):
            return "Each example should be left out by exactly one model."
    first, again, other = (run["trained"] for run in got["runs"])
    if first != again:
        return "Two runs with the same seed differ: shuffle with rng, the generator passed in."
    if first == other:
        return "All generators cut the same pieces: shuffle with rng, and do not seed it yourself."
    return ""


def as_out_of_sample(got, expected):
    """True if every probability is out of sample and in its place; else what is wrong."""
    return fault_of_cross_validation(got, expected) or True


@grader.case(accept=as_out_of_sample)
def folds_of_twenty(out_of_sample_probabilities):
    """20 examples of three classes, 4 folds."""
    return cross_validated(out_of_sample_probabilities, np.resize([0, 1, 2, 1], 20), 4)


@grader.case(accept=as_out_of_sample)
def folds_with_a_rare_class(out_of_sample_probabilities):
    """17 examples, 5 folds; class 1 occurs once, and class 2 never."""
    y = np.resize([0, 3, 4], 17)
    y[7] = 1
    return cross_validated(out_of_sample_probabilities, y, 5)


@grader.case(hidden=True, accept=as_out_of_sample, kind="many examples, ten classes")
def folds_of_many(out_of_sample_probabilities, rng):
    """203 examples of ten classes, 7 folds."""
    return cross_validated(out_of_sample_probabilities, rng.integers(10, size=203), 7)


@grader.case(hidden=True, accept=as_out_of_sample, kind="one example a fold, classes sorted")
def folds_of_one(out_of_sample_probabilities):
    """Nine examples, 9 folds, labels in ascending order, the first class only once."""
    return cross_validated(out_of_sample_probabilities, np.array([0, 2, 2, 2, 3, 3, 3, 5, 5]), 9)


OTHERS = "others = np.setdiff1d(np.arange(m), rows)"
FIT, PLACE = (
    "make_model().fit(X[others], y[others])",
    "probabilities[np.ix_(rows, model.classes_)] =",
)
PREDICT = "model.predict_proba(X[rows])"
wrong = grader.mistakes("out_of_sample_probabilities")
wrong(
    "A model was trained on all examples, those that it judges included.",
    (OTHERS, "others = np.arange(m)"),
)
wrong(
    "Each model is trained on the small piece and judges it; train it on all the other rows.",
    (OTHERS, "others = rows"),
)
wrong(
    "The columns are filled from the left; model.classes_ says which class each one is for.",
    (PLACE, "probabilities[rows, : len(model.classes_)] ="),
)
wrong(
    "The probabilities are written for the training rows; write them for the rows of the piece.",
    (PLACE, "probabilities[np.ix_(others, model.classes_)] ="),
    (PREDICT, "model.predict_proba(X[others])"),
)
wrong(
    "The labels are not cut along with X, so that they belong to other rows.",
    (FIT, "make_model().fit(X[others], y[: len(others)])"),
)
wrong(
    "The first rows of X are left out in every round; leave out the rows of the piece.",
    (OTHERS, "others = np.arange(len(rows), m)"),
)
wrong(
    "The labels of all examples are passed to fit; pass those of the same rows: y[others].",
    (FIT, "make_model().fit(X[others], y)"),
)
wrong(
    "The array of probabilities is overwritten in each round; write into the rows of the piece.",
    (PLACE, "probabilities ="),
)
wrong(
    "Only the most probable class is written, as 1; all probabilities are asked for.",
    (PREDICT, "1.0 * (lambda P: P == P.max(axis=1, keepdims=True))(model.predict_proba(X[rows]))"),
)
wrong(
    "The pieces are not shuffled: all generators cut the same ones.",
    ("np.array_split(rng.permutation(m), folds)", "np.array_split(np.arange(m), folds)"),
)
wrong(
    "Only half of the other rows are used for training.",
    (OTHERS, "others = np.setdiff1d(np.arange(m), rows)[::2]"),
)
wrong(
    "predict gives the most probable class; predict_proba gives the probabilities.",
    (PREDICT, "model.predict(X[rows])"),
)
wrong(
    "Probabilities of all rows are written; the model judges the rows of its piece only.",
    (PREDICT, "model.predict_proba(X)"),
)
wrong(
    "The model judges the rows that it was trained on; let it judge those of the piece.",
    (PREDICT, "model.predict_proba(X[others])"),
)
wrong(
    "make_model is a function: call it to get a new model.",
    (FIT, FIT.replace("make_model()", "make_model")),
)
wrong("The model is not trained: call fit with the other rows.", (FIT, "make_model()"))
wrong(
    "A class that is missing in the training rows has no column: see model.classes_.",
    (PLACE, "probabilities[rows] ="),
)


# ---- confident_thresholds ----


@grader.case
def thresholds_of_seven(confident_thresholds):
    """Seven examples of four classes; no example has a probability above 0 for the last class."""
    y = np.array([0, 0, 1, 1, 1, 2, 3])
    P = np.array(
        [
            [0.9, 0.05, 0.05, 0.0],
            [0.4, 0.5, 0.1, 0.0],
            [0.2, 0.7, 0.1, 0.0],
            [0.3, 0.3, 0.4, 0.0],
            [0.1, 0.8, 0.1, 0.0],
            [0.25, 0.2, 0.55, 0.0],
            [0.3, 0.6, 0.1, 0.0],
        ]
    )
    return confident_thresholds(y, P)


@grader.case
def thresholds_with_an_empty_class(confident_thresholds, rng):
    """30 examples of five classes, of which class 2 is never given as a label."""
    y = rng.choice([0, 1, 3, 4], size=30)
    return confident_thresholds(y, opinions(rng, y, 5))


@grader.case(hidden=True, kind="many examples")
def thresholds_of_many(confident_thresholds, rng):
    """700 examples of ten classes."""
    y = rng.integers(10, size=700)
    return confident_thresholds(y, opinions(rng, y, 10))


@grader.case(hidden=True, kind="one class only, the last class empty, probabilities of 0")
def thresholds_of_one_class(confident_thresholds, rng):
    """Labels of one class out of three; the last class empty; no probability for class 1."""
    y, z, few = np.full(8, 1), rng.integers(3, size=20), np.array([0, 1, 1])
    none = np.array([[0.25, 0.75, 0.0], [1.0, 0.0, 0.0], [0.5, 0.0, 0.5]])
    return [
        confident_thresholds(y, opinions(rng, y, 3)),
        confident_thresholds(z, opinions(rng, z, 4)),
        confident_thresholds(few, none),
    ]


MEAN = "np.mean(probabilities[y == j, j])"
wrong = grader.mistakes("confident_thresholds")
wrong(
    "The mean runs over all examples; take those with label j only.",
    (MEAN, "np.mean(probabilities[:, j])"),
)
wrong(
    "A class without labels has no mean, and gives nan here; leave its threshold infinite.",
    ("if np.any(y == j):", "if True:"),
)
wrong(
    "The mean runs over the examples whose most probable class is j, not those with label j.",
    ("if np.any(y == j):", "if np.any(probabilities.argmax(axis=1) == j):"),
    (MEAN, "np.mean(probabilities[probabilities.argmax(axis=1) == j, j])"),
)
wrong(
    "The median is taken; the mean is asked for.",
    (MEAN, "np.median(probabilities[y == j, j])"),
)
wrong(
    "That is 1 divided by the number of classes, a mean over all columns; take column j.",
    (MEAN, "np.mean(probabilities[y == j])"),
)
wrong(
    "The largest probability of each example is averaged; take that of class j.",
    (MEAN, "np.mean(probabilities[y == j].max(axis=1))"),
)
wrong(
    "The examples of the other classes are averaged: use y == j.",
    ("if np.any(y == j):", "if np.any(y != j):"),
    (MEAN, "np.mean(probabilities[y != j, j])"),
)
wrong(
    "The sum of the probabilities is taken; divide it by the number of examples.",
    (MEAN, "np.sum(probabilities[y == j, j])"),
)
wrong(
    "The sum is divided by the number of all examples; divide by those with label j.",
    (MEAN, "np.sum(probabilities[y == j, j]) / len(y)"),
)
wrong(
    "A class without labels has the threshold 0, which every probability reaches; it is infinite.",
    ("thresholds = np.full(classes, np.inf)", "thresholds = np.zeros(classes)"),
)
wrong(
    "The largest probability is taken; the mean is asked for.", (MEAN, MEAN.replace("mean", "max"))
)
wrong(
    "The smallest probability is taken; the mean is asked for.", (MEAN, MEAN.replace("mean", "min"))
)
wrong(
    "thresholds becomes a single number; write it into thresholds[j].",
    (f"thresholds[j] = {MEAN}", f"thresholds = {MEAN}"),
)
wrong(
    "The labels serve as row numbers: y == j picks the rows.",
    (MEAN, "np.mean(probabilities[y, j])"),
)
wrong(
    "That is how common the label is; take the mean of the probabilities.",
    (MEAN, "np.mean(y == j)"),
)
wrong(
    "The mean runs over the examples with every label but j; take those with label j.",
    (MEAN, "np.mean(probabilities[y != j, j])"),
)
wrong(
    "Examples that the model gets wrong are left out; the mean runs over all with label j.",
    (MEAN, "np.mean(probabilities[(y == j) & (probabilities.argmax(axis=1) == j), j])"),
)
wrong(
    "Rows and columns are mixed up: y == j picks the rows, j the column.",
    (MEAN, "np.mean(probabilities[:, y == j])"),
)
wrong(
    "All thresholds stay infinite: write the mean into thresholds[j] with =, which += does not do, "
    "for every class that any example is labelled with.",
    (f"thresholds[j] = {MEAN}", "pass"),
)
wrong(
    "One mean over all examples is written for every class; each class has its own, over the "
    "examples with its label.",
    (MEAN, "np.mean(probabilities[np.arange(len(y)), y])"),
)
wrong(
    "The classes after the first one without labels have no threshold: leave out that class alone, "
    "and go on.",
    ("if np.any(y == j):", "if not np.any(y == j):\n            break\n        if True:"),
)
wrong(
    "A class with a single label has a mean as well, which is that one probability.",
    ("np.any(y == j)", "np.sum(y == j) > 1"),
)
wrong(
    "A class without labels has the threshold 1, which a probability can reach; it is infinite.",
    ("thresholds = np.full(classes, np.inf)", "thresholds = np.ones(classes)"),
)
wrong(
    "A class whose probabilities are all 0 has the threshold 0: ask whether it has labels, not "
    "whether the sum is above 0.",
    ("np.any(y == j)", "np.sum(probabilities[y == j, j]) > 0"),
)
wrong(
    "Only examples whose label the model agrees with are averaged; take all those with label j.",
    ("np.any(y == j)", "np.any((y == j) & (probabilities.argmax(axis=1) == j))"),
    (MEAN, "np.mean(probabilities[(y == j) & (probabilities.argmax(axis=1) == j), j])"),
)
wrong(
    "You average over the examples that the model predicts as j; take those with label j.",
    (MEAN, "np.mean(probabilities[probabilities.argmax(axis=1) == j, j])"),
)
wrong(
    "thresholds[j] is one number: take the mean of what you have selected.",
    (MEAN, "np.mean(probabilities[y == j], axis=0)"),
)
wrong(
    "The thresholds have moved by one place: that of class j is thresholds[j].",
    (f"thresholds[j] = {MEAN}", f"thresholds[j - 1] = {MEAN}"),
)


# ---- confident_joint ----


@grader.case
def joint_of_eight(confident_joint):
    """Eight examples of three classes: two classes reach their threshold, equal ones, one, none."""
    y = np.array([0, 0, 1, 1, 2, 0, 2, 1])
    P = np.array(
        [
            [0.70, 0.20, 0.10],
            [0.45, 0.50, 0.05],
            [0.40, 0.55, 0.05],
            [0.35, 0.41, 0.24],
            [0.33, 0.40, 0.27],
            [0.36, 0.30, 0.34],
            [0.10, 0.40, 0.50],
            [0.45, 0.45, 0.10],
        ]
    )
    return confident_joint(y, P, np.array([0.36, 0.42, 0.26]))


@grader.case
def joint_of_forty(confident_joint, rng):
    """40 examples of four classes, one of them without a threshold."""
    y = rng.integers(3, size=40)
    return confident_joint(y, opinions(rng, y, 4), np.array([0.5, 0.42, 0.35, np.inf]))


@grader.case(hidden=True, kind="many examples")
def joint_of_many(confident_joint, rng):
    """800 examples of ten classes."""
    y = rng.integers(10, size=800)
    return confident_joint(y, opinions(rng, y, 10), rng.uniform(0.2, 0.5, size=10))


@grader.case(hidden=True, kind="ties, exact thresholds, nobody confident")
def joint_of_edges(confident_joint):
    """Equal probabilities; probabilities at their threshold; thresholds that nobody reaches."""
    y = np.array([1, 0, 2, 2])
    P = np.array([[0.5, 0.5, 0.0], [0.25, 0.25, 0.5], [0.375, 0.375, 0.25], [0.0, 0.0, 1.0]])
    return {
        "ties": confident_joint(y, P, np.array([0.25, 0.25, 0.75])),
        "nobody": confident_joint(y, P, np.full(3, np.inf)),
        "everybody": confident_joint(y, P, np.zeros(3)),
    }


REACHING = "np.where(probabilities >= thresholds, probabilities, -1)"
CONFIDENT = "np.where(reaching.max(axis=1) >= 0, reaching.argmax(axis=1), -1)"
COUNT = "joint[label, j] += 1"
TOP = "probabilities.argmax(axis=1)"
MOST_PROBABLE = f"np.where(reaching[np.arange(len(y)), {TOP}] >= 0, {TOP}, -1)"
wrong = grader.mistakes("confident_joint")
wrong(
    "The thresholds are not used: every example is counted under its most probable class.",
    (REACHING, "probabilities"),
)
wrong("Rows and columns are swapped: the label given is the row.", (COUNT, "joint[j, label] += 1"))
wrong(
    "A probability equal to its threshold does not count for you; at least means >=.",
    ("probabilities >= thresholds", "probabilities > thresholds"),
)
wrong(
    "The first class that reaches its threshold is taken; take the most probable one of them.",
    (CONFIDENT, "np.where(reaching.max(axis=1) >= 0, (reaching >= 0).argmax(axis=1), -1)"),
)
wrong(
    "Examples without a confident class are counted under class 0; their class is -1.",
    (CONFIDENT, "reaching.argmax(axis=1)"),
)
wrong(
    "Each example is compared with the threshold of its label; each column has its own.",
    (
        REACHING,
        "np.where(probabilities >= thresholds[y][:, None], probabilities, -1)",
    ),
)
wrong(
    "Only the most probable class is tried: another one may reach its threshold.",
    (
        CONFIDENT,
        MOST_PROBABLE,
    ),
)
wrong(
    "The class farthest above its threshold is taken; the largest probability decides.",
    (
        CONFIDENT,
        "np.where(reaching.max(axis=1) >= 0, (reaching - thresholds).argmax(axis=1), -1)",
    ),
)
wrong(
    "Only disagreements are counted; the diagonal belongs to the matrix.",
    (COUNT, "joint[label, j] += label != j"),
)
LOOP = "zip(y[confident >= 0], confident[confident >= 0])"
wrong(
    "Examples without a confident class are counted in the last column: an index of -1 means last.",
    (LOOP, "zip(y, confident)"),
)
wrong(
    "Labels are paired with the classes of other examples: leave out the same ones in y.",
    (LOOP, "zip(y, confident[confident >= 0])"),
)
wrong(
    "The comparison is the wrong way around: at least the threshold means >=.",
    ("probabilities >= thresholds", "probabilities <= thresholds"),
)
wrong(
    "No cell is above 1: count one example after the other with += 1, or use np.add.at. With whole "
    "arrays as indices, += adds to a cell only once.",
    (COUNT, "joint[label, j] = 1"),
)
wrong(
    "Of the classes that reach their threshold the wrong one is taken: take the most probable, and "
    "of equal ones the first.",
    (
        CONFIDENT,
        "np.where(reaching.max(axis=1) >= 0, classes - 1 - reaching[:, ::-1].argmax(axis=1), -1)",
    ),
)
wrong(
    "The thresholds are computed again; use the argument.",
    ("reaching =", "thresholds = confident_thresholds(y, probabilities)\n    reaching ="),
)
wrong(
    "Class 0 is taken for no class at all; only -1 means that there is none.",
    (f"for label, j in {LOOP}", f"confident[confident == 0] = -1\n    for label, j in {LOOP}"),
)
wrong(
    "Examples whose confident class is 0 are not counted; leave out only those with -1.",
    (LOOP, LOOP.replace(">=", ">")),
)
wrong(
    "An example is counted under each class that reaches its threshold; count it once, under its "
    "confident class.",
    (LOOP, "((y[i], k) for i, k in np.argwhere(reaching >= 0))"),
)
wrong(
    "The counts are divided by the number of examples; leave them as they are.",
    ("return joint, confident", "return joint / len(y), confident"),
)
wrong(
    "The two choices of np.where are swapped: -1 is for examples that reach no threshold.",
    (CONFIDENT, "np.where(reaching.max(axis=1) >= 0, -1, reaching.argmax(axis=1))"),
)
wrong(
    "reaching holds True and False; keep the probabilities that reach their threshold, and put -1 "
    "in place of the others.",
    (REACHING, "probabilities >= thresholds"),
)
wrong(
    "The least probable class that reaches its threshold is taken; take the most probable.",
    (
        CONFIDENT,
        CONFIDENT.replace("reaching.argmax", "np.where(reaching < 0, 2, reaching).argmin"),
    ),
)
wrong(
    "The most probable class of all is taken where any class reaches its threshold; take the most "
    "probable of those that do.",
    (CONFIDENT, CONFIDENT.replace("reaching.argmax", "probabilities.argmax")),
)
wrong("The matrix stays empty: count each confident example in it.", (COUNT, "pass"))
wrong(
    "Classes below their threshold are taken; at least the threshold means >=.",
    ("probabilities >= thresholds", "probabilities < thresholds"),
)
wrong(
    "The matrix holds shares; it should hold numbers of examples.",
    ("return joint, confident", "return joint / joint.sum(), confident"),
)
wrong(
    "Only the matrix is returned; return the confident classes as well.",
    ("return joint, confident", "return joint"),
)
wrong(
    "Examples without a confident class are left out of the second output; their class there is "
    "-1.",
    ("return joint, confident", "return joint, confident[confident >= 0]"),
)
wrong(
    "The largest probability is returned; its class is asked for.",
    ("return joint, confident", "return joint, reaching.max(axis=1)"),
)
wrong(
    "All examples are counted on the diagonal of their confident class; the row is the label.",
    (COUNT, "joint[j, j] += 1"),
)
wrong(
    "All examples are counted on the diagonal of their label; the column is the confident class.",
    (COUNT, "joint[label, label] += 1"),
)
wrong(
    "One threshold is used for all classes; each column has its own.",
    (REACHING, "np.where(probabilities >= thresholds[0], probabilities, -1)"),
)


# ---- label_issues ----


@grader.case
def issues_of_nine(label_issues):
    """Nine examples of three classes."""
    y = np.array([0, 0, 0, 1, 1, 1, 2, 2, 2])
    P = np.array(
        [
            [0.8, 0.1, 0.1],
            [0.1, 0.8, 0.1],
            [0.6, 0.3, 0.1],
            [0.2, 0.7, 0.1],
            [0.1, 0.6, 0.3],
            [0.9, 0.05, 0.05],
            [0.1, 0.2, 0.7],
            [0.05, 0.75, 0.2],
            [0.4, 0.35, 0.25],
        ]
    )
    return row_numbers(label_issues(y, P))


@grader.case
def issues_of_sixty(label_issues, rng):
    """60 examples of four classes, a fifth of the labels drawn at random."""
    truth = rng.integers(4, size=60)
    y = np.where(rng.random(60) < 0.8, truth, rng.integers(4, size=60))
    return row_numbers(label_issues(y, opinions(rng, truth, 4)))


@grader.case(hidden=True, kind="many examples")
def issues_of_many(label_issues, rng):
    """600 examples of ten classes."""
    truth = rng.integers(10, size=600)
    y = np.where(rng.random(600) < 0.9, truth, rng.integers(10, size=600))
    return row_numbers(label_issues(y, opinions(rng, truth, 10, 4.0)))


@grader.case(hidden=True, kind="equal probabilities, an empty class, no issues")
def issues_of_edges(label_issues):
    """Equal ones; a class without labels; a model that agrees with every label."""
    y = np.array([0, 1, 0, 1, 0, 1, 0, 1])
    P = np.array(
        [[0.75, 0.25], [0.25, 0.75], [0.75, 0.25], [0.25, 0.75]] + [[0.25, 0.75], [0.75, 0.25]] * 2
    )
    return {
        "equal": row_numbers(label_issues(y, P)),
        "empty class": row_numbers(label_issues(y, np.column_stack([0.5 * P, np.full(8, 0.5)]))),
        "none": row_numbers(label_issues(P.argmax(axis=1), P)),
    }


SUSPECTS, BY = "(confident >= 0) & (confident != y)", 'np.argsort(of_label, kind="stable")'
wrong = grader.mistakes("label_issues")
wrong(
    "Examples without a confident class are suspected too; -1 is no opinion.",
    (SUSPECTS, "confident != y"),
)
wrong(
    "These are the examples whose label is confirmed; take those that differ.",
    (SUSPECTS, "confident == y"),
)
wrong(
    "The order is reversed: the smallest probability of the label comes first.",
    (BY, 'np.argsort(-of_label, kind="stable")'),
)
wrong("The rows are not ordered by suspicion.", (f"suspects[{BY}]", "suspects"))
wrong(
    "These are places among the suspects, not row numbers of the whole set.",
    (f"suspects[{BY}]", BY),
)
wrong(
    "Every label that is not the most probable class is suspected; use the confident classes.",
    (SUSPECTS, "probabilities.argmax(axis=1) != y"),
)
wrong(
    "They are ordered by the largest probability; order them by that of the label given.",
    ("probabilities[suspects, y[suspects]]", "-probabilities[suspects].max(axis=1)"),
)
wrong(
    "They are ordered by the probability of the confident class; order them by that of the label.",
    ("probabilities[suspects, y[suspects]]", "probabilities[suspects, confident[suspects]]"),
)
wrong(
    "The labels in y are not picked for the suspects: the first ones are used.",
    ("probabilities[suspects, y[suspects]]", "probabilities[suspects, y[: len(suspects)]]"),
)
wrong(
    "The labels of the suspects are returned; their row numbers are asked for.",
    (f"suspects[{BY}]", f"y[suspects[{BY}]]"),
)
wrong(
    "Class 0 is a class like the others: only -1 means no opinion.",
    (SUSPECTS, "(confident > 0) & (confident != y)"),
)
wrong(
    "All examples with a confident class are returned; keep those whose label is another one.",
    (SUSPECTS, "confident >= 0"),
)
wrong(
    "All examples are suspected: both conditions must hold, which is & and not |.",
    (SUSPECTS, "(confident >= 0) | (confident != y)"),
)
wrong(
    "These are the examples without a confident class, about which the model says nothing.",
    (SUSPECTS, "confident == -1"),
)
wrong(
    "Probabilities are returned; the row numbers are asked for.",
    (f"suspects[{BY}]", "np.sort(of_label)"),
)
wrong(
    "They are ordered by the lead of the confident class; order them by the probability of the "
    "label.",
    (
        "probabilities[suspects, y[suspects]]",
        "probabilities[suspects, y[suspects]] - probabilities[suspects, confident[suspects]]",
    ),
)
wrong(
    "Only an array can be indexed with many numbers at once, no list, and no tuple, which np.where "
    "gives; np.flatnonzero gives an array of row numbers.",
    (f"np.flatnonzero({SUSPECTS})", f"np.where({SUSPECTS})"),
)
wrong(
    "A mask of True and False is returned; the row numbers are asked for.",
    (f"suspects[{BY}]", SUSPECTS),
)
wrong(
    "The confident classes of the suspects are returned; their row numbers are asked for.",
    (f"suspects[{BY}]", f"confident[suspects[{BY}]]"),
)
wrong(
    "The probabilities of all examples are ordered; pick those of the suspects first.",
    ("probabilities[suspects, y[suspects]]", "probabilities[np.arange(len(y)), y]"),
)
wrong(
    "suspects is a mask; np.flatnonzero turns it into row numbers.",
    (f"np.flatnonzero({SUSPECTS})", f"({SUSPECTS})"),
)
wrong(
    "Neither `and` nor `if` works on a whole array: join comparisons with &, in brackets.",
    (SUSPECTS, SUSPECTS.replace("&", "and")),
)


# ---- corrected_error ----


@grader.case
def parts_of_twelve(corrected_error):
    """Thirteen examples; six labels were wrong."""
    given = np.array([0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 1])
    checked = np.array([0, 1, 2, 3, 0, 1, 2, 1, 2, 3, 0, 2, 3])
    p = np.array([0, 1, 2, 3, 1, 0, 2, 1, 2, 3, 3, 3, 1])
    return corrected_error(given, checked, p)


@grader.case
def parts_of_eighty(corrected_error, rng):
    """80 examples of five classes."""
    checked = rng.integers(5, size=80)
    given = np.where(rng.random(80) < 0.8, checked, rng.integers(5, size=80))
    p = np.where(rng.random(80) < 0.5, checked, np.where(rng.random(80) < 0.5, given, 4))
    return corrected_error(given, checked, p)


@grader.case(hidden=True, kind="many examples")
def parts_of_many(corrected_error, rng):
    """2,000 examples of ten classes."""
    checked = rng.integers(10, size=2000)
    given = np.where(rng.random(2000) < 0.9, checked, rng.integers(10, size=2000))
    p = np.where(rng.random(2000) < 0.8, checked, rng.integers(10, size=2000))
    return corrected_error(given, checked, p)


@grader.case(hidden=True, kind="no wrong labels, only wrong labels")
def parts_of_extremes(corrected_error):
    """Labels all right; all wrong; the model repeats them; it is right; it says something else."""
    given, checked = np.zeros(6, int), np.ones(6, int)
    return {
        "right": corrected_error(checked, checked, given),
        "repeated": corrected_error(given, checked, given),
        "model right": corrected_error(given, checked, checked),
        "third class": corrected_error(given, checked, checked + 1),
    }


MEASURED, TRUE = "measured = np.mean(p != given)", "true = np.mean(p != checked)"
BLAMED = "blamed = np.mean((p == checked) & (given != checked))"
FLATTERED = "flattered = np.mean((p == given) & (given != checked))"
wrong = grader.mistakes("corrected_error")
wrong(
    "Measured and true are swapped: what was measured was measured with the labels given.",
    (MEASURED, "measured = np.mean(p != checked)"),
    (TRUE, "true = np.mean(p != given)"),
)
wrong(
    "Blamed and flattered are swapped: the model is blamed where it is right and the label wrong.",
    (BLAMED, FLATTERED.replace("flattered", "blamed")),
    (FLATTERED, BLAMED.replace("blamed", "flattered")),
)
wrong(
    "measured compares with the checked labels; it was measured with those given.",
    (MEASURED, "measured = np.mean(p != checked)"),
)
wrong(
    "true compares with the labels given; compare with the checked ones.",
    (TRUE, "true = np.mean(p != given)"),
)
wrong(
    "blamed counts where the model repeats a wrong label; it is blamed where it is right.",
    (BLAMED, FLATTERED.replace("flattered", "blamed")),
)
wrong(
    "flattered counts where the model is right; it is flattered where it repeats a wrong label.",
    (FLATTERED, BLAMED.replace("blamed", "flattered")),
)
wrong(
    "Blamed counts every mistake against a wrong label; the model must be right.",
    (BLAMED, "blamed = np.mean((p != given) & (given != checked))"),
)
wrong(
    "Flattered counts every true mistake with a wrong label; the model must repeat the label.",
    (FLATTERED, "flattered = np.mean((p != checked) & (given != checked))"),
)
wrong(
    "Blamed lacks the condition that the label is wrong.",
    (BLAMED, "blamed = np.mean(p == checked)"),
)
wrong(
    "Flattered lacks the condition that the label is wrong.",
    (FLATTERED, "flattered = np.mean(p == given)"),
)
wrong(
    "Shares are of all examples; blamed is divided by the number of wrong labels here.",
    (
        BLAMED,
        "blamed = np.sum((p == checked) & (given != checked)) / max(1, np.sum(given != checked))",
    ),
)
wrong(
    "The true error is the measured one minus all wrong labels; compare with the checked labels.",
    (TRUE, "true = np.mean(p != given) - np.mean(given != checked)"),
)
wrong(
    "The wrong labels are counted among the model's mistakes only; count all of them.",
    ("labels = np.mean(given != checked)", "labels = np.mean((p != given) & (given != checked))"),
)
wrong(
    "Right answers are counted, in measured or in true; errors are asked for: use !=.",
    (MEASURED, "measured = np.mean(p == given)"),
    (TRUE, "true = np.mean(p == checked)"),
)
wrong(
    "The model is blamed where it is right although the label is wrong: given != checked.",
    (BLAMED, "blamed = np.mean((p == checked) & (given == checked))"),
)
wrong(
    "The model is flattered where it repeats a label that is wrong: given != checked.",
    (FLATTERED, "flattered = np.mean((p == given) & (given == checked))"),
)
wrong(
    "blamed is a number of examples; a share is asked for: np.mean.",
    (BLAMED, BLAMED.replace("np.mean", "np.sum")),
)
wrong(
    "labels is the share of right labels; the wrong ones are asked for.",
    ("labels = np.mean(given != checked)", "labels = np.mean(given == checked)"),
)
wrong(
    "All wrong labels are blamed on the model; only those where it is right are.",
    (BLAMED, "blamed = labels"),
)
wrong(
    "flattered is the difference of two errors, blame included; count the repeated wrong labels.",
    (FLATTERED, "flattered = true - measured"),
)
wrong(
    "blamed is the difference of two errors; count where the model is right and the label wrong.",
    (BLAMED, "blamed = measured - true"),
)
wrong(
    "Either condition is enough for your flattered; both must hold: use &.",
    (FLATTERED, FLATTERED.replace("&", "|")),
)
wrong(
    "Either condition is enough for your blamed; both must hold: use &.",
    (BLAMED, BLAMED.replace("&", "|")),
)
wrong(
    "flattered is divided by the examples where the model agrees with the label; divide by all.",
    (FLATTERED, FLATTERED + " / max(1e-9, np.mean(p == given))"),
)
wrong(
    "Examples are counted where a share is asked for: np.mean, not np.sum.",
    *(
        (part, part.replace("np.mean", "np.sum"))
        for part in (MEASURED, TRUE, BLAMED, FLATTERED, "labels = np.mean")
    ),
)
wrong(
    "An array of True and False is returned; np.mean makes a share of it.",
    *(
        (part, part.replace("np.mean", ""))
        for part in (MEASURED, TRUE, BLAMED, FLATTERED, "labels = np.mean")
    ),
)
wrong(
    "labels compares the predictions with the given labels; compare those with the checked ones.",
    ("labels = np.mean(given != checked)", "labels = np.mean(p != given)"),
)
wrong(
    "blamed counts where model and label are both wrong; the model must be right.",
    (BLAMED, "blamed = np.mean((p != checked) & (given != checked))"),
)
wrong(
    "Every wrong label counts as flattered; only those that the model repeats do.",
    (FLATTERED, "flattered = np.mean(given != checked)"),
)
wrong(
    "flattered counts where the model differs from a wrong label; it must repeat it.",
    (FLATTERED, "flattered = np.mean((p != given) & (given != checked))"),
)
wrong(
    "Shares are of all examples; blamed is divided by the measured errors here.",
    (BLAMED, BLAMED + " / max(1e-9, np.mean(p != given))"),
)
wrong(
    "Shares are of all examples; flattered is divided by the wrong labels here.",
    (FLATTERED, FLATTERED + " / max(1e-9, np.mean(given != checked))"),
)
wrong(
    "labels compares the predictions with the checked labels; compare the given labels with them.",
    ("labels = np.mean(given != checked)", "labels = np.mean(p != checked)"),
)
wrong(
    "What flatters the model is missing in the true error; compare with the checked labels.",
    (TRUE, "true = np.mean((p != given) & (p != checked))"),
)
wrong(
    "Either condition is enough for your flattered: repeating a wrong label takes both.",
    (FLATTERED, "flattered = np.mean((p == given) | (p != checked))"),
)
