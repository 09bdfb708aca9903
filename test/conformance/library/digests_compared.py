# compare: output
"""hmac.compare_digest and what it compares."""
import hmac

for a, b in [
    ("a", b"a"),
    (b"a", "a"),
    (1, 2),
    ("é", "e"),
    ("a", "a"),
    (b"a", bytearray(b"a")),
    (b"a", b"ab"),
    ("a", None),
    (b"x", 5),
]:
    try:
        print(hmac.compare_digest(a, b))
    except TypeError as problem:
        print(problem)
