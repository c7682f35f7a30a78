"""Cases and known mistakes of the applications of the Transformer.

Keras is imported where a case needs it, not above: the judge does without.
"""

import numpy as np

from graders.common.tensors import plain
from invigilator.checking import Grader

grader = Grader("course5/transformer_applications", framework="tensorflow")
grader.include(plain)


@grader.helper
def triples(length):
    """A tokenizer that cuts words into pieces of up to three characters."""

    class Encoded(dict):
        words: list

        def word_ids(self, row):
            return list(self.words[row])

    def tokenizer(examples):
        rows = []
        for words in examples:
            cut = [(w[k : k + 3], n) for n, w in enumerate(words) for k in range(0, len(w), 3)]
            rest = length - 2 - len(cut)
            ids = [2, *(10 + len(piece) for piece, _ in cut), 3] + [0] * rest
            rows.append((ids, [None, *(n for _, n in cut), None] + [None] * rest))
        encoded = Encoded(input_ids=np.array([ids for ids, _ in rows]))
        encoded.words = [numbers for _, numbers in rows]
        return encoded

    return tokenizer


@grader.helper
def as_text(spans):
    """Spans as text: positions that are wrong agree with others by chance."""
    if not isinstance(spans, list | tuple):
        return spans
    if not any(isinstance(each, list | tuple) for each in spans):
        return "(" + ", ".join(str(each) for each in spans) + ")"
    return ", ".join(str(as_text(each)) for each in spans)


# ---- tokenize_and_align_labels ----


@grader.helper
def aligned(tokenize_and_align_labels, length, examples, tags):
    """Numbers and labels under their names."""
    input_ids, labels = tokenize_and_align_labels(triples(length), examples, tags)
    return {"input_ids": plain(input_ids), "labels": plain(labels)}


@grader.case
def two_sentences(tokenize_and_align_labels):
    """Two sentences of three and two words."""
    examples = [["Wolfgang", "left", "Oslo"], ["I", "am"]]
    return aligned(tokenize_and_align_labels, 10, examples, [[1, 0, 5], [4, 2]])


@grader.case
def one_word_in_many_pieces(tokenize_and_align_labels):
    """A long word between two short ones."""
    examples = [["a", "Understandingly", "so"]]
    return aligned(tokenize_and_align_labels, 9, examples, [[3, 7, 2]])


@grader.case(hidden=True, kind="three sentences")
def three_sentences(tokenize_and_align_labels):
    """Three sentences, the middle one the longest."""
    examples = [["Kim-Lee"], ["from", "Nottingham", "to", "Rio"], ["yes", "indeed"]]
    return aligned(tokenize_and_align_labels, 14, examples, [[6], [1, 2, 3, 4], [8, 9]])


@grader.case(hidden=True, kind="words of a single piece")
def single_pieces(tokenize_and_align_labels):
    """Words that are not cut."""
    return aligned(tokenize_and_align_labels, 8, [["we", "saw", "it"]], [[2, 0, 1]])


QUESTION = "if word is not None and word != previous:"

wrong = grader.mistakes("tokenize_and_align_labels")
wrong(
    "Every piece of a word has its tag; only the first should. Compare with previous, and set it.",
    (QUESTION, "if word is not None:"),
)
wrong(
    "The first word of each sentence is left out: 0 counts as false. Ask word is not None.",
    (QUESTION, "if word and word != previous:"),
)
wrong(
    "None is used as an index: ask whether word is None before you look up its tag.",
    (QUESTION, "if word != previous:"),
)
wrong(
    "Only further pieces have a tag; it should be the first ones.",
    ("word != previous", "word == previous"),
)
wrong(
    "All sentences have the tags of the first one: tags[row].",
    ("tags[row][word]", "tags[0][word]"),
)
wrong(
    "An index is too large: tags[row] holds the tags of a sentence, one for each word, so its "
    "second index is the number of the word, not the position of a piece.",
    ("tags[row][word]", "tags[row][position]"),
)
wrong(
    "You put in the tags of a whole sentence: choose the sentence by row, then the tag by word.",
    ("tags[row][word]", "tags[word]"),
)
wrong("The tags come one word late; take that of word itself.", ("[word]", "[word - 1]"))
wrong("labels has two axes: labels[row, position].", ("labels[row, position]", "labels[position]"))
wrong(
    "No piece has a label: assign its tag with a single =, and set previous only after the "
    "comparison.",
    (
        f"            {QUESTION}\n",
        f"            previous = word\n            {QUESTION}\n",
    ),
)
wrong(
    "Only the first word of each sentence has a label: compare word with previous.",
    (QUESTION, "if word is not None and previous is None:"),
)
wrong(
    "The last piece of each word has the tag; it should be the first.",
    (QUESTION, "if word is not None and word != [*encoded.word_ids(row), None][position + 1]:"),
)
wrong(
    "Pieces without a label should have -100, not 0.",
    (QUESTION, "labels[row, position] = 0\n            " + QUESTION),
)
wrong(
    "The labels are written by the number of the word; write them at the position of the piece.",
    ("labels[row, position]", "labels[row, word]"),
)
wrong(
    "All labels are written into the first row.",
    ("labels[row, position]", "labels[0, position]"),
)
wrong(
    "The label is the number of the word; look up its tag, tags[row][word].",
    ("= tags[row][word]", "= word"),
)
wrong(
    "previous holds the position; it should hold the word.",
    ("previous = word", "previous = position"),
)
wrong(
    "The label is written at the position numbered by the word before; write it at that of the "
    "piece.",
    ("labels[row, position]", "labels[row, previous or 0]"),
)

# ---- masked_loss ----


@grader.helper
def chances(rng, *shape):
    """Random outputs of a softmax."""
    scores = rng.normal(size=shape)
    return (np.exp(scores) / np.exp(scores).sum(axis=-1, keepdims=True)).astype("float32")


@grader.helper
def as_loss(loss):
    """A loss, and whether it is a tensor, through which gradients can flow."""
    from keras import ops

    return {
        "loss": plain(loss),
        "kind of the loss": "a tensor" if ops.is_tensor(loss) else "no tensor",
    }


@grader.case(rtol=1e-4)
def three_of_five(masked_loss, rng):
    """One sentence of five positions, three of them with a label."""
    return as_loss(masked_loss(np.array([[-100, 2, 0, -100, 3]]), chances(rng, 1, 5, 4)))


@grader.case(rtol=1e-4)
def two_lengths(masked_loss, rng):
    """Two sentences, one with a single label."""
    labels = np.array([[1, 0, 2, 1], [-100, 2, -100, -100]])
    return as_loss(masked_loss(labels, chances(rng, 2, 4, 3)))


@grader.helper
def in_a_graph(function, *arrays):
    """What a function gives when it is compiled, as ``fit`` does; it then gets symbolic tensors.

    What TensorFlow complains of while it runs is said without the graph.
    """
    import tensorflow as tf

    try:
        return tf.function(function, autograph=False)(*arrays)
    except tf.errors.InvalidArgumentError:
        return function(*arrays)


@grader.case(rtol=1e-4)
def compiled(masked_loss, rng):
    """Two sentences; the loss is compiled, as fit does."""
    labels = np.array([[2, -100, 1], [-100, -100, 3]])
    return plain(in_a_graph(masked_loss, labels, chances(rng, 2, 3, 5)))


