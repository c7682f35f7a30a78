"""Cases and known mistakes of project_simulator.

A policy is judged by what it does: a case returns the actions that it chose, and the judge plays
them again in a simulator of its own. So an outcome cannot be made up, only a list of actions.
"""

from copy import deepcopy

from invigilator.checking import Grader

grader = Grader("course3/project_simulator")


@grader.helper
def report_after(seed, diseases, actions, **changes):
    """A report of the simulator after some actions, with changed entries."""
    from coursework.simulator import Project

    project = Project(seed, tuple(diseases))
    for action in actions:
        project.act(action)
    return {**project.report, **changes}


@grader.given
def reports():
    """Reports of three projects about which all is known."""
    everything = ("measure_human", "error_analysis")
    first = report_after(41, ("bias", "labels"), everything)
    second = report_after(42, ("variance", "shaky", "rare"), everything)
    third = report_after(43, ("hard task", "labels", "shaky"), everything)
    return [first, second, third]


@grader.given
def early_reports():
    """Reports of projects about which little is known."""
    first = report_after(44, ("bias", "shaky"), ())
    second = report_after(45, ("hard task",), ("measure_human",))
    third = report_after(46, ("labels",), ("error_analysis",))
    return [first, second, third]


@grader.given
def later_reports():
    """Reports after some weeks of work."""
    work = ("measure_human", "error_analysis", "collect_web", "collect_target")
    first = report_after(47, ("variance", "rare"), work)
    second = report_after(48, ("labels", "bias"), (*work, "clean_dev_labels"))
    third = report_after(49, ("shaky", "variance", "labels"), (*work, "synthesize"))
    return [first, second, third]


@grader.given
def reports_after_work():
    """Reports after some weeks of work, of which `read_report` is not asked."""
    work = ("measure_human", "error_analysis", "collect_target", "collect_web")
    first = report_after(57, ("shaky", "rare"), (*work, "bigger_model"))
    second = report_after(58, ("labels", "variance"), (*work, "clean_training_labels"))
    third = report_after(59, ("bias", "hard task"), (*work, "regularize"))
    return [first, second, third]


# ---- read_report ----


@grader.case
def three_reports(read_report, reports):
    """Three reports with human error and tags."""
    return [read_report(deepcopy(report)) for report in reports]


@grader.case
def first_reports(read_report, early_reports):
    """Reports in which the human error, the tags, or both are not known."""
    return [read_report(deepcopy(report)) for report in early_reports]


@grader.case
def report_of_bad_luck(read_report, reports):
    """By luck people make more errors than the model, and the dev error is the smallest."""
    train = reports[1]["train_error"]
    luck = {"human_error": 1.5 * train, "train_dev_error": 0.9 * train, "dev_error": 0.6 * train}
    return read_report({**reports[1], **luck})


@grader.case(hidden=True, kind="reports after some weeks of work")
def reports_of_later_weeks(read_report, later_reports):
    """Reports after some weeks."""
    return [read_report(deepcopy(report)) for report in later_reports]


@grader.case(hidden=True, kind="a small dev set")
def report_on_a_small_dev_set(read_report):
    """A dev error by luck below the train-dev error."""
    report = report_after(50, ("small dev set", "labels"), ("error_analysis",))
    return read_report({**report, "dev_error": 0.5 * report["train_dev_error"]})


TRAIN = 'train = report["train_error"] - labels'
TRAIN_DEV = 'train_dev = report["train_dev_error"] - labels'
DEV = 'report["dev_error"] * (1 - tags["wrong label"])'

