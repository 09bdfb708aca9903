class Circle:
    def __init__(self, radius):
        self.radius = radius

    @property
    def area(self):
        return 3 * self.radius**2

    @area.setter
    def area(self, value):
        self.radius = (value / 3) ** 0.5

    @classmethod
    def unit(cls):
        return cls(1)

    @staticmethod
    def name():
        return 'circle'


c = Circle(2)
print(c.area)
c.area = 27
print(c.radius, Circle.unit().radius, Circle.name())
del c.area
