class Person:
    def __init__(self, name):
        self.name = name
        self.friend = None


me = []
me.append(me)
ann, bob = Person('Ann'), Person('Bob')
ann.friend = bob
bob.friend = ann
ann.boss = ann
loop = {'self': None, 'list': [1, 2]}
loop['self'] = loop
loop['list'].append(loop)  # look
