"""Cases and known mistakes of splits_and_mismatch.

Splits and syntheses that are drawn at random are judged by their properties, whatever was drawn.
"""

import numpy as np

from graders.common.choices import are_names, in_words
from invigilator.checking import Grader

grader = Grader("course3/splits_and_mismatch")
grader.include(are_names, in_words)

SEED = "Two runs with the same seed differ: draw from rng, the generator passed in."
NO_RNG = "All generators give the same result: use what rng draws, and do not seed it yourself."


@grader.helper
def fault_of_runs(runs):
    """Whether equal generators give equal results and another one does not; "" if all is well."""
    first, again, other = (np.concatenate([np.ravel(each) for each in run]) for run in runs)
    if not np.array_equal(first, again):
        return "Two runs with the same seed differ: draw from rng, the generator passed in."
    if np.array_equal(first, other):
        return "All generators give the same result: draw from rng, and do not seed it yourself."
    return ""


@grader.helper
def runs_of(call, others=()):
    """Results with the generators 0, 0 again, 1, and others."""
    return [call(np.random.default_rng(seed)) for seed in (0, 0, 1, *others)]


@grader.helper
def fault_of_parts(parts, m, number):
    """What is wrong with a split of m examples into parts; "" if it uses each exactly once."""
    if len(parts) != number:
        return f"There should be {number} parts, one for each fraction."
    arrays = [np.asarray(part) for part in parts]
    if any(a.ndim != 1 or (a.size and a.dtype.kind not in "iu") for a in arrays):
        return "Each part should be a flat array of row numbers."
    rows = np.concatenate(arrays).astype(int)
    if np.any((rows < 0) | (rows >= m)):
        return "A row number is out of range."
    times = np.bincount(rows, minlength=m)
    if np.any(times > 1):
        return "An example is in two parts, or twice in one."
    if np.any(times == 0):
        return "Some examples are in no part."
    return ""


# ---- stable_split ----


@grader.case
def stable_of_twelve(stable_split):
    """Twelve photographs, a quarter and three quarters."""
    return stable_split([f"photo-{k}" for k in range(12)], (0.25, 0.75), "spring")


@grader.case
def stable_in_three(stable_split):
    """Thirty ledger pages in three parts, then again with another salt."""
    ids = [f"ledger/{k:04d}" for k in range(30)]
    return [stable_split(ids, (0.3, 0.5, 0.2), salt) for salt in ("a", "b")]


@grader.case(hidden=True, kind="many examples, five parts")
def stable_of_many(stable_split):
    """2,000 examples in five parts, one of them empty."""
    return stable_split([f"x{k * k}" for k in range(2000)], (0.4, 0.3, 0.0, 0.2, 0.1), "salt")


@grader.case(hidden=True, kind="a part of the examples, in another order")
def stable_of_some(stable_split):
    """Some examples in reverse order, repeated identifiers, one part, no examples."""
    ids = [f"p-{k}" for k in range(40)]
    return {
        "reversed": stable_split(ids[::-3], (0.25, 0.75), "s"),
        "repeated": stable_split([ids[3]] * 4 + [ids[5]] * 3, (0.5, 0.5), "s"),
        "one part": stable_split(ids[:4], (1.0,), "s"),
        "none": stable_split([], (0.5, 0.5), "s"),
    }


U, PART = 'unit_number(salt + "/" + identifier)', "min(np.sum(u >= ends), len(fractions) - 1)"
wrong = grader.mistakes("stable_split")
wrong("The salt is missing.", (U, "unit_number(identifier)"))
wrong(
    "The salt comes after the identifier; it goes before it.",
    (U, 'unit_number(identifier + "/" + salt)'),
)
wrong("The slash between salt and identifier is missing.", (U, "unit_number(salt + identifier)"))
wrong(
    "The number is compared with the fractions; compare it with the ends of the pieces.",
    (PART, "min(np.sum(u >= np.array(fractions)), len(fractions) - 1)"),
)
wrong(
    "The parts are counted from the wrong side: a small number belongs to part 0.",
    (PART, "min(np.sum(u < ends), len(fractions) - 1)"),
)
wrong(
    "The place in the list decides; the hash of the identifier should.",
    (U, "i / len(ids)"),
)
wrong(
    "The parts are off by one; the first one has the number 0.",
    (PART, "min(np.sum(u >= ends), len(fractions) - 1) + 1"),
)
wrong(
    "Every example lands in part 0: store in parts[i] the number of the piece that u falls into.",
    (PART, "u"),
)
wrong(
    "The place of the example is hashed; hash its identifier.",
    (U, 'unit_number(salt + "/" + str(i))'),
)
wrong(
    "Pieces of equal length are used, whatever the fractions are.",
    (PART, "int(u * len(fractions))"),
)
wrong(
    "Salt and identifier are joined by a slash alone.",
    (U, 'unit_number(salt + " / " + identifier)'),
)
wrong(
    "Salt and identifier are joined by a slash, not by a hyphen.",
    (U, 'unit_number(salt + "-" + identifier)'),
)
wrong(
    "Salt and identifier are joined by a hyphen, and the number is compared with the fractions: "
    "join them by a slash, and compare with the ends.",
    (U, 'unit_number(salt + "-" + identifier)'),
    (PART, "min(np.sum(u >= np.array(fractions)), len(fractions) - 1)"),
)
wrong(
    "Salt and identifier are joined by a slash, not by a colon.",
    (U, 'unit_number(salt + ":" + identifier)'),
)
wrong(
    "The fractions are taken in reverse order: a small number belongs to the first one, part 0.",
    (PART, "min(np.sum(u >= np.cumsum(fractions[::-1])), len(fractions) - 1)"),
)
wrong("The number is subtracted from 1; take it as it is.", (U, f"1 - {U}"))
wrong(
    "The pieces always end at 0.7 and 0.9, or nearly there; their ends follow from the fractions.",
    (PART, "0 if u < 0.7 else 1 if u < 0.9 else 2"),
)
wrong(
    "All examples but the first are in part 0: does the function return inside the loop?",
    ("\n    return parts", "\n        return parts"),
)
wrong(
    "The last part stays empty, and its examples are in the one before: there are as many parts as "
    "fractions.",
    (PART, PART.replace("- 1", "- 2")),
)
wrong(
    "All examples are in one part with the same salt: hash the identifier as well.",
    (U, "unit_number(salt)"),
)
wrong(
    "The list of all identifiers is added to a text; take the one of this example.",
    (U, 'unit_number(salt + "/" + ids)'),
)
wrong(
    "unit_number takes one text: join salt and identifier first.",
    (U, "unit_number(salt, identifier)"),
)
wrong(
    "parts[i] is one number, not an array: count with np.sum how many of the ends u has passed.",
    (PART, "u >= ends"),
)
wrong("The number is rounded to 0 or 1; find the piece that it falls into.", (PART, "round(u)"))
wrong(
    "Only the parts 0 and 1 occur: count all the ends that u has passed.",
    (PART, "int(u >= ends[0])"),
)
wrong("parts is replaced by a number: store it in parts[i].", ("parts[i] =", "parts ="))
wrong("The salt is missing before the slash.", (U, 'unit_number("/" + identifier)'))
wrong(
    "Every example lands in the last part: a loop should stop at the first end above u; and what "
    "keeps the number of the part in range is min, not max.",
    (PART, PART.replace("min", "max")),
)
wrong(
    "The nearest end is taken; count the ends that u has passed.",
    (PART, "np.argmin(np.abs(u - ends))"),
)
wrong(
    "The parts are off by one: with no end passed, an example is in part 0.",
    (PART, f"{PART} - 1"),
)
wrong(
    "A number cannot be added to a text: add the identifier of the example, not its place.",
    (U, 'unit_number(salt + "/" + i)'),
)
wrong(
    "A number cannot be compared with a tuple of shares; compare u with ends, an array.",
    (PART, "min(np.sum(u >= fractions), len(fractions) - 1)"),
)


