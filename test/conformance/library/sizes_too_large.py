# compare: output
"""Sizes and positions that fit no C number: which error says so."""
import bisect, array, struct, collections, re, itertools, json
N=0
def t(f):
    global N; N+=1; print(N, end=' ')
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
B = 2**70
t(lambda: bisect.bisect([1], 1, B)); t(lambda: bisect.bisect([1], 1, 0, B)); t(lambda: bisect.insort([1], 1, -B)); t(lambda: bisect.bisect([1,2,3], 2, -1))
a = array.array('i', [1,2]); t(lambda: a.insert(B, 1)); t(lambda: a.pop(B)); t(lambda: a[B]); t(lambda: a*B); t(lambda: a.insert(-9, 5)); print(a)
t(lambda: struct.unpack_from('i', b'abcd', B)); t(lambda: struct.pack_into('i', bytearray(4), B, 1)); t(lambda: struct.unpack_from('i', b'abcd', -9))
d = collections.deque([1,2,3]); t(lambda: d.rotate(B)); t(lambda: d.insert(B, 1)); t(lambda: d[B]); t(lambda: d.rotate(-10)); print(d); t(lambda: collections.deque([1], B)); t(lambda: d*B)
t(lambda: re.split('a', 'bab', maxsplit=B)); t(lambda: re.sub('a', 'b', 'a', count=B)); t(lambda: re.compile('a').findall('a', B))
t(lambda: [1].insert(B, 1)); t(lambda: [1].pop(B)); t(lambda: 'a'.find('a', B)); t(lambda: 'a'*B); t(lambda: 'a'.ljust(B)); t(lambda: 'a'.split('a', B)); t(lambda: 'a'.replace('a','b',B)); t(lambda: b'a'.center(B)); t(lambda: 'a'.expandtabs(B)); t(lambda: bytearray(b'a').insert(B, 1)); t(lambda: bytearray(B)); t(lambda: bytes(B)); t(lambda: range(B)[B]); t(lambda: [1][B]); t(lambda: (1,)[B]); t(lambda: 'a'[B]); t(lambda: [1].index(1, B)); t(lambda: (1,).index(1, -B)); t(lambda: list(itertools.islice([1], B))); t(lambda: itertools.repeat(1, B)); t(lambda: list(itertools.combinations([1], B))); t(lambda: itertools.count(B)); t(lambda: list(itertools.batched([1], B))); t(lambda: next(itertools.product([1], repeat=B))); t(lambda: round(1.5, B)); t(lambda: (1).to_bytes(B)); t(lambda: 1 << B); t(lambda: json.dumps([1], indent=B)); t(lambda: sum([1], B)); t(lambda: next(enumerate([1], B))); t(lambda: int('1', B)); t(lambda: chr(B)); t(lambda: ''.join(['a']*B)); t(lambda: open('x', buffering=B)); t(lambda: print(end=B))
t(lambda: re.compile('a').match(b'a', B)); t(lambda: re.compile('a').search('a', 0, B)); t(lambda: re.compile('a').match(5))
