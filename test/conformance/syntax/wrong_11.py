# compare: output
print 'hi'
