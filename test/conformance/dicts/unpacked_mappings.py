# What ** asks of mappings: dicts are read as they are, others through keys() and their items.
class Told(dict):
    def __getitem__(self, key):
        return key

    def keys(self):
        return ["other"]


class Part:
    def keys(self):
        return ["a", "b"]

    def __getitem__(self, key):
        if key == "b":
            raise KeyError("b")
        return key


class Raising:
    def keys(self):
        raise AttributeError("own")


class Number:
    def keys(self):
        return 5


def given(**names):
    return names


told = Told(name="text")
print(given(**told), {**told}, dict(told), {} | told)
for kind in [Part, Raising, Number, int]:
    for use in [lambda it: given(**it), lambda it: {**it}, lambda it: given(a=1, **it)]:
        try:
            print(use(kind()))
        except Exception as problem:
            print(kind.__name__, type(problem).__name__, problem)
