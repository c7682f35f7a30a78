# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Face recognition: learning what makes two images the same person
#
# A classifier knows the classes of its training set and no others. A door that opens for the people
# who live in a house cannot work like that: it has one image of each of them, and next week somebody
# new moves in. So here a network learns something more general, a **distance** between faces:
# small between two images of one person, large between images of two. With it you build the
# lock of a door, and measure how far it can be trusted.
#
# **When you are done you can**
#
# - write the triplet loss, and say why its margin is needed;
# - train a network that turns a face into 128 numbers, and test it on people it has never seen;
# - write *verification* (is this really Ana?) and *recognition* (who is this?);
# - choose a threshold without looking at the test set, and read the two kinds of errors off it;
# - name what separates this toy from systems in use, and what those have done to people.
#
# **You need** `keras_tutorial`. **Time:** 2 hours.
#
# **How it works.** Write your code between `### START CODE HERE ###` and `### END CODE HERE ###`,
# replacing each `None`. The number of lines is a hint, not a rule. Run the check below each
# exercise: it shows what your code returned next to what was expected. Your points also depend on
# hidden inputs of other shapes, so write for any input, not for the one you see.

# %% [markdown]
# ## 1. Set-up

# %%
import os
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"

import tempfile
from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
from keras import layers, ops
from PIL import Image

from coursework.figures import face_recognition as fr_figures
from coursework.figures.images import show_images
from coursework.progress_bar import progress
from fr_utils import (
    best_threshold, draw_batches, encode, error_rates, img_to_encoding, load_identities,
    nearest_others, pair_distances, semi_hard_triplets,
)

# %%
from graders import Checker

check = Checker("course4/face_recognition")

# %% [markdown]
# ## 2. The people
#
# No living person is in this data set: all faces are drawn by a program from the parts of an openly
# licensed avatar kit. That is on purpose. Photographs of faces belong to the people in them, and
# the large collections that made face recognition possible were mostly gathered without asking
# (section 9).
#
# There are three groups, and nobody is in two of them: **400 people to learn from**, **40 to choose
# settings by**, and **60 to test on**. A row shows one person.

# %% tags=["demo"]
faces = load_identities()

# %% tags=["demo"] alt="Four drawn people in rows, five images of each, with changing light, glasses and background."
for part in faces._fields:
    people, pictures = getattr(faces, part).shape[:2]
    print(f"{part:10s} {people:3d} people, {pictures} images of each")
show_images(
    faces.train[:4].reshape(-1, 64, 64, 3), [""] * 20, "Four people, five times each", columns=5
)
plt.show()

# %% [markdown]
# What stays the same in a row: haircut, colour of hair and skin, and for some people freckles, a
# birthmark, a moustache or red cheeks. What changes: expression, glasses, earrings, angle, size,
# background, brightness and colour of the light, and a shadow.

# %% [markdown]
# ### Why not compare pixels?
#
# The simplest distance between two images is the one between their pixels. Below, each pair of
# images of the 40 validation people is one count: blue if both show the same person, orange if
# not. A good distance would keep the two apart.

# %%
def show_distances(vectors, per_person, heading):
    """Draw the distances of all pairs of images; return those of same and of different people.

    Arguments:
    vectors -- one image or encoding a row, those of one person one after the other
    per_person -- images of each person
    heading -- title of the figure

    Returns:
    same, different -- distances of pairs of one person, and of pairs of two
    """
    same, different = pair_distances(vectors, per_person)
    threshold = best_threshold(same, different)
    fr_figures.draw_distances(same, different, threshold, heading)
    plt.show()
    false_accepts, false_rejects = error_rates(same, different, threshold)
    print(f"The best threshold for these pairs, {threshold:.2f}, takes {false_accepts:.0%} of the "
          f"different people for the same, and {false_rejects:.0%} of the same for different.")
    return same, different


# %% tags=["demo"] alt="Two histograms of distances between pixels, for pairs of the same person and of different people; they overlap almost completely."
pixels = faces.validation.reshape(-1, 64 * 64 * 3) / 255
show_distances(pixels, 6, "Distance between the pixels");

# %% [markdown]
# They lie on top of each other. Background, light and a turned head change more pixels than another
# person does. What we need is an image's **encoding**: a list of numbers that keeps what belongs to
# the person and forgets everything else.

