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
    "The caller's gradients are changed as well; put clipped arrays into the new dictionary only.",
    (CLIPPED, "np.clip(gradients[name], -maxValue, maxValue, out=gradients[name])"),
)
wrong(
    "The new dictionary stays empty: you put the clipped arrays into the caller's one.",
    ("clipped[name] = ", "gradients[name] = "),
)
wrong(
    "The new dictionary stays empty: put each clipped array into it, under its name.",
    ("clipped[name] = ", "gradient = "),
)
wrong(
    "'name' in quotes is one and the same key each time; name is the key of each array.",
    ("clipped[name]", "clipped['name']"),
)
wrong(
    "The new dictionary is replaced by an array; put each array under its name.",
    ("clipped[name] = ", "clipped = "),
)
wrong(
    "You clip the dictionary; clip the arrays in it, one by one.",
    (CLIPPED, "np.clip(gradients, -maxValue, maxValue)"),
)
wrong(
    "name is the key, a string; clip the array that stands under it.",
    (CLIPPED, "np.clip(name, -maxValue, maxValue)"),
)
wrong(
    "Only the first array is there: return stands inside the loop.",
    ("    return clipped", "        return clipped"),
)
wrong(
    "All arrays are scaled down together, by their common norm; cut off each number by itself.",
    (
        CLIPPED,
        "gradients[name] * min(1, maxValue / sum(np.sum(g**2) for g in gradients.values()) ** 0.5)",
    ),
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
wrong("The upper bound is maxValue, not 0.", (CLIPPED, "np.clip(gradients[name], -maxValue, 0)"))
wrong("The bound is always 1; take maxValue.", (CLIPPED, "np.clip(gradients[name], -1, 1)"))
wrong(
    "np.maximum keeps what is larger than maxValue; np.clip cuts it off.",
    (CLIPPED, "np.maximum(gradients[name], maxValue)"),
)
wrong(
    "np.minimum keeps what is below -maxValue; np.clip cuts it off.",
    (CLIPPED, "np.minimum(gradients[name], -maxValue)"),
)
wrong(
    "The gradients are divided by maxValue; only cut off what lies beyond the bounds.",
    (CLIPPED, "np.clip(gradients[name] / maxValue, -1, 1)"),
)
wrong(
    "tanh changes all numbers; those between the bounds should stay as they are.",
    (CLIPPED, "maxValue * np.tanh(gradients[name])"),
)
wrong(
    "The keys are changed; the new dictionary has those of the gradients.",
    ("clipped[name]", 'clipped["d" + name]'),
)


# ---- sample ----


@grader.helper
def certain_path(vocab_size, first, second, after):
    """A network whose letters are certain: the first, the second, then by the last but one.

    Its first units hold the letter that was read, the others the one before that. `after` says
    which letter comes two steps after another one. The last unit misleads if its bias is not inside
    the tanh.
    """
    n, n_a = vocab_size, 2 * vocab_size + 1
    Wax, Waa, Wya = np.zeros((n_a, n)), np.zeros((n_a, n_a)), np.zeros((n, n_a))
    Wax[:n] = 6 * np.eye(n)
    Waa[n:-1, :n] = 6 * np.eye(n)
    for letter in range(n):
        Wya[(letter + 1) % n, letter] = 60
    Wya[:, first] = 0
    Wya[second, first] = 60
    for letter, later in after.items():
        Wya[later, n + letter] = 150 + 30 * letter  # so that no two are equally strong
    by = np.zeros((n, 1))
    by[first] = 30
    b = np.zeros((n_a, 1))
    b[-1] = 8
    Wya[(first + 1) % n, -1] = 10
    return {"Wax": Wax, "Waa": Waa, "Wya": Wya, "b": b, "by": by}


@grader.helper
def as_number(entry):
    """An entry of a list as a plain whole number, where it is one."""
    return int(entry) if np.ndim(entry) == 0 and isinstance(entry, int | np.number) else str(entry)


@grader.helper
def spelled(indices):
    """The numbers of letters in a row, as text."""
    return " ".join(str(as_number(index)) for index in indices)


@grader.helper
def certain_name(sample, parameters, char_to_ix):
    """The name that a certain network writes, if it is the same one with every seed."""
    names = [spelled(sample(parameters, char_to_ix, seed)) for seed in range(8)]
    return names[0] if len(set(names)) == 1 else "not the same name with every seed"


@grader.helper
def certain_names(sample, char_to_ix):
    """Names of a certain network whose memory is as strong as can be, and of one without any."""
    parameters = certain_path(5, 1, 3, {1: 0, 3: 2})
    strong, none = ({**parameters, "Waa": factor * parameters["Waa"]} for factor in (1e5, 0))
    return {
        "certain": certain_name(sample, strong, char_to_ix),
        "certain without memory": certain_name(sample, none, char_to_ix),
    }


@grader.helper
def open_network():
    """A network of five letters whose next letter is uncertain at each step."""
    draw = np.random.RandomState(24).randn
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
    """Names of `open_network`, one line for each seed."""
    return "\n".join(spelled(sample(open_network(), char_to_ix, seed)) for seed in seeds)


def as_likely(values, expected):
    """Whether letters come as often as their chances say, after each beginning of a name."""
    end, lines = expected["end"], values["names"].split("\n")
    names = [[int(entry) if entry in "01234" else entry for entry in n.split()] for n in lines]
    for name in names:
        if not name:
            return "The list is empty: append each letter that is drawn."
        if stray := [entry for entry in name if entry not in range(5)]:
            return f"The list should hold the numbers of letters; {stray[0]} is not one."
        if name[-1] != end or end in name[:-1] or len(name) > 51:
            return "Each name should end with the newline, and have it nowhere else."
    asked, again = (len(expected[key].split("\n")) for key in ("names", "again"))
    if len(lines) != asked:
        return f"There should be {asked} names, not {len(lines)}."
    forgetful = values["certain without memory"] == expected["certain without memory"]
    if forgetful and values["certain"] == "not the same name with every seed":
        return "a_prev begins with random numbers; it should begin with zeros."
    if values["again"].split("\n") != lines[:again]:
        return (
            "The same seed gives another name: only the letters are random, and they are drawn "
            "with rng."
        )
    starts = [()] + [(letter,) for letter in range(5) if letter != end]
    starts += [(one, two) for one in range(5) for two in range(5) if end not in (one, two)]
    for start in starts:
        begun = [n for n in names if tuple(n[: len(start)]) == start]
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
    """Seven characters, of which each is certain with every seed: 3, 5, 1, 2, 4, 0."""
    parameters = certain_path(7, 3, 5, {3: 1, 5: 2, 1: 4, 2: 0})
    char_to_ix = {"f": 6, "a": 1, "\n": 0, "c": 3, "e": 5, "d": 4, "b": 2}
    return certain_name(sample, parameters, char_to_ix)


@grader.case(accept=as_likely)
def three_hundred_names(sample):
    """300 names over five characters, for the seeds 0 to 299; the first ten once more."""
    char_to_ix = {"\n": 0, "a": 1, "b": 2, "c": 3, "d": 4}
    names = drawn_names(sample, char_to_ix, range(300))
    again = drawn_names(sample, char_to_ix, range(10))
    return {"names": names, "again": again, "end": 0, **certain_names(sample, char_to_ix)}


@grader.case(hidden=True, kind="a name that does not end by itself")
def endless_name(sample):
    """A path that goes round and round; the newline is the last number."""
    parameters = certain_path(5, 1, 2, {1: 3, 2: 0, 3: 1, 0: 2})
    char_to_ix = {"a": 0, "b": 1, "c": 2, "d": 3, "\n": 4}
    return certain_name(sample, parameters, char_to_ix)


@grader.case(hidden=True, kind="characters in another order")
def other_order(sample):
    """A dictionary that does not list the characters in the order of their numbers."""
    parameters = certain_path(6, 4, 1, {4: 5, 1: 3, 5: 2})
    char_to_ix = {"e": 5, "c": 3, "\n": 2, "a": 0, "d": 4, "b": 1}
    return certain_name(sample, parameters, char_to_ix)


@grader.case(hidden=True, accept=as_likely, kind="many names")
def other_names(sample):
    """Names with another newline and other seeds."""
    char_to_ix = {"c": 3, "a": 1, "\n": 2, "b": 0, "d": 4}
    names = drawn_names(sample, char_to_ix, range(1000, 1300))
    again = drawn_names(sample, char_to_ix, range(1000, 1010))
    return {"names": names, "again": again, "end": 2, **certain_names(sample, char_to_ix)}


STEP, CHANCES = "np.tanh(Wax @ x + Waa @ a_prev + b)", "softmax(Wya @ a + by)"
DRAW = "rng.choice(vocab_size, p=y.ravel())"
BEGIN = "    x = np.zeros((vocab_size, 1))\n    a_prev"
AGAIN = "        x = np.zeros((vocab_size, 1))\n        x[idx] = 1\n"

wrong = grader.mistakes("sample")
wrong("The bias b is missing in the hidden state.", (" + b)", ")"))
wrong("The bias by is missing in the scores.", (" + by)", ")"))
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
    "The probabilities must be passed by name, p=…: the second argument of choice is its size.",
    (DRAW, "rng.choice(vocab_size, y.ravel())"),
)
wrong(
    "What is drawn is not a whole number: let choice draw one of the numbers below vocab_size.",
    (DRAW, "rng.choice(list(char_to_ix), p=y.ravel())"),
)
wrong(
    "There should be vocab_size numbers to draw from, and as many probabilities: x, a_prev and y "
    "are columns, and p is all of y.",
    (DRAW, "rng.choice(vocab_size, p=y[0])"),
)
wrong(
    "choice with a size gives an array; draw a single number.",
    (DRAW, "rng.choice(vocab_size, size=1, p=y.ravel())"),
)
wrong(
    "Draw from the numbers 0 to vocab_size - 1; the dictionary may list them in another order.",
    (DRAW, "rng.choice(list(char_to_ix.values()), p=y.ravel())"),
)
wrong(
    "The generator is made again in each step, so it starts with the same number each time.",
    (DRAW, "np.random.default_rng(seed).choice(vocab_size, p=y.ravel())"),
)
wrong(
    "np.zeros takes the shape as one argument, a pair in brackets of its own.",
    ("np.zeros((n_a, 1))", "np.zeros(n_a, 1)"),
)
wrong(
    "The earlier hidden states have no effect: hand a on as a_prev at the end of each step, and "
    "use it in the next one, Waa @ a_prev.",
    ("        a_prev = a\n", ""),
)
wrong(
    "The old letters are still in x: make a new column of zeros in each step.",
    (AGAIN, "        x[idx] = 1\n"),
)
wrong(
    "The drawn letter has no effect on the next step: it should be the next input x, and the "
    "hidden state should be computed from x.",
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
    "The probabilities are still in x: make a new column of zeros before you put the 1 in.",
    (AGAIN, "        x = y\n        x[idx] = 1\n"),
)
wrong(
    "x and a_prev should be columns, x with a single 1; one of them is only a number.",
    (AGAIN, "        x = idx\n"),
)
wrong(
    "x holds the number of the letter; it should have a 1 in that place.",
    ("x[idx] = 1", "x[idx] = idx"),
)
wrong("The 1 in x is one place too far up; it belongs at idx.", ("x[idx] = 1", "x[idx - 1] = 1"))
wrong("The tanh is missing.", (STEP, "Wax @ x + Waa @ a_prev + b"))
wrong(
    "The probabilities come from the old hidden state; take a.",
    (CHANCES, "softmax(Wya @ a_prev + by)"),
)
wrong(
    "The hidden state is a sigmoid; it should be a tanh.",
    (STEP, "1 / (1 + np.exp(-(Wax @ x + Waa @ a_prev + b)))"),
)
wrong(
    "The hidden state is a ReLU; it should be a tanh.",
    (STEP, "np.maximum(0, Wax @ x + Waa @ a_prev + b)"),
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
    "The letter is appended before it has been drawn.",
    (f"        idx = {DRAW}\n        indices.append(idx)\n",
     f"        indices.append(idx)\n        idx = {DRAW}\n"),
)  # fmt: skip
wrong(
    "The loop starts with memory: a_prev should begin with zeros.",
    ("a_prev = np.zeros", "a_prev = np.ones"),
)
wrong(
    "a_prev begins with random numbers; it should begin with zeros.",
    ("a_prev = np.zeros((n_a, 1))", "a_prev = rng.standard_normal((n_a, 1))"),
)
wrong(
    "The same seed gives another name: only the letters are random, and they are drawn with rng.",
    (DRAW, "np.random.choice(vocab_size, p=y.ravel())"),
)
wrong(
    "What you draw with are not probabilities: softmax goes around the whole of Wya @ a + by.",
    (CHANCES, "Wya @ a + by"),
)
wrong(
    "The loop starts with letters: x should begin with zeros.",
    (BEGIN, BEGIN.replace("zeros", "ones")),
)
wrong(
    "The loop starts by reading a newline: x should begin with zeros.",
    (BEGIN, BEGIN.replace("\n", "; x[newline] = 1\n", 1)),
)
wrong(
    "The bias b is added outside the tanh; all three terms belong inside it.",
    (STEP, "np.tanh(Wax @ x + Waa @ a_prev) + b"),
)
wrong(
    "The hidden state needs tanh; softmax is for the probabilities.",
    (STEP, "softmax(Wax @ x + Waa @ a_prev + b)"),
)
wrong("The 1 in x is always in the first place; it belongs at idx.", ("x[idx] = 1", "x[0] = 1"))
wrong(
    "x holds the probability of the drawn letter; it should have a 1 in that place.",
    ("x[idx] = 1", "x[idx] = y[idx, 0]"),
)
wrong(
    "The probabilities are appended; append the letter that was drawn, idx.",
    ("indices.append(idx)", "indices.append(y)"),
)
wrong(
    "The letters are in reverse order: append each one at the end.",
    ("indices.append(idx)", "indices.insert(0, idx)"),
)
wrong("Each letter is put into the list twice.", ("indices.append(idx)", "indices += [idx, idx]"))
wrong(
    "The newline that ends a name is missing: append each letter that is drawn, the newline too.",
    ("indices.append(idx)", "indices += [idx] if idx != newline else []"),
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


FORWARD = "rnn_forward(X, Y, a_prev, parameters)"
BACKWARD = "rnn_backward(X, Y, parameters, cache)"
CLIP, UPDATE = "clip(gradients, 5)", "update_parameters(parameters, gradients, learning_rate)"

wrong = grader.mistakes("optimize")
wrong(
    "The gradients are not clipped at 5: clip returns a new dictionary, so keep it, "
    "gradients = clip(gradients, 5).",
    (CLIP, "gradients"),
)
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
    "The arrays in parameters have not changed: give them to update_parameters, which changes them "
    "in place, and make no copies.",
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
    "That is the state before the first step, a[-1]; the last step is len(X) - 1.",
    ("a[len(X) - 1]", "a[-1]"),
)
wrong(
    "That is the state before the last one: steps are counted from 0, so the last is len(X) - 1.",
    ("a[len(X) - 1]", "a[len(X) - 2]"),
)
wrong("Steps are counted from 0, so the last one is len(X) - 1.", ("a[len(X) - 1]", "a[len(X)]"))
wrong(
    "That is the state after the first step; the last one is len(X) - 1.", ("a[len(X) - 1]", "a[0]")
)
wrong("All hidden states are returned; take that of the last step.", ("a[len(X) - 1]", "a"))
wrong(
    "The forward pass starts from zeros; it should start from a_prev.",
    (FORWARD, "rnn_forward(X, Y, 0 * a_prev, parameters)"),
)
wrong(
    "rnn_forward takes the inputs X first, then the targets Y; only X may begin with None.",
    (FORWARD, "rnn_forward(Y, X, a_prev, parameters)"),
)
wrong(
    "rnn_forward gets the targets twice; the inputs, X, come first.",
    (FORWARD, "rnn_forward(Y, Y, a_prev, parameters)"),
)
wrong(
    "rnn_forward takes X, Y, a_prev and parameters, in this order.",
    (FORWARD, "rnn_forward(X, Y, parameters, a_prev)"),
)
wrong(
    "rnn_backward gets the loss for its cache: rnn_forward returns the loss first, then the cache.",
    ("loss, cache =", "cache, loss ="),
)
wrong(
    "rnn_backward takes the inputs X first, then the targets Y.",
    (BACKWARD, "rnn_backward(Y, X, parameters, cache)"),
)
wrong(
    "rnn_backward takes X, Y, parameters and cache, in this order.",
    (BACKWARD, "rnn_backward(X, Y, cache, parameters)"),
)
wrong(
    "update_parameters gets no gradients: rnn_backward returns them first; clip those.",
    ("gradients, a =", "a, gradients ="),
)
wrong(
    "update_parameters takes the parameters first, then the gradients.",
    (UPDATE, "update_parameters(gradients, parameters, learning_rate)"),
)
wrong(
    "That is the loss after the step; return the one of the forward pass before it.",
    ("    # The state after the last letter\n", f"    loss = {FORWARD}[0]\n"),
)
wrong(
    "The loss is divided by the number of letters; here it is a sum.",
    ("    # The state after the last letter\n", "    loss = loss / len(X)\n"),
)
SHRINK = "min(1, 5 / sum(np.sum(each**2) for each in gradients.values()) ** 0.5)"
wrong(
    "All gradients are scaled down together, by their common norm; clip cuts off each number by "
    "itself.",
    (CLIP, f"{{name: array * {SHRINK} for name, array in gradients.items()}}"),
)
wrong("The largest value is 5, not 0.5.", (CLIP, "clip(gradients, 0.5)"))
wrong(
    "The largest value is 5, positive: clip sets the lower bound itself.",
    (CLIP, "clip(gradients, -5)"),
)
wrong("The largest value is 5, not the learning rate.", (CLIP, "clip(gradients, learning_rate)"))
wrong(
    "The learning rate is divided by the number of letters; take it as it is.",
    (UPDATE, "update_parameters(parameters, gradients, learning_rate / len(X))"),
)
wrong(
    "The learning rate is multiplied by the number of letters; take it as it is.",
    (UPDATE, "update_parameters(parameters, gradients, learning_rate * len(X))"),
)