# ---- stratified_split ----


@grader.helper
def stratified_runs(stratified_split, y, fractions):
    """Runs with the generators 0, 0 again, 1, 2 and 3, and what they split."""
    return {
        "runs": runs_of(
            lambda rng: [np.asarray(p) for p in stratified_split(y, fractions, rng)], others=(2, 3)
        ),
        "y": y,
        "fractions": list(fractions),
    }


@grader.helper
def fault_of_shuffling(runs, y):
    """Whether too many generators share a class out in the same way; "" if all is well.

    By chance, classes of 7 and more are hardly ever shared out alike four times, and classes of
    20 and more hardly ever in fewer than three ways.
    """
    classes = {label: np.flatnonzero(y == label) for label in np.unique(y)}
    members = {
        label: [[np.isin(rows, np.asarray(part, dtype=int)) for part in run] for run in runs]
        for label, rows in classes.items()
        if len(rows) >= 7
    }
    ways = {label: len({np.array(r).tobytes() for r in runs}) for label, runs in members.items()}
    if ways and set(ways.values()) == {1}:
        return (
            "Every generator puts the same examples into the same part: shuffle the rows before "
            "you cut them."
        )
    faults = (fault_of_class(label, members[label], found) for label, found in ways.items())
    return next(filter(None, faults), "")


@grader.helper
def fault_of_class(label, runs, ways):
    """What is wrong with the shuffling of a class; each run says who of it is in which part."""
    is_large = len(runs[0][0]) >= 20
    if ways == 1:
        return (
            f"Every generator puts the same examples of class {label} into the same part: "
            "shuffle the rows of every class."
        )
    if is_large and ways < 3:
        return (
            f"Four generators split class {label} in only {ways} ways: shuffle its rows with "
            "rng.permutation."
        )
    borders = [np.sum(member != np.roll(member, 1)) for run in runs for member in run]
    if is_large and max(borders) == 2:
        return (
            f"The examples of class {label} stay together with their neighbours: shuffle the "
            "rows with rng.permutation."
        )
    return ""


@grader.helper
def fault_of_stratified(got, expected):
    """What is wrong with stratified parts; "" if nothing is."""
    y, fractions = np.asarray(expected["y"]), expected["fractions"]
    ends = np.cumsum([0, *fractions])
    for parts in got["runs"]:
        if fault := fault_of_parts(parts, len(y), len(fractions)):
            return fault
        for label in np.unique(y):
            size = np.sum(y == label)
            for k, (part, fraction) in enumerate(zip(parts, fractions, strict=True)):
                have = np.sum(y[np.asarray(part, dtype=int)] == label)
                if abs(have - fraction * size) > 1 + 1e-9:
                    return (
                        f"Part {k} has {have} examples of class {label}; "
                        f"{fraction:.0%} of {size} would be {fraction * size:.1f}."
                    )
                cuts = ends[k : k + 2] * size
                if np.allclose(cuts, np.round(cuts)) and have != round(fraction * size):
                    return (
                        f"Part {k} has {have} examples of class {label}; {fraction:.0%} of {size} "
                        f"is exactly {fraction * size:.0f}."
                    )
    return fault_of_runs(got["runs"][:3]) or fault_of_shuffling(got["runs"], y)


def as_stratified(got, expected):
    """True for parts that have their share of every class; else what is wrong."""
    return fault_of_stratified(got, expected) or True


@grader.case(accept=as_stratified)
def stratified_in_two(stratified_split):
    """60 examples of three classes (30, 20, 10), two fifths and three fifths."""
    return stratified_runs(stratified_split, np.repeat([2, 0, 1], [30, 20, 10]), (0.4, 0.6))


@grader.case(accept=as_stratified)
def stratified_in_three(stratified_split, rng):
    """100 examples of four classes in random order, in three parts."""
    y = rng.permutation(np.repeat([0, 1, 2, 5], [50, 30, 13, 7]))
    return stratified_runs(stratified_split, y, (0.6, 0.25, 0.15))


@grader.case(hidden=True, accept=as_stratified, kind="rare classes, four parts")
def stratified_rare(stratified_split, rng):
    """500 examples; classes with 1, 2 and 4 members; an empty part."""
    y = rng.permutation(np.repeat([3, 4, 7, 8, 9], [400, 93, 4, 2, 1]))
    return stratified_runs(stratified_split, y, (0.5, 0.0, 0.3, 0.2))


@grader.case(hidden=True, accept=as_stratified, kind="one class only")
def stratified_of_one_class(stratified_split):
    """21 examples of the same class."""
    return stratified_runs(stratified_split, np.full(21, 6), (0.7, 0.3))


