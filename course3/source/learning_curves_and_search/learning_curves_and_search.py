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
# # Learning curves and search: spending data and time where they help
#
# "Get more data" is the most expensive advice in machine learning. In this notebook you find out
# beforehand what it would buy. You measure how the error of a model falls with the number of its
# training examples, extend the curve beyond the data you have, and say whether the model suffers
# from bias or from variance. Then you turn to the other cost, computing time: you look for good
# hyperparameters at random instead of on a grid, and stop the hopeless trials early.
#
# **When you are done you can**
#
# - measure a learning curve, and say how much of it is luck;
# - fit a power law with a floor, and estimate how many examples a target error needs;
# - tell bias from variance by the two ends of a curve and the human error;
# - search hyperparameters at random and on the right scale;
# - spend a fixed budget with successive halving, and know what can go wrong with it.
#
# **You need** NumPy, and what training, dev and test sets are for. **Time:** 2 hours.
#
# **How it works.** Write your code between `### START CODE HERE ###` and `### END CODE HERE ###`,
# replacing each `None`. The number of lines is a hint, not a rule. Run the check below each
# exercise: it shows what your code returned next to what was expected. Your points also depend on
# hidden inputs of other sizes, so write for any input, not only for the one you see. Where chance
# is part of an answer, the check asks for the right distribution, never for particular numbers.

# %% [markdown]
# ## 1. Set-up

# %%
from itertools import product

import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import interact
from sklearn.decomposition import PCA
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.svm import SVC
from tqdm.auto import tqdm

from coursework.data.digits import load_scans, photograph
from coursework.figures import learning_curves_and_search as figures

# %%
from graders import Checker

check = Checker("course3/learning_curves_and_search")

# %% [markdown]
# The data are 1,797 handwritten digits of 8 × 8 pixels, as a shaky camera sees them: shifted,
# rotated, dimmed, blurred, some with a dark frame. Half of them are for training, the others are
# the dev set.

# %% tags=["demo"] alt="Twelve blurred photographs of handwritten digits, 8 × 8 pixels, each under its class."
scans, digits = load_scans()
photographs = photograph(scans, np.random.default_rng(0))
order = np.random.default_rng(1).permutation(len(digits))
X, X_dev = photographs[order[:900]], photographs[order[900:]]
y, y_dev = digits[order[:900]], digits[order[900:]]
figures.show_digits(X[:12], y[:12])
plt.show()

# %% [markdown]
# ## 2. A learning curve
#
# A **learning curve** shows the error against the number $m$ of training examples. You need no more
# data than you have: leave some out. Train with 50 examples, with 100, with 200, and each time
# measure two errors,
#
# - the **training error**, on the very examples that the model was trained on;
# - the **dev error**, always on the same, whole dev set.
#
# ### Exercise 1: `learning_curve`
#
# `fit(X, y)` trains a model and returns it; `model.predict(X)` gives one class for each row. For
# each size, draw that many rows of `X` *without repetition* (`rng.choice` returns row numbers; with
# `replace=False` none is drawn twice), train on them, and measure both errors: the share of rows
# whose class is predicted wrongly.

# %%
# GRADED FUNCTION: learning_curve
def learning_curve(fit, X, y, X_dev, y_dev, sizes, rng):
    """Measure training and dev error for several numbers of training examples.

    Arguments:
    fit -- function of examples and classes that returns a model with a method predict
    X, y -- training examples, shape (m, n), and their classes, shape (m,)
    X_dev, y_dev -- dev examples and their classes
    sizes -- list of numbers of training examples, none larger than m
    rng -- numpy.random.Generator, draws the examples

    Returns:
    train_errors -- share of wrong predictions on the examples used, shape (len(sizes),)
    dev_errors -- share of wrong predictions on the dev set, shape (len(sizes),)
    """
    train_errors, dev_errors = [], []

    for size in sizes:
        ### START CODE HERE ### (≈ 4 lines of code)
        chosen = rng.choice(len(X), size, replace=False)
        model = fit(X[chosen], y[chosen])
        train_error = np.mean(model.predict(X[chosen]) != y[chosen])
        dev_error = np.mean(model.predict(X_dev) != y_dev)
        ### END CODE HERE ###
        train_errors.append(train_error)
        dev_errors.append(dev_error)

    return np.array(train_errors), np.array(dev_errors)


