"""Cases and known mistakes of transfer_and_multitask.

Keras is imported where a case needs it, not above: the judge does without. Nothing is trained for
longer than a few eager steps; models get fixed weights and are judged by what they compute.
"""

import numpy as np

from graders.common.choices import are_names, in_words
from graders.common.models import unnumbered
from graders.common.tensors import plain
from invigilator.checking import Grader

grader = Grader("course3/transfer_and_multitask", framework="tensorflow")
grader.include(plain, unnumbered, are_names, in_words)


@grader.helper
def fix_weights(layers, rng):
    """Give the weights of layers random values of moderate size."""
    for layer in layers:
        layer.set_weights(
            [rng.normal(0, 1 / np.sqrt(w.shape[0]), w.shape) for w in layer.get_weights()]
        )


@grader.helper
def source_model(rng, inputs, units, classes):
    """A network with named layers and fixed weights, which trains without being traced."""
    import keras

    class Eager(keras.Sequential):
        def compile(self, *arguments, **settings):
            settings = {**settings, "run_eagerly": True, "jit_compile": False}
            super().compile(*arguments, **settings)

    dense = keras.layers.Dense
    hidden = [dense(n, activation="tanh", name=f"layer{i}") for i, n in enumerate(units)]
    model = Eager([keras.Input((inputs,)), *hidden, dense(classes, name="head")])
    fix_weights(model.layers, rng)
    return model


@grader.helper
def examples(rng, m, inputs):
    """So many inputs."""
    return rng.normal(size=(m, inputs)).astype(np.float32)


# ---- replace_head ----


@grader.helper
def beheaded(replace_head, rng, sizes, classes, training=False):
    """What a model with a new head computes, and what is left of the old one.

    All layers without any weight of the old model get fixed ones. The new model is called before
    anything is asked of it: one made by Sequential has no shapes until then.
    """
    inputs, units, old_classes = sizes
    model = source_model(rng, inputs, units, old_classes)
    X = examples(rng, 4, inputs)
    before, old = plain(model(X)), list(model.weights)
    new = replace_head(model, classes)
    unnumbered(new, X)
    trained = sum(int(np.prod(each.shape)) for each in new.trainable_weights)
    shared = {id(weight) for weight in old}
    fresh = [each for each in new.layers if not shared & {id(w) for w in each.weights}]
    fix_weights(fresh, rng)
    logits, after = plain(new(X)), plain(model(X))
    found = {
        "output shape": list(logits.shape[1:]),
        "parameters": int(new.count_params()),
        "logits with a fixed head": logits,
        "change of the old model's outputs": after - before
        if after.shape == before.shape
        else after,
    }
    model.layers[0].set_weights([0 * w for w in model.layers[0].get_weights()])
    found["logits after the old model's first layer was set to 0"] = plain(new(X))
    return found | ({"parameters that train": trained} if training else {})


@grader.case(rtol=1e-3)
def head_for_three_classes(replace_head, rng):
    """Five inputs, hidden layers of 6 and 4 units, ten classes; three classes for the new head."""
    return beheaded(replace_head, rng, (5, (6, 4), 10), 3)


@grader.case(rtol=1e-3)
def head_for_two_classes(replace_head, rng):
    """Four inputs, hidden layers of 5, 3 and 6 units, seven classes; two for the new head."""
    return beheaded(replace_head, rng, (4, (5, 3, 6), 7), 2, training=True)


@grader.case(hidden=True, rtol=1e-3, kind="one hidden layer and one output")
def head_with_one_output(replace_head, rng):
    """One hidden layer."""
    return beheaded(replace_head, rng, (3, (7,), 2), 1)


@grader.case(hidden=True, rtol=1e-3, kind="three hidden layers")
def head_on_a_deep_network(replace_head, rng):
    """Three hidden layers; more classes than before."""
    return beheaded(replace_head, rng, (8, (5, 9, 6), 4), 11)


FEATURES, NEW = "model.layers[-2].output", "layers.Dense(classes)(features)"
MODEL = "keras.Model(inputs=model.inputs[0], outputs=outputs)"
ALL = f"features = {FEATURES}\n    outputs = {NEW}\n    new_model = {MODEL}"

