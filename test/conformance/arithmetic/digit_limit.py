# compare: output
# The limit of digits between int and str, and how a program raises it.
import sys

print(sys.get_int_max_str_digits())
big = 10**5000
try:
    str(big)
except ValueError as error:
    print(error)
sys.set_int_max_str_digits(6000)
print(sys.get_int_max_str_digits(), len(str(big)))
sys.set_int_max_str_digits(0)
print(len(str(10**7000)), int('1' * 7000) % 97)
for wrong in (639, -1, 'many', 2**40):
    try:
        sys.set_int_max_str_digits(wrong)
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
