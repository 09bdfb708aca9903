print(eval("1 + 2 * 3"))
eval("1 + * 3")
