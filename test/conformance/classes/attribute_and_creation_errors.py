# compare: output
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
t(lambda: (1).__pow__()); t(lambda: [].__setitem__(1)); t(lambda: (1).__add__()); t(lambda:(1).__add__(1,2)); t(lambda: [].__delitem__()); t(lambda: print.__get__()); t(lambda: property().__set__(1)); t(lambda: {}.__setitem__(1))
def f(): pass
t(lambda: f.__get__()); t(lambda: f.__get__(None,None))
t(lambda: print.__call__.__get__(1)); t(lambda: ().__mul__('a')); t(lambda: ().__getitem__())
t(lambda: int.__add__()); t(lambda: int.__add__('a', 1)); t(lambda: list.append()); t(lambda: list.append(1)); t(lambda: list.append([])); t(lambda: dict.fromkeys()); t(lambda: dict.__dict__['fromkeys']()); t(lambda: dict.__dict__['fromkeys'](1))
t(lambda: dict.__dict__['fromkeys'](int)); t(lambda:type.__dict__['__mro__'].__get__(1)); t(lambda: (1).__add__(x=1))
class A:
    __slots__=('a',)
t(lambda: A().a); t(lambda: setattr(A(),'b',1)); t(lambda: delattr(A(),'a')); t(lambda: delattr(A(),'b')); t(lambda: setattr(int,'x',1)); t(lambda: setattr(1,'x',1)); t(lambda: setattr(1,'real',1)); t(lambda: setattr([],'append',1)); t(lambda: A.x); t(lambda: int.x); t(lambda: delattr(A,'x')); t(lambda: delattr(object(),'x'))
class B: pass
t(lambda: delattr(B(),'x'));t(lambda: B(1)); t(lambda: B(x=1)); t(lambda: B().x); t(lambda: type('a')); t(lambda: type('a',1)); t(lambda: type('a',(),1)); t(lambda: type(1,(),{})); t(lambda: type('a',(1,),{})); t(lambda: type('a',(bool,),{})); t(lambda: type('a',(int,str),{})); t(lambda: type('a',(B,B),{})); t(lambda: type('a',(object,B),{})); t(lambda: B.__init_subclass__(1)); t(lambda: type('a',(B,),{},x=1)); 
t(lambda: type('a',(int,),{'__slots__':('a',)})); t(lambda: type('a',(B,),{'__slots__':('__dict__',)})); t(lambda: type('a',(),{'__slots__':('a',),'a':1})); t(lambda: type('a',(),{'__slots__':('1a',)})); t(lambda: type('a',(),{'__slots__':(1,)}))
t(lambda: B.__name__.__class__); t(lambda: setattr(B,'__name__',1)); t(lambda: delattr(B,'__name__')); t(lambda: setattr(B,'__bases__',(int,))); t(lambda: setattr(B(),'__class__',int)); t(lambda: setattr(B(),'__class__',1)); t(lambda: setattr(B(),'__dict__',1)); t(lambda: delattr(B(),'__class__')); t(lambda: setattr(B,'__dict__',1)); t(lambda: setattr(B,'__mro__',1));t(lambda: setattr(int,'__name__','a'));t(lambda: setattr(B,'__module__','a'));t(lambda: B.__module__); t(lambda: B.__doc__); t(lambda: int.__annotations__); t(lambda: B.__annotations__); t(lambda: int.__annotate__); t(lambda: B.__annotate__)
t(lambda: B.__abstractmethods__); t(lambda: object.__text_signature__);t(lambda: B.__text_signature__); t(lambda: int.__type_params__); t(lambda: B.__dictoffset__); t(lambda: list(object.__dict__)); t(lambda: B.__dict__)
class C(B):
    def __eq__(s,o): return 1
    __slots__=('z','y')
t(lambda: C.__dict__.keys()); t(lambda: hash(C())); t(lambda: type.__call__()); t(lambda: type.mro(C)); t(lambda: type(C.__dict__['y'])); t(lambda: list(C.__subclasses__())); t(lambda: C()<C()); t(lambda: C().__class_getitem__); t(lambda: C[1]); t(lambda: type('x'*3,(),{})); t(lambda: type.__prepare__()); t(lambda: isinstance(1,1)); t(lambda: issubclass(1,int)); t(lambda: issubclass(int,1)); t(lambda: isinstance(1,int|str)); t(lambda: isinstance(1,list[int])); t(lambda: issubclass(int,(1,)))
t(lambda: super()); t(lambda: super(1)); t(lambda: super(int,'a')); t(lambda: super(B,C()).x); t(lambda: super(B,C())); t(lambda: super(B)); t(lambda: super(1,2,3))
print(list(type('q',(BaseException,),{}).__dict__))