ROWS = "rng.permutation(np.flatnonzero(y == label))"
CUTS = "np.round(ends[:-1] * len(rows)).astype(int)"
wrong = grader.mistakes("stratified_split")
wrong(NO_RNG, (ROWS, "np.flatnonzero(y == label)"))
wrong(SEED, (ROWS, "np.random.permutation(np.flatnonzero(y == label))"))
wrong(
    "The rows are drawn with replacement; rng.permutation shuffles them.",
    (ROWS, "rng.choice(np.flatnonzero(y == label), np.sum(y == label))"),
)
wrong(
    "The rows are numbered within their class; np.flatnonzero gives their places in y.",
    (ROWS, "rng.permutation(int(np.sum(y == label)))"),
)
wrong(
    "The cuts are at the fractions; they belong at the ends, the running sums.",
    (CUTS, "np.round(np.array(fractions[1:]) * len(rows)).astype(int)"),
)
wrong(
    "The cuts are computed from all examples; each class is cut by its own size.",
    (CUTS, "np.round(ends[:-1] * len(y)).astype(int)"),
)
wrong(
    "The rows of all the other classes are taken: use y == label.",
    (ROWS, "rng.permutation(np.flatnonzero(y != label))"),
)
wrong(
    "All rows are taken for every class: pick those with y == label.",
    (ROWS, "rng.permutation(len(y))"),
)
wrong(
    "Each class is cut into equal pieces, whatever the fractions are.",
    (CUTS, "[len(rows) * k // len(fractions) for k in range(1, len(fractions))]"),
)
wrong(
    "The pieces are in reverse order: the first belongs to the first fraction.",
    ("np.split(rows, cuts)", "np.split(rows, cuts)[::-1]"),
)
wrong(
    "rng.shuffle changes its argument and returns nothing; rng.permutation returns the rows.",
    (ROWS, "rng.shuffle(np.flatnonzero(y == label))"),
)
wrong("Cuts are whole numbers: round them, then astype(int).", (CUTS, "ends[:-1] * len(rows)"))
wrong(
    "The ends are shares; multiply them by the number of rows of the class before you round.",
    (CUTS, "np.round(ends[:-1]).astype(int)"),
)
wrong(
    "The cuts must grow: use ends, the shares added up.",
    (CUTS, CUTS.replace("ends[:-1]", "np.array(fractions[:-1])")),
)
wrong(
    "The parts hold labels, not row numbers: use np.flatnonzero(y == label), and split rows "
    "itself.",
    (ROWS, "rng.permutation(y[y == label])"),
)
wrong(
    "np.where returns a tuple: take its entry [0], or use np.flatnonzero.",
    (ROWS, "rng.permutation(np.where(y == label))"),
)
wrong(
    "np.split takes the rows first, then the cuts.",
    ("np.split(rows, cuts)", "np.split(cuts, rows)"),
)
wrong(
    "Every class gets the rows of class 1: compare y with label.",
    (ROWS, "rng.permutation(np.flatnonzero(y == 1))"),
)
wrong(
    "Those are all rows whose label is not 0: compare y with label.",
    (ROWS, "rng.permutation(np.flatnonzero(y))"),
)
wrong(
    "The places of the sorted labels are not rows of y: leave out np.sort.",
    (ROWS, "rng.permutation(np.flatnonzero(np.sort(y) == label))"),
)
wrong(
    "Every generator puts the same examples into the same part: shuffle the rows before you cut "
    "them.",
    (ROWS, "np.flatnonzero(y == label)"),
    ("np.split(rows, cuts)", "[rng.permutation(q) for q in np.split(rows, cuts)]"),
)
wrong(
    "Shuffle the rows of every class.",
    (ROWS, f"{ROWS} if label == 0 else np.flatnonzero(y == label)"),
)
wrong(
    "Only the place where the rows begin is drawn: shuffle them with rng.permutation.",
    (ROWS, "np.roll(np.flatnonzero(y == label), rng.integers(2))"),
)
wrong(
    "Every cut comes one row too late: round with np.round, and add nothing.",
    (CUTS, "(ends[:-1] * len(rows)).astype(int) + 1"),
)


# ---- group_split ----


@grader.helper
def grouped_runs(group_split, groups, fractions):
    """Three runs, and what they split."""
    return {
        "runs": runs_of(lambda rng: [np.asarray(p) for p in group_split(groups, fractions, rng)]),
        "groups": groups,
        "fractions": list(fractions),
    }


@grader.helper
def fault_of_grouped(got, expected):
    """What is wrong with grouped parts; "" if nothing is."""
    groups, fractions = np.asarray(expected["groups"]), expected["fractions"]
    largest = np.unique(groups, return_counts=True)[1].max()
    for parts in got["runs"]:
        if fault := fault_of_parts(parts, len(groups), len(fractions)):
            return fault
        inside = [set(groups[np.asarray(part, dtype=int)].tolist()) for part in parts]
        if sum(map(len, inside)) > len(set().union(*inside)):
            return "A group is in two parts."
        for k, (part, fraction) in enumerate(zip(parts, fractions, strict=True)):
            wanted = fraction * len(groups)
            if abs(len(part) - wanted) > max(1, len(fractions) - 1) * largest:
                return f"Part {k} has {len(part)} examples; about {wanted:.0f} were asked for."
    return fault_of_runs(got["runs"])


def as_grouped(got, expected):
    """True for parts that share no group and have about their size; else what is wrong."""
    return fault_of_grouped(got, expected) or True


@grader.case(accept=as_grouped)
def grouped_in_two(group_split):
    """60 examples in 20 groups of three, four fifths and one fifth."""
    return grouped_runs(group_split, np.repeat(np.arange(20) * 7, 3), (0.8, 0.2))


@grader.case(accept=as_grouped)
def grouped_in_three(group_split, rng):
    """150 examples in groups of 1 to 6, in random order, in three parts."""
    sizes = np.resize([1, 2, 3, 4, 5, 6], 43)
    groups = rng.permutation(np.repeat(np.arange(43) + 100, sizes))
    return grouped_runs(group_split, groups, (0.5, 0.3, 0.2))


@grader.case(hidden=True, accept=as_grouped, kind="groups of very unequal size")
def grouped_unequal(group_split, rng):
    """400 examples: one group of 60, the others of 1 to 9."""
    groups = np.concatenate([np.full(60, 9999), rng.integers(80, size=340)])
    return grouped_runs(group_split, rng.permutation(groups), (0.6, 0.4))


@grader.case(hidden=True, accept=as_grouped, kind="every example a group of its own, four parts")
def grouped_alone(group_split):
    """100 examples, 100 groups."""
    return grouped_runs(group_split, np.arange(100)[::-1], (0.4, 0.3, 0.2, 0.1))


G_ROWS, MIDDLE = "np.flatnonzero(groups == group)", "middle = (before + len(rows) / 2) / m"
G_PART = "min(np.sum(middle >= ends), len(fractions) - 1)"
BEFORE = "before = before + len(rows)"
wrong = grader.mistakes("group_split")
wrong(
    "Every group lands in the first part. `before` counts all examples so far, the middle is "
    "(before + half the group) / m, and the part is the number of ends that it has passed.",
    (BEFORE, "before = 0"),
)
wrong(
    "Nearly every group lands in the last part. The middle is (before + half the group) / m, and "
    "the part is the number of ends that it has passed.",
    (MIDDLE, "middle = before + len(rows) / 2"),
)
wrong(
    "The middle is compared with the fractions; compare it with the ends of the pieces.",
    (G_PART, "min(np.sum(middle >= np.array(fractions)), len(fractions) - 1)"),
)
wrong(
    "Only one example is taken from each group; take all of its rows.",
    (G_ROWS, "np.flatnonzero(groups == group)[:1]"),
)
wrong(
    "The rows of all other groups are taken: use groups == group.",
    (G_ROWS, "np.flatnonzero(groups != group)"),
)
wrong(
    "The group's number is taken for a row number; look for its rows in `groups`.",
    (G_ROWS, "np.array([group])"),
)
wrong(
    "The parts are counted from the wrong side: a small middle belongs to part 0.",
    (G_PART, "min(np.sum(middle < ends), len(fractions) - 1)"),
)
wrong(
    "Examples are drawn one by one, so that a group can be in two parts.",
    (G_ROWS, "rng.permutation(m)[before : before + np.sum(groups == group)]"),
)
wrong(
    "Only half of the group is divided by m: put brackets around the sum.",
    (MIDDLE, "middle = before + len(rows) / 2 / m"),
)
wrong(
    "np.where returns a tuple: take its entry [0], or use np.flatnonzero.",
    (G_ROWS, "np.where(groups == group)"),
)
wrong(
    "rows is a mask of True and False; np.flatnonzero turns it into row numbers.",
    (G_ROWS, "groups == group"),
)
wrong(
    "rows repeats the group's number; np.flatnonzero(groups == group) gives its row numbers.",
    (G_ROWS, "groups[groups == group]"),
)
wrong(
    "A number cannot be compared with a tuple of shares; compare the middle with ends, an array.",
    (G_PART, "min(np.sum(middle >= fractions), len(fractions) - 1)"),
)
wrong(
    "The groups take turns, whatever the fractions are.",
    (G_PART, "before % len(fractions)"),
)
wrong(
    "A single number has no length: np.flatnonzero lists the rows of a group, len counts them.",
    (G_ROWS, "np.sum(groups == group)"),
)
wrong(
    "part is one number, not an array: count with np.sum how many of the ends the middle has "
    "passed.",
    (G_PART, "middle >= ends"),
)


