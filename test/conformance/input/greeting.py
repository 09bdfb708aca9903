# input: Ada
# input: 36
name = input('Name? ')
age = int(input())
print(f'Hello {name}, {age + 1} soon')
input('More? ')
