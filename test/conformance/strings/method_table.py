# compare: output
def attempt(action):
    try:
        return repr(action())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


words = ['', 'a', 'abc', 'aXbXc', 'hello world', '  lead', 'trail  ', ' a  b ', '\t\n x', 'été', 'ß', 'İ', 'ﬁ', 'ǅ', '日本語',
         'a😀b😀', '\ud800', 'ΑΣ', '١٢', '½', 'Ⅷ', '_x1', '1x', 'aB Cd', '\x00', '\x85', '\u2028', 'a\u0301', 'tab\tx',
         'a\r\nb\nc\rd', "it's", '\\', '\xad', '\u200b', 'ŉ']
methods = ['capitalize', 'casefold', 'lower', 'upper', 'title', 'swapcase', 'strip', 'lstrip', 'rstrip', 'split', 'splitlines',
           'isalnum', 'isalpha', 'isascii', 'isdecimal', 'isdigit', 'isidentifier', 'islower', 'isnumeric', 'isprintable',
           'isspace', 'istitle', 'isupper', 'expandtabs', '__len__', '__repr__']
for word in words:
    print(ascii(word))
    print(ascii([getattr(word, method)() for method in methods]))
    print(ascii([word.center(7), word.ljust(7, '*'), word.rjust(7), word.zfill(7), word * 2, word[::-1], word[1:], word[-2:]]))
    print([ord(character) for character in word], [attempt(lambda: ascii(word[i])) for i in (0, 1, -1, 5)])
print(ascii(sorted(words)))