# ---- model ----


@grader.helper
def both(model, names, **options):
    """What model returns after some steps of training."""
    characters = sorted({"\n", *"".join(names)})
    char_to_ix = {character: ix for ix, character in enumerate(characters)}
    ix_to_char = dict(enumerate(characters))
    return model(names, ix_to_char, char_to_ix, vocab_size=len(characters), **options)


@grader.helper
def trained(model, names, **options):
    """The parameters after some steps of training."""
    found = both(model, names, **options)
    return found[0] if isinstance(found, tuple) else found


@grader.helper
def smoothed(model, names, **options):
    """The smoothed losses; none where model is the classic one, which returns other things."""
    found = both(model, names, **options)
    second = found[1] if isinstance(found, tuple) else ""
    return [] if isinstance(second, str) else [float(loss) for loss in second]


def as_large(losses, expected):
    """Whether the smoothed losses are the expected ones, if there are any."""
    if losses and len(losses) != len(expected):
        return f"There should be {len(expected)} losses, one for each iteration, not {len(losses)}."
    for number, (loss, wanted) in enumerate(zip(losses, expected, strict=False), 1):
        if not abs(loss - wanted) < 1e-6 * wanted:
            told = f"{wanted:.5f}, not {loss:.5f}"
            return f"The smoothed loss after iteration {number} should be {told}."
    return True


