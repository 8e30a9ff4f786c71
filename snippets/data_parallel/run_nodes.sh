port=$((20000 + RANDOM % 10000))  # 任选一个空闲端口 | any free port
options="--nnodes=2 --nproc-per-node=1 --rdzv-endpoint=127.0.0.1:$port"
mkdir node0 node1
(cd node1 && torchrun --node-rank=1 $options ../train.py) &
(cd node0 && torchrun --node-rank=0 $options ../train.py)
wait
ls node0 node1
