# input: 2
# input: take lamp
# input: north
# input: quit
rooms = {'hall': {'north': 'garden', 'items': ['lamp']}, 'garden': {'south': 'hall', 'items': []}}
here, bag = 'hall', []
n = int(input('players? '))
while True:
    cmd, *rest = input(f'[{here}] > ').split()
    match [cmd, *rest]:
        case ['quit']: print('bye'); break
        case ['take', item] if item in rooms[here]['items']:
            rooms[here]['items'].remove(item); bag.append(item); print('taken', item)
        case [d] if d in rooms[here]: here = rooms[here][d]; print('you are in the', here)
        case _: print('what?')
print(bag, n)
input()
