# compare: output
import configparser, cmd, code, codeop, getopt, gettext, locale, mimetypes, netrc, quopri, reprlib, sched, signal, stat, tokenize, tomllib, trace, wave, io, shlex, getpass, platform, colorsys, optparse, ipaddress, graphlib, pkgutil, importlib, importlib.util, runpy, http, html.parser, contextvars, sys, time, codecs, email.message
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
c=configparser.ConfigParser(); c['DEFAULT']={'ServerAliveInterval':'45','Compression':'yes'}; c['forge.example']={}; c['forge.example']['User']='hg'; c['topsecret']={'Port':'50022'}; s=io.StringIO(); c.write(s); print(s.getvalue()); c2=configparser.ConfigParser(); c2.read_string(s.getvalue()); print(c2.sections(), 'forge.example' in c2, c2['topsecret']['port'], c2['forge.example'].getboolean('compression'), c2.getint('topsecret','port'), [k for k in c2['topsecret']], c2.get('topsecret','x',fallback='fb'), c2.items('topsecret'), c2.options('topsecret')); c2.read_string('[p]\nhome=/u\ndir=%(home)s/d\n'); print(c2['p']['dir'])
t(lambda: c2['nope']); t(lambda: c2.get('p','nope')); t(lambda: configparser.ConfigParser().read_string('a=1')); t(lambda: c2.add_section('p')); t(lambda: configparser.ConfigParser().read_string('[a]\nx=1\nx=2')); t(lambda: c2.getint('p','home')); t(lambda: 5); t(lambda: configparser.ConfigParser().read_string('[a]\nnovalue')); t(lambda: configparser.ConfigParser(allow_no_value=True).read_string('[a]\nnovalue')); t(lambda: c2.set('p','q',5))
class Sh(cmd.Cmd):
    intro='Welcome'; prompt='(t) '
    def do_add(self, arg): 'Add: ADD 1 2'; print(sum(map(int,arg.split())))
    def do_bye(self, arg): 'bye'; return True
sh=Sh(stdout=io.StringIO()); sh.onecmd('add 1 2'); sh.onecmd('help add'); sh.onecmd('nope'); sh.onecmd('help'); print(sh.stdout.getvalue()); sh2=Sh(stdin=io.StringIO('add 3 4\nbye\n'), stdout=sys.stdout); sh2.use_rawinput=False; sh2.cmdloop()
i=code.InteractiveInterpreter({'x':1}); print(i.runsource('print(x+1)'), i.runsource('if x:'), codeop.compile_command('a=1') is not None, codeop.compile_command('def f():')); i.runsource('1/0'); i.runsource('1+')
print(getopt.getopt('-a -b -cfoo -d bar a1 a2'.split(),'abc:d:'), getopt.getopt(['--condition=foo','--testing','a'],'x',['condition=','testing']), getopt.gnu_getopt(['a','-x'],'x')); t(lambda: getopt.getopt(['-z'],'a')); t(lambda: getopt.getopt(['--zz'],'',['a']))
print(gettext.gettext('hi'), gettext.ngettext('%d a','%d b',2), locale.setlocale(locale.LC_ALL,'C'), locale.localeconv()['decimal_point'], locale.format_string('%d',1234567,grouping=True), locale.str(1.5), locale.atof('1.5'), locale.currency if 0 else '', locale.strxfrm('a'), locale.strcoll('a','b'), 5)
print(mimetypes.guess_type('a.html'), mimetypes.guess_type('x.tar.gz'), mimetypes.guess_extension('text/plain'), mimetypes.guess_type('a.py'), quopri.encodestring('é='.encode()), quopri.decodestring(b'=C3=A9'), reprlib.repr(set('supercalifragilisticexpialidocious')) , reprlib.repr(list(range(20))), reprlib.repr('x'*100), reprlib.aRepr.maxlist, stat.filemode(0o100644), stat.S_IMODE(0o100755))
class L(list):
    @reprlib.recursive_repr()
    def __repr__(self): return '<'+'|'.join(map(repr,self))+'>'