# %% [markdown]
# ## 3. The triplet loss
#
# Let $f(x)$ be the encoding of an image, 128 numbers computed by a network. Nobody can say what the
# right numbers are, so there are no labels to compare with. But we know what the *distances* should
# be like. Take three images, a **triplet**:
#
# - an **anchor** $A$, an image of some person;
# - a **positive** $P$, another image of the same person;
# - a **negative** $N$, an image of somebody else.

# %% tags=["demo"] alt="A triplet: an anchor, a positive of the same person and a negative of somebody else."
fr_figures.draw_triplet(faces.train[3, 0], faces.train[3, 1], faces.train[8, 0])
plt.show()

# %% [markdown]
# We want $P$ to be nearer to $A$ than $N$ is, and not just barely: by at least a **margin** $\alpha$.
#
# $$\lVert f(A) - f(P) \rVert_2^2 + \alpha \leq \lVert f(A) - f(N) \rVert_2^2$$
#
# A triplet that satisfies this costs nothing. One that does not costs as much as it falls short.
# The loss adds up all $m$ triplets:
#
# $$\mathcal{J} = \sum_{i=1}^{m} \max \Bigl( \;
# \underbrace{\lVert f(A^{(i)}) - f(P^{(i)}) \rVert_2^2}_{\text{should be small}} \; - \;
# \underbrace{\lVert f(A^{(i)}) - f(N^{(i)}) \rVert_2^2}_{\text{should be large}} \; + \; \alpha,
# \;\; 0 \Bigr)$$
#
# **Why a margin?** Without it, a network that gives *every* image the same encoding would be
# perfect: all distances zero, nothing to pay. With the margin, this laziest of all networks pays
# $\alpha$ for every triplet.
#
# **Why the maximum with 0?** Otherwise an easy triplet could earn unlimited credit and make up for
# those that are wrong. The maximum must be taken for each triplet by itself, *before* adding up.

# %% [markdown]
# ### Exercise 1: `triplet_loss`
#
# `y_pred` is a list of three tensors of shape $(m, n)$: the encodings of the anchors, the positives and
# the negatives. Row $i$ of each belongs to triplet $i$. (`y_true` is there because Keras gives every
# loss two arguments. There is nothing to put in it.)
#
# 1. The **squared** distance between anchor and positive: the squares of the differences, added up over
#    the $n$ numbers of the encoding (the last axis). This gives one number for each triplet.
# 2. The same for anchor and negative.
# 3. What each triplet costs: the difference, plus $\alpha$, but at least 0.
# 4. The **sum** over all triplets.
#
# Use `ops.square`, `ops.sum(..., axis=-1)` and `ops.maximum`. They are Keras's own and work on all
# of its backends. NumPy will not do: training must be able to differentiate your loss.

# %%
# GRADED FUNCTION: triplet_loss
def triplet_loss(y_true, y_pred, alpha=0.2):
    """Compute the triplet loss, summed over all triplets.

    Arguments:
    y_true -- not used; Keras passes it to every loss
    y_pred -- list of three tensors, the encodings of
              the anchors, shape (m, n),
              the positives, shape (m, n),
              the negatives, shape (m, n)
    alpha -- the margin, a number

    Returns:
    loss -- tensor with a single number, of shape ()
    """
    anchor, positive, negative = y_pred[0], y_pred[1], y_pred[2]

    ### START CODE HERE ### (≈ 4 lines of code)
    # Squared distances between anchors and positives, shape (m,)
    pos_dist = ops.sum(ops.square(anchor - positive), axis=-1)
    # Squared distances between anchors and negatives, shape (m,)
    neg_dist = ops.sum(ops.square(anchor - negative), axis=-1)
    # What each triplet costs, shape (m,)
    costs = ops.maximum(pos_dist - neg_dist + alpha, 0.0)
    # All triplets together
    loss = ops.sum(costs)
    ### END CODE HERE ###

    return loss


# %% points=40
check("triplet_loss")

# %% [markdown]
# How the loss of one triplet depends on where the negative is, while the positive stays at the squared
# distance 0.5:

# %% tags=["demo"] alt="The triplet loss against the squared distance of the negative: it falls in a straight line and is 0 from the distance of the positive plus the margin on."
anchor, positive = np.float32([[1, 0]]), np.float32([[0.75, 0.6614]])
angles = np.linspace(0, np.pi / 2, 91)
negatives = np.float32([np.cos(angles), np.sin(angles)]).T
losses = [float(triplet_loss(None, [anchor, positive, [each]])) for each in negatives]
fr_figures.draw_margin(np.sum((anchor - negatives) ** 2, axis=1), losses, positive=0.5, alpha=0.2)
plt.show()

