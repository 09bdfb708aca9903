import json

text = '{"name": "Ada", "tags": ["x", "y"], "address": {"city": "Oslo", "geo": {"lat": 59.9, "lon": 10.7}}, "orders": [{"id": 1, "items": [{"sku": "a", "n": 2}]}, {"id": 2, "items": []}]}'
data = json.loads(text)
first = data["orders"][0]
first["items"].append({"sku": "b", "n": 1})  # look
data["address"]["geo"] = None  # look