wrong = grader.mistakes("replace_head")
wrong(
    "The new head sits on top of the old one: take the output of the layer before it.",
    (FEATURES, "model.layers[-1].output"),
)
wrong(
    "One layer too many is cut off: the features are the output of model.layers[-2].",
    (FEATURES, "model.layers[-3].output"),
)
wrong(
    "model.layers[1] is the last but one of three layers only: count from the end, with -2.",
    (FEATURES, "model.layers[1].output"),
)
wrong(
    "model.layers[2] is the head of a network of three layers: count from the end, with -2.",
    (FEATURES, "model.layers[2].output"),
)
wrong(
    "The features are taken from the first layer; take those of the last but one, with -2.",
    (FEATURES, "model.layers[0].output"),
)
wrong(
    "The head should return logits: leave the activation out.",
    (NEW, 'layers.Dense(classes, activation="softmax")(features)'),
)
wrong(
    "The head should return logits; your ReLU cuts off the negative ones.",
    (NEW, 'layers.Dense(classes, activation="relu")(features)'),
)
wrong(
    "The head should return logits: leave the sigmoid out.",
    (NEW, 'layers.Dense(classes, activation="sigmoid")(features)'),
)
wrong(
    "There is one layer too many: the new head is a single layer on the features.",
    (NEW, 'layers.Dense(classes)(layers.Dense(32, activation="relu")(features))'),
)
wrong(
    "The new head lacks a bias: leave use_bias as it is.",
    (NEW, "layers.Dense(classes, use_bias=False)(features)"),
)
wrong(
    "The new head has the number of outputs of the old one; use classes.",
    (NEW, "layers.Dense(model.output_shape[-1])(features)"),
)
wrong(
    "The number of outputs is fixed at 5; use classes.",
    (NEW, "layers.Dense(5)(features)"),
)
wrong(
    "The new head has an output for each feature; it should have one for each class.",
    (NEW, "layers.Dense(features.shape[-1])(features)"),
)
wrong("You return the output, not a model: use keras.Model.", (MODEL, "outputs"))
CLONED = """clone = keras.models.clone_model(model)
    clone.set_weights(model.get_weights())
    outputs = layers.Dense(classes)(clone.layers[-2].output)
    new_model = keras.Model(inputs=clone.inputs, outputs=outputs)"""

wrong(
    "The layers are copied; both models should share them.",
    (f"new_model = {MODEL}", CLONED),
)
wrong(
    "The model ends with the old head: make a new layer, layers.Dense(classes), and use it.",
    (MODEL, "model"),
)
wrong(
    "The layers of the old model are frozen, in the old model as well; here they only get a new "
    "head.",
    (NEW, f"{NEW}\n    for each in model.layers:\n        each.trainable = False"),
)
wrong(
    "The new model has two outputs; leave out that of the old head.",
    ("outputs=outputs", "outputs=[model.layers[-1].output, outputs]"),
)
wrong(
    "The old model itself is changed: leave it as it is, and make a new one on its layers.",
    (ALL, "model.pop()\n    model.add(layers.Dense(classes))\n    new_model = model"),
)
wrong(
    "A new network knows nothing yet: build on the layers of the old model.",
    (ALL, "new_model = network(classes)"),
)
wrong("The new layer is not called: call it on the features.", ("(classes)(features)", "(classes)"))
wrong(
    "model.layers[-2] is a layer; the head is given its output.",
    ("model.layers[-2].output", "model.layers[-2]"),
)
wrong("keras.Model needs both, inputs and outputs.", ("inputs=model.inputs[0], ", ""))
wrong(
    "keras.Model takes two arguments: first the inputs, then the outputs.",
    (MODEL, "keras.Model(outputs)"),
)
wrong(
    "The model ends with the features: the new head is missing, or is not used.",
    ("outputs=outputs", "outputs=features"),
)
wrong(
    "The new model starts at the features; it should start where the old one does, at "
    "model.inputs[0].",
    ("inputs=model.inputs[0]", "inputs=features"),
)
wrong(
    "The new model starts behind the first layer; it should start where the old one does, at "
    "model.inputs[0].",
    ("inputs=model.inputs[0]", "inputs=model.layers[0].output"),
)
wrong(
    "The new input leads nowhere: take the one of the old model, model.inputs[0].",
    ("inputs=model.inputs[0]", "inputs=keras.Input((64,))"),
)
wrong(
    "You pass the old model as the inputs; pass its input, model.inputs[0].",
    ("inputs=model.inputs[0]", "inputs=model"),
)
wrong(
    "The model does not know its input by this name: use model.inputs[0].",
    ("inputs=model.inputs[0]", "inputs=model.input"),
)
wrong(
    "The output of the whole model comes after its old head: take that of model.layers[-2].",
    (FEATURES, "model.output"),
)
wrong(
    "Other networks have other names: the last layer but one is model.layers[-2].",
    (FEATURES, 'model.get_layer("second").output'),
)
wrong(
    "The layer is called again, and those before it are left out: take its output instead.",
    (FEATURES, "model.layers[-2](model.inputs[0])"),
)
wrong(
    "The features are passed as the activation: close the brackets after classes, and call the "
    "layer with (features).",
    (NEW, "layers.Dense(classes, features)"),
)


# ---- freeze ----


@grader.helper
def frozen(freeze, rng, units, choices):
    """What is trainable after each of several calls for the same model."""
    model = source_model(rng, 4, units, 3)
    found = []
    for up_to in choices:
        returned = freeze(model, up_to)
        found.append(
            {
                "trainable layers": [layer.name for layer in model.layers if layer.trainable],
                "arrays of trainable weights": len(model.trainable_weights),
                "of the returned model": len(returned.trainable_weights),
            }
        )
    return found


@grader.case
def freezing_three_ways(freeze, rng):
    """Layers layer0, layer1, head: frozen up to layer0, up to layer1, and not at all, in turn."""
    return frozen(freeze, rng, (5, 6), ["layer0", "layer1", None])


@grader.case
def freezing_less_than_before(freeze, rng):
    """First up to layer2, then up to layer0."""
    return frozen(freeze, rng, (5, 3, 4), ["layer2", "layer0"])


