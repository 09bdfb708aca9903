# compare: output
elif x: pass
