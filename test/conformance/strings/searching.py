# compare: output
def attempt(action):
    try:
        return repr(action())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for text in ('', 'abcabc', 'a😀b😀', ' a b ', 'aaaa'):
    for part in ('', 'a', 'bc', '😀', ' ', 'aa'):
        names = ['find', 'rfind', 'index', 'rindex', 'count', 'startswith', 'endswith', 'removeprefix', 'removesuffix',
                 'partition', 'rpartition', 'split', 'rsplit', 'strip', '__contains__']
        print(repr(text), repr(part), [attempt(lambda: getattr(text, name)(part)) for name in names])
        print([attempt(lambda: text.split(part, n)) for n in (0, 1, 2)], [attempt(lambda: text.rsplit(part, n)) for n in (0, 1, 2)],
              [text.replace(part, '<>', n) for n in (-1, 0, 1, 2)])
        print([text.find(part, a, b) for a in (0, 1, -1, None, 100) for b in (2, -1, None)],
              [text.rfind(part, a, b) for a in (0, 1, -1) for b in (2, -1, 100)],
              [text.count(part, a, b) for a in (0, 1, -1) for b in (2, -1, 100)],
              [text.startswith((part, 'q'), a) for a in (0, 1, -1, 100)], [text.endswith(part, a) for a in (0, 1, -1, 100)])
print('a b  c '.split(None, 1), 'a b  c '.rsplit(None, 1), 'one\ntwo\n'.splitlines(True), 'x'.replace('', '-'))
