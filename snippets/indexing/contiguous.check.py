assert x.is_contiguous() and not y.is_contiguous()
assert y.data_ptr() == x.data_ptr() and y.contiguous().data_ptr() != x.data_ptr()
assert x.contiguous().data_ptr() == x.data_ptr() == x.reshape(6).data_ptr()
assert y.reshape(6).data_ptr() != x.data_ptr()
