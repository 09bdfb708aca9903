class Temp:
    @property
    def v(self): return self._v
t = Temp()
t.v = 5
