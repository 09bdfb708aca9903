# Bytes that are no text in the file's encoding, and text that the encoding has no bytes for: the traceback shows the codec's own
# lines where CPython's codec is written in Python.
import traceback

path = 'notes.txt'

with open(path, 'wb') as f:
    f.write(b'first line\n' * 2 + b'a \xe4 and \x81 \n')

for encoding in ('ascii', 'utf-8', 'utf-8-sig', 'utf-16', 'utf-32', 'cp1252', 'cp437', 'latin-1'):
    try:
        with open(path, encoding=encoding) as f:
            print(encoding, len(f.read()))
    except UnicodeDecodeError as error:
        print(encoding, error)
        print([(entry.name, entry.lineno) for entry in traceback.extract_tb(error.__traceback__)[1:]])

for encoding in ('ascii', 'utf-8', 'utf-8-sig', 'utf-16', 'utf-32', 'cp1252', 'cp437', 'latin-1'):
    try:
        with open(path, 'w', encoding=encoding) as f:
            f.write('short \udc80 or \u4e2d')
    except UnicodeEncodeError as error:
        print(encoding, error)
        print([(entry.name, entry.lineno) for entry in traceback.extract_tb(error.__traceback__)[1:]])

with open(path, encoding='ascii', errors='replace') as f:
    print(ascii(f.read()))
