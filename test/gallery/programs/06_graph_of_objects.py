class City:
    def __init__(self, name):
        self.name = name
        self.roads = []


rome, oslo, bern, kyiv = (City(name) for name in ('Rome', 'Oslo', 'Bern', 'Kyiv'))
for a, b in [(rome, bern), (bern, oslo), (oslo, kyiv), (kyiv, rome), (bern, kyiv)]:
    a.roads.append(b)
    b.roads.append(a)
done = True  # look