@grader.case(hidden=True, kind="a deeper network")
def freezing_a_deep_network(freeze, rng):
    """Five layers, in another order."""
    return frozen(freeze, rng, (2, 3, 4, 5), ["layer1", None, "layer3", "layer0"])


@grader.case(hidden=True, kind="everything frozen")
def freezing_everything(freeze, rng):
    """Up to the head, then nothing."""
    return frozen(freeze, rng, (3,), ["head", None, "layer0"])


FREE = "i >= number"

wrong = grader.mistakes("freeze")
wrong("The layer named up_to should be frozen as well.", (FREE, "i >= number - 1"))
wrong("One layer too many is frozen: the layer named up_to is the last one.", (FREE, "i > number"))
wrong("You freeze the layers after up_to; freeze up_to and those before it.", (FREE, "i < number"))
wrong(
    "Layers after up_to stay as they were: set trainable to True for them.",
    (
        "layer.trainable = i >= number",
        "layer.trainable = layer.trainable if i >= number else False",
    ),
)
wrong(
    "Only the layer named up_to is frozen; freeze those before it as well.",
    (FREE, "i != number - 1"),
)
wrong("All layers are frozen.", (FREE, "False"))
wrong("No layer is frozen.", (FREE, "True"))
wrong(
    "Only the first layer is set: return after the loop.",
    (f"layer.trainable = {FREE}", f"layer.trainable = {FREE}\n        return model"),
)
wrong(
    "A list of layers has no `trainable`: go through the layers one by one.",
    (
        f"for i, layer in enumerate(model.layers):\n        layer.trainable = {FREE}",
        "model.layers[:number].trainable = False",
    ),
)
wrong(
    "trainable is a value to set, not a function to call.",
    (f"layer.trainable = {FREE}", f"layer.trainable({FREE})"),
)


# ---- fine_tune ----


@grader.helper
def tuned(fine_tune, rng, sizes, up_to, m, **settings):
    """What fine-tuning does to a model: its phases as they were run, and weights afterwards."""
    inputs, units, classes = sizes
    model = source_model(rng, inputs, units, classes)
    before = [layer.get_weights() for layer in model.layers]
    phases, fit = [], model.fit

    def watched(*arguments, **options):
        names = [layer.name for layer in model.layers if layer.trainable]
        record = fit(*arguments, **options)
        rate = float(model.optimizer.learning_rate)
        steps = int(model.optimizer.iterations)
        moved = [
            layer.name
            for layer, old in zip(model.layers, before, strict=True)
            if any(
                np.abs(a - b).max() > 1e-7 for a, b in zip(layer.get_weights(), old, strict=True)
            )
        ]
        phases.append({"trainable": names, "rate": rate, "steps": steps, "layers moved": moved})
        return record

    model.fit = watched
    X, y = examples(rng, m, inputs), rng.integers(0, classes, m)
    returned = fine_tune(model, up_to, X, y, **settings)
    changes = {
        layer.name: layer.get_weights()[0] - old[0]
        for layer, old in zip(model.layers, before, strict=True)
    }
    return {"phases": phases, "changes of W": changes, "logits": plain(returned(X))}


@grader.case(rtol=2e-3)
def two_phases_of_one_batch(fine_tune, freeze, rng):
    """20 examples in one batch; 3 epochs with rate 0.3, then 2 epochs with rate 0.05."""
    return tuned(fine_tune, rng, (4, (5, 6), 3), "layer1", 20, rates=(0.3, 0.05), epochs=(3, 2))


@grader.helper
def in_part(found):
    """The phases only: with several batches an epoch, weights depend on their order."""
    return found["phases"]


@grader.case(hidden=True, kind="several batches an epoch")
def two_phases_of_batches(fine_tune, freeze, rng):
    """70 examples, frozen up to the first layer."""
    sizes = (3, (4, 4), 5)
    return in_part(tuned(fine_tune, rng, sizes, "layer0", 70, rates=(0.2, 0.02), epochs=(2, 3)))


@grader.case(hidden=True, rtol=2e-3, kind="other rates, a deeper network")
def two_phases_of_a_deep_network(fine_tune, freeze, rng):
    """Three hidden layers, frozen up to the second."""
    sizes = (6, (5, 7, 4), 2)
    return tuned(fine_tune, rng, sizes, "layer1", 31, rates=(0.1, 0.01), epochs=(2, 4))


@grader.case(hidden=True, kind="nothing said about rates and epochs")
def two_phases_by_default(fine_tune, freeze, rng):
    """Default rates and epochs."""
    return in_part(tuned(fine_tune, rng, (3, (4,), 2), "layer0", 12))


FREEZE, FREE_ALL = "freeze(model, up_to)", "freeze(model, None)"
FIRST, SECOND = "compile_model(model, rates[0])", "compile_model(model, rates[1])"
FIT_1 = "model.fit(X, y, epochs=epochs[0], batch_size=32, verbose=0)"
FIT_2 = "model.fit(X, y, epochs=epochs[1], batch_size=32, verbose=0)"

