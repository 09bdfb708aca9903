from collections import Counter, OrderedDict, defaultdict, deque

letters = Counter('mississippi')
recent = deque(['b.py', 'c.py'], maxlen=3)
recent.appendleft('a.py')
groups = defaultdict(list)
for word in ('ant', 'bee', 'asp'):
    groups[word[0]].append(word)
order = OrderedDict(first=1, second=2)
order.move_to_end('first')  # look
