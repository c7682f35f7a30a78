# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # The project simulator: twenty weeks, one decision after another
#
# You lead a team that builds an image classifier, and you have twenty weeks. More data? A larger
# model? Clean the labels? Look at the errors first? Each choice costs weeks, and the numbers that
# you base your decisions on are measured on finite sets, so luck is part of them. First you lead a
# project by hand. Then you write down how you decide, as code, and let that code lead hundreds of
# projects, in competition with others who decide differently.
#
# **When you are done you can**
#
# - read a report: avoidable bias, variance, mismatch and wrong labels, corrected for each other;
# - estimate what an action would bring *before* you pay for it;
# - weigh gains against weeks, and know when it pays to find out more first;
# - distinguish a policy that is better from one that was lucky.
#
# **You need** the other notebooks of this course, above all `splits_and_mismatch` and
# `error_analysis`. **Time:** 2 to 3 hours.
#
# **How it works.** Write your code between `### START CODE HERE ###` and `### END CODE HERE ###`,
# replacing each `None`. The number of lines is a hint, not a rule. Run the check below each
# exercise. The last exercise, worth half of the points, has no single right answer: your policy
# leads projects, some of them hidden, and is judged by **the true error they ship with**. For each
# group of projects you get its share of the points if your mean error is good enough; exercise 3
# says how good.

# %% [markdown]
# ## 1. Set-up

# %%
import matplotlib.pyplot as plt
import numpy as np
from tqdm.auto import tqdm

from coursework.figures import project_simulator as figures
from coursework.simulator import DEFAULT, Parameters, Project, draw_world, league_table
from coursework.simulator import measurements
from coursework.simulator.control_room import control_room, describe
from coursework.simulator.league import REFERENCE
from coursework.simulator.projects import lead

COSTS, EFFECTS = DEFAULT.costs, DEFAULT.effects

# %%
from graders import Checker

check = Checker("course3/project_simulator")

# %% [markdown]
# ## 2. The team and what it can do
#
# Your classifier is to read images that its **users** take: the *target* distribution. Such images
# are scarce. There are plenty of similar ones **on the web**. The model is trained on both; the dev
# set and the test set hold target images only. A train-dev set, held out from the training data,
# tells how well the model does on new images of the kind it was trained on.
#
# | action | weeks | what the team does |
# |---|---|---|
# | `measure_human` | 1 | finds out how many errors careful people make |
# | `error_analysis` | 1 | looks at 100 errors, every week from now on, and counts their tags |
# | `enlarge_dev` | 1 | labels 3,000 more dev examples |
# | `bigger_model` | 2 | doubles the model |
# | `train_longer` | 1 | trains longer |
# | `regularize` | 1 | turns up the regularization |
# | `tune` | 1 | tries other settings |
# | `synthesize` | 1 | shakes web images artificially, to make them look like target images |
# | `collect_web` | 1 | collects 15,000 more web images |
# | `collect_target` | 3 | collects and labels 1,000 more target images |
# | `clean_training_labels` | 2 | has the training labels looked through |
# | `clean_dev_labels` | 1 | has the labels of dev and test sets looked through |
# | `ship` | 0 | ends the project |
#
# Two rules:
#
# - **Changes of the model** (the first five below `enlarge_dev`) are kept only if the dev error, as
#   measured, does not rise. Otherwise they are undone, and the weeks are gone. With a small dev set
#   that is a lottery.
# - Anything that takes longer than the weeks that are left is never finished.
#
# A new project writes its first report at once:

# %% tags=["demo"]
project = Project(seed=3)
print(describe(project.report))

# %% [markdown]
# More than a quarter of the target images are misread, and all we know about the reasons is in
# three numbers. What would you do first? `act` lets the team work and returns the new report. Let
# us find out more before we spend anything:

# %% tags=["demo"]
for action in ("measure_human", "error_analysis"):
    print(describe(project.act(action)))

# %% [markdown]
# People make few errors here. Much of the dev error comes from images that are **shaky**, and those
# can be imitated. `rare` stands for things that hardly occur on the web, which no shaking of web
# images will teach. `wrong label` means that the model was right and the label was not.

# %% tags=["demo"] alt="Training, train-dev and dev error of project 3 over its first weeks, with the action of each week written above; the dev error falls, and one or two actions in grey had no effect."
for action in ("synthesize", "train_longer", "bigger_model", "bigger_model"):
    project.act(action)
