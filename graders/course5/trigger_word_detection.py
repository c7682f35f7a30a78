"""Cases and known mistakes of the notebook on trigger words.

Keras is imported where a case needs it, not above. Nothing is trained. Sounds in cases are tones
and short clips, so that what was done with them can be seen in what comes out.
"""

import numpy as np

from graders.common.models import fix_weights, unnumbered
from graders.common.tensors import plain
from invigilator.checking import Grader

grader = Grader("course5/trigger_word_detection", framework="tensorflow")
grader.include(plain, unnumbered, fix_weights)


# ---- is_overlapping ----


@grader.helper
def asked(is_overlapping, questions):
    """The answers to several questions, as True and False."""
    return [bool(is_overlapping(segment, list(others))) for segment, others in questions]


@grader.case
def one_segment(is_overlapping):
    """Before, after, touching on the left, touching on the right, within, around; one other."""
    segments = [(100, 499), (1001, 1100), (300, 500), (1000, 1200), (600, 900), (400, 1200)]
    return asked(is_overlapping, [(each, [(500, 1000)]) for each in segments])


@grader.case
def several_segments(is_overlapping):
    """None, and the first, the middle or the last of three."""
    others = [(2000, 2550), (260, 949), (5000, 5400)]
    segments = [(950, 1430), (2100, 2200), (900, 960), (4800, 5600)]
    return asked(is_overlapping, [(each, others) for each in segments])


@grader.case(hidden=True, kind="no other segments")
def no_segments(is_overlapping):
    """No others at all, and some."""
    return asked(is_overlapping, [((670, 1430), []), ((0, 9999), [(7, 8)]), ((0, 6), [(7, 8)])])


@grader.case(hidden=True, kind="segments that touch")
def touching_segments(is_overlapping):
    """Segments that share one millisecond, or just miss each other."""
    others = [(824, 1532), (1900, 2305), (3424, 3656)]
    segments = [(2305, 2950), (2306, 2950), (1533, 1899), (3000, 3424), (3657, 9000)]
    return asked(is_overlapping, [(each, others) for each in segments])


BOTH_ENDS = "segment_start <= previous_end and segment_end >= previous_start"
FOUND = "            overlap = True"

wrong = grader.mistakes("is_overlapping")
wrong(
    "Segments that share one millisecond overlap as well: <= and >=, not < and >.",
    (BOTH_ENDS, "segment_start < previous_end and segment_end > previous_start"),
)
wrong(
    "Both conditions must hold: and, not or.",
    (BOTH_ENDS, "segment_start <= previous_end or segment_end >= previous_start"),
)
wrong(
    "A long segment may contain a short one; you only ask whether its own ends lie within it.",
    (
        BOTH_ENDS,
        (
            "previous_start <= segment_start <= previous_end "
            "or previous_start <= segment_end <= previous_end"
        ),
    ),
)
wrong(
    "You only ask whether the new segment begins within the other one.",
    (BOTH_ENDS, "previous_start <= segment_start <= previous_end"),
)
wrong(
    "You only ask whether the new segment ends within the other one.",
    (BOTH_ENDS, "previous_start <= segment_end <= previous_end"),
)
wrong(
    "Only the last segment counts: leave overlap alone where there is no overlap.",
    (FOUND, FOUND + "\n        else:\n            overlap = False"),
)
wrong(
    "Only the first segment counts: do not leave the loop before all are looked at.",
    (FOUND, FOUND + "\n        break"),
)
wrong(
    "True and False are swapped.",
    ("overlap = False", "overlap = True"),
    (FOUND, "            overlap = False"),
)
wrong(
    "The comparisons are reversed: you find segments that lie apart.",
    (BOTH_ENDS, "segment_start > previous_end or segment_end < previous_start"),
)


# ---- insert_audio_clip ----


@grader.helper
def patient(segments):
    """A list that loses patience when it is looked at for ever."""

    class Patient(list):
        looks = 0

        def look(self):
            self.looks += 1
            if self.looks > 3000:
                raise RuntimeError("3000 draws and no end: does your loop count them?")

        def __iter__(self):
            self.look()
            return super().__iter__()

        def __getitem__(self, index):
            self.look()
            return super().__getitem__(index)

        def __len__(self):
            self.look()
            return super().__len__()

    return Patient(segments)


