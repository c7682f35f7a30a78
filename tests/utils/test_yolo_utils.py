"""The helpers of the car detection notebook."""

import numpy as np
import pytest
from PIL import Image

from coursework.data.files import CourseDataError
from yolo_utils import (
    draw_boxes,
    generate_colors,
    preprocess_image,
    read_anchors,
    read_classes,
    scale_boxes,
    yolo_boxes_to_corners,
)


def test_classes_are_the_lines_of_a_file(tmp_path):
    (tmp_path / "classes.txt").write_text("traffic light\n car \n\n")
    assert read_classes(tmp_path / "classes.txt") == ["traffic light", "car"]


def test_anchors_are_pairs_of_width_and_height(tmp_path):
    (tmp_path / "anchors.txt").write_text("0.57, 0.68, 1.87,2.06\n")
    np.testing.assert_array_equal(
        read_anchors(str(tmp_path / "anchors.txt")), [[0.57, 0.68], [1.87, 2.06]]
    )


def test_shipped_files_belong_together():
    assert len(read_classes("street_classes.txt")) == 6
    assert read_anchors("street_anchors.txt").shape == (3, 2)


def test_missing_file_is_named():
    with pytest.raises(CourseDataError, match=r"coco_classes\.txt is missing"):
        read_classes("coco_classes.txt")


@pytest.mark.parametrize("number", [1, 6, 80])
def test_colors_differ(number):
    colors = generate_colors([f"class {i}" for i in range(number)])
    assert len(set(colors)) == number
    assert all(0 <= part <= 255 for color in colors for part in color)


@pytest.fixture
def picture():
    return np.random.default_rng(0).integers(0, 256, (30, 50, 3), dtype=np.uint8)


def test_copy_is_a_batch_between_0_and_1(picture):
    image, data = preprocess_image(picture, model_image_size=(30, 50))
    assert image.size == (50, 30)
    assert (data.shape, data.dtype) == ((1, 30, 50, 3), np.float32)
    np.testing.assert_allclose(data[0] * 255, picture, atol=1e-4)


def test_copy_has_the_height_and_width_of_the_network(picture, tmp_path):
    Image.fromarray(picture).convert("L").save(tmp_path / "grey.png")
    image, data = preprocess_image(tmp_path / "grey.png", (16, 64))
    assert (image.mode, image.size) == ("RGB", (50, 30))
    assert data.shape == (1, 16, 64, 3)


def test_corners_have_rows_first():
    corners = yolo_boxes_to_corners([[[0.5, 0.3]]], [[[0.2, 0.6]]])
    np.testing.assert_allclose(corners, [[[0.0, 0.4, 0.6, 0.6]]])


def test_rows_scale_with_the_height():
    np.testing.assert_allclose(
        scale_boxes([[0.1, 0.2, 0.5, 1.0]], (100.0, 400.0)), [[10, 80, 50, 400]]
    )


def test_box_is_drawn_at_its_rows_and_columns():
    image = Image.new("RGB", (80, 60), "black")
    box, colors = [[30.0, 10.0, 50.0, 70.0]], [(1, 2, 3), (0, 9, 0)]
    draw_boxes(image, [0.9], box, [1], ["car", "bus"], colors)
    drawn = np.asarray(image)
    for row, column in ((30, 40), (50, 40), (40, 10), (40, 70)):
        assert tuple(drawn[row, column]) == (0, 9, 0)
    assert not drawn[35:45, 20:60].any()
    assert not drawn[52:].any()


def test_box_beyond_the_edge_is_cut_off():
    image = Image.new("RGB", (80, 60), "black")
    draw_boxes(image, [0.9], [[-20.0, -5.0, 200.0, 40.0]], [0], ["car"], [(200, 0, 0)])
    assert tuple(np.asarray(image)[59, 20]) == (200, 0, 0)