# %% [markdown]
# - **Hard:** the negative is nearer than the positive. That is an error, and costs most.
# - **Semi-hard:** the order is right, but the margin is not kept. It still costs something.
# - **Easy:** far enough. It costs nothing, so its gradient is zero: *it teaches nothing*.
#
# That last point decides whether training works. Choose negatives at random, and after a short
# while nearly all are easy. Always choose the hardest, and the network may give up and give all
# images the same encoding. FaceNet, the system that this notebook follows, uses **semi-hard** ones.

# %% [markdown]
# ## 4. The network and its training
#
# An ordinary small ConvNet. Only its end is new: the 128 outputs have no activation, and are scaled so
# that their squares add up to 1. All encodings thus lie on a sphere of radius 1, and no two are farther
# apart than 2. Otherwise the network could keep the margin by simply making all numbers larger.

# %% tags=["demo"]
def face_encoder(input_shape=(64, 64, 3), n=128):
    """Build a network that turns images (m, height, width, 3) into encodings (m, n)."""
    pictures = keras.Input(shape=input_shape)
    X = layers.Conv2D(16, 3, strides=2, padding="same", use_bias=False)(pictures)
    for filters in (32, 64, 64):
        X = layers.BatchNormalization(momentum=0.9)(X)
        X = layers.Activation("relu")(X)
        X = layers.Conv2D(filters, 3, padding="same", use_bias=False)(X)
        X = layers.MaxPooling2D(2)(X)
    X = layers.BatchNormalization(momentum=0.9)(X)
    X = layers.Activation("relu")(X)
    X = layers.Dropout(0.3)(layers.Flatten()(X))
    X = layers.Dense(n)(X)
    return keras.Model(pictures, layers.UnitNormalization()(X), name="face_encoder")


keras.utils.set_random_seed(1)
encoder = face_encoder()
print(f"{encoder.count_params():,} parameters")

# %% [markdown]
# Its weights are still random. Is that already any better than comparing pixels?

# %% tags=["demo"] alt="Two histograms of distances between the encodings of an untrained network; they overlap widely."
encodings = encode(faces.validation, encoder)
show_distances(encodings, 6, "Before training: distance between the encodings");

# %% [markdown]
# ### Triplets out of one batch
#
# Sending three images through the network for one triplet would be a waste. Instead each batch
# shows 16 people, four images each. Every ordered pair of images of one person serves as anchor and
# positive, which makes $16 \cdot 4 \cdot 3 = 192$ triplets, and the negative is sought among the
# other 60 images of the batch: the nearest one that is still farther away than the positive
# (`semi_hard_triplets`).
#
# The class below tells Keras how: it overrides the one method of `keras.Model` that computes the
# loss. And there is *your* function.

# %% tags=["demo"]
PEOPLE, PER_PERSON = 16, 4


class TripletTrainer(keras.Model):
    """Trains an encoder with the triplet loss on batches of 16 people, four images each."""

    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder

    def call(self, pictures, training=None):
        return self.encoder(pictures, training=training)

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        return triplet_loss(y, semi_hard_triplets(y_pred, PEOPLE, PER_PERSON))


# %% [markdown]
# It takes about a minute. The learning rate falls to zero along a cosine, so that the network
# settles at the end. There is no accuracy to watch, as there are no classes; only the loss.

# %% tags=["demo"]
EPOCHS, STEPS = 14, 25
batches = draw_batches(faces.train, PEOPLE, PER_PERSON, np.random.default_rng(1))
learning_rate = keras.optimizers.schedules.CosineDecay(0.002, EPOCHS * STEPS)
trainer = TripletTrainer(encoder)
trainer.compile(optimizer=keras.optimizers.Adam(learning_rate))
history = trainer.fit(
    batches, steps_per_epoch=STEPS, epochs=EPOCHS, shuffle=False, verbose=0,
    callbacks=[progress(EPOCHS)],
)

# %% tags=["demo"] alt="The mean loss of a batch falls over the epochs, far below the dashed line, the loss if all encodings were the same."
fr_figures.draw_loss(history.history["loss"], PEOPLE * PER_PERSON * (PER_PERSON - 1), alpha=0.2)
plt.show()

# %% [markdown]
# ## 5. How good is it?
#
# The same figure again, for the same 40 validation people. None of them was in the training set.

# %% tags=["demo"] alt="Two histograms of distances between encodings: pairs of the same person near zero, pairs of different people farther right, with little overlap around the threshold."
encodings = encode(faces.validation, encoder)
same, different = show_distances(encodings, 6, "After training: distance between the encodings")
threshold = best_threshold(same, different)

