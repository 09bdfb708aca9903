class Meta(type):
    registry = {}
    def __new__(mcls, name, bases, ns, **kw):
        print('new', name, sorted(k for k in ns if not k.startswith('__')), kw)
        cls = super().__new__(mcls, name, bases, ns)
        mcls.registry[name] = cls
        return cls
    def __init__(cls, name, bases, ns, **kw): super().__init__(name, bases, ns)
    @classmethod
    def __prepare__(mcls, name, bases, **kw): print('prepare', name); return {}
    def __call__(cls, *a, **k): print('call', cls.__name__); return super().__call__(*a, **k)
    def __len__(cls): return 7
class Base(metaclass=Meta):
    x = 1
class Derived(Base, flag=True):
    def m(self): pass
Derived()
print(Meta.registry, len(Base), type(Base), type(Derived).__mro__)
class Plugin:
    plugins = []
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag; Plugin.plugins.append(cls.__name__)
class P1(Plugin, tag='one'): pass
class P2(P1): pass
print(Plugin.plugins, P1.tag, P2.tag)
T = type('T', (Base,), {'y': 2, 'f': lambda self: self.y})
print(T().f(), T.x, T.__name__, T.__bases__)
class G:
    def __class_getitem__(cls, k): return f'{cls.__name__}[{k}]'
print(G[int], list[int], dict[str, int] | None)
