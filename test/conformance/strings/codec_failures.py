# compare: output
"""What a codec cannot do: the note that names it, error handlers, codecs of the program's own, tables of bytes."""
import codecs


def attempt(action):
    try:
        print(ascii(action()))
    except Exception as problem:
        print(type(problem).__name__, ascii(str(problem)), getattr(problem, "__notes__", ""))


for encoding in "ascii", "utf-8", "cp1252", "cp865", "mac_turkish", "utf-8-sig", "US-ASCII", "l1":
    attempt(lambda: "\u017c\ud800".encode(encoding))
    attempt(lambda: b"a\xff\x81".decode(encoding))
    attempt(lambda: codecs.encode("\u017c\ud800", encoding))

broken = {
    "plain": lambda text, errors=None: 42, "number": lambda text, errors=None: (42, errors), "raises": lambda text: 1 / 0,
    "wants": lambda text, errors: (text, errors),
}
codecs.register(lambda name: (broken[name],) * 4 if name in broken else None)
for name in broken:
    attempt(lambda: "a".encode(name))
    attempt(lambda: b"a".decode(name))
    attempt(lambda: b"a".decode(name, "strict"))
attempt(lambda: b"a".decode("rot13"))

problems = [
    UnicodeEncodeError("ascii", "a\u3042b", -5, 200, "ouch"), UnicodeDecodeError("ascii", bytearray(b"a\xffb"), 1, 2, "ouch"),
    UnicodeTranslateError("a\u3042b", 1, 2, "ouch"), UnicodeError("ouch"), ValueError("ouch"), 42,
]
for name in "strict", "ignore", "replace", "backslashreplace", "namereplace", "xmlcharrefreplace", "surrogateescape", "surrogatepass":
    for problem in problems:
        attempt(lambda: codecs.lookup_error(name)(problem))

for name, answer in {"bytes": b"\xe9", "text": "\xe9", "none": None}.items():
    codecs.register_error(name, lambda problem: (answer, problem.end))
    attempt(lambda: "a\ud800b".encode("ascii", name))
    attempt(lambda: b"a\xffb".decode("ascii", name))

for entry in 300, 0x110000, -1, "abc", None, b"a", 0xFFFE:
    attempt(lambda: codecs.charmap_decode(b"\xff", "strict", {255: entry}))
    attempt(lambda: codecs.charmap_encode("\xff", "strict", {255: entry}))
attempt(lambda: codecs.charmap_encode("\u1234"))
