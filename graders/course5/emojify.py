"""Cases and known mistakes of emojify.

Keras is imported where a case needs it, not above: the judge does without. No case trains a
network; models get fixed weights and are judged by what they compute.
"""

import numpy as np

from graders.common.calls import calls_of
from graders.common.dicts import random_map
from graders.common.models import unnumbered
from graders.common.tensors import plain
from invigilator.checking import Grader

grader = Grader("course5/emojify", framework="tensorflow")
grader.include(plain, unnumbered, random_map, calls_of)


@grader.helper
def numbered(rng, words):
    """A number from 1 for each word, in random order."""
    names = words.split()
    return {
        names[i]: number for number, i in enumerate(map(int, rng.permutation(len(names))), start=1)
    }


# ---- sentence_to_avg ----


@grader.helper
def averages_of(sentence_to_avg, sentences, vectors):
    """The average of each sentence."""
    return {sentence: sentence_to_avg(sentence, vectors) for sentence in sentences}


@grader.case
def sentences_of_known_words(sentence_to_avg):
    """Sentences with capitals, a tab and several spaces; all words are known."""
    vectors = {
        "i": np.array([1.0, 0.0, -2.0]),
        "love": np.array([0.5, 3.0, 1.0]),
        "cold": np.array([-2.0, 1.0, 4.0]),
        "soup": np.array([3.0, 2.0, -1.5]),
    }
    return averages_of(sentence_to_avg, ["I love soup", "cold\tsoup", "cold  cold Soup"], vectors)


@grader.case
def sentences_with_unknown_words(sentence_to_avg):
    """Sentences with unknown words, and one without any known word."""
    vectors = {"good": np.array([2.0, 1.0]), "food": np.array([-1.0, 4.0])}
    return averages_of(sentence_to_avg, ["good borscht", "the food is good", "hello"], vectors)


@grader.case(hidden=True, kind="vectors of another size")
def longer_vectors(sentence_to_avg, rng):
    """Vectors of seven numbers, long sentences."""
    vectors = random_map(rng, "a b c d e f", 7)
    return averages_of(sentence_to_avg, ["a b c d e f a a", "f", "E d C b"], vectors)


@grader.case(hidden=True, kind="unknown words")
def mostly_unknown_words(sentence_to_avg, rng):
    """More unknown words than known ones."""
    vectors = random_map(rng, "sun moon", 4)
    return averages_of(
        sentence_to_avg, ["x sun y z", "MOON x", "x y", "x moon sun moon\t"], vectors
    )


@grader.case(hidden=True, kind="spaces at the ends")
def spaces_at_the_ends(sentence_to_avg, rng):
    """Spaces and tabs at both ends."""
    vectors = random_map(rng, "up down left", 5)
    return averages_of(sentence_to_avg, [" up down\t", "\tleft  "], vectors)


SPLIT, KNOWN = "sentence.lower().split()", "[word for word in words if word in word_to_vec_map]"
AVERAGE = "sum(word_to_vec_map[word] for word in known) / len(known)"
IN_PLACE = """avg = word_to_vec_map[known[0]]
        for word in known[1:]: avg += word_to_vec_map[word]
        avg /= len(known)"""

wrong = grader.mistakes("sentence_to_avg")
wrong(
    "You divide by the number of all words; divide by the number of known ones.",
    (AVERAGE, "sum(word_to_vec_map[word] for word in known) / len(words)"),
)
wrong("Unknown words raise a KeyError: skip them.", (KNOWN, "words"))
wrong("The sentence is not converted to lower case.", (SPLIT, "sentence.split()"))
wrong(
    'split(" ") cuts at single spaces only; split() cuts at tabs and several spaces too.',
    (SPLIT, 'sentence.lower().split(" ")'),
)
wrong("The vectors are summed, but not divided by their number.", (" / len(known)", ""))
wrong("Only the first known word counts.", (AVERAGE, "word_to_vec_map[known[0]]"))
wrong("Only the last known word counts.", (AVERAGE, "word_to_vec_map[known[-1]]"))
wrong("The letters are looked up, not the words: split the sentence.", (SPLIT, "sentence.lower()"))
wrong(
    "A word that occurs twice counts only once; count it every time.",
    (KNOWN, KNOWN.replace("in words if", "in set(words) if")),
)
wrong(
    "The average is taken over the numbers of the vectors too; keep one mean for each place.",
    (AVERAGE, "np.mean([word_to_vec_map[word] for word in known])"),
)
wrong(
    "Without a known word the average is zeros, of the size of a vector; yours is nan.",
    ("if len(known) > 0:", "if True:"),
    (AVERAGE, "np.sum([word_to_vec_map[w] for w in known], axis=0) / np.float64(len(known))"),
)
wrong(
    "The average of each word before is halved again: divide once, after the sum.",
    (
        "avg = " + AVERAGE,
        "avg = avg\n        for word in known: avg = (avg + word_to_vec_map[word]) / len(known)",
    ),
)
wrong(
    "The first word's vector in the dictionary has changed, because += and /= work in place.",
    (
        "avg = " + AVERAGE,
        IN_PLACE,
    ),
)
wrong(
    "Without a known word there is nothing to divide: leave avg as zeros.",
    ("if len(known) > 0:", "if True:"),
)
wrong("// cuts the result to whole numbers; divide with /.", (" / len(known)", " // len(known)"))
wrong(
    "The mean runs along each vector; it should run over the words, axis 0.",
    (AVERAGE, "np.mean([word_to_vec_map[word] for word in known], axis=1)"),
)
wrong(
    "You divide by the number of letters; divide by the number of known words.",
    (" / len(known)", " / len(sentence)"),
)
wrong(
    "You divide by the size of a vector; divide by the number of known words.",
    (" / len(known)", " / n_h"),
)
wrong(
    "All averages are zeros, as if no word were known: look up whole words, in lower case.",
    (SPLIT, "sentence.upper().split()"),
)
wrong(
    "A sentence with a single known word has an average, too: its vector.",
    ("if len(known) > 0:", "if len(known) > 1:"),
)
wrong(
    "The sum is multiplied by the number of words; divide by it.",
    (" / len(known)", " * len(known)"),
)


