print(repr('it\'s'), repr("say \"hi\""), repr('both \' and "'), repr('tab\tnew\nline\\'))
print('\x41\u00e9\U0001F600\N{BULLET}', repr('\x00\x7f\xa0\u200b\U0001F600'), r'\n', b'\x00abc\xff')
print('''three
lines
here''')
print('con' 'cat', len('😀'), '😀'[0] == '😀', ord('€'), chr(8364))