@grader.helper
def inserted(insert_audio_clip, rng, length, taken, seed):
    """What changed in the background, and what became of the arguments."""
    background = rng.normal(0, 0.01, 80000).round(6)
    clip, before, segments = rng.normal(0, 0.1, length), background.copy(), patient(taken)
    np.random.seed(seed)
    after, segment = insert_audio_clip(background, clip, segments)
    changed = np.flatnonzero(after != before)
    first, last = (int(changed[0]), int(changed[-1])) if len(changed) else (-1, -2)
    return {
        "segment_time": [int(each) for each in segment],
        "previous_segments": [[int(x) for x in each] for each in list.__iter__(segments)],
        "samples changed": [first, last, len(changed)],
        "new_background where it changed": (after[first : last + 1])[:40],
        "background given, afterwards, there": (background[first : last + 1])[:40],
    }


@grader.case
def free_at_the_first_draw(insert_audio_clip, rng):
    """A clip of 916 ms; what is taken does not lie in its way."""
    return inserted(insert_audio_clip, rng, 7328, [(3790, 4400)], 5)


@grader.case
def taken_at_first(insert_audio_clip, rng):
    """A clip of 50 ms; the first place that is drawn is taken."""
    return inserted(insert_audio_clip, rng, 400, [(1800, 2400), (3000, 3100)], 3)


@grader.case
def no_room(insert_audio_clip, rng):
    """Everything is taken."""
    return inserted(insert_audio_clip, rng, 800, [(0, 9999)], 1)


@grader.case(hidden=True, kind="an empty list of segments")
def nothing_taken(insert_audio_clip, rng):
    """Nothing is taken."""
    return inserted(insert_audio_clip, rng, 640, [], 11)


@grader.case(hidden=True, kind="little room")
def half_taken(insert_audio_clip, rng):
    """Half of the time is taken."""
    return inserted(insert_audio_clip, rng, 1600, [(0, 4400)], 5)


@grader.case(hidden=True, kind="no room between segments")
def no_gap_is_wide_enough(insert_audio_clip, rng):
    """There is room, but no gap is wide enough."""
    taken = [(start, start + 499) for start in range(0, 10000, 600)]
    return inserted(insert_audio_clip, rng, 1200, taken, 2)


APPEND = "previous_segments.append(segment_time)"
ADD = "new_background[start : start + len(audio_clip)] += audio_clip"
WHILE = "while is_overlapping(segment_time, previous_segments) and draws < 20:"

wrong = grader.mistakes("insert_audio_clip")
wrong(
    "The new segment does not reach the caller's list, so later clips may overlap it: "
    "previous_segments.append(...).",
    ("        " + APPEND + "\n", ""),
)
wrong(
    "Draws are not counted, so the loop never ends when there is no room.",
    (" and draws < 20:", ":"),
)
wrong(
    "You give up after the first draw: draw again while the segment overlaps.",
    (WHILE, "while False:"),
)
wrong(
    "The clip is inserted at the first place drawn, taken or not: draw again while it overlaps.",
    (WHILE, "while False:"),
    ("if is_overlapping(segment_time, previous_segments):", "if False:"),
)
wrong(
    "When there is no room the clip is inserted all the same: check again after the loop.",
    ("if is_overlapping(segment_time, previous_segments):", "if False:"),
)
wrong(
    "You draw again while the segment does NOT overlap.",
    ("while is_overlapping", "while not is_overlapping"),
)
wrong(
    "The clip replaces the background; it should be added to it.",
    (ADD, "new_background[start : start + len(audio_clip)] = audio_clip"),
)
wrong(
    "The start is in milliseconds; a millisecond has 8 samples.",
    ("start = 8 * segment_time[0]", "start = segment_time[0]"),
)
wrong(
    "The clip begins where the segment ends: segment_time[0] is the start.",
    (
        "start = 8 * segment_time[0]",
        "start = 8 * segment_time[1]\n        audio_clip = audio_clip[: 80000 - start]",
    ),
)
wrong(
    "The background that was given is changed; add the clip to new_background.",
    (
        ADD,
        (
            "background[start : start + len(audio_clip)] += audio_clip\n"
            "        new_background = background"
        ),
    ),
)
wrong(
    "Without room, the segment (10000, 10000) must not be appended to previous_segments.",
    (
        "segment_time = (10000, 10000)",
        "segment_time = (10000, 10000)\n        previous_segments.append(segment_time)",
    ),
)
wrong(
    "Without room, return the segment (10000, 10000), so that no labels are inserted for it.",
    ("segment_time = (10000, 10000)", "pass"),
)
wrong(
    "The clip is never added to the background.",
    ("        " + ADD + "\n", ""),
)


