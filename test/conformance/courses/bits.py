print(5 & 3, 5 | 3, 5 ^ 3, ~5, 5 << 2, -5 >> 1, bin(10), hex(255), oct(8), 0b101, 0xff, 1_000)
n = 0b1011; print(bin(n).count('1'), n.bit_count(), n.bit_length(), n & (n - 1), n & -n, (n >> 1) & 1)
print(2**100, -7 // 2, -7 % 3, divmod(-7, 2), 7 // -2, 2**-1, 10**20 // 3, (2**64) % 1000, pow(3, 100, 7), int('ff', 16), 0.1 + 0.2, round(2.675, 2), 1e100, 1 / 3)
import math; print(math.factorial(30), math.gcd(48, 18), math.lcm(4, 6), math.comb(10, 3), math.isqrt(99), math.pi, math.floor(-2.5), math.ceil(2.1), math.hypot(3, 4), math.log2(8), math.inf, math.prod([1, 2, 3]))
def collatz(n):
    s = [n]
    while n != 1: n = n // 2 if n % 2 == 0 else 3 * n + 1; s.append(n)
    return s
print(collatz(6)); print(sum(map(int, str(2**50))), [d for d in range(1, 29) if 28 % d == 0])
print(int.from_bytes(b'\x01\x02', 'big'), (258).to_bytes(2, 'little'), float.hex(0.5), (0.75).as_integer_ratio(), 3.0.is_integer(), float('nan') == float('nan'), -0.0, 5 // 0.3, 1e16, 123456789.123, 1e-5, 100000.0, 12345678901234567890.0)
print(f'{1234.5678:.2f} {1e10:e} {0.25:%} {42:b} {42:o} {42:X} {42:+d} {-42:08d} {3.14:10.1f}| {"hi":^10}| {12345:,} {1234.5:_.1f} {True} {None!r:>6}')
