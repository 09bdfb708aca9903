from collections import namedtuple

Point = namedtuple('Point', 'x y')
Line = namedtuple('Line', 'start end')

a = Point(1, 2)
line = Line(a, Point(4, 6))
b = a._replace(y=9)  # look