# ---- leaks ----


@grader.case
def leaks_of_five(leaks):
    """Five test rows of three numbers: a copy, a near one, a far one, a tie, another copy."""
    train = np.array([[0.0, 0, 0], [3, 4, 0], [1, 1, 1], [5, 5, 5], [1, 1, 1]])
    test = np.array([[3.0, 4, 0], [0.3, -0.4, 0], [9, 9, 9], [1, 1, 1], [5, 5, 5]])
    return {"exact": leaks(train, test), "near": leaks(train, test, 0.5)}


@grader.case
def leaks_of_many(leaks, rng):
    """25 test rows of six numbers and 40 training rows, tolerances 0.35 and 1.2."""
    train, test = rng.random((40, 6)), rng.random((25, 6))
    return [leaks(train, test, tolerance) for tolerance in (0.35, 1.2)]


@grader.case(hidden=True, kind="many rows with copies")
def leaks_with_copies(leaks, rng):
    """200 training rows; 60 test rows of which some are copies, some nearly."""
    train = rng.normal(size=(200, 10))
    test = np.concatenate([train[5:15], train[40:60] + 0.01, rng.normal(size=(30, 10))])
    return [leaks(train, test[::-1], tolerance) for tolerance in (0.0, 0.05, 2.5)]


@grader.case(hidden=True, kind="one column, no test rows")
def leaks_of_a_column(leaks):
    """Rows of one number; the border of the tolerance; nothing to test."""
    train, test = np.array([[0.0], [10], [20]]), np.array([[1.0], [12], [15], [26]])
    return {
        "border": leaks(train, test, 2.0),
        "all": leaks(train, test, 100.0),
        "nothing": leaks(train, test[:0], 1.0),
    }


DISTANCES = "np.sqrt(np.sum((train - test[i]) ** 2, axis=1))"
wrong = grader.mistakes("leaks")
wrong(
    "The square root of the sum of squares is missing.",
    (DISTANCES, "np.sum((train - test[i]) ** 2, axis=1)"),
)
wrong(
    "Absolute differences are added up; the Euclidean distance adds squares.",
    (DISTANCES, "np.sum(np.abs(train - test[i]), axis=1)"),
)
wrong(
    "The distances come out too small: take the square root of the sum of the squares, without a "
    "mean.",
    (DISTANCES, "np.sqrt(np.mean((train - test[i]) ** 2, axis=1))"),
)
wrong(
    "No leak is found: does the sum run over the columns, axis=1, and are i and nearest appended "
    "where the distance is small?",
    (DISTANCES, "np.sqrt(np.sum((train - test[i]) ** 2, axis=0))"),
)
wrong(
    (
        "A distance equal to the tolerance is not a leak for you, so exact copies are missed: "
        "use <=."
    ),
    ("distances[nearest] <= tolerance", "distances[nearest] < tolerance"),
)
wrong(
    "The farthest training example is taken: use np.argmin.",
    ("np.argmin(distances)", "np.argmax(distances)"),
)
wrong(
    "Among equally near training examples the last is taken; the first one is asked for.",
    ("np.argmin(distances)", "len(distances) - 1 - np.argmin(distances[::-1])"),
)
wrong(
    "Rows and twins are swapped: rows are those of the test set.",
    ("rows.append(i)", "rows.append(nearest)"),
    ("twins.append(nearest)", "twins.append(i)"),
)
wrong(
    "The examples without a twin are listed; a leak is a small distance.",
    ("distances[nearest] <= tolerance", "distances[nearest] > tolerance"),
)
wrong(
    "Every training example within the tolerance is listed; name the nearest one only.",
    (
        "        if distances[nearest] <= tolerance:\n            rows",
        "        for nearest in np.flatnonzero(distances <= tolerance):\n            rows",
    ),
)
wrong(
    "Each test example is compared with the training example of the same number only.",
    (DISTANCES, "np.sqrt(np.sum((train[i % len(train)] - test[i : i + 1]) ** 2, axis=1))"),
)
wrong(
    "rows holds row numbers of the training set; name the leaking test example.",
    ("rows.append(i)", "rows.append(nearest)"),
)
wrong(
    "twins holds row numbers of the test set; name the nearest training example.",
    ("twins.append(nearest)", "twins.append(i)"),
)
wrong(
    "Everything is added up to one number: axis=1 gives a distance for each training example.",
    (DISTANCES, "np.sqrt(np.sum((train - test[i]) ** 2))"),
)
wrong(
    "These are not distances: subtract, square every difference, and then add up.",
    (DISTANCES, "np.sqrt(np.sum(train - test[i], axis=1))"),
)
wrong(
    "np.min returns the smallest distance; np.argmin returns its place.",
    ("np.argmin(distances)", "np.min(distances)"),
)
wrong(
    "Only exact copies are found: compare the distance with the tolerance.",
    ("distances[nearest] <= tolerance", "distances[nearest] == 0"),
)
wrong(
    "The place of the nearest is compared with the tolerance; compare its distance.",
    ("distances[nearest] <= tolerance", "nearest <= tolerance"),
)
wrong(
    "Distances are listed as twins; list row numbers.",
    ("twins.append(nearest)", "twins.append(distances[nearest])"),
)
wrong(
    "The training example itself is listed as a twin; list its row number.",
    ("twins.append(nearest)", "twins.append(train[nearest])"),
)
wrong(
    "Every test example is listed; a leak's distance is at most the tolerance.",
    ("if distances[nearest] <= tolerance", "if True"),
)
wrong(
    "The largest difference is taken; the Euclidean distance adds up all of the squares.",
    (DISTANCES, DISTANCES.replace("np.sum", "np.max")),
)
wrong(
    "The distance is compared with the square of the tolerance; compare it with the tolerance.",
    ("<= tolerance", "<= tolerance**2"),
)
wrong(
    "train and test are mixed up: measure from test[i] to every row of train.",
    (DISTANCES, DISTANCES.replace("train - test[i]", "train[i] - test")),
)
wrong(
    "All test examples are used at once; take test[i].",
    (DISTANCES, DISTANCES.replace("test[i]", "test")),
)
wrong(
    "Only the last leak is left: append to the lists.",
    ("rows.append(i)", "rows = [i]"),
    ("twins.append(nearest)", "twins = [nearest]"),
)
wrong(
    "Each example is squared before the subtraction; subtract first.",
    (DISTANCES, "np.sqrt(np.abs(np.sum(train**2 - test[i] ** 2, axis=1)))"),
)
wrong(
    "A twin is listed for every test example; list it only where there is a leak.",
    ("            twins.append(nearest)", "        twins.append(nearest)"),
)


