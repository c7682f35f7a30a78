"""The import lines of the classic notebooks work."""

import pytest

NAMES = {
    "planar_utils": "plot_decision_boundary, sigmoid, load_planar_dataset, load_extra_datasets",
    "dnn_utils": "sigmoid, sigmoid_backward, relu, relu_backward",
    "dnn_utils_v2": "sigmoid, sigmoid_backward, relu, relu_backward",
    "init_utils": "sigmoid, relu, compute_loss, forward_propagation, backward_propagation, "
    "update_parameters, predict, load_dataset, plot_decision_boundary, predict_dec",
    "reg_utils": "sigmoid, relu, plot_decision_boundary, initialize_parameters, load_2D_dataset, "
    "predict_dec, compute_cost, predict, forward_propagation, backward_propagation, "
    "update_parameters",
    "gc_utils": "sigmoid, relu, dictionary_to_vector, vector_to_dictionary, gradients_to_vector",
    "opt_utils": "load_params_and_grads, initialize_parameters, forward_propagation, "
    "backward_propagation, compute_cost, predict, predict_dec, plot_decision_boundary, "
    "load_dataset",
    "nst_utils": "CONFIG, load_vgg_model, generate_noise_image, reshape_and_normalize_image, "
    "save_image",
    "w2v_utils": "read_glove_vecs",
    "emo_utils": "read_glove_vecs, softmax, read_csv, convert_to_one_hot, label_to_emoji, predict, "
    "print_predictions",
    "td_utils": "graph_spectrogram, load_raw_audio, match_target_amplitude",
    "tf_utils": "load_dataset, random_mini_batches, convert_to_one_hot, predict, "
    "forward_propagation_for_predict",
}
STARS = {
    "dnn_app_utils": {
        "load_data", "initialize_parameters", "initialize_parameters_deep", "linear_forward",
        "linear_activation_forward", "L_model_forward", "compute_cost", "linear_backward",
        "linear_activation_backward", "L_model_backward", "update_parameters", "predict",
        "print_mislabeled_images",
    },
    "testCases": {
        "linear_forward_test_case", "L_model_backward_test_case", "gradient_check_n_test_case",
        "update_parameters_with_adam_test_case",
    },
}  # fmt: skip
STARS |= {"dnn_app_utils_v2": STARS["dnn_app_utils"], "testCases_v3": STARS["testCases"]}


@pytest.mark.parametrize("module", NAMES)
def test_named_import(module: str) -> None:
    namespace: dict[str, object] = {}
    exec(f"from {module} import {NAMES[module]}", namespace)
    assert all(callable(namespace[name]) for name in NAMES[module].split(", "))


@pytest.mark.parametrize("module", STARS)
def test_star_import(module: str) -> None:
    namespace: dict[str, object] = {}
    exec(f"from {module} import *", namespace)
    assert STARS[module] <= {name for name, value in namespace.items() if callable(value)}


def test_test_inputs_bring_no_other_names() -> None:
    namespace: dict[str, object] = {"__builtins__": {"__import__": __import__}}
    exec("from testCases import *", namespace)
    assert {name for name in namespace if not name.endswith("_test_case")} == {"__builtins__"}
