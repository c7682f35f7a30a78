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
# # What an encoder is good for: finding names, finding answers
#
# The encoder of a Transformer turns each word of a text into a vector that knows its neighbours.
# With a single dense layer on top, it can do very different jobs. You will use it for two: marking
# the names, companies and degrees in sentences of CVs, and pointing at the answer to a question in
# a text. The networks are small; what makes or breaks such a project is the work around them, and
# that is what you write: labels that fit the pieces of words, a loss that ignores padding, and
# honest scores.
#
# **When you are done you can**
#
# - carry labels of words over to the pieces that a tokenizer makes of them;
# - write a loss that leaves out what has no label;
# - turn tags into entities, and score them by precision, recall and F1;
# - find the span of an answer in a text, and choose the best span from two rows of scores;
# - tell how much is hidden by a test set without new names, or without new kinds of sentences.
#
# **You need** `transformer`. **Time:** 2 to 3 hours.
#
# **How it works.** Write your code between `### START CODE HERE ###` and `### END CODE HERE ###`,
# replacing each `None`. The number of lines is a hint, not a rule. Run the check below each
# exercise: it shows what your code returned beside what was expected. Half of your points come from
# these visible checks and half from hidden inputs of other shapes, so write for any input, not for
# the one you see.

# %% [markdown]
# ## 1. Set-up
#
# `ProvidedEncoder` is the encoder of the previous notebook, with layers of the same kind. It makes
# its padding mask from the token numbers itself.

# %%
import os
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"

import keras
import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import interact
from keras import layers, ops

from coursework.data.cv_sentences import load_cv_sentences
from coursework.data.pieces import PieceTokenizer
from coursework.data.room_stories import stories, vocabulary
from coursework.figures import transformer_applications as application_figures
from coursework.networks.attention_encoder import ProvidedEncoder
from coursework.progress_bar import progress

# %%
from graders import Checker

check = Checker("course5/transformer_applications")

# %% [markdown]
# ## 2. Sentences with tags
#
# The first job is **named-entity recognition**: which words are the name of a person, a company, a
# place? The sentences come from CVs of people who do not exist; a program put them together. (Real
# CVs are full of personal data. They do not belong in any notebook.)

# %% tags=["demo"] alt="A sentence of a CV with a name and a company marked | A sentence with two names, a position and a location marked | A sentence with a name, a company, a position, a skill and a location marked"
cvs = load_cv_sentences()
for number in (1, 6, 20):
    application_figures.draw_tagged(
        cvs.train.words[number], [cvs.tag_names[tag] for tag in cvs.train.tags[number]]
    )
    plt.show()
print("the tags:", *cvs.tag_names)

# %% [markdown]
# Each word has a tag. `B-Name` is the **b**eginning of a name, `I-Name` a word **i**nside it, and
# `O` is a word **o**utside any entity. Why two tags for each kind? Without them, two names in a row
# could not be told from one long name.
#
# Three sets of sentences are in the data:
#
# | | sentences | people, places, companies | kinds of sentences |
# |---|---|---|---|
# | `train` | 3,000 | | 32 templates |
# | `new_names` | 300 | none that is in `train`, nor a first or last name from there | the same 32 |
# | `new_templates` | 300 | new ones as well | 12 others |
#
# A network that memorized the names of `train` would fail on the second set. One that memorized the
# sentences would do well there, and fail on the third.

# %% [markdown]
# ## 3. From words to pieces
#
# There are far too many words to give each a row of the embedding, and new names appear every day.
# So words are cut into **pieces** from a small vocabulary, which was learned from the training set:
# starting from single characters, the pair of neighbours that occurs most often becomes a new
# piece, again and again ([Sennrich et al., 2016](https://arxiv.org/abs/1508.07909)). Frequent words
# end up in one piece, rare ones in several; `##` marks a piece that continues a word.

