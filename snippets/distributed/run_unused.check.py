lines = stdout.splitlines()
assert "Parameter indices which did not receive grad for rank 0: 2 3" in lines
assert lines[-1] == "2 steps done"
