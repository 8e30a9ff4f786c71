OMP_NUM_THREADS=2 python -c "import torch; print(torch.get_num_threads())"