# %% tags=["demo"]
tokenizer = PieceTokenizer(cvs.pieces, length=80)
print(len(tokenizer.names), "pieces")
for word in ("Engineer", "University", "Hyderabad", "Wolfgang", "TensorFlow", "Zxy"):
    print(f"{word:12s}", *tokenizer.cut(word))

# %% [markdown]
# A tokenizer is called with a list of sentences, each a list of words. It returns the numbers of the
# pieces, and remembers which word each piece comes from:

# %% tags=["demo"]
words = ["Wolfgang", "joined", "Kim-Lee", "."]
encoded = tokenizer([words])
print("input_ids:", encoded["input_ids"].shape, encoded["input_ids"][0, :14])
print("pieces:   ", *(tokenizer.names[n] for n in encoded["input_ids"][0, :14]))
print("word_ids: ", encoded.word_ids(0)[:14])

# %% [markdown]
# `[CLS]` and `[SEP]` mark beginning and end, `[PAD]` fills up the row. They belong to no word, so
# their entry in `word_ids` is `None`. (The tokenizers of the Hugging Face library work the same
# way.)
#
# ### Exercise 1: `tokenize_and_align_labels`
#
# There are tags for *words*, but the network sees *pieces*. Give each piece a label:
#
# - the **first** piece of a word gets the tag of the word;
# - every **further** piece of the word gets $-100$, "no label";
# - what belongs to no word gets $-100$ too. (`labels` is full of $-100$ to begin with.)
#
# For each position you have `word`, the number of the word its piece comes from, or `None`; and
# `previous`, that of the position before, which you have to keep up to date. Note that 0 is the
# number of a word, the first one, so ask `word is not None`.

# %%
# GRADED FUNCTION: tokenize_and_align_labels
def tokenize_and_align_labels(tokenizer, examples, tags):
    """Encode sentences, and give the tags of words to their first pieces.

    Arguments:
    tokenizer -- called with examples, returns "input_ids" and word_ids(row)
    examples -- list of sentences, each a list of words
    tags -- for each sentence, a list with the number of a tag for each word

    Returns:
    input_ids -- whole numbers of shape (m, T)
    labels -- whole numbers of shape (m, T): tags, and -100 where a piece has no label
    """
    encoded = tokenizer(examples)
    input_ids = encoded["input_ids"]
    labels = np.full(input_ids.shape, -100)

    for row in range(len(examples)):
        previous = None
        for position, word in enumerate(encoded.word_ids(row)):
            ### START CODE HERE ### (≈ 3 lines of code)
            # The first piece of a word gets its tag
            if word is not None and word != previous:
                labels[row, position] = tags[row][word]
            # Keep previous up to date
            previous = word
            ### END CODE HERE ###

    return input_ids, labels


# %% points=20
check("tokenize_and_align_labels")

# %% tags=["demo"] alt="A sentence cut into pieces: first pieces carry the tags of their words, further pieces and special tokens have no label"
X_train, Y_train = tokenize_and_align_labels(tokenizer, cvs.train.words, cvs.train.tags)
application_figures.draw_alignment(
    [tokenizer.names[n] for n in X_train[1, :24]], Y_train[1, :24], cvs.tag_names
)
plt.show()
print(f"positions with a label: {np.mean(Y_train != -100):.1%}")

# %% [markdown]
# ## 4. A loss that looks away
#
# Four out of five positions have no label. They must not count, neither in the sum nor in the
# number by which it is divided:
#
# $$L = \frac{\sum_{t:\, y_t \neq -100} -\log p_t[y_t]}{\#\{t : y_t \neq -100\}}$$
#
# ### Exercise 2: `masked_loss`
#
# `keras.losses.sparse_categorical_crossentropy(labels, probabilities)` gives $-\log p_t[y_t]$ at
# every position. It cannot handle the label $-100$, so first put in any valid label instead, such
# as 0. Its value there is then multiplied by 0.
#
# 1. `counted`: 1 where there is a label, 0 elsewhere, as `float32` (`ops.not_equal`, `ops.cast`).
# 2. `safe_labels`: the labels with 0 in place of $-100$ (`ops.where(condition, a, b)`).
# 3. `losses`: the cross-entropies with the safe labels.
# 4. `loss`: the mean over the labelled positions of *all* sentences together (`ops.sum`).
#
# Use functions from `keras.ops`, not from NumPy: the gradient has to flow back through them.

