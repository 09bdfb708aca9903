"""
`sys.version` says that this is a simulator.

What: the text of `sys.version`; `sys.version_info` and `platform.python_version()` are those of CPython 3.14.
Why: a program that asks what it runs in gets a true answer.
Instead: compare `sys.version_info`.
"""
import sys

print(sys.version)