# ---- error_gaps ----


@grader.case
def gaps_of_one(error_gaps):
    """Errors of 1, 3, 10, 12 and 20%."""
    return error_gaps(0.01, 0.03, 0.10, 0.12, 0.20)


@grader.case
def gaps_below_zero(error_gaps):
    """A model that beats people, and a dev set that is easier than the train-dev set."""
    return error_gaps(0.05, 0.02, 0.09, 0.04, 0.11)


@grader.case(hidden=True, kind="other errors")
def gaps_of_four(error_gaps):
    """Four models."""
    rows = [(0.0, 0.3, 0.31, 0.33, 0.335), (0.1, 0.1, 0.4, 0.4, 0.4), (0.02, 0, 0.01, 0.5, 0.47)]
    return [error_gaps(*row) for row in [*rows, (0.2, 0.19, 0.18, 0.16, 0.13)]]


@grader.case(hidden=True, kind="other errors")
def gaps_of_seeds(error_gaps, rng):
    """Seven models, one after the other."""
    return [error_gaps(*row) for row in rng.random((7, 5)).tolist()]


wrong = grader.mistakes("error_gaps")
wrong(
    "The signs are reversed: the later error minus the earlier one.",
    ("bias = train - human", "bias = human - train"),
    ("variance = train_dev - train", "variance = train - train_dev"),
    ("mismatch = dev - train_dev", "mismatch = train_dev - dev"),
    ("overfitting = test - dev", "overfitting = dev - test"),
)
wrong("The avoidable bias is the training error above the human one.", ("train - human", "train"))
wrong(
    "The sign of the bias is reversed: training minus human error.",
    ("train - human", "human - train"),
)
wrong(
    "Variance is measured from the human error; measure it from the training error.",
    ("train_dev - train", "train_dev - human"),
)
wrong(
    (
        "Variance is measured up to the train-dev set, not the dev set: the mismatch is still "
        "in there."
    ),
    ("variance = train_dev - train", "variance = dev - train"),
)
wrong(
    "The mismatch is measured from the training error; measure it from the train-dev error.",
    ("dev - train_dev", "dev - train"),
)
wrong(
    "The sign of the overfitting is reversed: test minus dev error.",
    ("test - dev", "dev - test"),
)
wrong(
    "Overfitting of the dev set is measured from the dev error, not from the train-dev error.",
    ("test - dev", "test - train_dev"),
)
wrong(
    "All gaps are measured from the human error; each starts where the one before ended.",
    ("variance = train_dev - train", "variance = train_dev - human"),
    ("mismatch = dev - train_dev", "mismatch = dev - human"),
    ("overfitting = test - dev", "overfitting = test - human"),
)
wrong(
    "The mismatch is measured from the human error; measure it from the train-dev error.",
    ("dev - train_dev", "dev - human"),
)
wrong(
    "The sign of the variance is reversed: train-dev minus training error.",
    ("train_dev - train", "train - train_dev"),
)
wrong(
    "The sign of the mismatch is reversed: dev minus train-dev error.",
    ("dev - train_dev", "train_dev - dev"),
)
GAPS = "train - human", "train_dev - train", "dev - train_dev", "test - dev"
wrong(
    "Negative gaps are made positive; leave them as they are.",
    *((f"= {gap}\n", f"= abs({gap})\n") for gap in GAPS),
)
wrong(
    "Negative gaps are cut off at 0; leave them as they are.",
    *((f"= {gap}\n", f"= np.maximum(0, {gap})\n") for gap in GAPS),
)
wrong(
    "These are the errors themselves; subtract the earlier error from each.",
    *((f"= {gap}\n", f"= {gap.split(' - ')[0]}\n") for gap in GAPS),
)
wrong(
    "The two errors of the bias are added; subtract the human one.",
    ("train - human", "train + human"),
)
wrong(
    "The bias is divided by the human error; the difference alone is asked for.",
    ("train - human", "(train - human) / human"),
)
wrong(
    "The overfitting of the dev set is the test error above the dev error.", ("test - dev", "test")
)
wrong(
    "The variance is the train-dev error above the training error.",
    ("train_dev - train", "train_dev"),
)
wrong(
    "The mismatch ends at the dev set, not at the test set.",
    ("dev - train_dev", "test - train_dev"),
)
wrong(
    "Overfitting of the dev set is measured from the dev error, not from the training error.",
    ("test - dev", "test - train"),
)
wrong(
    "Measure the bias up to the training error, not up to the train-dev error.",
    ("train - human", "train_dev - human"),
)
wrong(
    "Measure the bias up to the training error, not up to the dev error.",
    ("train - human", "dev - human"),
)
wrong("You take the dev error itself; subtract the train-dev error.", ("dev - train_dev", "dev"))
wrong(
    "Variance and mismatch are swapped: the variance is the gap from training error to train-dev "
    "error.",
    ("variance = train_dev - train", "variance = dev - train_dev"),
    ("mismatch = dev - train_dev", "mismatch = train_dev - train"),
)
wrong(
    "Mismatch and overfitting are swapped: the mismatch is the gap from train-dev error to dev "
    "error.",
    ("mismatch = dev - train_dev", "mismatch = test - dev"),
    ("overfitting = test - dev", "overfitting = dev - train_dev"),
)
wrong(
    "A sum stands where a difference should: subtract the earlier error.",
    ("bias = train - human", "bias = train + human"),
    ("variance = train_dev - train", "variance = train_dev + train"),
    ("mismatch = dev - train_dev", "mismatch = dev + train_dev"),
    ("overfitting = test - dev", "overfitting = test + dev"),
)
wrong(
    "Overfitting of the dev set is measured from the dev error, not from the human error.",
    ("test - dev", "test - human"),
)


# ---- largest_gap ----


@grader.case
def gap_of_four(largest_gap):
    """Four gaps, one of them negative, four times; all above 0, three times."""
    names = ["avoidable bias", "variance", "mismatch", "dev overfitting"]
    one_negative = [
        (-0.25, 0.08, 0.04, 0.06),
        (0.22, 0.06, 0.03, -0.35),
        (-0.05, 0.08, 0.11, 0.03),
        (0.14, -0.3, 0.02, 0.2),
    ]
    above_0 = [(0.14, 0.05, 0.22, 0.12), (0.15, 0.05, 0.11, 0.07), (0.02, 0.04, 0.14, 0.22)]
    return {
        what: in_words([largest_gap(dict(zip(names, row, strict=True))) for row in rows])
        for what, rows in (("one negative", one_negative), ("all above 0", above_0))
    }


