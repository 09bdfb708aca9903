# compare: output
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
t(lambda: AttributeError(foo=1))
t(lambda: ValueError(foo=1))
t(lambda: OSError(foo=1))
t(lambda: SyntaxError('a',(1,)))
t(lambda: SyntaxError('a',1))
t(lambda: ExceptionGroup())
t(lambda: ExceptionGroup(1,[]))
t(lambda: ExceptionGroup('1',[]))
t(lambda: ExceptionGroup('1',1))
t(lambda: ExceptionGroup('1',[1]))
t(lambda: ExceptionGroup('1',[KeyboardInterrupt()]))
class G(ExceptionGroup): pass
class H(BaseExceptionGroup, ValueError): pass
t(lambda: G('1',[KeyboardInterrupt()]))
t(lambda: H('1',[KeyboardInterrupt()]))
e=ExceptionGroup('m',[ValueError(1),TypeError(2), ExceptionGroup('n',(ValueError(3),))])
print(repr(e), str(e), e.args)
print(e.split(ValueError), e.subgroup(lambda x: isinstance(x, TypeError)))
t(lambda: e.split(1)); t(lambda:e.split()); t(lambda: e.subgroup((1,)))
t(lambda: object().__setattr__('a'))
t(lambda: object.__setattr__(int,'x',1))
t(lambda: int.__new__(1)); t(lambda: object.__new__(int)); t(lambda: int.__new__(str)); t(lambda: int.__new__())
t(lambda: UnicodeDecodeError('a',b'b',0,1)); print(UnicodeDecodeError('utf-8',b'b\xff',1,2,'bad'), UnicodeDecodeError('utf-8',b'b\xff',0,2,'bad'), UnicodeEncodeError('ascii','é',0,1,'x'),UnicodeEncodeError('ascii','\u2345é',0,1,'x'),UnicodeEncodeError('ascii','\U0001F600é',0,1,'x'),UnicodeTranslateError('é',0,1,'x'))
t(lambda: UnicodeDecodeError(1,b'b',0,1,'a')); t(lambda: UnicodeEncodeError('a',b'b',0,1,'a'))
print(OSError(2,'x','f'), OSError(2,'x','f',None,'g'), OSError(2,'x').filename, OSError('a').errno, OSError(2,'x','f').args)
print(repr(SyntaxError('m',('f',1,2,'t'))), SyntaxError('m',('f',1,2,'t')).print_file_and_line, str(SyntaxError('m',('/a/f',1,2,'t'))), SyntaxError('m').msg, SyntaxError().msg)
try:
    try: 1/0
    except ZeroDivisionError as z: raise ValueError('v') from z
except ValueError as v:
    print(v.__cause__, v.__context__, v.__suppress_context__, v.__traceback__.tb_lineno, v.args)
    v.add_note('n'); print(v.__notes__, v.__dict__)
    print(v.with_traceback(None).__traceback__)
try: raise StopIteration(3)
except StopIteration as s: print(s.value, s.args)
try: raise KeyError('a')
except KeyError as k: print(k, repr(k), str(KeyError()), KeyError(1,2))
t(lambda: SystemExit(1).code); t(lambda: SystemExit().code); t(lambda: SystemExit(1,2).code)
class MyE(Exception):
    def __init__(self, a, b=3): self.a=a
print(MyE(1), repr(MyE(1,b=4)), MyE(5).args, MyE(1).a)
t(lambda: MyE())
try: [].foo
except AttributeError as a: print(a.name, a.obj)
try: undefined_x
except NameError as a: print(a.name)
try: import nonexist.y
except ImportError as a: print(a.name, a.path, a, a.msg, type(a))
t(lambda: setattr(ValueError(),'__cause__',1)); t(lambda: setattr(ValueError(),'__traceback__',1)); t(lambda: setattr(ValueError(),'args',1)); t(lambda: delattr(ValueError(),'args')); t(lambda: ValueError().add_note(1))
def r(x): raise x
t(lambda: r(1)); t(lambda: r(int)); t(lambda: r(ValueError)); 
