class Number:
    def __init__(self, value):
        self.value = value

    def evaluate(self):
        return self.value


class Operation:
    def __init__(self, sign, left, right):
        self.sign = sign
        self.left = left
        self.right = right

    def evaluate(self):
        left = self.left.evaluate()
        right = self.right.evaluate()
        return left + right if self.sign == "+" else left * right  # look 1


sum_ = Operation("+", Operation("*", Number(2), Number(3)), Operation("+", Number(4), Number(5)))
print(sum_.evaluate())  # look