figures.draw_course(project.history, "The first weeks of project 3")

# %% [markdown]
# Actions in black were kept, those in grey had no effect. Now lead a project yourself. Choose a seed,
# press buttons, and watch. (The buttons need a running notebook. Without them call
# `project.act("...")` in a cell of your own.)

# %% tags=["demo"]
control_room(Project(seed=11), figures.draw_course)

# %% [markdown]
# When a project is over, you may look behind the scenes. This is what the true error consisted of,
# at the start and after the few weeks above.

# %% tags=["demo"] alt="Stacked bars of the true error of project 3 at the start and some weeks later, divided into people, capacity, training, variance, two kinds of mismatch and labels; the part of shaky images has shrunk most."
figures.draw_parts({
    "project 3, week 0": Project(seed=3).true_parts(),
    f"project 3, week {project.report['week']}": project.true_parts(),
})
plt.show()

# %% [markdown]
# ## 3. The model behind it
#
# The simulator is a formula. The true error on the target distribution is a sum,
#
# $$e_{target} = \underbrace{e_{human}}_{\text{people}}
# + \underbrace{c + t}_{\text{capacity, training}}
# + \underbrace{v}_{\text{variance}}
# + \underbrace{s + r}_{\text{mismatch: shaky, rare}}
# + \underbrace{\lambda q}_{\text{wrong labels}}$$
#
# with $q$ the share of wrong training labels. The training error contains the first two terms, the
# train-dev error all but the mismatch. Each is *measured* against labels of which some are wrong:
# an answer counts as right only if both it and its label are right, so $1 - \text{measured} = (1 -
# e)(1 - q)$. And each is measured on a finite set.
#
# Every action changes a term. Here $m$ is the number of all training examples and $n$ that of target
# examples:
#
# | action | effect | constant |
# |---|---|---|
# | `bigger_model` | $c$ times $2^{-p}$; $v$ times 1.08 | $p$ = `EFFECTS.capacity_power`; `EFFECTS.bigger_variance` |
# | `train_longer` | $t$ times 0.4 | `EFFECTS.longer` |
# | `regularize` | $v$ times 0.75; $c$ plus 0.006 | `EFFECTS.regularized`; `EFFECTS.regularized_bias` |
# | `collect_web` | $v$ times $\left(\frac{m + 15000}{m}\right)^{-p}$ | `EFFECTS.more_web`; $p$ = `EFFECTS.variance_power` |
# | `collect_target` | $s$ and $r$ times $\left(\frac{m_0 + n + 1000}{m_0 + n}\right)^{-p}$ | `EFFECTS.more_target`; $m_0$ = `EFFECTS.mismatch_offset`; $p$ = `EFFECTS.mismatch_power` |
# | `synthesize` | $s$ times 0.4; $r$ times 1.25 | `EFFECTS.synthesized`; `EFFECTS.trap` |
# | `clean_training_labels` | $q$ times 0.2 | `EFFECTS.cleaned`; $\lambda$ = `EFFECTS.label_harm` |
# | `tune` | $e_{target}$ plus a random number of standard deviation 0.004 | `EFFECTS.tuned` |
#
# (`collect_target` also adds to $m$, but 1,000 among tens of thousands hardly matter.) Is that how
# errors behave? The powers and $\lambda$ were fitted to experiments with the digits of this course.
# You can repeat them with other seeds; this takes about ten seconds.

# %% tags=["demo"] alt="Four panels with measured points and the formula's line through them: variance by training examples, mismatch by target examples, bias by the size of the model, harm by the share of wrong labels."
experiments = [
    ("Variance", "training examples", measurements.variance_by_examples,
     lambda m: m ** -EFFECTS.variance_power),
    ("Mismatch", "target examples among 600 others", measurements.mismatch_by_target_examples,
     lambda m: (EFFECTS.mismatch_offset + m) ** -EFFECTS.mismatch_power),
    ("Bias", "size of the model", measurements.bias_by_size,
     lambda size: size ** -EFFECTS.capacity_power),
    ("Harm of wrong labels", "share of wrong labels", measurements.harm_by_wrong_labels,
     lambda q: EFFECTS.label_harm * q),
]
panels = []
for title, label, measure, formula in tqdm(experiments, unit="experiments"):
    curve = measure(seeds=range(4))
    panels.append((title, label, curve.varied, curve.errors, formula))
