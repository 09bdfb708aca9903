config = {
    'window': {'size': (800, 600), 'theme': {'name': 'dark', 'accent': None}},
    'recent': [{'path': 'a.py', 'line': 12}, {'path': 'b.py', 'line': 3}],
    'debug': False,
    1: 'one',
    (0, 1): {'x': 1.5},
}
config['window']['theme']['accent'] = '#0072b2'
del config['debug']  # look