# ---- insert_ones ----


@grader.helper
def labelled(insert_ones, Ty, ends, *n_ones):
    """Where the ones are after several insertions, and the shape."""
    y = np.zeros((1, Ty))
    for end in ends:
        y = insert_ones(y, end, *n_ones)
    y = np.asarray(y)
    return {"shape": list(y.shape), "steps labelled": np.flatnonzero(y), "sum": float(y.sum())}


@grader.case
def three_words(insert_ones):
    """122 steps; words that end after 4251, 4410 and 9790 ms, near the end."""
    return labelled(insert_ones, 122, [4251, 4410, 9790])


@grader.case
def classic_steps(insert_ones):
    """1375 steps, 50 ones; words that end after 4258 ms and 9700 ms."""
    return labelled(insert_ones, 1375, [9700, 4258], 50)


@grader.case(hidden=True, kind="a word that ends with the recording")
def very_last_step(insert_ones):
    """Words that end with the recording, or that were not inserted."""
    return labelled(insert_ones, 122, [9999, 10000, 9870])


@grader.case(hidden=True, kind="other numbers of steps and ones")
def other_steps(insert_ones):
    """246 steps, three ones each; two words whose labels touch."""
    return labelled(insert_ones, 246, [1007, 1130, 60], 3)


STEP = "k = int(segment_end_ms * Ty / 10000)"
ONES = "y[0, k + 1 : k + 1 + n_ones] = 1"

wrong = grader.mistakes("insert_ones")
wrong(
    "The ones start in the step in which the word ends, k; they should start at k + 1.",
    (ONES, "y[0, k : k + n_ones] = 1"),
)
wrong(
    "There is one step too many: k + 1 up to k + n_ones.",
    (ONES, "y[0, k + 1 : k + 2 + n_ones] = 1"),
)
wrong("There is one step too few: k + 1 up to k + n_ones.", (ONES, "y[0, k + 1 : k + n_ones] = 1"))
wrong(
    "n_ones has no effect: you always label the same number of steps.",
    (ONES, "y[0, k + 1 : k + 1 + 5] = 1"),
)
(wrong("The step is rounded; drop the decimals.", ("int(segment_end_ms", "round(segment_end_ms")),)
wrong(
    "Ty is fixed at 122; take it from the shape of y.",
    ("Ty = y.shape[1]", "Ty = 122"),
)
wrong(
    "Ty is y.shape[0], the single row; the steps are y.shape[1].",
    ("Ty = y.shape[1]", "Ty = y.shape[0]"),
)
wrong(
    "Everything up to the end of the word is labelled; label only the n_ones steps after it.",
    (ONES, "y[0, : k + 1] = 1"),
)
wrong(
    "Everything after the word is labelled; stop after n_ones steps.",
    (ONES, "y[0, k + 1 :] = 1"),
)
wrong(
    "The steps before the end of the word are labelled; label those after it.",
    (ONES, "y[0, max(0, k - n_ones) : k] = 1"),
)
wrong(
    "The index leaves the array when a word ends near the end of the recording: "
    "stop at Ty, or use a slice.",
    (ONES, "for t in range(k + 1, k + 1 + n_ones):\n        y[0, t] = 1"),
)
wrong(
    "The ones are added to what is there; labels that overlap become 2. Set them to 1.",
    (ONES, "y[0, k + 1 : k + 1 + n_ones] += 1"),
)
wrong("Only one step is labelled; label n_ones steps.", (ONES, "y[0, k + 1 : k + 2] = 1"))


# ---- create_training_example ----


