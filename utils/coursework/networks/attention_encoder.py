"""The encoder of the Transformer, provided for networks that are built on it."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np
from keras import layers


def position_waves(positions: int, size: int) -> np.ndarray[Any, np.dtype[np.float32]]:
    """Sine and cosine waves that mark positions, shape (1, positions, size)."""
    columns = np.arange(size)
    waves = np.arange(positions)[:, np.newaxis] / 10000 ** (2 * (columns // 2) / size)
    return np.where(columns % 2, np.cos(waves), np.sin(waves))[np.newaxis].astype("float32")


class ProvidedEncoderLayer(layers.Layer):  # type: ignore[misc]
    """Self-attention and a small network, each with shortcut and norm."""

    def __init__(self, size: int, heads: int, hidden: int, dropout_rate: float) -> None:
        super().__init__()
        self.mha = layers.MultiHeadAttention(heads, size // heads, dropout=dropout_rate)
        self.ffn = keras.Sequential([layers.Dense(hidden, activation="relu"), layers.Dense(size)])
        self.layernorm1 = layers.LayerNormalization(epsilon=1e-6)
        self.layernorm2 = layers.LayerNormalization(epsilon=1e-6)
        self.dropout_ffn = layers.Dropout(dropout_rate)

    def call(self, x: Any, training: bool = False, attention_mask: Any = None) -> Any:
        """Apply the layer to x of shape (m, T, size)."""
        attention = self.mha(x, x, x, attention_mask=attention_mask, training=training)
        o = self.layernorm1(x + attention)
        return self.layernorm2(o + self.dropout_ffn(self.ffn(o), training=training))


class ProvidedEncoder(layers.Layer):  # type: ignore[misc]
    """The encoder of the notebook before; it makes its padding mask itself.

    Parameters
    ----------
    num_layers, embedding_dim, num_heads, fully_connected_dim : int
        As in the notebook before, but all heads together have the size of the embedding.
    vocab_size : int
        Number of different tokens; 0 is padding.
    positions : int
        The longest sentence.
    dropout_rate : float
        Share of numbers that dropout sets to zero.
    """

    def __init__(
        self,
        num_layers: int,
        embedding_dim: int,
        num_heads: int,
        fully_connected_dim: int,
        vocab_size: int,
        positions: int,
        dropout_rate: float = 0.1,
    ) -> None:
        super().__init__()
        self.scale = embedding_dim**0.5
        self.embedding = layers.Embedding(vocab_size, embedding_dim)
        self.waves = position_waves(positions, embedding_dim)
        self.enc_layers = [
            ProvidedEncoderLayer(embedding_dim, num_heads, fully_connected_dim, dropout_rate)
            for _ in range(num_layers)
        ]
        self.dropout = layers.Dropout(dropout_rate)

    def call(self, tokens: Any, training: bool = False) -> Any:
        """Encode token numbers of shape (m, T) as vectors of shape (m, T, embedding_dim)."""
        mask = keras.ops.not_equal(tokens, 0)[:, None, :]
        x = self.embedding(tokens) * self.scale + self.waves[:, : tokens.shape[1]]
        x = self.dropout(x, training=training)
        for layer in self.enc_layers:
            x = layer(x, training=training, attention_mask=mask)
        return x
