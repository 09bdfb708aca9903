import math
import sys
from pathlib import PurePosixPath

path = PurePosixPath('notes/today.txt')
with open('notes.txt', 'w') as file:
    file.write('one\ntwo\n')
    where = file.tell()  # look
lines = open('notes.txt').readlines()  # look