# %%
# GRADED FUNCTION: masked_loss
def masked_loss(labels, probabilities):
    """Compute the mean cross-entropy over the positions that have a label.

    Arguments:
    labels -- numbers of shape (m, T), -100 where there is no label
    probabilities -- float32 tensor of shape (m, T, number of classes), output of a softmax

    Returns:
    loss -- float32 tensor, one number
    """
    labels = ops.cast(labels, "int32")

    ### START CODE HERE ### (≈ 4 lines of code)
    counted = ops.cast(ops.not_equal(labels, -100), "float32")
    safe_labels = ops.where(ops.equal(labels, -100), 0, labels)
    losses = keras.losses.sparse_categorical_crossentropy(safe_labels, probabilities)
    loss = ops.sum(losses * counted) / ops.sum(counted)
    ### END CODE HERE ###

    return loss


# %% points=18
check("masked_loss")

# %% [markdown]
# ## 5. Training
#
# An encoder of two layers, a dense layer with a softmax, your loss. Five epochs take about half a
# minute, on a busy machine more.

# %% tags=["demo"]
def tagger():
    """Build a network that gives each piece a probability for every tag."""
    pieces = keras.Input((X_train.shape[1],), dtype="int32")
    encoder = ProvidedEncoder(2, 48, 4, 96, len(tokenizer.names), X_train.shape[1])
    probabilities = layers.Dense(len(cvs.tag_names), activation="softmax")(encoder(pieces))
    model = keras.Model(pieces, probabilities)
    model.compile(keras.optimizers.Adam(0.002), masked_loss)
    return model


keras.utils.set_random_seed(0)
model = tagger()
history = model.fit(
    X_train, Y_train, batch_size=32, epochs=5, verbose=0, callbacks=[progress(5)]
)
print(f"{model.count_params():,} parameters; loss {history.history['loss'][-1]:.3f}")

# %% [markdown]
# To use the network, take the most probable tag at the first piece of each word:

# %% tags=["demo"]
def tags_of(sentences):
    """Predict the tags of sentences: for each a list of names of tags, one for each word."""
    no_tags = [[0] * len(words) for words in sentences]
    X, firsts = tokenize_and_align_labels(tokenizer, sentences, no_tags)
    numbers = model.predict(X, batch_size=300, verbose=0).argmax(axis=-1)
    return [
        [cvs.tag_names[n] for n in row[first != -100]] for row, first in zip(numbers, firsts)
    ]


def true_tags_of(part):
    """The true tags of a set of sentences, by their names."""
    return [[cvs.tag_names[n] for n in tags] for tags in part.tags]


for name in ("new_names", "new_templates"):
    part = getattr(cvs, name)
    pairs = zip(true_tags_of(part), tags_of(part.words))
    right = np.concatenate([np.array(a) == np.array(b) for a, b in pairs])
    outside = np.mean([tag == "O" for tags in true_tags_of(part) for tag in tags])
    print(f"{name:14s} right tags: {right.mean():.1%}   tag O everywhere: {outside:.1%}")