# %% [markdown]
# The two histograms have separated. Below which distance should two images count as the same
# person? The dashed line is the threshold for which both kinds of errors together are fewest *on
# the validation people*. It is different for each network, even if only the seed of its training
# differs. But the functions that you are going to write have 0.7 built in, the threshold of the
# classic course. So we **calibrate**: we multiply all encodings by the same number, chosen so that
# the best threshold becomes 0.7. All distances change in proportion, and nobody gets nearer than
# anybody else.

# %% tags=["demo"]
FRmodel = keras.Sequential([encoder, layers.Rescaling(0.7 / threshold)], name="FRmodel")

# %% [markdown]
# The threshold was chosen on the validation people, so the result for them flatters. The honest question
# is what happens, with this threshold and no other, to the 60 people of the **test set**.

# %% tags=["demo"]
test_encodings = encode(faces.test, FRmodel)
test_same, test_different = pair_distances(test_encodings, 6)
false_accepts, false_rejects = error_rates(test_same, test_different, 0.7)
accuracy = 1 - (false_accepts + false_rejects) / 2
print(f"{len(test_same)} pairs of one person, {len(test_different):,} pairs of two")
print(f"false accepts {false_accepts:.1%}, false rejects {false_rejects:.1%}")
print(f"verification accuracy on unseen people: {accuracy:.1%}")

# %% [markdown]
# The accuracy weighs both kinds of pairs alike. With so many more pairs of two, a lock that never opens
# would otherwise look excellent.
#
# A threshold is a choice between two evils. **False accept:** a stranger gets in. **False reject:** a
# resident stands in the rain. Lower the threshold, and there are fewer of the first and more of the
# second. Which is worse depends on what lies behind the door.

# %% tags=["demo"] alt="False accepts and false rejects of test pairs against the threshold; one rises and the other falls, and they cross near the chosen threshold."
fr_figures.draw_error_rates(test_same, test_different, threshold=0.7)
plt.show()

# %% [markdown]
# ## 6. Verification: is it really you?
#
# Six people of the test group move into the house. One image of each is enough: its encoding goes into
# the database. Nothing is trained again.

# %% tags=["demo"] alt="Six drawn people with their names."
names = ["Ana", "Ben", "Chidi", "Dana", "Emil", "Fumi"]
residents = dict(zip(names, faces.test[[33, 18, 53, 29, 37, 39]], strict=True))
database = {name: img_to_encoding(pictures[0], FRmodel) for name, pictures in residents.items()}
show_images([each[0] for each in residents.values()], names, "Who lives here")
plt.show()
print("The encoding of Ana begins with", np.round(database["Ana"][0, :5], 3))

# %% [markdown]
# **Verification** compares one to one. Somebody says "I am Ana", by a card or a code, and the camera
# takes an image: do the two belong together?
#
# `img_to_encoding(image_path, model)` is given. It takes the name of a file (or an image as an array),
# scales it to the size that the network expects, divides it by 255 *as in training*, and returns the
# encoding, of shape (1, 128).
#
# ### Exercise 2: `verify`
#
# 1. Encode the image.
# 2. `dist` is the Euclidean distance (not squared) between that encoding and the one that the database
#    has under the claimed `identity`. `np.linalg.norm` of the difference is a single number. The
#    encodings are rows of shape $(1, n)$, so do not give it an axis.
# 3. `door_open` is `True` if the distance is **less than 0.7**. At 0.7 or more the door stays closed.

# %%
# GRADED FUNCTION: verify
def verify(image_path, identity, database, model):
    """Check whether an image shows the person it is claimed to show.

    Arguments:
    image_path -- name of a file with an image, or the image as an array
    identity -- the claimed name, a key of the database
    database -- dictionary from names to encodings, each of shape (1, n)
    model -- network that computes encodings

    Returns:
    dist -- distance between the image's encoding and that of the identity, a number
    door_open -- True if the distance is less than 0.7, else False
    """
    ### START CODE HERE ### (≈ 3 lines of code)
    # The encoding of the image
    encoding = img_to_encoding(image_path, model)
    # Its distance to the encoding of the claimed person
    dist = np.linalg.norm(encoding - database[identity])
    # The decision
    door_open = dist < 0.7
    ### END CODE HERE ###

    print(f"It's {identity}, welcome home!" if door_open else f"It's not {identity}: stay out.")
    return dist, door_open


