"""What sys.getsizeof says. Pyodide is the 3.14 there is, but has 32 bits; so this is recorded twice:

node record.mjs sizes                                               (3.14, 32 bits: sizes of pointers' width halve)
python3.13 sizes.py > ../recorded/sizes64.jsonl                     (64 bits, the version before)
"""
import functools
import itertools
import os
import sys
import types
import weakref

if 'CASES' not in globals():
    SEED = 1
    exec(open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'encoding.py')).read())
g = sys.getsizeof


def record(name, args, size):
    CASES.append([name, [encode(arg) for arg in args], size])


for a in (0, 1, -1, 2 ** 30 - 1, 2 ** 30, -(2 ** 30), 2 ** 60 - 1, 2 ** 60, 10 ** 50):
    record('int', [a], g(a))
for s in ('', 'a', 'abc' * 30, '\xe9', '\x80', 'a\xe9', '\u20ac', 'ab\u20ac', '\U0001f600', 'a\U0001f600', '\ud800'):
    record('str', [''.join(s)], g(''.join(list(s))))
for n in (0, 1, 2, 7):
    record('bytes', [n], g(bytes(n)))
    record('tuple', [n], g(tuple(range(n))))
    record('listOf', [n], g(list(range(n))))
    record('listMultiple', [n], g([0] * n))
steps = []
items, raw = [], bytearray()
for operation in [1] * 200 + [-1] * 200 + [1] * 20:
    items.append(0) if operation == 1 else items.pop()
    raw.append(0) if operation == 1 else raw.pop()
    steps.append([operation, g(items) - g([]), g(raw) - g(bytearray())])
CASES.append(['resizes', [], steps])
for name, make in (('strKeys', str), ('intKeys', int)):
    d, sizes = {}, [g({})]
    for i in range(800):
        d[make(i)] = 0
        sizes.append(g(d))
    CASES.append([name, [], sizes])
record('presized', [6], g({'a': 1, 'b': 2, 'c': 3, 'd': 4, 'e': 5, 'f': 6}))
s, sizes = set(), [g(set())]
for i in range(300):
    s.add(i)
    sizes.append(g(s))
CASES.append(['sets', [], sizes])


def function():
    def inner():
        return cell
    cell = 1
    return inner


class Plain:
    def method(self):
        pass


def slotted(*names):
    return type('S', (), {'__slots__': names})()


def generator(a, b):
    c = a
    yield [a, b, c]


async def coroutine():
    pass


coro = coroutine()
try:
    1 / 0
except ZeroDivisionError as error:
    trace = error.__traceback__
FIXED = {
    'object': object(), 'NoneType': None, 'ellipsis': ..., 'NotImplementedType': NotImplemented, 'float': 1.0, 'complex': 1j,
    'range': range(3), 'slice': slice(1), 'cell': function().__closure__[0], 'function': function,
    'builtin_function_or_method': len, 'method': Plain().method, 'method_descriptor': str.upper, 'method-wrapper': (5).__add__,
    'wrapper_descriptor': int.__add__, 'member_descriptor': type('S', (), {'__slots__': ('a',)}).a,
    'getset_descriptor': Plain.__dict__['__dict__'], 'module': sys, 'property': property(), 'classmethod': classmethod(len),
    'staticmethod': staticmethod(len), 'super': super(Plain, Plain()), 'mappingproxy': Plain.__dict__, 'weakref': weakref.ref(Plain),
    'traceback': trace, 'SimpleNamespace': types.SimpleNamespace(), 'GenericAlias': list[int], 'type': Plain, 'static_type': int,
    'dict_keys': {}.keys(), 'dict_values': {}.values(), 'dict_items': {}.items(), 'list_iterator': iter([]),
    'list_reverseiterator': reversed([]), 'tuple_iterator': iter(()), 'str_iterator': iter('\xe9'), 'str_ascii_iterator': iter(''),
    'bytes_iterator': iter(b''), 'set_iterator': iter(set()), 'range_iterator': iter(range(3)), 'dict_keyiterator': iter({}),
    'dict_valueiterator': iter({}.values()), 'dict_itemiterator': iter({}.items()), 'callable_iterator': iter(int, 1),
    'enumerate': enumerate([]), 'zip': zip(), 'map': map(str, []), 'filter': filter(None, []), 'reversed': reversed('ab'),
    'BaseException': ValueError('a'), 'StopIteration': StopIteration(), 'SystemExit': SystemExit(), 'NameError': NameError(),
    'AttributeError': AttributeError(), 'ImportError': ImportError(), 'OSError': OSError(), 'SyntaxError': SyntaxError(),
    'UnicodeDecodeError': UnicodeDecodeError('a', b'', 0, 1, ''), 'UnicodeEncodeError': UnicodeEncodeError('a', '', 0, 1, ''),
    'BaseExceptionGroup': ExceptionGroup('a', [ValueError()]), 'deque': __import__('collections').deque(),
    'itertools.count': itertools.count(), 'itertools.cycle': itertools.cycle([]), 'itertools.repeat': itertools.repeat(1),
    'itertools.chain': itertools.chain(), 'itertools.islice': itertools.islice([], 1), 'itertools.accumulate': itertools.accumulate([]),
    'itertools.product': itertools.product(), 'functools.partial': functools.partial(int),
}
for name, value in FIXED.items():
    record('fixed', [name], g(value))
for slots, has_dict, has_weakref, value in ((0, True, True, Plain()), (0, False, False, slotted()), (2, False, False, slotted('a', 'b')),
                                            (1, True, True, slotted('a', '__dict__', '__weakref__')), (0, False, True, slotted('__weakref__'))):
    record('instance', [slots, has_dict, has_weakref], g(value))
record('generator', [3, generator.__code__.co_stacksize], g(generator(1, 2)))
record('generator', [0, coroutine.__code__.co_stacksize], g(coro))
coro.close()
if 'COUNT' not in globals():
    dump()