wrong = grader.mistakes("read_report")
wrong(
    "The training error still contains the wrong labels: subtract labels.",
    (TRAIN, 'train = report["train_error"]'),
)
wrong(
    "The train-dev error still contains the wrong labels: subtract labels.",
    (TRAIN_DEV, 'train_dev = report["train_dev_error"]'),
)
wrong(
    "The dev error still contains the wrong labels: multiply it by 1 minus the share of their tag.",
    (DEV, 'report["dev_error"]'),
)
wrong(
    "No error has been corrected for wrong labels.",
    (TRAIN, 'train = report["train_error"]'),
    (TRAIN_DEV, 'train_dev = report["train_dev_error"]'),
    (DEV, 'report["dev_error"]'),
)
wrong(
    "A tag is a share of the errors: multiply the dev error by 1 minus the share.",
    (DEV, 'report["dev_error"] - tags["wrong label"]'),
)
wrong(
    "That is the part of the dev error that is wrong labels; keep the rest.",
    (DEV, 'report["dev_error"] * tags["wrong label"]'),
)
wrong(
    "The share is taken for labels itself; multiply the share by the training error.",
    ('report["train_error"] * wrong_share', "wrong_share"),
)
wrong(
    "The dev error is not corrected with its own tag; labels is about the training set only.",
    (DEV, 'report["dev_error"] - labels'),
)
wrong("You forgot the human error: bias is what lies above it.", ("train - human", "train"))
wrong(
    "The variance is the gap between train-dev and training error; you start from the dev error.",
    ("train_dev - train\n", "dev - train\n"),
)
wrong(
    "The mismatch is the gap between dev and train-dev error; you subtract the training error.",
    ("dev - train_dev\n", "dev - train\n"),
)
wrong(
    "The signs of the gaps are reversed.",
    ("train - human", "human - train"),
    ("train_dev - train\n", "train - train_dev\n"),
    ("dev - train_dev\n", "train_dev - dev\n"),
)
SHARE = 'report["train_error"] * wrong_share'
wrong(
    "train: labels is a share of all examples, so subtract it from the training error.",
    (TRAIN, 'train = report["train_error"] * (1 - labels)'),
)
wrong(
    "train_dev: subtract labels, as from the training error; the share is one of training errors.",
    (TRAIN_DEV, 'train_dev = report["train_dev_error"] * (1 - wrong_share)'),
)
wrong(
    "labels is added to both errors; subtract it.",
    (TRAIN, TRAIN.replace("-", "+")),
    (TRAIN_DEV, TRAIN_DEV.replace("- ", "+ ")),
)
wrong(
    "labels is computed from the train-dev error; the share is one of the training errors.",
    (SHARE, 'report["train_dev_error"] * wrong_share'),
)
wrong(
    "labels is computed from the dev error; the share is one of the training errors.",
    (SHARE, 'report["dev_error"] * wrong_share'),
)
wrong(
    "labels is what is left of the training error; the part that is wrong labels is asked for.",
    (SHARE, 'report["train_error"] * (1 - wrong_share)'),
)
wrong(
    "labels uses the tag of the dev errors; for the training errors there is wrong_share.",
    (SHARE, 'report["train_error"] * tags["wrong label"]'),
)
wrong(
    "The dev error is corrected with the share of the training errors; use its own tag.",
    (DEV, 'report["dev_error"] * (1 - wrong_share)'),
)
wrong(
    'Another tag is taken out of the dev error; it is "wrong label".',
    (DEV, 'report["dev_error"] * (1 - tags["other"])'),
)
wrong(
    "bias is computed from the training error as reported; use the corrected one.",
    ("train - human", 'report["train_error"] - human'),
)
wrong(
    "variance is computed from the train-dev error as reported; use the corrected one.",
    ("train_dev - train\n", 'report["train_dev_error"] - train\n'),
)
wrong(
    "train_dev is made of the training error; take the train-dev error.",
    (TRAIN_DEV, TRAIN_DEV.replace("train_dev_error", "train_error")),
)
wrong(
    "Variance and mismatch are swapped: from train to train-dev is variance.",
    ("train_dev - train\n", "dev - train_dev\n"),
    ("mismatch = dev - train_dev\n", "mismatch = train_dev - train\n"),
)
for gap in ("train - human", "train_dev - train", "dev - train_dev"):
    name = {"train - human": "bias", "train_dev - train": "variance"}.get(gap, "mismatch")
    wrong(
        f"{name} is cut off at 0; by luck it can be negative, so leave it as it is.",
        (f"{name} = {gap}\n", f"{name} = max(0.0, {gap})\n"),
    )
    wrong(
        f"The sign of {name} is reversed.",
        (f"{name} = {gap}\n", f"{name} = -({gap})\n"),
    )
    wrong(
        f"{name} has lost its sign; by luck it can be negative, so leave it as it is.",
        (f"{name} = {gap}\n", f"{name} = abs({gap})\n"),
    )
wrong(
    "All gaps are cut off at 0; by luck they can be negative, so leave them as they are.",
    ("train - human\n", "max(0.0, train - human)\n"),
    ("variance = train_dev - train\n", "variance = max(0.0, train_dev - train)\n"),
    ("mismatch = dev - train_dev\n", "mismatch = max(0.0, dev - train_dev)\n"),
)
wrong(
    "The human error may be unknown: use human, which is 0 then.",
    ("train - human", 'train - report["human_error"]'),
)
wrong(
    "The tags may be unknown: use tags, which holds zeros then.",
    (DEV, 'report["dev_error"] * (1 - report["tags"]["wrong label"])'),
)
wrong(
    "labels is subtracted twice in bias: train is corrected already.",
    ("train - human", "train - human - labels"),
)
wrong(
    "The human error is taken out before labels is computed; multiply the whole training error.",
    ('report["train_error"] * wrong_share', '(report["train_error"] - human) * wrong_share'),
)
wrong('No such tag: it is "wrong label", with a space.', (DEV, DEV.replace("g l", "g_l")))
for name, line in (("train", TRAIN), ("train_dev", TRAIN_DEV)):
    wrong(f"{name}: labels is added; subtract it.", (line, line.replace("- labels", "+ labels")))
