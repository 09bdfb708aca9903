# Backslash escapes of bytes, and what is warned of in them.
import codecs

print(codecs.escape_encode(b"a'b\\c\n\r\t\x00\x7f\xff\""))
for source in [rb"\n\x41\101\'", rb"[\x]\x", rb"\x0", b"\\", b"a\\\nb"]:
    for errors in ["strict", "ignore", "replace", "unknown"]:
        try:
            print(codecs.escape_decode(source, errors))
        except ValueError as problem:
            print(problem)
for wrong in ["text", bytearray(b"x")]:
    try:
        codecs.escape_encode(wrong)
    except TypeError as problem:
        print(problem)

print(codecs.escape_decode(rb"\q\N"))
print(codecs.escape_decode(rb"\501"))
print(rb"\q\400".decode("unicode_escape"))
print(codecs.decode(rb"\777", "unicode-escape"))
print(codecs.decode(rb"\q\u0041", "raw-unicode-escape"))
