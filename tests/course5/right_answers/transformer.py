"""Right answers to the Transformer that differ from the solution's."""

# %% get_angles: by powers
def get_angles(pos, k, d):
    return pos * np.power(10000.0, -2 * np.floor_divide(k, 2) / d)

# %% positional_encoding: in a loop
def positional_encoding(positions, d):
    encoding = np.zeros((1, positions, d), dtype="float32")
    for p in range(positions):
        for c in range(d):
            angle = p / 10000 ** (2 * (c // 2) / d)
            encoding[0, p, c] = np.cos(angle) if c % 2 else np.sin(angle)
    return encoding

# %% create_padding_mask: by NumPy
def create_padding_mask(token_ids):
    return 1.0 - (np.asarray(token_ids) == 0).astype("float32")[:, np.newaxis, :]

# %% scaled_dot_product_attention: with infinity
def scaled_dot_product_attention(q, k, v, mask):
    scores = np.einsum("...qd,...kd->...qk", np.asarray(q), np.asarray(k)) / np.sqrt(q.shape[-1])
    if mask is not None:
        scores = np.where(np.asarray(mask) == 0, -np.inf, scores)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = weights / weights.sum(axis=-1, keepdims=True)
    return weights @ np.asarray(v), weights

# %% FullyConnected: step by step
def FullyConnected(embedding_dim, fully_connected_dim):
    model = keras.Sequential()
    model.add(layers.Dense(fully_connected_dim))
    model.add(layers.ReLU())
    model.add(layers.Dense(embedding_dim, activation="linear"))
    return model

# %% EncoderLayer: with the shortcut in second place
class EncoderLayer(layers.Layer):
    def __init__(
        self, embedding_dim, num_heads, fully_connected_dim, dropout_rate=0.1, layernorm_eps=1e-6
    ):
        super().__init__()
        self.mha = layers.MultiHeadAttention(num_heads, embedding_dim, dropout=dropout_rate)
        self.ffn = FullyConnected(embedding_dim, fully_connected_dim)
        self.layernorm1 = layers.LayerNormalization(epsilon=layernorm_eps)
        self.layernorm2 = layers.LayerNormalization(epsilon=layernorm_eps)
        self.dropout_ffn = layers.Dropout(dropout_rate)

    def call(self, x, training=False, attention_mask=None):
        attention = self.mha(query=x, value=x, attention_mask=attention_mask)
        o = self.layernorm1(layers.add([attention, x]))
        thought = self.dropout_ffn(self.ffn(o))
        return self.layernorm2(layers.add([thought, o]))
