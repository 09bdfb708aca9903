class Dot:
    def __init__(self, x, y):
        self.x = x
        self.y = y


dots = []
for n in range(200):
    dots.append(Dot(n, n % 7))
dots[0].x = -1  # look
