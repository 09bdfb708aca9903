class Box:
    def __init__(self, content):
        self.content = content


def use():
    box = Box([1, 2, 3])
    box = Box('second')  # look
    return 'done'  # look


names = ['x', 'y']
names = None  # look
use()