# %% points=15
check("learning_curve")

# %% [markdown]
# The model is a support vector machine, a good classifier for small images that trains in a moment.
# You need not know how it works; `gamma` and `C` are two of its hyperparameters, which will return
# in section 5. Three curves, each with other examples:

# %% tags=["demo"]
def fit_machine(X, y):
    """Train a support vector machine with a Gaussian kernel."""
    return SVC(gamma=0.05, C=10).fit(X, y)


sizes = np.array([50, 70, 100, 140, 200, 280, 400])
for seed in range(3):
    _, errors = learning_curve(fit_machine, X, y, X_dev, y_dev, sizes, np.random.default_rng(seed))
    print(f"seed {seed}: ", "  ".join(f"{error:.1%}" for error in errors))

# %% [markdown]
# Same data, same model, and yet numbers that differ by a few percentage points at the small sizes:
# which 50 examples you happen to draw matters. So one curve is an anecdote. We measure **ten** and
# draw their mean with a band of two standard errors.

# %% tags=["demo"] alt="Learning curves of the support vector machine from 50 to 400 examples: the dev error falls from above 50% to about 25%, the training error stays near zero and rises a little."
def repeated(fit, sizes, runs=10, first_seed=0):
    """Learning curves over seeds: training errors and dev errors, shape (runs, len(sizes))."""
    curves = [
        learning_curve(fit, X, y, X_dev, y_dev, sizes, np.random.default_rng(first_seed + run))
        for run in range(runs)
    ]
    train_errors, dev_errors = zip(*curves)
    return np.array(train_errors), np.array(dev_errors)


machine = repeated(fit_machine, sizes)
figures.draw_curves({"support vector machine": (sizes, *machine)})
plt.show()

# %% [markdown]
# The dev error falls, quickly at first and then ever more slowly. The training error rises a little:
# a few examples are easily memorized, many are not.

# %% [markdown]
# ## 3. A law, and what more data would buy
#
# What would 800 examples bring? For many models and tasks, from images to language, the dev error
# has been found to follow a **power law** with a floor,
#
# $$\text{error}(m) = a \, m^{-b} + c .$$
#
# $c$ is the error that no amount of data removes: wrong labels, unreadable digits, a model that is
# too small. $b$ says how fast the rest goes away. Each doubling of the data multiplies it by
# $2^{-b}$. (See Hestness et al., 2017, and Kaplan et al., 2020, at the end.)
#
# ### Exercise 2: `fit_power_law`
#
# If the floor $c$ were known, the fit would be a straight line, because
#
# $$\log(\text{error} - c) = \log a - b \log m .$$
#
# So try a list of floors. For each of them, fit a line to $\log(\text{error} - c)$ over $\log m$:
# `np.polyfit(x, y, 1)` returns its slope and intercept. Then see how well the law, with these three
# numbers, reproduces the *errors*: add up the squares of (law − error). The provided lines at the
# end take the floor with the smallest sum.

# %%
# GRADED FUNCTION: fit_power_law
def fit_power_law(sizes, errors, floors):
    """Fit error = a * m ** -b + c.

    Arguments:
    sizes -- numbers of training examples m, shape (k,)
    errors -- an error for each, shape (k,)
    floors -- candidates for c; those that are not below every error are left out

    Returns:
    a, b, c -- the law with the smallest sum of squared differences to the errors
    """
    sizes, errors = np.asarray(sizes, dtype=float), np.asarray(errors, dtype=float)
    laws = []

    for c in floors:
        if c >= errors.min():
            continue
        ### START CODE HERE ### (≈ 4 lines of code)
        slope, intercept = np.polyfit(np.log(sizes), np.log(errors - c), 1)
        a = np.exp(intercept)
        b = -slope
        squares = np.sum((a * sizes ** -b + c - errors) ** 2)
        ### END CODE HERE ###
        laws.append((squares, a, b, c))

    squares, a, b, c = min(laws)
    return a, b, c


