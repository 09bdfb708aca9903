# A folder without __init__.py is a package, too (PEP 420).
import tools
import tools.text.shout
from tools import numbers
from tools.text import shout as again

print(tools.text.shout.shout("hi"), numbers.double(4), again is tools.text.shout)
print(tools.__name__, tools.__file__, numbers.__package__)
print(type(tools.__path__).__name__, type(tools.__loader__).__name__)
try:
    from tools import nothing
except ImportError as problem:
    print(problem, problem.path)
try:
    import tools.nothing
except ImportError as problem:
    print(problem, problem.name)
