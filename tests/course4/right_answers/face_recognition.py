"""Right answers to face recognition that differ from the solution's."""

# %% triplet_loss: classic
import tensorflow as tf

def triplet_loss(y_true, y_pred, alpha = 0.2):
    anchor, positive, negative = y_pred[0], y_pred[1], y_pred[2]
    pos_dist = tf.reduce_sum(tf.square(tf.subtract(anchor, positive)), axis = -1)
    neg_dist = tf.reduce_sum(tf.square(tf.subtract(anchor, negative)), axis = -1)
    basic_loss = tf.add(tf.subtract(pos_dist, neg_dist), alpha)
    loss = tf.reduce_sum(tf.maximum(basic_loss, 0.0))
    return loss

# %% triplet_loss: by einsum
def triplet_loss(y_true, y_pred, alpha=0.2):
    anchor, positive, negative = (ops.convert_to_tensor(each) for each in y_pred)
    difference = ops.einsum("mn,mn->m", anchor - positive, anchor - positive)
    difference -= ops.einsum("mn,mn->m", anchor - negative, anchor - negative)
    return ops.sum(ops.relu(difference + alpha))

# %% triplet_loss: in a loop
def triplet_loss(y_true, y_pred, alpha=0.2):
    loss = 0.0
    for a, p, n in zip(*[ops.unstack(ops.convert_to_tensor(each)) for each in y_pred]):
        loss = loss + ops.maximum(ops.norm(a - p) ** 2 - ops.norm(a - n) ** 2 + alpha, 0.0)
    return loss

# %% verify: classic
def verify(image_path, identity, database, model):
    encoding = img_to_encoding(image_path, model)
    dist = np.linalg.norm(encoding - database[identity])
    if dist < 0.7:
        print("It's " + str(identity) + ", welcome home!")
        door_open = True
    else:
        print("It's not " + str(identity) + ", please go away")
        door_open = False
    return dist, door_open

# %% verify: by keras.ops
def verify(image_path, identity, database, model):
    difference = ops.subtract(img_to_encoding(image_path, model), database[identity])
    dist = ops.sqrt(ops.sum(difference ** 2))
    return float(dist), bool(dist <= 0.7)

# %% who_is_it: by argmin
def who_is_it(image_path, database, model):
    distances = np.linalg.norm(np.vstack(list(database.values()))
                               - img_to_encoding(image_path, model), axis=1)
    nearest = np.argmin(distances)
    return distances[nearest], list(database)[nearest] if distances[nearest] < 0.7 else None

# %% who_is_it: by min
def who_is_it(image_path, database, model):
    encoding = img_to_encoding(image_path, model)
    found = {name: np.sum((each - encoding) ** 2) ** 0.5 for name, each in database.items()}
    identity = min(found, key=found.get)
    min_dist = found[identity]
    return (min_dist, identity) if min_dist < 0.7 else (min_dist, None)

# %% who_is_it: classic
def who_is_it(image_path, database, model):
    encoding = img_to_encoding(image_path, model)
    min_dist = 100
    for (name, db_enc) in database.items():
        dist = np.linalg.norm(encoding - db_enc)
        if dist < min_dist:
            min_dist = dist
            identity = name
    if min_dist > 0.7:
        identity = None
    return min_dist, identity
