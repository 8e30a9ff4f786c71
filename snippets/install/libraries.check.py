bad = Path("bad.dll").absolute()
bad.write_bytes(b"not a library")
try:
    ctypes.CDLL(str(bad))
except OSError as told:
    assert "bad.dll" in str(told)
else:
    raise AssertionError("no error")