wrong = grader.mistakes("fine_tune")
wrong("Nothing is frozen in the first phase.", (FREEZE, "pass"))
wrong("The old layers stay frozen in the second phase.", (FREE_ALL, "pass"))
wrong(
    "The second phase has the large rate of the first: compile again with rates[1].",
    (SECOND, "compile_model(model, rates[0])"),
)
wrong(
    "The rates are swapped: the first phase has rates[0].",
    (FIRST, "compile_model(model, rates[ 1])"),
    (SECOND, "compile_model(model, rates[0])"),
)
wrong(
    "The epochs are swapped: the first phase has epochs[0].",
    ("epochs=epochs[0]", "epochs=epochs[ 1]"),
    ("epochs=epochs[1]", "epochs=epochs[0]"),
    ("epochs=epochs[ 1]", "epochs=epochs[1]"),
)
wrong("The second phase is missing: call fit again.", (f"    {FIT_2}\n", ""))
wrong("The first phase is missing.", (f"    {FIT_1}\n", ""))
wrong(
    "The phases are in the wrong order: the one with frozen layers comes first.",
    (FREEZE, "freeze(model, 'none yet' and None)"),
    (FREE_ALL, "freeze(model, up_to)"),
)
wrong(
    "Take batches of 32 examples.",
    (FIT_1, FIT_1.replace("32", "8")),
    (FIT_2, FIT_2.replace("32", "8")),
)
wrong(
    "Compile again once the old layers are unfrozen.", ("    compile_model(model, rates[1])\n", "")
)
wrong(
    "Compile before you fit: the first phase has rates[0].",
    ("    compile_model(model, rates[0])\n", ""),
)
wrong(
    "All layers are frozen in the second phase; unfreeze them: freeze(model, None).",
    (FREE_ALL, "freeze(model, model.layers[-1].name)"),
)
wrong(
    "The first phase has the small rate of the second: compile with rates[0].",
    (FIRST, "compile_model(model, rates[ 1])"),
)
wrong(
    "Both phases have the epochs of the second.", (FIT_1, FIT_1.replace("epochs[0]", "epochs[ 1]"))
)
wrong(
    "fit is not told how many epochs: epochs[0] in the first phase, epochs[1] in the second.",
    (FIT_1, FIT_1.replace("epochs=epochs[0], ", "")),
    (FIT_2, FIT_2.replace("epochs=epochs[1], ", "")),
)
wrong(
    "epochs is a pair: the first phase has epochs[0].",
    (FIT_1, FIT_1.replace("epochs[0]", "epochs")),
)
wrong("rates is a pair: the first phase has rates[0].", (FIRST, "compile_model(model, rates)"))
wrong("Both phases have the epochs of the first.", (FIT_2, FIT_2.replace("epochs[1]", "epochs[0]")))
wrong(
    "The second phase runs for the epochs of both; it should run for epochs[1].",
    (FIT_2, FIT_2.replace("epochs[1]", "epochs[0] + epochs[1]")),
)


# ---- worth_transferring ----


@grader.helper
def runs(rng, means, runs, shared, own):
    """Errors of two ways: a part of the luck is shared by both, a part is their own."""
    means = np.asarray(means)
    luck = rng.normal(0, shared, (runs, 1))
    scratch = means[0] + luck + rng.normal(0, own, (runs, means.shape[1]))
    return scratch, means[1] + luck + rng.normal(0, own, (runs, means.shape[1]))


@grader.helper
def by_kind(words, kinds):
    """Words as one text for each kind of size, which chance seldom gives; others as they are."""
    number = sum(map(len, kinds.values()))
    if not isinstance(words, list | tuple) or len(words) != number or not are_names(words):
        return words
    return {kind: in_words([words[k] for k in places]) for kind, places in kinds.items()}


@grader.case
def five_runs_by_hand(worth_transferring):
    """Five runs, six sizes; runs differ much, the two ways hardly in one size, widely in two."""
    luck = np.array([[0.05], [-0.05], [0.0], [0.1], [-0.1]])
    scratch = np.array([0.4, 0.3, 0.2, 0.2, 0.6, 0.3]) + luck
    gain = np.array(
        [
            [0.05, 0.010, -0.03, 0.012, 0.30, -0.25],
            [0.06, -0.020, -0.04, -0.004, 0.31, -0.26],
            [0.04, 0.015, -0.03, 0.010, 0.29, -0.25],
            [0.05, -0.010, -0.02, 0.012, 0.30, -0.24],
            [0.05, 0.015, -0.03, -0.001, 0.30, -0.25],
        ]
    )
    kinds = {"sizes 1 to 3": [0, 1, 2], "sizes 4 to 6": [3, 4, 5]}
    return by_kind(worth_transferring(scratch, scratch - gain), kinds)


@grader.case
def nine_runs_by_hand(worth_transferring):
    """Nine runs, eight sizes; the differences of a size spread over 0.8%, around −6% to 0.7%."""
    luck = np.linspace(-0.1, 0.1, 9)[:, None]
    gains = np.array([3, 9, 1, 7, 5, 2, 8, 4, 6])[:, None] / 1000 - np.array(
        [[0.003, 0.0043, 0.0046, 0.0049, 0.0075, 0.0, -0.002, 0.065]]
    )
    kinds = {"sizes 1 to 4": [0, 1, 2, 3], "sizes 5 to 8": [4, 5, 6, 7]}
    return by_kind(worth_transferring(0.3 + luck + gains, 0.3 + luck + 0 * gains), kinds)


