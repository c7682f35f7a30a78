"""Cases and known mistakes of the language model of letters.

Names that are drawn are judged by where the path is certain, and by how often each letter comes.
"""

import numpy as np

from invigilator.checking import Grader

grader = Grader("course5/character_language_model")


@grader.helper
def small_network(rng, n_a, vocab_size, scale):
    """Parameters of a small network."""
    sizes = {"Wax": (n_a, vocab_size), "Waa": (n_a, n_a), "Wya": (vocab_size, n_a)}
    sizes |= {"b": (n_a, 1), "by": (vocab_size, 1)}
    return {name: scale * rng.normal(size=size) for name, size in sizes.items()}


# ---- clip ----


@grader.case
def clipped_at_ten(clip):
    """Five gradients with numbers up to 25, cut off at 10."""
    draw = np.random.RandomState(3).randn
    gradients = {"dWax": 10 * draw(5, 3), "dWaa": 10 * draw(5, 5), "dWya": 10 * draw(2, 5)}
    gradients |= {"db": 10 * draw(5, 1), "dby": 10 * draw(2, 1)}
    return {"clipped": clip(gradients, 10), "the caller's gradients": gradients}


@grader.case
def clipped_at_a_half(clip, rng):
    """Gradients of another network, cut off at 0.5."""
    gradients = {"dWaa": rng.normal(size=(2, 2)), "dWya": rng.normal(size=(4, 2))}
    return {"clipped": clip(gradients, 0.5), "the caller's gradients": gradients}


@grader.case(hidden=True, kind="nothing to clip")
def nothing_to_clip(clip, rng):
    """All numbers are smaller than the largest value."""
    gradients = {
        name: rng.uniform(-1, 1, size) for name, size in (("dWax", (3, 4)), ("db", (3, 1)))
    }
    return {"clipped": clip(gradients, 2), "the caller's gradients": gradients}


@grader.case(hidden=True, kind="negative gradients")
def all_negative(clip, rng):
    """All numbers are far below zero; a single row."""
    gradients = {"dWaa": -10 - rng.random((1, 6)), "dby": -0.1 * rng.random((4, 1))}
    return {"clipped": clip(gradients, 3.5), "the caller's gradients": gradients}


CLIPPED = "np.clip(gradients[name], -maxValue, maxValue)"

wrong = grader.mistakes("clip")
wrong("Nothing is clipped: the gradients are returned as they came.", (CLIPPED, "gradients[name]"))
wrong(
    "Only large positive numbers are cut off; negative ones need a bound too.",
    (CLIPPED, "np.minimum(gradients[name], maxValue)"),
)
wrong(
    "Only large negative numbers are cut off; positive ones need a bound too.",
    (CLIPPED, "np.maximum(gradients[name], -maxValue)"),
)
wrong(
    "The bounds are swapped: np.clip takes the lower one first.",
    (CLIPPED, "np.clip(gradients[name], maxValue, -maxValue)"),
)
wrong("The lower bound is -maxValue, not 0.", (CLIPPED, "np.clip(gradients[name], 0, maxValue)"))
wrong(
    "The caller's gradients are changed as well: do not use out=.",
    (CLIPPED, "np.clip(gradients[name], -maxValue, maxValue, out=gradients[name])"),
)
wrong(
    "The array is shortened as a whole, by its norm; cut off each number by itself.",
    (CLIPPED, "gradients[name] * min(1, maxValue / np.linalg.norm(gradients[name]))"),
)
wrong(
    "The array is scaled by its largest number; cut off each number by itself.",
    (CLIPPED, "gradients[name] * min(1, maxValue / np.abs(gradients[name]).max())"),
)
wrong("The signs are lost.", (CLIPPED, "np.clip(np.abs(gradients[name]), 0, maxValue)"))
wrong("The bound is always 5; take maxValue.", (CLIPPED, "np.clip(gradients[name], -5, 5)"))
wrong("The bound is always 10; take maxValue.", (CLIPPED, "np.clip(gradients[name], -10, 10)"))
wrong(
    "Numbers that are too large become 0; they should become maxValue or -maxValue.",
    (CLIPPED, "np.where(np.abs(gradients[name]) > maxValue, 0, gradients[name])"),
)
wrong(
    "Numbers below -maxValue become +maxValue; they should keep their sign.",
    (CLIPPED, "np.where(np.abs(gradients[name]) > maxValue, maxValue, gradients[name])"),
)