# %% points=15
check("fit_power_law")

# %% [markdown]
# Here is how a floor bends the line. On logarithmic axes a power law without a floor is straight.
# Subtract a floor that is too low, and the line still sags; one that is too high, and it drops at
# the end.

# %% tags=["demo"] alt="Three panels on logarithmic axes, the errors less a floor of 0, 0.1 and 0.2, each with a straight line through the points; they fit differently well."
mean_errors = machine[1].mean(axis=0)
figures.draw_floors(sizes, mean_errors, floors=[0, 0.1, 0.2])
plt.show()

# %% tags=["demo"]
@interact(floor=(0, 0.22, 0.01))
def try_floor(floor=0.1):
    """The slider needs a running notebook; the figure above shows three of its positions."""
    figures.draw_floors(sizes, mean_errors, floors=[floor])
    plt.show()


# %% [markdown]
# With seven noisy points, many floors fit almost equally well, and you should not believe the third
# digit of any of them. Is the law good for anything, then? The honest test is to predict what you
# have not looked at: **fit up to 400 examples, predict 800, then measure.** To see how often it
# works, we do it five times, each time with new curves (this takes about 15 seconds).

# %% tags=["demo"]
floors = np.linspace(0, 0.2, 41)
predicted, measured = [], []
for seed in tqdm(range(5), unit="laws"):
    _, errors = repeated(fit_machine, [*sizes, 800], runs=4, first_seed=100 * seed)
    a, b, c = fit_power_law(sizes, errors[:, :-1].mean(axis=0), floors)
    predicted.append(a * 800.0 ** -b + c)
    measured.append(errors[:, -1].mean())

# %% tags=["demo"] alt="The fitted law drawn on to 800 examples; the predicted and the measured errors there lie close together, at about 21%."
for guess, truth in zip(predicted, measured):
    print(f"predicted at 800: {guess:.1%}    measured: {truth:.1%}")
misses = np.array(predicted) - measured
print(f"at 400: {mean_errors[-1]:.1%}.  Mean miss {misses.mean():+.1%}, largest {abs(misses).max():.1%}")
figures.draw_extrapolation(sizes, mean_errors, fit_power_law(sizes, mean_errors, floors),
                           800, predicted, measured)
plt.show()

# %% [markdown]
# Doubling the data takes the error from about 26% to about 21%, and the law predicts that to within
# a percentage point or two. That is enough to decide whether to pay for 400 more labels. Ten times
# the data is another matter: there the floor decides, and the floor is what such a fit knows least
# about.
#
# ### Exercise 3: `examples_needed`
#
# Turn the law around: how many examples does a given error need? Solve
# $\text{target} = a\,m^{-b} + c$ for $m$. If the target is not above the floor, no number is enough:
# return `np.inf`.

# %%
# GRADED FUNCTION: examples_needed
def examples_needed(law, target):
    """Estimate how many training examples bring the error down to a target.

    Arguments:
    law -- the three numbers (a, b, c) of error = a * m ** -b + c
    target -- the error to reach

    Returns:
    m -- number of examples, not rounded; np.inf if the law never gets there
    """
    a, b, c = law

    ### START CODE HERE ### (≈ 3-4 lines of code)
    if target <= c:
        m = np.inf
    else:
        m = ((target - c) / a) ** (-1 / b)
    ### END CODE HERE ###

    return m


# %% points=10
check("examples_needed")

# %% tags=["demo"]
law = fit_power_law(sizes, mean_errors, floors)
print(f"a = {law[0]:.2f}, b = {law[1]:.2f}, c = {law[2]:.3f}")
for target in (0.2, 0.15, 0.1, 0.05):
    print(f"{target:.0%} error: {examples_needed(law, target):10,.0f} examples")

