name, age, pi = 'Ada', 36, 3.14159
print(f'{name} is {age}, {name!r}, {age + 1=}, {pi:.2f}, {pi:8.3f}|')
width = 10
print(f'{name:>{width}}|{name:^{width}}|{name:-<{width}}|')
print(f'{{literal}} {"nested"} {f"{age:03d}"}')
print(f'{[x * 2 for x in range(3)]} { {"a": 1}["a"] } {age:#x} {1234567:,}')
print(f'{name=} {name = } {name=!s:>5}')
print(f'''multi
{age
 + 1}''')
print(f'{undefined}')