# %% points=25
check("verify")

# %% [markdown]
# The camera at the door saves its images as files. First Ana comes home, then somebody who is not Ana
# says that she is.

# %% tags=["demo"]
camera = Path(tempfile.mkdtemp())
Image.fromarray(residents["Ana"][3]).save(camera / "camera_0.png")
Image.fromarray(faces.test[50, 0]).save(camera / "camera_1.png")

for file in ("camera_0.png", "camera_1.png"):
    dist, door_open = verify(camera / file, "Ana", database, FRmodel)
    print(f"{file}: distance {dist:.3f}\n")

# %% tags=["demo"] alt="The image of Ana in the database, an image of Ana from the camera, and one of somebody else."
shown = [residents["Ana"][0], residents["Ana"][3], faces.test[50, 0]]
titles = ["in the database", "camera_0", "camera_1"]
show_images(shown, titles, "Is it Ana?")
plt.show()

# %% [markdown]
# ## 7. Recognition: who are you?
#
# Cards get lost. **Recognition** does without: it compares the image with *everybody* in the
# database, one to many, and says who it is.
#
# ### Exercise 3: `who_is_it`
#
# 1. Encode the image, once.
# 2. Go through the database. Remember the **smallest** distance so far and whose it is. Before the loop,
#    start with a distance that any real one beats (`np.inf` is larger than every number).
# 3. The nearest person need not be the right one: somebody is always nearest, even to a stranger. So
#    if the smallest distance is **0.7 or more**, the `identity` is `None`. (This is the same rule as
#    in `verify`: only less than 0.7 counts as the same person.)
#
# Return the smallest distance in both cases. The database always holds at least one person.

# %%
# GRADED FUNCTION: who_is_it
def who_is_it(image_path, database, model):
    """Find out who is on an image.

    Arguments:
    image_path -- name of a file with an image, or the image as an array
    database -- dictionary from names to encodings, each of shape (1, n); not empty
    model -- network that computes encodings

    Returns:
    min_dist -- the smallest distance to an encoding of the database, a number
    identity -- the name of the nearest person, or None if min_dist is 0.7 or more
    """
    ### START CODE HERE ### (≈ 3 lines of code)
    # The encoding of the image
    encoding = img_to_encoding(image_path, model)
    # What to start with, before anybody has been looked at
    min_dist = float("inf")
    identity = None
    ### END CODE HERE ###

    for name, db_encoding in database.items():
        ### START CODE HERE ### (≈ 3 lines of code)
        # The distance to this person
        dist = np.linalg.norm(encoding - db_encoding)
        # If nobody was nearer so far, remember the distance and the name
        if dist < min_dist:
            min_dist, identity = dist, name
        ### END CODE HERE ###

    ### START CODE HERE ### (≈ 2 lines of code)
    # A stranger
    if min_dist >= 0.7:
        identity = None
    ### END CODE HERE ###

    print("Not in the database." if identity is None else f"It's {identity}.")
    return min_dist, identity


# %% points=35
check("who_is_it")

# %% tags=["demo"]
for file in ("camera_0.png", "camera_1.png"):
    min_dist, identity = who_is_it(camera / file, database, FRmodel)
    print(f"{file}: the smallest distance is {min_dist:.3f}\n")

# %% [markdown]
# ### The more people, the harder
#
# Recognition asks many questions where verification asks one, and each may go wrong. If a stranger is
# wrongly accepted with probability $p$ in one comparison, then with $K$ people in the database
# the stranger is taken for at least one of them with the probability (as if the comparisons were
# independent)
#
# $$1 - (1 - p)^K.$$

# %% tags=["demo"]
p, _ = error_rates(test_same, test_different, 0.7)
for K in (1, 6, 60, 1000):
    print(f"{K:5d} people: a stranger is taken for one of them in {1 - (1 - p) ** K:6.1%} of cases")

# %% [markdown]
# A rate that sounds small for one comparison becomes a near-certainty for a thousand. Remember this
# whenever you read that a system is "99% accurate": what may be enough for a family is useless for
# a railway station.

# %% [markdown]
# ## 8. Look at the errors
#
# On the left of each row is a test image, next to it the five nearest of the 359 others. Is the
# nearest one the same person?

# %% tags=["demo"]
test_pictures = faces.test.reshape(-1, 64, 64, 3)
person = np.repeat(np.arange(60), 6)
neighbours = nearest_others(test_encodings, 5)
right = person[neighbours[:, 0]] == person
print(f"The nearest other image shows the same person for {right.mean():.1%} of the images.")

