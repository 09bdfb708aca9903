def careful():
    try:
        yield 1
        yield 2
    except ValueError as error:
        print('caught', error)
        yield 3
    finally:
        print('cleanup')


g = careful()
print(next(g), g.throw(ValueError('thrown in')))
for rest in g:
    print('never', rest)

h = careful()
next(h)
h.close()
try:
    next(h)
except StopIteration:
    print('over')


def broken():
    yield 1
    raise StopIteration('inside')


try:
    list(broken())
except RuntimeError as error:
    print(error, repr(error.__cause__))


def stubborn():
    while True:
        try:
            yield
        except GeneratorExit:
            print('no')
            yield 'ignored'


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)


def delegating():
    result = yield from inner()
    print('got', result)


def inner():
    try:
        yield 'a'
    except KeyError:
        return 'from except'


d = delegating()
next(d)
try:
    d.throw(KeyError)
except StopIteration:
    print('done')
