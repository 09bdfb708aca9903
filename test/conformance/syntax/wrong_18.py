# compare: output
'abc' = 5
