tree = {
    "value": 8,
    "left": {"value": 3, "left": None, "right": {"value": 6, "left": None, "right": None}},
    "right": {"value": 10, "left": None, "right": None},
}
nested = [8, [3, [1, None, None], [6, None, None]], [10, None, [14, None, None]]]
pair = ("a", ("b", ("c", None)))
tree["right"]["right"] = {"value": 14, "left": None, "right": None}  # look
