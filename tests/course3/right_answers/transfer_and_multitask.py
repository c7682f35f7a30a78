"""Right answers to transfer and multitask learning that differ from the solution's."""

# %% replace_head: by keywords
def replace_head(model, classes):
    head = keras.layers.Dense(units=classes, activation=None, name="zones")
    body = keras.Sequential([keras.Input(model.input_shape[1:]), *model.layers[:-1], head])
    return body

# %% replace_head: as a list of layers
def replace_head(model, classes):
    return keras.Sequential([*model.layers[:-1], layers.Dense(classes)])

# %% freeze: in a loop
def freeze(model, up_to):
    frozen = up_to is not None
    for layer in model.layers:
        layer.trainable = not frozen
        if layer.name == up_to:
            frozen = False
    return model

# %% fine_tune: in a loop
def fine_tune(model, up_to, X, y, rates=(0.05, 0.01), epochs=(5, 5)):
    for last, rate, number in zip((up_to, None), rates, epochs):
        compile_model(freeze(model, last), rate)
        model.fit(x=X, y=y, epochs=number, batch_size=32, shuffle=True, verbose=0)
    return model

# %% worth_transferring: by t values
def worth_transferring(errors_scratch, errors_transfer):
    words = []
    for d in np.transpose(np.subtract(errors_scratch, errors_transfer)):
        t = np.mean(d) / (np.std(d, ddof=1) / len(d) ** 0.5)
        words.append("transfer" if t > 2 else "scratch" if t < -2 else "undecided")
    return words

# %% masked_multitask_loss: by softplus
def masked_multitask_loss(labels, logits):
    labels = keras.ops.cast(labels, logits.dtype)
    known = labels > -0.5
    y = keras.ops.where(known, labels, 0.0)
    each = keras.ops.softplus(logits) - logits * y
    total = keras.ops.sum(keras.ops.where(known, each, 0.0))
    return total / keras.ops.maximum(1.0, keras.ops.sum(keras.ops.cast(known, logits.dtype)))
