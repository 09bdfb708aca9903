# compare: output
print(f'{x')