# ---- model ----


@grader.helper
def trained(model, rng, m, words, size, n_y, rate, iterations):
    """Weights, biases and predictions of a model trained on random sentences."""
    vectors = random_map(rng, words, size)
    names = list(vectors)
    X = np.array([" ".join(rng.choice(names, rng.integers(1, 5))) for _ in range(m)])
    Y = np.concatenate([np.arange(n_y), rng.integers(0, n_y, m - n_y)])
    results = model(X, Y, vectors, learning_rate=rate, num_iterations=iterations)
    pred, W, b = (None, None, None) if results is None else results
    return {"W": plain(W), "b": plain(b), "pred": plain(pred)}


@grader.case
def single_step(model, rng):
    """One sentence of each of three classes, one iteration."""
    return trained(model, rng, 3, "red blue", 4, 3, 0.5, 1)


@grader.case
def seven_sentences(model, rng):
    """Seven sentences of three classes, four iterations."""
    return trained(model, rng, 7, "ant bee cat dog eel", 5, 3, 0.1, 4)


@grader.case(hidden=True, kind="five classes")
def five_classes(model, rng):
    """Five classes, vectors of ten numbers."""
    return trained(model, rng, 12, "a b c d e f g h", 10, 5, 0.05, 6)


@grader.case(hidden=True, kind="another learning rate")
def larger_steps(model, rng):
    """A larger learning rate, vectors of two numbers."""
    return trained(model, rng, 5, "one two three", 2, 2, 0.7, 3)


@grader.case(hidden=True, kind="the default values")
def default_values(model, rng):
    """Learning rate and number of iterations left out."""
    vectors = random_map(rng, "up down", 3)
    _, W, b = model(np.array(["up", "down up", "down"]), np.array([0, 2, 1]), vectors)
    return {"W": plain(W), "b": plain(b)}


MEANS = "np.array([sentence_to_avg(sentence, word_to_vec_map) for sentence in X])"
Z, A, DZ = "z = W @ averages[i] + b", "a = softmax(z)", "dz = a - Y_oh[i]"
STEP_W = "W = W - learning_rate * np.outer(dz, averages[i])"
STEP_B = "b = b - learning_rate * dz"
WORD_SUM = "sum(word_to_vec_map[w] for w in sentence.lower().split() if w in word_to_vec_map)"