# %% [markdown]
# The share of right tags is a flattering measure: saying O to every word already gets a good part
# of them right, and a company name with one word missing still counts as mostly right. What we want
# is whole entities.
#
# ## 6. Entities
#
# ### Exercise 3: `entity_spans`
#
# Turn the tags of a sentence into entities. Each is a tuple `(start, end, kind)`: the number of its
# first word, the number of the word *after* its last one, and what it is. For
#
# `["B-Name", "I-Name", "O", "B-Company"]` the result is `[(0, 2, "Name"), (3, 4, "Company")]`.
#
# `tag[2:]` is the kind of a tag. Go through the words with two questions at each:
#
# 1. **Does an open entity end before this word?** It does unless the tag is `I-` with its kind. Then
#    append it, and set `start` back to `None`.
# 2. **Does one begin here?** It does at every `B-`. Networks also write things like `O I-Name`,
#    which does not occur in the data: an `I-` without an open entity begins one, too.
#
# The loop runs over one more `"O"` at the end, so that an entity at the end of the sentence is
# closed as well.

# %%
# GRADED FUNCTION: entity_spans
def entity_spans(tags):
    """Find the entities in a row of tags.

    Arguments:
    tags -- list of text: "O", or "B-" or "I-" followed by a kind

    Returns:
    spans -- list of tuples (start, end, kind); end is the number of the word after the last one
    """
    spans = []
    start, kind = None, None

    for number, tag in enumerate([*tags, "O"]):
        ### START CODE HERE ### (≈ 5 lines of code)
        # Does an open entity end before this word?
        if start is not None and tag != "I-" + kind:
            spans.append((start, number, kind))
            start = None
        # Does one begin here?
        if tag.startswith("B-") or (tag.startswith("I-") and start is None):
            start, kind = number, tag[2:]
        ### END CODE HERE ###

    return spans


# %% points=20
check("entity_spans")

# %% [markdown]
# ### Exercise 4: `entity_f1`
#
# An entity counts as right only if start, end and kind all agree. Over all sentences together:
#
# $$\text{precision} = \frac{\text{right}}{\text{predicted}}, \qquad
# \text{recall} = \frac{\text{right}}{\text{true}}, \qquad
# F_1 = \frac{2 \cdot \text{precision} \cdot \text{recall}}{\text{precision} + \text{recall}}$$
#
# Where one of them would divide by zero, it is 0. The intersection of two sets, `set(a) & set(b)`,
# gives the spans that are in both.

# %%
# GRADED FUNCTION: entity_f1
def entity_f1(true_spans, predicted_spans):
    """Compare predicted entities with the true ones.

    Arguments:
    true_spans -- for each sentence, a list of tuples (start, end, kind)
    predicted_spans -- the same for the predicted entities

    Returns:
    precision -- share of the predicted entities that are right
    recall -- share of the true entities that were found
    f1 -- their harmonic mean
    """
    ### START CODE HERE ### (≈ 6 lines of code)
    right = sum(len(set(a) & set(b)) for a, b in zip(true_spans, predicted_spans))
    predicted = sum(len(spans) for spans in predicted_spans)
    true = sum(len(spans) for spans in true_spans)
    precision = right / predicted if predicted else 0.0
    recall = right / true if true else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    ### END CODE HERE ###

    return precision, recall, f1


# %% points=12
check("entity_f1")

# %% tags=["demo"] alt="Bars of the F1 of seven kinds of entities on three sets: highest on the training set, lower on new names, and on new templates far lower for names, companies, colleges and locations"
kinds = [tag[2:] for tag in cvs.tag_names if tag.startswith("B-")]
scores = {}
for name in ("train", "new_names", "new_templates"):
    part = getattr(cvs, name)
    true = [entity_spans(tags) for tags in true_tags_of(part)]
    predicted = [entity_spans(tags) for tags in tags_of(part.words)]
    precision, recall, f1 = entity_f1(true, predicted)
    print(f"{name:14s} precision {precision:.3f}   recall {recall:.3f}   F1 {f1:.3f}")
    scores[name] = [
        entity_f1(*([[s for s in spans if s[2] == kind] for spans in both] for both in (true, predicted)))[2]
        for kind in kinds
    ]
application_figures.draw_scores(kinds, scores)
plt.show()

