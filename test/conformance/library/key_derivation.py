# compare: output
# build: 64-bit
"""Keys from passwords."""
import hashlib
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: hashlib.pbkdf2_hmac('sha256', b'password', b'salt', 1000).hex())
t(lambda: hashlib.pbkdf2_hmac('SHA1', b'password', b'salt', 2, 40).hex())
t(lambda: hashlib.pbkdf2_hmac('sha3_256', b'password', b'salt', 2, dklen=16).hex())
t(lambda: hashlib.scrypt(b'p', salt=b's', n=16, r=8, p=1, dklen=32).hex())
t(lambda: hashlib.scrypt(b'p', salt=b's', n=15, r=8, p=1)); t(lambda: hashlib.scrypt(b'p', salt=b's', n=2**20, r=8, p=1))
t(lambda: hashlib.scrypt(b'p', salt=b's', n=4, r=8, p=1, dklen=0)); t(lambda: hashlib.pbkdf2_hmac('sha1', b'', b'', 0));t(lambda: hashlib.pbkdf2_hmac('sha1', b'', b'', 1, 0)); t(lambda: hashlib.pbkdf2_hmac('sha1', 'x', b'', 1)); t(lambda: hashlib.pbkdf2_hmac(1, b'x', b'', 1)); print(hashlib.pbkdf2_hmac, hashlib.scrypt)
