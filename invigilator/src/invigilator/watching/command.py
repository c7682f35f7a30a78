"""`course watch`: from what is said on the command line to a running watch."""

from __future__ import annotations

import contextlib
import signal
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from invigilator.autograding.settings import settings_for
from invigilator.checking.wording import listed
from invigilator.course import Assignment, Course
from invigilator.exceptions import CourseError, UnknownTarget
from invigilator.output_places import require_folder
from invigilator.watching.addresses import AddressBook
from invigilator.watching.folder import Folder
from invigilator.watching.inbox import Inbox, Rules
from invigilator.watching.watch import Watch
from invigilator.watching.workers import Workers

FEW = 6


def targets_and_folder(course: Course, words: Sequence[str]) -> tuple[list[Assignment], Path]:
    """The assignments to watch, and the folder: the last word, if it is no target.

    Raises
    ------
    CourseError
        If a word is neither, or no folder is named and there is no single ``submitted/``.
    """
    chosen, folder = [], None
    for place, word in enumerate(words, 1):
        try:
            chosen += course.select(word)
        except UnknownTarget:
            if place < len(words) or place == 1:
                raise
            folder = Path(word)
    chosen = list(dict.fromkeys(chosen))
    folders = {each.course_folder for each in chosen}
    if folder is None and len(folders) > 1:
        raise CourseError("The targets belong to several courses: name the FOLDER after them.")
    folder = folder or folders.pop() / "submitted"
    if not folder.is_dir():
        raise CourseError(f"{folder} is neither a target nor a folder. Make it, or name another.")
    _require_names_apart(chosen)
    return chosen, folder


def make_watch(
    chosen: Sequence[Assignment],
    folder: Path,
    rules: Rules,
    say: Callable[[str], None],
    workers: int | None = None,
    sandboxed: bool = True,
) -> Watch:
    """A watch that is ready to run.

    Raises
    ------
    CourseError
        If an assignment cannot be graded, or is watched already.
    """
    if rules.feedback:
        require_folder(rules.feedback)
    every = chosen[0].home.assignments()
    names = {each.name for each in chosen}
    others = {each.name for each in every} - names
    feedback = rules.feedback.resolve() if rules.feedback else None
    book = AddressBook(names, others, {each.course for each in every})
    settings = {each: settings_for(each, workers, not sandboxed) for each in chosen}
    common = next(iter(settings.values()))
    if any(each.limits != common.limits for each in settings.values()):
        raise CourseError("The targets have different limits: watch each course by itself.")
    inboxes: dict[str, Inbox] = {}
    try:
        for each in chosen:
            own = rules.feedback / each.name if rules.feedback and len(chosen) > 1 else None
            fitting = replace(rules, feedback=own or rules.feedback)
            inboxes[each.name] = Inbox(each, settings[each], fitting)
    except CourseError:
        _close(inboxes.values())
        raise
    return Watch(Folder(folder, book, feedback), inboxes, Workers(common), say)


def run_watch(watch: Watch) -> None:
    """Watch until Ctrl-C, or until the process is told to end."""
    shown = listed(sorted(watch.inboxes), FEW)
    watch.say(f"Watching {watch.folder.given} for {shown}. Ctrl-C ends it.")
    try:
        with _signals(watch):
            watch.run()
    finally:
        _close(watch.inboxes.values())
    watch.say("Stopped. What was not graded yet will be when you start again.")


@contextlib.contextmanager
def _signals(watch: Watch) -> Iterator[None]:
    """Let Ctrl-C, and the order to end, stop the watch."""
    wanted = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(each, lambda *_: watch.stop.set()) for each in wanted]
    try:
        yield
    finally:
        for each, handler in zip(wanted, before, strict=True):
            signal.signal(each, handler)


def _close(inboxes: Iterable[Inbox]) -> None:
    for inbox in inboxes:
        inbox.close()


def _require_names_apart(chosen: Sequence[Assignment]) -> None:
    counted = Counter(each.name for each in chosen)
    if twice := [name for name, number in counted.items() if number > 1]:
        raise CourseError(f"Two of the targets are named {twice[0]}: watch them one by one.")
