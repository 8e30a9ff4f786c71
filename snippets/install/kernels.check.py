assert not runs_on(12, 0, ["sm_80", "sm_86", "sm_90"])  # RTX 5090
assert runs_on(12, 0, ["sm_80", "sm_90", "sm_120"])
assert runs_on(8, 9, ["sm_75", "sm_86"])  # RTX 4090
assert not runs_on(6, 1, ["sm_75", "sm_80"])  # GTX 1080
assert runs_on(12, 0, ["sm_90", "compute_90"])
