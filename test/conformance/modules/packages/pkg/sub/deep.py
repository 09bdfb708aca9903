from .. import mod
from ..other import value as v
name = __name__
def up():
    return v, mod.name