@grader.case(hidden=True, rtol=1e-4, kind="labels as floating-point numbers")
def labels_as_floats(masked_loss, rng):
    """Labels as fit passes them on."""
    labels = np.array([[-100.0, 4.0, 1.0], [0.0, -100.0, -100.0], [3.0, 3.0, 2.0]])
    return plain(masked_loss(labels.astype("float32"), chances(rng, 3, 3, 5)))


@grader.case(hidden=True, rtol=1e-4, kind="every position labelled")
def all_labelled(masked_loss, rng):
    """No position is left out."""
    return plain(masked_loss(rng.integers(0, 2, (2, 6)), chances(rng, 2, 6, 2)))


@grader.case(hidden=True, rtol=1e-3, kind="one step of training")
def step_with_loss(masked_loss, rng):
    """How one step of gradient descent with this loss moves the weights."""
    import keras

    model = keras.Sequential([keras.Input((4, 3)), keras.layers.Dense(5, activation="softmax")])
    for each in model.weights:
        each.assign(rng.normal(size=each.shape))
    before = [plain(each.value).copy() for each in model.weights]
    model.compile(keras.optimizers.SGD(1.0), masked_loss, run_eagerly=True)
    X = rng.normal(size=(2, 4, 3)).astype("float32")
    model.train_on_batch(X, np.array([[1, -100, 4, 0], [-100, 2, -100, -100]]))
    return [plain(each.value) - old for each, old in zip(model.weights, before, strict=True)]


COUNTED = 'ops.cast(ops.not_equal(labels, -100), "float32")'
SAFE = "ops.where(ops.equal(labels, -100), 0, labels)"
MEAN = "ops.sum(losses * counted) / ops.sum(counted)"

wrong = grader.mistakes("masked_loss")
wrong(
    "You divide by all positions; divide by the number of those with a label.",
    (MEAN, "ops.mean(losses * counted)"),
)
wrong(
    "The mean is that of all positions, with class 0 where there is no label. Multiply the losses, "
    "one for each position, by counted, which is 0 where the label is -100.",
    (MEAN, "ops.mean(losses)"),
)
wrong(
    "Unlabelled positions are in the sum; multiply the losses by counted before you sum.",
    (MEAN, "ops.sum(losses) / ops.sum(counted)"),
)
wrong("That is the sum; divide it by the number of labels.", (MEAN, "ops.sum(losses * counted)"))
wrong(
    "counted is the wrong way round: 1 where there is a label.",
    (COUNTED, 'ops.cast(ops.equal(labels, -100), "float32")'),
)
wrong(
    "Class 0 is left out, which is a label like any other; leave out -100.",
    (COUNTED, 'ops.cast(labels > 0, "float32")'),
)
wrong(
    "The mean is taken for each sentence first; take it over all labels together.",
    (MEAN, "ops.mean(ops.sum(losses * counted, axis=1) / ops.sum(counted, axis=1))"),
)
wrong(
    "You divide by counted itself; divide by its sum, the number of labels.",
    (MEAN, "ops.sum(losses * counted) / counted"),
)
wrong(
    "The result is a loss for each position; sum and divide.",
    (MEAN, "losses * counted"),
)
wrong(
    "The sign is wrong: the loss is minus the logarithm.",
    (MEAN, "-" + MEAN),
)
wrong(
    "The probabilities are taken for scores, with a second softmax: leave out from_logits=True.",
    ("(safe_labels, probabilities)", "(safe_labels, probabilities, from_logits=True)"),
)
wrong(
    "The label -100 reaches the cross-entropy. Put in safe_labels, which have 0 in its place: mind "
    "the minus in the condition.",
    ("(safe_labels, probabilities)", "(labels, probabilities)"),
)
wrong(
    "The condition of ops.where is the wrong way round: all labels have become 0 or -100.",
    (SAFE, "ops.where(ops.equal(labels, -100), labels, 0)"),
)
wrong(
    "counted is boolean; make it float32 with ops.cast before you multiply.",
    (COUNTED, "ops.not_equal(labels, -100)"),
)
wrong(
    "The loss is a plain number, so no gradient reaches the weights: leave it a tensor.",
    (MEAN, f"float({MEAN})"),
)
wrong(
    "You divide by the number of sentences; divide by that of the labels.",
    ("/ ops.sum(counted)", "/ labels.shape[0]"),
)
wrong(
    "The number of labels is that of the first sentence; count all of them.",
    ("/ ops.sum(counted)", "/ ops.sum(counted[0])"),
)
wrong(
    "NumPy cannot compute with the tensors that fit passes on: take functions of keras.ops for "
    "counted and safe_labels.",
    (COUNTED, '(np.array(labels) != -100).astype("float32")'),
    (SAFE, "np.where(np.array(labels) == -100, 0, labels)"),
)
wrong(
    "np.sum makes a plain number, through which no gradient flows: ops.sum.",
    (MEAN, MEAN.replace("ops.", "np.")),
)
wrong(
    "NumPy computes the mean, and makes a plain number of it: ops.sum, on losses and counted as "
    "they are.",
    (MEAN, "np.sum(np.array(losses) * np.array(counted)) / np.sum(np.array(counted))"),
)
wrong(
    "The probabilities are multiplied by counted; multiply the losses, one for each position.",
    ("(safe_labels, probabilities)", "(safe_labels, probabilities * counted[:, :, None])"),
    (MEAN, "ops.sum(losses) / ops.sum(counted)"),
)
wrong(
    "float() needs a number, and fit passes tensors without one: leave it out.",
    (MEAN, "ops.sum(losses * counted) / float(ops.sum(counted))"),
)
wrong(
    "counted compares with 0, which is a label like any other; compare with -100.",
    (COUNTED, 'ops.cast(ops.not_equal(labels, 0), "float32")'),
)
wrong(
    "You divide by one more than the number of labels.",
    (MEAN, "ops.sum(losses * counted) / (ops.sum(counted) + 1)"),
)
wrong(
    "safe_labels are only 0 and 1, like counted; they should be the labels, with 0 in place of "
    "-100.",
    (SAFE, "counted"),
)
wrong(
    "The result is one mean for each sentence; sum over all sentences, without axis.",
    (MEAN, "ops.sum(losses * counted, axis=-1) / ops.sum(counted, axis=-1)"),
)
wrong(
    "The result is one mean for each position; sum over all of them, without axis.",
    (MEAN, "ops.sum(losses * counted, axis=0) / ops.sum(counted, axis=0)"),
)
wrong(
    "You divide by the length of a sentence; divide by the number of labels.",
    ("/ ops.sum(counted)", "/ labels.shape[1]"),
)
wrong(
    'The losses are float32, and are multiplied by int32: take counted, cast to "float32".',
    (COUNTED, COUNTED.replace("float32", "int32")),
)
wrong(
    "Labels are int32 and counted is float32: multiply the losses by counted; for the labels there "
    "is ops.where.",
    (SAFE, "labels * counted"),
)
wrong(
    "categorical_crossentropy wants one-hot rows; for numbers of classes there is "
    "sparse_categorical_crossentropy.",
    ("sparse_categorical", "categorical"),
)
wrong(
    "The labels come first, then the probabilities.",
    ("(safe_labels, probabilities)", "(probabilities, safe_labels)"),
)
wrong(
    "The cross-entropy needs the probabilities themselves, one for each class at each position.",
    ("(safe_labels, probabilities)", "(safe_labels, ops.argmax(probabilities, axis=-1))"),
)
wrong(
    "ops.where needs three arguments; the third says what to take where the condition is false.",
    (SAFE, "ops.where(ops.equal(labels, -100), 0)"),
)
for sentence, new in (
    (
        "The sum is multiplied by the number of labels; divide by it.",
        "ops.sum(losses * counted) * ops.sum(counted)",
    ),
    (
        "The mean over all positions is divided once more; divide the sum by the number of labels.",
        "ops.mean(losses * counted) / ops.sum(counted)",
    ),
    (
        "You divide by the sum of the losses; divide by the number of labels.",
        "ops.sum(losses * counted) / ops.sum(losses)",
    ),
    ("The fraction is upside down.", "ops.sum(counted) / ops.sum(losses * counted)"),
    (
        "counted is added to the losses; multiply them by it.",
        "ops.sum(losses + counted) / ops.sum(counted)",
    ),
    (
        "The losses are divided, but not added up: sum them first.",
        "losses * counted / ops.sum(counted)",
    ),
    (
        "Only the largest loss is kept; sum them all.",
        "ops.max(losses * counted) / ops.sum(counted)",
    ),
    (
        "You divide by the share of labels among all positions; divide by their number.",
        "ops.sum(losses * counted) / ops.mean(counted)",
    ),
):
    wrong(sentence, (MEAN, new))

