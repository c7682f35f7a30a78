"""Right answers to convolution by hand that differ from the solution's."""

# %% zero_pad: into zeros
def zero_pad(X, pad):
    m, n_H, n_W, n_C = X.shape
    X_pad = np.zeros((m, n_H + 2 * pad, n_W + 2 * pad, n_C))
    X_pad[:, pad:pad + n_H, pad:pad + n_W] = X
    return X_pad

# %% zero_pad: classic
def zero_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)), "constant", constant_values=(0, 0))

# %% conv_single_step: classic
def conv_single_step(a_slice_prev, W, b):
    s = np.multiply(a_slice_prev, W)
    Z = np.sum(s)
    Z = Z + float(b[0, 0, 0])
    return Z

# %% conv_single_step: by vdot
def conv_single_step(a, W, b):
    return np.vdot(a, W) + np.squeeze(b)

# %% conv_single_step: by sum
def conv_single_step(a, W, b):
    return sum((a * W).ravel().tolist(), b.item())

# %% conv_single_step: by tensordot
def conv_single_step(a, W, b):
    return np.tensordot(a, W, 3) + b[0, 0, 0]

# %% conv_forward: classic
def conv_forward(A_prev, W, b, hparameters):
    m, n_H_prev, n_W_prev = np.shape(A_prev)[0], np.shape(A_prev)[1], np.shape(A_prev)[2]
    f, n_C = np.shape(W)[0], np.shape(W)[3]
    stride, pad = hparameters.get("stride"), hparameters.get("pad")
    n_H = int((n_H_prev - f + 2 * pad) / stride + 1)
    n_W = int((n_W_prev - f + 2 * pad) / stride + 1)
    Z = np.zeros((m, n_H, n_W, n_C))
    A_prev_pad = zero_pad(A_prev, pad)
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                for c in range(n_C):
                    window = A_prev_pad[i, h*stride:h*stride+f, w*stride:w*stride+f, :]
                    Z[i, h, w, c] = np.sum(window * W[:, :, :, c]) + b[0, 0, 0, c]
    assert Z.shape == (m, n_H, n_W, n_C)
    return Z, (A_prev, W, b, hparameters)

# %% conv_forward: by einsum
def conv_forward(A_prev, W, b, hparameters):
    stride, pad, f = hparameters["stride"], hparameters["pad"], len(W)
    windows = sliding_window_view(zero_pad(A_prev, pad), (f, f), axis=(1, 2))
    windows = windows[:, ::stride, ::stride]
    return np.einsum("mhwkij,ijkc->mhwc", windows, W) + b, [A_prev, W, b, dict(hparameters)]

# %% pool_forward: without loops
def pool_forward(A_prev, hparameters, mode="max"):
    f, stride = hparameters["f"], hparameters["stride"]
    windows = sliding_window_view(A_prev, (f, f), axis=(1, 2))[:, ::stride, ::stride]
    return (windows.max if mode == "max" else windows.mean)(axis=(-2, -1)), (A_prev, hparameters)

# %% conv_backward: by einsum
def conv_backward(dZ, cache):
    A_prev, W, b, hparameters = cache
    stride, pad, f = hparameters["stride"], hparameters["pad"], len(W)
    A_prev_pad = zero_pad(A_prev, pad)
    dA_pad = np.zeros_like(A_prev_pad)
    windows = sliding_window_view(A_prev_pad, (f, f), axis=(1, 2))[:, ::stride, ::stride]
    dW = np.einsum("mhwkij,mhwc->ijkc", windows, dZ)
    for h in range(dZ.shape[1]):
        for w in range(dZ.shape[2]):
            top, left = h * stride, w * stride
            dA_pad[:, top:top + f, left:left + f] += np.einsum("ijkc,mc->mijk", W, dZ[:, h, w])
    n_H, n_W = A_prev.shape[1:3]
    return [dA_pad[:, pad:pad + n_H, pad:pad + n_W], dW, dZ.sum(axis=(0, 1, 2)).reshape(b.shape)]

# %% create_mask_from_window: as integers
def create_mask_from_window(x):
    return (x >= x.max()).astype(int)

# %% create_mask_from_window: by argmax
def create_mask_from_window(x):
    mask = np.zeros(x.shape)
    mask[np.unravel_index(np.argmax(x), x.shape)] = 1
    return mask

# %% distribute_value: by ones
def distribute_value(dz, shape):
    return np.ones(shape) * dz / np.prod(shape)

# %% distribute_value: filled
def distribute_value(dz, shape):
    a = np.empty(shape)
    a[:] = dz / a.size
    return a

# %% pool_backward: by hand
def pool_backward(dA, cache, mode="max"):
    A_prev, hparameters = cache
    f, stride = hparameters["f"], hparameters["stride"]
    dA_prev = np.zeros(A_prev.shape)
    for (i, h, w, c), gradient in np.ndenumerate(dA):
        window = np.s_[i, h * stride : h * stride + f, w * stride : w * stride + f, c]
        if mode == "max":
            row, column = np.unravel_index(A_prev[window].argmax(), (f, f))
            dA_prev[i, h * stride + row, w * stride + column, c] += gradient
        else:
            dA_prev[window] += gradient / f**2
    return dA_prev
