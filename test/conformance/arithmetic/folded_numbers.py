print(2.5**3.7, 2**-3, (-8)**(1/3), (-2.0)**0.5, (1+2j)**2.5, (1+2j)/(3-4j), 7//-2, 7%-3, -7.5//2, 7.5%-2, 1e308*10, True&False, True|1, 1<<3, 10**20, (1j)**-1, 3-2j, 2*3j)
x=2.5;y=3.7;a=1+2j;b=2.5;c=-8
print(x**y, c**(1/3), a**b)
def f(): return 2**200, 1/3, 10**40/3, 5.0//0.3, (1+0j)*float('inf'), True^True, ~5
print(f(), f.__code__.co_consts)
try: print(1/0)
except ZeroDivisionError as e: print(e)
try: print(1.0//0, 5)
except ZeroDivisionError as e: print(e)
try: print(0**-1)
except ZeroDivisionError as e: print(e)
try: 1%0
except ZeroDivisionError as e: print(e)
try: 1j/0
except ZeroDivisionError as e: print(e)
try: 1j/0j
except ZeroDivisionError as e: print(e)
try: 0j**-1
except ZeroDivisionError as e: print(e)
try: 1.5%0
except ZeroDivisionError as e: print(e)
try: 1<<-1
except ValueError as e: print(e)
print(10**400/10**399)
try: 10**400/1
except OverflowError as e: print(e)
try: 10**400*1.0
except OverflowError as e: print(e)
