board = [' ']*9
def show():
    for r in range(3):
        print('|'.join(board[3*r:3*r+3]))
        if r < 2: print('-+-+-')
wins = [(0,1,2),(3,4,5),(6,7,8),(0,3,6),(1,4,7),(2,5,8),(0,4,8),(2,4,6)]
def winner():
    for a, b, c in wins:
        if board[a] == board[b] == board[c] != ' ': return board[a]
for i, m in enumerate([0, 4, 1, 3, 2]):
    board[m] = 'XO'[i % 2]
    if w := winner():
        show(); print(w, 'wins'); break
else:
    print('draw')
