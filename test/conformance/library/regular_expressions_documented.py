# compare: output
import re
print(re.findall(r'\bf[a-z]*', 'which foot or hand fell fastest'), re.sub(r'(\b[a-z]+) \1', r'\1', 'cat in the the hat'))
m = re.match(r'(?P<first>\w+) (?P<last>\w+)', 'Malcolm Reynolds'); print(m, m.group('first'), m.groupdict(), m.groups(), m.span('last'), m[0], m.start(2), m.end(), m.lastindex, m.lastgroup, m.string, m.re, m.pos, m.endpos, m.expand(r'\2 \g<first>'))
print(re.split(r'\W+', 'Words, words, words.'), re.split(r'(\W+)', 'Words, words, words.', maxsplit=1), re.split('[a-f]+', '0a3B9', flags=re.I), re.split(r'\b', 'a b'))
def dashrepl(m): return ' ' if m.group(0) == '-' else '-'
print(re.sub('-{1,2}', dashrepl, 'pro----gram-files'), re.subn('a', 'b', 'aaa', count=2), re.escape('https://www.python.org?x=1'), re.fullmatch('a|ab', 'ab'), re.search('(?<=abc)def', 'abcdef'), re.search(r'(?<!a)b', 'ab bb'))
a = re.compile(r"""\d +  # the integral part
 \.    # the decimal point
 \d *  # some digits""", re.X); print(a, a.pattern, a.flags, a.groups, a.groupindex, a.match('3.14'))
print([m.span() for m in re.finditer(r'a*', 'baac')], re.findall(r'(\w)(\d)', 'a1b2'), re.sub('x*', '-', 'abxd'), re.sub(r'(?P<a>.)', r'\g<a>\g<0>', 'ab'), re.findall('^a', 'a\na', re.M), re.findall('a.b', 'a\nb', re.S), re.findall(r'(?i:A)b', 'ab Ab'), re.match('(?:a(?P<x>b))?c', 'c').groupdict(0))
print(re.match(r'(a)?b', 'b').groups('z'), re.findall(r'(?>a+)b', 'aab'), re.findall(r'a++b', 'aab'), re.search(r'(?P<q>["\']).*?(?P=q)', 'x "hi\'" y'), re.match(r'(<)?(\w+@\w+(?:\.\w+)+)(?(1)>|$)', '<user@host.com>'), re.findall('[\u0400-\u04ff]+', 'Привет мир'), re.findall(r'\w+', 'naïve café'), re.findall(r'\w+', 'naïve', re.A), re.findall(rb'\d+', b'a1b22'))
for bad in ['(', '[a', 'a**', '*a', r'\1', '(?P<n>a)(?P<n>b)', '(?<=a*)b', 'a{2,1}', '(?P<1>a)', r'\q', '(?P=x)', '[z-a]', '(?', '(?z)', 'a(?i)b', ')', r'(?P<a', r'\x1', r'\u12', r'\N{foo}']:
    try: re.compile(bad); print(bad, 'ok')
    except re.error as e: print(repr(bad), e, e.pos, e.lineno, e.colno, e.msg)
try: re.sub('(a)', r'\2', 'a')
except re.error as e: print(e)
try: re.match('a', 5)
except TypeError as e: print(e)
try: re.match('a', b'a')
except TypeError as e: print(e)
import collections
Token = collections.namedtuple('Token', ['type','value','line','column'])
def tokenize(code):
    keywords = {'IF','THEN','ENDIF','FOR','NEXT','GOSUB','RETURN'}
    spec = [('NUMBER', r'\d+(\.\d*)?'),('ASSIGN', r':='),('END', r';'),('ID', r'[A-Za-z]+'),('OP', r'[+\-*/]'),('NEWLINE', r'\n'),('SKIP', r'[ \t]+'),('MISMATCH', r'.')]
    tok_regex = '|'.join('(?P<%s>%s)' % pair for pair in spec); line_num = 1; line_start = 0
    for mo in re.finditer(tok_regex, code):
        kind = mo.lastgroup; value = mo.group(); column = mo.start() - line_start
        if kind == 'NUMBER': value = float(value) if '.' in value else int(value)
        elif kind == 'ID' and value in keywords: kind = value
        elif kind == 'NEWLINE': line_start = mo.end(); line_num += 1; continue
        elif kind == 'SKIP': continue
        elif kind == 'MISMATCH': raise RuntimeError(f'{value!r} unexpected on line {line_num}')
        yield Token(kind, value, line_num, column)
for token in tokenize('\nIF quantity THEN\n total := total + price * quantity;\n tax := price * 0.05;\nENDIF;\n'): print(token)
print(re.compile('a', re.I|re.M), re.I, re.I|re.X, repr(re.NOFLAG), re.RegexFlag.IGNORECASE.value)
p = re.compile('b'); print(p.search('abab', 2), p.match('ab', 1), p.fullmatch('ab',1), p.sub('X','abab',1), p == re.compile('b'), hash(p)==hash(re.compile('b')))
print(re.template if hasattr(re,'template') else 'no', re.purge())
m = re.search('b', 'abc'); print(m.regs, bool(m), m.group(0,0), m.__class__)
try: m.group(5)
except IndexError as e: print(e)
try: m.group('zz')
except IndexError as e: print(e)
scanner = re.Scanner([(r'\d+', lambda s, t: ('N', t)), (r'\s+', None), (r'\w+', lambda s,t: ('W',t))]); print(scanner.scan('12 ab !'))
print(re.sub('a', 'b', 'aaa', 0, re.I))
re.compile('(')
