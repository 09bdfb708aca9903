"""Runs inside CPython (WebAssembly): prepares a program as `python FILE` would, and writes down each trace event.

The memory at an event is described by lines of text, the same that test/support/canonical.ts makes of the simulator's
views: one line per frame (`#0 <module>:7 x=1 y=@1`), one per object (`@1 list [1, 2]`). Objects are numbered by first
encounter, so two graphs of the same shape give the same text whatever their addresses are.
"""

import atexit
import builtins
import gc
import io
import json
import linecache
import os
import sys
import types
import warnings
from _collections import deque

HOME = '/program'
MAX_EVENTS = 1000
MAX_OBJECTS = 200
MAX_ITEMS = 50
MAX_TEXT = 60
FILTERS = list(warnings.filters)

SCALARS = (type(None), bool, int, float, complex, str, bytes, bytearray, range, type(...), type(NotImplemented))
LEAVES_BY_NAME = (types.BuiltinFunctionType, types.ModuleType, types.WrapperDescriptorType, types.MethodDescriptorType,
                  types.ClassMethodDescriptorType, types.MethodWrapperType)
FUNCTION_WRAPPERS = (types.FunctionType, classmethod, staticmethod, property)


def is_dunder(name):
    return name.startswith('__') and name.endswith('__') and len(name) > 4


def clip(text):
    return text if len(text) <= MAX_TEXT else text[:MAX_TEXT] + '…'


def attributes_of(value):
    """The instance's own attributes, without running any of its code: `__dict__`, then slots."""
    found = []
    try:
        namespace = object.__getattribute__(value, '__dict__')
    except AttributeError:
        namespace = None
    if type(namespace) is dict:
        found.extend((name, item) for name, item in namespace.items() if type(name) is str)
    for cls in type.mro(type(value)):
        for name, descriptor in type.__getattribute__(cls, '__dict__').items():
            if type(descriptor) is types.MemberDescriptorType and cls.__module__ == '__main__':
                try:
                    found.append((name, descriptor.__get__(value)))
                except AttributeError:
                    pass
    return found


class Graph:
    """One event's memory as canonical lines."""

    def __init__(self, filename):
        self.filename = filename
        self.numbers = {}
        self.queue = []
        self.lines = []

    def value(self, value):
        if type(value) in SCALARS:
            return clip(repr(value))
        number = self.numbers.get(id(value))
        if number is None:
            number = self.numbers[id(value)] = len(self.numbers) + 1
            self.queue.append(value)
        return f'@{number}'

    def pairs(self, pairs, join='='):
        return [f'{name}{join}{self.value(value)}' for name, value in pairs]

    def frame(self, index, frame, running):
        where = '' if running else f':{frame.f_lineno}'
        pairs = [(name, value) for name, value in frame.f_locals.items() if not is_dunder(name)]
        if frame.f_code.co_name == '<module>' and frame.f_locals is not frame.f_globals:
            # An inlined comprehension's variables are shown with the module's names.
            names = [(name, value) for name, value in frame.f_globals.items() if not is_dunder(name)]
            pairs = names + [pair for pair in pairs if pair[0] not in frame.f_globals]
        self.lines.append(' '.join([f'#{index} {frame.f_code.co_qualname}{where}', *self.pairs(pairs)]))

    def finish(self):
        done = 0
        while done < len(self.queue) and done < MAX_OBJECTS:
            self.lines.append(f'@{done + 1} {self.object(self.queue[done])}')
            done += 1
        return self.lines

    def items(self, values):
        values = list(values)
        more = [f'… {len(values) - MAX_ITEMS} more'] if len(values) > MAX_ITEMS else []
        return ', '.join([self.value(value) for value in values[:MAX_ITEMS]] + more)

    def object(self, value):
        cls = type(value)
        name = cls.__name__
        if issubclass(cls, type):
            return self.klass(value)
        if cls is types.FunctionType:
            return self.function(value)
        if cls is types.ModuleType:
            return f'{name} {value.__name__}'
        if cls in LEAVES_BY_NAME:
            return f'{name} {value.__name__}'
        if cls is types.CellType:
            try:
                return f'cell {self.value(value.cell_contents)}'
            except ValueError:
                return 'cell'
        if cls is types.MethodType:
            return f'method __func__={self.value(value.__func__)} __self__={self.value(value.__self__)}'
        if cls in (classmethod, staticmethod):
            return f'{name} __func__={self.value(value.__func__)}'
        text = name
        if issubclass(cls, (list, tuple)):
            base = list if issubclass(cls, list) else tuple
            text += f' [{self.items(base.__iter__(value))}]'
        elif issubclass(cls, deque):
            text += f' [{self.items(deque.__iter__(value))}]'
        elif issubclass(cls, (set, frozenset)):
            base = set if issubclass(cls, set) else frozenset
            members = [self.value(item) for item in base.__iter__(value)]
            inline = sorted(member for member in members if member[0] != '@')
            text += f' {{{", ".join(inline + [member for member in members if member[0] == "@"])}}}'
        elif issubclass(cls, dict):
            entries = list(dict.items(value))
            more = [f'… {len(entries) - MAX_ITEMS} more'] if len(entries) > MAX_ITEMS else []
            shown = [f'{self.value(key)}: {self.value(item)}' for key, item in entries[:MAX_ITEMS]]
            text += f' {{{", ".join(shown + more)}}}'
        elif issubclass(cls, SCALARS):
            base = next(scalar for scalar in SCALARS if scalar is not bool and issubclass(cls, scalar))
            text += f' {clip(base.__repr__(value))}'
        if cls.__module__ == '__main__' or issubclass(cls, BaseException):
            attributes = self.pairs(attributes_of(value))
            if attributes:
                text += f' ({", ".join(attributes)})'
        return text

    def klass(self, cls):
        text = f'{type(cls).__name__} {cls.__name__}'
        if cls.__module__ != '__main__':
            return text
        bases = [self.value(base) for base in cls.__bases__ if base is not object]
        if bases:
            text += f' bases={",".join(bases)}'
        names = [
            (name, value)
            for name, value in type.__getattribute__(cls, '__dict__').items()
            if (not is_dunder(name) or type(value) in FUNCTION_WRAPPERS)
            and type(value) not in (types.MemberDescriptorType, types.GetSetDescriptorType)
            and name not in ('__annotate_func__', '__annotate__', '_abc_impl')
        ]
        return f'{text} ({", ".join(self.pairs(names))})' if names else text

    def function(self, function):
        text = f'function {function.__name__}'
        if function.__code__.co_filename != self.filename:
            return text
        defaults = []
        if function.__defaults__:
            arguments = function.__code__.co_varnames[: function.__code__.co_argcount]
            defaults.extend(zip(arguments[-len(function.__defaults__) :], function.__defaults__))
        defaults.extend((function.__kwdefaults__ or {}).items())
        if defaults:
            text += f' defaults=({", ".join(self.pairs(defaults))})'
        if function.__closure__:
            text += f' closure=({", ".join(self.pairs(zip(function.__code__.co_freevars, function.__closure__)))})'
        if function.__dict__:
            text += f' ({", ".join(self.pairs(function.__dict__.items()))})'
        return text


