# compare: output
"""Names of characters: all scripts, aliases, named sequences, and what cannot be looked up."""
import unicodedata

for text in "\N{TIBETAN LETTER KA}\N{CHEROKEE LETTER A}\N{CUNEIFORM SIGN A}\N{EGYPTIAN HIEROGLYPH-13460}", "\N{VS256}\N{LATIN CAPITAL LETTER GHA}\N{ZWJ}":
    print(ascii(text), [unicodedata.name(each) for each in text])

for name in [
    "KHITAN SMALL SCRIPT CHARACTER-18CD5", "CJK COMPATIBILITY IDEOGRAPH-F900", "CJK UNIFIED IDEOGRAPH-4E2D", "HANGUL SYLLABLE HAN",
    "keycap asterisk", "hangul syllable han", "TANGUT IDEOGRAPH-17000", "NO SUCH NAME", "x" * 300, b"SPACE", bytearray(b"SPACE"), 3,
]:
    try:
        print(ascii(unicodedata.lookup(name)))
    except (KeyError, TypeError) as problem:
        print(type(problem).__name__, problem)

try:
    eval(r'"\N{KEYCAP ASTERISK}"')
except SyntaxError as problem:
    print(problem)
print(len([code for code in range(0x11000) if unicodedata.name(chr(code), None)]))
