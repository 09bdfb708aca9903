class A:
    def who(self):
        print('A')


class B(A):
    def who(self):
        print('B')
        super().who()


class C(A):
    def who(self):
        print('C')
        super().who()


class D(B, C):
    def who(self):
        print('D')
        super().who()


D().who()
print([c.__name__ for c in D.__mro__])


class Bad(A, D):
    pass
