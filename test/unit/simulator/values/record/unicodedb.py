"""Prints the tables of src/simulator/values/unicodedb.ts. Run by make-unicodedb.mjs in CPython 3.14."""
import sys
import unicodedata

CODES = [chr(i) for i in range(0x110000)]


def base36(n):
    digits = '0123456789abcdefghijklmnopqrstuvwxyz'
    if n < 0:
        return '-' + base36(-n)
    out = ''
    while True:
        n, r = divmod(n, 36)
        out = digits[r] + out
        if n == 0:
            return out


def ranges(predicate):
    """Alternating gaps and lengths, separated by blanks; a length of 1 is written as nothing."""
    parts, last, i = [], 0, 0
    while i < 0x110000:
        if predicate(CODES[i]):
            j = i
            while j < 0x110000 and predicate(CODES[j]):
                j += 1
            parts.append(base36(i - last))
            parts.append('' if j - i == 1 else base36(j - i))
            last = i = j
        else:
            i += 1
    return ','.join(parts)


def cased(c):
    return (c + 'a').title()[-1] == 'a'


def ignorable(c):
    return ('A\u03a3' + c).lower()[1] == '\u03c2' if cased(c) else ('A' + c + '\u03a3').lower()[-1] == '\u03c2'


def mapping(f, base):
    """Runs `gap,count,stride,delta` of simple mappings, then the mappings to several characters."""
    runs, special, simple = [], [], []
    for c in CODES:
        to = f(c)
        if to == base(c):
            continue
        if len(to) == 1:
            simple.append((ord(c), ord(to) - ord(c)))
        else:
            special.append(base36(ord(c)) + '=' + ','.join(base36(ord(x)) for x in to))
    i = 0
    last = 0
    while i < len(simple):
        code, delta = simple[i]
        best = (1, 1)
        for stride in (1, 2):
            j = i
            while j + 1 < len(simple) and simple[j + 1] == (simple[j][0] + stride, delta):
                j += 1
            if j - i + 1 > best[0]:
                best = (j - i + 1, stride)
        count, stride = best
        runs.append(f"{base36(code - last)},{base36(count)},{stride},{base36(delta)}")
        last = code
        i += count
    return ';'.join(runs) + '|' + ';'.join(special)


def chunks(text):
    size = 112
    return ' +\n'.join("  '" + text[i:i + size] + "'" for i in range(0, len(text), size))


def emit(name, doc, text):
    print(f"\n/** {doc} */\nexport const {name} =\n{chunks(text)};")


ident = lambda c: c
print(f"""/**
 * Unicode {unicodedata.unidata_version} as CPython {sys.version_info.major}.{sys.version_info.minor} has it. Generated from it by
 * test/unit/simulator/values/record/make-unicodedb.mjs: do not edit.
 * Twin of Objects/unicodetype_db.h. The format is explained in unicodetype.ts.
 */

/** The version of the Unicode Character Database. */
export const UNIDATA_VERSION = '{unicodedata.unidata_version}';""")
emit('ALPHA', 'str.isalpha', ranges(str.isalpha))
emit('DECIMAL', 'str.isdecimal: runs of ten digits each', ranges(str.isdecimal))
emit('DIGIT', 'str.isdigit, without the decimals', ranges(lambda c: c.isdigit() and not c.isdecimal()))
emit('NUMERIC', 'str.isnumeric, without the digits', ranges(lambda c: c.isnumeric() and not c.isdigit()))
emit('NONPRINTABLE', 'not str.isprintable', ranges(lambda c: not c.isprintable()))
emit('SPACE', 'str.isspace', ranges(str.isspace))
emit('UPPER', 'str.isupper', ranges(lambda c: c.isupper()))
emit('LOWER', 'str.islower', ranges(lambda c: c.islower()))
emit('TITLE', 'titlecase letters', ranges(lambda c: unicodedata.category(c) == 'Lt'))
# Everything cased is upper, lower or title: unicodetype.ts relies on it.
assert all(c.isupper() or c.islower() or unicodedata.category(c) == 'Lt' for c in CODES if cased(c))
emit('CASE_IGNORABLE', 'case-ignorable', ranges(ignorable))
emit('XID_START', 'may start an identifier', ranges(str.isidentifier))
emit('XID_CONTINUE', 'may continue an identifier, without those that may start one', ranges(lambda c: ('a' + c).isidentifier() and not c.isidentifier()))
emit('TO_UPPER', 'str.upper', mapping(str.upper, ident))
emit('TO_LOWER', 'str.lower', mapping(str.lower, ident))
emit('TO_TITLE', 'str.title, where it is not str.upper', mapping(str.title, str.upper))
emit('TO_FOLD', 'str.casefold, where it is not str.lower', mapping(str.casefold, str.lower))
