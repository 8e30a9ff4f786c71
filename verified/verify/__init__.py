"""Results → evidence.

In: blocks, and what is known of them. Out: evidence of each on each device, kept and merged.
Refuses: a block whose output differs, evidence that is damaged or was changed by hand.
"""
