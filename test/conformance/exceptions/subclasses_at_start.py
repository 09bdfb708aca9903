# compare: output
# The exceptions that are there before a program begins, some of them of modules that it did not import.
class Own(OSError):
    pass


for base in [ImportError, LookupError, OSError, RuntimeError, SystemError, TypeError]:
    builtin = [each for each in base.__subclasses__() if each.__module__ == "builtins"]
    print(base.__name__, [each.__module__ + "." + each.__name__ for each in base.__subclasses__()[: len(builtin) + 1]])
import io

print(io.UnsupportedOperation in OSError.__subclasses__())
