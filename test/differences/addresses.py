"""
Addresses are made up.

What: `id()` and the addresses in default reprs are the same in every run, and no real ones.
Why: a recording has to show the same object under the same number, however often it is run.
Instead: compare with `is`; what `id` is good for (telling objects apart, the same number while an object lives) holds.
"""
print(hex(id([]))[:6])
