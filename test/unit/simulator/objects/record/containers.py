"""Room of growing and shrinking containers, found out from sys.getsizeof; the rules are those of any build."""
import struct

POINTER = struct.calcsize('P')
KEYS_HEADER = 32 if POINTER == 8 else 20


def room(items):
    return (sys.getsizeof(items) - sys.getsizeof([])) // POINTER


def shape(items):
    """Logarithm of a dict's index size, and whether its table takes keys other than str."""
    size = sys.getsizeof(items) - sys.getsizeof({})
    if size == 0:
        return [0, False]
    for log in range(3, 24):
        slot = 1 if log < 8 else 2 if log < 16 else 4
        for words in (2, 3):
            if size == KEYS_HEADER + 2 ** log * slot + 2 ** (log + 1) // 3 * POINTER * words:
                return [log, words == 3]
    raise ValueError(size)


def appended(n):
    items = []
    result = []
    for i in range(n):
        items.append(i)
        result.append(room(items))
    return result


def popped(n):
    items = [0] * n
    result = []
    while items:
        items.pop()
        result.append(room(items))
    return result


def extended(n, m):
    items = [0] * n
    items.extend([1] * m)
    return room(items)


def spliced(n, start, stop, m):
    items = [0] * n
    items[start:stop] = [1] * m
    return room(items)


def grown(n, texts):
    items = {}
    result = []
    for i in range(n):
        items['k%d' % i if texts else i] = i
        result.append(shape(items))
    return result


def mixed(n, m):
    items = {'k%d' % i: i for i in range(n)}
    for i in range(0, n, 2):
        del items['k%d' % i]
    for i in range(m):
        items[i] = i
    return shape(items)


def copied(n, deleted):
    items = {i: i for i in range(n)}
    for i in range(deleted):
        del items[i]
    return shape(items.copy())


def merged(n, m):
    items = {i: i for i in range(n)}
    items.update({-i - 3: i for i in range(m)})
    return shape(items)


case('appended', appended, 200)
case('popped', popped, 200)
for n in (0, 1, 3, 8, 20):
    for m in (0, 1, 2, 5, 17, 100):
        case('extended', extended, n, m)
        case('spliced', spliced, n, n // 3, n // 2, m)
        case('merged', merged, n, m)
case('spliced', spliced, 100, 10, 90, 3)
case('spliced', spliced, 100, 0, 100, 0)
case('grown', grown, 200, False)
case('grown', grown, 200, True)
for n in (3, 5, 6, 10, 30):
    for m in (0, 1, 4, 20):
        case('mixed', mixed, n, m)
        case('copied', copied, n, min(m, n))
