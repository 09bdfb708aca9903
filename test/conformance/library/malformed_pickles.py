# compare: output
"""What is no pickle, or only the beginning of one: the errors of _pickle, opcode by opcode."""
import pickle

CASES = [
    b'abc', b'', b'.', b'0', b'1', b'2', b'(', b')', b'a', b'N', b'I', b'I1', b'Ix\n.', b'I01\n.', b'K', b'J',
    b'J\x01', b'\x80', b'\x80\t.', b'\x80\x04', b'\x80\x04\x95', b'X', b'X\x01\x00\x00\x00', b'U\x05ab',
    b'T\x05\x00\x00\x00ab', b"S'abc\n.", b'Sabc\n.', b"S'\n.", b'V', b'Vab\n.', b'F', b'Fx\n.', b'G\x00',
    b'L', b'Lx\n.', b'L5\n.', b'\x8a', b'\x8a\x05ab', b'\x8b\xff\xff\xff\xff', b'c', b'cos\n',
    b'cnosuch\nx\n.', b'cos\nnosuch\n.', b'\x93', b'N\x93', b'NN\x93.', b'R', b'NR', b'N)R.', b'NNR.',
    b'h\x00.', b'j\x00\x00\x00\x00.', b'g0\n.', b'gx\n.', b'q\x00', b'Nq\x00.', b'p0\n', b'Np-1\n.', b'\x94',
    b'N\x94.', b'e', b'(e', b'](e', b'](Ne.', b's', b'}Ns', b'}NNs.', b'NNNs.', b'u', b'}(u.', b'}(Nu.',
    b'N(NNu.', b't', b'(t.', b'l', b'd', b'(Nd.', b'(NNd.', b'o', b'(o.', b'(No.', b'(cos\n', b'i', b'b',
    b'NNb.', b'NN', b'P', b'Pabc\n.', b'NQ.', b'\x82', b'\x82\x01.', b'\x83\x01\x00.',
    b'\x84\x00\x00\x00\x00.', b'\x82\x00.', b'\x81', b'NN\x81.', b'cbuiltins\nint\nN\x81.', b'\x85', b'\x86',
    b'\x87', b'N\x85.', b'N\x86.', b'\x8c', b'\x8c\x05ab', b'\x8c\x02\xff\xff.', b'\x8d', b'\x8e\x01', b'B',
    b'B\x05\x00\x00\x00ab', b'C\x05ab', b'C\x02ab.', b'\x8f', b'\x8f(N\x90.', b'\x8f(]\x90.', b'N(N\x90.',
    b'(N\x91.', b'\x91', b'\x92', b'NN(\x92.', b'\x96', b'\x96\x05\x00\x00\x00\x00\x00\x00\x00ab', b'\x97.',
    b'\x98.', b'N\x98.', b'\x99', b'\xff', b'(1.', b'(.', b'N(.', b'N0.', b'(0.', b'(1', b'N2.', b'(2.',
    b'NNa.', b']Na.', b'(Na.', b'}a.', b'NN.', b'Q', b'\x88\x89.', b'U', b'T', b'\x8b', b'\x83', b'\x84',
    b'h', b'j', b'r', b'\x8a\xff', b'Na', b'(tN\x92.', b'\x80\x05N', b'\x80\x00N.', b'M\x01', b'\n.', b' ',
    b'hello', b'not a pickle', b'{"a": 1}', b'\xef\xbb\xbf', b'PK\x03\x04', b'cos\n\xff\n.', b'c\xff\n\n.',
    b'F1.5\n.', b'Fnan\n.', b'I00\n.', b'I007\n.', b"S'a\\x41'\n.", b'S"a"  \n.', b'V\\u0041\\xyz\n.',
    b'V\xff\n.', b'](NNNe.', b'N(NNe.', b'(lp0\n.', b'(dp0\n.',
]


def tell(data):
    try:
        return repr(pickle.loads(data))
    except Exception as error:
        return f"{type(error).__module__}.{type(error).__name__}: {error}"


for case in CASES:
    print(case, tell(case))

# A pickle that is cut off, or that has one byte changed.
for protocol in range(4):
    whole = pickle.dumps({"a": [1, 2.5, (3, 4)], "b": {1, 2}}, protocol)
    for end in range(len(whole)):
        print(end, tell(whole[:end]))
    for place in range(len(whole)):
        for byte in b".(N":
            print(place, chr(byte), tell(whole[:place] + bytes([byte]) + whole[place + 1:]))