wrong = grader.mistakes("model")
wrong("The biases are not added to z.", (Z, "z = W @ averages[i]"))
wrong("Both steps go uphill: dz is a minus y, and each step subtracts.", (DZ, "dz = Y_oh[i] - a"))
wrong("The label is not subtracted: dz is a minus y.", (DZ, "dz = a"))
wrong(
    "The step of W goes uphill: subtract the gradient.", (STEP_W, STEP_W.replace("W - l", "W + l"))
)
wrong(
    "The step of b goes uphill: subtract the gradient.", (STEP_B, STEP_B.replace("b - l", "b + l"))
)
wrong(
    "The biases stay as they are: b needs a step of its own, by dz itself (the sum of dz is 0).",
    (STEP_B, "pass"),
)
wrong("The weights are never changed.", (STEP_W, "pass"))
wrong(
    "The learning rate is missing in the step of W.", (STEP_W, "W = W - np.outer(dz, averages[i])")
)
wrong("The learning rate is missing in the step of b.", (STEP_B, "b = b - dz"))
wrong("The softmax is missing: a is z.", (A, "a = z"))
wrong(
    "That is the sigmoid of each number; the classes exclude each other: softmax.",
    (A, "a = 1 / (1 + np.exp(-z))"),
)
wrong(
    "np.outer is the wrong way round: row k of dW is dz[k] times the average.",
    (STEP_W, STEP_W.replace("dz, averages[i]", "averages[i], dz")),
)
wrong(
    "The gradient lacks the average: dW is the outer product of dz and the average.",
    (STEP_W, "W = W - learning_rate * dz[:, None]"),
)
wrong(
    "The average of the first sentence is used for all: take that of sentence i.",
    (Z, Z.replace("[i]", "[0]")),
    (STEP_W, STEP_W.replace("[i]", "[0]")),
)
wrong(
    "The label of the first sentence is used for all: take that of sentence i.",
    (DZ, "dz = a - Y_oh[0]"),
)
wrong(
    "The gradients are divided by m; each step uses one sentence only.",
    (DZ, "dz = (a - Y_oh[i]) / m"),
)
wrong("W is multiplied from the wrong side: W @ avg.", (Z, "z = averages[i] @ W + b"))
wrong(
    "The averages of all sentences are averaged; keep one row for each.",
    (MEANS, f"np.mean({MEANS}, axis=0, keepdims=True).repeat(m, axis=0)"),
)
wrong(
    "The gradient of b is multiplied by z; it is dz itself.",
    (STEP_B, "b = b - learning_rate * dz * z"),
)
wrong(
    "The learning rate is missing in both steps.",
    (STEP_W, "W = W - np.outer(dz, averages[i])"),
    (STEP_B, "b = b - dz"),
)
wrong(
    "The label is subtracted as a number; dz needs its one-hot row, Y_oh[i].",
    (DZ, "dz = a - Y[i]"),
)
wrong(
    "dW is a matrix of all products of dz and the average; * does not make it, np.outer does.",
    (STEP_W, "W = W - learning_rate * dz * averages[i]"),
)
wrong(
    "dW is a matrix of all products of dz and the average; np.dot does not make it, np.outer does.",
    (STEP_W, "W = W - learning_rate * np.dot(dz, averages[i])"),
)
wrong("W is transposed in z; take it as it is.", (Z, "z = W.T @ averages[i] + b"))
wrong("z reads all sentences at once; take the average of sentence i.", (Z, "z = W @ averages + b"))
wrong("averages is a list; make an array of it.", (MEANS, MEANS[len("np.array(") : -1]))
wrong(
    "sentence_to_avg takes a single sentence; call it for each one in X.",
    (MEANS, "sentence_to_avg(X, word_to_vec_map)"),
)
wrong(
    "The derivative of a sigmoid is multiplied in; with the cross-entropy, dz is just a minus y.",
    (DZ, "dz = (a - Y_oh[i]) * a * (1 - a)"),
)
wrong(
    "W and b are replaced by gradients; subtract learning_rate times the gradient from them.",
    (STEP_W, "W = np.outer(dz, averages[i])"),
    (STEP_B, "b = dz"),
)
wrong(
    "b is replaced by its step; subtract the step from b.",
    (STEP_B, "b = -learning_rate * dz"),
)
wrong(
    "The step of W takes the average of the first sentence; take that of sentence i.",
    (STEP_W, STEP_W.replace("[i]", "[0]")),
)
wrong(
    "Each step uses the first sentence and its label; take those of sentence i.",
    (Z, Z.replace("[i]", "[0]")),
    (DZ, DZ.replace("[i]", "[0]")),
    (STEP_W, STEP_W.replace("[i]", "[0]")),
)
wrong(
    "The learning rate is always 0.01; take the argument learning_rate.",
    (STEP_W, STEP_W.replace("learning_rate", "0.01")),
    (STEP_B, STEP_B.replace("learning_rate", "0.01")),
)
wrong(
    "The step of b uses a dz that was computed again with the new W; both steps need the same dz.",
    (STEP_B, f"dz = softmax(W @ averages[i] + b) - Y_oh[i]; {STEP_B}"),
)
wrong(
    "The step of W uses a; it needs dz, which is a minus y.",
    (STEP_W, STEP_W.replace("dz", "a")),
)
wrong(
    "The gradient is divided by the number of classes; dz is just a minus y.",
    (DZ, "dz = (a - Y_oh[i]) / n_y"),
)
wrong(
    "The gradient is twice too large: the 2 belongs to a squared error. dz is just a minus y.",
    (DZ, "dz = 2 * (a - Y_oh[i])"),
)
wrong(
    "The powers are divided by the largest one; softmax divides them by their sum.",
    (A, "a = np.exp(z) / np.max(np.exp(z))"),
)
wrong(
    "Each step uses all sentences at once; step i is that of sentence i alone.",
    (Z, "z = averages @ W.T + b"),
    (DZ, "dz = a - Y_oh"),
    (STEP_W, "W = W - learning_rate * dz.T @ averages"),
    (STEP_B, "b = b - learning_rate * dz.sum(axis=0)"),
)
wrong(
    "argmax leaves a single class number; dz needs the probabilities of all classes.",
    (A, "a = softmax(z).argmax()"),
)
wrong(
    "-y / a is the derivative with respect to a; with respect to z it is a minus y.",
    (DZ, "dz = -Y_oh[i] / a"),
)
wrong(
    "dz is the loss; the steps need its gradient, a minus y.",
    (DZ, "dz = -np.sum(Y_oh[i] * np.log(a))"),
)
wrong("The labels of all sentences are subtracted; take row i, Y_oh[i].", (DZ, "dz = a - Y_oh"))
wrong(
    "The arguments of sentence_to_avg are swapped: first the sentence, then the vectors.",
    (MEANS, MEANS.replace("sentence, word_to_vec_map", "word_to_vec_map, sentence")),
)
wrong(
    "X[i] is the text of the sentence; dW needs its average, averages[i].",
    (STEP_W, STEP_W.replace("averages", "X")),
)
wrong(
    "averages[:, i] is a column; the average of sentence i is row i.",
    (STEP_W, STEP_W.replace("[i]", "[:, i]")),
)
wrong("averages is transposed: it has a row for each sentence.", (MEANS, f"{MEANS}.T"))
wrong("The powers are not divided by their sum: a is softmax(z).", (A, "a = np.exp(z)"))
wrong(
    "Only the last sentence of each round takes a step: the steps belong inside the loop over i.",
    (f"            {STEP_W}", f"        {STEP_W}"),
    (f"            {STEP_B}", f"        {STEP_B}"),
)
wrong(
    "The vectors of the words are added up; sentence_to_avg takes their average.",
    (MEANS, f"np.array([{WORD_SUM} for sentence in X])"),
)
wrong(
    "W is replaced by its step; subtract the step from W.",
    (STEP_W, "W = -learning_rate * np.outer(dz, averages[i])"),
)
wrong(
    "W and b are replaced by their steps; subtract the steps from them.",
    (STEP_W, "W = -learning_rate * np.outer(dz, averages[i])"),
    (STEP_B, "b = -learning_rate * dz"),
)
wrong("dz is the label; it should be `a - y`.", (DZ, "dz = Y_oh[i]"))
wrong("The label is added: dz is `a - y`.", (DZ, "dz = a + Y_oh[i]"))
wrong("You multiply by the biases; add b to W @ avg.", (Z, "z = (W @ averages[i]) * b"))
wrong(
    "iteration counts the rounds; take the average of sentence i.",
    (Z, Z.replace("[i]", "[iteration]")),
    (STEP_W, STEP_W.replace("[i]", "[iteration]")),
)
wrong(
    "iteration counts the rounds; take the label of sentence i.",
    (DZ, "dz = a - Y_oh[iteration]"),
)
wrong("The step of W uses z; it needs dz, which is `a - y`.", (STEP_W, STEP_W.replace("dz", "z")))
wrong("The step of b uses a; it needs dz, which is `a - y`.", (STEP_B, STEP_B.replace("dz", "a")))
wrong("The step of b uses z; it needs dz, which is `a - y`.", (STEP_B, STEP_B.replace("dz", "z")))
wrong("dz is squared; the gradient is just `a - y`.", (DZ, "dz = (a - Y_oh[i]) ** 2"))
wrong("dz is a single number; take `a - y`, class by class.", (DZ, "dz = np.sum(a - Y_oh[i])"))
wrong(
    "The step of W is divided by the number of sentences; each step is that of one sentence.",
    (STEP_W, STEP_W.replace("learning_rate", "learning_rate / m")),
)