wrong(
    "labels is the whole training error; multiply it by wrong_share.",
    (SHARE, 'report["train_error"]'),
)
wrong(
    "The wrong labels are added to the dev error; multiply it by 1 minus their share.",
    (DEV, 'report["dev_error"] * (1 + tags["wrong label"])'),
)
wrong(
    "You divide the dev error by 1 minus the share; multiply by it.",
    (DEV, 'report["dev_error"] / (1 - tags["wrong label"])'),
)
wrong("variance is train_dev itself; subtract train.", ("train_dev - train\n", "train_dev\n"))
wrong("mismatch is dev itself; subtract train_dev.", ("dev - train_dev\n", "dev\n"))
wrong("The human error is added; subtract it from train.", ("train - human", "train + human"))


# ---- expected_gain ----


@grader.helper
def gains(expected_gain, reports):
    """Expected gains of all actions, for each report."""
    from coursework.simulator import DEFAULT

    return [
        {action: expected_gain(deepcopy(report), action) for action in DEFAULT.costs}
        for report in reports
    ]


@grader.case
def gains_when_all_is_known(expected_gain, read_report, reports):
    """All actions, three reports about which all is known."""
    return gains(expected_gain, reports)


@grader.case(hidden=True, kind="reports after some weeks of work")
def gains_of_later_weeks(expected_gain, read_report, reports_after_work):
    """All actions, after some weeks of work."""
    return gains(expected_gain, reports_after_work)


@grader.case(hidden=True, kind="reports in which something is unknown")
def gains_when_little_is_known(expected_gain, read_report, early_reports):
    """All actions; human error, tags, or both are unknown."""
    return gains(expected_gain, early_reports)


