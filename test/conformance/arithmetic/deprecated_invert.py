# compare: output
# Deprecations show in the main module, once for each place.
def f():
    return ~True
for i in range(3):
    f()
~False
