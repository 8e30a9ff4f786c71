print({"epoch": ...})  # 作为值：合法 | as a value: valid
try:
    compile('{"epoch": 1, ...}', "example", "eval")
except SyntaxError as error:
    print(type(error).__name__)