# ---- sentences_to_indices ----


@grader.helper
def rows_of(sentences_to_indices, sentences, numbers, max_len):
    """The rows of some sentences, whole numbers or not."""
    rows = plain(sentences_to_indices(np.array(sentences), numbers, max_len))
    return None if rows is None else rows.astype(float)


@grader.case
def three_sentences(sentences_to_indices):
    """Three sentences of known words, one with capitals and a tab."""
    names = ["ball", "food", "for", "funny", "is", "lets", "lol", "play", "ready", "you"]
    numbers = {name: 10 * k for k, name in enumerate(names, start=1)}
    sentences = ["funny lol", "Lets play\tball", "food is ready for you"]
    return rows_of(sentences_to_indices, sentences, numbers, 6)


@grader.case
def unknown_words_and_long_sentences(sentences_to_indices):
    """Unknown words, repeated ones, and sentences with more than four words."""
    numbers = {"we": 7, "like": 3, "hot": 5, "tea": 9, "milk": 2, "and": 1, "a": 4}
    sentences = ["we really like tea", "tea and tea a hot milk", "we zzz like hot tea", "zzz"]
    return rows_of(sentences_to_indices, sentences, numbers, 4)


@grader.case(hidden=True, kind="longer rows")
def longer_rows(sentences_to_indices, rng):
    """Rows of nine numbers, other words."""
    numbers = numbered(rng, "a b c d e f g")
    return rows_of(sentences_to_indices, ["a B c", "G f e d c b a", "x a y b z", "d"], numbers, 9)


@grader.case(hidden=True, kind="short rows")
def short_rows(sentences_to_indices, rng):
    """Rows of two numbers, sentences that are longer."""
    numbers = numbered(rng, "red green blue grey")
    sentences = ["red green blue", "x y grey x blue red", "blue", "  GREY\tred "]
    return rows_of(sentences_to_indices, sentences, numbers, 2)


WORDS, NUMBERS = (
    "X[i].lower().split()",
    "[word_to_index[word] for word in words if word in word_to_index]",
)
CUT, PUT = "numbers = numbers[:max_len]", "X_indices[i, :len(numbers)] = numbers"

