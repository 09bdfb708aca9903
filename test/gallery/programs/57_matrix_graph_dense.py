class Station:
    def __init__(self, name):
        self.name = name
        self.lines = []


stations = [Station(name) for name in "ABCDEFGH"]
for one in stations:
    for other in stations:
        if one is not other:
            one.lines.append(other)
print(len(stations))  # look
