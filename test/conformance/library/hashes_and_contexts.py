# compare: output
"""Lengths of digests that cannot be, the types of SHA-3, contexts that are equal."""
import contextvars
import hashlib
import hmac


def tell(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


shake = hashlib.shake_128(b"a")
for length in -1, 2**70, 2**29, "x", 1.5:
    tell(lambda: shake.digest(length))
    tell(lambda: shake.hexdigest(length))
tell(lambda: shake.digest())
print(hashlib.sha3_256, hashlib.sha256, hashlib.sha3_256()._capacity_bits, hashlib.sha3_256()._rate_bits, shake._suffix)
tell(lambda: hashlib.sha3_256(b"x", b"y"))
tell(lambda: hashlib.sha3_512("text"))
tell(lambda: hashlib.sha3_512(b"text").hexdigest())
first, second = contextvars.copy_context(), contextvars.copy_context()
print(first == second, first != second, first is second)
variable = contextvars.ContextVar("variable")
variable.set(1)
print(first == contextvars.copy_context())
tell(lambda: hash(first))
tell(lambda: first < second)
tell(lambda: hmac.new(b"k"))
tell(lambda: hmac.new("k", b"m", "md5"))
tell(lambda: hmac.compare_digest("a", b"a"))
tell(lambda: hmac.digest(b"k", b"m", "sha1").hex())
