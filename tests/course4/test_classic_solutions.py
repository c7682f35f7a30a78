"""A solution of the classic course's edition of 2021, put into the released notebook, passes."""

import classic_answers as classic
import nbformat
import pytest
from nbclient import NotebookClient

from answers import solution
from project import COURSE

pytestmark = pytest.mark.frameworks


TRANSFER = {
    "data_augmenter": classic.CLASSIC_AUGMENTER,
    "alpaca_model": classic.CLASSIC_MODEL,
    "fine_tuning": classic.CLASSIC_TUNING,
}
SEGMENTATION = {
    "conv_block": classic.CLASSIC_CONV_BLOCK,
    "upsampling_block": classic.CLASSIC_UPSAMPLING_BLOCK,
    "unet_model": classic.CLASSIC_UNET,
}


@pytest.mark.parametrize(
    ("target", "answers"),
    [
        ("course4/transfer_learning_mobilenet", TRANSFER),
        ("course4/image_segmentation_unet", SEGMENTATION),
    ],
)
def test_the_released_notebook_passes_with_classic_answers(target, answers):
    release = COURSE.one(target).release
    ours = solution(target).source.answers
    notebook = nbformat.read(release, 4)
    notebook.cells = [
        each for each in notebook.cells if "demo" not in each.metadata.get("tags", [])
    ]
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        if cell.cell_type == "code" and name in ours:
            cell.source = answers.get(name, ours[name])
    where = {"metadata": {"path": str(release.parent)}}
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources=where).execute()
    assert "100 of 100 points pass" in str(notebook.cells[-1].outputs)
