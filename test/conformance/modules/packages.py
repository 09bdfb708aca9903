from pkg import mod
from pkg.sub import deep
import pkg.sub.deep as d2
print(mod.name, deep.name, d2 is deep, pkg_name := mod.__package__, mod.__name__)
print(deep.up())