@grader.helper
def examples(create_training_example, seed, draws, lengths, Ty):
    """Rows of the spectrograms (trigger 1000 Hz, other 2000 Hz, background 3000 Hz), and labels."""
    time = np.arange(80000) / 8000
    tones = [0.15 * np.sin(2 * np.pi * hertz * time) for hertz in (1000, 2000, 3000)]
    activates = [tones[0][: 8 * lengths[0]]] * 3
    negatives = [tones[1][: 8 * lengths[1]]] * 2
    np.random.seed(seed)
    found = [create_training_example(tones[2], activates, negatives, Ty) for _ in range(draws)]
    return {
        "shapes": [[list(np.shape(x)), list(np.shape(y))] for x, y in found[:1]],
        "rows": np.stack([np.asarray(x)[[25, 50, 75]] for x, _ in found]).astype(np.float32),
        "labels": np.stack([np.ravel(y) for _, y in found]).astype(np.float32),
        "lengths": list(lengths),
    }


@grader.helper
def fault_of(rows, labels, lengths):
    """What is wrong with one example, in a sentence; empty if nothing is."""
    Ty, windows = len(labels), 499
    loudest = rows[:2].max()
    on = rows[:2] > loudest - 0.7 if loudest > rows[2].max() - 0.5 else rows[:2] > 99
    if np.any(on[0, 1:-1] & on[1, 1:-1] & on[0, :-2] & on[1, :-2] & on[0, 2:] & on[1, 2:]):
        return "Words lie on top of each other: one list previous_segments for the whole example."
    words = [round(on[i].sum() * 20 / lengths[i]) for i in range(2)]
    if max(words) > 4:
        return "There are more than 4 words of a kind: np.random.randint(0, 5)."
    ends = [f for f in range(windows) if on[0, f] and (f + 1 == windows or not on[0, f + 1])]
    steps = [int((20 * f + 12) * Ty / 10000) + 1 for f in ends]
    due = np.zeros(Ty + 9)
    sure = np.zeros(Ty + 9)
    for step in steps:
        due[max(0, step - 2) : step + 8] = 1
        sure[step + 1 : step + 4] = 1
    due, sure = due[:Ty], sure[:Ty]
    if words[0] and not labels.any() and sure.any():
        return "There are no labels though the trigger word occurs: insert_ones after each one."
    joined = words[0] > len(ends)
    if np.any(labels.astype(bool) & ~due.astype(bool)) and not joined:
        before = [int((20 * f + 12 - lengths[0]) * Ty / 10000) + 1 for f in ends]
        if any(0 < step < Ty and labels[step + 1] for step in before):
            return "The labels follow the start of the word: insert_ones needs segment_time[1]."
        return "Steps are labelled that do not follow the trigger word; other words get no labels."
    if np.any(sure.astype(bool) & ~labels.astype(bool)):
        return "Not every trigger word has labels after its end."
    quiet = rows[2].min() if not words[0] + words[1] else np.median(rows[2])
    if words[0] + words[1] and not 0.7 < loudest - quiet < 1.4:
        return "The background is too loud or too quiet: multiply it by 0.1."
    return ""


def judged_examples(values, expected):
    """Judge several examples, and how their numbers of words vary."""
    if values["shapes"] != expected["shapes"]:
        return f"The shapes of x and y should be {expected['shapes'][0]}."
    rows, labels, lengths = values["rows"], values["labels"], expected["lengths"]
    if rows.shape != expected["rows"].shape or not np.isfinite(rows).all():
        return "The spectrogram does not have the expected form."
    strengths = np.sum(10 ** (2 * np.asarray(rows, float)), axis=(1, 2))
    faults = [fault_of(x, y, lengths) for x, y in zip(rows, labels, strict=True)]
    found = [each for each in faults if each]
    if found:
        return max(set(found), key=found.count)
    kinds = []
    for i in range(2):
        on = [(x[i] > x.max() - 0.7).sum() * 20 / lengths[i] for x in rows]
        kinds.append({round(each) for each in on})
    if len(kinds[0]) < 3 or len(kinds[1]) < 3:
        return "The numbers of words hardly vary: draw both of them again for each example, 0 to 4."
    wanted = np.sum(10 ** (2 * np.asarray(expected["rows"], float)), axis=(1, 2))
    if not 0.6 < np.min(strengths) / np.median(wanted) < 1.7:
        return "The example is not brought to -20 dBFS: match_target_amplitude(background, -20.0)."
    return True


