# compare: output
with open('f') ass f: pass