@grader.case
def gap_of_nothing(largest_gap):
    """Equal gaps; tiny ones; no gap above 0, two of them 0; only negative ones."""
    equal = [
        {"b": 0.1, "d": 0.25, "a": -0.4, "c": 0.25},
        {"c": 0.2, "a": 0.2, "d": 0.05, "b": 0.2},
        {"a": 0.1, "b": 0.3, "d": 0.3, "c": 0.3},
    ]
    tiny = {"a": -0.1, "b": 0.004, "c": 0.001}, {"b": -0.3, "c": 0.0007, "a": -0.02}
    return {
        "equal": in_words([largest_gap(gaps) for gaps in equal]),
        "tiny": in_words([largest_gap(gaps) for gaps in tiny]),
        "zero": largest_gap({"a": -0.1, "b": 0.0, "c": 0.0}),
        "negative": largest_gap({"a": -0.2, "b": -0.1}),
    }


@grader.case(hidden=True, kind="other gaps")
def gap_of_many(largest_gap, rng):
    """Ten sets of six gaps."""
    names = ["six", "five", "four", "three", "two", "one"]
    rows = rng.normal(size=(10, 6)).tolist()
    return [largest_gap(dict(zip(names, row, strict=True))) for row in rows]


@grader.case(hidden=True, kind="small gaps, equal ones, none above 0")
def gap_of_edges(largest_gap):
    """A tiny gap; all equal; one gap of 0; the gaps must stay as they are."""
    gaps = {"z": 0.3, "y": 0.3, "x": 0.1}
    return {
        "tiny": largest_gap({"p": -1.0, "q": 1e-9}),
        "equal": largest_gap(gaps),
        "zero": largest_gap({"only": 0.0}),
        "gaps": gaps,
    }


NAME = "name = max(gaps, key=gaps.get)"
wrong = grader.mistakes("largest_gap")
wrong(
    "The size of the gap is returned; its name is asked for.",
    ("    if gaps[name] <= 0:\n        name = None\n", "    name = gaps[name]\n"),
)
wrong("The smallest gap is named; use max.", (NAME, "name = min(gaps, key=gaps.get)"))
wrong(
    "Without a gap above 0 the answer is None.",
    ("if gaps[name] <= 0:", "if False:"),
)
wrong(
    "A gap of exactly 0 is not above 0: the answer is None.",
    ("if gaps[name] <= 0:", "if gaps[name] < 0:"),
)
wrong(
    "The sign is ignored: a negative gap is nothing to work on.",
    (NAME, "name = max(gaps, key=lambda each: abs(gaps[each]))"),
)
wrong(
    "Among equal gaps the last one is named; the first is asked for.",
    (NAME, "name = max(reversed(gaps), key=gaps.get)"),
)
wrong(
    "The names are compared instead of the gaps: max needs key=gaps.get.",
    (NAME, "name = max(gaps)"),
)
wrong(
    "The first gap above 0 is named; look for the largest.",
    (NAME, "name = next((each for each in gaps if gaps[each] > 0), 'a')"),
)
wrong(
    "max(gaps.values()) is the size of the gap; find the name that it belongs to.",
    (NAME, "name = max(gaps.values())"),
)
wrong(
    "The pair of name and gap is taken; take the name alone.",
    (NAME, "name = max(gaps.items(), key=lambda pair: pair[1])"),
)
wrong(
    "The place of the largest gap is taken; its name is asked for.",
    (NAME, "name = np.argmax(list(gaps.values()))"),
)
wrong("Return None itself, not the text “None”.", ("name = None", 'name = "None"'))
wrong("Without a gap above 0 the answer is None, not an empty text.", ("name = None", 'name = ""'))
wrong("Without a gap above 0 the answer is None, not 0.", ("name = None", "name = 0"))
wrong(
    "The last gap is named, or None where that is not above 0; look for the largest.",
    (NAME, "name = list(gaps)[-1]"),
)
IF_NONE = "    if gaps[name] <= 0:\n        name = None\n"
wrong(
    "One negative gap is no reason for None: ask whether the largest is above 0.",
    ("if gaps[name] <= 0:", "if min(gaps.values()) <= 0:"),
)
wrong(
    "The condition is reversed: None is for gaps that are not above 0.",
    ("if gaps[name] <= 0:", "if gaps[name] > 0:"),
)
wrong(
    "The last gap above 0 is named; look for the largest.",
    (NAME, "name = ([None] + [each for each in gaps if gaps[each] > 0])[-1]"),
    (IF_NONE, ""),
)
wrong(
    "The second largest gap is named; look for the largest.",
    (NAME, "name = sorted(gaps, key=gaps.get)[-2]"),
)
wrong(
    "The last gap is never named: go through all of them.",
    (NAME, "name = max(list(gaps)[:-1] or gaps, key=gaps.get)"),
)
wrong(
    "The first gap is never named: go through all of them.",
    (NAME, "name = max(list(gaps)[1:] or gaps, key=gaps.get)"),
)
wrong(
    "A tiny gap counts as well: None is only for gaps that are not above 0.",
    ("if gaps[name] <= 0:", "if gaps[name] < 0.01:"),
)
wrong(
    "Among equal gaps the first of the alphabet is named; the first in the dictionary is asked "
    "for.",
    (NAME, "name = max(sorted(gaps), key=gaps.get)"),
)
wrong(
    "Among equal gaps the last of the alphabet is named; the first in the dictionary is asked for.",
    (NAME, "name = max(gaps, key=lambda each: (gaps[each], each))"),
)
wrong(
    "Negative gaps are named: the sign counts, and without a gap above 0 the answer is None.",
    (NAME, "name = max(gaps, key=lambda each: abs(gaps[each]))"),
    ("if gaps[name] <= 0:", "if gaps[name] == 0:"),
)
wrong(
    "With >= a later gap that is no larger takes the place of the first, and a gap of 0 counts; "
    "compare with >.",
    (NAME, "name = max(reversed(gaps), key=gaps.get)"),
    ("if gaps[name] <= 0:", "if gaps[name] < 0:"),
)
wrong(
    "A pair of name and gap is returned, wherever there is one to name; return the name alone.",
    (NAME, "name = max(gaps.items(), key=lambda pair: pair[1])"),
    ("if gaps[name] <= 0:", "if name[1] <= 0:"),
)
wrong(
    "The place of the largest gap is returned; its name is asked for.",
    (NAME, "name = int(np.argmax(list(gaps.values())))"),
    (IF_NONE, ""),
)


wrong(
    "A pair of name and gap is returned; return the name alone.",
    (IF_NONE, f"{IF_NONE}    name = name, max(gaps.values())\n"),
)
wrong(
    "The size of the gap is returned where its name is asked for.",
    (IF_NONE, "    name = gaps[name] if gaps[name] > 0 else None\n"),
)
wrong(
    "The place of the largest gap is returned where its name is asked for.",
    (NAME, "name = int(np.argmax(list(gaps.values())))"),
    (IF_NONE, "    if max(gaps.values()) <= 0:\n        name = None\n"),
)


# ---- weighted_mix ----


@grader.case
def mix_of_seven(weighted_mix):
    """Five examples from elsewhere, two of the target, which get half of the weight."""
    web, target = np.arange(10.0).reshape(5, 2), -np.ones((2, 2))
    return weighted_mix(web, np.array([0, 1, 2, 0, 1]), target, np.array([2, 2]), 0.5)