@grader.case
def exactly_two_standard_errors(worth_transferring):
    """Four runs; mean differences of exactly ±2 standard errors, of more, and of less."""
    spread = np.array([[3.0], [-1.0], [-1.0], [-1.0]]) / 64
    scratch = 0.5 + np.array([[0.125], [0.0], [-0.125], [0.0]]) + np.zeros((4, 16))
    more = [4.0, -4.0, 2.2, -2.1, 2.6, -3.1, 5.0, -8.0, 12.0]
    means = [2.0, -2.0, *more, 1.95, 1.98, 1.2, -1.7, -0.8]
    kinds = {
        "exactly two": [0, 1],
        "more than two": list(range(2, 11)),
        "less than two": list(range(11, 16)),
    }
    return by_kind(worth_transferring(scratch, scratch - spread - np.array(means) / 64), kinds)


@grader.case(hidden=True, kind="many runs")
def twenty_runs(worth_transferring, rng):
    """Twenty runs, five sizes."""
    means = [[0.4, 0.3, 0.25, 0.2, 0.1], [0.3, 0.27, 0.25, 0.21, 0.12]]
    return worth_transferring(*runs(rng, means, 20, 0.05, 0.004))


@grader.case(hidden=True, kind="fewer runs than sizes")
def four_runs_of_six_sizes(worth_transferring, rng):
    """Four runs, six sizes."""
    means = [[0.5, 0.3, 0.2, 0.2, 0.15, 0.1], [0.4, 0.3, 0.25, 0.19, 0.15, 0.13]]
    return worth_transferring(*runs(rng, means, 4, 0.1, 0.005))


DIFFERENCES, MEANS = "errors_scratch - errors_transfer", "differences.mean(axis=0)"
ERRORS = "differences.std(axis=0, ddof=1) / np.sqrt(len(differences))"

UNPAIRED = (
    "np.sqrt(errors_scratch.var(axis=0, ddof=1) + errors_transfer.var(axis=0, ddof=1))"
    " / np.sqrt(len(differences))"
)

wrong = grader.mistakes("worth_transferring")
wrong(
    "The sign is reversed: a positive difference means that transfer has the smaller error.",
    (DIFFERENCES, "errors_transfer - errors_scratch"),
)
wrong(
    "That is the standard deviation of a run; the standard error of the mean is smaller.",
    (" / np.sqrt(len(differences))", ""),
)
wrong(
    "The standard errors are too large: take the deviation of the differences, run by run, and "
    "divide it by the square root of the number of runs.",
    (ERRORS, UNPAIRED),
)
wrong(
    "The deviation of the errors of one way is taken; take that of the differences, run by run.",
    (ERRORS, "errors_scratch.std(axis=0, ddof=1) / np.sqrt(len(differences))"),
)
wrong(
    "“undecided” and “scratch” are swapped: “scratch” is for a mean below −2 standard errors.",
    ('word = "scratch"', 'word = "undecide"'),
    ('word = "undecided"', 'word = "scratch"'),
    ('word = "undecide"', 'word = "undecided"'),
)
wrong(
    "One standard error is not enough; ask for two.",
    ("mean > 2 *", "mean > 1 *"),
    ("mean < -2 *", "mean < -1 *"),
)
wrong(
    "Say “undecided” where the mean is within two standard errors of 0; each is the deviation "
    "divided by the square root of the number of runs.",
    ("mean > 2 * standard_error", "mean > 0"),
    ("mean < -2 * standard_error", "mean < 0"),
)
wrong(
    "Sizes are columns: take mean and deviation over the runs, axis 0.",
    (MEANS, "differences.mean(axis=1)"),
    (ERRORS, "differences.std(axis=1, ddof=1) / np.sqrt(len(differences))"),
)
wrong(
    "“scratch” is missing where a mean lies below −2 standard errors: there transfer does harm.",
    ("mean < -2 * standard_error", "mean < -2000 * standard_error"),
)
wrong(
    "“transfer” is missing where a mean lies above 2 standard errors; no second `if` may overwrite "
    "it: go on with elif.",
    ("mean > 2 * standard_error", "mean > 2"),
)
wrong(
    "The differences are added up; take their mean.",
    (MEANS, "differences.sum(axis=0)"),
)
wrong(
    "Divide the standard deviation by the square root of the number of runs, not by the number.",
    ("/ np.sqrt(len(differences))", "/ len(differences)"),
)
wrong(
    "A mean of exactly two standard errors is undecided: it must be above or below them.",
    ("mean > 2 *", "mean >= 2 *"),
    ("mean < -2 *", "mean <= -2 *"),
)
wrong("The spread of a few runs is estimated with ddof=1.", (", ddof=1", ""))
wrong(
    "The limits are 2 standard errors, not 1.96.",
    ("mean > 2 *", "mean > 1.96 *"),
    ("mean < -2 *", "mean < -1.96 *"),
)
wrong(
    "ddof=1 takes care of the n - 1 already; divide by the square root of the number of runs.",
    ("np.sqrt(len(differences))", "np.sqrt(len(differences) - 1)"),
)
wrong(
    "The absolute value hides which of the two ways is better.", ("if mean > 2", "if abs(mean) > 2")
)
wrong(
    "The minus is missing: “scratch” is for a mean below −2 standard errors.",
    ("mean < -2", "mean < 2"),
)
wrong(
    "You take the standard deviation of all numbers at once; take it for each size, axis=0.",
    ("differences.std(axis=0, ddof=1)", "differences.std(ddof=1) * np.ones(differences.shape[1])"),
)
wrong(
    "A mean of exactly two standard errors is undecided, not “transfer”.", ("mean > 2", "mean >= 2")
)
wrong("One standard error is not enough for “transfer”; ask for two.", ("mean > 2 *", "mean > 1 *"))
wrong(
    "“scratch” takes a mean below −2 standard errors; one is not enough, nor are exactly two.",
    ("mean < -2 *", "mean < -1 *"),
)
wrong(
    "The errors of both ways are added; subtract those of transfer.",
    (DIFFERENCES, "errors_scratch + errors_transfer"),
)
wrong(
    "Sizes are columns: take the mean over the runs, axis 0.",
    (MEANS, "differences.mean(axis=1)"),
)
wrong(
    "Sizes are columns: take the deviation over the runs, axis 0.",
    (ERRORS, ERRORS.replace("axis=0", "axis=1")),
)
wrong("The median is taken; take the mean of the runs.", (MEANS, "np.median(differences, axis=0)"))
wrong(
    "means is a single number, and there is one for each size: keep the runs in differences, and "
    "take the mean along axis 0.",
    (MEANS, "differences.mean()"),
)
wrong(
    "The number of sizes is counted; count the runs, the rows.",
    ("np.sqrt(len(differences))", "np.sqrt(differences.shape[1])"),
)


