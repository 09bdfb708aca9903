graph = {
    'Ada': ['Bob', 'Cyd'],
    'Bob': ['Cyd'],
    'Cyd': ['Ada', 'Dan'],
    'Dan': [],
}
seen = set()
waiting = ['Ada']
while waiting:
    name = waiting.pop()
    if name not in seen:
        seen.add(name)  # look 2
        waiting.extend(graph[name])  # look
