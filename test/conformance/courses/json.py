import json
data = {'name': 'Ann', 'tags': ['a', 1, None, True, 1.5], 'n': {'x': {}}}
s = json.dumps(data); print(s, json.loads(s) == data); print(json.dumps(data, indent=2, sort_keys=True)); print(json.loads('[1, "x", null]'))
json.dumps({1, 2})