l=L('ab'); l.append(l); print(l)
sc=sched.scheduler(time.time,time.sleep); sc.enter(2,1,print,('second',)); sc.enter(1,1,print,('first',)); sc.enter(3,0,print,argument=('prio',)); print(len(sc.queue)); sc.run(); print(sc.empty())
def h(sig, frame): print('got', signal.Signals(sig).name, frame is not None)
old=signal.signal(signal.SIGUSR1,h); signal.raise_signal(signal.SIGUSR1); import os; print(signal.getsignal(signal.SIGUSR1) is h, old, signal.SIGINT, signal.Signals.SIGTERM.value, signal.strsignal(2), len(signal.valid_signals())>5); t(lambda: signal.raise_signal(signal.SIGINT)); 0
for tk in list(tokenize.generate_tokens(io.StringIO('x = 1 # c\nif x:\n  y="s"\n').readline)): print(tokenize.tok_name[tk.type], tk.string.__repr__(), tk.start, tk.end)
print(tokenize.untokenize([(1,'x'),(54,'='),(2,'1')])); print(tomllib.loads('title="T"\n[owner]\nname="x"\ndob=1979-05-27T07:32:00Z\n[[p]]\na=[1,2.5,true]\n')); t(lambda: tomllib.loads('a=')); t(lambda: tomllib.loads('a=1\na=2'))
w=wave.open('s.wav','wb'); w.setnchannels(1); w.setsampwidth(2); w.setframerate(8000); w.writeframes(b'\0\1'*100); w.close(); r=wave.open('s.wav'); print(r.getparams(), r.readframes(2)); r.close()
print(shlex.split('a "b c" d\\ e'), shlex.quote("it's"), shlex.join(['a b','c']), list(shlex.shlex('a=1 #c')), colorsys.rgb_to_hsv(.2,.4,.4), colorsys.hls_to_rgb(.5,.5,.5)); t(lambda: shlex.split('a "b'))
op=optparse.OptionParser(usage='usage: %prog [options]',prog='p'); op.add_option('-f','--file',dest='fn',help='write',metavar='F'); op.add_option('-q',action='store_false',dest='v',default=True); print(vars(op.parse_args(['-f','x','a'])[0])); op.print_help(); t(lambda: op.parse_args(['-z']))
print(ipaddress.ip_address('192.0.2.1'), ipaddress.ip_network('192.0.2.0/28').num_addresses, list(ipaddress.ip_network('192.0.2.0/30').hosts()), ipaddress.ip_address('2001:db8::1').exploded, ipaddress.ip_address('127.0.0.1').is_loopback, ipaddress.ip_interface('1.2.3.4/24').network, ipaddress.ip_address('1.2.3.4')+1, ipaddress.ip_address('10.0.0.1') in ipaddress.ip_network('10.0.0.0/8')); t(lambda: ipaddress.ip_address('256.0.0.1')); t(lambda: ipaddress.ip_network('1.2.3.4/24'))
ts=graphlib.TopologicalSorter({'D':{'B','C'},'B':{'A'},'C':{'A'}}); print(list(ts.static_order())[0]); t(lambda: list(graphlib.TopologicalSorter({'a':'b','b':'a'}).static_order()))
print(importlib.util.find_spec('json').name, importlib.util.find_spec('nope_x'), importlib.import_module('math').pi, importlib.reload(colorsys).__name__, runpy.run_path is not None, http.HTTPStatus(404), http.HTTPStatus.NOT_FOUND.phrase, http.HTTPMethod.GET); t(lambda: importlib.import_module('nope_x'))
class HP(html.parser.HTMLParser):
    def handle_starttag(self, tag, attrs): print('S', tag, attrs)
    def handle_endtag(self, tag): print('E', tag)
    def handle_data(self, d): print('D', d)
HP().feed('<a href="x">hi &amp; <b>there</b></a><!--c-->')
v=contextvars.ContextVar('v',default=5); tok=v.set(6); print(v.get(), tok.old_value is contextvars.Token.MISSING); v.reset(tok); ctx=contextvars.copy_context(); ctx.run(v.set,9); print(v.get(), ctx[v])
m=email.message.EmailMessage(); m['Subject']='Hi'; m['From']='a@b.c'; m.set_content('body\n'); print(m.as_string())
print(codecs.encode('hello','rot13'), codecs.decode(b'aGk=','base64'), codecs.lookup('utf8').name, codecs.BOM_UTF8, codecs.encode(b'a','hex'), codecs.getincrementaldecoder('utf-8')().decode(b'\xc3'), codecs.escape_decode(b'\\n')); t(lambda: codecs.lookup('nope'))
print(platform.python_version()[:4], platform.python_implementation(), platform.machine() != '', getpass.getuser() if 0 else '', pkgutil.resolve_name('math.pi'), time.strftime('%Y', time.gmtime(0)))
print('café'.encode('utf-16').hex(), 'x'.encode('utf-32-be'), 'é'.encode('cp1252'), 'ü.com'.encode('punycode'), 'é'.encode('unicode_escape'), b'\xe9'.decode('latin1'), 'я'.encode('koi8-r'), '€'.encode('cp1252'), 5)
