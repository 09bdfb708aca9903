# compare: output
"""print writes one argument after the other: what `__str__` prints or raises comes after those before it."""
import sys



class Loud:
    def __str__(self):
        print('inner')
        return 'loud'


class Broken:
    def __repr__(self):
        raise ZeroDivisionError


print('a', Loud(), 'b', sep='-')
for values in (['start', [Broken()], 'end'], ['one', '\ud800', 'two'], [1, 10**5000]):
    try:
        print(*values)
    except Exception as error:
        print('|', type(error).__name__)
sys.stdout.reconfigure(errors='backslashreplace')
print('\ud800é')
sys.stdout.reconfigure(encoding='ascii', errors='xmlcharrefreplace')
print('é')
sys.stdout.reconfigure(encoding='utf-8', errors='strict')
try:
    print('half \udc80')
except UnicodeEncodeError as error:
    print(error)
raise ValueError('half \udc80')
