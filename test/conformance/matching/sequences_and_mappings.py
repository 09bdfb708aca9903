# compare: output
# Which patterns take what: str and bytes are no sequences, also once collections.abc is there.
import collections.abc
from collections import UserList, UserDict
def check(x):
    match x:
        case ['a']: return 'list of a'
        case [*_]: return 'seq'
        case {}: return 'map'
        case 'a': return 'str'
        case b'a': return 'bytes'
    return None
class C: pass
class M1(UserDict, collections.abc.Sequence): pass
class M4(dict, collections.abc.Sequence, C): pass
class S1(UserList, collections.abc.Mapping): pass
class S4(UserList, dict, C): pass
for each in ('a', b'a', 'abc', bytearray(b'a'), ['a'], (1,), range(2), {}, {1}, memoryview(b'a'), M4(), S4(), S1(), C()):
    print(type(each).__name__, check(each))
class Own: pass
collections.abc.Sequence.register(Own)
class Sub(Own): pass
print(check(Own()) if hasattr(Own, '__len__') else 'no len')
class Own2:
    def __len__(self): return 0
    def __getitem__(self, i): raise IndexError
print(check(Own2()))
collections.abc.Sequence.register(Own2)
print(check(Own2()))
for src in ('match 1:\n case f"": pass', 'match 1:\n case f"{x}": pass', 'match 1:\n case {f"a": 1}: pass', 'match 1:\n case t"": pass'):
    try: compile(src, 's', 'exec'); print('ok')
    except SyntaxError as e: print(e)
