"""The solution of the Transformer gives the known numbers, runs on JAX, and masks hide."""

from types import SimpleNamespace

import numpy as np
import pytest

from answers import on_jax
from tables import right, told, wrong

TARGET = "course5/transformer"

pytestmark = pytest.mark.frameworks

ENCODER_LAYER = "EncoderLayer: with the shortcut in second place"

TOLD = [
    wrong(
        "scaled_dot_product_attention: with infinity",
        "number of keys",
        ("q.shape[-1]", "k.shape[-2]"),
    ),
    wrong(
        "FullyConnected: step by step",
        "There is a dropout in the small network",
        ("layers.ReLU()", "layers.Dropout(0.2)"),
        ("(fully_connected_dim)", '(fully_connected_dim, activation="relu")'),
    ),
    wrong(
        ENCODER_LAYER,
        "",
        ("self.dropout_ffn(self.ffn(o))", "self.ffn(self.dropout_ffn(o))"),
        partial=True,
    ),
    wrong(
        ENCODER_LAYER,
        "",
        ("self.dropout_ffn(self.ffn(o))", "self.ffn(o)"),
        (
            "self.layernorm2(layers.add([thought, o]))",
            "self.layernorm2(self.dropout_ffn(thought + o))",
        ),
        partial=True,
    ),
]

test_right_answer = right(TARGET)
test_wrong_answer = told(TARGET, TOLD)

X = np.array([[[1, 0, 1, 1], [0, 1, 1, 1], [1, 0, 0, 1]]], dtype="float32")
ENCODED = np.array(
    [
        [
            [-0.40172306, 0.11519244, -1.2322885, 1.5188192],
            [0.4017268, 0.33922842, -1.6836855, 0.9427304],
            [0.4685002, -1.6252842, 0.09368491, 1.063099],
        ]
    ],
    dtype="float32",
)


def fixed(layer, *inputs):
    """A layer with the weights of the stated stream: arrays of two axes or more, seed 10."""
    layer(*inputs)
    rng = np.random.RandomState(10)
    for each in layer.weights:
        if len(each.shape) > 1:
            each.assign(0.5 * rng.randn(*each.shape))
    return layer


def near(got, expected, atol=2e-6):
    np.testing.assert_allclose(np.asarray(got), expected, rtol=0, atol=atol)


def test_published_angles(names: SimpleNamespace) -> None:
    angles = names.get_angles(np.arange(4)[:, np.newaxis], np.arange(8)[np.newaxis, :], 8)
    near(angles, np.outer(np.arange(4), [1, 1, 0.1, 0.1, 0.01, 0.01, 0.001, 0.001]), 1e-12)
    wide = names.get_angles(np.arange(4)[:, np.newaxis], np.arange(16)[np.newaxis, :], 16)
    assert wide[0].sum() == 0
    assert wide[:, 0].sum() == 6
    assert wide[-1, -1] == pytest.approx(3 / 10000 ** (14 / 16))


def test_published_positions(names: SimpleNamespace) -> None:
    assert tuple(names.positional_encoding(50, 512).shape) == (1, 50, 512)
    rows = np.asarray(names.positional_encoding(100, 100))[0].astype(float)
    near(np.linalg.norm(rows[34]), 7.071068, 1e-5)
    near(np.linalg.norm(rows[70] - rows[72]), 3.2668781, 1e-5)
    eight = np.asarray(names.positional_encoding(8, 16))[0]
    near(eight[:, 0::2] ** 2 + eight[:, 1::2] ** 2, np.ones((8, 8)))


def test_published_masks(names: SimpleNamespace) -> None:
    tokens = np.array([[7, 6, 0, 0, 1], [1, 2, 3, 0, 0], [0, 0, 0, 4, 5]])
    mask = names.create_padding_mask(tokens)
    expected = [[[1, 1, 0, 0, 1]], [[1, 1, 1, 0, 0]], [[0, 0, 0, 1, 1]]]
    np.testing.assert_array_equal(np.asarray(mask), expected)
    near(
        names.ops.softmax(np.array([7.0, 6, 0, 0, 1], dtype="float32")),
        [0.72876644, 0.26809821, 0.00066454901, 0.00066454901, 0.0018064314],
    )
    hidden = names.ops.softmax(tokens[:1].astype("float32") + (1 - np.asarray(mask)[0]) * -1e9)
    near(hidden[0], [0.72973627, 0.26845497, 0.0, 0.0, 0.0018088354])
    ahead = np.asarray(names.create_look_ahead_mask(3))
    np.testing.assert_array_equal(ahead, [[[1, 0, 0], [1, 1, 0], [1, 1, 1]]])