wrong = grader.mistakes("expected_gain")
wrong(
    "bigger_model: the part of the bias that training longer would win, u, is not subtracted.",
    ('(gaps["bias"] - u)', 'gaps["bias"]'),
)
wrong(
    "bigger_model: the variance that a bigger model adds is missing.",
    (' - (EFFECTS.bigger_variance - 1) * gaps["variance"]', ""),
)
wrong(
    "bigger_model: the share that is won is 1 − 2 to the power −p, not 2 to the power −p.",
    ("1 - 2 ** -EFFECTS.capacity_power", "2 ** -EFFECTS.capacity_power"),
)
wrong(
    "train_longer: EFFECTS.longer is what is left; 1 minus it is won.",
    ("(1 - EFFECTS.longer)", "EFFECTS.longer"),
)
wrong(
    "train_longer wins a part of u, the error for lack of training, not of the whole bias.",
    ("(1 - EFFECTS.longer) * u", '(1 - EFFECTS.longer) * gaps["bias"]'),
)
wrong(
    "regularize: EFFECTS.regularized is what is left of the variance; 1 minus it is won.",
    ("(1 - EFFECTS.regularized)", "EFFECTS.regularized"),
)
wrong("regularize: the bias that it adds is missing.", (" - EFFECTS.regularized_bias", ""))
wrong(
    "collect_web: 1 minus the factor is won, not the factor.",
    ("(1 - growth ** -EFFECTS.variance_power)", "growth ** -EFFECTS.variance_power"),
)
wrong(
    "collect_web lowers the variance, not the mismatch.",
    ('-EFFECTS.variance_power) * gaps["variance"]', '-EFFECTS.variance_power) * gaps["mismatch"]'),
)
wrong(
    "collect_web: m is the number of all training examples; yours counts the target only.",
    ("(m + EFFECTS.more_web) / m", "(n + EFFECTS.more_web) / n"),
)
wrong(
    "collect_target: the offset m0 is missing.",
    ("offset = EFFECTS.mismatch_offset + n", "offset = n"),
)
wrong(
    "collect_target: n is the number of target examples; yours counts all of them.",
    ("offset = EFFECTS.mismatch_offset + n", "offset = EFFECTS.mismatch_offset + m"),
)
wrong(
    "collect_target lowers the mismatch, not the variance.",
    ('-EFFECTS.mismatch_power) * gaps["mismatch"]', '-EFFECTS.mismatch_power) * gaps["variance"]'),
)
wrong(
    "synthesize: tags are shares of the dev errors; multiply by the dev error.",
    ('(helped - harmed) * report["dev_error"]', "helped - harmed"),
)
wrong(
    "synthesize: the trap is missing; what is rare becomes worse.", ("(helped - harmed)", "helped")
)
wrong(
    "synthesize: EFFECTS.synthesized is what is left of the shaky part; 1 minus it is won.",
    ("(1 - EFFECTS.synthesized)", "EFFECTS.synthesized"),
)
wrong(
    "synthesize multiplies what is rare by EFFECTS.trap; what it adds is EFFECTS.trap − 1.",
    ("(EFFECTS.trap - 1)", "EFFECTS.trap"),
)
wrong(
    "clean_training_labels: only a share λ of the wrong labels becomes true error.",
    ("EFFECTS.label_harm * (1", "(1"),
)
wrong(
    "clean_training_labels: EFFECTS.cleaned is what is left; 1 minus it is won.",
    ("(1 - EFFECTS.cleaned)", "EFFECTS.cleaned"),
)
WON_BY_WEB = "(1 - growth ** -EFFECTS.variance_power)"
WON_BY_TARGET = "(1 - growth ** -EFFECTS.mismatch_power)"
wrong(
    "bigger_model: u is subtracted from the gain; subtract it from the bias, before you multiply.",
    ('share * (gaps["bias"] - u)', 'share * gaps["bias"] - u'),
)
wrong(
    "bigger_model: the power is negative: 2 to the power −p.",
    ("2 ** -EFFECTS.capacity_power", "2 ** EFFECTS.capacity_power"),
)
wrong(
    "bigger_model multiplies the variance by EFFECTS.bigger_variance; what it adds is "
    "EFFECTS.bigger_variance − 1.",
    ("(EFFECTS.bigger_variance - 1)", "EFFECTS.bigger_variance"),
)
wrong(
    "bigger_model: the added variance is a loss, yet it is counted as a gain.",
    ("(EFFECTS.bigger_variance - 1)", "(1 - EFFECTS.bigger_variance)"),
)
wrong(
    "collect_web: the gain is negative: the growth should be above 1, and the power is −p.",
    (WON_BY_WEB, "(1 - growth ** EFFECTS.variance_power)"),
)
wrong(
    "collect_target: the gain is negative: the growth should be above 1, and the power is −p.",
    (WON_BY_TARGET, "(1 - growth ** EFFECTS.mismatch_power)"),
)
wrong(
    "collect_target has a power of its own, EFFECTS.mismatch_power.",
    (WON_BY_TARGET, "(1 - growth ** -EFFECTS.variance_power)"),
)
wrong(
    "collect_web has a power of its own, EFFECTS.variance_power.",
    (WON_BY_WEB, "(1 - growth ** -EFFECTS.mismatch_power)"),
)
wrong(
    "collect_target brings EFFECTS.more_target examples, not as many as collect_web.",
    ("(offset + EFFECTS.more_target)", "(offset + EFFECTS.more_web)"),
)
wrong(
    "regularize: the bias that it adds is a loss, yet it is counted as a gain.",
    (" - EFFECTS.regularized_bias", " + EFFECTS.regularized_bias"),
)
wrong(
    "train_longer: u is ten times the slope; the slope itself is used.",
    ("(1 - EFFECTS.longer) * u", '(1 - EFFECTS.longer) * report["training_slope"]'),
)
wrong(
    "train_longer wins a part of u, not of the bias that is left after it.",
    ("(1 - EFFECTS.longer) * u", '(1 - EFFECTS.longer) * (gaps["bias"] - u)'),
)
wrong(
    "synthesize: what becomes worse is added; subtract it.",
    ("(helped - harmed)", "(helped + harmed)"),
)
wrong(
    "synthesize: the tags are shares of the dev error, not of the mismatch.",
    ('(helped - harmed) * report["dev_error"]', '(helped - harmed) * gaps["mismatch"]'),
)
wrong(
    "synthesize helps with what is shaky and harms what is rare; the two are swapped.",
    ('tags["shaky"]\n', 'tags["rare"]\n'),
    ('(EFFECTS.trap - 1) * tags["rare"]', '(EFFECTS.trap - 1) * tags["shaky"]'),
)
wrong(
    "clean_training_labels: the gap called labels is meant, not the share of training errors.",
    (
        '(1 - EFFECTS.cleaned) * gaps["labels"]',
        '(1 - EFFECTS.cleaned) * (report["wrong_training_labels"] or 0.0)',
    ),
)
wrong(
    "clean_training_labels does not lower the bias; it lowers the harm of labels.",
    ('(1 - EFFECTS.cleaned) * gaps["labels"]', '(1 - EFFECTS.cleaned) * gaps["bias"]'),
)
wrong(
    "clean_training_labels: the tag is about the dev set; take the gap called labels.",
    ('* gaps["labels"]', '* tags["wrong label"] * report["dev_error"]'),
)
wrong(
    "regularize: the added bias is subtracted from the variance; subtract it from the product.",
    (
        'gaps["variance"] - EFFECTS.regularized_bias',
        '(gaps["variance"] - EFFECTS.regularized_bias)',
    ),
)
wrong(
    "collect_web: m counts all training examples; yours leaves out those of the target.",
    ("(m + EFFECTS.more_web) / m", "(m - n + EFFECTS.more_web) / (m - n)"),
)
wrong(
    "collect_web: the brackets around m + more_web are missing.",
    ("(m + EFFECTS.more_web) / m", "m + EFFECTS.more_web / m"),
)
wrong(
    "collect_web lowers the variance, not the bias.",
    (f'{WON_BY_WEB} * gaps["variance"]', f'{WON_BY_WEB} * gaps["bias"]'),
)
wrong(
    "collect_target: the growth is that of m0 + n; yours is that of m.",
    ("(offset + EFFECTS.more_target) / offset", "(m + EFFECTS.more_target) / m"),
)
wrong(
    "collect_target: the brackets around m0 + n are missing in the denominator.",
    ("/ offset", "/ EFFECTS.mismatch_offset + n"),
)
wrong(
    "collect_target takes the power of the capacity; it has one of its own.",
    (WON_BY_TARGET, "(1 - growth ** -EFFECTS.capacity_power)"),
)
wrong(
    "synthesize: the dev error multiplies what is helped and what is harmed, not just one of them.",
    ('(helped - harmed) * report["dev_error"]', 'helped - harmed * report["dev_error"]'),
)
for name in (
    "bigger_model",
    "train_longer",
    "regularize",
    "collect_web",
    "collect_target",
    "synthesize",
    "clean_training_labels",
):
    wrong(
        f"{name} is always 0: is there a branch for it, is its name spelled right, and does it set "
        "gain?",
        (f'action == "{name}"', 'action == "?"'),
    )
    wrong(
        f"{name}: the sign is reversed; a gain is a fall of the error.",
        ("return gain", f'return -gain if action == "{name}" else gain'),
    )
