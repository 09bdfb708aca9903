# compare: output
"""The sign of what is not a number: no text shows it, copysign and struct do."""
import math
import struct

negative = float("-nan")
print(negative, -negative, f"{negative:+}", math.copysign(1, negative), math.copysign(1, -negative), math.copysign(1, abs(negative)))
print(math.copysign(1, struct.unpack(">d", b"\xff\xf8\0\0\0\0\0\0")[0]), struct.pack(">d", math.copysign(float("nan"), -1.0)))
print([struct.pack(f"<{code}", value) for code in "efd" for value in (negative, -negative)])
