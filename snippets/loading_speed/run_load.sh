python load.py
