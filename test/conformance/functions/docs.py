# compare: output
# What builtins say of themselves: docs, signatures, help().
import inspect

for function in len, print, sorted, sum, max, isinstance, input, open, round, enumerate, zip, map:
    print(function.__name__, function.__doc__.splitlines()[0])
for function in len, print, sorted, sum, divmod, open, enumerate, list, zip, map, set, "".split, bytes.find, {}.get:
    try:
        print(function.__name__, inspect.signature(function))
    except ValueError as error:
        print(function.__name__, "no signature")
help(len)
help("".join)
print(str.find.__doc__)
print(bytes.split.__doc__)
print(int.to_bytes.__doc__)
