(lambda x: x.y)(5)
