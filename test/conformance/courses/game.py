# input: 50
# input: abc
# input: 30
# input: 42
secret = 42
tries = 0
while True:
    guess = input('Guess: ')
    try:
        n = int(guess)
    except ValueError as e:
        print('not a number:', e)
        continue
    tries += 1
    if n < secret: print('higher')
    elif n > secret: print('lower')
    else:
        print(f'yes! {tries} tries')
        break
else:
    print('never')
name = input()