wrong = grader.mistakes("sentences_to_indices")
wrong(
    "An unknown word leaves a gap; go on at the next free place.",
    (NUMBERS, "[word_to_index.get(word, 0) for word in words]"),
)
wrong(
    "The numbers are at the end of the row; padding comes after the sentence.",
    (PUT, "X_indices[i, max_len - len(numbers):] = numbers"),
)
wrong(
    "Unknown words raise a KeyError: skip them.",
    (NUMBERS, "[word_to_index[word] for word in words]"),
)
wrong("Long sentences are not cut off after max_len words.", (CUT, "pass"))
wrong("The sentences are not converted to lower case.", (WORDS, "X[i].split()"))
wrong(
    'split(" ") cuts at single spaces only; split() cuts at tabs too.',
    (WORDS, 'X[i].lower().split(" ")'),
)
wrong(
    "The place of a word in the sentence is stored; store its number in the dictionary.",
    (NUMBERS, "[k for k, word in enumerate(words) if word in word_to_index]"),
)
wrong(
    "The end of a long sentence is kept; keep the first max_len words.",
    (CUT, "numbers = numbers[-max_len:]"),
)
wrong("The words are in reverse order.", (CUT, "numbers = numbers[max_len - 1::-1]"))
wrong(
    "The sentence is cut off before unknown words are skipped; skip them first.",
    (WORDS, "X[i].lower().split()[:max_len]"),
)
wrong("All rows hold the first sentence.", (WORDS, "X[0].lower().split()"))
wrong(
    "The numbers are one too large.",
    (PUT, "X_indices[i, :len(numbers)] = [n + 1 for n in numbers]"),
)
wrong(
    "The words are sorted; keep the order of the sentence.",
    (CUT, "numbers = sorted(numbers)[:max_len]"),
)
wrong("The letters are looked up, not the words: split the sentence.", (WORDS, "X[i].lower()"))
wrong("The numbers are not written into the row.", (PUT, "pass"))
wrong(
    "The numbers are one too small: 0 is for padding.",
    (PUT, "X_indices[i, :len(numbers)] = [n - 1 for n in numbers]"),
)
wrong(
    "One word too few is kept: a row has room for max_len.", (CUT, CUT.replace("len]", "len - 1]"))
)
wrong(
    "The words are written into the row; write their numbers.",
    (NUMBERS, "[word for word in words if word in word_to_index]"),
)
wrong("X holds all sentences; take X[i].", (WORDS, "X.lower().split()"))
wrong(
    "Long sentences are cut off after m words; a row has room for max_len.",
    (CUT, "numbers = numbers[:m]"),
)
wrong(
    "Only one word is in each row: write all numbers, X_indices[i, :len(numbers)].",
    (PUT, "X_indices[i, 0] = numbers[0]"),
)
wrong(
    "A word that occurs twice counts only once; keep each one.",
    (NUMBERS, "[word_to_index[w] for w in dict.fromkeys(words) if w in word_to_index]"),
)
wrong(
    "The numbers go into a column; row i belongs to sentence i.",
    (PUT, "X_indices[:len(numbers), i] = numbers"),
)


# ---- pretrained_embedding_layer ----


@grader.helper
def described_layer(build, rng, words, size):
    """What a layer looks up and masks, its matrix, and how many numbers are trained."""
    vectors, numbers = random_map(rng, words, size), numbered(rng, words)
    layer = unnumbered(build, vectors, numbers)
    if layer is None:
        return None
    indices = np.concatenate([rng.integers(1, len(numbers) + 1, (2, 3)), np.zeros((2, 1))], axis=1)
    outputs, mask = layer(indices.astype("int32")), layer.compute_mask(indices.astype("int32"))
    return {
        "matrix": plain(layer.get_weights()[0]),
        "looked up": plain(outputs),
        "mask": None if mask is None else plain(mask),
        "numbers that are trained": sum(int(np.prod(w.shape)) for w in layer.trainable_weights),
    }


@grader.case(rtol=1e-4)
def five_words(pretrained_embedding_layer, rng):
    """Five words with three numbers each."""
    return described_layer(pretrained_embedding_layer, rng, "red blue green pink grey", 3)


@grader.case(hidden=True, rtol=1e-4, kind="vectors of another size")
def eight_words(pretrained_embedding_layer, rng):
    """Eight words with six numbers each."""
    return described_layer(pretrained_embedding_layer, rng, "a b c d e f g h", 6)


@grader.case(hidden=True, rtol=1e-4, kind="two words")
def two_words(pretrained_embedding_layer, rng):
    """Two words with four numbers each."""
    return described_layer(pretrained_embedding_layer, rng, "yes no", 4)


SIZE, ROW = "len(word_to_index) + 1", "matrix[i] = word_to_vec_map[word]"
FILL = "for word, i in word_to_index.items():"
LAYER = "layers.Embedding(vocab_size, n_h, trainable=False, mask_zero=True)"

wrong = grader.mistakes("pretrained_embedding_layer")
wrong(
    "The vectors are trained; set trainable=False.",
    (LAYER, "layers.Embedding(vocab_size, n_h, mask_zero=True)"),
)
wrong(
    "Padding is not masked; set mask_zero=True.",
    (LAYER, "layers.Embedding(vocab_size, n_h, trainable=False)"),
)
wrong(
    "The vectors are trained and padding is not masked.",
    (LAYER, "layers.Embedding(vocab_size, n_h)"),
)
wrong("The numbers go from 1 to n, so n + 1 rows are needed.", (SIZE, "len(word_to_index)"))
wrong(
    "The rows are filled in the order of the dictionary; row i belongs to the word with number i.",
    (FILL, "for i, word in enumerate(word_to_vec_map, start=1):"),
)
wrong(
    "All vectors are one row too high: row i belongs to the word with number i.",
    (ROW, "matrix[i - 1] = word_to_vec_map[word]"),
)
wrong(
    "The vectors are not put into the layer; its rows are random.",
    ("embedding_layer.set_weights([matrix])", "pass"),
)
wrong("The matrix is not filled: all rows are zero.", (ROW, "pass"))
wrong(
    "set_weights wants a list of arrays: [matrix].",
    ("set_weights([matrix])", "set_weights(matrix)"),
)
wrong(
    "Rows and columns are swapped: input_dim is the number of rows.",
    (LAYER, "layers.Embedding(n_h, vocab_size, trainable=False, mask_zero=True)"),
)
wrong(
    "The size of a vector is not 50 here; take it from the dictionary.",
    (LAYER, LAYER.replace("n_h", "50")),
)
wrong(
    "Row 0 is not zero: it belongs to padding.",
    ("matrix = np.zeros((vocab_size, n_h))", "matrix = np.ones((vocab_size, n_h))"),
)
wrong(
    "The rows are filled from 0 in the order of the dictionary; row i belongs to the word with "
    "number i.",
    (FILL, "for i, word in enumerate(word_to_vec_map):"),
)
wrong(
    "A vector is a row of the matrix: its shape is (vocab_size, n_h), and row i is matrix[i].",
    (ROW, "matrix[:, i] = word_to_vec_map[word]"),
)
wrong("There is one row too many: the numbers go from 1 to n.", (SIZE, "len(word_to_index) + 2"))
wrong(
    "A row is chosen by the number of its word, not by the word.",
    (ROW, "matrix[word] = word_to_vec_map[word]"),
)


