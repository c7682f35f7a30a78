"""Right answers to the applications of the Transformer that differ from the solution's."""

# %% tokenize_and_align_labels: by first occurrence
def tokenize_and_align_labels(tokenizer, examples, tags):
    encoded = tokenizer(examples)
    labels = []
    for row, words in enumerate(examples):
        numbers = encoded.word_ids(row)
        labels.append([
            -100 if n is None or numbers.index(n) != p else tags[row][n]
            for p, n in enumerate(numbers)
        ])
    return encoded["input_ids"], np.array(labels)

# %% masked_loss: by one-hot labels
def masked_loss(labels, probabilities):
    labels = ops.cast(labels, "int32")
    chosen = ops.one_hot(ops.maximum(labels, 0), probabilities.shape[-1])
    p = ops.sum(chosen * probabilities, axis=-1)
    weights = ops.cast(labels >= 0, probabilities.dtype)
    return -ops.sum(weights * ops.log(p)) / ops.maximum(ops.sum(weights), 1.0)

# %% entity_spans: in a while loop
def entity_spans(tags):
    spans, start = [], 0
    while start < len(tags):
        end = start + 1
        if tags[start] != "O":
            while end < len(tags) and tags[end] == "I-" + tags[start][2:]:
                end += 1
            spans.append((start, end, tags[start][2:]))
        start = end
    return spans

# %% entity_f1: by counts
def entity_f1(true_spans, predicted_spans):
    true = {(n, *s) for n, spans in enumerate(true_spans) for s in spans}
    predicted = {(n, *s) for n, spans in enumerate(predicted_spans) for s in spans}
    right = len(true & predicted)
    return (
        np.float64(right / max(1, len(predicted))), right / max(1, len(true)),
        2 * right / max(1, len(true) + len(predicted)),
    )

# %% find_answer_span: by text
def find_answer_span(tokens, answer, support):
    first, end = support
    places = [
        p for p in range(first, end)
        if list(tokens[p : p + len(answer)]) == list(answer) and p + len(answer) <= end
    ]
    return [places[0], places[0] + len(answer) - 1] if places else (0, 0)

# %% best_span: by a table
def best_span(start_scores, end_scores, max_length):
    sums = start_scores[:, np.newaxis] + end_scores[np.newaxis, :]
    allowed = np.triu(np.ones_like(sums)) - np.triu(np.ones_like(sums), max_length)
    return np.unravel_index(np.where(allowed == 1, sums, -np.inf).argmax(), sums.shape)
