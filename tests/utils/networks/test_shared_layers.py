"""A shared layer calls what it holds."""

import pytest

from coursework.networks.shared_layers import SharedLayer


def test_calls_go_to_the_layer_that_is_held() -> None:
    shared = SharedLayer()
    with pytest.raises(RuntimeError, match="make_shared_layers first"):
        shared(1)
    shared.layer = lambda x, plus=0: x + plus
    assert shared(1, plus=2) == 3
    shared.layer = lambda x: 10 * x
    assert shared(1) == 10
