class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('freed', self.name)


a = Noisy('a')
b = a
a = None
print('still alive')
b = None
print('gone')


def scope():
    local = Noisy('local')
    print('in scope')


scope()
print('after scope')
keep = [Noisy('1'), Noisy('2')]
keep.pop()
print('end')