@grader.case
def four_names(model):
    """Four names, seven iterations, five units."""
    return trained(model, ["rana", "bos", "naja", "orca"], num_iterations=7, n_a=5)


@grader.case
def as_many_iterations_as_names(model):
    """Five names, five iterations, three units."""
    names = ["ursus", "lutra", "puma", "sus", "alces"]
    return trained(model, names, num_iterations=5, n_a=3)


@grader.case
def one_letter_again_and_again(model):
    """The letter a twenty times: without clipping, some gradients exceed 5."""
    return trained(model, ["a" * 20], num_iterations=2, n_a=3)


@grader.case(accept=as_large)
def smoothed_losses(model):
    """The smoothed losses of three iterations with two names."""
    return smoothed(model, ["lynx", "vulpes"], num_iterations=3, n_a=4)


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
STEP_OF_ONE_NAME = f"curr_loss, gradients, a_prev = {TRAIN}"
STEP_WITHOUT_CLIPPING = """curr_loss, cache = rnn_forward(X, Y, a_prev, parameters)
        gradients, a = rnn_backward(X, Y, parameters, cache)
        update_parameters(parameters, gradients, 0.01)"""

wrong = grader.mistakes("model")
wrong(
    "The gradients are not clipped: take the step with optimize, which does that first.",
    (STEP_OF_ONE_NAME, STEP_WITHOUT_CLIPPING),
)
wrong(
    "Each step is taken twice: optimize updates the parameters itself.",
    (TRAIN, f"{TRAIN}\n        update_parameters(parameters, gradients, 0.01)"),
)
wrong(
    "The newline is the first character of the vocabulary, not the last: look up its index.",
    (TARGETS, "letters + [vocab_size - 1]"),
)
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
    (NAME, "examples[j % (len(examples) - 1)]"),
)
wrong("The names come from the end to the beginning.", (NAME, "examples[-1 - j % len(examples)]"))
wrong("The names begin with the second one.", (NAME, "examples[(j + 1) % len(examples)]"))
wrong("The names begin with the last one.", (NAME, "examples[(j - 1) % len(examples)]"))
wrong(
    "// counts how often the list has been gone through; the remainder, %, goes from name to name.",
    (NAME, "examples[j // len(examples)]"),
)
wrong(
    "ix_to_char has numbers for keys; it is char_to_ix that has characters.",
    ("char_to_ix[letter] for", "ix_to_char[letter] for"),
)
wrong(
    "An index is no number: look up each character, the newline too, and pass X, Y, a_prev and "
    "parameters in this order.",
    ("[char_to_ix[letter] for letter in name]", "list(name)"),
)
wrong(
    "The letters of each name are in reverse order.",
    ("for letter in name]", "for letter in name[::-1]]"),
)
wrong(
    "The targets should be numbers: None belongs in X only, lists are joined with +, and optimize "
    "takes X before Y.",
    (TARGETS, "X"),
)
wrong(
    "Y is None. Have you filled it in? append and insert change a list and return None: join two "
    "lists with +.",
    (TARGETS, 'letters.append(char_to_ix["\\n"])'),
)
wrong(
    "X and Y are the same, so each letter is asked to predict itself: only X begins with None, and "
    "only Y ends with the newline.",
    (READ, TARGETS),
)
wrong(
    "The newline is never predicted: Y should end with it, one step after the last letter.",
    (READ, "[None] + letters[:-1]"), (TARGETS, "letters"),
)  # fmt: skip
wrong(
    "The newline comes once too often: X should not have it at all, and Y only at its end.",
    ("for letter in name]", 'for letter in name + "\\n"]'),
)
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
wrong(
    "optimize returns three values, the loss first, then the gradients and the last hidden state.",
    (f"curr_loss, gradients, a_prev = {TRAIN}", f"gradients, curr_loss, a_prev = {TRAIN}"),
)
wrong(
    "curr_loss holds all three values that optimize returns; the loss is the first of them.",
    (f"curr_loss, gradients, a_prev = {TRAIN}", f"curr_loss = {TRAIN}"),
)
wrong(
    "The parameters never change: a step of training is what optimize does.",
    (f"curr_loss, gradients, a_prev = {TRAIN}",
     "curr_loss, cache = rnn_forward(X, Y, a_prev, parameters)"),
)  # fmt: skip
wrong(
    "The parameters are initialized again in each iteration, so that only the last step counts.",
    (
        TRAIN,
        "optimize(X, Y, a_prev, parameters := initialize_parameters(n_a, vocab_size, vocab_size))",
    ),
)
wrong(
    "The loss of a name is divided by its length; here it stays a sum.",
    (TRAIN, f"{TRAIN}; curr_loss /= len(Y)"),
)
wrong(
    "The smoothed loss is overwritten: the loss that optimize returns has the name curr_loss.",
    (TRAIN, f"{TRAIN}; loss = curr_loss"),
)
wrong(
    "The loss is smoothed twice: that is done after your lines already.",
    (TRAIN, f"{TRAIN}; loss = smooth(loss, curr_loss)"),
)
wrong(
    "The letters of each name are sorted; keep their order.",
    ("[char_to_ix[letter] for letter in name]", "sorted(char_to_ix[letter] for letter in name)"),
)
wrong(
    "The first letter of each name is left out.",
    ("for letter in name]", "for letter in name[1:]]"),
)
wrong("None stands at the end of X; it should be in front.", (READ, "letters + [None]"))
wrong(
    "The learning rate should be 0.01, not 1.",
    (TRAIN, "optimize(X, Y, a_prev, parameters, learning_rate=1)"),
)
wrong(
    "The learning rate should be 0.01, not 0.05.",
    (TRAIN, "optimize(X, Y, a_prev, parameters, learning_rate=0.05)"),
)
wrong(
    "The training stays at the last name; start over after it, with j % len(examples).",
    ("examples[j % len(examples)]", "examples[min(j, len(examples) - 1)]"),
)
wrong(
    "optimize returns the loss, the gradients and the last hidden state; the parameters are "
    "changed in place.",
    (STEP_OF_ONE_NAME, STEP_OF_ONE_NAME.replace("gradients,", "parameters,")),
)
wrong(
    "curr_loss is not known: optimize returns the loss, the gradients and the last hidden state.",
    (STEP_OF_ONE_NAME, f"parameters = {TRAIN}"),
)
wrong(
    "None is no list: put it in square brackets before you add the letters.",
    ("[None] + letters", "None + letters"),
)
wrong(
    "X is None. Have you filled it in? append and insert change a list and return None; join two "
    "lists with +.",
    ("X = [None] + letters", "X = letters.insert(0, None)"),
)
wrong(
    "optimize is called twice in an iteration; once is enough.",
    (STEP_OF_ONE_NAME, f"{STEP_OF_ONE_NAME}\n        {STEP_OF_ONE_NAME}"),
)
wrong(
    "X lacks the None in front, and Y the newline at the end.",
    ("[None] + letters", "letters[:-1]"),
    (TARGETS, "letters[1:]"),
)
wrong(
    "Whole names are looked up; look up the letters of this name.",
    ("for letter in name]", "for letter in examples]"),
)
wrong(
    "ord numbers the letters in another way; look them up in char_to_ix.",
    ("char_to_ix[letter] for", "ord(letter) for"),
)
wrong(
    "ord(letter) - 97 is not the number of the letter here; look it up in char_to_ix.",
    ("char_to_ix[letter] for", "ord(letter) - 97 for"),
)
wrong(
    "The vocabulary need not be the whole alphabet; look each letter up in char_to_ix.",
    ("char_to_ix[letter] for", "ord(letter) - 96 for"),
)
wrong(
    "1 is added to the numbers of char_to_ix; take them as they are.",
    ("char_to_ix[letter] for", "char_to_ix[letter] + 1 for"),
)
wrong(
    "The last letter of each name is left out.",
    ("for letter in name]", "for letter in name[:-1]]"),
)
wrong(
    "-1 stands for the last character of the vocabulary; X begins with None.",
    ("[None] + letters", "[-1] + letters"),
)
wrong(
    "X holds the letters as a list of their own; join two lists with +.",
    ("[None] + letters", "[None, letters]"),
)