# ---- sample ----


@grader.helper
def certain_path(vocab_size, first, second, after):
    """A network whose letters are certain: the first, the second, then by the last but one.

    Its first units hold the letter that was read, the others the one before that. `after` says
    which letter comes two steps after another one.
    """
    n = vocab_size
    Wax, Waa, Wya = np.zeros((2 * n, n)), np.zeros((2 * n, 2 * n)), np.zeros((n, 2 * n))
    Wax[:n] = 6 * np.eye(n)
    Waa[n:, :n] = 6 * np.eye(n)
    for letter in range(n):
        Wya[(letter + 1) % n, letter] = 60
    Wya[:, first] = 0
    Wya[second, first] = 60
    for letter, later in after.items():
        Wya[later, n + letter] = 150
    by = np.zeros((n, 1))
    by[first] = 30
    return {"Wax": Wax, "Waa": Waa, "Wya": Wya, "b": np.zeros((2 * n, 1)), "by": by}


@grader.helper
def whole(indices):
    """Numbers of letters as plain whole numbers."""
    return [int(index) for index in indices]


@grader.helper
def open_network():
    """A network of five letters whose next letter is uncertain at each step."""
    draw = np.random.RandomState(7).randn
    parameters = {"Wax": 1.2 * draw(4, 5), "Waa": draw(4, 4), "Wya": 1.1 * draw(5, 4)}
    return {**parameters, "b": 0.8 * draw(4, 1), "by": 0.8 * draw(5, 1)}


@grader.helper
def chances_after(letters):
    """The chances of the next letter of `open_network` after some letters."""
    p = open_network()
    a = np.tanh(p["b"])
    for letter in letters:
        a = np.tanh(p["Wax"][:, [letter]] + p["Waa"] @ a + p["b"])
    powers = np.exp(p["Wya"] @ a + p["by"])
    return (powers / powers.sum()).ravel()


@grader.helper
def drawn_names(sample, char_to_ix, seeds):
    """Names of `open_network`, one for each seed."""
    return [whole(sample(open_network(), char_to_ix, seed)) for seed in seeds]


def as_likely(names, expected):
    """Whether letters come as often as their chances say, after each beginning of a name."""
    end = expected["end"]
    for name in names["names"]:
        if not name or name[-1] != end or end in name[:-1] or len(name) > 51:
            return "Each name should end with the line end, and have it nowhere else."
    if names["again"] != names["names"][: len(names["again"])]:
        return "The same seed gives another name."
    starts = [()] + [(letter,) for letter in range(5) if letter != end]
    starts += [(one, two) for one in range(5) for two in range(5) if end not in (one, two)]
    for start in starts:
        begun = [n for n in names["names"] if tuple(n[: len(start)]) == start]
        if len(begun) < 40:
            continue
        chances = chances_after(start)
        for letter in range(5):
            share = sum(n[len(start)] == letter for n in begun) / len(begun)
            stray = 5 * np.sqrt(chances[letter] * (1 - chances[letter]) / len(begun)) + 0.02
            if abs(share - chances[letter]) > stray:
                return (
                    f"After the letters {list(start)}, letter {letter} comes in {share:.0%} of the "
                    f"names; its chance is {chances[letter]:.0%}."
                )
    return True


@grader.case
def path_of_six_letters(sample):
    """Seven characters, of which each is certain: 3, 5, 1, 2, 4, 0."""
    parameters = certain_path(7, 3, 5, {3: 1, 5: 2, 1: 4, 2: 0})
    char_to_ix = {"f": 6, "a": 1, "\n": 0, "c": 3, "e": 5, "d": 4, "b": 2}
    return whole(sample(parameters, char_to_ix, 0))


@grader.case(accept=as_likely)
def three_hundred_names(sample):
    """300 names over five characters, for the seeds 0 to 299; the first ten once more."""
    char_to_ix = {"\n": 0, "a": 1, "b": 2, "c": 3, "d": 4}
    names = drawn_names(sample, char_to_ix, range(300))
    return {"names": names, "again": drawn_names(sample, char_to_ix, range(10)), "end": 0}