figures.draw_fits(panels)
plt.show()

# %% [markdown]
# Points are means over four seeds with two standard errors; only the height of each line was fitted
# here. The formulas are simple, and good enough to practise on. They leave something out: in real
# projects the terms are not independent, and nobody gives you the constants.

# %% [markdown]
# ## 4. Read a report
#
# A report is a dictionary.

# %% tags=["demo"]
for name, value in project.report.items():
    print(f"{name:24s}{value}")

# %% [markdown]
# Before `measure_human`, `human_error` is `None`; before `error_analysis`, so are `tags` and
# `wrong_training_labels`. From then on, both are in every report. `tags` are shares of the *dev
# errors*; `wrong_training_labels` is the share of the *training errors* that are nothing but wrong
# labels. `training_slope` says how much the training error fell during the last tenth of the
# training: a tenth of $t$.
#
# ### Exercise 1: `read_report`
#
# Wrong labels make the training error look larger than it is. Read naively, that is bias, and your
# team buys a bigger model to learn the mistakes of the annotators. So take them out first:
#
# $$\begin{aligned}
# labels &= \text{training error} \times \text{share of wrong labels among the training errors}\\
# train &= \text{training error} - labels \\
# train\_dev &= \text{train-dev error} - labels \\
# dev &= \text{dev error} \times (1 - \text{share of the tag “wrong label”})
# \end{aligned}$$
#
# (The train-dev set has labels of the same quality as the training set, hence the same correction.)
# The three gaps are those you know: bias $= train - human$, variance $= train\_dev - train$, mismatch
# $= dev - train\_dev$. What is not known yet counts as 0. Every error is measured on a finite set, so
# by bad luck a gap can be negative; leave it as it is.

# %%
# GRADED FUNCTION: read_report
def read_report(report):
    """Find the gaps in a report, corrected for wrong labels.

    Arguments:
    report -- a report of the simulator; human_error, tags and wrong_training_labels may be None

    Returns:
    gaps -- dictionary with "bias", "variance", "mismatch" and "labels"
    """
    human = report["human_error"] or 0
    wrong_share = report["wrong_training_labels"] or 0
    tags = report["tags"] or {"shaky": 0, "rare": 0, "wrong label": 0, "other": 0}

    ### START CODE HERE ### (≈ 7 lines of code)
    # Errors without those that are the labels' fault
    labels = report["train_error"] * wrong_share
    train = report["train_error"] - labels
    train_dev = report["train_dev_error"] - labels
    dev = report["dev_error"] * (1 - tags["wrong label"])
    # The gaps between them
    bias = train - human
    variance = train_dev - train
    mismatch = dev - train_dev
    ### END CODE HERE ###

    return {"bias": bias, "variance": variance, "mismatch": mismatch, "labels": labels}


# %% points=20
check("read_report")

# %% [markdown]
# Two projects after their first two weeks. By their training errors, both suffer from bias:

# %% tags=["demo"]
for disease in ("bias", "labels"):
    other = Project(seed=5, diseases=(disease,))
    for action in ("measure_human", "error_analysis"):
        other.act(action)
    gaps = {name: f"{gap:.1%}" for name, gap in read_report(other.report).items()}
    print(f"training error {other.report['train_error']:.1%}: ", gaps)

# %% [markdown]
# ## 5. How much of a report is luck?
#
# Two hundred projects do nothing but `tune` for ten weeks. New settings are as likely to be worse
# as to be better, but only what *looks* better on the dev set is kept. How much has been gained in
# the end, as measured and in truth?

# %% tags=["demo"]
def tuned(seed, diseases):
    """Gain of ten weeks of tuning: as measured on the dev set, and in truth."""
    project = Project(seed, diseases)
    measured, true = project.report["dev_error"], project.true_error()
    for week in range(10):
        project.act("tune")
    return measured - project.report["dev_error"], true - project.true_error()


for name, diseases in (("large dev sets", ()), ("small dev sets", ("small dev set",))):
    gains = 100 * np.array([tuned(seed, diseases) for seed in range(200)])
    mean, interval = gains.mean(axis=0), 2 * gains.std(axis=0, ddof=1) / np.sqrt(200)
    print(f"{name}: measured gain {mean[0]:.2f} ± {interval[0]:.2f} points, "
          f"true gain {mean[1]:.2f} ± {interval[1]:.2f}")