# %% [markdown]
# Read such a table for its orders of magnitude. The step from 20% to 15% costs more examples than
# everything before it.

# %% [markdown]
# ## 4. Bias or variance?
#
# More data helps against **variance** only, the gap between training and dev error. It does nothing
# about **bias**, a training error well above what is possible. What is possible? Without a better
# measure we take the **human error**: let us say that people misread 5% of these photographs.
#
# $$\text{avoidable bias} = \text{training error} - \text{human error} \qquad
# \text{variance} = \text{dev error} - \text{training error}$$
#
# ### Exercise 4: `diagnose`
#
# Take the errors at the *largest* size (the last column), average them over the runs, and name what
# is larger than `margin`: `"bias"`, `"variance"`, `"both"` or `"neither"`. A gap that is exactly as
# large as the margin does not count.

# %%
# GRADED FUNCTION: diagnose
def diagnose(train_errors, dev_errors, human_error, margin=0.02):
    """Say what keeps a model from being better.

    Arguments:
    train_errors, dev_errors -- shape (runs, sizes), the largest size last
    human_error -- what people achieve
    margin -- a gap must be larger than this to count

    Returns:
    word -- "bias", "variance", "both" or "neither"
    bias -- avoidable bias at the largest size, mean over the runs
    variance -- gap between dev and training error, likewise
    """
    ### START CODE HERE ### (≈ 10 lines of code)
    train_error = np.mean(train_errors[:, -1])
    dev_error = np.mean(dev_errors[:, -1])
    bias = train_error - human_error
    variance = dev_error - train_error
    if bias > margin and variance > margin:
        word = "both"
    elif bias > margin:
        word = "bias"
    elif variance > margin:
        word = "variance"
    else:
        word = "neither"
    ### END CODE HERE ###

    return word, bias, variance


# %% points=15
check("diagnose")

# %% [markdown]
# Three models, three diagnoses: a linear model that sees only eight numbers of each image (its first
# principal components), a linear model that sees all 64 pixels, and the support vector machine.
# (About ten seconds.)

# %% tags=["demo"]
def fit_eight_numbers(X, y):
    """Train logistic regression on eight principal components."""
    return make_pipeline(PCA(8), LogisticRegression(C=10, max_iter=300)).fit(X, y)


def fit_linear(X, y):
    """Train logistic regression on all pixels."""
    return LogisticRegression(C=3, max_iter=300).fit(X, y)


models = {"eight numbers": fit_eight_numbers, "linear": fit_linear,
          "support vector machine": fit_machine}
long_sizes = [50, 100, 200, 400, 800]
curves = {name: repeated(fit, long_sizes, runs=5) for name, fit in models.items()}
for name, (train_errors, dev_errors) in curves.items():
    word, bias, variance = diagnose(train_errors, dev_errors, human_error=0.05, margin=0.05)
    print(f"{name:24s}bias {bias:6.1%}   variance {variance:6.1%}   -> {word}")

# %% tags=["demo"] alt="Three panels of learning curves with the human error as a level line: for eight numbers both curves meet far above it, for all pixels a gap and a distance remain, for the support vector machine only a gap."
figures.draw_curves({n: (long_sizes, *errors) for n, errors in curves.items()}, human_error=0.05)
plt.show()

# %% [markdown]
# The pattern is worth remembering. Where the two curves have met far above the human error, more
# data is wasted: a larger model or less regularization is needed. Where a wide gap remains and the
# upper curve is still falling, more data helps, and so does more regularization. The linear model
# has both problems.

# %% [markdown]
# ## 5. Search at random, on the right scale
#
# Hyperparameters such as a learning rate or `gamma` work by their *order of magnitude*: from 0.001
# to 0.01 is as large a change as from 0.1 to 1. A uniform draw from 0.0001 to 1 would fall below
# 0.01 about once in a hundred times. Draw the **logarithm** uniformly instead:
#
# $$\log x \sim \mathcal{U}(\log low,\ \log high)$$
#
# ### Exercise 5: `sample_log_uniform`
#
# `rng.uniform(a, b, size)` draws uniformly from $a$ to $b$. Draw logarithms, then undo the
# logarithm.

