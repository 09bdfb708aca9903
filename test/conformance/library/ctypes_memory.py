# build: 64-bit
# compare: output
"""Reference counts and objects through their addresses, and the dynamic array of many courses."""
import ctypes
import gc
import sys


def ref_count(address):
    return ctypes.c_long.from_address(address).value


values = [1, 2, 3]
print(ref_count(id(values)), sys.getrefcount(values) - 1)
other = values
print(ref_count(id(values)))
holder = {"values": values}
print(ref_count(id(values)))
address = id(values)
other = None
print(ref_count(address))
print(ctypes.cast(address, ctypes.py_object).value is values)
print(ctypes.cast(id("spam"), ctypes.py_object).value)


class Node:
    def __init__(self):
        self.me = self


node = Node()
place = id(node)
del node
print(ref_count(place), any(id(each) == place for each in gc.get_objects()))
gc.collect()
print(any(id(each) == place for each in gc.get_objects()))

pi = 3.25
print(ctypes.c_double.from_address(id(pi) + 16).value)
number = 12345678
print(ctypes.c_uint32.from_address(id(number) + 24).value)
word = b"hello"
print(ctypes.string_at(id(word) + 32, 5), ctypes.c_ssize_t.from_address(id(word) + 16).value)
print(ctypes.c_void_p.from_address(id(word) + 8).value == id(bytes))


class DynamicArray:
    def __init__(self):
        self._n = 0
        self._capacity = 1
        self._A = self._make_array(self._capacity)

    def __len__(self):
        return self._n

    def __getitem__(self, k):
        if not 0 <= k < self._n:
            raise IndexError("invalid index")
        return self._A[k]

    def append(self, obj):
        if self._n == self._capacity:
            self._resize(2 * self._capacity)
        self._A[self._n] = obj
        self._n += 1

    def _resize(self, c):
        B = self._make_array(c)
        for k in range(self._n):
            B[k] = self._A[k]
        self._A = B
        self._capacity = c

    def _make_array(self, c):
        return (c * ctypes.py_object)()


array = DynamicArray()
for i in range(5):
    array.append(i * i)
    array.append(str(i))
print(len(array), list(array), array._capacity, type(array._A).__name__)
try:
    array._A[12]
except ValueError as error:
    print(error)
try:
    array._A[99] = 1
except IndexError as error:
    print(error)
