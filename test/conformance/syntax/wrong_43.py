# compare: output
é = 5; print(é); x = “hi”