# %%
# GRADED FUNCTION: sample_log_uniform
def sample_log_uniform(low, high, size, rng):
    """Draw numbers whose logarithm is uniformly distributed.

    Arguments:
    low, high -- ends of the range, both positive
    size -- how many numbers
    rng -- numpy.random.Generator

    Returns:
    numbers -- shape (size,), between low and high
    """
    ### START CODE HERE ### (≈ 1-2 lines of code)
    numbers = np.exp(rng.uniform(np.log(low), np.log(high), size))
    ### END CODE HERE ###

    return numbers


# %% points=10
check("sample_log_uniform")

# %% [markdown]
# ### Exercise 6: `random_search`
#
# `space` names the hyperparameters and their ranges, `{"gamma": (1e-4, 10), "C": (1, 1000)}`. In
# each trial draw *every* hyperparameter again, with `sample_log_uniform`, as a plain number (`[0]`
# or `.item()` takes it out of an array of one). `evaluate(settings)` returns the dev error. Keep
# all trials, in order: a search whose trials are lost cannot be examined later.

# %%
# GRADED FUNCTION: random_search
def random_search(evaluate, space, trials, rng):
    """Try random settings.

    Arguments:
    evaluate -- function of a dictionary of settings that returns an error
    space -- dictionary from the name of a hyperparameter to its range (low, high)
    trials -- how many settings to try
    rng -- numpy.random.Generator

    Returns:
    best -- the settings with the smallest error, a dictionary
    history -- list of all pairs (settings, error), in the order of the trials
    """
    history = []

    for trial in range(trials):
        ### START CODE HERE ### (≈ 4 lines of code)
        settings = {}
        for name, (low, high) in space.items():
            settings[name] = sample_log_uniform(low, high, 1, rng).item()
        error = evaluate(settings)
        ### END CODE HERE ###
        history.append((settings, error))

    ### START CODE HERE ### (≈ 1-2 lines of code)
    best = min(history, key=lambda pair: pair[1])[0]
    ### END CODE HERE ###

    return best, history


# %% points=15
check("random_search")

# %% [markdown]
# Why not a **grid**? Take three hyperparameters and eight trials: a grid tries two values of each.
# If two of the three hardly matter, that is two trials four times over. Eight random trials try
# eight values of *each*, so whichever matters is searched more finely (Bergstra and Bengio, 2012).
#
# Our three are `gamma`, `C`, and the power to which the pixels are raised, which changes the
# contrast. Nobody knows beforehand where the points of a grid should lie, so in each of 30 rounds
# the range of `gamma`, five powers of ten wide, is placed at random. Both searches get the same
# ranges, the same 200 training and 400 dev examples, and eight trials (about ten seconds).

# %% tags=["demo"]
def duel(seed):
    """The trials of a grid and of a random search, eight each: pairs of settings and dev error."""
    rng = np.random.default_rng(seed)
    rows = rng.permutation(len(y))
    train, dev, low = rows[:200], rows[300:700], 10 ** rng.uniform(-5, -3)

    def evaluate(settings):
        machine = SVC(gamma=settings["gamma"], C=settings["C"])
        machine.fit(X[train] ** settings["power"], y[train])
        return np.mean(machine.predict(X[dev] ** settings["power"]) != y[dev])

    space = {"gamma": (low, 1e5 * low), "C": (3, 30), "power": (0.5, 2)}
    two = [a * (b / a) ** np.array([0.25, 0.75]) for a, b in space.values()]
    grid = [dict(zip(space, values)) for values in product(*two)]
    return [(each, evaluate(each)) for each in grid], random_search(evaluate, space, 8, rng)[1]


