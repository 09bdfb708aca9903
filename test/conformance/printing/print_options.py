print()
print(1, 2, 3, sep='-', end='!\n')
print('a', end='')
print('b', 'c', sep='')
print(*[1, 2], **{'sep': ','})
print(None, True, 1.0, [None, 'x'], ('t',), {'k': {'n': []}}, {1}, print is print)
print('a\nb\\n', "quote'd", ['quote\'d', "\"'"])
import sys

print('to stderr', file=sys.stderr)
sys.stdout.write('raw\n')
