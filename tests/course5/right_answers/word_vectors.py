"""Right answers to word vectors that differ from the solution's."""

# %% cosine_similarity: of unit vectors
def cosine_similarity(u, v):
    return float((u / np.sqrt(sum(u ** 2))) @ (v / (v @ v) ** 0.5))

# %% cosine_similarity: classic
def cosine_similarity(u, v):
    distance = 0.0
    dot = np.dot(u, v)
    norm_u = np.sqrt(np.sum(u ** 2))
    norm_v = np.sqrt(np.sum(v ** 2))
    cosine_similarity = dot / np.dot(norm_u, norm_v)
    return cosine_similarity

# %% complete_analogy: in one step
def complete_analogy(word_a, word_b, word_c, word_to_vec_map):
    given = [word.lower() for word in (word_a, word_b, word_c)]
    e_a, e_b, e_c = (word_to_vec_map[word] for word in given)
    others = [word for word in word_to_vec_map if word not in given]
    return max(others, key=lambda w: cosine_similarity(e_b - e_a, word_to_vec_map[w] - e_c))

# %% complete_analogy: as a matrix
def complete_analogy(word_a, word_b, word_c, word_to_vec_map):
    words = list(word_to_vec_map)
    E = np.array([word_to_vec_map[word] for word in words])
    a, b, c = (words.index(word.lower()) for word in (word_a, word_b, word_c))
    D = E - E[c]
    with np.errstate(all="ignore"):
        scores = D @ (E[b] - E[a]) / np.linalg.norm(D, axis=1)
    scores[[a, b, c]] = -np.inf
    return words[np.argmax(scores)]

# %% neutralize: by a matrix
def neutralize(word, g, word_to_vec_map):
    unit = g / np.linalg.norm(g)
    return (np.eye(len(g)) - np.outer(unit, unit)) @ word_to_vec_map[word]

# %% equalize: along a unit vector
def equalize(pair, bias_axis, word_to_vec_map):
    unit = bias_axis / np.linalg.norm(bias_axis)
    e1, e2 = (word_to_vec_map[word] for word in pair)
    across = (e1 + e2 - ((e1 + e2) @ unit) * unit) / 2
    reach = abs(1 - across @ across) ** 0.5 * np.sign((e1 - e2) @ unit) * unit
    return across + reach, across - reach

# %% equalize: classic, along the axis
def equalize(pair, bias_axis, word_to_vec_map):
    w1, w2 = pair[0], pair[1]
    e_w1, e_w2 = word_to_vec_map[w1], word_to_vec_map[w2]
    mu = (e_w1 + e_w2) / 2.
    mu_B = np.dot(mu, bias_axis) / np.linalg.norm(bias_axis)**2 * bias_axis
    mu_orth = mu - mu_B
    e_w1B = np.dot(e_w1, bias_axis) / np.linalg.norm(bias_axis)**2 * bias_axis
    e_w2B = np.dot(e_w2, bias_axis) / np.linalg.norm(bias_axis)**2 * bias_axis
    scale = np.sqrt(np.abs(1 - np.linalg.norm(mu_orth)**2))
    corrected_e_w1B = scale * (e_w1B - mu_B) / np.linalg.norm(e_w1B - mu_B)
    corrected_e_w2B = scale * (e_w2B - mu_B) / np.linalg.norm(e_w2B - mu_B)
    return corrected_e_w1B + mu_orth, corrected_e_w2B + mu_orth
