# compare: output
# Objects with pickling hooks, and what pickle says of what it cannot store or read.
import pickle


class Doubling:
    def __init__(self, x):
        self.x = x

    def __getstate__(self):
        return {"x": self.x * 2}

    def __setstate__(self, state):
        self.x = state["x"] + 1


class Reduced:
    def __reduce__(self):
        return Doubling, (5,)


print(pickle.loads(pickle.dumps(Doubling(3))).x, pickle.loads(pickle.dumps(Reduced())).x)
for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    print(protocol, pickle.loads(pickle.dumps([1, "é", {2: (3,)}, {4}, b"x", 1.5, None, 10**30], protocol)))
for attempt in (
    lambda: pickle.dumps(open),
    lambda: pickle.dumps(i for i in ()),
    lambda: pickle.loads(b"x"),
    lambda: pickle.loads(b""),
    lambda: pickle.loads("text"),
    lambda: pickle.dumps([1], 99),
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__module__, type(error).__name__, error)


def local():
    class Inner:
        pass

    return Inner()


pickle.dumps(local())
