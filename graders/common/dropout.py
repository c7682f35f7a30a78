"""The layers of a Keras model that drop numbers in training."""


def dropouts(model):
    """The layers with dropout, those inside other layers as well."""
    found = []
    for each in model.layers:
        found += dropouts(each) if hasattr(each, "layers") else []
        found += [each] if "Dropout" in type(each).__name__ else []
    return found