# %% [markdown]
# With a dev set of 50 to 100 examples the team celebrates week after week, and nearly all of it is
# imagined: what was kept is what was lucky. With thousands of examples, a good part of the measured
# gain is real. The same lottery decides about *good* changes as well. With 75 examples and an error
# of 17%, the difference between two measured errors has a standard deviation of four points. A
# bigger model that helps by two points is then undone about one time in three. So a dev set that
# cannot show the differences you work on is the first thing to fix.

# %% [markdown]
# ## 6. What would it bring?
#
# ### Exercise 2: `expected_gain`
#
# By how much would an action lower the true error? Use the table of section 3, with the gaps in
# place of the hidden terms. With $m$ and $n$ the present numbers of all and of target examples, and
# $u = 10 \cdot$ `training_slope` as an estimate of $t$:
#
# | action | expected gain |
# |---|---|
# | `bigger_model` | $(1 - 2^{-p}) \cdot (bias - u) - (\text{bigger\_variance} - 1) \cdot variance$ |
# | `train_longer` | $(1 - longer) \cdot u$ |
# | `regularize` | $(1 - regularized) \cdot variance - \text{regularized\_bias}$ |
# | `collect_web` | $\left(1 - \left(\frac{m + \text{more\_web}}{m}\right)^{-p}\right) \cdot variance$ |
# | `collect_target` | $\left(1 - \left(\frac{m_0 + n + \text{more\_target}}{m_0 + n}\right)^{-p}\right) \cdot mismatch$ |
# | `synthesize` | $\left((1 - synthesized) \cdot shaky - (trap - 1) \cdot rare\right) \cdot \text{dev error}$ |
# | `clean_training_labels` | $\lambda \cdot (1 - cleaned) \cdot labels$ |
#
# $p$ is the power that belongs to each action (section 3); `shaky` and `rare` are the shares of
# these tags. All other actions leave the true error as it is (`tune` nearly so): return 0 for them.

# %%
# GRADED FUNCTION: expected_gain
def expected_gain(report, action):
    """Estimate by how much an action would lower the true error.

    Arguments:
    report -- a report of the simulator
    action -- name of an action

    Returns:
    gain -- expected fall of the true error; negative if it would rise
    """
    gaps = read_report(report)
    tags = report["tags"] or {"shaky": 0, "rare": 0, "wrong label": 0, "other": 0}
    n = report["target_examples"]
    m = report["web_examples"] + n
    u = 10 * report["training_slope"]

    ### START CODE HERE ### (≈ 16-24 lines of code)
    gain = 0.0
    if action == "bigger_model":
        share = 1 - 2 ** -EFFECTS.capacity_power
        gain = share * (gaps["bias"] - u) - (EFFECTS.bigger_variance - 1) * gaps["variance"]
    elif action == "train_longer":
        gain = (1 - EFFECTS.longer) * u
    elif action == "regularize":
        gain = (1 - EFFECTS.regularized) * gaps["variance"] - EFFECTS.regularized_bias
    elif action == "collect_web":
        growth = (m + EFFECTS.more_web) / m
        gain = (1 - growth ** -EFFECTS.variance_power) * gaps["variance"]
    elif action == "collect_target":
        offset = EFFECTS.mismatch_offset + n
        growth = (offset + EFFECTS.more_target) / offset
        gain = (1 - growth ** -EFFECTS.mismatch_power) * gaps["mismatch"]
    elif action == "synthesize":
        helped = (1 - EFFECTS.synthesized) * tags["shaky"]
        harmed = (EFFECTS.trap - 1) * tags["rare"]
        gain = (helped - harmed) * report["dev_error"]
    elif action == "clean_training_labels":
        gain = EFFECTS.label_harm * (1 - EFFECTS.cleaned) * gaps["labels"]
    ### END CODE HERE ###

    return gain


# %% points=30
check("expected_gain")

# %% [markdown]
# Expectations can be compared with the truth. For 100 projects and each action: what your function
# expects after two weeks of finding out, and what really happens to the true error.

# %% tags=["demo"] alt="Seven panels, one for each action, with true against expected gains of 100 projects; most points lie around the diagonal, those of regularize and collect web partly below it."
ACTIONS = ("bigger_model", "train_longer", "regularize", "collect_web", "collect_target",
           "synthesize", "clean_training_labels")


