class InsufficientFunds(Exception):
    def __init__(self, balance, amount):
        super().__init__(f'balance {balance} is less than {amount}')
        self.balance = balance
        self.amount = amount
class Account:
    interest = 0.02
    _next = 1000
    def __init__(self, owner, balance=0):
        self.owner = owner
        self.__balance = balance
        self.number = Account._next
        Account._next += 1
    @property
    def balance(self): return self.__balance
    @balance.setter
    def balance(self, v):
        if v < 0: raise ValueError('negative')
        self.__balance = v
    def withdraw(self, n):
        if n > self.__balance: raise InsufficientFunds(self.__balance, n)
        self.balance -= n
        return self
    def deposit(self, n):
        self.balance += n
        return self
    @staticmethod
    def valid(n): return n > 0
    @classmethod
    def from_string(cls, s):
        o, b = s.split(':')
        return cls(o, int(b))
    def __repr__(self): return f'Account({self.owner!r}, {self.balance!r})'
class Savings(Account):
    interest = 0.05
    def add_interest(self): self.deposit(round(self.balance * self.interest, 2))
a = Account.from_string('Ann:100')
s = Savings('Bob', 200)
a.deposit(50).withdraw(30)
s.add_interest()
print(a, s, a.number, s.number, Account.valid(-1), a.__dict__, vars(s))
try: a.withdraw(1000)
except InsufficientFunds as e: print(type(e).__name__, e, e.balance, e.amount, e.args)
try: a.__balance
except AttributeError as e: print(e)
print(a._Account__balance)
a.balance = -5