@grader.case
def mix_of_thirty(weighted_mix, rng):
    """24 and 6 examples, a share of 0.3."""
    return weighted_mix(
        rng.random((24, 3)),
        rng.integers(4, size=24),
        rng.random((6, 3)),
        rng.integers(4, size=6),
        0.3,
    )


@grader.case(hidden=True, kind="more target examples than others")
def mix_of_many(weighted_mix, rng):
    """15 and 90 examples, a share of 0.9."""
    return weighted_mix(
        rng.random((15, 5)),
        rng.integers(3, size=15),
        rng.random((90, 5)),
        rng.integers(3, size=90),
        0.9,
    )


@grader.case(hidden=True, kind="a share of 0, of 1, and equal weights")
def mix_at_the_ends(weighted_mix, rng):
    """Twelve and four examples."""
    arrays = (
        rng.random((12, 2)),
        rng.integers(2, size=12),
        rng.random((4, 2)),
        rng.integers(2, size=4),
    )
    return [weighted_mix(*arrays, share) for share in (0.0, 1.0, 0.25)]


WEB, TARGET = "np.full(m_web, (1 - share) * m / m_web)", "np.full(m_target, share * m / m_target)"
wrong = grader.mistakes("weighted_mix")
wrong(
    "The mean weight is not 1: the factor m is missing.",
    (WEB, "np.full(m_web, (1 - share) / m_web)"),
    (TARGET, "np.full(m_target, share / m_target)"),
)
wrong(
    "The share goes to the examples from elsewhere; it belongs to the target.",
    (WEB, "np.full(m_web, share * m / m_web)"),
    (TARGET, "np.full(m_target, (1 - share) * m / m_target)"),
)
wrong(
    "Each example gets the share of its whole set; divide by the number of examples in the set.",
    (WEB, "np.full(m_web, 1 - share)"),
    (TARGET, "np.full(m_target, share)"),
)
wrong(
    "The numbers of the two sets are swapped in the weights.",
    (WEB, "np.full(m_web, (1 - share) * m / m_target)"),
    (TARGET, "np.full(m_target, share * m / m_web)"),
)
wrong(
    "The target examples come first in X; those from elsewhere should.",
    ("np.concatenate([X_web, X_target])", "np.concatenate([X_target, X_web])"),
)
wrong(
    "The target labels come first in y; they no longer belong to their rows of X.",
    ("np.concatenate([y_web, y_target])", "np.concatenate([y_target, y_web])"),
)
wrong(
    "The target examples come first, in X and in y; those from elsewhere should.",
    ("np.concatenate([X_web, X_target])", "np.concatenate([X_target, X_web])"),
    ("np.concatenate([y_web, y_target])", "np.concatenate([y_target, y_web])"),
)
wrong(
    "The weights of the target come first; they no longer belong to their rows of X.",
    (f"[{WEB}, {TARGET}]", f"[{TARGET}, {WEB}]"),
)
wrong(
    "All weights are 1: the share is not used.",
    (f"np.concatenate(\n        [{WEB}, {TARGET}]\n    )", "np.ones(m)"),
)
wrong(
    "The weights of the examples from elsewhere are left at 1, so the mean is not 1.",
    (WEB, "np.ones(m_web)"),
)
wrong(
    "The weights have the wrong ratio: multiply by m and divide by the set's size.",
    (WEB, "np.full(m_web, (1 - share) * m_web / m)"),
    (TARGET, "np.full(m_target, share * m_target / m)"),
)
wrong(
    "X is joined along the columns; the examples are rows, axis 0.",
    ("np.concatenate([X_web, X_target])", "np.concatenate([X_web, X_target], axis=1)"),
)
wrong(
    "np.concatenate takes the arrays as one list.",
    ("np.concatenate([X_web, X_target])", "np.concatenate(X_web, X_target)"),
)
wrong(
    "`+` adds arrays number by number; np.concatenate joins them.",
    ("np.concatenate([y_web, y_target])", "y_web + y_target"),
)
wrong(
    "np.vstack makes rows of the labels; they stay in one axis with np.concatenate.",
    ("np.concatenate([y_web, y_target])", "np.vstack([y_web, y_target])"),
)
wrong(
    "np.append flattens X; np.concatenate keeps its rows.",
    ("np.concatenate([X_web, X_target])", "np.append(X_web, X_target)"),
)
wrong(
    "np.full takes the number of entries first, then their value.",
    (TARGET, "np.full(share * m / m_target, m_target)"),
)
wrong(
    "The weights from elsewhere are too many: there is one for each of the m_web examples.",
    (WEB, WEB.replace("np.full(m_web", "np.full(m")),
)
wrong(
    "The weights of the target are all 1: were they never set, or rounded down?",
    (TARGET, "np.ones(m_target)"),
)
wrong(
    "The weights from elsewhere have 1 + share; what is left for them is 1 - share.",
    (WEB, WEB.replace("1 - share", "1 + share")),
)
wrong(
    "The examples from elsewhere get the share as well; what is left for them is 1 - share.",
    (WEB, WEB.replace("(1 - share)", "share")),
)
wrong(
    "The weights from elsewhere lack the factor m.", (WEB, WEB.replace(" * m / m_web", " / m_web"))
)
wrong(
    "The weights of the target lack the factor m.",
    (TARGET, TARGET.replace(" * m / m_target", " / m_target")),
)
wrong(
    "The weights of the target are not divided by the number of these examples.",
    (TARGET, TARGET.replace(" * m / m_target", " * m")),
)
wrong(
    "A single number cannot be joined: np.full repeats each weight for all examples of its set.",
    (f"[{WEB}, {TARGET}]", "[(1 - share) * m / m_web, share * m / m_target]"),
)
wrong(
    "There are two weights only; np.full repeats each for all examples of its set.",
    (
        f"np.concatenate(\n        [{WEB}, {TARGET}]\n    )",
        "np.array([(1 - share) * m / m_web, share * m / m_target])",
    ),
)
wrong(
    "Put 1 - share in brackets: all of it is multiplied by m.",
    (WEB, WEB.replace("(1 - share)", "1 - share")),
)
wrong(
    "The share plays no part in the weights: those from elsewhere get 1 - share of the total, the "
    "target gets share.",
    (WEB, "np.full(m_web, m / m_web)"),
    (TARGET, "np.full(m_target, m / m_target)"),
)
wrong(
    "The weights from elsewhere are not divided by the number of these examples.",
    (WEB, WEB.replace(" * m / m_web", " * m")),
)


# ---- synthesize ----


@grader.helper
def synthetic_runs(synthesize, X, backgrounds):
    """Three runs, what they started from, and X afterwards."""
    before = X.copy()
    runs = runs_of(lambda rng: synthesize(X, backgrounds, rng))
    return {"runs": runs, "X": before, "backgrounds": backgrounds, "X afterwards": X}