def gains_of(action, seeds=range(100)):
    """Expected and true gains of an action, in the projects that keep it."""
    pairs = []
    for seed in seeds:
        project = Project(seed)
        for first in ("measure_human", "error_analysis"):
            project.act(first)
        expected, before = expected_gain(project.report, action), project.true_error()
        if project.act(action)["kept"]:
            pairs.append((expected, before - project.true_error()))
    return np.array(pairs).T


figures.draw_gains({action: gains_of(action) for action in ACTIONS})
plt.show()

# %% [markdown]
# Points on the line are expectations that came true. Some scatter around it by luck: a gap is a
# difference of two measured errors, and a tag is counted on 100 images. Others lie below it for a
# reason. `regularize` and `collect_web` promise one or two percentage points to projects with wrong
# labels and bring next to nothing: the *harm* that wrong labels do, $\lambda q$, is part of the gap
# that we read as variance. (Projects in which a change of the model was undone are left out.)

# %% [markdown]
# ## 7. Decide
#
# ### Exercise 3: `next_step`
#
# Now write your policy. It gets the latest report, the list of all reports so far, and the weeks
# left, and returns the name of an action. You may use these three in any way.
#
# **How it is judged.** Your policy leads groups of ten or twelve projects: mixed ones, hard tasks,
# small dev sets, and others that you do not see. In each group, the mean *true* final error is
# compared with that of two recorded policies on the same projects: one that always collects target
# data, and the course's own. You pass if you make up at least **two thirds** of the difference between them.
#
# A good plan, if you have none of your own:
#
# 1. first find out what you do not know: the human error, the tags, and reliable numbers, that is,
#    a dev set of at least 1,000 examples;
# 2. then, of all actions that can still be finished (at most `weeks_left`, and at least one week),
#    take the one with the largest expected gain **per week**.

# %%
# GRADED FUNCTION: next_step
def next_step(report, history, weeks_left):
    """Decide what the team does next.

    Arguments:
    report -- the latest report, a dictionary
    history -- list of all reports so far, the latest last
    weeks_left -- number of weeks left, at least 1

    Returns:
    action -- name of an action, one of the keys of COSTS
    """
    ### START CODE HERE ### (≈ 9 lines of code)
    action = None
    # First find out what is unknown
    if report["human_error"] is None:
        action = "measure_human"
    elif report["tags"] is None:
        action = "error_analysis"
    elif report["dev_examples"] < 1000:
        action = "enlarge_dev"
    # Then take the largest expected gain per week
    else:
        possible = [name for name in COSTS if 1 <= COSTS[name] <= weeks_left]
        action = max(possible, key=lambda name: expected_gain(report, name) / COSTS[name])
    ### END CODE HERE ###

    return action


# %% points=50
check("next_step")

# %% tags=["demo"] alt="The errors of project 8 over twenty weeks with the actions that the policy chose. | Stacked bars of the parts of its true error, in week 0 and when it was shipped."
project = lead(Project(seed=8), next_step)
figures.draw_course(project.history, f"Project 8: true final error {project.true_error():.1%}")
figures.draw_parts({"week 0": Project(seed=8).true_parts(), "shipped": project.true_parts()})
plt.show()

# %% [markdown]
# ## 8. The league
#
# One project proves nothing: a policy that collects target data looks brilliant where target data
# were missing. So your policy and eight recorded ones lead the same **200** projects. (A few
# seconds.)

# %% tags=["demo"] alt="Mean final errors of nine policies with intervals, the best at the top: yours is highlighted, a dashed line marks the course's own policy, and doing nothing comes last."
table = league_table({"you": next_step}, seeds=range(200))
for name, errors in table.items():
    interval = 2 * errors.std(ddof=1) / np.sqrt(len(errors))
    print(f"{name:30s}{errors.mean():6.1%} ± {interval:.1%}")
figures.draw_league(table, REFERENCE, highlight="you")
plt.show()

# %% [markdown]
# The intervals are wide because the projects differ: a hard task ships with a large error, no
# matter who leads it. But all policies led the *same* projects, so compare them project by project:

# %% tags=["demo"]
for name, errors in table.items():
    if name != "you":
        ahead = errors - table["you"]
        interval = 2 * ahead.std(ddof=1) / np.sqrt(len(ahead))
        print(f"ahead of “{name}” by {ahead.mean():5.1%} ± {interval:.1%}, "
              f"in {np.mean(ahead > 0):.0%} of the projects")

