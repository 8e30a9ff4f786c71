import numpy as np

assert augment(image).size == (96, 96)
assert (np.asarray(augment(image)) != np.asarray(augment(image))).any()