# ---- masked_multitask_loss ----


@grader.helper
def loss_of(masked_multitask_loss, labels, logits):
    """The loss as an array."""
    import keras

    labels = keras.ops.convert_to_tensor(np.asarray(labels, dtype=np.float32))
    logits = keras.ops.convert_to_tensor(np.asarray(logits, dtype=np.float32))
    return plain(masked_multitask_loss(labels, logits))


@grader.helper
def batch(rng, m, tasks, share):
    """Labels of which a share is known, and logits."""
    labels = rng.integers(0, 2, (m, tasks))
    return np.where(rng.random((m, tasks)) < share, labels, -1), rng.normal(0, 2, (m, tasks))


@grader.case(rtol=1e-4)
def four_images_two_questions(masked_multitask_loss):
    """Labels [[1, −1], [0, 1], [−1, −1], [0, 1]], logits [[2, 5], [1, −1], [3, −4], [−2, 0.5]]."""
    labels = [[1, -1], [0, 1], [-1, -1], [0, 1]]
    return loss_of(masked_multitask_loss, labels, [[2, 5], [1, -1], [3, -4], [-2, 0.5]])


@grader.case(rtol=1e-4)
def large_logits(masked_multitask_loss):
    """Labels [[1, 0, −1, 0]] and logits [[−120, 150, 1000, −90]]."""
    return loss_of(masked_multitask_loss, [[1, 0, -1, 0]], [[-120.0, 150.0, 1000.0, -90.0]])


@grader.case(rtol=1e-4)
def nothing_known(masked_multitask_loss):
    """No label known, then one."""
    logits = [[0.5, -2.0]]
    return {
        "loss with no label known": loss_of(masked_multitask_loss, [[-1, -1]], logits),
        "loss with one label known": loss_of(masked_multitask_loss, [[-1, 1]], logits),
    }


@grader.case(rtol=1e-3)
def gradient_of_the_loss(masked_multitask_loss):
    """Gradient for logits [[1, −2], [0.5, 3], [−1, 2]], labels [[0, −1], [1, 1], [−1, 0]]."""
    import tensorflow as tf

    logits = tf.Variable(np.array([[1, -2], [0.5, 3], [-1, 2]], dtype=np.float32))
    labels = tf.constant(np.array([[0, -1], [1, 1], [-1, 0]], dtype=np.float32))
    with tf.GradientTape() as tape:
        loss = masked_multitask_loss(labels, 1 * logits)
    known = tf.is_tensor(loss)
    gradient = plain(tape.gradient(loss, logits)) if known else None
    return {"a tensor": None if loss is None else known, "gradient": gradient}


@grader.case(hidden=True, rtol=1e-4, kind="more tasks, labels known at random")
def many_tasks(masked_multitask_loss, rng):
    """Seven tasks."""
    return loss_of(masked_multitask_loss, *batch(rng, 11, 7, 0.4))


@grader.case(hidden=True, rtol=1e-4, kind="everything known")
def everything_known(masked_multitask_loss, rng):
    """No label missing, then one task only."""
    both = batch(rng, 6, 3, 2.0), batch(rng, 9, 1, 0.5)
    return [loss_of(masked_multitask_loss, *each) for each in both]


