# compare: output
calss A:
    pass