@grader.case(hidden=True, kind="a name that does not end by itself")
def endless_name(sample):
    """A path that goes round and round; the line end is the last number."""
    parameters = certain_path(5, 1, 2, {1: 3, 2: 0, 3: 1, 0: 2})
    char_to_ix = {"a": 0, "b": 1, "c": 2, "d": 3, "\n": 4}
    return whole(sample(parameters, char_to_ix, 3))


@grader.case(hidden=True, kind="characters in another order")
def other_order(sample):
    """A dictionary that does not list the characters in the order of their numbers."""
    parameters = certain_path(6, 4, 1, {4: 5, 1: 3, 5: 2})
    char_to_ix = {"e": 5, "c": 3, "\n": 2, "a": 0, "d": 4, "b": 1}
    return whole(sample(parameters, char_to_ix, 11))


@grader.case(hidden=True, accept=as_likely, kind="many names")
def other_names(sample):
    """Names with another line end and other seeds."""
    char_to_ix = {"c": 3, "a": 1, "\n": 2, "b": 0, "d": 4}
    names = drawn_names(sample, char_to_ix, range(1000, 1300))
    return {"names": names, "again": drawn_names(sample, char_to_ix, range(1000, 1010)), "end": 2}


STEP, CHANCES = "np.tanh(Wax @ x + Waa @ a_prev + b)", "softmax(Wya @ a + by)"
DRAW = "rng.choice(vocab_size, p=y.ravel())"
AGAIN = "        x = np.zeros((vocab_size, 1))\n        x[idx] = 1\n"

wrong = grader.mistakes("sample")
wrong(
    "The most likely letter is taken each time; draw one from the probabilities.",
    (DRAW, "int(np.argmax(y))"),
)
wrong(
    "All letters are equally likely: pass the probabilities to choice, p=….",
    (DRAW, "rng.choice(vocab_size)"),
)
wrong(
    "The probabilities p must have one axis only: y.ravel().", (DRAW, "rng.choice(vocab_size, p=y)")
)
wrong(
    "Draw from the numbers 0 to vocab_size - 1; the dictionary may list them in another order.",
    (DRAW, "rng.choice(list(char_to_ix.values()), p=y.ravel())"),
)
wrong(
    "The hidden state is not handed on: set a_prev at the end of each step.",
    ("        a_prev = a\n", ""),
)
wrong(
    "The old letters are still in x: make a new column of zeros in each step.",
    (AGAIN, "        x[idx] = 1\n"),
)
wrong(
    "The drawn letter is never read: it should be the next input.",
    (AGAIN, ""),
)
wrong(
    "The next input is all ones; it should have a single 1, at the drawn letter.",
    (AGAIN, "        x = np.ones((vocab_size, 1))\n"),
)
wrong(
    "The probabilities are fed back; the next input has a single 1, at the drawn letter.",
    (AGAIN, "        x = y\n"),
)
wrong(
    "x holds the number of the letter; it should have a 1 in that place.",
    ("x[idx] = 1", "x[idx] = idx"),
)
wrong("The bias b is missing in the hidden state.", (STEP, "np.tanh(Wax @ x + Waa @ a_prev)"))
wrong("The bias by is missing in the scores.", (CHANCES, "softmax(Wya @ a)"))
wrong("The tanh is missing.", (STEP, "Wax @ x + Waa @ a_prev + b"))
wrong(
    "The probabilities come from the old hidden state; take a.",
    (CHANCES, "softmax(Wya @ a_prev + by)"),
)
wrong(
    "The hidden state is a sigmoid; it should be a tanh.",
    (STEP, "1 / (1 + np.exp(-(Wax @ x + Waa @ a_prev + b)))"),
)
wrong("Waa is transposed; take it as it is.", ("Waa @ a_prev", "Waa.T @ a_prev"))
wrong(
    "Each letter is drawn twice, and the second draw is the one that is kept.",
    ("indices.append(idx)", "indices.append(rng.choice(vocab_size, p=y.ravel()))"),
)
wrong(
    "append returns None: do not assign its result.",
    ("indices.append(idx)", "indices = indices.append(idx)"),
)
wrong(
    "The loop starts with memory: a_prev should begin with zeros.",
    ("a_prev = np.zeros", "a_prev = np.ones"),
)
wrong(
    "The loop starts with letters: x should begin with zeros.",
    (
        "    x = np.zeros((vocab_size, 1))\n    a_prev",
        "    x = np.ones((vocab_size, 1))\n    a_prev",
    ),
)