@grader.helper
def fault_of_images(images, X, fits):
    """What is wrong with images of which some fit no background; fits has a third axis, pixels."""
    strays = ~fits.all(axis=2).any(axis=1)
    if np.array_equal(images, X):
        return "The images come back as they were: a background should show wherever it is larger."
    if np.array_equal(images[strays], X[strays]):
        last = strays.sum() == 1 and strays[-1]
        some = "An image is" if strays.sum() == 1 else "Some images are"
        return f"{'The last image is' if last else some} left without a background."
    if fits.any(axis=1).all():
        return "The pixels of an image come from several backgrounds; draw one for each image."
    return "A pixel should be the larger of the image's number and the background's."


@grader.helper
def fault_of_synthesis(got, expected):
    """What is wrong with images on backgrounds; "" if nothing is."""
    X, backgrounds = np.asarray(expected["X"]), np.asarray(expected["backgrounds"])
    if not np.array_equal(got["X afterwards"], X):
        return "X itself is changed; the result should be a new array."
    possible = np.maximum(X[:, None], backgrounds[None])
    for run in got["runs"]:
        images = np.asarray(run, dtype=float)
        if images.shape != X.shape:
            return f"The result should have the shape of X, {X.shape}, not {images.shape}."
        pixels = np.abs(possible - images[:, None]) < 1e-9
        fits = pixels.all(axis=2)
        if not np.all(fits.any(axis=1)):
            return fault_of_images(images, X, pixels)
        used, even = fits.sum(axis=0), len(X) / len(backgrounds)
        if len(backgrounds) > 1 and used.max() == len(X):
            return "All images have the same background; draw one for each image."
        if np.any(np.abs(used - even) > 6 * np.sqrt(even)):
            return "The backgrounds are not equally likely."
    return fault_of_runs(got["runs"])


def as_synthetic(got, expected):
    """True for images on backgrounds drawn at random; else what is wrong."""
    return fault_of_synthesis(got, expected) or True


@grader.case(accept=as_synthetic)
def synthesis_of_hundreds(synthesize, rng):
    """200 images of five pixels on four backgrounds."""
    return synthetic_runs(synthesize, 0.5 * rng.random((200, 5)), rng.random((4, 5)))


@grader.case(accept=as_synthetic)
def synthesis_of_eight(synthesize, rng):
    """Eight images of six pixels on 30 backgrounds."""
    return synthetic_runs(synthesize, 0.5 * rng.random((8, 6)), rng.random((30, 6)))


@grader.case(hidden=True, accept=as_synthetic, kind="many images on few backgrounds")
def synthesis_of_many(synthesize, rng):
    """900 images of nine pixels on three backgrounds."""
    return synthetic_runs(synthesize, 0.5 * rng.random((900, 9)), rng.random((3, 9)))


@grader.case(hidden=True, accept=as_synthetic, kind="as many backgrounds as images")
def synthesis_of_equals(synthesize, rng):
    """50 images of four pixels on 50 backgrounds."""
    return synthetic_runs(synthesize, 0.5 * rng.random((50, 4)), rng.random((50, 4)))


CHOSEN = "rng.integers(len(backgrounds), size=len(X))"
MAXIMUM = "np.maximum(X, backgrounds[chosen])"
wrong = grader.mistakes("synthesize")
wrong(
    "The two are added; take the larger number of each pixel.", (MAXIMUM, "X + backgrounds[chosen]")
)
wrong(
    "The smaller number is taken; ink and stain both stay, so take the larger.",
    (MAXIMUM, "np.minimum(X, backgrounds[chosen])"),
)
wrong("The mean of the two is taken; take the larger.", (MAXIMUM, "(X + backgrounds[chosen]) / 2"))
wrong(
    "All images have the same background; draw one for each image.",
    (CHOSEN, "np.full(len(X), rng.integers(len(backgrounds)))"),
)
wrong(NO_RNG, (CHOSEN, "np.arange(len(X)) % len(backgrounds)"))
wrong(SEED, (CHOSEN, "np.random.randint(len(backgrounds), size=len(X))"))
wrong(
    "The pixels of an image come from several backgrounds; draw one for each image.",
    (
        MAXIMUM,
        "np.maximum(X, rng.permuted(backgrounds, axis=0)[chosen])",
    ),
)
wrong(
    "X itself is changed; the result should be a new array.",
    (MAXIMUM, "np.maximum(X, backgrounds[chosen], out=X)"),
)
wrong(
    "Only the backgrounds are left; the images are lost.",
    (MAXIMUM, "backgrounds[chosen]"),
)
wrong(
    "One background is never drawn: rng.integers(k) ends at k - 1 already.",
    (CHOSEN, "rng.integers(len(backgrounds) - 1, size=len(X))"),
)
wrong(
    "Backgrounds are indexed with whole numbers, as rng.integers draws them; rng.choice draws the "
    "backgrounds themselves.",
    (CHOSEN, "rng.choice(backgrounds, len(X))"),
)
wrong(
    "Each image needs one background: draw len(X) numbers, and index the backgrounds with them.",
    (CHOSEN, CHOSEN.replace("size=len(X)", "size=len(backgrounds)")),
)
wrong(
    "np.max looks for the largest number of one array; np.maximum compares two.",
    (MAXIMUM, "np.max(X, backgrounds[chosen])"),
)
wrong(
    "max and if compare single numbers; np.maximum compares two arrays.",
    (MAXIMUM, "max(X, backgrounds[chosen])"),
)
wrong(
    "The first background is never drawn: rng.integers(k) begins at 0.",
    (CHOSEN, "rng.integers(1, len(backgrounds), size=len(X))"),
)
wrong(
    "A permutation has each background once; several images may get the same one.",
    (CHOSEN, "rng.permutation(len(backgrounds))[: len(X)]"),
)
wrong(
    "Several images may get the same background, so draw with replacement.",
    (CHOSEN, "rng.choice(len(backgrounds), size=len(X), replace=False)"),
)
wrong(
    "Numbers are drawn that belong to no background: draw numbers of backgrounds, one for each "
    "image.",
    (CHOSEN, "rng.integers(len(X), size=len(backgrounds))"),
)
wrong(
    "The sum of the two is taken and cut off at 1; take the larger number of each pixel.",
    (MAXIMUM, "np.minimum(X + backgrounds[chosen], 1)"),
)
wrong(
    "rng.integers needs the number of backgrounds: pass len(backgrounds).",
    (CHOSEN, "rng.integers(backgrounds, size=len(X))"),
)
wrong(
    "Index the backgrounds with chosen, not X.",
    (MAXIMUM, "np.maximum(X[chosen], backgrounds)"),
)
wrong(
    "Some numbers point past the last background: draw from 0 to len(backgrounds) - 1.",
    (CHOSEN, "rng.integers(len(backgrounds) + 1, size=len(X))"),
)
wrong(
    "Numbers up to len(X) are drawn: draw numbers of backgrounds, below len(backgrounds).",
    (CHOSEN, "rng.integers(len(X), size=len(X))"),
)
wrong(
    "The numbers pick images as well; they are numbers of backgrounds, and the images stay in "
    "order.",
    (MAXIMUM, "np.maximum(X[chosen], backgrounds[chosen])"),
)
wrong(
    "The numbers pick columns, the pixels; the backgrounds are the rows.",
    (MAXIMUM, "np.maximum(X, backgrounds[:, chosen])"),
)
