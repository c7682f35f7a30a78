"""How many numbers a trained scikit-learn model has to keep."""

from typing import Any


def numbers_stored(model: Any) -> int:
    """Count the numbers without which a trained model could not predict.

    Parameters
    ----------
    model : estimator
        A trained support vector machine, random forest, nearest-neighbour classifier, logistic
        regression or naive Bayes classifier.

    Returns
    -------
    int
        Support vectors with their coefficients, four numbers for each node of a tree plus its
        class shares, the stored examples, or the parameters.

    Raises
    ------
    TypeError
        If the model is of another kind.
    """
    if hasattr(model, "support_vectors_"):
        return int(model.support_vectors_.size + model.dual_coef_.size + model.intercept_.size)
    if hasattr(model, "estimators_"):
        return sum(4 * each.tree_.node_count + each.tree_.value.size for each in model.estimators_)
    if hasattr(model, "_fit_X"):
        return int(model._fit_X.size + model._fit_X.shape[0])
    if hasattr(model, "coef_"):
        return int(model.coef_.size + model.intercept_.size)
    if hasattr(model, "theta_"):
        return int(model.theta_.size + model.var_.size + model.class_prior_.size)
    raise TypeError(f"The size of a {type(model).__name__} is not known here.")
