"""What the fork server does once for all blocks: its imports, and the simulated device."""

import atexit
import gc
import os
import weakref

import torch  # noqa: F401

from verified.run import sim, worker  # noqa: F401

if not sim.obstacle():
    sim.prepare()
# The server has nothing to clean up, and the bindings of Triton would tell what they leak.
atexit.register(os._exit, 0)
for finalizer in tuple(weakref.finalize._registry):  # type: ignore[attr-defined]
    finalizer.atexit = False  # a folder that PyTorch 2.6 makes as it is imported is no block's
gc.freeze()  # a collection in a block would write to, and so copy, what is shared
