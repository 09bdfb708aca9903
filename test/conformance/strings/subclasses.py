# compare: output
def attempt(action):
    try:
        return repr(action())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Name(str):
    def __new__(cls, value):
        self = super().__new__(cls, value.title())
        self.original = value
        return self

    def __add__(self, other):
        return 'joined'

    def __len__(self):
        return 99


class Masked(str):
    def __str__(self):
        return '***'

    def __repr__(self):
        return 'Masked()'

    def __format__(self, spec):
        return f'fmt<{spec}>'

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 1


name = Name('ada')
print(name, name + 'x', 'x' + name, len(name), str.__len__(name), name.upper(), type(name.upper()).__name__, name[0], name[:])
print(type(name[:]).__name__, name * 2, type(name * 1).__name__, name == 'Ada', {name: 1}['Ada'], f'{name}|{name:>5}', '%s' % name)
print(name.original, name.__dict__, ','.join([name, name]), type(','.join([name])).__name__, type(str(name)).__name__)
print(name in ['Ada'], 'd' in name, repr(name), type(name.format()).__name__, type(name.strip()).__name__)
secret = Masked('abc')
print(secret, repr(secret), [secret], f'{secret}', f'{secret:x}', f'{secret!s}', f'{secret!r:>10}', '{}'.format(secret))
print('%s' % secret, secret == 'zzz', hash(secret), secret.upper(), 'x' + secret, secret + 'x', str(secret), ''.join([secret]))
word = 'spam'
print(word[:] is word, word * 1 is word, word + '' is word, str(word) is word, word.strip() is word, 'a'[0] is 'ba'[1])
letters = iter('a😀b')
print(next(letters), next(letters), letters.__length_hint__(), list(letters), attempt(lambda: next(letters)))
print(list(reversed('a😀b')), dict.fromkeys('aab'), sorted('hello'), [*enumerate('é😀')], 'é' > 'z', '😀' > '\uffff')
