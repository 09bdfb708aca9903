import io
import math
from pathlib import PurePosixPath

path = PurePosixPath('notes/today.txt')
with open('notes.txt', 'w') as file:
    file.write('one\ntwo\n')
    where = file.tell()  # look
lines = open('notes.txt')
first = next(lines)  # look
text = io.StringIO('a text in memory')
text.read(6)
lines.close()  # look