# %% [markdown]
# Go from set to set. From `train` to `new_names` only people, places and companies change: what is
# lost there had been memorized of the words themselves. From there to `new_templates` the sentences
# change as well: what is lost there looked like knowledge of names and was knowledge of thirty-two
# templates. In one run of ours, F1 was 0.90, 0.76 and 0.39. Without the third set nobody would have
# noticed the second, larger drop.
#
# Look at mistakes before you believe a number. Here are sentences in which the two differ, with the
# true entities in the upper row and the predicted ones in the lower:

# %% tags=["demo"] alt="A sentence of a new template, with the true entities in the upper row and the predicted ones in the lower | A second sentence in which true and predicted entities differ | A third such sentence | A fourth such sentence"
part, shown = cvs.new_templates, 0
for words, true, found in zip(part.words, true_tags_of(part), tags_of(part.words)):
    if true != found and len(words) < 20 and shown < 4:
        application_figures.draw_tagged(words, true, found)
        plt.show()
        shown += 1

# %% [markdown]
# Try sentences of your own. Put spaces around punctuation, as in the data.

# %% tags=["demo"] alt="A sentence about Maria Silva with the entities that the network sees"
def tag_sentence(text="Maria Silva works as a Data Analyst at Silva Labs in Lisbon ."):
    """Draw the entities that the network sees in a sentence."""
    application_figures.draw_tagged(text.split(), tags_of([text.split()])[0])
    plt.show()


tag_sentence()
interact(tag_sentence, text="I went to Boston with John Fox , who works for Boston Bank .");

# %% [markdown]
# ## 7. Answers to questions
#
# The second job: point at the answer to a question in a text. The stories are of the kind of task 4
# of bAbI ([Weston et al., 2015](https://arxiv.org/abs/1502.05698)): three sentences about where
# rooms are, and a question.

# %% tags=["demo"]
train_stories = stories(3000, seed=0)
for story in train_stories[:3]:
    print(*story.tokens)
    print("   answer:", *story.answer, "  in the sentence at", story.support)

# %% [markdown]
# Story and question form one row of tokens: `[CLS]` story `[SEP]` question `[SEP]`. Each answer is
# one or two words of the story, so the network only has to *point*: at the first and at the last
# token of the answer.
#
# ### Exercise 5: `find_answer_span`
#
# For training, we need the positions of the answers. The story says which sentence the answer is
# found in: `support` is the position of its first token and the position after its last one. Search
# for the answer there, and only there; if it occurs more than once in this sentence, take its first
# occurrence there. The same words can occur in other sentences as well, even earlier ones: the
# classic notebook took the first occurrence in the text and so taught its network many wrong
# places.
#
# Return the positions of the first and of the *last* token of the answer, both inclusive. If the
# sentence does not contain the answer, return `(0, 0)`, the position of `[CLS]`. That is how
# BERT is trained on SQuAD 2, a larger data set, in which some questions have no answer.

# %%
# GRADED FUNCTION: find_answer_span
def find_answer_span(tokens, answer, support):
    """Find the answer in the sentence that supports it.

    Arguments:
    tokens -- list of text
    answer -- list of text, the tokens of the answer
    support -- (first, end): where the supporting sentence begins, and the position after its end

    Returns:
    span -- (start, end): positions of the first and the last token of the answer; (0, 0) if the
            supporting sentence does not contain it
    """
    span = (0, 0)

    ### START CODE HERE ### (≈ 5 lines of code)
    first, end = support
    for start in range(first, end - len(answer) + 1):
        if tokens[start : start + len(answer)] == answer:
            span = (start, start + len(answer) - 1)
            break
    ### END CODE HERE ###

    return span


# %% points=15
check("find_answer_span")

# %% [markdown]
# Now the network: the same encoder, and a dense layer with **two** numbers for each token, a score
# for being the start and one for being the end of the answer. A softmax over the *positions* turns
# each row of scores into probabilities; the loss is the cross-entropy of the right position, for
# both. Twelve epochs take about half a minute.

