class Box:
    def __init__(self):
        self.contents = 1


box = Box()
print(box.content)