# ---- entity_spans ----


@grader.case
def name_and_company(entity_spans):
    """A name of two words, then a company of one at the end."""
    return as_text(entity_spans(["B-Name", "I-Name", "O", "B-Company"]))


@grader.case
def neighbors(entity_spans):
    """Two names in a row, then a place and a company without a word between them."""
    tags = "O B-Name B-Name I-Name I-Name O B-Location B-Company I-Company"
    return as_text(entity_spans(tags.split()))


@grader.case
def inside_without_beginning(entity_spans):
    """I- after O, and I- of another kind after an entity."""
    tags = ["O", "I-Name", "I-Name", "O", "B-Skill", "I-Degree", "O"]
    return as_text(entity_spans(tags))


@grader.case
def without_beginning_at_the_start(entity_spans):
    """I- in the first words."""
    return as_text(entity_spans(["I-Skill", "I-Skill", "O", "B-Name", "I-Name", "B-Name"]))


@grader.case(hidden=True, kind="only O")
def nothing_to_find(entity_spans):
    """No entity, then one that is the whole sentence."""
    return [as_text(entity_spans(t)) for t in (["O", "O"], ["B-Name"], ["I-Skill"] * 3)]


@grader.case(hidden=True, kind="a longer sentence")
def longer_sentence(entity_spans, rng):
    """Random tags."""
    choices = ["O", "B-Name", "I-Name", "I-Name", "B-Skill", "I-Skill"]
    return as_text(entity_spans([str(t) for t in rng.choice(choices, 60)]))


ENDS = 'if start is not None and tag != "I-" + kind:'
BEGINS = 'if tag.startswith("B-") or (tag.startswith("I-") and start is None):'
APPEND = "spans.append((start, number, kind))"
RESET = "            start = None\n"
CLOSE = f"        {ENDS}\n            {APPEND}\n{RESET}"
OPEN = f"        {BEGINS}\n            start, kind = number, tag[2:]\n"
ENDS_FIRST = f"{CLOSE}        # Does one begin here?\n{OPEN}"
BEGINS_FIRST = f"{OPEN}{CLOSE}"

wrong = grader.mistakes("entity_spans")
wrong(
    "end is the number of the last word; it should be that of the word after it.",
    (APPEND, "spans.append((start, number - 1, kind))"),
)
wrong("end is one too large.", (APPEND, "spans.append((start, number + 1, kind))"))
wrong(
    "An entity ends only at O here; a B- or an I- of another kind ends it as well.",
    (ENDS, 'if start is not None and tag == "O":'),
)
wrong(
    "An entity goes on over any I-, even of another kind: compare the tag with the kind of the "
    "open entity.",
    ('tag != "I-" + kind', 'not tag.startswith("I-")'),
)
wrong(
    "Each I- ends an entity, so that names fall apart into words: compare the whole tag with I- "
    "and the kind.",
    (ENDS, "if start is not None:"),
)
wrong(
    "An I- without an open entity should begin one.",
    (BEGINS, 'if tag.startswith("B-"):'),
)
wrong(
    "Every I- begins an entity, even inside an open one.",
    (BEGINS, 'if tag != "O":'),
)
wrong(
    "start is not set back to None, so an entity that has ended is appended again.",
    (RESET, ""),
)
wrong(
    "The kind is missing its first letter or more: it is tag[2:].",
    ("tag[2:]", "tag[3:]"),
)
wrong("The kind still has the hyphen in front: it is tag[2:].", ("tag[2:]", "tag[1:]"))
wrong(
    "A word can end one entity and begin the next: the second question is an if, not an elif.",
    (f"        # Does one begin here?\n        {BEGINS}", f"        el{BEGINS}"),
)
wrong(
    "The kind is that of the tag after the entity; keep the one from its beginning.",
    (APPEND, "spans.append((start, number, tag[2:]))"),
)
wrong(
    "kind is None where it is joined to I-: first ask whether an entity is open, and set kind "
    "whenever you set start.",
    (ENDS, 'if tag != "I-" + kind:'),
)
wrong(
    "The comparison is the wrong way round: an I- of the same kind goes on with the entity.",
    ('tag != "I-" + kind', 'tag == "I-" + kind'),
)
wrong(
    "The start is one too small; it is the number of the first word.",
    ("start, kind = number,", "start, kind = number - 1,"),
)
wrong(
    "An I- that goes on with an entity from word 0 is taken for a beginning: 0 counts as false. "
    "Ask whether start is None.",
    ("start is None)", "not start)"),
)
wrong(
    "append takes a single thing, the tuple: two pairs of brackets.",
    (APPEND, "spans.append(start, number, kind)"),
)
wrong(
    "extend adds start, end and kind one by one; append adds the tuple as a whole.",
    (APPEND, "spans.extend((start, number, kind))"),
)
wrong(
    "The whole tag is taken as the kind; leave out B- or I-: tag[2:].",
    ("start, kind = number, tag[2:]", "start, kind = number, tag"),
)
wrong(
    "Start and end are swapped.",
    (APPEND, "spans.append((number, start, kind))"),
)
wrong(
    "The tuple has another order: (start, end, kind).",
    (APPEND, "spans.append((kind, start, number))"),
)
wrong(
    "An entity that begins at word 0 never ends: 0 counts as false. Ask start is not None.",
    (ENDS, 'if start and tag != "I-" + kind:'),
)
wrong(
    "The second element is the length; it should be the number of the word after the last one.",
    (APPEND, "spans.append((start, number - start, kind))"),
)
wrong(
    "The whole tag is put into the span; its third part is kind.",
    ("number, kind))", "number, tag))"),
)
wrong(
    "No entity is ever found: one begins at B-, or at I- where none is open; append it at its end.",
    ("spans.append((start, number, kind))", "(start, number, kind)"),
)
wrong(
    "Only I- begins an entity; B- always should.",
    (BEGINS, 'if tag.startswith("I-") and start is None:'),
)
wrong(
    "An O begins an entity as well: without an open one, only I- does.",
    (BEGINS, 'if tag.startswith("B-") or start is None:'),
)
wrong(
    "An entity at the end of the sentence is missing: it is still open after the last tag; one "
    "more O closes it.",
    ('[*tags, "O"]', "tags"),
)
wrong(
    "The kind begins with B- or I-; leave that out: tag[2:].",
    ('"I-" + kind', '"I-" + kind[2:]'),
    ("start, kind = number, tag[2:]", "start, kind = number, tag"),
)
wrong(
    "The kind begins with a hyphen; it is tag[2:].",
    ('"I-" + kind', '"I" + kind'),
    ("tag[2:]", "tag[1:]"),
)
wrong(
    "Start and end are both one too large: words are numbered from 0.",
    ('enumerate([*tags, "O"])', 'enumerate([*tags, "O"], 1)'),
)
wrong(
    "Each entity that begins with B- is closed at once, before it has a word: first ask whether an "
    "open one ends, then whether one begins.",
    (ENDS_FIRST, BEGINS_FIRST),
)
wrong(
    "Only the first entity is in the list: go through all tags, and return after the loop.",
    (RESET, f"{RESET}            return spans\n"),
)
wrong(
    "end is the number of the last word; it should be that of the word after it. And an I- without "
    "an open entity should begin one.",
    (APPEND, "spans.append((start, number - 1, kind))"),
    (BEGINS, 'if tag.startswith("B-"):'),
)

