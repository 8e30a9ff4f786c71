python save_program.py
rm save_program.py  # 类的代码没有了 | the class is gone
python use_program.py