# %% [markdown]
# None of the recorded policies (except the last) is foolish: each does what is right in some
# projects. They lose because they do *one* thing, whatever the reports say.
#
# **What does finding out cost, and what is it worth?** Up to three weeks of twenty go into numbers
# that do not lower the error at all. Leave two of them out, one at a time:

# %% tags=["demo"]
def without(skipped, pretended):
    """Your policy, made to believe that it knows something already."""
    def policy(report, history, weeks_left):
        known = {name: pretended if report[name] is None else report[name] for name in skipped}
        return next_step({**report, **known}, history, weeks_left)
    return policy


guesses = {
    "never measures the human error": without(["human_error"], 0.0),
    "never looks at errors": without(
        ["tags"], {"shaky": 0.0, "rare": 0.0, "wrong label": 0.0, "other": 1.0}),
}
for name, policy in guesses.items():
    errors = np.array([lead(Project(seed), policy).true_error() for seed in range(200)])
    loss = errors - table["you"]
    print(f"{name}: {loss.mean():+.1%} ± {2 * loss.std(ddof=1) / np.sqrt(200):.1%}")

# %% [markdown]
# ## 9. Other rules
#
# Is this a law or an accident of our numbers? All rules are in `Parameters`; change them and play
# again. Here is a league of eight weeks, where three weeks of finding out are a lot:

# %% tags=["demo"]
short = league_table({"you": next_step}, seeds=range(100), parameters=Parameters(weeks=8))
for name, errors in short.items():
    print(f"{name:30s}{errors.mean():6.1%}")

# %% [markdown]
# ## 10. What you have learned
#
# - A gap says where the error is; an expected gain says what working on it is worth.
# - Wrong labels look like bias, and like mismatch. Correct for them before you read the gaps.
# - Information is an investment: it costs weeks and does not lower the error, and yet those who
#   skip it lose.
# - A dev set that is too small rewards luck and discards good changes.
# - Compare policies on many projects, and on the same ones.
#
# **Three quick questions**
#
# <details><summary>1. Training error 12%, train-dev 13%, dev 14%. Is that bias?</summary>Only if
# people, or the best possible model, do much better than 12%, and if the training labels are right.
# In a hard task, or with 10% wrong labels, there is little to avoid.</details>
#
# <details><summary>2. Half of the dev errors are shaky images, half show something that is rare on
# the web. Synthesize or collect?</summary>Synthesis takes one week, wins 60% of the shaky half and
# makes the rare half a quarter worse: a net 0.6 · 0.5 − 0.25 · 0.5 = 17.5% of the dev error. Then
# collect, because what is left is mostly rare.</details>
#
# <details><summary>3. Your dev error fell from 8.0% to 7.4% after a week of tuning, on 500 dev
# examples. How sure are you?</summary>That is three images. The standard error at 8% is
# √(0.08 · 0.92 / 500) = 1.2%. You know nothing yet.</details>
#
# **If you want to go further** (not graded)
#
# - Beat the course's own policy. The dashed line in the league is not the end: it never asks
#   whether a gap is larger than chance, and it repeats changes that were undone.
# - Make a league of your own: `Parameters(sick={...})` with a disease that does not exist yet, such
#   as web data that are mislabelled *and* scarce. Which of the recorded policies rises?
#
# **Where the ideas come from**
#
# - Andrew Ng, [Machine Learning Yearning](https://info.deeplearning.ai/machine-learning-yearning-book), draft of 2018.
# - Sculley et al., [Hidden Technical Debt in Machine Learning Systems](https://papers.nips.cc/paper/2015/hash/86df7dcfd896fcaf2674f757a2463eba-Abstract.html), 2015.
# - Northcutt, Athalye and Mueller, [Pervasive Label Errors in Test Sets Destabilize Machine Learning Benchmarks](https://arxiv.org/abs/2103.14749), 2021.
# - Hernandez et al., [Scaling Laws for Transfer](https://arxiv.org/abs/2102.01293), 2021.

# %% [markdown] tags=["reflection"] points=5
# **Question.** It is week 2 of 20. Training error 9.1%, train-dev error 9.8%, dev error 16.0% on 80
# examples. Nobody has measured the human error or looked at a single error. Your manager has already
# ordered 50,000 more web images. Write four or five sentences to the manager: what do the numbers
# say and not say, what do you do in the next two weeks, and what should happen to the order? Write
# in place of this text.

# %%
check.summary()