# ---- entity_f1 ----


@grader.helper
def scored(entity_f1, true, predicted):
    """The three scores under their names."""
    precision, recall, f1 = entity_f1(true, predicted)
    return {"precision": float(precision), "recall": float(recall), "f1": float(f1)}


@grader.case
def three_of_four(entity_f1):
    """Three sentences; six true entities, four predicted, three of them right."""
    true = [[(0, 2, "Name"), (4, 5, "Skill"), (6, 8, "Company")], [(1, 2, "Name"), (3, 4, "Skill")]]
    predicted = [[(0, 2, "Name"), (6, 7, "Company")], [(1, 2, "Name")]]
    whole = [(2, 5, "Degree")]
    return scored(entity_f1, [*true, whole], [*predicted, whole])


@grader.case
def in_another_sentence(entity_f1):
    """One right; others in the wrong sentence, of the wrong kind, or with another start."""
    true = [[(0, 1, "Name")], [(2, 3, "Skill"), (4, 6, "Degree"), (7, 9, "Company")]]
    predicted = [
        [(2, 3, "Skill"), (0, 1, "Skill"), (4, 5, "Name"), (7, 9, "Company")],
        [(4, 6, "Degree"), (0, 1, "Name"), (6, 8, "Skill"), (1, 3, "Skill"), (8, 9, "Company")],
    ]
    return scored(entity_f1, true, predicted)


@grader.case
def nothing_predicted(entity_f1):
    """No entity is predicted."""
    return scored(entity_f1, [[(0, 1, "Name")], []], [[], []])


@grader.case
def nothing_true(entity_f1):
    """There is no true entity, but two are predicted."""
    return scored(entity_f1, [[], []], [[(0, 1, "Name")], [(2, 3, "Name")]])


@grader.case(hidden=True, kind="many sentences")
def many_sentences(entity_f1, rng):
    """Many sentences with random spans."""
    numbers = rng.integers(0, 3, (2, 40, 3))
    true, predicted = (
        [sorted({(int(a), int(a) + 1, "NS"[int(a) % 2]) for a in row}) for row in part]
        for part in numbers
    )
    return scored(entity_f1, true, predicted)


@grader.case(hidden=True, kind="little or nothing right")
def little_right(entity_f1):
    """Entities on both sides, one in common; none in common; then none at all."""
    true, predicted = [[(0, 1, "Name"), (5, 6, "Skill")]], [[(0, 2, "Name"), (5, 6, "Skill")]]
    found = scored(entity_f1, true, [[*predicted[0], (3, 4, "Skill")]])
    mixed = [[(0, 2, "Name"), (4, 5, "Skill"), (0, 1, "Skill")]]
    none = scored(entity_f1, [[(0, 1, "Name"), (3, 5, "Skill")]], mixed)
    return [found, none, scored(entity_f1, [[], []], [[], []])]


RIGHT = "sum(len(set(a) & set(b)) for a, b in zip(true_spans, predicted_spans))"
EACH = "for a, b in zip(true_spans, predicted_spans)"
MEAN_SHARE = "np.mean([len(set(a) & set(b)) / max(1, len({})) " + EACH + "])"
F1 = "2 * precision * recall / (precision + recall)"