@grader.case(accept=judged_examples)
def ten_examples(create_training_example):
    """Ten examples; words of 600 and 900 ms, tones instead of voices, 122 steps."""
    return examples(create_training_example, 21, 10, (600, 900), 122)


@grader.case(hidden=True, accept=judged_examples, kind="longer words")
def longer_words(create_training_example):
    """Longer words."""
    return examples(create_training_example, 22, 10, (1100, 500), 122)


@grader.case(hidden=True, accept=judged_examples, kind="another number of steps")
def finer_steps(create_training_example):
    """Twice as many steps."""
    return examples(create_training_example, 23, 10, (500, 700), 246)


INSERT = "background, segment_time = insert_audio_clip(background, clip, previous_segments)"
LABEL = "        y = insert_ones(y, segment_time[1])\n"
TRIGGERS = """    for _ in range(np.random.randint(0, 5)):
        clip = activates"""
OTHERS = """    for _ in range(np.random.randint(0, 5)):
        clip = negatives"""
LOUDNESS = "    background = match_target_amplitude(background, -20.0)\n"
OTHER_CLIP = "clip = negatives[np.random.randint(len(negatives))]\n        " + INSERT
TRIGGER_CLIP = "clip = activates[np.random.randint(len(activates))]\n        " + INSERT

wrong = grader.mistakes("create_training_example")
wrong(
    "There are no labels though the trigger word occurs: insert_ones after each one.",
    (LABEL, ""),
)
wrong(
    "Steps are labelled that do not follow the trigger word; other words get no labels.",
    (OTHER_CLIP, OTHER_CLIP + "\n" + LABEL.rstrip()),
)
wrong(
    "The labels follow the start of the word: insert_ones needs segment_time[1].",
    ("insert_ones(y, segment_time[1])", "insert_ones(y, segment_time[0])"),
)
wrong(
    "Not every trigger word has labels after its end.",
    (LABEL, "    y = insert_ones(y, segment_time[1]) if previous_segments else y\n"),
)
wrong(
    "Words lie on top of each other: one list previous_segments for the whole example.",
    (TRIGGER_CLIP, TRIGGER_CLIP.replace("previous_segments", "[]")),
    (OTHER_CLIP, OTHER_CLIP.replace("previous_segments", "[]")),
)
wrong(
    "The background is too loud or too quiet: multiply it by 0.1.",
    ("background = 0.1 * background", "background = 1.0 * background"),
)
wrong(
    "The example is not brought to -20 dBFS: match_target_amplitude(background, -20.0).",
    (LOUDNESS, ""),
)
wrong(
    "There are more than 4 words of a kind: np.random.randint(0, 5).",
    (TRIGGERS, TRIGGERS.replace("(0, 5)", "(0, 9)")),
    (OTHERS, OTHERS.replace("(0, 5)", "(0, 9)")),
)
wrong(
    "The numbers of words hardly vary: draw both of them again for each example, 0 to 4.",
    (TRIGGERS, TRIGGERS.replace("np.random.randint(0, 5)", "2")),
    (OTHERS, OTHERS.replace("np.random.randint(0, 5)", "2")),
)
wrong(
    "The shapes of x and y should be [[101, 499], [1, 122]].",
    ("x = spectrogram(background)", "x = spectrogram(background).T"),
)
wrong(
    "y needs two axes, (1, Ty): np.zeros((1, Ty)).",
    ("np.zeros((1, Ty))", "np.zeros(Ty)"),
)


# ---- modelf ----


@grader.helper
def described(modelf, rng, Tx, n_freq):
    """Parameters and shapes of a model, and what it predicts with fixed weights."""
    model = unnumbered(modelf, (Tx, n_freq))
    fix_weights(model, rng)
    X = rng.normal(0, 1, (2, Tx, n_freq)).astype(np.float32)
    rates = [float(each.rate) for each in model.layers if type(each).__name__ == "Dropout"]
    return {
        "output shape": [-1 if each is None else each for each in model.output_shape],
        "trainable parameters": sum(int(np.prod(w.shape)) for w in model.trainable_weights),
        "predictions": plain(model(X, training=False)),
        "shares dropped by Dropout": rates,
    }