# %% tags=["demo"]
names = ["[PAD]", "[CLS]", "[SEP]", *vocabulary()]
T_story = 44


def numbers_of(some_stories):
    """Token numbers of stories, shape (m, 44), filled up with 0."""
    rows = [[names.index(token) for token in story.tokens] for story in some_stories]
    return np.array([row + [0] * (T_story - len(row)) for row in rows])


def pointer():
    """Build a network that scores each token as start and as end of the answer."""
    tokens = keras.Input((T_story,), dtype="int32")
    encoder = ProvidedEncoder(2, 32, 4, 64, len(names), T_story, dropout_rate=0.0)
    scores = layers.Dense(2)(encoder(tokens))
    scores = scores - 1e9 * ops.cast(ops.equal(tokens, 0), "float32")[:, :, None]
    model = keras.Model(tokens, [scores[:, :, 0], scores[:, :, 1]])
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(0.002), [loss, loss])
    return model


spans = np.array([find_answer_span(*story) for story in train_stories])
keras.utils.set_random_seed(0)
reader = pointer()
history = reader.fit(
    numbers_of(train_stories), [spans[:, 0], spans[:, 1]],
    batch_size=32, epochs=12, verbose=0, callbacks=[progress(12)]
)
print(f"{reader.count_params():,} parameters; loss {history.history['loss'][-1]:.3f}")

# %% [markdown]
# ### Exercise 6: `best_span`
#
# Two rows of scores, one answer. Taking the best start and the best end on their own can give an
# answer that ends before it begins, or one that is half the text. So look for the best *pair*:
#
# $$\max_{i \le j < i + \text{max\_length}} \; start_i + end_j$$
#
# (The scores are logarithms of probabilities, up to a constant, so their sum is the logarithm of a
# product.) `start_scores[:, np.newaxis] + end_scores[np.newaxis, :]` is the table of all sums; two
# loops will do as well.

# %%
# GRADED FUNCTION: best_span
def best_span(start_scores, end_scores, max_length):
    """Find the pair of start and end with the largest sum of scores.

    Arguments:
    start_scores -- array of shape (T,)
    end_scores -- array of shape (T,)
    max_length -- largest number of tokens of an answer

    Returns:
    span -- (start, end): positions of the first and the last token of the answer
    """
    ### START CODE HERE ### (≈ 6 lines of code)
    best, span = -np.inf, (0, 0)
    for start in range(len(start_scores)):
        for end in range(start, min(start + max_length, len(end_scores))):
            if start_scores[start] + end_scores[end] > best:
                best = start_scores[start] + end_scores[end]
                span = (start, end)
    ### END CODE HERE ###

    return span


# %% points=15
check("best_span")

# %% [markdown]
# **Exact match** is the share of answers that are right word for word. We measure it on new
# stories, and on stories whose question asks about a combination of two rooms and a direction that
# occurs in no training story.

# %% tags=["demo"]
def answers_of(some_stories):
    """Let the reader answer: the start scores, the end scores and the answers."""
    starts, ends = reader.predict(numbers_of(some_stories), batch_size=300, verbose=0)
    spans = [best_span(start, end, max_length=3) for start, end in zip(starts, ends)]
    return starts, ends, [s.tokens[a : b + 1] for s, (a, b) in zip(some_stories, spans)]


for name, some_stories in (
    ("new stories", stories(500, seed=1)), ("new combinations", stories(500, seed=2, held_out=True))
):
    starts, ends, answers = answers_of(some_stories)
    exact = np.mean([story.answer == answer for story, answer in zip(some_stories, answers)])
    apart = np.mean([
        story.answer == story.tokens[start.argmax() : end.argmax() + 1]
        for story, start, end in zip(some_stories, starts, ends)
    ])
    print(f"{name:17s} exact match {exact:.1%}   best start and end on their own {apart:.1%}")