wrong = grader.mistakes("entity_f1")
wrong(
    "Precision and recall are swapped: precision divides by what was predicted.",
    ("precision = right / predicted if predicted", "recall = right / predicted if predicted"),
    ("recall = right / true if true", "precision = right / true if true"),
)
wrong(
    "f1 is the ordinary mean; the harmonic one is asked for.",
    (F1, "(precision + recall) / 2"),
)
wrong("The 2 in f1 is missing.", (F1, "precision * recall / (precision + recall)"))
wrong(
    "The kind is ignored: start, end and kind all have to agree.",
    (
        RIGHT,
        RIGHT.replace("set(a) & set(b)", "{s[:2] for s in a} & {s[:2] for s in b}"),
    ),
)
wrong(
    "Entities count as right if their starts agree; start, end and kind all have to.",
    (
        RIGHT,
        RIGHT.replace("set(a) & set(b)", "{s[0] for s in a} & {s[0] for s in b}"),
    ),
)
wrong(
    "Entities count as right if their kinds agree; start, end and kind all have to.",
    (
        RIGHT,
        RIGHT.replace("set(a) & set(b)", "{s[2] for s in a} & {s[2] for s in b}"),
    ),
)
wrong(
    "f1 is the product of precision and recall; the harmonic mean is asked for.",
    (F1, "precision * recall"),
)
wrong(
    "f1 lacks its denominator, the sum of precision and recall.",
    (F1, "2 * precision * recall"),
)
wrong(
    "The brackets around the denominator are missing.",
    (F1, "2 * precision * recall / precision + recall"),
)
wrong(
    "The numerator and the denominator of f1 are swapped: the product stands above the sum.",
    (F1, "2 * (precision + recall) / (precision * recall)"),
)
wrong(
    "f1 is the geometric mean; the harmonic one is asked for.", (F1, "(precision * recall) ** 0.5")
)
wrong(
    "Entities are looked for in all sentences together; compare each sentence with its own.",
    (RIGHT, "len({s for a in true_spans for s in a} & {s for b in predicted_spans for s in b})"),
)
wrong(
    "set(a) | set(b) holds the spans of either; those in both are set(a) & set(b).",
    ("set(a) & set(b)", "set(a) | set(b)"),
)
wrong(
    "set(a) - set(b) holds the true spans that were missed; those in both are set(a) & set(b).",
    ("set(a) & set(b)", "set(a) - set(b)"),
)
wrong(
    "Sentences that are right as a whole are counted; count single entities.",
    (RIGHT, "sum(a == b for a, b in zip(true_spans, predicted_spans))"),
)
wrong(
    "Spans are compared in the order of the lists; look for each in the whole sentence.",
    (RIGHT, "sum(x == y for a, b in zip(true_spans, predicted_spans) for x, y in zip(a, b))"),
)
wrong(
    "Ends are ignored: start, end and kind all have to agree.",
    (
        RIGHT,
        RIGHT.replace("set(a) & set(b)", "{s[::2] for s in a} & {s[::2] for s in b}"),
    ),
)
wrong(
    "Only the first sentence is looked at; sum over all of them.",
    (RIGHT, "len(set(true_spans[0]) & set(predicted_spans[0]))"),
)
wrong(
    "The shares of the sentences are averaged; count over all sentences together, then divide.",
    (
        "right / predicted if predicted else 0.0",
        MEAN_SHARE.format("b"),
    ),
    (
        "right / true if true else 0.0",
        MEAN_SHARE.format("a"),
    ),
)
wrong(
    "Recall divides by the number of predicted entities; it should be that of the true ones.",
    ("right / true if true", "right / predicted if predicted"),
)
wrong(
    "Precision divides by the number of true entities; it should be that of the predicted ones.",
    ("right / predicted if predicted", "right / true if true"),
)
wrong(
    "// cuts the shares to whole numbers; divide with /.",
    ("right / predicted", "right // predicted"), ("right / true", "right // true"),
)  # fmt: skip
wrong(
    "Sentences are counted, not entities.",
    ("sum(len(spans) for spans in predicted_spans)", "len(predicted_spans)"),
    ("sum(len(spans) for spans in true_spans)", "len(true_spans)"),
)
wrong(
    "Without a prediction you divide by zero; precision is 0 then.",
    (" if predicted else 0.0", ""),
)
wrong(
    "Without a true entity you divide by zero; recall is 0 then.",
    (" if true else 0.0", ""),
)
wrong(
    "A division by zero gives 0 here, not 1.",
    ("right / predicted if predicted else 0.0", "right / predicted if predicted else 1.0"),
)
wrong(
    "Where precision or recall would divide by zero, each is 0, not 1.",
    ("right / predicted if predicted else 0.0", "right / predicted if predicted else 1.0"),
    ("right / true if true else 0.0", "right / true if true else 1.0"),
)
wrong(
    "The result is in percent; it should be a share from 0 to 1.",
    (
        "    ### END",
        "    precision, recall, f1 = 100 * precision, 100 * recall, 100 * f1\n    ### END",
    ),
)
wrong(
    "Where nothing is right, f1 divides by zero; it is 0 then.",
    (F1 + " if right else 0.0", F1),
)
PREDICTED = "sum(len(spans) for spans in predicted_spans)"
TRUE = "sum(len(spans) for spans in true_spans)"
wrong(
    "The start is ignored: start, end and kind all have to agree.",
    (RIGHT, RIGHT.replace("set(a) & set(b)", "{s[1:] for s in a} & {s[1:] for s in b}")),
)
wrong(
    "Entities that only overlap count as right; start, end and kind all have to agree.",
    (
        RIGHT,
        f"sum(any(s[2] == u[2] and s[0] < u[1] and u[0] < s[1] for u in a) {EACH} for s in b)",
    ),
)
wrong(
    "Only the first sentence is looked at; sum right, predicted and true over all of them.",
    (RIGHT, "len(set(true_spans[0]) & set(predicted_spans[0]))"),
    (PREDICTED, "len(predicted_spans[0])"),
    (TRUE, "len(true_spans[0])"),
)
wrong(
    "Only the last sentence counts: in the loop add to right, predicted and true with +=.",
    (RIGHT, "len(set(true_spans[-1]) & set(predicted_spans[-1]))"),
    (PREDICTED, "len(predicted_spans[-1])"),
    (TRUE, "len(true_spans[-1])"),
)
wrong(
    "set(b) - set(a) holds the predictions that are wrong; those in both are set(a) & set(b).",
    ("set(a) & set(b)", "set(b) - set(a)"),
)
wrong(
    "Precision divides by the number of wrong predictions; divide by that of all predictions.",
    (PREDICTED, f"sum(len(set(b) - set(a)) {EACH})"),
)
wrong(
    "The shares are cut to whole numbers: divide with /, not //.",
    ("right / predicted", "right // predicted"),
    ("right / true", "right // true"),
    ("if right else", "if precision + recall else"),
)
wrong(
    "You count words; count entities, each once, however many words it has.",
    (RIGHT, f"sum(s[1] - s[0] {EACH} for s in set(a) & set(b))"),
    (PREDICTED, "sum(s[1] - s[0] for spans in predicted_spans for s in spans)"),
    (TRUE, "sum(s[1] - s[0] for spans in true_spans for s in spans)"),
)
wrong(
    "You divide by zero where nothing is predicted, and where nothing is true; precision or recall "
    "is 0 then.",
    (" if predicted else 0.0", ""),
    (" if true else 0.0", ""),
)
wrong(
    "true_spans holds a list for each sentence, and lists cannot be put in a set: go through the "
    "sentences, and make a set of the spans of each.",
    (RIGHT, "len(set(true_spans) & set(predicted_spans))"),
)
for sentence, new in (
    (
        "The denominator of f1 lacks recall: precision + recall.",
        "2 * precision * recall / precision",
    ),
    (
        "The denominator of f1 lacks precision: precision + recall.",
        "2 * precision * recall / recall",
    ),
    (
        "The denominator of f1 is a difference; it should be the sum.",
        "2 * precision * recall / (precision - recall or 1)",
    ),
    ("f1 lacks precision in the numerator.", "2 * recall / (precision + recall)"),
    ("f1 lacks recall in the numerator.", "2 * precision / (precision + recall)"),
    ("The fraction of f1 is upside down.", "(precision + recall) / (2 * precision * recall)"),
    ("f1 is multiplied by the sum; divide by it.", "2 * precision * recall * (precision + recall)"),
    (
        "f1 comes out as a whole number: divide with /, not //.",
        "2 * precision * recall // (precision + recall)",
    ),
):
    wrong(sentence, ("2 * precision * recall / (precision + recall)", new))
wrong(
    "recall should be 0 where nothing is true, not 1.",
    ("right / true if true else 0.0", "right / true if true else 1.0"),
)
wrong(
    "f1 should be 0 where nothing is right, not 1.",
    ("(precision + recall) if right else 0.0", "(precision + recall) if right else 1.0"),
)
wrong(
    "The true entities are counted as right, all of them; count those that are predicted as well.",
    ("len(set(a) & set(b))", "len(set(a))"),
)
wrong(
    "The predicted entities are counted as right, all of them; count those that are true as well.",
    ("len(set(a) & set(b))", "len(set(b))"),
)
wrong(
    "precision is the number of right entities; divide it by that of the predicted ones.",
    ("right / predicted if", "right if"),
)
wrong(
    "recall is the number of right entities; divide it by that of the true ones.",
    ("right / true if", "right if"),
)

# ---- find_answer_span ----


@grader.helper
def found_spans(find_answer_span, text, questions):
    """Spans for several answers in one text, each with its supporting sentence."""
    tokens = text.split()
    spans = [find_answer_span(tokens, answer.split(), support) for answer, support in questions]
    return ", ".join(str(as_text(span)) for span in spans)


@grader.case
def second_occurrence(find_answer_span):
    """The answer stands in both sentences; the second one supports it."""
    text = "[CLS] the attic is east of the office . the office is north of the kitchen . [SEP]"
    return found_spans(find_answer_span, text, [("office", (9, 17)), ("kitchen", (9, 17))])


@grader.case
def answers_of_two_words(find_answer_span):
    """Answers of two words that share one."""
    text = (
        "[CLS] the guest room is west of the living room . the cellar is east of the guest room ."
    )
    questions = [("living room", (1, 11)), ("guest room", (11, 20)), ("guest room", (1, 11))]
    return found_spans(find_answer_span, text, questions)


@grader.case
def not_in_the_sentence(find_answer_span):
    """Twice the supporting sentence does not hold the answer, though another one does."""
    text = "[CLS] the attic is east of the office . the cellar is west of the attic ."
    return found_spans(
        find_answer_span, text, [("office", (9, 17)), ("cellar", (9, 17)), ("attic east", (1, 9))]
    )