wrong("Actions that are not in the table gain 0, not None.", ("gain = 0.0", "gain = None"))
wrong("All signs are reversed: a gain is a fall of the error.", ("return gain", "return -gain"))
wrong(
    "That is the gain per week; return the whole gain.",
    ("return gain", "return gain / max(1, COSTS[action])"),
)
wrong(
    "A negative gain is cut off at 0; return it as it is.", ("return gain", "return max(0.0, gain)")
)
wrong(
    "tune counts as 0: what it does is as likely to harm as to help.",
    ("return gain", "return EFFECTS.tuned if action == 'tune' else gain"),
)
wrong(
    "clean_dev_labels changes what is measured, not the true error: its gain is 0.",
    (
        'action == "clean_training_labels"',
        'action in ("clean_training_labels", "clean_dev_labels")',
    ),
)
VARIANCE, MISMATCH = ' * gaps["variance"]', ' * gaps["mismatch"]'
wrong(
    "bigger_model: what is added is a share of the variance; multiply by it.",
    ("(EFFECTS.bigger_variance - 1)" + VARIANCE, "(EFFECTS.bigger_variance - 1)"),
)
wrong(
    "bigger_model: u is added to the bias; subtract it.",
    ('(gaps["bias"] - u)', '(gaps["bias"] + u)'),
)
wrong(
    "bigger_model has a power of its own, EFFECTS.capacity_power.",
    ("2 ** -EFFECTS.capacity_power", "2 ** -EFFECTS.variance_power"),
)
wrong(
    "train_longer does not win all of u: multiply it by 1 − EFFECTS.longer.",
    ("(1 - EFFECTS.longer) * u", "u"),
)
wrong(
    "train_longer: the brackets around 1 − EFFECTS.longer are missing.",
    ("(1 - EFFECTS.longer) * u", "1 - EFFECTS.longer * u"),
)
wrong(
    "regularize wins a share of the variance; multiply by it.",
    ("(1 - EFFECTS.regularized)" + VARIANCE, "(1 - EFFECTS.regularized)"),
)
wrong(
    "regularize: the brackets around 1 − EFFECTS.regularized are missing.",
    ("(1 - EFFECTS.regularized)", "1 - EFFECTS.regularized"),
)
for name, won, gap, growth in (
    ("collect_web", WON_BY_WEB, VARIANCE, "(m + EFFECTS.more_web) / m"),
    ("collect_target", WON_BY_TARGET, MISMATCH, "(offset + EFFECTS.more_target) / offset"),
):
    part = gap.split('"')[1]
    wrong(f"{name} wins a share of the {part}; multiply by it.", (won + gap, won))
    wrong(f"{name}: the brackets around 1 minus the power are missing.", (won, won[1:-1]))
    wrong(f"{name}: the growth is taken to the power −p.", (won, "(1 - growth)"))
    wrong(
        f"{name}: the growth compares all examples with those that are there already, not the new "
        "ones alone.",
        (growth, growth.replace("(m + ", "(").replace("(offset + ", "(")),
    )
