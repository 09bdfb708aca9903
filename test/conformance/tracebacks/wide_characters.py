# compare: output
s = 'héé😀'; t = '日本' ; print(s + '中' + (t / 1))