@grader.case
def letters(find_answer_span):
    """The same two letters at the beginning, in the middle and at the end."""
    questions = [("a b", (3, 8)), ("a b", (6, 8)), ("a b", (1, 4)), ("d", (3, 6)), ("b", (1, 5))]
    questions += [("a", (1, 3)), ("b a", (0, 8))]
    return found_spans(find_answer_span, "a b c a b d a b", questions)


@grader.case
def across_the_end(find_answer_span):
    """Answers that begin in the sentence and end after it, and three words of which two agree."""
    questions = [("b c", (0, 2)), ("c d", (0, 4)), ("a x c", (0, 6)), ("e f", (4, 6))]
    return found_spans(find_answer_span, "a b c d e f", questions)


@grader.case(hidden=True, kind="answers at the ends of a sentence")
def at_the_ends(find_answer_span):
    """First and last words, and an answer across the end of the sentence."""
    questions = [("a b", (0, 3)), ("d e", (3, 5)), ("c d", (0, 3)), ("a b c d e", (0, 5))]
    return found_spans(find_answer_span, "a b c d e", questions)


@grader.case(hidden=True, kind="an answer twice in one sentence")
def twice(find_answer_span):
    """The first of two occurrences in the sentence counts."""
    return found_spans(find_answer_span, "x y x y x y x", [("x y", (1, 7)), ("x", (3, 7))])


SEARCH = "for start in range(first, end - len(answer) + 1):"
FOUND = "span = (start, start + len(answer) - 1)"
MATCH = "if tokens[start : start + len(answer)] == answer:"

wrong = grader.mistakes("find_answer_span")
wrong(
    "The two positions are swapped: that of the first token of the answer comes first.",
    (FOUND, "span = (start + len(answer) - 1, start)"),
)
wrong(
    "Only the first place of the sentence is looked at: leave the loop when the answer is found.",
    ("            break\n", "            break\n        break\n"),
)
wrong(
    "The first occurrence in the text is taken; search in the supporting sentence.",
    ("range(first, end", "range(0, end"),
)
wrong(
    "The end is one too large: it is the position of the last token of the answer.",
    (FOUND, "span = (start, start + len(answer))"),
)
wrong(
    "Only the first word of the answer is compared.",
    (MATCH, "if tokens[start] == answer[0]:"),
)
wrong(
    "The start is returned as the end as well, so only one word is left.",
    (FOUND, "span = (start, start)"),
)
wrong(
    "The positions are counted from the beginning of the sentence; count from that of the text.",
    (FOUND, "span = (start - first, start - first + len(answer) - 1)"),
)
wrong(
    "The search ends too early: an answer at the very end of the sentence is missed.",
    ("end - len(answer) + 1", "end - len(answer)"),
)
wrong(
    "The answer may not end outside the sentence: start is at most end - len(answer).",
    ("end - len(answer) + 1", "end"),
)
wrong(
    "The first token of the sentence is skipped; start at first.",
    ("range(first, end", "range(first + 1, end"),
)
wrong(
    "The whole text is searched; search in the supporting sentence only.",
    ("range(first, end - len(answer) + 1)", "range(len(tokens) - len(answer) + 1)"),
)
wrong(
    "A token that occurs anywhere in the answer counts; compare the tokens in their order.",
    (MATCH, "if tokens[start] in answer:"),
)
wrong(
    "The tokens are compared as sets, without their order; compare lists.",
    (MATCH, "if set(tokens[start : start + len(answer)]) == set(answer):"),
)
wrong(
    "No answer is ever found. Compare answer with a slice of the same length, "
    "tokens[start : start + len(answer)], for each start in the sentence.",
    (MATCH, "if tokens[start : start + len(answer) - 1] == answer:"),
)
wrong(
    "You look up only the first token of the answer; it may be missing, or not be followed by the "
    "others.",
    (SEARCH, "for start in [tokens.index(answer[0], first, end)]:"),
)
wrong(
    "The first and the last token are compared, not those between them.",
    (MATCH, "if [tokens[start], tokens[start + len(answer) - 1]] == [answer[0], answer[-1]]:"),
)
wrong(
    "The supporting sentence itself is returned; return the place of the answer in it.",
    (FOUND, "span = support"),
)
wrong(
    "The answer is found only at the end of the sentence: the slice has the length of the answer, "
    "and a start that does not fit leaves span alone.",
    ("            break\n", "        else:\n            span = (0, 0)\n"),
)
wrong(
    "The search goes on past the supporting sentence.",
    ("range(first, end - len(answer) + 1)", "range(first, len(tokens))"),
)
wrong(
    "The end is the length of the answer; it should be a position.",
    (FOUND, "span = (start, len(answer))"),
)
wrong(
    "Where the answer is missing, (0, 0) is asked for, not (-1, -1).",
    ("first, end = support", "first, end = support\n    span = (-1, -1)"),
)
wrong(
    "Only the last word of the answer is compared.",
    (MATCH, "if tokens[start + len(answer) - 1] == answer[-1]:"),
)
wrong(
    "The last occurrence in the sentence is taken; the first one counts.",
    ("            break\n", ""),
)
BOUNDS = "    first, end = support\n"
SENTENCE = BOUNDS + "    sentence, n = tokens[first:end], len(answer)\n"
IN_THE_TEXT = """    start = tokens.index(answer[0])
    return (start, start + len(answer) - 1)
"""
IF_IN_SENTENCE = "    if answer[0] not in sentence:\n        return span\n"
SEPARATELY = """    if answer[0] in sentence and answer[-1] in sentence:
        return (first + sentence.index(answer[0]), first + sentence.index(answer[-1]))
    return span
"""
ANYWHERE = """    places = [i for i in range(first, end) if tokens[i] in answer]
    return (places[0], places[-1]) if places else span
"""
LETTERS = """    wanted = " ".join(answer)
    where = " ".join(tokens).find(wanted)
    return (where, where + len(wanted) - 1) if where >= 0 else span
"""
LETTERS_OF_SENTENCE = """    wanted = " ".join(answer)
    where = " ".join(sentence).find(wanted)
    return (first + where, first + where + len(wanted) - 1) if where >= 0 else span
"""
LETTERS_FROM_SENTENCE = """    wanted = " ".join(answer)
    where = " ".join(tokens).find(wanted, len(" ".join(tokens[:first])))
    return (where, where + len(wanted) - 1) if where >= 0 else span
"""
STARTS = """    starts = [i for i in range(first, end - n + 1) if tokens[i : i + n] == answer]
    return (starts[0], starts[0] + n - 1)
"""
wrong(
    "You look only for the first token of the answer; the others have to follow it. Compare the "
    "slice tokens[start : start + len(answer)] with answer.",
    (SEARCH, "for start in range(first, end):"),
    (MATCH, "if tokens[start] == answer[0]:"),
)
wrong(
    "You look only for the first token of the answer, and take the last place where it stands. "
    "Compare slices of the length of the answer, and take the first that fits.",
    (SEARCH, "for start in range(first, end):"),
    (MATCH, "if tokens[start] == answer[0]:"),
    ("            break\n", ""),
)
wrong(
    "You look only for the first token of the answer, and in the whole text; compare slices of "
    "the length of the answer, in the supporting sentence.",
    (BOUNDS, BOUNDS + IN_THE_TEXT),
)
wrong(
    "tokens.index searches the whole text, and only for the first token of the answer. Compare "
    "slices of the length of the answer, in the supporting sentence.",
    (BOUNDS, SENTENCE + IF_IN_SENTENCE + IN_THE_TEXT),
)
wrong(
    "The first and the last token of the answer are looked for on their own; they have to belong "
    "to the same place. Compare slices of the length of the answer.",
    (BOUNDS, SENTENCE + SEPARATELY),
)
wrong(
    "You look for the first and the last token on their own, and in the whole text; compare "
    "slices of the length of the answer, in the supporting sentence.",
    (BOUNDS, BOUNDS + "    return (tokens.index(answer[0]), tokens.index(answer[-1]))\n"),
)
wrong(
    "You take the first and the last place where any token of the answer stands; all tokens of "
    "the answer have to stand side by side, in their order.",
    (BOUNDS, BOUNDS + ANYWHERE),
)
wrong(
    "You return where the sentence begins and ends; the answer is only a part of it.",
    (FOUND, "span = (first, end - 1)"),
)
wrong(
    "The end is that of the sentence; it should be that of the answer, which has len(answer) "
    "tokens.",
    (FOUND, "span = (start, end - 1)"),
)
wrong(
    "The start is a position in the text, but the end is one in the sentence; count both from the "
    "beginning of the text.",
    (FOUND, "span = (start, start - first + len(answer) - 1)"),
)
wrong(
    "You count the characters of a text; count tokens, and search only in the supporting sentence.",
    (BOUNDS, SENTENCE + LETTERS),
)
wrong(
    "You count the characters of the sentence; count tokens.",
    (BOUNDS, SENTENCE + LETTERS_OF_SENTENCE),
)
wrong(
    "You count characters; a position is the number of a token.",
    (BOUNDS, SENTENCE + LETTERS_FROM_SENTENCE),
)
wrong(
    "The search stops at the first occurrence in the text, even outside the supporting sentence; "
    "go only through the starts in the sentence.",
    (SEARCH, "for start in range(len(tokens)):"),
    (FOUND, f"{FOUND} if first <= start <= end - len(answer) else (0, 0)"),
)
wrong(
    "The tokens of the answer are returned; return their positions.",
    (FOUND, "span = tokens[start : start + len(answer)]"),
)
wrong(
    "An answer may have a single token, so there is no answer[1]: compare slices of the length "
    "of the answer.",
    (SEARCH, "for start in range(first, end - 1):"),
    (MATCH, "if tokens[start] == answer[0] and tokens[start + 1] == answer[1]:"),
)
wrong(
    "Where the answer is missing, the list of places is empty and has no first element: leave "
    "span at (0, 0) then.",
    (BOUNDS, SENTENCE + STARTS),
)
wrong(
    "The condition is reversed: the slice should be equal to the answer.",
    (MATCH, "if tokens[start : start + len(answer)] != answer:"),
)
wrong(
    "The end is counted from 0; count it from start: start + len(answer) - 1.",
    (FOUND, "span = (start, len(answer) - 1)"),
)
wrong(
    "The end is one too small: it is the position of the last token of the answer.",
    (FOUND, "span = (start, start + len(answer) - 2)"),
)
wrong(
    "The end is two too large: it is the position of the last token of the answer.",
    (FOUND, "span = (start, start + len(answer) + 1)"),
)
wrong(
    "The length of the whole text is added; the answer has len(answer) tokens.",
    (FOUND, "span = (start, start + len(tokens) - 1)"),
)

