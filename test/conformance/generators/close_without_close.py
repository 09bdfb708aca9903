# The close() of what is delegated to cannot even be looked up: written to stderr, and the generator ends.
class Stubborn:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def __getattr__(self, name):
        raise ZeroDivisionError(name)

    def __repr__(self):
        return "<stubborn>"


def delegating():
    yield from Stubborn()


waiting = delegating()
next(waiting)
print(waiting.close())

waiting = delegating()
next(waiting)
try:
    waiting.throw(ValueError)
except ZeroDivisionError as problem:
    print("looked for", problem)
del waiting


def outer():
    class Local:
        pass

    with Local():
        pass


try:
    outer()
except TypeError as problem:
    print(problem)
