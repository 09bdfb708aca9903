import copy

original = {'list': [1, 2], 'self': None}
original['self'] = original
shallow = copy.copy(original)
deep = copy.deepcopy(original)
original['list'].append(3)
print(shallow['list'], deep['list'], deep['self'] is deep, shallow['self'] is original)