# ---- best_span ----


@grader.helper
def best(best_span, start_scores, end_scores, max_length):
    """The span as text; what is no pair is said in words, whatever its numbers."""
    scores = np.array(start_scores, dtype="float32"), np.array(end_scores, dtype="float32")
    span = best_span(*scores, max_length)
    if isinstance(span, int | float | np.number):
        return "a whole number" if np.asarray(span).dtype.kind in "iu" else "a single number"
    shape = np.array(span, dtype=object).shape
    if shape not in ((), (2,)):
        return "numbers of the shape " + " x ".join(map(str, shape))
    return as_text(list(span) if isinstance(span, np.ndarray) else span)


@grader.case
def end_before_start(best_span):
    """The best end lies before the best start."""
    starts, ends = [0.1, 0.6, 1.0, 4.0, 0.3], [0.2, 5.0, 0.4, 1.0, 1.5]
    return best(best_span, starts, ends, 3)


@grader.case
def too_long(best_span):
    """The best start and the best end lie too far apart."""
    starts, ends = [3.0, 0.1, 0.2, 1.0, 0.1, 2.4], [0.3, 0.2, 1.4, 0.0, 3.0, 0.4]
    return ", ".join(str(best(best_span, starts, ends, n)) for n in (1, 2, 3, 5, 6))


@grader.case
def negative_scores(best_span):
    """All scores are negative."""
    return best(best_span, [-5.0, -2.0, -9.0, -3.0], [-7.0, -8.0, -1.5, -4.0], 2)


@grader.case
def last_token(best_span):
    """The last token is the best start and the best end."""
    return best(best_span, [0.1, 0.2, 0.3, 2.0], [0.4, 0.1, 0.2, 3.0], 3)


@grader.case(hidden=True, kind="many tokens")
def many_tokens(best_span, rng):
    """Forty tokens, several lengths."""
    starts, ends = rng.normal(size=(2, 40))
    return ", ".join(str(best(best_span, starts, ends, n)) for n in (1, 4, 9, 40))


@grader.case(hidden=True, kind="large negative scores")
def hidden_tokens(best_span):
    """Padding with scores of minus a billion; a single token."""
    starts, ends = [-1.0, -4.0, -1e9, -1e9], [-6.0, -3.0, -1e9, -1e9]
    return [best(best_span, starts, ends, 3), best(best_span, [0.5], [0.5], 2)]


SUM = "if start_scores[start] + end_scores[end] > best:"
ENDS_FROM = "range(start, min(start + max_length, len(end_scores)))"

LOOP = "    for start in range(len(start_scores)):"
APART = "    return int(np.argmax(start_scores)), int(np.argmax(end_scores))\n"
TABLE = "    table = start_scores[:, np.newaxis] + end_scores[np.newaxis, :]\n"
CUT_TABLE = "np.tril(np.triu(table), max_length - 1)"
MASKED = f"""{TABLE}    T = len(start_scores)
    ok = [[i <= j < i + max_length for j in range(T)] for i in range(T)]
    table = np.where(ok, table, -np.inf)
"""
SWAPPED = """    i, j = int(np.argmax(start_scores)), int(np.argmax(end_scores))
    if j < i: i, j = j, i
    return i, min(j, i + max_length - 1)
"""