# ---- Emojify_V2 ----


@grader.helper
def predictions_of(model, weights, X):
    """What a model predicts with given trained weights, or a message if they do not fit."""
    for variable, value in zip(model.trainable_weights, weights, strict=False):
        if tuple(variable.shape) == value.shape:
            variable.assign(value)
    return plain(model(X, training=False))


@grader.helper
def name_of(layer, training):
    """A layer in words: whether and when it drops numbers; nothing if it does not learn either."""
    import keras

    if type(layer).__name__ == "Dropout":
        return f"dropout {layer.rate:g}{' even outside training' if training else ''}"
    is_part = isinstance(layer, keras.Model) or type(layer).__name__.endswith("Cell")
    if is_part or not layer.trainable_weights:
        return ""
    inside = getattr(layer, "dropout", 0) or getattr(layer, "recurrent_dropout", 0)
    return type(layer).__name__ + (" with dropout inside" if inside else "")


@grader.helper
def order_of(model, X):
    """The layers that are trained, in their order, and where numbers are dropped between them.

    Calls are listed, not layers: a Dropout has no weights, so one may be called twice.
    """
    return ", ".join(filter(None, (name_of(*call) for call in calls_of(model, X))))


@grader.helper
def described_model(build, rng, words, size, length):
    """Sizes of a model, and its predictions with fixed weights for rows of two lengths."""
    vectors, numbers = random_map(rng, words, size), numbered(rng, words)
    models = [unnumbered(build, (n,), vectors, numbers) for n in (length, length + 4)]
    shapes = [tuple(each.shape) for each in models[0].trainable_weights]
    weights = [rng.normal(0, 1.2 / np.sqrt(shape[0]), shape) for shape in shapes]
    X = rng.integers(1, len(numbers) + 1, (3, length))
    X[0, 2:], X[1, length - 1 :] = 0, 0
    longer = np.concatenate([X, np.zeros((3, 4), dtype=X.dtype)], axis=1)
    rows = [X.astype("int32"), longer.astype("int32")]
    found = [predictions_of(m, weights, x) for m, x in zip(models, rows, strict=True)]
    return {
        "output shape": [-1 if n is None else n for n in models[0].output_shape],
        "trained weights": [" x ".join(map(str, shape)) for shape in shapes],
        "layers in their order": order_of(models[0], rows[0]),
        "predictions": found[0],
        "predictions with four more zeros": found[1],
    }


@grader.case(rtol=1e-3)
def rows_of_five(Emojify_V2, rng):
    """Six words with four numbers each, rows of five."""
    return described_model(Emojify_V2, rng, "a b c d e f", 4, 5)


@grader.case(hidden=True, rtol=1e-3, kind="longer rows")
def rows_of_seven(Emojify_V2, rng):
    """Nine words with three numbers each, rows of seven."""
    return described_model(Emojify_V2, rng, "a b c d e f g h i", 3, 7)


@grader.case(hidden=True, rtol=1e-3, kind="vectors of another size")
def longer_word_vectors(Emojify_V2, rng):
    """Four words with ten numbers each, rows of four."""
    return described_model(Emojify_V2, rng, "up down left right", 10, 4)


EMBEDDED = "pretrained_embedding_layer(word_to_vec_map, word_to_index)(sentence_indices)"
FIRST, SECOND = "layers.LSTM(128, return_sequences=True)(X)", "layers.LSTM(128)(X)"
DROP = "    X = layers.Dropout(0.5)(X)\n"
DENSE = 'layers.Dense(5, activation="softmax")(X)'
AFTER_FIRST = f"    X = {FIRST}\n{DROP}"
AFTER_SECOND = f"    X = {SECOND}\n{DROP}"
INSIDE_FIRST = FIRST.replace("128", "128, dropout=0.5")
INSIDE_SECOND = SECOND.replace("128", "128, dropout=0.5")
RELU_FIRST = FIRST.replace("128", '128, activation="relu"')
RELU_SECOND = SECOND.replace("128", '128, activation="relu"')
OWN = "len(word_to_index) + 1, len(next(iter(word_to_vec_map.values())))"