# ---- optimize ----


@grader.helper
def one_step(optimize, rng, n_a, vocab_size, X, Y, **options):
    """What optimize returns, and the parameters afterwards."""
    parameters, a_prev = small_network(rng, n_a, vocab_size, 1.6), rng.normal(size=(n_a, 1))
    loss, gradients, a_last = optimize(X, Y, a_prev, parameters, **options)
    return {"loss": loss, "gradients": gradients, "a_last": a_last, "parameters": parameters}


@grader.case
def step_with_six_letters(optimize, rng):
    """A name of five letters, seven characters, eight units; learning rate 0.01."""
    return one_step(optimize, rng, 8, 7, [None, 3, 5, 1, 2, 4], [3, 5, 1, 2, 4, 0])


@grader.case
def step_with_another_rate(optimize, rng):
    """A name of three letters, five characters, six units; learning rate 0.2."""
    return one_step(optimize, rng, 6, 5, [None, 2, 2, 4], [2, 2, 4, 0], learning_rate=0.2)


@grader.case(hidden=True, kind="a single letter")
def step_with_single_letter(optimize, rng):
    """A name without letters: only its end is predicted."""
    return one_step(optimize, rng, 4, 6, [None], [5], learning_rate=0.5)


@grader.case(hidden=True, kind="a long name")
def step_with_long_name(optimize, rng):
    """Eight letters."""
    letters = [4, 1, 3, 3, 2, 6, 5, 8]
    return one_step(optimize, rng, 9, 10, [None, *letters], [*letters, 0], learning_rate=0.03)


@grader.case(hidden=True, kind="several steps")
def three_steps(optimize, rng):
    """Three steps with the same parameters."""
    parameters, a = small_network(rng, 6, 5, 1.6), np.zeros((6, 1))
    losses = []
    for letters in ([1, 2, 3], [4, 4], [2, 1, 1, 3]):
        loss, _, a = optimize([None, *letters], [*letters, 0], a, parameters, 0.1)
        losses.append(float(loss))
    return {"losses": losses, "a_last": a, "parameters": parameters}


CLIP, UPDATE = "clip(gradients, 5)", "update_parameters(parameters, gradients, learning_rate)"

wrong = grader.mistakes("optimize")
wrong("The gradients are not clipped.", (CLIP, "gradients"))
wrong("The largest value is 5, not 10.", (CLIP, "clip(gradients, 10)"))
wrong("The largest value is 5, not 1.", (CLIP, "clip(gradients, 1)"))
wrong(
    "The step is taken before the gradients are clipped: clip first.",
    (
        f"    gradients = {CLIP}\n    parameters = {UPDATE}\n",
        f"    {UPDATE}\n    gradients = {CLIP}\n",
    ),
)
wrong(
    "The step is right, but the gradients that you return are not clipped.",
    (f"    gradients = {CLIP}\n", ""),
    (UPDATE, "update_parameters(parameters, clip(gradients, 5), learning_rate)"),
)
wrong(
    "The learning rate is always 0.01; take learning_rate.",
    (UPDATE, "update_parameters(parameters, gradients, 0.01)"),
)
wrong(
    "The arrays in parameters have not changed; update_parameters should change them in place.",
    (UPDATE, "parameters"),
)
wrong(
    "The step is taken twice.", (UPDATE, f"update_parameters({UPDATE}, gradients, learning_rate)")
)
wrong(
    "The step goes uphill: the learning rate is positive.",
    (UPDATE, "update_parameters(parameters, gradients, -learning_rate)"),
)
wrong(
    "a[-1] is the state before the first step; the last step is len(X) - 1.",
    ("a[len(X) - 1]", "a[-1]"),
)
wrong("Steps are counted from 0, so the last one is len(X) - 1.", ("a[len(X) - 1]", "a[len(X)]"))
wrong(
    "That is the state after the first step; the last one is len(X) - 1.", ("a[len(X) - 1]", "a[0]")
)
wrong("All hidden states are returned; take that of the last step.", ("a[len(X) - 1]", "a"))
wrong(
    "The forward pass starts from zeros; it should start from a_prev.",
    ("rnn_forward(X, Y, a_prev, parameters)", "rnn_forward(X, Y, 0 * a_prev, parameters)"),
)
wrong(
    "Inputs and targets are swapped.",
    ("rnn_forward(X, Y, a_prev, parameters)", "rnn_forward(Y, X, a_prev, parameters)"),
)
wrong(
    "The loss is divided by the number of letters; here it is a sum.",
    ("    # The state after the last letter\n", "    loss = loss / len(X)\n"),
)


