# compare: output
# Properties of characters, and accents taken off.
import unicodedata

for character in "Aé½٣א中한😀~\u0301\u00a0(":
    print(
        unicodedata.name(character),
        unicodedata.category(character),
        unicodedata.bidirectional(character),
        unicodedata.east_asian_width(character),
        unicodedata.combining(character),
        unicodedata.mirrored(character),
        unicodedata.numeric(character, None),
        unicodedata.digit(character, None),
        unicodedata.decomposition(character),
    )
text = "Crème brûlée, Ångström"
print("".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn"))
print(unicodedata.lookup("SNOWMAN"), unicodedata.lookup("HANGUL SYLLABLE HAN"), unicodedata.is_normalized("NFC", text))
for attempt in (lambda: unicodedata.name("\n"), lambda: unicodedata.lookup("NO SUCH"), lambda: unicodedata.numeric("a")):
    try:
        print(attempt())
    except (KeyError, ValueError) as error:
        print(repr(error))
print(unicodedata.name("ab"))
