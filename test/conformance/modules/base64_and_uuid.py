# compare: output
import binascii, base64
print(binascii.hexlify(b'abc\xff'), binascii.hexlify(b'abcdef', '-', 2), binascii.hexlify(b'abcde', ':', 2), binascii.hexlify(b'abcde', ':', -2), binascii.unhexlify('616263'))
for t in [b'', b'a', b'ab', b'abc', b'abcd', bytes(range(256))]:
    e = base64.b64encode(t); print(e, base64.b64decode(e) == t)
for f in [lambda: base64.b64decode('abc'), lambda: base64.b64decode('abcde'), lambda: binascii.unhexlify('abc'), lambda: binascii.unhexlify('zz'), lambda: base64.b64encode('x')]:
    try: print(f())
    except Exception as e: print(type(e), e)
print(base64.b32encode(b'hello'), base64.b16encode(b'hi'), base64.b85encode(b'hello world'), base64.urlsafe_b64encode(b'\xff\xfe\xfd'), base64.b64decode('aGk', validate=False) if 0 else '')
print(binascii.crc32(b'hello'), binascii.crc32(b'lo', binascii.crc32(b'hel')), binascii.crc_hqx(b'hello', 0))
import uuid, secrets
print(uuid.UUID('12345678123456781234567812345678'), uuid.uuid5(uuid.NAMESPACE_DNS, 'python.org'), uuid.uuid4().version, len(secrets.token_hex(8)))