wrong(
    "collect_target: 1 minus the factor is won, not the factor.",
    (WON_BY_TARGET, WON_BY_TARGET.replace("1 - ", "")),
)
wrong(
    "collect_target: n is missing; the offset m0 is added to it.",
    ("offset = EFFECTS.mismatch_offset + n", "offset = EFFECTS.mismatch_offset"),
)
wrong(
    "synthesize does not win all that is shaky: multiply it by 1 − EFFECTS.synthesized.",
    ("(1 - EFFECTS.synthesized) * ", ""),
)
wrong(
    "clean_training_labels leaves some wrong labels: multiply by 1 − EFFECTS.cleaned.",
    ("(1 - EFFECTS.cleaned) * ", ""),
)
wrong(
    "regularize lowers the variance, not the bias.",
    ("(1 - EFFECTS.regularized)" + VARIANCE, '(1 - EFFECTS.regularized) * gaps["bias"]'),
)
wrong(
    "collect_web brings EFFECTS.more_web examples, not as many as collect_target.",
    ("(m + EFFECTS.more_web)", "(m + EFFECTS.more_target)"),
)
wrong(
    "clean_training_labels: labels is an error already, so do not multiply by the dev error.",
    ('* gaps["labels"]', '* gaps["labels"] * report["dev_error"]'),
)
LAST = 'if action == "clean_training_labels":'
wrong(
    "Only one action has a gain: an if stands where an elif should, and its else undoes the rest.",
    (f"el{LAST}", LAST),
    ('gaps["labels"]\n', 'gaps["labels"]\n    else:\n        gain = 0.0\n'),
)


# ---- next_step ----

UNTAGGED = (
    "Your policy never does an error analysis, so it cannot tell shaky from rare, nor see wrong "
    "labels."
)
NO_HUMAN = (
    "Your policy never measures the human error, so it takes every training error for avoidable."
)
NO_DEV = (
    "Your policy never enlarges a dev set, not even one of 50 examples, so luck decides which "
    "changes are kept."
)
NO_CLEANING = "Your policy never cleans training labels, not even where a fifth of them is wrong."
DEV_CLEANING = "Your policy cleans the labels that it measures with, never those it trains with."
ONLY_TRAINING = (
    "Your policy only makes the model larger and trains longer: that helps against bias."
)
ONLY_WEB = "Your policy mostly collects web data; against mismatch and bias they do nothing."
ONLY_TARGET = "Your policy collects target data whatever the report says."
ONLY_TUNE = (
    "Your policy mostly tunes, and what that wins is mostly luck. (The key for max is the gain "
    "divided by the weeks, not the weeks divided by the gain.)"
)
SMALLEST = (
    "Your policy hardly ever collects data or cleans labels: does it take the largest gain per "
    "week, or the smallest?"
)
TOO_EARLY = "Your policy ships with most of its weeks unused."


@grader.helper
def led(next_step, world):
    """Let a policy choose after each report, until no project is left."""
    seen, history = world(), []
    while seen is not None:
        report, weeks_left = seen
        history = [*history, report] if report["action"] != "start" else [report]
        action = next_step(*deepcopy((report, history, weeks_left)))
        seen = world(action if isinstance(action, str) else repr(action)[:60])


@grader.helper
def projects(kinds):
    """The reports of one project after the other; an unknown action ends a project."""
    from coursework.simulator import Project

    found = []
    for seed, diseases in kinds:
        project, actions = Project(seed, diseases), []
        while not project.shipped:
            actions.append(str((yield project.report, project.weeks_left))[:60])
            if actions[-1] not in project.parameters.costs:
                break
            project.act(actions[-1])
        found.append({"seed": seed, "diseases": list(diseases or ()), "actions": actions})
    return found


@grader.helper
def mean_error(projects, actions):
    """Mean true final error when projects are led by lists of actions."""
    from coursework.simulator.projects import replay

    errors = [
        replay(each["seed"], tuple(each["diseases"]) or None, chosen)
        for each, chosen in zip(projects, actions, strict=True)
    ]
    return sum(errors) / len(errors)


