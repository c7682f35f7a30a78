"""Right answers to trigger word detection that differ from the solution's."""

# %% is_overlapping: by maximum
def is_overlapping(segment_time, previous_segments):
    return any(max(segment_time[0], s) <= min(segment_time[1], e) for s, e in previous_segments)

# %% insert_audio_clip: in a for loop
def insert_audio_clip(background, audio_clip, previous_segments):
    for attempt in range(20):
        segment_time = get_random_time_segment(len(audio_clip) // 8)
        if not is_overlapping(segment_time, previous_segments):
            break
    else:
        return background, (10000, 10000)
    previous_segments += [segment_time]
    sound = np.zeros(len(background))
    sound[segment_time[0] * 8 :][: len(audio_clip)] = audio_clip
    return background + sound, segment_time

# %% insert_ones: classic
def insert_ones(y, segment_end_ms, n_ones=5):
    _, Ty = y.shape
    segment_end_y = int(segment_end_ms * Ty / 10000.0)
    if segment_end_y < Ty:
        for i in range(segment_end_y + 1, segment_end_y + n_ones + 1):
            if i < Ty:
                y[0, i] = 1
    return y

# %% create_training_example: classic
def create_training_example(background, activates, negatives, Ty):
    background = background / 10
    y = np.zeros((1, Ty))
    previous_segments = []
    number = np.random.randint(0, 5)
    for i in np.random.randint(len(activates), size=number):
        background, segment_time = insert_audio_clip(background, activates[i], previous_segments)
        segment_start, segment_end = segment_time
        y = insert_ones(y, segment_end)
    number = np.random.randint(0, 5)
    for i in np.random.randint(len(negatives), size=number):
        background, _ = insert_audio_clip(background, negatives[i], previous_segments)
    return spectrogram(match_target_amplitude(background, -20.0)), y

# %% create_training_example: negatives first
def create_training_example(background, activates, negatives, Ty):
    rng = np.random.default_rng(np.random.randint(10**6))
    sound, y, taken = background * 10 ** (-20 / 20), np.zeros((1, Ty)), []
    for _ in range(rng.integers(5)):
        sound, _ = insert_audio_clip(sound, negatives[rng.integers(len(negatives))], taken)
    for _ in range(rng.integers(5)):
        sound, (_, end) = insert_audio_clip(sound, activates[rng.integers(len(activates))], taken)
        insert_ones(y, end)
    return spectrogram(match_target_amplitude(sound, -20)), y

# %% modelf: sequential
def modelf(input_shape):
    return keras.Sequential([
        keras.Input(input_shape), layers.Conv1D(filters=48, kernel_size=15, strides=4),
        layers.BatchNormalization(), layers.ReLU(), layers.Dropout(0.3),
        layers.GRU(units=40, return_sequences=True), layers.BatchNormalization(),
        layers.Dropout(0.3), layers.TimeDistributed(layers.Dense(1, activation="sigmoid")),
    ])

# %% modelf: one dropout layer, called twice
def modelf(input_shape):
    drop = layers.Dropout(0.3)
    X_input = keras.Input(shape=input_shape)
    X = layers.BatchNormalization()(layers.Conv1D(48, 15, strides=4)(X_input))
    X = drop(layers.ReLU()(X))
    X = drop(layers.BatchNormalization()(layers.GRU(40, return_sequences=True)(X)))
    return keras.Model(X_input, layers.Dense(1, activation="sigmoid")(X))

# %% find_detections: counted down
def find_detections(probabilities, threshold=0.5, pause=8):
    steps, wait = [], 0
    for t, p in enumerate(probabilities):
        if wait:
            wait -= 1
        elif p > threshold:
            steps.append(t)
            wait = pause
    return steps
