# compare: output
# Which methods of str give a str of their own, and which the one that was there.
one, word, accent = 'a', 'word', '\xe9'
upper = {'a': 'A', '\xe9': '\xc9'}
for c in one, accent:
    print(c.upper() is upper[c], upper[c].lower() is c, c.lower() is c, c.title() is upper[c], c.capitalize() is upper[c])
    print(c.casefold() is c, upper[c].swapcase() is c, c.strip() is c, (' ' + c).strip() is c, (c + ',b').split(',')[0] is c)
    print(''.join([c]) is c, f'{c}' is c, c * 1 is c, chr(ord(c)) is c, ('x' + c)[1] is c, str(c) is c, '%s' % c is c)
print(word.strip() is word, word.replace('z', 'y') is word, word[:] is word, word * 1 is word, ''.join([word]) is word)
print(word.upper() is word.upper(), word.lower() is word, word.ljust(2) is word, word.zfill(1) is word, word.expandtabs() is word)
print(''.upper() is '', ''.join([]) is '', word * 0 is '', word[9:] is '', str() is '', '  '.strip() is '')
