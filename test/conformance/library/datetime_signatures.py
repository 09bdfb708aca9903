# compare: output
# The text signatures of the methods of datetime.
import datetime
for c in (datetime.date,datetime.datetime,datetime.time,datetime.timedelta,datetime.timezone):
    for n in dir(c):
        if n.startswith('_'): continue
        m=getattr(c,n); s=getattr(m,'__text_signature__',0)
        if callable(m): print(c.__name__,n,s)
