"""Right answers to car detection that differ from the solution's."""

# %% yolo_head: in loops
def yolo_head(feats, anchors, num_classes):
    n_H, n_W, _ = np.shape(feats)
    A = len(anchors)
    confidence = np.zeros((n_H, n_W, A, 1))
    xy, wh = np.zeros((n_H, n_W, A, 2)), np.zeros((n_H, n_W, A, 2))
    probs = np.zeros((n_H, n_W, A, num_classes))
    for i in range(n_H):
        for j in range(n_W):
            for a in range(A):
                t = np.asarray(feats, dtype=float)[i, j, a * (5 + num_classes):][:5 + num_classes]
                xy[i, j, a] = [(sigmoid(t[0]) + j) / n_W, (sigmoid(t[1]) + i) / n_H]
                w, h = anchors[a]
                wh[i, j, a] = [w * np.exp(t[2]) / n_W, h * np.exp(t[3]) / n_H]
                confidence[i, j, a, 0] = sigmoid(t[4])
                probs[i, j, a] = np.exp(t[5:]) / np.exp(t[5:]).sum()
    return confidence, xy, wh, probs

# %% yolo_head: by Keras
def yolo_head(feats, anchors, num_classes):
    from keras import ops
    n_H, n_W = feats.shape[:2]
    t = ops.reshape(ops.cast(feats, "float64"), (n_H, n_W, len(anchors), 5 + num_classes))
    size = np.array([n_W, n_H], dtype="float64")
    rows, columns = np.indices((n_H, n_W)).astype("float64")
    xy = (ops.sigmoid(t[..., :2]) + np.stack([columns, rows], -1)[:, :, None]) / size
    wh = ops.exp(t[..., 2:4]) * ops.cast(anchors, "float64") / size
    return ops.sigmoid(t[..., 4:5]), xy, wh, ops.softmax(t[..., 5:], axis=-1)

# %% yolo_filter_boxes: classic
def yolo_filter_boxes(box_confidence, boxes, box_class_probs, threshold=.6):
    import tensorflow as tf
    box_scores = box_confidence * box_class_probs
    box_classes = tf.math.argmax(box_scores, axis=-1)
    box_class_scores = tf.math.reduce_max(box_scores, axis=-1)
    filtering_mask = box_class_scores >= threshold
    scores = tf.boolean_mask(box_class_scores, filtering_mask)
    boxes = tf.boolean_mask(boxes, filtering_mask)
    classes = tf.boolean_mask(box_classes, filtering_mask)
    return scores, boxes, classes

# %% yolo_filter_boxes: by rows
def yolo_filter_boxes(box_confidence, boxes, box_class_probs, threshold=0.6):
    all_scores = (box_confidence * box_class_probs).reshape(-1, box_class_probs.shape[-1])
    rows = np.flatnonzero((all_scores >= threshold).any(axis=1))
    classes = all_scores[rows].argmax(axis=1)
    return all_scores[rows, classes], boxes.reshape(-1, 4)[rows], classes

# %% iou: classic
def iou(box1, box2):
    xi1 = np.maximum(box1[0], box2[0])
    yi1 = np.maximum(box1[1], box2[1])
    xi2 = np.minimum(box1[2], box2[2])
    yi2 = np.minimum(box1[3], box2[3])
    inter_area = max(xi2 - xi1, 0) * max(yi2 - yi1, 0)
    box1_area = (box1[3] - box1[1]) * (box1[2] - box1[0])
    box2_area = (box2[3] - box2[1]) * (box2[2] - box2[0])
    return inter_area / (box1_area + box2_area - inter_area)

# %% iou: by arrays
def iou(box1, box2):
    shared = np.clip(np.minimum(box1[2:], box2[2:]) - np.maximum(box1[:2], box2[:2]), 0, None)
    areas = [np.prod(box[2:] - box[:2]) for box in (box1, box2)]
    return np.prod(shared) / (sum(areas) - np.prod(shared))

# %% yolo_non_max_suppression: class by class
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    import tensorflow as tf
    kept = []
    for kind in np.unique(classes):
        of_kind = np.flatnonzero(classes == kind)
        good = tf.image.non_max_suppression(
            boxes[of_kind], scores[of_kind], max_boxes, iou_threshold)
        kept.extend(of_kind[good.numpy()])
    kept = sorted(kept, key=lambda i: scores[i], reverse=True)[:max_boxes]
    kept = np.array(kept, dtype=int)
    return scores[kept], boxes[kept], classes[kept]

# %% yolo_non_max_suppression: by striking out
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    left, best = list(np.argsort(scores)[::-1]), []
    while left and len(best) < max_boxes:
        first, *left = left
        best.append(first)
        left = [i for i in left if classes[i] != classes[first]
                or not iou(boxes[first], boxes[i]) > iou_threshold]
    if not best:
        return np.zeros(0), np.zeros((0, 4)), np.zeros(0, dtype=int)
    return scores[best], boxes[best], classes[best]

# %% yolo_eval: in one go
def yolo_eval(yolo_outputs, image_shape=(256., 320.), max_boxes=10, score_threshold=.6,
              iou_threshold=.5):
    confidence, xy, wh, probs = yolo_outputs
    boxes = scale_boxes(yolo_boxes_to_corners(xy, wh), image_shape)
    left = yolo_filter_boxes(confidence, boxes, probs, threshold=score_threshold)
    return yolo_non_max_suppression(*left, max_boxes=max_boxes, iou_threshold=iou_threshold)
