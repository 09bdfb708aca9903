# compare: output
import logging, sys, io
logging.basicConfig(stream=sys.stdout, level=logging.DEBUG, format='%(levelname)s:%(name)s:%(message)s')
logging.debug('This message should go to the log'); logging.info('So should %s', 'this'); logging.warning('And this, too'); logging.error('And non-ASCII stuff, too, like Øresund'); logging.critical('c')
log = logging.getLogger('a.b'); log.setLevel(logging.INFO); log.debug('no'); log.info('yes %d %s', 1, 'x'); log.log(35, 'custom'); print(log, log.parent, log.name, log.getEffectiveLevel(), log.isEnabledFor(10), logging.getLevelName(30), logging.getLevelName('INFO'), log.hasHandlers(), logging.root)
try: 1/0
except ZeroDivisionError: log.exception('oops'); log.error('e', exc_info=True); log.warning('stack', stack_info=False)
h = logging.StreamHandler(s:=io.StringIO()); h.setFormatter(logging.Formatter('{levelname:8} {message} {funcName} {lineno}', style='{')); h.setLevel(logging.ERROR); log.addHandler(h); log.propagate=False; log.warning('w'); log.error('err'); print(s.getvalue(), h)
def f(): log.error('inside')
f(); print(s.getvalue())
class F(logging.Filter):
    def filter(self, r): r.ip='1.2.3.4'; return 'secret' not in r.getMessage()
log.addFilter(F()); h.setFormatter(logging.Formatter('%(ip)s %(message)s %(module)s %(filename)s %(process)d' if 0 else '%(ip)s %(message)s')); log.error('secret x'); log.error('open'); print(s.getvalue().splitlines()[-1])
ad = logging.LoggerAdapter(log, {'k':'v'}); ad.error('adapted'); print(s.getvalue().splitlines()[-1], ad)
logging.addLevelName(25,'NOTICE'); logging.log(25,'notice'); logging.disable(logging.CRITICAL); logging.critical('gone'); logging.disable(logging.NOTSET)
with open('app.log','w'): pass
fh=logging.FileHandler('app.log', mode='w'); log2=logging.getLogger('file'); log2.addHandler(fh); log2.propagate=False; log2.error('to file'); fh.close(); print(open('app.log').read())
import logging.config, logging.handlers
logging.config.dictConfig({'version':1,'disable_existing_loggers':False,'formatters':{'b':{'format':'%(levelname)s~%(message)s'}},'handlers':{'c':{'class':'logging.StreamHandler','formatter':'b','stream':'ext://sys.stdout'}},'loggers':{'cfg':{'handlers':['c'],'level':'DEBUG','propagate':False}}})
logging.getLogger('cfg').debug('configured')
m = logging.handlers.MemoryHandler(10, target=logging.StreamHandler(sys.stdout)); l3=logging.getLogger('mem'); l3.propagate=False; l3.addHandler(m); l3.error('buffered'); print('before flush'); m.flush()
r=logging.handlers.RotatingFileHandler('rot.log', maxBytes=20, backupCount=2); l4=logging.getLogger('rot'); l4.propagate=False; l4.addHandler(r)
for i in range(5): l4.warning('message %d', i)
import os, glob; print(sorted(glob.glob('rot.log*')))
logging.getLogger('x').error('bad %d args', 'str') if 0 else None
log5=logging.getLogger('nohandler'); logging.getLogger().handlers.clear(); log5.warning('last resort'); print(logging.lastResort)
try: logging.getLogger(5)
except TypeError as e: print(e)
try: log.setLevel('NOPE')
except ValueError as e: print(e)
try: logging.Formatter('%(x')
except ValueError as e: print(e)
import warnings; logging.captureWarnings(True); logging.basicConfig(stream=sys.stdout, force=True, format='%(name)s %(message)s'); warnings.warn('hey'); logging.captureWarnings(False)
print(logging.makeLogRecord({'msg':'a %s','args':('b',)}).getMessage(), logging.getLoggerClass(), logging._nameToLevel)
logging.basicConfig(force=True, stream=sys.stdout, datefmt='%H', format='%(asctime)s %(message)s'); logging.getHandlerNames(); logging.shutdown()
logging.info('%s', 'x', 'y')
logging.warning('too %s', 'a', 'b')
