assert t.reshape(6).data_ptr() != x.data_ptr()
assert x.reshape(6).data_ptr() == x.data_ptr()
assert t.contiguous().data_ptr() != x.data_ptr()