# %% [markdown]
# In one run of ours, 62% of the answers to new stories were right, against 50% with start and end
# on their own. How much is gained by choosing the pair together depends on how unsure the network
# is. A reader that is nearly always right gains little; early in its training, or on texts it does
# not know, it gains more. And with pairs, no answer can end before it begins.
#
# Here is what the network says about one story: the probability of each token to be the start, and
# to be the end, of the answer.

# %% tags=["demo"] alt="Bars over the tokens of a story: the probability of each to be the start and the end of the answer"
some_stories = stories(20, seed=3)
starts, ends, answers = answers_of(some_stories)


def show_story(number=0):
    """Draw the probabilities of start and end along a story."""
    story = some_stories[number]
    T = len(story.tokens)
    application_figures.draw_pointing(story.tokens, starts[number, :T], ends[number, :T])
    plt.show()
    print("answer of the network:", *answers[number], "  right:", *story.answer)


show_story()
interact(show_story, number=(0, 19));

# %% [markdown]
# ## Three quick questions
#
# Think before you open the answers.
#
# <details><summary>A colleague reports 96% right tags on CVs. What do you ask?</summary>
#
# What share O everywhere would get; what precision and recall of whole entities are; and whether
# the people, companies and kinds of sentences in the test set also occur in the training set.
# </details>
#
# <details><summary>Why not give every piece of a word the tag of the word?</summary>
#
# It can be done. But then long words count more in the loss than short ones, the inner pieces of a
# first word would have to get I- instead of B-, and you have to decide between pieces that
# disagree.
# </details>
#
# <details><summary>Loss and padding: what happens if you divide by all positions instead of the
# labelled ones?</summary>
#
# For one batch the minimum is at the same place, but the loss becomes several times smaller, and
# its size depends on how much padding a batch happens to have. Batches with little padding would
# count more, and losses of data sets of different lengths could not be compared.
# </details>
#
# ## If you want to go further
#
# - Cut words into single letters: `PieceTokenizer([p for p in cvs.pieces if len(p.strip("#")) == 1],
#   length=200)`. What happens to F1 on `new_names`, and how much slower is it?
# - Write stories with a room that `vocabulary` does not have, and give all such rooms one token
#   `[UNK]` that occurs in training as well (replace a random room in every fifth story). Can the
#   network point at a room that it knows nothing about?

# %% [markdown] tags=["reflection"] points=5
# **Reflection.** Compare the F1 of your network on `train`, `new_names` and `new_templates`. What
# does each of the two drops tell you about what it has learned? A company wants to use it for
# sorting real applications: name one thing that you would measure before, on which data, and one
# harm that mistakes of this network could do to people.

# %% [markdown]
# ## What you have learned
#
# - One encoder, many jobs: a dense layer on top decides what it is used for.
# - Labels belong to words, the network sees pieces; $-100$ marks pieces without a label, and the
#   loss ignores them.
# - Entities are scored whole, by precision, recall and F1; right tags flatter.
# - An answer is a start and an end, chosen together.
# - What is new in a test set decides what its number means.
#
# **References.** R. Sennrich, B. Haddow, A. Birch: [Neural Machine Translation of Rare Words with
# Subword Units](https://arxiv.org/abs/1508.07909) (2016). J. Devlin and others: [BERT: Pre-training
# of Deep Bidirectional Transformers](https://arxiv.org/abs/1810.04805) (2018), which is used in
# both of these ways. L. A. Ramshaw, M. P. Marcus: [Text Chunking using Transformation-Based
# Learning](https://arxiv.org/abs/cmp-lg/9505040) (1995), for the tags B, I and O. J. Weston and
# others: [Towards AI-Complete Question Answering](https://arxiv.org/abs/1502.05698) (2015). P.
# Rajpurkar, R. Jia, P. Liang: [Know What You Don't Know](https://arxiv.org/abs/1806.03822) (2018),
# the data set SQuAD 2.

# %%
check.summary()
