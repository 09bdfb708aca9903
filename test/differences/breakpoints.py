"""
`breakpoint()` does not stop.

What: `breakpoint()` goes on at once; CPython starts its debugger, which reads commands from standard input.
Why: every step can be looked at anyway.
Instead: move the cursor to the line, or step to it in the panel.
"""
breakpoint()
print('after')
