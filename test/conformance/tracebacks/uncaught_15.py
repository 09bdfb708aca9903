s = 'abc'
s.appnd('d')
