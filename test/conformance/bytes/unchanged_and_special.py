# What is not changed is the object itself; objects that say which number or byte they are.
import io

text = b"ahoj"
print(text.translate(None) is text, text.translate(bytes(range(256))) is text, text.translate(None, b"z") is text)
print(bytearray(text).translate(None) is text, text.translate(None, b"a"))


class Many:
    def __index__(self):
        return 42

    def __float__(self):
        return 3.5

    def __bytes__(self):
        return b"bytes"


print(b"%c %s %d %.2f" % (Many(), Many(), Many(), Many()))


class Whole(int):
    def __float__(self):
        return 42.5


print(format(Whole(2), "g"), f"{Whole(2):.2f}", "%.3f" % Whole(2), f"{Whole(2):d}", f"{True:.1f}")




def view():
    stream = io.BytesIO(b"kept by its view")
    return stream.getbuffer()


shown = view()
print(bytes(shown))
del shown
