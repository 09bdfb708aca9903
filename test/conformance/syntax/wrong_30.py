# compare: output
nonlocal z
