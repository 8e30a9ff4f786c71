assert state["weight"].data_ptr() == net.weight.data_ptr()
