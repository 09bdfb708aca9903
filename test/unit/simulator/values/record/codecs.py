"""Cases of codecs.ts and codecerrors.ts."""
ENCODINGS = ['utf-8', 'UTF8', 'ascii', 'latin-1', 'cp1252', 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-32', 'utf-32-le', 'utf-32-be', 'utf-8-sig']
HANDLERS = ['strict', 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'surrogateescape', 'surrogatepass', 'nosuch']
TEXT = 'ab\xe9\xff\u20ac\u4e00\U0001f600\udc80\udcff\ud800\x80\u0153'


def encode_case(text, encoding, errors):
    case('encode', str.encode, text, encoding, errors)


def decode_case(data, encoding, errors):
    case('decode', bytes.decode, data, encoding, errors)


def joined(text):
    """Surrogates that would form a pair are one character to JavaScript."""
    return any('\ud800' <= a <= '\udbff' and '\udc00' <= b <= '\udfff' for a, b in zip(text, text[1:]))


for _ in range(COUNT):
    text = random_text(rng, TEXT[:rng.choice([4, 6, 7, 12])], 6)
    for encoding in ENCODINGS:
        if not joined(text):
            encode_case(text, encoding, rng.choice(HANDLERS))
    good = text.encode(rng.choice(ENCODINGS), 'ignore')
    data = bytearray(good + rng.randbytes(rng.randrange(3)))
    if data and rng.random() < .6:
        data[rng.randrange(len(data))] = rng.choice([0, 0x61, 0x80, 0xa0, 0xc0, 0xc2, 0xd8, 0xdc, 0xe0, 0xed, 0xf0, 0xf4, 0xfe, 0xff, 0x81])
    data = bytes(data[:len(data) - rng.randrange(2)])
    for encoding in ENCODINGS:
        errors = rng.choice(HANDLERS)
        try:
            if joined(data.decode(encoding, errors)):
                continue
        except Exception:
            pass
        decode_case(data, encoding, errors)
for encoding in ['utf 8', 'U8', 'utf--8', ' utf-8 ', 'L1', 'ISO-8859-1', 'Windows-1252', 'us-ascii', '646', 'nosuch', '', 'utf_16LE']:
    encode_case('a\xe9', encoding, 'replace')
    decode_case(b'a\xe9b', encoding, 'replace')
for code in list(range(256)):
    decode_case(bytes([code]), 'cp1252', 'strict')
for lead in [0x7f, 0x80, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf4, 0xf5, 0xff]:
    for second in [0x41, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0]:
        for rest in [b'', b'\x80', b'A', b'\x80\x80', b'\x80A', b'\x80\x80\x80']:
            decode_case(bytes([lead, second]) + rest, 'utf-8', rng.choice(['strict', 'replace', 'backslashreplace', 'surrogateescape']))
