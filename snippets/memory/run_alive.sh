python alive.py
