# compare: output
# What re hands back: plain str and bytes, whatever it was given; errors of patterns; case-insensitive letters.
import re
class S(str):
    def __getitem__(self, i): return type(self)(super().__getitem__(i))
print(type(re.findall('b', S('abc'))[0]), type(re.split('b', S('abc'))[0]), type(re.sub('x','y',S('abc'))), type(re.match('a', S('abc')).group()), type(re.match('abc', S('abc')).group()))
print(re.findall(r'\B', ''), re.search(r'\B',''), re.match(r'\B','abc'), re.findall(r'\b', 'a b'))
for p in (r'\N{nope}', r'\8', r'[\8]', r'\x1', r'\q', r'(?P<1>a)', r'(?P<a>b)(?P<a>c)', r'(?i)a(?-i)', r'a{2,1}', r'*', r'(', r')', r'[', r'(?<=a*)', r'\1', r'(?z)', r'[z-a]', r'a**', r'(?P=x)', r'(?(1)a|b|c)', r'\u12', r'\U123', '\\'):
    try: re.compile(p); print(repr(p), 'ok')
    except re.error as e: print(repr(p), e)
print(re.match('\N{KELVIN SIGN}', 'k', re.I), re.match('[\N{LATIN SMALL LETTER LONG S}]', 'S', re.I), re.match('ſ', 's', re.I), re.match('[^x]', 'ſ', re.I), re.match('ẞ','ß',re.I), re.match('[a-z]','K',re.I), re.match('\u0345','\u03b9',re.I), re.match('ǆ','ǅ',re.I))
p = re.compile('a')
for f in (lambda: p.foo, lambda: setattr(p,'pattern','x'), lambda: re.match('a','a').foo, lambda: setattr(re.match('a','a'),'x',1), lambda: re.Pattern(), lambda: re.Match()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(re.match(b'a', bytearray(b'abc')), re.match(b'a', memoryview(b'abc')).group(), re.findall(b'b', bytearray(b'abc')), re.sub(b'b', b'x', bytearray(b'abc')))
