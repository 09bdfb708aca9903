# Pieces of texts are equal, not the same; interning one leaves the others alone.
import sys

text = 'spam eggs spam ham eggs spam'
words = text.split()
print(words[0] == words[2], words[0] is words[2], words[0] is text[:4])
print(hash(words[0]) == hash(words[5]) == hash('spam'), len({*words}), {w: words.count(w) for w in words})
kept = sys.intern(words[1] + '!')
first = sys.intern(words[0])
print(first is sys.intern(words[2]), sys.intern(words[2]) is words[2], words[2] is words[5])
print(sys._is_interned(words[3]), sys._is_interned(sys.intern(words[3])), sys._is_interned(words[5]))
parts = 'a-b-c a-b-c'.partition(' ')
print(parts[0] == parts[2], parts[0] is parts[2])


class Word(str):
    note = ''


own = Word(words[3])
own.note = 'mine'
print(own == words[3], own.note, type(own[:2]), own in words, [w.upper() for w in words][:2])
lines = 'Größe\nGröße\n😀x\n😀x'.splitlines()
print([len(line) for line in lines], lines[0] == lines[1], lines[2] == lines[3], [line[:1] for line in lines])
del words, parts
again = text.split(' ')
print(again, sys.getrefcount(again[3]))
