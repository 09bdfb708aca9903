from . import other
from .other import value
name = 'mod' + value