@grader.helper
def habit(actions):
    """What is odd about a policy, judged by what it did in all projects; or an empty sentence."""
    done = [action for chosen in actions for action in chosen]

    def share(*names):
        return sum(action in names for action in done) / max(1, len(done))

    if len(done) < 7 * len(actions):
        return "Your policy ships with most of its weeks unused."
    if share("collect_target") > 0.9:
        return "Your policy collects target data whatever the report says."
    if share("collect_web") > 0.8:
        return "Your policy mostly collects web data; against mismatch and bias they do nothing."
    if share("tune") > 0.6:
        return (
            "Your policy mostly tunes, and what that wins is mostly luck. (The key for max is the "
            "gain divided by the weeks, not the weeks divided by the gain.)"
        )
    if share("bigger_model", "train_longer") > 0.8 and share("measure_human"):
        return "Your policy only makes the model larger and trains longer: that helps against bias."
    if share("enlarge_dev") > 0.5:
        return "Your policy mostly enlarges the dev set; 1,000 examples would have been enough."
    favourite = max(sorted(set(done)), key=done.count)
    if share(favourite) > 0.75:
        return f"Your policy chooses {favourite} nearly always: does it use the latest report?"
    if share("collect_target", "collect_web", "clean_training_labels") < 0.03:
        return (
            "Your policy hardly ever collects data or cleans labels: does it take the largest gain "
            "per week, or the smallest?"
        )
    return ""


@grader.helper
def neglect(actions, projects):
    """What a policy never did in any project though it would help; or an empty sentence."""
    done = {action for chosen in actions for action in chosen}
    small = any("small dev set" in each["diseases"] for each in projects)
    if "measure_human" not in done:
        return (
            "Your policy never measures the human error, so it takes every training error for "
            "avoidable."
        )
    if "error_analysis" not in done:
        return (
            "Your policy never does an error analysis, so it cannot tell shaky from rare, nor see "
            "wrong labels."
        )
    if "enlarge_dev" not in done and small:
        return (
            "Your policy never enlarges a dev set, not even one of 50 examples, so luck decides "
            "which changes are kept."
        )
    if "clean_dev_labels" in done and "clean_training_labels" not in done:
        return "Your policy cleans the labels that it measures with, never those it trains with."
    if "clean_training_labels" not in done:
        return "Your policy never cleans training labels, not even where a fifth of them is wrong."
    return ""


def as_leader(got, expected):
    """Play the actions again; two thirds of the course's lead over always collecting are enough."""
    from coursework.simulator import DEFAULT

    actions = [[str(action) for action in each["actions"]] for each in got]
    unknown = [action for chosen in actions for action in chosen if action not in DEFAULT.costs]
    if "None" in unknown:
        return "Your policy returned None: is an action chosen in every branch, and returned?"
    if unknown:
        names = ", ".join(DEFAULT.costs)
        return f"Your policy returned “{unknown[0]}”, which is no action. The actions are {names}."
    own = mean_error(expected, actions)
    best = mean_error(expected, [each["actions"] for each in expected])
    collecting = mean_error(expected, [["collect_target"] * 20] * len(expected))
    needed = best + (collecting - best) / 3
    if own <= needed:
        return True
    return (
        habit(actions)
        or neglect(actions, expected)
        or f"The mean true error of the projects is {own:.1%}; at most {needed:.1%} is needed "
        f"(always collecting target data: {collecting:.1%}, the course's own policy: {best:.1%})."
    )


def mixed():
    """Two diseases each."""
    return projects([(seed, None) for seed in range(300, 310)])


@grader.case(accept=as_leader, world=mixed)
def ten_mixed_projects(next_step, expected_gain, read_report, world):
    """Ten projects with two diseases each."""
    led(next_step, world)


def hard_tasks():
    """People make many errors too."""
    others = [(), ("variance",), ("labels",), ("shaky",), ("rare",)] * 2
    return projects([(1000 + i, ("hard task", *other)) for i, other in enumerate(others)])


@grader.case(accept=as_leader, world=hard_tasks)
def ten_hard_tasks(next_step, expected_gain, read_report, world):
    """Ten projects in which people make 10% to 15% errors, some with a disease as well."""
    led(next_step, world)


def small_dev_sets():
    """Variance, measured by little."""
    return projects([(seed, ("variance", "small dev set")) for seed in range(1100, 1110)])


@grader.case(accept=as_leader, world=small_dev_sets)
def ten_small_dev_sets(next_step, expected_gain, read_report, world):
    """Ten projects with much variance and dev sets of 50 to 100 examples."""
    led(next_step, world)


def biased():
    """Bias."""
    others = [(), ("labels",)] * 6
    return projects([(1200 + i, ("bias", *other)) for i, other in enumerate(others)])


