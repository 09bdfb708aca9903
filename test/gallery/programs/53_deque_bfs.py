from collections import deque

graph = {1: {2, 3}, 2: {4}, 3: {4, 5}, 4: {6}, 5: {6}, 6: set()}


def path(start, goal):
    queue = deque([start])
    came_from = {start: None}
    while queue:
        node = queue.popleft()
        if node == goal:
            break
        for other in sorted(graph[node]):
            if other not in came_from:
                came_from[other] = node
                queue.append(other)  # look 4
    steps = []
    while goal is not None:
        steps.append(goal)
        goal = came_from[goal]
    return steps[::-1]


print(path(1, 6))  # look
