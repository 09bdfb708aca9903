"""Assignment binds a name to an object; it never copies the object."""

groceries = ["bread", "milk"]
basket = groceries
basket.append("tea")
print(groceries)

basket = list(groceries)
basket.append("jam")
print(groceries, basket)
print(basket is groceries)
