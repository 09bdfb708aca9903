def scale(values, factor):
    scaled = [value * factor for value in values]
    return {value: i for i, value in enumerate(scaled) if value > factor}


print(scale([1, 2, 3], 10))
