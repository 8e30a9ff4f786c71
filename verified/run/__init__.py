"""Blocks → results.

In: a block, a device, a mode. Out: what it printed, which pictures it left, how it ended.
Refuses: to look outside of its own folder, the network, more memory and time than a block has.
"""
