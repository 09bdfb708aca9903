class Account:
    interest = 0.02

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        self.history = []

    def deposit(self, amount):
        self.balance += amount
        self.history.append(("deposit", amount))  # look 2
        return self.balance


class Savings(Account):
    interest = 0.05

    def year(self):
        return self.deposit(self.balance * self.interest)


class Bank:
    def __init__(self):
        self.accounts = {}

    def open(self, kind, owner, balance):
        account = self.accounts[owner] = kind(owner, balance)
        return account


bank = Bank()
ada = bank.open(Account, "Ada", 100)
bob = bank.open(Savings, "Bob", 200)
ada.deposit(50)
bob.year()
print(ada.balance, bob.balance)  # look
