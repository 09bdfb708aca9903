# compare: output
# Specs, loaders and finders of importlib: modules by their file, finders of one's own, packages that are looked through.
import importlib.machinery
import importlib.util
import pkgutil
import runpy
import sys
import traceback

import plugin


def attempt(function, *args):
    try:
        print('->', function(*args))
    except BaseException as error:
        print(type(error).__name__, error)


print(type(plugin.__spec__), type(plugin.__loader__), plugin.__spec__.loader is plugin.__loader__)
spec = plugin.__spec__
print(spec.name, spec.origin == plugin.__file__, spec.has_location, repr(spec.parent), spec.submodule_search_locations)
print(sys.__spec__, sys.__loader__, __spec__)
print([finder.__name__ for finder in sys.meta_path if isinstance(finder, type)][:3])

# by file
spec = importlib.util.spec_from_file_location('renamed', plugin.__file__)
module = importlib.util.module_from_spec(spec)
print(module.__name__, hasattr(module, 'VALUE'))
spec.loader.exec_module(module)
print(module.VALUE, module.half(4), 'renamed' in sys.modules)
print(spec.loader.get_source('renamed').splitlines()[1], spec.loader.is_package('renamed'))

# once more
plugin.VALUE = 0
print(importlib.reload(plugin) is plugin, plugin.VALUE)
print(importlib.__import__('pack.a').__name__, __import__('pack.a', fromlist=['told']).__name__)

# packages
import pack

print(sorted(found.name for found in pkgutil.iter_modules(pack.__path__)))
print([(found.name, found.ispkg) for found in pkgutil.walk_packages(pack.__path__, 'pack.')])
print(pkgutil.resolve_name('pack.inner.deep:told')(), type(importlib.util.find_spec('pack.inner')).__name__)
print(runpy.run_module('plugin', run_name='other')['VALUE'])
runpy.run_module('pack', run_name='__main__')
attempt(runpy.run_module, 'nowhere')
attempt(importlib.util.find_spec, 'nowhere')
attempt(importlib.util.find_spec, 'plugin.nowhere')
attempt(importlib.import_module, '.a')


# finders and loaders of one's own
class Finder:
    @staticmethod
    def find_spec(name, path=None, target=None):
        print('asked for', name, path)
        if name.startswith('virtual'):
            return importlib.machinery.ModuleSpec(name, Loader(), is_package=name == 'virtual')


class Loader:
    def __repr__(self):
        return '<loader>'

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module.answer = len(module.__name__)


sys.meta_path.insert(0, Finder)
import virtual.sub

print(virtual, virtual.sub.answer, virtual.__path__)


def report(name):
    try:
        __import__(name)
    except Exception as error:
        print(error.name if isinstance(error, ImportError) else None)
        print([(frame.name, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)], repr(error))


report('faulty')
report('nowhere')
sys.meta_path.remove(Finder)
report('faulty')


class Quitter:
    @staticmethod
    def find_spec(name, path=None, target=None):
        raise LookupError(name)


sys.meta_path.insert(0, Quitter)
attempt(__import__, 'nowhere')
sys.meta_path.pop(0)