@grader.case(rtol=1e-3)
def sixty_windows(modelf, rng):
    """Built for 60 windows of 8 frequencies."""
    return described(modelf, rng, 60, 8)


@grader.case(hidden=True, rtol=1e-3, kind="the size of the examples")
def full_size(modelf, rng):
    """Built for 499 windows of 101 frequencies."""
    return described(modelf, rng, 499, 101)


@grader.case(hidden=True, rtol=1e-3, kind="a few windows only")
def few_windows(modelf, rng):
    """Built for 33 windows of 20 frequencies."""
    return described(modelf, rng, 33, 20)


CONVOLUTION = "layers.Conv1D(48, 15, strides=4)"
GRU = "layers.GRU(40, return_sequences=True)"
DROPOUTS = """    X = layers.Dropout(0.3)(X)
    # Recurrent layer"""
LAST = 'layers.Dense(1, activation="sigmoid")'

wrong = grader.mistakes("modelf")
wrong(
    'With padding="same" there are too many steps: leave the padding out.',
    (CONVOLUTION, 'layers.Conv1D(48, 15, strides=4, padding="same")'),
)
wrong(
    'With padding="causal" there are too many steps: leave the padding out.',
    (CONVOLUTION, 'layers.Conv1D(48, 15, strides=4, padding="causal")'),
)
wrong(
    "Kernel size and stride are swapped: windows of 15, a stride of 4.",
    (CONVOLUTION, "layers.Conv1D(48, 4, strides=15)"),
)
wrong(
    "The stride is missing: strides=4.",
    (CONVOLUTION, "layers.Conv1D(48, 15)"),
)
wrong(
    "Number and size of the filters are swapped: 48 filters of size 15.",
    (CONVOLUTION, "layers.Conv1D(15, 48, strides=4, padding='same')"),
)
wrong(
    "Batch norm is missing between convolution and ReLU.",
    (
        """    X = layers.BatchNormalization()(X)
    X = layers.Activation("relu")(X)""",
        '    X = layers.Activation("relu")(X)',
    ),
)
wrong(
    "The ReLU is missing.",
    ('    X = layers.Activation("relu")(X)\n', ""),
)
wrong(
    "ReLU comes before batch norm; it should come after it.",
    (CONVOLUTION, 'layers.Conv1D(48, 15, strides=4, activation="relu")'),
    ('    X = layers.Activation("relu")(X)\n', ""),
)
wrong(
    "return_sequences=True is missing: the GRU returns its last step only.",
    (GRU, "layers.GRU(40)"),
)
wrong(
    "A Bidirectional layer needs the future; the network must be causal.",
    (GRU, "layers.Bidirectional(layers.GRU(40, return_sequences=True))"),
)
wrong(
    "The GRU reads backwards, from the future to the past.",
    (GRU, "layers.GRU(40, return_sequences=True, go_backwards=True)"),
)
wrong(
    "The recurrent layer is an LSTM; a GRU is asked for.",
    (GRU, "layers.LSTM(40, return_sequences=True)"),
)
wrong(
    "The recurrent layer is a SimpleRNN; a GRU is asked for.",
    (GRU, "layers.SimpleRNN(40, return_sequences=True)"),
)
wrong(
    "The GRU has the wrong number of units: 40.",
    (GRU, "layers.GRU(48, return_sequences=True)"),
)
wrong(
    "Batch norm is missing after the GRU.",
    (
        """(X)
    X = layers.BatchNormalization()(X)
    X = layers.Dropout(0.3)(X)
    # Output""",
        """(X)
    X = layers.Dropout(0.3)(X)
    # Output""",
    ),
)
wrong(
    "The dropout after the ReLU is missing.",
    (DROPOUTS, "    # Recurrent layer"),
)
wrong(
    "Dropout(0.8) drops 80% of the numbers; 0.3 is asked for.",
    (DROPOUTS, DROPOUTS.replace("0.3", "0.8")),
)
wrong(
    "The last unit has no sigmoid, so its output is not a probability.",
    (LAST, "layers.Dense(1)"),
)
wrong(
    "A softmax over a single unit is always 1; use a sigmoid.",
    (LAST, 'layers.Dense(1, activation="softmax")'),
)