wrong = grader.mistakes("best_span")
wrong(
    "Any start goes with any end: the end must not lie before the start, and the answer must not "
    "be too long.",
    (LOOP, APART + LOOP),
)
wrong(
    "max_length is ignored: the last allowed end is start + max_length - 1.",
    (ENDS_FROM, "range(start, len(end_scores))"),
)
wrong(
    "Answers may be one token too long: the last allowed end is start + max_length - 1.",
    ("start + max_length,", "start + max_length + 1,"),
)
wrong(
    "Answers of the full length are missing: an answer may have max_length tokens.",
    ("start + max_length,", "start + max_length - 1,"),
)
wrong(
    "An answer of a single token is not possible: end may be equal to start.",
    (ENDS_FROM, "range(start + 1, min(start + max_length, len(end_scores)))"),
)
wrong(
    "The ends are tried from the first token on; an answer does not end before its start.",
    (ENDS_FROM, ENDS_FROM.replace("range(start, ", "range(")),
)
wrong(
    "The ends run past the last token; stop at len(end_scores).",
    (ENDS_FROM, "range(start, start + max_length)"),
)
wrong(
    "The last token is never tried as the end.",
    ("max_length, len(end_scores))", "max_length, len(end_scores) - 1)"),
)
wrong(
    "The last token is never tried as the start.",
    ("range(len(start_scores))", "range(len(start_scores) - 1)"),
)
wrong(
    "The last starts are left out: near the end of the text answers are shorter, but possible.",
    ("range(len(start_scores))", "range(len(start_scores) - max_length + 1)"),
)
wrong(
    "The first token is never tried as the start.",
    ("range(len(start_scores))", "range(1, len(start_scores))"),
)
wrong(
    "The score of the end does not count: add end_scores[end].",
    (SUM, "if start_scores[start] > best:"),
    ("best = start_scores[start] + end_scores[end]", "best = start_scores[start]"),
)
wrong(
    "The scores of start and end are taken from each other's array.",
    (SUM, "if end_scores[start] + start_scores[end] > best:"),
    (
        "best = start_scores[start] + end_scores[end]",
        "best = end_scores[start] + start_scores[end]",
    ),
)
wrong(
    "max_length has no effect: answers have at most 3 tokens each time.",
    ("start + max_length,", "start + 3,"),
)
wrong(
    "The second number is the length; it should be the position of the last token.",
    ("span = (start, end)", "span = (start, end - start + 1)"),
)
wrong(
    "The largest sum is returned; return the pair.", ("    return span", "    return float(best)")
)
wrong(
    "The best end is fixed first; another end may give the best pair.",
    (ENDS_FROM, "[e for e in [int(np.argmax(end_scores))] if start <= e < start + max_length]"),
)
wrong(
    "The scores are subtracted; add them.",
    (SUM, SUM.replace("+", "-")),
    (
        "best = start_scores[start] + end_scores[end]",
        "best = start_scores[start] - end_scores[end]",
    ),
)
wrong(
    "The search starts with 0 as the best sum, so negative scores are never taken.",
    ("-np.inf", "0"),
)
wrong(
    "The end is exclusive; it should be the position of the last token.",
    ("span = (start, end)", "span = (start, end + 1)"),
)
wrong(
    "Scores are multiplied; they are logarithms, so add them.",
    (SUM, "if start_scores[start] * end_scores[end] > best:"),
    (
        "best = start_scores[start] + end_scores[end]",
        "best = start_scores[start] * end_scores[end]",
    ),
)
wrong(
    "Only the best start is tried; another start may give the best pair.",
    ("range(len(start_scores))", "[int(np.argmax(start_scores))]"),
)
wrong("Start and end are swapped.", ("span = (start, end)", "span = (end, start)"))
wrong(
    "best is never raised, so the last pair is taken.",
    ("            best = start_scores[start] + end_scores[end]\n", ""),
)
wrong(
    "The smallest sum is taken; it should be the largest.",
    ("> best:", "< best:"),
    ("-np.inf", "np.inf"),
)
wrong(
    "Pairs that are not allowed need -inf in the table: 0 or -1 is more than a sum of negative "
    "scores.",
    (LOOP, f"{TABLE}    return np.unravel_index(np.argmax({CUT_TABLE}), table.shape)\n{LOOP}"),
)
wrong(
    "You return one number, not a pair. argmax counts along the flattened table, and "
    "np.unravel_index(..., table.shape) makes a pair of its number.",
    (LOOP, f"{MASKED}    return np.argmax(table)\n{LOOP}"),
)
wrong(
    "With axis=1 argmax gives the best end for each start; one pair is wanted.",
    (LOOP, f"{MASKED}    return np.argmax(table, axis=1)\n{LOOP}"),
)
wrong(
    "np.where gives an array of starts and one of ends; take the first number of each.",
    (LOOP, f"{MASKED}    return np.where(table == table.max())\n{LOOP}"),
)
wrong(
    "The place in the flattened table is divided by max_length; a row has T places: "
    "np.unravel_index.",
    (LOOP, f"{MASKED}    return divmod(int(np.argmax(table)), max_length)\n{LOOP}"),
)
wrong(
    "The ends stop at max_length, counted from the first token; count from start.",
    (ENDS_FROM, "range(start, max_length)"),
)
wrong(
    "Compare start_scores[start] + end_scores[end] with best; the end has a place of its own.",
    (SUM, SUM.replace("[end]", "[start]")),
    (
        "best = start_scores[start] + end_scores[end]",
        "best = start_scores[start] + end_scores[start]",
    ),
)
wrong(
    "Ends before the start are allowed: end - start must not be negative, so leave abs() out.",
    (ENDS_FROM, "[e for e in range(len(end_scores)) if abs(e - start) < max_length]"),
)
NO_SPAN = ("(0, 0)", "None")
REPAIRED = """    i, j = int(np.argmax(start_scores)), int(np.argmax(end_scores))
    return (i, j) if i <= j < i + max_length else (0, 0)
"""
wrong(
    "With max_length 1 you find no answer: one of the full length is allowed, so the last end is "
    "start + max_length - 1.",
    ("start + max_length,", "start + max_length - 1,"),
    NO_SPAN,
)
wrong(
    "With max_length 1 you find no answer: one of a single token ends where it starts, so try the "
    "ends from start on.",
    (ENDS_FROM, "range(start + 1, min(start + max_length, len(end_scores)))"),
    NO_SPAN,
)
wrong(
    "You find no answer if max_length is the length of the text: the starts end too early. Try all "
    "of them; near the end answers are shorter.",
    ("range(len(start_scores))", "range(len(start_scores) - max_length)"),
    NO_SPAN,
)
wrong(
    "Where the best start and the best end do not fit together, you take (0, 0): look for the best "
    "of the pairs that do.",
    (LOOP, f"{REPAIRED}{LOOP}"),
)
wrong(
    "Where the first pair is the best one, None is left: begin with best = -np.inf.",
    ("best, span = -np.inf, (0, 0)", "best, span = start_scores[0] + end_scores[0], None"),
)
wrong(
    "best is None at first and cannot be compared: begin with -np.inf.",
    ("best, span = -np.inf", "best, span = None"),
)
wrong(
    "The last max_length tokens are never tried as the start; answers near the end are shorter, "
    "but possible.",
    ("range(len(start_scores))", "range(len(start_scores) - max_length)"),
)
wrong(
    "The result is always (0, 0): what best begins with must be below every sum, and return comes "
    "after both loops.",
    ("span = (start, end)", "return (start, end)"),
)
wrong(
    "The best start and the best end are found apart and then swapped or cut; look for the best "
    "pair.",
    (LOOP, SWAPPED + LOOP),
)
BEST = "best = start_scores[start] + end_scores[end]"
wrong(
    "You compare only the score of the end with best; compare the sum.",
    (SUM, "if end_scores[end] > best:"),
)
wrong(
    "You count only the score of the end; add that of the start.",
    (SUM, "if end_scores[end] > best:"),
    (BEST, "best = end_scores[end]"),
)
wrong("best keeps only the score of the start; keep the sum.", (BEST, "best = start_scores[start]"))
wrong("best keeps only the score of the end; keep the sum.", (BEST, "best = end_scores[end]"))
