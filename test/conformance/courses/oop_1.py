from abc import ABC, abstractmethod
class Shape(ABC):
    count = 0
    def __init__(self, name):
        self.name = name
        Shape.count += 1
    @abstractmethod
    def area(self): ...
    def __str__(self): return f'{type(self).__name__}({self.name}): {self.area():.2f}'
    def __lt__(self, other): return self.area() < other.area()
class Circle(Shape):
    def __init__(self, r):
        super().__init__('circle')
        self.r = r
    def area(self): return 3.14159 * self.r ** 2
class Rect(Shape):
    def __init__(self, w, h):
        super().__init__('rect')
        self.w, self.h = w, h
    def area(self): return self.w * self.h
class Square(Rect):
    def __init__(self, s): super().__init__(s, s)
shapes = [Circle(2), Rect(3, 4), Square(2)]
for s in sorted(shapes): print(s)
print(Shape.count, Square.__mro__, isinstance(shapes[2], Rect), issubclass(Circle, Rect))
try: Shape('x')
except TypeError as e: print(e)
class Half(Shape):
    pass
Half('a')