def test_published_attention(names: SimpleNamespace) -> None:
    q = np.array([[1, 0, 1, 1], [0, 1, 1, 1], [1, 0, 0, 1]], dtype="float32")
    k = np.array([[1, 1, 0, 1], [1, 0, 1, 1], [0, 1, 1, 0], [0, 0, 0, 1]], dtype="float32")
    v = np.array([[0, 0], [1, 0], [1, 0], [1, 1]], dtype="float32")
    output, weights = names.scaled_dot_product_attention(q, k, v, None)
    near(
        weights,
        [
            [0.2589478, 0.42693272, 0.15705977, 0.15705977],
            [0.2772748, 0.2772748, 0.2772748, 0.16817567],
            [0.33620113, 0.33620113, 0.12368149, 0.2039163],
        ],
    )
    near(output, [[0.74105227, 0.15705977], [0.7227253, 0.16817567], [0.6637989, 0.2039163]])
    mask = np.array([[[1, 1, 0, 1]] * 3], dtype="float32")
    output, weights = names.scaled_dot_product_attention(q, k, v, mask)
    near(
        weights[0],
        [
            [0.3071959, 0.5064804, 0.0, 0.18632373],
            [0.38365173, 0.38365173, 0.0, 0.23269655],
            [0.38365173, 0.38365173, 0.0, 0.23269655],
        ],
    )
    near(
        output[0],
        [[0.6928041, 0.18632373], [0.61634827, 0.23269655], [0.61634827, 0.23269655]],
    )


def test_encoder_layer_with_the_stated_weights(names: SimpleNamespace) -> None:
    layer = fixed(names.EncoderLayer(4, 2, 8), X)
    assert layer.count_params() == 248
    near(
        layer(X, attention_mask=np.array([[[1, 0, 1]]]))[0],
        [
            [-0.287109, -1.022041, -0.349432, 1.658582],
            [-0.603385, -0.662756, -0.46126, 1.727402],
            [-0.33912, -0.890095, -0.466421, 1.695635],
        ],
        1e-5,
    )
    near(
        layer(X)[0],
        [
            [-0.299254, -0.988891, -0.381325, 1.66947],
            [-0.721009, -0.567866, -0.434235, 1.723111],
            [-0.376002, -0.849751, -0.479211, 1.704964],
        ],
        1e-5,
    )


def test_decoder_layer_with_the_stated_weights(names: SimpleNamespace) -> None:
    layer = fixed(names.DecoderLayer(4, 8, 32), X, ENCODED)
    ahead = np.tril(np.ones((1, 3, 3)))
    assert layer.count_params() == 1540
    out, w1, w2 = layer(X, ENCODED, look_ahead_mask=ahead)
    near(out[0, 0], [-0.523628, 1.169483, 0.713787, -1.359643], 1e-5)
    near(w1[0, 0, 1], [0.727831, 0.272169, 0.0], 1e-5)
    near(w2[0, 0, 1], [0.077127, 0.088735, 0.834137], 1e-5)
    masks = {"look_ahead_mask": ahead, "padding_mask": np.array([[[1, 1, 0]]])}
    out, _, w2 = layer(X, ENCODED, **masks)
    near(out[0, 0], [-0.498431, 1.062193, 0.828164, -1.391925], 1e-5)
    near(w2[0, 0, 1], [0.465008, 0.534992, 0.0], 1e-5)


def test_neither_padding_nor_future_changes_anything(names: SimpleNamespace) -> None:
    names.keras.utils.set_random_seed(3)
    model = names.Transformer(2, 4, 2, 8, 30, 35, 6, 6)
    source, target = np.array([[2, 1, 4, 0, 0]]), np.array([[3, 2, 1, 5]])
    mask = names.create_padding_mask(source)

    def chances(source, target):
        output, weights = model(
            source, target, enc_padding_mask=mask,
            look_ahead_mask=names.create_look_ahead_mask(4), dec_padding_mask=mask,
        )  # fmt: skip
        assert len(weights) == 4
        for each in weights.values():
            near(np.asarray(each).sum(axis=-1), np.ones(each.shape[:-1]))
        return np.asarray(output)

    before = chances(source, target)
    assert before.shape == (1, 4, 35)
    near(before.sum(axis=-1), np.ones((1, 4)))
    near(chances(np.array([[2, 1, 4, 9, 7]]), target), before, 1e-6)
    near(chances(source, np.array([[3, 2, 9, 9]]))[:, :2], before[:, :2], 1e-6)
    assert np.abs(chances(np.array([[2, 1, 5, 0, 0]]), target) - before).max() > 1e-4


TRAINING = """
import numpy as np
from coursework.data import letter_strings

keras = names.keras
keras.utils.set_random_seed(2)
source, target = letter_strings.pairs(400, [2, 3], seed=0)
T = source.shape[1]
transformer = names.Transformer(1, 16, 2, 32, 13, 13, T, T, dropout_rate=0.0)
inputs = [keras.Input((T,), dtype="int32"), keras.Input((T,), dtype="int32"), keras.Input((1, T))]
chances, _ = transformer(
    inputs[0], inputs[1], enc_padding_mask=inputs[2],
    look_ahead_mask=names.create_look_ahead_mask(T), dec_padding_mask=inputs[2],
)
model = keras.Model(inputs, chances)
loss = "sparse_categorical_crossentropy"
model.compile(keras.optimizers.Adam(0.01), loss, weighted_metrics=["accuracy"])
following = target[:, 1:]
history = model.fit(
    [source, target[:, :-1], np.asarray(names.create_padding_mask(source))], following,
    sample_weight=(following != 0).astype("float32"), batch_size=50, epochs=10, verbose=0,
)
print(json.dumps([keras.backend.backend(), history.history["accuracy"]]))
"""


def test_the_solution_trains_on_jax() -> None:
    backend, accuracies = on_jax(TARGET, TRAINING)
    assert backend == "jax"
    assert accuracies[-1] > 0.8 > accuracies[0]
