# compare: output
def attempt(action):
    try:
        return repr(action())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Celsius(float):
    def __new__(cls, value, unit='C'):
        self = super().__new__(cls, value)
        self.unit = unit
        return self

    def __repr__(self):
        return f'{float(self)}°{self.unit}'


class Loud(int):
    def __add__(self, other):
        return 'add'

    def __radd__(self, other):
        return 'radd'

    def __str__(self):
        return 'loud'


class Index:
    def __index__(self):
        return 7


class Wrong:
    def __int__(self):
        return 'x'

    def __float__(self):
        return 'x'

    def __complex__(self):
        return 'x'

    def __index__(self):
        return 'x'


warm = Celsius(21.5)
print(warm, warm + 1, type(warm + 1).__name__, warm.unit, [warm], f'{warm:.2f}', float(warm), warm == 21.5, warm.__dict__)
loud = Loud(5)
loud.note = 'hi'
print(loud, loud + 1, 1 + loud, loud * 2, type(loud * 2).__name__, loud.note, [loud], repr(loud), f'{loud}', f'{loud:03}')
print('%d' % loud, '%s' % loud, int(loud), hash(loud) == hash(5), {5: 'five'}[loud], Loud('77', 8), Loud(), type(+loud))
print(Loud.from_bytes(b'\x05').note if hasattr(Loud.from_bytes(b'\x05'), 'note') else type(Loud.from_bytes(b'\x05')).__name__)
print(hex(Index()), int(Index()), float(Index()), '%d' % Index(), 'a' * Index(), 'abcdefghij'[Index()], round(1.23456789123, Index()))
for make in (int, float, complex, hex, lambda x: 'a' * x, lambda x: [1][x], range):
    print(attempt(lambda: make(Wrong())))
