class C11:
    @classmethod
    def make():
        pass
    counts = [a for i in range(3)]