@grader.case(hidden=True, rtol=1e-3, kind="gradients")
def learning_from_it(masked_multitask_loss, rng):
    """A step of gradient descent: what is unknown must not move."""
    import keras

    class Eager(keras.Sequential):
        pass

    model = Eager([keras.Input((3,)), keras.layers.Dense(2)])
    fix_weights(model.layers, rng)
    before = model.layers[0].get_weights()
    optimizer = keras.optimizers.SGD(0.5)
    model.compile(optimizer=optimizer, loss=masked_multitask_loss, run_eagerly=True)
    labels = np.array([[1, -1], [0, -1], [1, -1], [0, -1]], dtype=np.float32)
    model.fit(examples(rng, 4, 3), labels, epochs=1, batch_size=4, verbose=0)
    return [new - old for new, old in zip(model.layers[0].get_weights(), before, strict=True)]


TOTAL = "keras.ops.sum(losses * known)"
NUMBER = "keras.ops.maximum(keras.ops.sum(known), 1)"
KNOWN = "keras.ops.cast(labels >= 0, logits.dtype)"
MAXIMUM, PRODUCT = "keras.ops.maximum(logits, 0)", " - logits * labels"
LOGARITHM = "keras.ops.log1p(keras.ops.exp(-keras.ops.abs(logits)))"

wrong = grader.mistakes("masked_multitask_loss")
wrong(
    "You divide by the number of all labels; only the known ones count.",
    (f"{TOTAL} / {NUMBER}", "keras.ops.mean(losses * known)"),
)
wrong(
    "Missing labels count as 0: the losses are not multiplied by known.",
    (KNOWN, "keras.ops.ones_like(logits)"),
    ("logits * labels", "logits * keras.ops.maximum(labels, 0)"),
)
wrong(
    "Missing labels still have a loss, that of −1: multiply by known.",
    (TOTAL, "keras.ops.sum(losses)"),
)
wrong("That is the sum; divide it by the number of known labels.", (f"{TOTAL} / {NUMBER}", TOTAL))
wrong(
    "Without any known label you divide 0 by 0: divide by at least 1.",
    (NUMBER, "keras.ops.sum(known)"),
)
wrong("Labels that are 0 are known as well: known is labels >= 0.", ("labels >= 0", "labels > 0"))
wrong(
    "The mask is the wrong way around: known is 1 where the label is not −1.",
    ("labels >= 0", "labels < 0"),
)
wrong("The term −z·y is missing.", (" - logits * labels", ""))
wrong("The sign of z·y is wrong: subtract it.", ("0) - logits * labels", "0) + logits * labels"))
wrong("The logarithm is missing.", (f"losses + {LOGARITHM}", "losses"))
wrong(
    "The absolute value is missing in the exponent: e to the power −|z|.",
    ("-keras.ops.abs(logits)", "-logits"),
)
wrong(
    "The minus is missing in the exponent: e to the power −|z|.",
    ("-keras.ops.abs(logits)", "keras.ops.abs(logits)"),
)
wrong("You divide by the number of images, not of known labels.", (NUMBER, "len(labels)"))
wrong(
    "Labels that are 0 are known, and those that are −1 are not: known is labels >= 0.",
    ("labels >= 0", "labels != 0"),
)
wrong(
    "The losses are added up along one axis; the loss is a single number.",
    ("keras.ops.sum(losses * known)", "keras.ops.sum(losses * known, axis=1)"),
)
wrong(
    "The label is multiplied by the logit itself, not by its sigmoid.",
    ("logits * labels", "keras.ops.sigmoid(logits) * labels"),
)
wrong(
    "One is added to the number of known labels; it only keeps it from being 0: use maximum.",
    (NUMBER, "(keras.ops.sum(known) + 1)"),
)
wrong("The 1 in the logarithm is missing: log1p adds it.", ("log1p", "log"))
wrong("The logarithm is subtracted; add it.", ("losses + keras", "losses - keras"))
KNOWN_BY = "keras.ops.maximum(keras.ops.sum(known, axis={0}), 1)"
MEANS = f"keras.ops.sum(losses * known, axis={{0}}) / {KNOWN_BY}"
SIGMOID = "keras.ops.sigmoid(logits)"
DIRECTLY = f"-labels * keras.ops.log({SIGMOID}) - (1 - labels) * keras.ops.log(1 - {SIGMOID})"
CROSS_ENTROPY = f"{MAXIMUM}{PRODUCT}\n    losses = losses + {LOGARITHM}"