# %% tags=["demo"] alt="Five rows, each a test face with the five nearest others; in most rows the nearest shows the same person."
wrong = np.flatnonzero(~right)
chosen = np.concatenate([np.flatnonzero(right)[::120], wrong])[:5]
fr_figures.draw_neighbours(test_pictures, person, neighbours, chosen)
plt.show()

# %% [markdown]
# And the worst pairs of all: two people who are nearest together, and images of one person that are
# farthest apart.

# %% tags=["demo"] alt="Pairs of faces: above, two people who are nearest together, below, two images of one person that are farthest apart."
fr_figures.draw_worst_pairs(test_pictures, test_encodings, person, count=5)
plt.show()

# %% [markdown]
# In the upper row you would be mistaken as well: the same kind of hair, similar skin, and the light
# has done the rest. In the lower row, one image is dark or tinted, and colour is much of what tells
# these people apart.

# %% [markdown]
# ## 9. From this toy to the real thing
#
# **What real systems do differently.** The idea is the one you have built; FaceNet (Google, 2015) is
# trained with this loss. The rest is another world:
#
# - *Data.* FaceNet saw 100 to 200 million photos of 8 million people. You had 2,000 drawings of 400.
# - *Faces.* Real people differ by the shape of a nose and the distance of the eyes, not by a haircut in
#   one of twelve colours. A real system must ignore hair, since hair changes. Ours lives on it: your
#   network would not recognize Ana after a visit to the hairdresser, and knows nothing about photos.
#   It has even met the haircuts of the test people before, on other heads; with haircuts that were
#   new to it, an earlier network was right in 91 to 95 cases of 100.
# - *Alignment.* A detector first finds the face, and the image is turned and cut so that the eyes are
#   always in the same place. Our drawings come nearly aligned.
# - *Size.* FaceNet's networks have up to 140 million parameters. Yours has under 200 thousand.
# - *Attacks.* A lock must also notice a photo held before the camera. Ours would open.

# %% [markdown]
# **What it does to people.** Face recognition is not one more image classifier. Before you build it,
# or are asked to, these questions deserve an answer:
#
# - **Consent.** A face cannot be left at home or changed like a password. The big photo collections were
#   taken from the web without asking; some have been withdrawn for it. With distances like yours anybody
#   in a crowd can be identified without knowing it. That is the difference between *verification*,
#   which you choose to use, and *recognition*, which is done to you.
# - **Unequal errors.** One threshold does not mean one error rate. In a large study of the American
#   standards institute NIST (2019), most of the 189 systems made many more false accepts for some
#   groups of people than for others, often by a factor of ten to a hundred; West and East African and
#   East Asian faces, women, children and the old were among those affected. A mean over everybody hides
#   it. So measure each group by itself, on data that contains it.
# - **False accepts have victims.** People have been arrested because a computer took them for somebody
#   else. And as you saw above, searching a large database produces a "nearest" person every time. A
#   match is a hint to be checked, never proof.
# - **The law.** In the European Union a face measured for identification is biometric data under
#   special protection (GDPR, article 9), and the AI Act forbids building face databases by untargeted
#   scraping, and largely forbids live recognition in public by the police. Illinois demands
#   written consent. Elsewhere rules differ; that nothing forbids it where you are does not make it right.
#
# Sometimes the right design is none: a key, a card or a code opens a door as well.

# %% [markdown]
# ## What you have learned
#
# - The triplet loss needs no classes, only the knowledge of which images belong together: anchor
#   and positive near, negative farther by a margin, each triplet cut off at zero, all of them added
#   up.
# - Without a margin, giving all images the same encoding would be perfect. Without semi-hard
#   triplets, there would soon be nothing left to learn.
# - A network trained like this works for people it has never seen, from one image each.
# - Verification compares one to one. Recognition compares one to many, makes mistakes more often,
#   and must be able to say "nobody".
# - A threshold trades false accepts for false rejects. Choose it on people who are neither in the
#   training nor in the test set.
#
# **Try it yourself** (not graded): train with `alpha=0`, or with negatives chosen at random. Put three
# images of each resident into the database and compare with the mean of their encodings; how many
# errors are left? Measure the error rates for light and dark skin (or bright and dim light)
# separately: are they the same?
#
# **Where it goes next.** Comparing encodings instead of pixels is not only for faces. In
# `neural_style_transfer` you compare images by what a network sees in them, and in course 5 words
# become encodings.

# %%
check.summary()
