# compare: output
import hashlib
for n in ['md5','sha1','sha224','sha256','sha384','sha512','sha3_256','sha3_512','blake2b','blake2s']:
    h = hashlib.new(n, b'abc'); h.update(b'def'); print(n, h.hexdigest(), h.name, h.digest_size, h.block_size)
print(hashlib.sha256('héllo'.encode()).hexdigest(), hashlib.shake_128(b'x').hexdigest(8))
c = hashlib.md5(b'a'); d = c.copy(); d.update(b'b'); print(c.hexdigest(), d.hexdigest(), c.digest())
try: hashlib.sha256('x')
except TypeError as e: print(e)
try: hashlib.new('nope')
except ValueError as e: print(e)
print(hashlib.blake2b(b'x', digest_size=16, key=b'k', salt=b's', person=b'p').hexdigest())
print(sorted(hashlib.algorithms_guaranteed))
import hmac
print(hmac.new(b'key', b'msg', 'sha256').hexdigest(), hmac.compare_digest('a', 'a'))
import random; random.seed('abc'); print(random.random())
