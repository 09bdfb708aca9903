"""For seeking: ten million steps with calls, containers and objects coming and going."""


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


def move(point, by):
    return Point(point.x + by, point.y - by)


points = []
index = {}
turn = 0
while True:
    point = move(Point(turn, turn), turn % 7)
    if turn % 3 == 0:
        points.append(point)
    index[turn % 1000] = point
    if len(points) > 5000:
        points = points[2500:]
    turn += 1