wrong = grader.mistakes("Emojify_V2")
wrong(
    "Softmax is applied twice: in Dense and after it.",
    (DENSE, f'layers.Activation("softmax")({DENSE})'),
)
wrong(
    "The first LSTM returns its last state only; the second one needs a sequence.", (FIRST, SECOND)
)
wrong(
    "The second LSTM returns a state for every place; only the last one is wanted.",
    (f"X = {SECOND}", f"X = {FIRST}"),
)
wrong(
    "A new embedding layer is used instead of the pretrained one, and its vectors are trained.",
    (EMBEDDED, "layers.Embedding(len(word_to_index) + 1, 50, mask_zero=True)(sentence_indices)"),
)
wrong("The softmax at the end is missing.", (DENSE, "layers.Dense(5)(X)"))
wrong(
    "Sigmoid treats the classes one by one; they exclude each other: softmax.",
    (DENSE, DENSE.replace("softmax", "sigmoid")),
)
wrong(
    "Both dropout layers are missing, or what they return is not used.",
    (AFTER_FIRST, f"    X = {FIRST}\n"),
    (AFTER_SECOND, f"    X = {SECOND}\n"),
)
wrong(
    "The second dropout layer is missing, or what it returns is not used.",
    (AFTER_SECOND, f"    X = {SECOND}\n"),
)
wrong(
    "The first dropout layer is missing, or what it returns is not used.",
    (AFTER_FIRST, f"    X = {FIRST}\n"),
)
wrong(
    "Both dropout layers stand between the LSTMs; there should be one after each.",
    (AFTER_SECOND, f"{DROP}    X = {SECOND}\n"),
)
wrong(
    "Dropout stands before each LSTM; it should stand after each.",
    (AFTER_FIRST, f"{DROP}    X = {FIRST}\n"),
    (AFTER_SECOND, f"{DROP}    X = {SECOND}\n"),
)
wrong(
    "There is only one LSTM, or the second one does not read what comes out of the first: two are "
    "wanted, one after the other.",
    (AFTER_FIRST, ""),
)
wrong("There should be five probabilities, one for each emoji.", (DENSE, DENSE.replace("5", "4")))
wrong("The output is a single number; five are wanted.", (DENSE, DENSE.replace("5", "1")))
wrong("The first LSTM has another number of units than 128.", (FIRST, FIRST.replace("128", "64")))
wrong(
    "The second LSTM has another number of units than 128.",
    (f"X = {SECOND}", f"X = {SECOND.replace('128', '64')}"),
)
wrong(
    "The second LSTM and the dropout after it are missing, or what they return is not used.",
    (AFTER_SECOND, ""),
)
wrong(
    "The second LSTM is missing, or what it returns is not used: it should go into the dropout "
    "after it.",
    (f"X = {SECOND}", f"Z = {SECOND}"),
)
wrong(
    "A new embedding layer is used instead of the pretrained one; it is trained and has no mask.",
    (EMBEDDED, "layers.Embedding(len(word_to_index) + 1, 50)(sentence_indices)"),
)
wrong(
    "There is one dense layer too many; the dropout is followed by the output.",
    (f"outputs = {DENSE}", f'X = layers.Dense(64, activation="relu")(X); outputs = {DENSE}'),
)
wrong(
    "The arguments of pretrained_embedding_layer are swapped: first the vectors, then the numbers.",
    (EMBEDDED, EMBEDDED.replace("vec_map, word_to_index", "index, word_to_vec_map")),
)
wrong(
    "The embedding layer is made, but not called on sentence_indices.",
    (EMBEDDED, EMBEDDED.removesuffix("(sentence_indices)")),
)
wrong("The last layer is made, but not called on X.", (DENSE, DENSE.removesuffix("(X)")))
wrong(
    "Both LSTMs have another number of units than 128.",
    (FIRST, FIRST.replace("128", "64")),
    (f"X = {SECOND}", f"X = {SECOND.replace('128', '64')}"),
)
wrong(
    "The mask is lost on the way: padding counts as words.",
    (EMBEDDED, f"keras.ops.add({EMBEDDED}, 0.0); X._keras_mask = None"),
)
wrong(
    "A GRU has three gates; an LSTM is asked for.",
    (FIRST, FIRST.replace("LSTM", "GRU")),
    (f"X = {SECOND}", f"X = {SECOND.replace('LSTM', 'GRU')}"),
)
wrong(
    "The rate of dropout is 0.5.",
    (AFTER_FIRST, AFTER_FIRST.replace("0.5", "0.2")),
    (AFTER_SECOND, AFTER_SECOND.replace("0.5", "0.2")),
)
wrong(
    "training=True keeps the first dropout on at all times: leave it out, so that Keras switches.",
    (AFTER_FIRST, AFTER_FIRST.replace("(0.5)(X)", "(0.5)(X, training=True)")),
)
wrong(
    "training=True keeps both dropouts on at all times: leave it out, so that Keras switches.",
    (AFTER_FIRST, AFTER_FIRST.replace("(0.5)(X)", "(0.5)(X, training=True)")),
    (AFTER_SECOND, AFTER_SECOND.replace("(0.5)(X)", "(0.5)(X, training=True)")),
)
wrong(
    "Dropout inside the LSTMs drops what they read; what they return should be dropped, by a layer "
    "after each.",
    (AFTER_FIRST, f"    X = {INSIDE_FIRST}\n"),
    (AFTER_SECOND, f"    X = {INSIDE_SECOND}\n"),
)
wrong(
    "There is a dropout too many, right after the embedding.",
    (AFTER_FIRST, f"{DROP}{AFTER_FIRST}"),
)
wrong(
    "The second dropout stands after the dense layer; it should stand before it.",
    (AFTER_SECOND, f"    X = {SECOND}\n"),
    (f"outputs = {DENSE}", f"outputs = layers.Dropout(0.5)({DENSE})"),
)
wrong(
    "An embedding layer of your own has random rows: call pretrained_embedding_layer.",
    (EMBEDDED, f"layers.Embedding({OWN}, trainable=False, mask_zero=True)(sentence_indices)"),
)
wrong(
    "An embedding layer of your own has random rows, and here no mask: call "
    "pretrained_embedding_layer.",
    (EMBEDDED, f"layers.Embedding({OWN}, trainable=False)(sentence_indices)"),
)
wrong(
    "The vectors of the words are trained: pretrained_embedding_layer keeps them fixed, so call it "
    "and leave it as it is.",
    (EMBEDDED, f"layers.Embedding({OWN}, mask_zero=True)(sentence_indices)"),
)
wrong(
    "An embedding layer of your own is trained, and here it has no mask: call "
    "pretrained_embedding_layer.",
    (EMBEDDED, f"layers.Embedding({OWN})(sentence_indices)"),
)
wrong(
    "The states of all places are put side by side; only the last state of the second LSTM is "
    "wanted, without return_sequences.",
    (f"X = {SECOND}", f"X = layers.Flatten()({FIRST})"),
)
wrong(
    "The states of all places are averaged; only the last state of the second LSTM is wanted, "
    "without return_sequences.",
    (f"X = {SECOND}", f"X = layers.GlobalAveragePooling1D()({FIRST})"),
)
wrong(
    "The LSTMs have ReLU as their activation; leave it as it is by default.",
    (FIRST, RELU_FIRST),
    (f"X = {SECOND}", f"X = {RELU_SECOND}"),
)
wrong(
    "Both LSTMs have 50 units, as many as a word vector has numbers; they should have 128.",
    (FIRST, FIRST.replace("128", "50")),
    (f"X = {SECOND}", f"X = {SECOND.replace('128', '50')}"),
)
wrong(
    "The second LSTM has ReLU as its activation; leave it as it is by default.",
    (f"X = {SECOND}", f"X = {RELU_SECOND}"),
)
wrong(
    "The first LSTM has ReLU as its activation; leave it as it is by default.",
    (FIRST, RELU_FIRST),
)
wrong(
    "The first LSTM has as many units as the sentence has places; it should have 128.",
    (FIRST, FIRST.replace("128", "input_shape[0]")),
)
wrong(
    "The rate of the second dropout is 0.5.",
    (AFTER_SECOND, AFTER_SECOND.replace("0.5", "0.2")),
)
wrong(
    "The rate of the first dropout is 0.5.",
    (AFTER_FIRST, AFTER_FIRST.replace("0.5", "0.2")),
)
wrong(
    "The second recurrent layer is a GRU; an LSTM is asked for.",
    (f"X = {SECOND}", f"X = {SECOND.replace('LSTM', 'GRU')}"),
)
wrong(
    "The first recurrent layer is a GRU; an LSTM is asked for.",
    (FIRST, FIRST.replace("LSTM", "GRU")),
)
wrong(
    "The first LSTM reads in both directions; leave Bidirectional out.",
    (FIRST, "layers.Bidirectional(layers.LSTM(128, return_sequences=True))(X)"),
)
wrong(
    "SimpleRNN has no gates; an LSTM is asked for.",
    (FIRST, FIRST.replace("LSTM", "SimpleRNN")),
    (f"X = {SECOND}", f"X = {SECOND.replace('LSTM', 'SimpleRNN')}"),
)
wrong(
    "The second LSTM reads in both directions; leave Bidirectional out.",
    (f"X = {SECOND}", "X = layers.Bidirectional(layers.LSTM(128))(X)"),
)
wrong(
    "Both LSTMs read in both directions; leave Bidirectional out.",
    (FIRST, "layers.Bidirectional(layers.LSTM(128, return_sequences=True))(X)"),
    (f"X = {SECOND}", "X = layers.Bidirectional(layers.LSTM(128))(X)"),
)
wrong(
    "There is one probability for each word; five are wanted, one for each emoji.",
    (DENSE, DENSE.replace("5", "len(word_to_index)")),
)
wrong(
    "There is an LSTM too many; two are wanted.",
    (AFTER_FIRST, f"    X = {FIRST}\n{AFTER_FIRST}"),
)
wrong(
    "There is a dense layer of 128 units too many; the dropout is followed by the output.",
    (f"outputs = {DENSE}", f'X = layers.Dense(128, activation="relu")(X); outputs = {DENSE}'),
)
wrong(
    "An LSTM reads sentence_indices, the numbers of the words; each layer should read what comes "
    "out of the one before.",
    (f"X = {SECOND}", "X = layers.LSTM(128)(sentence_indices)"),
)
wrong(
    "sentence_indices are numbers already: leave sentences_to_indices out.",
    (
        EMBEDDED,
        EMBEDDED.removesuffix("(sentence_indices)")
        + "(sentences_to_indices(sentence_indices, word_to_index, input_shape[0]))",
    ),
)
wrong(
    "With return_state=True an LSTM returns three tensors; leave it out.",
    (f"X = {SECOND}", "X = layers.LSTM(128, return_state=True)(X)"),
)
wrong(
    "The embedding layer is called on the shape of the input; call it on sentence_indices.",
    (EMBEDDED, EMBEDDED.removesuffix("(sentence_indices)") + "(input_shape)"),
)