wrong(
    "The second line replaces the losses; add the logarithm to what they hold already.",
    (f"losses + {LOGARITHM}", LOGARITHM),
)
wrong(
    "The mask is not used, and you divide by the number of all labels: multiply by known, and "
    "divide by the sum of known.",
    (f"{TOTAL} / {NUMBER}", "keras.ops.mean(losses)"),
)
wrong(
    "known holds True and False, which are not added up as numbers: cast it to logits.dtype.",
    (KNOWN, "labels >= 0"),
)
wrong(
    "max takes the largest number of a column; maximum compares each logit with 0.",
    (MAXIMUM, "keras.ops.max(logits, 0)"),
)
wrong(
    "You add e to the power −|z| as it is; take log1p of it.",
    (LOGARITHM, "keras.ops.exp(-keras.ops.abs(logits))"),
)
wrong(
    "You subtract the logit whatever the label is; multiply it by the label first.",
    (PRODUCT, " - logits"),
)
wrong("You subtract the label alone; multiply it by the logit first.", (PRODUCT, " - labels"))
wrong(
    "You take the smaller of the logit and 0; the first term is max(z, 0).",
    (MAXIMUM, MAXIMUM.replace("maximum", "minimum")),
)
wrong(
    "The losses are not added up; the loss is a single number.",
    (TOTAL, "losses * known"),
)
wrong(
    "You divide by at least 2; a single known label is enough to divide by.",
    (NUMBER, NUMBER.replace("1)", "2)")),
)
wrong("log1p adds the 1 itself: leave out yours.", ("log1p(keras", "log1p(1 + keras"))
wrong("The first term is max(z, 0), not z itself.", (MAXIMUM, "logits"))
wrong(
    "The first term takes the label; it should be the maximum of the logit and 0.",
    (MAXIMUM, "keras.ops.maximum(labels, 0)"),
)
wrong(
    "The logits are compared with 1; the first term is max(z, 0).", ("(logits, 0)", "(logits, 1)")
)
wrong(
    "The exponent takes the label; it should be −|z|, with the logit.",
    ("keras.ops.abs(logits)", "keras.ops.abs(labels)"),
)
wrong(
    "The exponential is missing: log1p is taken of e to the power −|z|.",
    ("keras.ops.exp(-keras.ops.abs(logits))", "keras.ops.abs(logits)"),
)
wrong(
    "exp and log1p are swapped: first comes exp, then the logarithm of it.",
    (LOGARITHM, "keras.ops.exp(keras.ops.log1p(-keras.ops.abs(logits)))"),
)
wrong(
    "A logit of 0 still has a loss, log 2: multiply the losses by known, not the logits.",
    (KNOWN, f"{KNOWN}\n    logits = logits * known"),
    (TOTAL, "keras.ops.sum(losses)"),
)
wrong(
    "Only z·y is multiplied by known; multiply the whole loss by it.",
    (PRODUCT, f"{PRODUCT} * known"),
    (TOTAL, "keras.ops.sum(losses)"),
)
wrong(
    "Each image has a mean of its own, and you take the mean of those; take one over all known "
    "labels together.",
    (f"{TOTAL} / {NUMBER}", f"keras.ops.mean({MEANS.format(1)})"),
)
wrong(
    "Each question has a mean of its own, and you take the mean of those; take one over all known "
    "labels together.",
    (f"{TOTAL} / {NUMBER}", f"keras.ops.mean({MEANS.format(0)})"),
)
wrong(
    "There is a mean for each question; the loss is a single number, over all known labels.",
    (f"{TOTAL} / {NUMBER}", MEANS.format(0)),
)
wrong(
    "A missing label is taken for 0.5; it should leave no trace: multiply the losses by known.",
    (KNOWN, f"{KNOWN}\n    labels = keras.ops.where(labels < 0, 0.5, labels)"),
    (f"{TOTAL} / {NUMBER}", "keras.ops.mean(losses)"),
)
wrong(
    "The labels themselves are not a mask: known is 1 where labels >= 0, and 0 elsewhere.",
    (KNOWN, "labels"),
)
wrong("The mask is made from the logits; make it from the labels.", ("labels >= 0", "logits >= 0"))
wrong(
    "You divide by 1 however many labels are known, and by 0 if none is: divide by the maximum of "
    "their number and 1.",
    (NUMBER, "keras.ops.minimum(keras.ops.sum(known), 1)"),
)
wrong(
    "The 1 is compared with the loss; compare it with the number of known labels.",
    (f"{TOTAL} / {NUMBER}", f"keras.ops.maximum({TOTAL} / keras.ops.sum(known), 1)"),
)
wrong(
    "Without any known label the loss is 0, not 1.",
    (f"{TOTAL} / {NUMBER}", f"{TOTAL} / {NUMBER} if keras.ops.sum(known) > 0 else 1"),
)
wrong(
    "NumPy computes here, so that no gradient passes: use keras.ops.",
    (TOTAL, "np.sum(losses * known)"),
    (NUMBER, "np.maximum(np.sum(known), 1)"),
)
wrong(
    "For large logits the sigmoid is exactly 0 or 1, and its logarithm fails: use the formula with "
    "log1p.",
    (CROSS_ENTROPY, DIRECTLY),
)
wrong(
    "binary_crossentropy takes the mean over the questions; known needs the loss of each label.",
    (CROSS_ENTROPY, "keras.losses.binary_crossentropy(labels, logits, from_logits=True)"),
)
wrong(
    "The logits are taken for probabilities: say from_logits=True, or use the formula.",
    (CROSS_ENTROPY, "keras.losses.binary_crossentropy(labels[..., None], logits[..., None])"),
)
wrong(
    "len counts the images, known or not: the number of known labels is the sum of known.",
    (NUMBER, "keras.ops.maximum(len(known), 1)"),
)
wrong(
    "That is the loss of labels that are 1; the other half, for those that are 0, is missing.",
    (CROSS_ENTROPY, f"-labels * keras.ops.log({SIGMOID})"),
)
wrong(
    "The logits pass through a sigmoid first; the formula takes them as they are.",
    (KNOWN, f"{KNOWN}\n    logits = keras.ops.sigmoid(logits)"),
)
