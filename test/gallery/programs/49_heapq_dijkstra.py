import heapq

roads = {"A": [("B", 4), ("C", 1)], "B": [("D", 1)], "C": [("B", 2), ("D", 5)], "D": []}


def shortest(start):
    distance = {start: 0}
    queue = [(0, start)]
    while queue:
        cost, town = heapq.heappop(queue)
        for target, length in roads[town]:
            new = cost + length
            if new < distance.get(target, 99):
                distance[target] = new
                heapq.heappush(queue, (new, target))  # look 3
    return distance


print(shortest("A"))  # look
