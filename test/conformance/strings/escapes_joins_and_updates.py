# compare: output
# Errors of formats, updates and decoders of escapes.
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


arr = bytearray(b",")
def it():
    arr.clear(); yield b"A"; yield b"B"
t(lambda: arr.join(it()))
t(lambda: "%c" % 3.5); t(lambda: "%c" % []); t(lambda: "%d" % []); t(lambda: "%x" % 3.5); t(lambda: b"%c" % "a"); t(lambda: b"%d" % "a")
class PF(float): pass
t(lambda: "%c" % PF(3)); t(lambda: "%x" % PF(3)); t(lambda: "%d" % PF(3)); t(lambda: "%f" % "a"); t(lambda: "%d" % PF); t(lambda: "%s %" % 1); t(lambda: "%*d" % ("a", 1)); t(lambda: b"%b" % 3)
print(repr(b"\\N{foo}xx".decode("unicode-escape", "ignore")), repr(b"\\N{foo}xx".decode("unicode-escape", "replace")))
def upd(x):
    d = {}
    d.update(x)
def tn(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e, getattr(e, "__notes__", None))
tn(lambda: upd([1])); tn(lambda: upd([(1,2),(3,)])); tn(lambda: upd(["ab", "c"])); tn(lambda: upd(5)); tn(lambda: dict([1])); tn(lambda: {}|1); tn(lambda: dict(a=1, **{1:2})); tn(lambda: {}.__ior__([1,2])); tn(lambda: upd([[1,2],[3,4,5]]))
for b in (b"\\N{SPACE}x", b"\\N{", b"\\Nq", b"\\N{foo}xx", b"\\N{}", b"\\x4", b"a\\", b"\\N{greek small letter alpha}"):
    for er in ("strict", "ignore", "replace"):
        try: print(b, ascii(b.decode("unicode-escape", er)))
        except Exception as e: print(b, er, e)
