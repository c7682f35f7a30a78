"""Right answers to the project simulator that differ from the solution's."""

# %% next_step: by gaps
def next_step(report, history, weeks_left):
    if report["human_error"] is None:
        return "measure_human"
    if report["tags"] is None:
        return "error_analysis"
    if report["dev_examples"] < 1000:
        return "enlarge_dev"
    gaps = read_report(report)
    if gaps["labels"] > 0.03 and weeks_left > 1:
        return "clean_training_labels"
    worst = max(("bias", "variance", "mismatch"), key=gaps.get)
    if worst == "bias":
        return "train_longer" if report["training_slope"] > 0.001 else "bigger_model"
    if worst == "variance":
        return "regularize" if len(history) % 2 else "collect_web"
    return "synthesize" if report["tags"]["shaky"] > report["tags"]["rare"] else "collect_target"

# %% next_step: without weeks
def next_step(report, history, weeks_left):
    for name, action in (("human_error", "measure_human"), ("tags", "error_analysis")):
        if report[name] is None:
            return action
    if report["dev_examples"] < 2000:
        return "enlarge_dev"
    return max((a for a in COSTS if COSTS[a]), key=lambda a: expected_gain(report, a) / COSTS[a])

# %% read_report: by differences
def read_report(report):
    wrong = report["train_error"] * (report["wrong_training_labels"] or 0.0)
    share = report["tags"]["wrong label"] if report["tags"] else 0.0
    levels = [report["human_error"] or 0.0, report["train_error"] - wrong,
              report["train_dev_error"] - wrong, report["dev_error"] - share * report["dev_error"]]
    gaps = dict(zip(("bias", "variance", "mismatch"), np.diff(levels)))
    return gaps | {"labels": wrong}