# ---- model ----


@grader.helper
def trained(model, names, **options):
    """The parameters after some steps of training."""
    characters = sorted({"\n", *"".join(names)})
    char_to_ix = {character: ix for ix, character in enumerate(characters)}
    ix_to_char = dict(enumerate(characters))
    found = model(names, ix_to_char, char_to_ix, vocab_size=len(characters), **options)
    return found[0] if isinstance(found, tuple) else found


@grader.case
def four_names(model):
    """Four names, seven iterations, five units."""
    return trained(model, ["rana", "bos", "naja", "orca"], num_iterations=7, n_a=5)


@grader.case
def as_many_iterations_as_names(model):
    """Five names, five iterations, three units."""
    names = ["ursus", "lutra", "puma", "sus", "alces"]
    return trained(model, names, num_iterations=5, n_a=3)


@grader.case(hidden=True, kind="a single name")
def single_name(model):
    """The same name again and again."""
    return trained(model, ["triceratops"], num_iterations=6, n_a=4)


@grader.case(hidden=True, kind="more iterations than names")
def three_times_around(model):
    """Three names, ten iterations."""
    return trained(model, ["apis", "felis", "ia"], num_iterations=10, n_a=6)


NAME, READ = "examples[j % len(examples)]", "[None] + letters"
TARGETS = 'letters + [char_to_ix["\\n"]]'
TRAIN = "optimize(X, Y, a_prev, parameters)"

wrong = grader.mistakes("model")
wrong(
    "After the last name there are none left: start over, j % len(examples).", (NAME, "examples[j]")
)
wrong("Every step takes the first name; take number j % len(examples).", (NAME, "examples[0]"))
wrong(
    "The names come in the order of the file; take them from examples.",
    (NAME, "data_x[j % len(examples)]"),
)
wrong(
    "The last name never comes: j % len(examples).",
    (NAME, "examples[j % max(len(examples) - 1, 1)]"),
)
wrong("The names come from the end to the beginning.", (NAME, "examples[-1 - j % len(examples)]"))
wrong("The names begin with the second one.", (NAME, "examples[(j + 1) % len(examples)]"))
wrong(
    "The first letter is never predicted: X begins with None, for nothing read yet.",
    (READ, "letters"), (TARGETS, 'letters[1:] + [char_to_ix["\\n"]]'),
)  # fmt: skip
wrong(
    "X lacks the None in front, so each letter is asked to predict itself.",
    (READ, "letters"),
)
wrong(
    "X and Y differ in length: X is None and the letters, Y the letters and the newline.",
    (TARGETS, "letters"),
)
wrong(
    "The targets are the inputs; they should be one step ahead.",
    (TARGETS, '[char_to_ix["\\n"]] + letters'),
)
wrong(
    "X begins with the newline; it should begin with None.",
    (READ, '[char_to_ix["\\n"]] + letters'),
)
wrong("The targets are backwards.", (TARGETS, 'letters[::-1] + [char_to_ix["\\n"]]'))
wrong(
    "The learning rate should be 0.01.",
    (TRAIN, "optimize(X, Y, a_prev, parameters, learning_rate=0.1)"),
)
wrong(
    "The learning rate should be 0.01, not 0.001.",
    (TRAIN, "optimize(X, Y, a_prev, parameters, learning_rate=0.001)"),
)
wrong(
    "The hidden state of one name is carried on to the next; each name starts from zeros.",
    ("    for j in tqdm(", '    a_prev = np.zeros_like(parameters["b"])\n    for j in tqdm('),
    ('        a_prev = np.zeros_like(parameters["b"])\n\n', ""),
)
wrong("Each step is taken twice.", (TRAIN, f"{TRAIN}; {TRAIN}"))
