"""Cases and known mistakes of the notebook on trigger words.

Keras is imported where a case needs it, not above. Nothing is trained. Sounds in cases are tones
and short clips, so that what was done with them can be seen in what comes out.
"""

import numpy as np

from graders.common.calls import calls_of
from graders.common.models import fix_weights, unnumbered
from graders.common.tensors import plain
from invigilator.checking import Grader

grader = Grader("course5/trigger_word_detection", framework="tensorflow")
grader.include(plain, unnumbered, fix_weights, calls_of)


# ---- is_overlapping ----


@grader.helper
def asked(is_overlapping, questions):
    """The answers to several questions, as one text, since single ones agree by chance."""
    answers = [(each, bool(is_overlapping(each, list(others)))) for each, others in questions]
    return ", ".join(f"{segment}: {answer}" for segment, answer in answers)


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
    "A segment that starts in the millisecond in which another one ends overlaps as well.",
    (BOTH_ENDS, "segment_start < previous_end and segment_end >= previous_start"),
)
wrong(
    "A segment that ends in the millisecond in which another one starts overlaps as well.",
    (BOTH_ENDS, "segment_start <= previous_end and segment_end > previous_start"),
)
wrong(
    "No segment is found to overlap: look at the comparisons, and set overlap to True where one "
    "does.",
    (FOUND, "            pass"),
)
wrong(
    "You only find segments that lie wholly within another one.",
    (BOTH_ENDS, "segment_start >= previous_start and segment_end <= previous_end"),
)
wrong(
    "You only find segments that contain another one as a whole.",
    (BOTH_ENDS, "segment_start <= previous_start and segment_end >= previous_end"),
)
wrong(
    "You only find segments in which another one starts or ends; a longer one may contain the "
    "whole segment.",
    (
        BOTH_ENDS,
        (
            "segment_start <= previous_start <= segment_end "
            "or segment_start <= previous_end <= segment_end"
        ),
    ),
)
wrong(
    "Every segment is found to overlap: overlap starts as False, and both conditions must hold "
    "(and, not or).",
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
wrong(
    "You only find segments that start after the end of another one.",
    (BOTH_ENDS, "segment_start >= previous_end and segment_end >= previous_start"),
)
wrong(
    "A segment that ends before the other one starts does not overlap: ask for that as well.",
    (BOTH_ENDS, "segment_start <= previous_end"),
)
wrong(
    "You ask only whether the new segment ends after the start of another one; it must also start "
    "before its end.",
    (BOTH_ENDS, "segment_end >= previous_start"),
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
def state_of_chance():
    """The state of NumPy's generator, to compare."""
    state = np.random.get_state(legacy=False)["state"]
    return state["key"].tobytes(), state["pos"]


@grader.helper
def drawn(seed, segment_ms):
    """The first thirty places that a seed gives, and the state of the generator after each."""
    np.random.seed(seed)
    found = []
    for _ in range(30):
        start = int(np.random.randint(0, 10000 - segment_ms))
        found.append(((start, start + segment_ms - 1), state_of_chance()))
    return found


@grader.helper
def numbers_in(value):
    """Pairs of numbers as lists of whole numbers, and all else as it is."""
    if isinstance(value, list | tuple | np.ndarray):
        return [numbers_in(each) for each in value]
    return int(value) if isinstance(value, int | np.integer) else value


@grader.helper
def inserted(insert_audio_clip, rng, length, taken, seed):
    """What changed in the background, and what became of the arguments."""
    background = rng.normal(0, 0.01, 80000).round(6)
    clip, before, segments = rng.normal(0, 0.1, length), background.copy(), patient(taken)
    states = [state for _, state in drawn(seed, length // 8)]
    np.random.seed(seed)
    after, segment = insert_audio_clip(background, clip, segments)
    state = state_of_chance()
    changed = np.flatnonzero(after != before)
    first, last = (int(changed[0]), int(changed[-1])) if len(changed) else (-1, -2)
    return {
        "segment_time": numbers_in(segment),
        "previous_segments": numbers_in(list(list.__iter__(segments))),
        "draws": str(states.index(state) + 1) if state in states else "none that fit",
        "samples changed": f"{first} to {last}, {len(changed)} in all" if len(changed) else "none",
        "new_background where it changed": (after[first : last + 1])[:40],
        "background given": "as it was" if np.array_equal(background, before) else "changed",
    }


@grader.case
def free_at_the_first_draw(insert_audio_clip, rng):
    """A clip of 916 ms; what is taken does not lie in its way."""
    return inserted(insert_audio_clip, rng, 7331, [(3790, 4400)], 5)


@grader.case
def taken_at_first(insert_audio_clip, rng):
    """A clip of 50 ms; the first place that is drawn is taken."""
    return inserted(insert_audio_clip, rng, 400, [(1800, 2400), (3000, 3100)], 3)


@grader.case
def free_at_the_last_draw(insert_audio_clip, rng):
    """A clip of 50 ms; all is taken but the 20th place that is drawn."""
    start, end = drawn(8, 50)[19][0]
    return inserted(insert_audio_clip, rng, 403, [(0, start - 1), (end + 1, 9999)], 8)


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


PLACE = "get_random_time_segment(segment_ms)"
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
    "The background that was given is changed: new_background should be a copy of it.",
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
wrong(
    "The clip is added to the background that was given; add it to new_background.",
    (ADD, ADD.replace("new_background", "background")),
)
wrong(
    "You draw again only once: use while, not if.",
    (WHILE, WHILE.replace("while", "if")),
)
wrong(
    "You give up one draw too early: the 20th draw may still be free.",
    ("draws < 20", "draws < 19"),
)
wrong(
    "You draw once too often: give up when the 20th draw overlaps.",
    ("draws < 20", "draws <= 20"),
)
wrong(
    "You count the draws only, but the 20th may be free: ask whether it overlaps.",
    ("    if is_overlapping(segment_time, previous_segments):", "    if draws == 20:"),
)
wrong(
    "The segment is appended before you look for overlaps, so it always overlaps with itself.",
    ("        " + APPEND + "\n", ""),
    ("    draws = 1\n", f"    draws = 1\n    {APPEND}\n"),
)
wrong(
    "extend puts the two numbers into the list one by one; append the pair.",
    (APPEND, "previous_segments.extend(segment_time)"),
)
wrong(
    "Only the start is appended; append the whole pair, segment_time.",
    (APPEND, "previous_segments.append(segment_time[0])"),
)
wrong(
    "get_random_time_segment takes the length in milliseconds, segment_ms.",
    (
        f"segment_time = {PLACE}\n    draws",
        "segment_time = get_random_time_segment(len(audio_clip))\n    draws",
    ),
    (
        f"segment_time = {PLACE}\n        draws",
        "segment_time = get_random_time_segment(len(audio_clip))\n        draws",
    ),
)
wrong(
    "The slice is too short: segment_ms counts milliseconds, the clip has len(audio_clip) samples.",
    (ADD, ADD.replace("len(audio_clip)", "segment_ms")),
)
wrong(
    "The slice is a few samples short: it ends at start + len(audio_clip).",
    (ADD, "new_background[start : 8 * segment_time[1]] += audio_clip"),
)
wrong(
    "The slice has no end; it ends at start + len(audio_clip).",
    (ADD, "new_background[start:] += audio_clip"),
)
wrong("The clip is subtracted from the background; add it.", (ADD, ADD.replace("+=", "-=")))
wrong(
    "The while loop goes on after a free place is found: draw again only while it overlaps.",
    (WHILE, "while draws < 20:"),
)
wrong(
    "The condition after the loop is reversed: insert where the segment does not overlap.",
    (
        "    if is_overlapping(segment_time, previous_segments):",
        "    if not is_overlapping(segment_time, previous_segments):",
    ),
)


# ---- insert_ones ----


@grader.helper
def runs(y):
    """The steps of labels other than 0 as text, such as "52-56, 61 (labelled 2)"."""
    steps = [(int(t), f" (labelled {y[t]:g})" if y[t] != 1 else "") for t in np.flatnonzero(y)]
    found = []
    for step, label in steps:
        if found and found[-1][1:] == (step - 1, label):
            found[-1] = (found[-1][0], step, label)
        else:
            found.append((step, step, label))
    return ", ".join(f"{a}-{b}{c}" if b > a else f"{a}{c}" for a, b, c in found) or "none"


@grader.helper
def labelled(insert_ones, Ty, ends, *n_ones):
    """Where the ones are after several insertions, and the shape."""
    y = np.zeros((1, Ty))
    for end in ends:
        y = insert_ones(y, end, *n_ones)
        if y is None:
            return None
    return {"shape": list(np.shape(y)), "steps labelled": runs(np.ravel(y))}


@grader.case
def three_words(insert_ones):
    """122 steps; words that end after 2000, 4251, 4410 and 9790 ms, near the end."""
    return labelled(insert_ones, 122, [2000, 4251, 4410, 9790])


@grader.case
def ends_with_a_step(insert_ones):
    """250 steps of 40 ms; words end at 2000 and 5000 ms, where a step begins, and at 7999 ms."""
    return labelled(insert_ones, 250, [2000, 5000, 7999], 4)


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
wrong("The step is rounded; drop the decimals.", ("int(segment_end_ms", "round(segment_end_ms"))
wrong(
    "Ty is fixed at 122; take it from the shape of y.",
    ("Ty = y.shape[1]", "Ty = 122"),
)
wrong(
    "k is always 0: Ty is y.shape[1], the number of steps, and the division comes last.",
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
wrong(
    "The step in which the word ends, k, is labelled as well; start at k + 1.",
    (ONES, "y[0, k : k + 1 + n_ones] = 1"),
)
wrong("The ones start one step late; start at k + 1.", (ONES, "y[0, k + 2 : k + 2 + n_ones] = 1"))
wrong(
    "The step is rounded up; drop the decimals.",
    (STEP, "k = int(np.ceil(segment_end_ms * Ty / 10000))"),
)
wrong(
    "Nothing is labelled: look at k (its formula and its units), at both ends of the slice, and at "
    "the row of y.",
    (STEP, "k = int(segment_end_ms * 10000 / Ty)"),
)
wrong(
    "k counts windows of the spectrogram, 499 of them; it should count the Ty steps of y.",
    (STEP, "k = int(segment_end_ms * 499 / 10000)"),
)
wrong(
    "n_ones has no effect: you always label 50 steps.",
    (ONES, "y[0, k + 1 : k + 1 + 50] = 1"),
)
wrong(
    "A word that ends near the end of the recording is left out: label the steps that exist.",
    (ONES, f"if k + n_ones < Ty:\n        {ONES}"),
)
wrong(
    "The last step is never labelled; the steps go up to Ty - 1.",
    (ONES, "y[0, k + 1 : min(k + 1 + n_ones, Ty - 1)] = 1"),
)
wrong(
    "The labels of earlier words are lost: put the ones into the y that is given.",
    (ONES, f"y = np.zeros((1, Ty))\n    {ONES}"),
)
wrong("The first step is missing: start at k + 1.", (ONES, "y[0, k + 2 : k + 1 + n_ones] = 1"))
wrong(
    "There are two steps too few: k + 1 up to k + n_ones.",
    (ONES, "y[0, k + 1 : k - 1 + n_ones] = 1"),
)
wrong(
    "All steps up to the labels are labelled as well; start at k + 1.",
    (ONES, "y[0, 1 : k + 1 + n_ones] = 1"),
)
wrong("Labels are 1, not 2 or more.", (ONES, "y[0, k + 1 : k + 1 + n_ones] = 2"))
wrong(
    "The labels are n_ones; a label is 1, and n_ones is only how many of them there are.",
    (ONES, "y[0, k + 1 : k + 1 + n_ones] = n_ones"),
)
wrong(
    "An index goes beyond the shape of y: axes are counted from 0, and the y that you return "
    "should have both of them, (1, Ty).",
    (ONES, f"{ONES}; y = y[0]"),
)
wrong(
    "You divide the end of the word by the number of steps; take its share of the 10000 ms, and "
    "multiply that by Ty.",
    (STEP, "k = int(segment_end_ms / Ty)"),
)
wrong(
    "Two steps too many are labelled, before the end of the word: start at k + 1.",
    (ONES, "y[0, k - 1 : k + 1 + n_ones] = 1"),
)


# ---- create_training_example ----


@grader.helper
def tone(hertz, milliseconds=10000):
    """A tone of an even loudness."""
    time = np.arange(8 * milliseconds) / 8000
    return 0.15 * np.sin(2 * np.pi * hertz * time)


@grader.helper
def shapes_of(example):
    """The shapes of what makes an example."""
    parts = example if isinstance(example, tuple | list) else [example]
    return [list(map(int, np.shape(each))) for each in parts]


@grader.helper
def fault_of_shapes(shapes):
    """What is wrong with an example whose parts do not have the shapes that are asked for."""
    if len(shapes) != 2:
        return "Return both, x and y."
    x, y = shapes
    if x[:1] == [1] and y == [101, 499]:
        return "x and y are swapped; return x first."
    if x == [80000]:
        return "x is the sound itself: take the spectrogram of it."
    if x != [101, 499]:
        return "x should be the spectrogram as it comes, of shape (101, 499)."
    return "y should have the shape (1, Ty)."


@grader.helper
def fault_of_numbers(heard):
    """What is wrong with how often trigger words and other words are heard, example by example."""
    triggers, others = np.asarray(heard).T
    if not np.any(heard):
        return (
            "No word is ever heard: either the sound that insert_audio_clip returns is not kept, "
            "or the background is too loud."
        )
    if not triggers.any():
        return (
            "No trigger word is ever heard: insert activates, and keep the sound that "
            "insert_audio_clip returns."
        )
    if not others.any() and triggers.max() > 4:
        return (
            "Only trigger words are heard, more than 4 in an example: draw the other words from "
            "negatives."
        )
    if not others.any():
        return "No other word is ever heard: insert negatives, and keep the sound with them."
    if np.max(heard) > 4:
        return "There are more than 4 words of a kind: np.random.randint(0, 5)."
    if not np.any((triggers > 0) & (others > 0)):
        return (
            "Trigger words and other words are never heard together: insert both into the same "
            "sound."
        )
    if min(len(set(triggers.tolist())), len(set(others.tolist()))) < 3:
        return "The numbers of words hardly vary: draw both of them again for each example, 0 to 4."
    tied = max(np.mean(triggers == others), np.mean(triggers + others == 4))
    kinds = len({*zip(triggers.tolist(), others.tolist(), strict=True)})
    if tied >= 0.9 or (len(triggers) > 30 and kinds < 10):
        return (
            "The number of other words depends on the number of trigger words: draw it as well, "
            "np.random.randint(0, 5)."
        )
    return ""


@grader.helper
def words_on(rows):
    """In which windows words of both kinds are heard."""
    loudest = rows[:2].max()
    return rows[:2] > (loudest - 0.7 if loudest > rows[2].max() - 0.5 else 99)


@grader.helper
def examples(create_training_example, seed, draws, lengths, Ty):
    """Rows of the spectrograms (trigger 1000 Hz, other 2000 Hz, background 3000 Hz), and labels."""
    activates, negatives = [tone(1000, lengths[0])] * 3, [tone(2000, lengths[1])] * 2
    background, found = tone(3000), []
    np.random.seed(seed)
    for _ in range(draws):
        found.append(create_training_example(background, activates, negatives, Ty))
        if not np.array_equal(background, tone(3000)):
            return {"background given": "changed"}
        if (shapes := shapes_of(found[-1])) != [[101, 499], [1, Ty]]:
            return {"shapes": shapes}
    return {
        "rows": np.stack([np.asarray(x)[[25, 50, 75]] for x, _ in found]).astype(np.float32),
        "labels": np.stack([np.ravel(y) for _, y in found]).astype(np.float32),
        "lengths": list(lengths),
    }


@grader.helper
def after_words(on, Ty, late):
    """The steps that may be labelled after the ends of words, those that must be, and the words."""
    frames = len(on)
    ends = [f for f in range(frames) if on[f] and (f + 1 == frames or not on[f + 1])]
    due, sure = np.zeros(Ty + 9, dtype=bool), np.zeros(Ty + 9, dtype=bool)
    for step in (int((20 * f + 12 - late) * Ty / 10000) + 1 for f in ends):
        due[max(0, step - 2) : max(0, step + 8)] = True
        sure[max(0, step + 1) : max(0, step + 4)] = True
    return due[:Ty], sure[:Ty], len(ends)


@grader.helper
def fault_of(rows, labels, lengths):
    """What is wrong with one example, in a sentence; empty if nothing is."""
    labels, on = labels.astype(bool), words_on(rows)
    if labels.all():
        return "All steps are labelled, also those before the first word: begin with zeros."
    if np.any(on[0, 1:-1] & on[1, 1:-1] & on[0, :-2] & on[1, :-2] & on[0, 2:] & on[1, 2:]):
        return on_top()
    words = [round(on[i].sum() * 20 / lengths[i]) for i in range(2)]
    return fault_of_labels(on, labels, lengths, words) or fault_of_loudness(rows, on, words)


@grader.helper
def fault_of_runs(labels):
    """Whether all labels that stand together are more or fewer than five; the end may cut some."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], labels, [0]])))
    long = [end - start for start, end in zip(edges[::2], edges[1::2], strict=True)]
    long = long[:-1] if labels[-1] and long[-1] <= 5 else long
    if long and min(long) > 5:
        return "More than five steps in a row are labelled; insert_ones labels five by itself."
    if long and max(long) < 5:
        return "Fewer than five steps in a row are labelled; insert_ones labels five by itself."
    return ""


@grader.helper
def fault_of_labels(on, labels, lengths, words):
    """What is wrong with the labels of one example, given the windows of both kinds of words."""
    Ty = len(labels)
    due, sure, ends = after_words(on[0], Ty, 0)
    if labels.any() and not sum(words):
        return (
            "Steps are labelled, but no word is heard: make the background quieter, and keep what "
            "insert_audio_clip returns."
        )
    if words[0] and not labels.any() and sure.any():
        return "There are no labels though the trigger word occurs: insert_ones after each one."
    if fault := fault_of_runs(labels):
        return fault
    if np.any(labels & ~due) and words[0] <= ends:
        starts, others = after_words(on[0], Ty, lengths[0]), after_words(on[1], Ty, 0)
        explained = not np.any(labels & ~due & ~starts[0] & ~others[0])
        if explained and np.any(labels & starts[1] & ~due):
            return "The labels follow the start of the word: insert_ones needs segment_time[1]."
        if explained and np.any(labels & others[1] & ~due):
            return "Other words are labelled; only the trigger word gets labels."
        if not words[0]:
            return "Steps are labelled, but the trigger word is not heard: keep the sound it is in."
        return "Steps are labelled that are not among the five after a trigger word."
    return "Not every trigger word has labels after its end." if np.any(sure & ~labels) else ""


@grader.helper
def on_top():
    """What is said of words that are heard at once."""
    return "Words lie on top of each other: one list previous_segments for the whole example."


@grader.helper
def nothing_left():
    """What is said of a background that is lost, so that the faintest sound is the loudest."""
    return "Hardly anything is left of the background: only multiply it by 0.1."


@grader.helper
def too_loud():
    """What is said of a background that is too loud."""
    return (
        "The background is too loud beside the words: multiply it by 0.1 before you insert words, "
        "leave the words as they are, and match the loudness last."
    )


@grader.helper
def too_quiet():
    """What is said of a background that is too quiet."""
    return (
        "The background is too quiet beside the words: 20 dB less means 0.1 times as much. "
        "Multiply it by 0.1, once."
    )


@grader.helper
def fault_of_loudness(rows, on, words):
    """Whether the background is too loud or too quiet beside the words of an example.

    Where only the loudest windows stand out, two words of a kind are heard at once.
    """
    if not sum(words):
        return ""
    background = np.median(rows[2])
    if rows[:2].max() - background < 0.95:
        return too_loud()
    if rows[:2].max() - background < 1.05:
        return ""
    return too_quiet() if np.median(rows[:2][on]) - background > 1.05 else on_top()


def judged_examples(values, expected):
    """Judge several examples, and how their numbers of words vary."""
    if "background given" in values:
        return "The background that was given is changed: compute a new array, without *=."
    if "shapes" in values:
        return fault_of_shapes(values["shapes"])
    rows, labels, lengths = values["rows"], values["labels"], expected["lengths"]
    if rows.shape != expected["rows"].shape or not np.isfinite(rows).all():
        return "The spectrogram does not have the expected form."
    on = [words_on(x) for x in rows]
    if any(each.mean() > 0.9 for each in on):
        return nothing_left()
    heard = [[round(x[i].sum() * 20 / lengths[i]) for i in range(2)] for x in on]
    if fault := fault_of_numbers(heard):
        return fault
    faults = [fault_of(x, y, lengths) for x, y in zip(rows, labels, strict=True)]
    found = [each for each in faults if each]
    if found:
        return max(dict.fromkeys(found), key=found.count)
    strengths = np.sum(10 ** (2 * np.asarray(rows, float)), axis=(1, 2))
    wanted = np.sum(10 ** (2 * np.asarray(expected["rows"], float)), axis=(1, 2))
    shares = strengths / np.median(wanted)
    if not (shares.min() > 0.88 and shares.max() < 1.13):
        return (
            "The spectrogram is not that of a sound at -20 dBFS: first "
            "match_target_amplitude(background, -20.0)."
        )
    return True


@grader.helper
def times_heard(create_training_example, draws):
    """How often each of two trigger words and two other words is heard in each example."""
    pitches, length, background = (800, 1200, 2000, 2400), 400, tone(3200)
    clips = [tone(hertz, length) for hertz in pitches]
    np.random.seed(24)
    found = []
    for _ in range(draws):
        example = create_training_example(background.copy(), clips[:2], clips[2:], 122)
        if (shapes := shapes_of(example)) != [[101, 499], [1, 122]]:
            return {"shapes": shapes}
        x = np.asarray(example[0])
        rows = x[[hertz // 40 for hertz in pitches]]
        on = rows > max(rows.max() - 0.7, x[80].max() - 0.5)
        found.append([round(each) for each in on.sum(axis=1) * 20 / length])
    return {"times heard": np.array(found)}


def in_all_ways(values, expected):
    """Whether each kind is heard from 0 to 4 times, and each clip is used, also with the other."""
    if "shapes" in values:
        return fault_of_shapes(values["shapes"])
    heard = values["times heard"]
    if np.any(heard.min(axis=1) > 20):
        return nothing_left()
    numbers = np.stack([heard[:, :2].sum(axis=1), heard[:, 2:].sum(axis=1)], axis=1)
    if fault := fault_of_numbers(numbers):
        return fault
    if any(4 not in each for each in numbers.T):
        return "There are never 4 words of one kind: draw from 0 to 4, np.random.randint(0, 5)."
    if any(0 not in each for each in numbers.T):
        return "Words of one kind are never missing: draw from 0 to 4, np.random.randint(0, 5)."
    if np.any(heard.sum(axis=0) == 0):
        return "Some clip is never used: draw the number of a clip from all of them."
    if any(not np.any((heard[:, i] > 0) & (heard[:, i + 1] > 0)) for i in (0, 2)):
        return "All words of a kind in an example are one clip: draw a clip for each of them."
    return True


@grader.case(accept=in_all_ways)
def sixty_examples(create_training_example):
    """How often two trigger words and two other words occur in each of sixty examples."""
    return times_heard(create_training_example, 60)


@grader.case(accept=judged_examples)
def ten_examples(create_training_example):
    """Ten examples; words of 600 and 900 ms, tones instead of voices, 150 steps."""
    return examples(create_training_example, 21, 10, (600, 900), 150)


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

CHOICE = "[np.random.randint(len(activates))]"
DRAW = "np.random.randint(0, 5)"

wrong = grader.mistakes("create_training_example")
wrong(
    "There are no labels though the trigger word occurs: insert_ones after each one.",
    (LABEL, ""),
)
wrong(
    "Other words are labelled; only the trigger word gets labels.",
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
    on_top(),
    (TRIGGER_CLIP, TRIGGER_CLIP.replace("previous_segments", "[]")),
    (OTHER_CLIP, OTHER_CLIP.replace("previous_segments", "[]")),
)
wrong(too_loud(), ("background = 0.1 * background", "background = 1.0 * background"))
wrong(nothing_left(), ("background = 0.1 * background", "background = background - 20"))
wrong(too_quiet(), ("background = 0.1 * background", "background = background / 20"))
wrong(
    "The background that was given is changed: compute a new array, without *=.",
    ("background = 0.1 * background", "background *= 0.1"),
)
wrong(
    "The spectrogram is not that of a sound at -20 dBFS: first match_target_amplitude(background, "
    "-20.0).",
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
    "There are never 4 words of one kind: draw from 0 to 4, np.random.randint(0, 5).",
    (TRIGGERS, TRIGGERS.replace("(0, 5)", "(0, 4)")),
    (OTHERS, OTHERS.replace("(0, 5)", "(0, 4)")),
)
wrong(
    "Words of one kind are never missing: draw from 0 to 4, np.random.randint(0, 5).",
    (TRIGGERS, TRIGGERS.replace("(0, 5)", "(1, 5)")),
    (OTHERS, OTHERS.replace("(0, 5)", "(1, 5)")),
)
wrong(
    "Some clip is never used: draw the number of a clip from all of them.",
    ("activates[np.random.randint(len(activates))]", "activates[0]"),
)
wrong(
    "All words of a kind in an example are one clip: draw a clip for each of them.",
    (TRIGGERS + CHOICE,
     f"    chosen = activates{CHOICE}\n" + TRIGGERS.replace("activates", "chosen")),
)  # fmt: skip
wrong(
    "No other word is ever heard: insert negatives, and keep the sound with them.",
    (OTHER_CLIP, OTHER_CLIP.replace("background, segment_time =", "_, segment_time =")),
)
wrong(
    "More than five steps in a row are labelled; insert_ones labels five by itself.",
    ("segment_time[1])", "segment_time[1], 12)"),
)
wrong(
    "Fewer than five steps in a row are labelled; insert_ones labels five by itself.",
    ("segment_time[1])", "segment_time[1], 3)"),
)
wrong(
    "All steps are labelled, also those before the first word: begin with zeros.",
    ("np.zeros", "np.ones"),
)
wrong(
    "x should be the spectrogram as it comes, of shape (101, 499).",
    ("x = spectrogram(background)", "x = spectrogram(background).T"),
)
wrong(
    "y needs two axes, (1, Ty): np.zeros((1, Ty)).",
    ("np.zeros((1, Ty))", "np.zeros(Ty)"),
)
wrong("y should have the shape (1, Ty).", ("np.zeros((1, Ty))", "np.zeros((1, 122))"))
wrong(
    "x is the sound itself: take the spectrogram of it.",
    ("x = spectrogram(background)", "x = background"),
)
wrong(
    "x and y are swapped; return x first.",
    ("x = spectrogram(background)", "x, y = y, spectrogram(background)"),
)
wrong(
    "No word is ever heard: either the sound that insert_audio_clip returns is not kept, or the "
    "background is too loud.",
    (TRIGGER_CLIP, TRIGGER_CLIP.replace("background, segment_time =", "_, segment_time =")),
    (OTHER_CLIP, OTHER_CLIP.replace("background, segment_time =", "_, segment_time =")),
)
wrong(
    "No trigger word is ever heard: insert activates, and keep the sound that insert_audio_clip "
    "returns.",
    (TRIGGER_CLIP, TRIGGER_CLIP.replace("background, segment_time =", "_, segment_time =")),
)
wrong(
    "Only trigger words are heard, more than 4 in an example: draw the other words from negatives.",
    ("negatives[np.random.randint(len(negatives))]", f"activates{CHOICE}"),
)
wrong(
    "Trigger words and other words are never heard together: insert both into the same sound.",
    ("background = 0.1 * background", "background = quiet = 0.1 * background"),
    (OTHER_CLIP, OTHER_CLIP.replace("insert_audio_clip(background", "insert_audio_clip(quiet")),
)
wrong(
    "The number of other words depends on the number of trigger words: draw it as well, "
    "np.random.randint(0, 5).",
    (TRIGGERS, "    count = np.random.randint(0, 5)\n" + TRIGGERS.replace(DRAW, "count")),
    (OTHERS, OTHERS.replace(DRAW, "count")),
)
wrong(
    "np.random.choice does not choose from a list of arrays: draw the number of a clip, "
    "np.random.randint(len(activates)).",
    (f"activates{CHOICE}", "np.random.choice(activates)"),
)
wrong(
    "clip is the whole list activates; it should be one of them.",
    (f"activates{CHOICE}", "activates"),
)
wrong(
    "An index is too large for its list. Draw the number of a clip with "
    "np.random.randint(len(activates)); previous_segments may be empty.",
    (TRIGGERS + CHOICE, TRIGGERS.replace("for _", "for i") + "[i]"),
)
wrong(
    "A clip of negatives is drawn by the number of activates: np.random.randint(len(negatives)).",
    ("negatives[np.random.randint(len(negatives))]", f"negatives{CHOICE}"),
)
wrong(
    "insert_ones needs the end of the segment only, a number: segment_time[1].",
    ("insert_ones(y, segment_time[1])", "insert_ones(y, segment_time)"),
)
wrong(
    "previous_segments is None; it should start as an empty list, [].",
    ("previous_segments = []", "previous_segments = None"),
)
wrong(
    "A number cannot be looped over: range(np.random.randint(0, 5)).",
    (TRIGGERS, TRIGGERS.replace(f"range({DRAW})", DRAW)),
)
wrong(
    "insert_audio_clip needs previous_segments as its third argument.",
    (TRIGGER_CLIP, TRIGGER_CLIP.replace(", previous_segments", "")),
)


# ---- modelf ----


@grader.helper
def dropped(calls):
    """The shares that are dropped, by their places among the other layers."""
    import keras

    early, before, inside, between, behind, late, other = (
        "before the first batch norm", "between it and the GRU", "in the GRU",
        "between the GRU and the second batch norm", "behind the second batch norm",
        "behind the last layer", "by other layers than Dropout",
    )  # fmt: skip
    found = {each: [] for each in (early, before, inside, between, behind, late, other)}
    called = [each for each, _ in calls]
    kinds = [type(each).__name__ for each in called]
    recurrent = [i for i, each in enumerate(called) if isinstance(each, keras.layers.RNN)]
    middle, end = min(recurrent, default=len(called)), max(recurrent, default=len(called))
    norms = [i for i, kind in enumerate(kinds) if kind.endswith("Normalization")]
    first = min((i for i in norms if i < middle), default=-1)
    second = min((i for i in norms if i > end), default=-1)
    last = max((i for i, kind in enumerate(kinds) if kind == "Dense"), default=len(called))
    for i, each in enumerate(called):
        if isinstance(each, keras.layers.RNN):
            cell = getattr(each, "cell", each)
            shares = [getattr(cell, name, 0.0) for name in ("dropout", "recurrent_dropout")]
            found[inside] += [float(share) for share in shares if share]
        elif isinstance(each, keras.layers.Dropout) and "Spatial" not in kinds[i]:
            ahead = early if i < first else before
            after = late if i > last else between if i < second else behind
            found[ahead if i < middle else after].append(float(each.rate))
        elif "Dropout" in kinds[i]:
            found[other] = sorted({*found[other], kinds[i]})
    return found


@grader.helper
def modes(calls):
    """Whether Keras can switch dropout and batch norm between training and use.

    In a model that is called without a mode, dropout is told False, and batch norm nothing.
    """
    told = {"Dropout": [], "BatchNormalization": []}
    for each, training in calls:
        told.setdefault(type(each).__name__, []).append(training)
    free = {
        "dropout": all(each in (None, False) for each in told["Dropout"]),
        "batch norm": all(each is None for each in told["BatchNormalization"]),
    }
    words = "fixed by training=", "switched by Keras"
    return {name: words[each] for name, each in free.items()}


@grader.helper
def described(modelf, rng, Tx, n_freq):
    """Parameters and shapes of a model, and what it predicts with fixed weights."""
    model = unnumbered(modelf, (Tx, n_freq))
    sizes = [-1 if each is None else each for each in model.input_shape]
    if sizes != [-1, Tx, n_freq]:
        return {"input shape": sizes}
    fix_weights(model, rng)
    X = rng.normal(0, 1, (2, Tx, n_freq)).astype(np.float32)
    predictions = plain(model(X, training=False))
    calls = calls_of(model, X)
    return {
        "input shape": sizes,
        "output shape": [-1 if each is None else each for each in model.output_shape],
        "trainable parameters": sum(int(np.prod(w.shape)) for w in model.trainable_weights),
        "predictions": predictions,
        "shares dropped": dropped(calls),
        "modes": modes(calls),
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
SECOND_DROPOUT = """    X = layers.Dropout(0.3)(X)
    # Output"""
NORM = "layers.BatchNormalization()(X)"

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
    (CONVOLUTION, "layers.Conv1D(15, 48, strides=4)"),
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
    (SECOND_DROPOUT, SECOND_DROPOUT.replace("0.3", "0.8")),
)
wrong(
    "The first Dropout(0.8) drops 80% of the numbers; 0.3 is asked for.",
    (DROPOUTS, DROPOUTS.replace("0.3", "0.8")),
)
wrong(
    "Dropout(0.7) drops 70% of the numbers and keeps 30%; it should be the other way round.",
    (DROPOUTS, DROPOUTS.replace("0.3", "0.7")),
    (SECOND_DROPOUT, SECOND_DROPOUT.replace("0.3", "0.7")),
)
wrong(
    "The dropout behind the second batch norm is missing.",
    (SECOND_DROPOUT, "    # Output"),
)
wrong(
    "No number is dropped: both dropouts are missing.",
    (DROPOUTS, "    # Recurrent layer"),
    (SECOND_DROPOUT, "    # Output"),
)
wrong(
    "Dropout comes before batch norm behind the GRU; it should come after it.",
    (f"    X = {NORM}\n{SECOND_DROPOUT}", f"    X = layers.Dropout(0.3)(X)\n    X = {NORM}"),
)
wrong(
    "The GRU has a dropout of its own too; only the two Dropout layers are asked for.",
    (GRU, "layers.GRU(40, return_sequences=True, dropout=0.3)"),
)
wrong(
    "The convolution has 196 filters, as in the classic network; here it has 48.",
    (CONVOLUTION, "layers.Conv1D(196, 15, strides=4)"),
)
wrong(
    "The GRU has 128 units, as in the classic network; here it has 40.",
    (GRU, "layers.GRU(128, return_sequences=True)"),
)
wrong("The recurrent layer is missing.", (f"    X = {GRU}(X)\n", ""))
wrong(
    "There are two GRUs, as in the classic network; here there is one.",
    (f"    X = {GRU}(X)\n", f"    X = {GRU}(X)\n    X = {NORM}\n{DROPOUTS}\n    X = {GRU}(X)\n"),
)
wrong(
    "There are two recurrent layers; one is asked for.",
    (f"    X = {GRU}(X)\n", f"    X = {GRU}(X)\n    X = {GRU}(X)\n"),
)
wrong(
    "The activation of the GRU is ReLU; leave it as it is by default.",
    (GRU, 'layers.GRU(40, return_sequences=True, activation="relu")'),
)
wrong("The activation behind the first batch norm is tanh; use ReLU.", ('"relu"', '"tanh"'))
wrong(
    "The last unit has a ReLU, so its output is not a probability: use a sigmoid.",
    (LAST, 'layers.Dense(1, activation="relu")'),
)
wrong(
    "Flatten makes one row of all steps; the last layer works at each step by itself.",
    (f"    X = {LAST}", f"    X = layers.Flatten()(X)\n    X = {LAST}"),
)
wrong(
    "Layer norm stands where batch norm is asked for.",
    (
        f"{NORM}\n    X = layers.Activation",
        "layers.LayerNormalization()(X)\n    X = layers.Activation",
    ),
    (f"{NORM}\n{SECOND_DROPOUT}", f"layers.LayerNormalization()(X)\n{SECOND_DROPOUT}"),
)
wrong(
    "The last unit has no sigmoid, so its output is not a probability.",
    (LAST, "layers.Dense(1)"),
)
wrong(
    "A softmax over a single unit is always 1; use a sigmoid.",
    (LAST, 'layers.Dense(1, activation="softmax")'),
)

BEHIND = f"    X = {LAST}(X)\n"
FIRST_NORM = f"{NORM}\n    X = layers.Activation"
SECOND_NORM = f"{NORM}\n{SECOND_DROPOUT}"
WRONG_AXIS = "layers.BatchNormalization(axis=1)(X)"
wrong(
    "A dropout comes after the last layer, where it sets probabilities to 0; it should come "
    "before it.",
    (SECOND_DROPOUT, "    # Output"),
    (BEHIND, f"{BEHIND}    X = layers.Dropout(0.3)(X)\n"),
)
wrong(
    "There is a third dropout, after the last layer, where it sets probabilities to 0.",
    (BEHIND, f"{BEHIND}    X = layers.Dropout(0.3)(X)\n"),
)
wrong(
    "The first dropout comes right after the convolution; it should come after the ReLU.",
    (f"{CONVOLUTION}(X_input)\n", f"{CONVOLUTION}(X_input)\n    X = layers.Dropout(0.3)(X)\n"),
    (DROPOUTS, "    # Recurrent layer"),
)
wrong(
    "SpatialDropout1D drops a filter at all steps at once; Dropout is asked for.",
    (DROPOUTS, DROPOUTS.replace("Dropout", "SpatialDropout1D")),
    (SECOND_DROPOUT, SECOND_DROPOUT.replace("Dropout", "SpatialDropout1D")),
)
wrong(
    "A dropout is fixed in training mode. Leave training= out, so that Keras can switch it.",
    (DROPOUTS, DROPOUTS.replace("(X)", "(X, training=True)")),
    (SECOND_DROPOUT, SECOND_DROPOUT.replace("(X)", "(X, training=True)")),
)
wrong(
    "A batch norm is fixed by training=. Leave training= out, so that Keras can switch it.",
    (FIRST_NORM, FIRST_NORM.replace("()(X)", "()(X, training=True)")),
    (SECOND_NORM, SECOND_NORM.replace("()(X)", "()(X, training=True)")),
)
wrong(
    "There is a ReLU in the convolution too; the only one should come after batch norm.",
    (CONVOLUTION, 'layers.Conv1D(48, 15, strides=4, activation="relu")'),
)
wrong(
    "The last unit has a tanh, so its output may be negative: use a sigmoid.",
    (LAST, 'layers.Dense(1, activation="tanh")'),
)
wrong(
    "Both batch norms work on the wrong axis: leave axis out, the last one is the default.",
    (FIRST_NORM, FIRST_NORM.replace(NORM, WRONG_AXIS)),
    (SECOND_NORM, SECOND_NORM.replace(NORM, WRONG_AXIS)),
)
wrong(
    "The first batch norm works on the wrong axis: leave axis out, the last one is the default.",
    (FIRST_NORM, FIRST_NORM.replace(NORM, WRONG_AXIS)),
)
wrong(
    "There is a second ReLU, after the batch norm behind the GRU; none is asked for there.",
    (SECOND_NORM, f'{NORM}\n    X = layers.Activation("relu")(X)\n{SECOND_DROPOUT}'),
)
wrong(
    "Pooling shortens the sequence; the convolution should do it, with strides=4.",
    (
        f"{CONVOLUTION}(X_input)\n",
        "layers.Conv1D(48, 15)(X_input)\n    X = layers.MaxPooling1D(4)(X)\n",
    ),
)
wrong(
    "The activation behind the first batch norm is LeakyReLU; use ReLU.",
    ('layers.Activation("relu")', "layers.LeakyReLU()"),
)
wrong(
    "Both batch norms are missing.",
    (f"    X = {FIRST_NORM}", "    X = layers.Activation"),
    (f"    X = {SECOND_NORM}", SECOND_DROPOUT),
)
wrong(
    "There is one more Dense layer, of 40 units with ReLU, before the last one; it is not asked "
    "for.",
    (BEHIND, f'    X = layers.Dense(40, activation="relu")(X)\n{BEHIND}'),
)
wrong(
    "The numbers of filters and of units are swapped: 48 filters, and a GRU of 40 units.",
    (CONVOLUTION, "layers.Conv1D(40, 15, strides=4)"),
    (GRU, "layers.GRU(48, return_sequences=True)"),
)
wrong(
    "There are two sigmoids in a row at the end; one is enough.",
    (BEHIND, f'{BEHIND}    X = layers.Activation("sigmoid")(X)\n'),
)
wrong(
    "The kernel size is 4, like the stride; it should be 15.",
    (CONVOLUTION, "layers.Conv1D(48, 4, strides=4)"),
)
wrong(
    "A layer is made first and called then: layers.BatchNormalization()(X).",
    (FIRST_NORM, FIRST_NORM.replace("()(X)", "(X)")),
    (SECOND_NORM, SECOND_NORM.replace("()(X)", "(X)")),
)
wrong(
    "The GRU reads X_input, so nothing of the convolution is used: it should read X.",
    (f"{GRU}(X)", f"{GRU}(X_input)"),
)
wrong(
    "Flatten and 122 units are for one length only; the last layer is one unit, which works at "
    "each step by itself.",
    (f"{LAST}(X)", 'layers.Dense(122, activation="sigmoid")(layers.Flatten()(X))'),
)
wrong(
    "The last layer has 122 units, so 122 numbers come out at each step; one unit is enough.",
    (LAST, 'layers.Dense(122, activation="sigmoid")'),
)
wrong(
    "Dropout(0.5) drops half of the numbers; 0.3 is asked for.",
    (DROPOUTS, DROPOUTS.replace("0.3", "0.5")),
    (SECOND_DROPOUT, SECOND_DROPOUT.replace("0.3", "0.5")),
)
wrong(
    "The GRU drops numbers itself, where the first Dropout layer is asked for.",
    (DROPOUTS, "    # Recurrent layer"),
    (GRU, "layers.GRU(40, return_sequences=True, dropout=0.3)"),
)
wrong(
    "The GRU drops numbers itself, where the second Dropout layer is asked for.",
    (SECOND_DROPOUT, "    # Output"),
    (GRU, "layers.GRU(40, return_sequences=True, recurrent_dropout=0.3)"),
)
wrong(
    "The shape of the input is fixed at (499, 101): take the argument input_shape.",
    ("keras.Input(shape=input_shape)", "keras.Input(shape=(499, 101))"),
)


# ---- find_detections ----


@grader.helper
def detected(find_detections, probabilities, *options, **named):
    """The steps as text, since the numbers of other steps mean nothing."""
    found = find_detections(np.array(probabilities), *options, **named)
    if isinstance(found, list | tuple | np.ndarray):
        return ", ".join(f"{each:g}" for each in found) or "none"
    return found


@grader.case
def long_and_short_peaks(find_detections):
    """Peaks of several lengths; the default threshold and pause."""
    p = [0.9, 0.1, 0.2, 0.6, 0.1, 0.5, 0.3, 0.2, 0.1, 0.8, 0.1, 0.2, 0.7, 0.9] + [0.6] * 12
    return detected(find_detections, [*p, *[0.1] * 10, 0.9])


@grader.case
def late_peaks(find_detections):
    """Two words after a silence; a pause of three steps."""
    p = [0.1, 0.2, 0.2, 0.1, 0.3, 0.1, 0.7, 0.8, 0.9, 0.2, 0.3, 0.6, 0.7, 0.2, 0.6, 0.9, 0.4]
    return detected(find_detections, p, pause=3)


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
    "The first step is left out; the recording begins with step 0.",
    ("range(len(probabilities))", "range(1, len(probabilities))"),
)
wrong(
    "The first steps stay silent, as if there had been a chime just before the recording.",
    (SILENT, "last = detections[-1] if detections else -1\n        silent = t - last <= pause"),
)
wrong(
    "The last step is left out.",
    ("range(len(probabilities))", "range(len(probabilities) - 1)"),
)
wrong("Each step is one too large; append t itself.", ("append(t)", "append(t + 1)"))
wrong("At most the first step is found: does return or break stand inside the loop?",
      ("detections.append(t)\n", "detections.append(t)\n        break\n"))  # fmt: skip
wrong(
    "detections may be empty when you look into it: ask for its length first, and take the last "
    "entry, [-1].",
    ("len(detections) > 0 and ", ""),
)
wrong(
    "A chime needs both, a probability above the threshold and no pause: and, not or.",
    ("and not silent", "or not silent"),
)
wrong(
    "The comparison is reversed: steps are silent while the last chime is near.",
    ("detections[-1] <= pause", "detections[-1] >= pause"),
)
wrong(
    "You find every rise above the threshold; the pause after a chime is missing.",
    (SILENT, "silent = t > 0 and probabilities[t - 1] > threshold"),
)
wrong(
    "Only steps above the threshold count towards your pause; all steps after a chime should.",
    (
        SILENT,
        (
            "last = detections[-1] if detections else -1\n"
            "        loud = np.sum(probabilities[last + 1 : t] > threshold)\n"
            "        silent = len(detections) > 0 and loud < pause"
        ),
    ),
)
wrong(
    "You return a 1 or a 0 for each step; return the numbers of the steps with a chime.",
    (
        "    return detections",
        "    return [int(t in detections) for t in range(len(probabilities))]",
    ),
)
wrong("You return how many chimes there are; return their steps.",
      ("return detections", "return len(detections)"))  # fmt: skip
wrong(
    "You return the probabilities; return the steps.",
    ("detections.append(t)", "detections.append(t); heard = detections"),
    (
        "    ### END CODE HERE ###",
        "    detections = [probabilities[t] for t in detections]\n    ### END CODE HERE ###",
    ),
)
wrong(
    "No chime is found: append t where the probability is above the threshold and the device is "
    "not silent.",
    ("and not silent", "and silent"),
)
wrong(
    "Every step outside the pause is a chime; its probability should be above the threshold.",
    ("probabilities[t] > threshold and not silent", "not silent"),
)
wrong(
    "The pause begins only with the second chime; it should begin with the first.",
    ("len(detections) > 0", "len(detections) > 1"),
)
wrong(
    "You compare t itself with pause; compare the distance to the last chime.",
    ("t - detections[-1] <= pause", "t <= pause"),
)
wrong(
    "You compare the last chime itself with pause; compare the distance of t to it.",
    ("t - detections[-1] <= pause", "detections[-1] <= pause"),
)