@grader.case(hidden=True, accept=as_leader, world=biased, kind="models that are too small")
def twelve_with_bias(next_step, expected_gain, read_report, world):
    """Bias, half of them with wrong labels as well."""
    led(next_step, world)


def overfitted():
    """Variance."""
    others = [(), ("shaky",)] * 6
    return projects([(1300 + i, ("variance", *other)) for i, other in enumerate(others)])


@grader.case(hidden=True, accept=as_leader, world=overfitted, kind="much variance")
def twelve_with_variance(next_step, expected_gain, read_report, world):
    """Variance, half of them with shaky images as well."""
    led(next_step, world)


def mismatched():
    """Shaky or rare images."""
    return projects([(1400 + i, kind) for i, kind in enumerate([("shaky",), ("rare",)] * 6)])


@grader.case(hidden=True, accept=as_leader, world=mismatched, kind="mismatch, of both kinds")
def twelve_with_mismatch(next_step, expected_gain, read_report, world):
    """Shaky and rare images in turn."""
    led(next_step, world)


def mislabelled():
    """Wrong labels."""
    return projects([(seed, ("labels",)) for seed in range(1500, 1512)])


@grader.case(hidden=True, accept=as_leader, world=mislabelled, kind="wrong labels")
def twelve_with_wrong_labels(next_step, expected_gain, read_report, world):
    """Wrong labels in all sets."""
    led(next_step, world)


def more_small_dev_sets():
    """Small dev sets, and more."""
    others = [(), ("labels",), ("shaky",), (), ("hard task",), ()] * 2
    kinds = [("small dev set", "variance", *other) for other in others]
    return projects([(1601 + i, kind) for i, kind in enumerate(kinds)])


@grader.case(hidden=True, accept=as_leader, world=more_small_dev_sets, kind="small dev sets")
def twelve_more_small_dev_sets(next_step, expected_gain, read_report, world):
    """Small dev sets, variance and something else."""
    led(next_step, world)


def other_mixed():
    """Two diseases each."""
    return projects([(seed, None) for seed in range(1700, 1712)])


@grader.case(hidden=True, accept=as_leader, world=other_mixed, kind="other mixed projects")
def twelve_other_mixed_projects(next_step, expected_gain, read_report, world):
    """Twelve other projects with two diseases each."""
    led(next_step, world)


HUMAN = 'if report["human_error"] is None:'
TAGS = 'elif report["tags"] is None:'
SMALL = 'elif report["dev_examples"] < 1000:'
BEST = "max(possible, key=lambda name: expected_gain(report, name) / COSTS[name])"
POSSIBLE = "[name for name in COSTS if 1 <= COSTS[name] <= weeks_left]"
EACH = "[name for name in COSTS if 1 <= COSTS[name] <= weeks_left{}]"

wrong = grader.mistakes("next_step")
wrong(SMALLEST, (BEST, BEST.replace("max(", "min(")))
wrong(
    "Return the name of the action; you return its gain.",
    (BEST, "max(expected_gain(report, name) / COSTS[name] for name in possible)"),
)
wrong(NO_HUMAN, (HUMAN, "if False:"))
wrong(UNTAGGED, (TAGS, "elif False:"))
wrong(NO_DEV, (SMALL, "elif False:"))
wrong(NO_CLEANING, (POSSIBLE, EACH.format(' and name != "clean_training_labels"')))
wrong(
    DEV_CLEANING,
    (SMALL, 'elif "clean_dev_labels" not in [old["action"] for old in history]:'),
    ('action = "enlarge_dev"', 'action = "clean_dev_labels"'),
    (POSSIBLE, EACH.format(' and name != "clean_training_labels"')),
)
wrong(ONLY_TRAINING, (BEST, '"bigger_model" if len(history) % 2 else "train_longer"'))
wrong(ONLY_WEB, (BEST, '"collect_web"'))
wrong(
    ONLY_TARGET,
    (HUMAN, "if False:"),
    (TAGS, "elif False:"),
    (SMALL, "elif False:"),
    (BEST, '"collect_target"'),
)
wrong(ONLY_TUNE, (BEST, '"tune"'))
wrong(TOO_EARLY, (BEST, f'{BEST} if weeks_left > 15 else "ship"'))
wrong(
    "Something is divided by 0: the gain is divided by the weeks, and ship, which costs none, is "
    "left out.",
    (POSSIBLE, "[name for name in COSTS if COSTS[name] <= weeks_left]"),
)
wrong(
    "No such action: the names are the keys of COSTS, with underscores.",
    ('action = "measure_human"', 'action = "measure human"'),
)
wrong(
    "In some week, no action is possible for you: one that takes as many weeks as are left can "
    "still be finished.",
    (POSSIBLE, POSSIBLE.replace("<= weeks_left", "< weeks_left")),
)
