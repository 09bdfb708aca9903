class InsufficientFunds(Exception):
    def __init__(self, needed):
        super().__init__(f'needs {needed} more')
        self.needed = needed


def withdraw(balance, amount):
    if amount > balance:
        raise InsufficientFunds(amount - balance)
    return balance - amount


try:
    withdraw(10, 25)
except InsufficientFunds as e:
    print(e, e.needed, e.args, repr(e))
withdraw(1, 2)