class Tracer:
    """A trace function that follows the frames of one file."""

    def __init__(self, filename):
        self.filename = filename
        self.events = []
        self.truncated = False
        self.last = None

    def __call__(self, frame, event, arg):
        if frame.f_code.co_filename != self.filename:
            return None
        if len(self.events) >= MAX_EVENTS:
            self.truncated = True
            sys.settrace(None)
            return None
        graph = Graph(self.filename)
        stack = []
        each = frame
        while each is not None:
            if each.f_code.co_filename == self.filename:
                stack.append(each)
            each = each.f_back
        for index, each in enumerate(reversed(stack)):
            graph.frame(index, each, each is frame)
        if event == 'return':
            graph.lines.append(f'return {graph.value(arg)}')
        elif event == 'exception':
            graph.lines.append(f'exception {arg[0].__name__}')
        lines = graph.finish()
        self.events.append([f'{event} {frame.f_lineno} {frame.f_code.co_qualname}', None if lines == self.last else lines])
        self.last = lines
        return self


known_modules = None


def prepare(filename, traced):
    """The compiled program, its fresh `__main__` namespace and its tracer; what a compiler error prints goes to stderr."""
    global known_modules
    os.chdir(HOME)
    if known_modules is None or sys.stdin.closed:
        # exit() closes it; the next program needs it again.
        sys.stdin = open(0, encoding='utf-8', closefd=False)
        sys.stdin.buffer.raw.name = '<stdin>'
    if known_modules is None:
        sys.path.insert(0, HOME)
        known_modules = set(sys.modules)
    sys.argv = [filename]
    linecache.clearcache()
    # What an earlier program may have changed.
    sys.set_int_max_str_digits(sys.int_info.default_max_str_digits)
    sys.setrecursionlimit(1000)
    for hook in ('excepthook', 'unraisablehook', 'displayhook'):
        setattr(sys, hook, getattr(sys, f'__{hook}__'))
    warnings.resetwarnings()
    warnings.filters[:] = FILTERS
    module = types.ModuleType('__main__')
    module.__builtins__ = builtins
    module.__file__ = filename
    module.__cached__ = None
    sys.modules['__main__'] = module
    try:
        with open(os.path.join(HOME, filename), 'rb') as file:
            code = compile(file.read(), filename, 'exec', dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        sys.excepthook(type(error), error.with_traceback(None), None)
        return None
    return code, module.__dict__, Tracer(filename) if traced else None


def report():
    """What the interpreter does with the exception that ended a program; its exit code."""
    error = sys.last_exc
    if isinstance(error, SystemExit):
        code = error.code
        if code is None:
            return 0
        if isinstance(code, int):
            return code & 0xFF
        print(code, file=sys.stderr)
        return 1
    sys.excepthook(type(error), error, error.__traceback__)
    return 1


def finish():
    """What the interpreter does at its end: exit functions, then the main module and what it alone keeps alive."""
    sys.settrace(None)
    atexit._run_exitfuncs()
    atexit._clear()
    # Py_FinalizeEx collects once before the modules go, and once after.
    gc.collect()
    for name in ('last_exc', 'last_type', 'last_value', 'last_traceback'):
        if hasattr(sys, name):
            delattr(sys, name)
    sys.modules['__main__'] = types.ModuleType('__main__')
    for name in set(sys.modules) - known_modules:
        if (getattr(sys.modules[name], '__file__', None) or '').startswith(HOME):
            del sys.modules[name]
    gc.collect()
    sys.stdout.flush()
    sys.stderr.flush()


def events(tracer):
    return json.dumps([tracer.events, tracer.truncated])
