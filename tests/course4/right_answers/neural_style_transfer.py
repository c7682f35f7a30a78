"""Right answers to neural style transfer that differ from the solution's."""

# %% compute_content_cost: classic
def compute_content_cost(a_C, a_G):
    m, n_H, n_W, n_C = a_G.get_shape().as_list()
    a_C_unrolled = tf.transpose(tf.reshape(a_C, [n_H * n_W, n_C]))
    a_G_unrolled = tf.transpose(tf.reshape(a_G, [n_H * n_W, n_C]))
    J_content = 1 / (4 * n_H * n_W * n_C) * tf.reduce_sum(
        tf.square(tf.subtract(a_C_unrolled, a_G_unrolled)))
    return J_content

# %% compute_content_cost: as a mean
def compute_content_cost(a_C, a_G):
    return keras.ops.mean((a_G - a_C) ** 2) / 4

# %% gram_matrix: classic
def gram_matrix(A):
    return tf.matmul(A, A, transpose_b=True)

# %% gram_matrix: by einsum
def gram_matrix(A):
    return tf.einsum("ik,jk->ij", A, A)

# %% compute_layer_style_cost: classic
def compute_layer_style_cost(a_S, a_G):
    m, n_H, n_W, n_C = a_G.get_shape().as_list()
    a_S = tf.transpose(tf.reshape(a_S, [n_H * n_W, n_C]))
    a_G = tf.transpose(tf.reshape(a_G, [n_H * n_W, n_C]))
    GS = gram_matrix(a_S)
    GG = gram_matrix(a_G)
    return tf.reduce_sum(tf.square(tf.subtract(GS, GG))) / (2 * n_C * n_H * n_W) ** 2

# %% compute_layer_style_cost: transposed first
def compute_layer_style_cost(a_S, a_G):
    _, n_H, n_W, n_C = a_S.shape
    grams = [gram_matrix(tf.reshape(tf.transpose(a, perm=[0, 3, 1, 2]), [n_C, -1]))
             for a in (a_S, a_G)]
    return tf.reduce_mean((grams[0] - grams[1]) ** 2) / 4 / (n_H * n_W) ** 2

# %% compute_layer_style_cost: by einsum
def compute_layer_style_cost(a_S, a_G):
    gram = lambda a: tf.einsum("bijc,bijd->bcd", a, a)
    size = tf.cast(tf.size(a_G), tf.float32)
    return tf.reduce_sum(tf.square(gram(a_S) - gram(a_G))) / (4 * size ** 2)

# %% compute_style_cost: in a line
def compute_style_cost(style, generated, STYLE_LAYERS):
    return sum(coeff * compute_layer_style_cost(style[name], generated[name])
               for name, coeff in STYLE_LAYERS)

# %% compute_style_cost: classic
def compute_style_cost(style, generated, STYLE_LAYERS):
    J_style = 0
    for i in range(len(STYLE_LAYERS)):
        layer_name, coeff = STYLE_LAYERS[i]
        J_style += coeff * compute_layer_style_cost(style[layer_name], generated[layer_name])
    return tf.convert_to_tensor(J_style)

# %% total_cost: as a graph
@tf.function()
def total_cost(J_content, J_style, alpha=10, beta=40):
    return alpha * J_content + beta * J_style

# %% train_step: as a graph
@tf.function
def train_step(
    image, model, content, style, optimizer, alpha=10, beta=40, style_layers=STYLE_LAYERS
):
    with tf.GradientTape() as tape:
        a_G = model(image)
        J_style = compute_style_cost(style, a_G, style_layers)
        J_content = compute_content_cost(content[CONTENT_LAYER], a_G[CONTENT_LAYER])
        J = total_cost(J_content, J_style, alpha=alpha, beta=beta)
    grad = tape.gradient(J, [image])
    optimizer.apply_gradients(zip(grad, [image]))
    image.assign(tf.clip_by_value(image, -CONFIG.MEANS, 255.0 - CONFIG.MEANS))
    return J, J_content, J_style

# %% train_step: one colour after another
def train_step(
    image, model, content, style, optimizer, alpha=10, beta=40, style_layers=STYLE_LAYERS
):
    with tf.GradientTape() as tape:
        tape.watch(image)
        generated = model(image)
        J_content = compute_content_cost(content[CONTENT_LAYER], generated[CONTENT_LAYER])
        J_style = compute_style_cost(style, generated, style_layers)
        J = alpha * J_content + beta * J_style
    optimizer.apply([tape.gradient(J, image)], [image])
    colours = image.numpy()
    for c, mean in enumerate([123.68, 116.779, 103.939]):
        colours[..., c] = np.clip(colours[..., c], -mean, 255 - mean)
    image.assign(colours)
    return [J.numpy(), J_content.numpy(), J_style.numpy()]
