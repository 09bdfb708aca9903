# compare: output
lambda_ = lambda q: q[0] + q[1]
print(lambda_((1, '2')))
