s = 'Hello, World'
print(s.upper(), s.lower(), s.swapcase(), s.replace('l', 'L', 2), s.startswith('He'), s.endswith(('d', 'x')), s.isalpha(), 'abc'.isalnum(), '12'.isdigit(), ' '.isspace())
print(s[::-1], s[-1], s[2:8:2], len(s), 'o' in s, s.find('z'), s.split(', '), list(s[:3]), s * 2, '-'.join('abc'))
print(repr('a\tb\n'), r'raw\n', 'tab\there', "it's", 'say "hi"', '''multi
line''', b'bytes'[0], 'é'.encode(), b'\xc3\xa9'.decode(), ord('A'), chr(97), '\u00e9', '😀', len('😀'))
print('a-b_c'.replace('-', ' ').replace('_', ' ').title(), 'x=1;y=2'.split(';'), dict(p.split('=') for p in 'x=1;y=2'.split(';')), 'abc' < 'abd', 'Z' < 'a', '  pad'.lstrip(), 'xxhixx'.strip('x'), 'a b  c'.split(), 'a b  c'.split(' '))
print('{} {}'.format(1, 2), '{1} {0}'.format('a', 'b'), '{name}'.format(name='N'), '{:>5}|{:<5}|{:^5}'.format(1, 2, 3), '%5.2f|%-5s|%05d' % (3.14159, 'ab', 42), f'{s!r} {len(s)=} {3.14159:.3}')
width = 10; print(f'{"x":*^{width}}', f'{1/3:.{3}f}', f'{{}}', f'{1 if s else 2}', f'{[i for i in range(3)]}', f"{'nested ' + f'{1+1}'}")
print('abc'.encode().hex(), 'ß'.upper(), 'ǆ'.title(), 'İ'.lower(), 'a,b;c'.replace(';', ',').split(','), 'line1\nline2\r\nline3'.splitlines(), 'tEST'.capitalize(), 'a'.ljust(3, '.') + '|', 'abcabc'.rindex('b'), 'x'.isidentifier(), 'aXbX'.rsplit('X', 1), 'k:v:w'.rpartition(':'))
print('spam' 'eggs', 'a' 'b' f'{1}', "esc \\ \' \" \x41 \N{BULLET} \101", 'removeprefix'.removeprefix('re').removesuffix('fix'), 'a\tb'.expandtabs(4), 'abc'.casefold() == 'ABC'.casefold(), '%c%c' % (72, 'i'), '%x %o %e' % (255, 8, 12345.678), '%(a)s' % {'a': 1})
'abc'[10]
