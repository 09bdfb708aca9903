# compare: output
import hashlib, base64, binascii
for n in ['md5','sha1','sha224','sha256','sha384','sha512','sha3_224','sha3_256','sha3_384','sha3_512','blake2b','blake2s']:
    for d in (b'',b'abc',b'x'*200):
        print(n,hashlib.new(n,d).hexdigest())
print(hashlib.shake_128(b'a').hexdigest(40),hashlib.shake_256(b'a').hexdigest(200))
h=hashlib.sha256(); h.update(b'a'); h.update(b'b'); print(h.hexdigest(),h.digest_size,h.block_size,h.name,h.copy().digest()[:4])
print(hashlib.blake2b(b'hi',key=b'k',digest_size=16,salt=b's',person=b'p').hexdigest(), hashlib.blake2s(b'z'*65,key=b'kk').hexdigest())
try: hashlib.md5('a')
except TypeError as e: print(e)
print(base64.b64encode(b'hello world!'),base64.b64decode('aGVsbG8='),base64.b32encode(b'ab'),base64.b16encode(b'ab'),base64.urlsafe_b64encode(b'\xff\xfe'),base64.b85encode(b'abc'),base64.a85encode(b'abc'))
for s in ('a','aGVsbG8','abc=x','a===','YQ=='):
    try: print(base64.b64decode(s))
    except Exception as e: print(type(e).__name__,e)
print(binascii.hexlify(b'\x01\xff'),binascii.unhexlify('01ff'),binascii.crc32(b'hello'),binascii.hexlify(b'abcde','-',2))
