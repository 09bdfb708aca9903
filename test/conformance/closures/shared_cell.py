def account(balance):
    def deposit(amount):
        nonlocal balance
        balance += amount
        return balance

    def report():
        return balance

    return deposit, report


deposit, report = account(100)
deposit(50)
print(report(), deposit.__closure__[0].cell_contents, deposit.__closure__[0] is report.__closure__[0])