# %% tags=["demo"] alt="A grid on the left, a random search on the right: above, the settings tried by gamma and C, below, their dev errors with the best as a dashed line. The grid tries two values of gamma, the random search eight."
duels = [duel(seed) for seed in tqdm(range(30), unit="rounds")]
best = np.array([[min(error for _, error in trials) for trials in pair] for pair in duels])
ahead = best[:, 0] - best[:, 1]
print(f"mean of the best dev errors: grid {best[:, 0].mean():.1%}, random {best[:, 1].mean():.1%}")
print(f"random is ahead by {ahead.mean():.1%} ± {2 * ahead.std(ddof=1) / np.sqrt(30):.1%} "
      f"(two standard errors), and in {np.sum(ahead > 0)} rounds of 30")
figures.draw_search(duels[0])
plt.show()

# %% [markdown]
# The mean is clear, a single round is not: sometimes a grid point falls right into the valley of
# good `gamma`, and then the grid is ahead. And mind what these numbers are: the *best of eight* dev
# errors, chosen for being low. The dev error of a winner flatters it. Only the test set can tell
# what it is worth.

# %% [markdown]
# ## 6. Stop the hopeless early
#
# A hopeless learning rate shows after a few epochs. **Successive halving** makes use of that: train
# all candidates a little, keep the best ones, train these longer, and so on. With $\eta = 3$: 27
# candidates for 1 epoch, the best 9 for 3 epochs, the best 3 for 9. Each round costs 27 epochs, and
# the winner is left.
#
# ### Exercise 7: `successive_halving`
#
# `evaluate(setting, resource)` returns the dev error after `resource` epochs. As long as more than
# one candidate is left:
#
# 1. evaluate all that are left;
# 2. note the round: how many there were, and the resource that each of them got;
# 3. keep the best `len(left) // eta`, but at least one;
# 4. multiply the resource by `eta`.

