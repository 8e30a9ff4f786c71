"""What the fork server does once for all blocks: its imports, and the simulated device."""

import gc

import torch  # noqa: F401

from verified.run import sim, worker  # noqa: F401

if not sim.obstacle():
    sim.prepare()
gc.freeze()  # a collection in a block would write to, and so copy, what is shared
