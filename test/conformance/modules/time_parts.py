# compare: output
import time
s=time.gmtime(0)
print(s, s[:3], len(s), s.tm_zone, s.tm_gmtoff, repr(s), s==time.gmtime(0))
print(time.strftime('%Y-%m-%d %H:%M:%S %j %U %W %V %G %a %A %b %B %p %I %y %c %x %X %%', time.gmtime(1e9)))
print(time.asctime(s), time.ctime(86400*365), time.mktime(time.gmtime(12345)))
print(time.struct_time((2020,1,2,3,4,5,6,7,0)))
def t(f,*a):
    try: print(f(*a))
    except Exception as e: print(type(e).__name__,e)
t(time.sleep,-1); t(time.strftime,5); t(time.struct_time,(1,2)); t(time.asctime,(1,))
a=time.perf_counter(); time.sleep(2); b=time.perf_counter(); print(round(b-a))
