# compare: output
import string
from string import Template, Formatter, capwords
print(string.ascii_letters, string.digits, string.punctuation, repr(string.whitespace), string.hexdigits, string.octdigits, repr(string.printable))
s = Template('$who likes $what'); print(s.substitute(who='tim', what='kung pao'), s.safe_substitute(who='tim'), s.get_identifiers(), s.is_valid())
d = dict(who='tim')
for x in ['Give $who $100', '$who likes $what']:
    try: print(Template(x).substitute(d))
    except Exception as e: print(type(e).__name__, e)
print(Template('${a}bc $$').substitute(a=1), capwords('hello  world-x'), capwords('a-b','-'))
class MyT(Template): delimiter = '%'
print(MyT('%a $b').substitute(a=1))
f = Formatter(); print(f.format('{0} {x!r:>10} {1[0]} {2.real}', 1, [2], 3, x='q'), list(f.parse('a{b!r:c}d{{')), f.vformat('{} {}', (1,2), {}))
class Def(Formatter):
    def get_value(self, key, args, kw):
        return kw.get(key, '?') if isinstance(key, str) else args[key]
print(Def().format('{a} {b}', a=1))
print('{:,} {:_} {:.2%} {:e} {:g} {:b} {:#x} {:+d} {:<5}| {:^5}| {:*>5} {:08.3f} {!r} {:c}'.format(1234567, 1234567, .256, 12345.678, 1e10, 5, 255, 3, 'a', 'b', 'c', 3.14159, 'q', 65))
print('%s %r %d %5.2f %x %o %e %c %% %-5s| %05d %+d %s' % ('a','b',3,4.567,255,8,12345.6,'z','l',42,7,[1]))
import textwrap
text = """Hello there, this is a long paragraph of text that we would like to wrap   at some width. It includes tabs\tand newlines.
Second line here with averyveryverylongwordthatmustbebroken-hyphen-ated."""
print(textwrap.fill(text, 30)); print(textwrap.wrap(text, 20, break_long_words=False, break_on_hyphens=False))
print(textwrap.shorten('Hello  world! foo bar', width=12), textwrap.shorten('Hello world', width=10, placeholder='...'))
print(textwrap.dedent('    a\n      b\n    c\n'), textwrap.indent('a\n\nb\n', '> '), textwrap.indent('a\n\nb\n', '> ', lambda l: True))
w = textwrap.TextWrapper(width=25, initial_indent='* ', subsequent_indent='  ', max_lines=2); print(w.fill(text))
print(textwrap.fill(text, 40, expand_tabs=False, replace_whitespace=False, drop_whitespace=False, tabsize=4))
try: textwrap.wrap('a', 0)
except ValueError as e: print(e)
print(string.Template.pattern.pattern if False else 'ok')
try: '{} {1}'.format(1,2)
except ValueError as e: print(e)
try: '{a}'.format()
except KeyError as e: print(repr(e))
from string.templatelib import Interpolation, Template as T
name='World'; t = t'Hello {name!r:>10}!'; print(t.strings, t.interpolations, t.values, list(t))
