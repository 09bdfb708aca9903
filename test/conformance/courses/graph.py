# compare: output, steps
from collections import deque
graph = {'A': ['B', 'C'], 'B': ['D'], 'C': ['D', 'E'], 'D': ['F'], 'E': ['F'], 'F': []}
def bfs(start):
    seen, order, q = {start}, [], deque([start])
    while q:
        v = q.popleft()
        order.append(v)
        for w in graph[v]:
            if w not in seen:
                seen.add(w)
                q.append(w)
    return order
def dfs(v, seen=None):
    if seen is None: seen = []
    seen.append(v)
    for w in graph[v]:
        if w not in seen: dfs(w, seen)
    return seen
def paths(a, b, path=()):
    path = path + (a,)
    if a == b: return [path]
    return [p for n in graph[a] for p in paths(n, b, path)]
print(bfs('A'), dfs('A'))
print(paths('A', 'F'))