# %%
# GRADED FUNCTION: successive_halving
def successive_halving(evaluate, settings, first, eta=3):
    """Find a good setting by training many candidates briefly and few of them for long.

    Arguments:
    evaluate -- function of a setting and a resource that returns an error
    settings -- list of candidates
    first -- resource of each candidate in the first round
    eta -- only one in eta stays, and gets eta times the resource

    Returns:
    winner -- the candidate that is left
    rounds -- list of pairs (number of candidates, resource of each), in order
    """
    left, resource, rounds = list(settings), first, []

    while len(left) > 1:
        rounds.append((len(left), resource))
        ### START CODE HERE ### (≈ 5 lines of code)
        # Evaluate all that are left
        errors = [evaluate(setting, resource) for setting in left]
        # Keep the best
        keep = max(1, len(left) // eta)
        best = np.argsort(errors, kind="stable")[:keep]
        left = [left[i] for i in best]
        # They get the share of those that are out
        resource = resource * eta
        ### END CODE HERE ###

    return left[0], rounds


# %% points=20
check("successive_halving")

# %% [markdown]
# The trial: networks with one hidden layer and a random learning rate, weight decay and number of
# units. To judge the method we train **all** 27 of them for 27 epochs, which in practice is just
# what you want to avoid. That takes about ten seconds for two seeds.

# %% tags=["demo"]
CHECKPOINTS = (1, 3, 9, 27)


def train_all(seed):
    """Dev errors of 27 random networks after 1, 3, 9 and 27 epochs, shape (27, 4)."""
    rng = np.random.default_rng(seed)
    rates, decays = sample_log_uniform(1e-4, 0.3, 27, rng), sample_log_uniform(1e-5, 1, 27, rng)
    errors = np.zeros((27, len(CHECKPOINTS)))
    for i, units in enumerate(sample_log_uniform(4, 128, 27, rng).astype(int)):
        network = MLPClassifier((units,), solver="sgd", learning_rate_init=rates[i],
                                alpha=decays[i], batch_size=50, random_state=seed)
        for epoch in range(1, 28):
            network.partial_fit(X[:500], y[:500], classes=range(10))
            if epoch in CHECKPOINTS:
                errors[i, CHECKPOINTS.index(epoch)] = np.mean(network.predict(X_dev) != y_dev)
    return errors


# %% tags=["demo"]
tables = [train_all(seed) for seed in tqdm(range(2), unit="seeds")]
for errors in tables:
    winner, rounds = successive_halving(
        lambda i, epochs: errors[i, CHECKPOINTS.index(epochs)], range(27), first=1)
    spent = sum(number * epochs for number, epochs in rounds) + 27
    print(f"halving {errors[winner, -1]:.1%}, best of all {errors[:, -1].min():.1%}, median "
          f"{np.median(errors[:, -1]):.1%}, with {spent} epochs in place of {27 * 27}")

# %% tags=["demo"] alt="Dev errors of 27 networks after 1, 3, 9 and 27 epochs; thick lines are those that successive halving went on training, and a few thin lines cross below others late."
figures.draw_halving(tables[0], CHECKPOINTS)
plt.show()

# %% [markdown]
# (The 27 epochs at the end are for training the winner in full.) For a seventh of the work,
# halving found a candidate half a point to three points behind the best of all, while the median
# candidate was twenty points or more behind. What it can miss is the late bloomer: a network with
# a small learning rate that is far behind after one epoch and in front at the end. In the figure,
# those are the lines that cross. A larger `first` makes that rarer, and costs more.

# %% [markdown]
# ## 7. What you have learned
#
# - A learning curve needs only the data you have. Repeat it: a single curve is largely luck.
# - A power law with a floor predicts twice the data well and ten times the data badly.
# - More data cures variance. Against bias it does nothing.
# - Search at random, and on the logarithmic scale.
# - Stop early what is hopeless, and be aware that late bloomers go with it.
#
# **Three quick questions**
#
# <details><summary>1. Training error 12%, dev error 13%, human error 2%. A colleague wants to label
# 10,000 more examples. What do you say?</summary>The avoidable bias is 10%, the variance 1%. More
# examples can win that 1% at most. First a larger model, longer training or less
# regularization.</details>
#
# <details><summary>2. A law fitted to sizes from 50 to 400 has the floor c = 0. Can the error reach
# zero?</summary>You cannot tell. A floor of a few percent would hardly show at those sizes, so the
# fit is free to choose it. The human error is a better guess at the floor.</details>
#
# <details><summary>3. Why is a momentum between 0.9 and 0.999 not searched with
# <code>sample_log_uniform(0.9, 0.999)</code>?</summary>Because what matters is the distance to 1:
# 0.9 averages over about 10 steps, 0.999 over about 1,000. Draw 1 − β log-uniformly, from 0.001 to
# 0.1.</details>
#
# **If you want to go further** (not graded)
#
# - *Hyperband*: run successive halving with several values of `first`, all at the same total cost.
#   On which seeds of `train_all` does that save a late bloomer?
# - Where should 100 new labels come from? Fit a law to each class by itself, and compare what the
#   laws promise with what 100 examples of one class really bring.
#
# **Where the ideas come from**
#
# - Hestness et al., [Deep Learning Scaling is Predictable, Empirically](https://arxiv.org/abs/1712.00409), 2017.
# - Kaplan et al., [Scaling Laws for Neural Language Models](https://arxiv.org/abs/2001.08361), 2020.
# - Bergstra and Bengio, [Random Search for Hyper-Parameter Optimization](https://jmlr.org/papers/v13/bergstra12a.html), 2012.
# - Jamieson and Talwalkar, [Non-stochastic Best Arm Identification and Hyperparameter Optimization](https://arxiv.org/abs/1502.07943), 2016 (successive halving).
# - Li et al., [Hyperband](https://jmlr.org/papers/v18/16-558.html), 2018.

# %% [markdown] tags=["reflection"] points=5
# **Question.** Your model has 18% dev error with 2,000 examples. The fitted law promises 14% with
# 4,000 and 6% with 200,000. A supplier offers 198,000 labels at a special price if you sign today.
# Write three or four sentences to your manager: which of the two numbers do you trust, what would
# you buy first, and what would you measure before buying the rest? Write in place of this text.

# %%
check.summary()
