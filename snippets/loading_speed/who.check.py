assert get_worker_info() is None
