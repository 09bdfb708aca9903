# compare: output
def attempt(action):
    try:
        return repr(action())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for encoding in ('utf-8', 'ascii', 'latin-1', 'utf-16', 'utf-16-le', 'utf-32', 'cp1252', 'utf-8-sig'):
    for errors in ('strict', 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'surrogateescape'):
        print(encoding, errors, [attempt(lambda: text.encode(encoding, errors)) for text in ('abc', 'é', '日', '😀', '\ud800', '€')])
for data in (b'abc', b'\xff', b'\xc3\xa9', b'\xe6\x97', b'\xf0\x9f\x98\x80', b'\xed\xa0\x80', b'a\xffb\xfe'):
    for encoding in ('utf-8', 'ascii', 'latin-1'):
        print(data, encoding, [attempt(lambda: data.decode(encoding, errors))
                               for errors in ('strict', 'ignore', 'replace', 'backslashreplace', 'surrogateescape')])
try:
    'naïve'.encode('ascii')
except UnicodeEncodeError as error:
    print(error.encoding, error.object, error.start, error.end, error.reason, error.args)


class Table:
    def __getitem__(self, code):
        if code == ord('b'):
            raise LookupError
        return chr(code).upper()


print('abcd'.translate(Table()), 'a-b'.translate({97: 'X', 45: None, 98: 0x1F600}), 'abc'.translate(str.maketrans('ab', 'xy', 'c')))
print(str.maketrans({'a': 1, 5: 'x'}), str.maketrans('ab', 'cd', 'e'), 'abc'.translate([65] * 98))