# ---- find_detections ----


@grader.helper
def detected(find_detections, probabilities, *options, **named):
    """The steps as whole numbers."""
    found = find_detections(np.array(probabilities), *options, **named)
    return [int(each) for each in found]


@grader.case
def long_and_short_peaks(find_detections):
    """Peaks of several lengths; the default threshold and pause."""
    p = [0.9, 0.1, 0.2, 0.6, 0.1, 0.5, 0.3, 0.2, 0.1, 0.8, 0.1, 0.2, 0.7, 0.9] + [0.6] * 12
    return detected(find_detections, [*p, *[0.1] * 10, 0.9])


@grader.case
def pause_of_two(find_detections):
    """Threshold 0.7, a pause of two steps."""
    p = [0.1, 0.6, 0.8, 0.6, 0.75, 0.7, 0.95, 0.7, 0.72, 0.9, 0.4, 0.71, 0.1]
    return detected(find_detections, p, 0.7, 2)


@grader.case(hidden=True, kind="no pause")
def no_pause(find_detections):
    """Without a pause every step above the threshold counts."""
    return detected(find_detections, [0.2, 0.4, 0.5, 0.3, 0.31, 0.9], threshold=0.3, pause=0)


@grader.case(hidden=True, kind="a random recording")
def random_recording(find_detections, rng):
    """Random probabilities for a whole recording."""
    return detected(find_detections, rng.random(122).round(3), 0.6, 5)


@grader.case(hidden=True, kind="nothing above the threshold")
def silence(find_detections):
    """Nothing, and then one late step."""
    p = [0.2] * 20
    return [detected(find_detections, p), detected(find_detections, [*p, 0.51])]


SILENT = "silent = len(detections) > 0 and t - detections[-1] <= pause"
ABOVE = "probabilities[t] > threshold and not silent"

wrong = grader.mistakes("find_detections")
wrong(
    "There is no pause: one word causes several chimes.",
    (SILENT, "silent = False"),
)
wrong(
    "A probability equal to the threshold is not a chime: >, not >=.",
    ("probabilities[t] > threshold", "probabilities[t] >= threshold"),
)
wrong(
    "You find the steps below the threshold.",
    ("probabilities[t] > threshold", "probabilities[t] < threshold"),
)
wrong(
    "The pause is one step too short: after a chime at step 10 and with pause=8, "
    "step 18 is still silent.",
    ("detections[-1] <= pause", "detections[-1] < pause"),
)
wrong(
    "The pause is one step too long: after a chime at step 10 and with pause=8, "
    "the next one may come at step 19.",
    ("detections[-1] <= pause", "detections[-1] <= pause + 1"),
)
wrong(
    "The pause is fixed at 8; use the argument.",
    ("detections[-1] <= pause", "detections[-1] <= 8"),
)
wrong(
    "The threshold is fixed at 0.5; use the argument.",
    ("probabilities[t] > threshold", "probabilities[t] > 0.5"),
)
wrong(
    "The pause is counted from the first chime; count from the last one, detections[-1].",
    ("detections[-1] <= pause", "detections[0] <= pause"),
)
wrong(
    "The first pause steps of the recording stay silent, though there was no chime yet.",
    (SILENT, "last = detections[-1] if detections else 0\n        silent = t - last <= pause"),
)
wrong(
    "Only the first chime is found.",
    (SILENT, "silent = len(detections) > 0"),
)
wrong(
    "The pause starts again with every step above the threshold; only a chime starts it.",
    (
        SILENT,
        (
            "loud = [i for i in range(t) if probabilities[i] > threshold]\n"
            "        silent = len(loud) > 0 and t - loud[-1] <= pause"
        ),
    ),
)
wrong(
    "You return the probabilities; return the steps.",
    ("detections.append(t)", "detections.append(t); heard = detections"),
    (
        "    ### END CODE HERE ###",
        "    detections = [probabilities[t] for t in detections]\n    ### END CODE HERE ###",
    ),
)
