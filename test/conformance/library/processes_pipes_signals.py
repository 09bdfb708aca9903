# compare: output
# build: 64-bit
"""Programs that a program starts, pipes, and signals on the clock."""
import subprocess, os, sys, threading
print(subprocess.run(['echo','hello'], capture_output=True, text=True))
print(subprocess.run('echo shell', shell=True, capture_output=True, text=True).stdout)
print(subprocess.check_output(['pwd'], text=True).strip() == os.getcwd())
print(subprocess.getoutput('echo x'), subprocess.call(['false']))
try: subprocess.run(['false'], check=True)
except subprocess.CalledProcessError as e: print(e)
with subprocess.Popen(['echo','p'], stdout=subprocess.PIPE) as p: print(p.communicate(), p.returncode, p.pid>0)
print(os.popen('echo q').read())
r,w=os.pipe()
os.write(w,b'abc'); print(os.read(r,10)); 
t=threading.Thread(target=lambda: os.write(w,b'from thread')); t.start(); print(os.read(r,100)); os.close(w); print(os.read(r,5)); os.close(r)
rf,wf=os.pipe()
with os.fdopen(wf,'w') as f: f.write('line\n')
with os.fdopen(rf) as f: print(f.read())
import shutil; print(shutil.disk_usage('/').total>0, os.statvfs('.').f_bsize)
fd=os.open('zz',os.O_CREAT|os.O_RDWR); os.pwrite(fd,b'hello',2); print(os.pread(fd,3,2)); fd2=os.dup2(fd,50); print(fd2); os.closerange(40,60)
try: os.kill(999999,0)
except OSError as e: print(repr(e))
import signal
def h(s,f): raise TimeoutError('too slow')
signal.signal(signal.SIGALRM,h); signal.alarm(2)
import time
try: time.sleep(5)
except TimeoutError as e: print(e)
signal.setitimer(signal.ITIMER_REAL,1,1); n=0
def tick(s,f):
    global n; n+=1; print('tick',n)
signal.signal(signal.SIGALRM,tick); time.sleep(3.5); print(signal.setitimer(signal.ITIMER_REAL,0)[1], signal.strsignal(2), signal.getsignal(signal.SIGPIPE))
for f in [lambda: signal.signal(9,h), lambda: signal.signal(99,h), lambda: signal.signal(2,5)]:
    try: f()
    except Exception as e: print(repr(e))
try: subprocess.run(['no-such-program'])
except FileNotFoundError as e: print(e)
