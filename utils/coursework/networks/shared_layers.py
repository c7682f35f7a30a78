"""A fixed name for a layer that is made again with each network."""

from __future__ import annotations

from typing import Any


class SharedLayer:
    """Stands for a layer of Keras: calling it calls the layer that it holds at present.

    Attributes
    ----------
    layer : keras.layers.Layer or None
        The layer; None as long as none was made.

    Examples
    --------
    >>> double = SharedLayer()
    >>> double.layer = lambda x: 2 * x
    >>> double(3)
    6
    """

    def __init__(self) -> None:
        self.layer: Any = None

    def __call__(self, *inputs: Any, **options: Any) -> Any:
        """Call the layer with whatever is given."""
        if self.layer is None:
            raise RuntimeError("This layer has not been made yet: call make_shared_layers first.")
        return self.layer(*inputs, **options)
