# compare: output
from datetime import date, datetime, time, timedelta, timezone, tzinfo, UTC
import datetime as dt
d = date(2002, 12, 4)
print(d, repr(d), d.isoformat(), d.strftime("%d/%m/%y %A %d. %B %Y %j %U %W %a %b %u %w %G-%V"), d.isocalendar(), d.weekday(), d.isoweekday(), d.toordinal(), d.timetuple(), d.ctime(), d.replace(year=2000))
print(date.fromisoformat('2019-12-04'), date.fromisoformat('20191204'), date.fromisoformat('2021-W01-1'), date.fromordinal(730920), date.fromisocalendar(2021,1,1), date.fromtimestamp(0))
t = datetime(2023, 5, 17, 13, 5, 9, 123456)
print(t, repr(t), t.date(), t.time(), t.isoformat(' '), t.isoformat(timespec='minutes'), t.strftime('%Y-%m-%dT%H:%M:%S.%f %p %I %y %c | %x | %X %%'), t.timetuple().tm_yday, t.replace(hour=0), t.timestamp())
print(datetime.strptime('21/11/06 16:30', '%d/%m/%y %H:%M'), datetime.strptime('Jun 1 2005 1:33PM', '%b %d %Y %I:%M%p'), date.strptime('2020-01-02','%Y-%m-%d') if hasattr(date,'strptime') else '')
print(datetime.fromisoformat('2011-11-04T00:05:23'), repr(datetime.fromisoformat('2011-11-04 00:05:23.283+00:00')), datetime.fromisoformat('2011-11-04T00:05:23Z'), datetime.fromisoformat('20111104T000523'))
td = timedelta(days=50, seconds=27, microseconds=10, milliseconds=29000, minutes=5, hours=8, weeks=2)
print(td, repr(td), td.total_seconds(), -td, abs(-td), td*2, td/3, td//timedelta(hours=1), td % timedelta(hours=1), divmod(td, timedelta(days=1)), td/timedelta(days=1))
print(timedelta(hours=-5), timedelta(microseconds=-1), str(timedelta(days=1)), timedelta.min, timedelta.max, timedelta.resolution)
print(date(2024,3,1)-date(2024,2,1), datetime(2024,1,1)+timedelta(days=59, hours=3), date(2024,2,29)-timedelta(days=365), t-datetime(2023,1,1))
print(timezone.utc, repr(timezone(timedelta(hours=5,minutes=30))), timezone(timedelta(hours=-3),'BRT').tzname(None), datetime(2020,1,1,tzinfo=UTC).isoformat())
a = datetime(2020,1,1,12,tzinfo=timezone.utc); print(a.astimezone(timezone(timedelta(hours=2))), a.utcoffset(), a.tzname(), a.dst())
print(a == datetime(2020,1,1,14,tzinfo=timezone(timedelta(hours=2))), a.strftime('%z %Z %:z'))
print(datetime.min, datetime.max, date.min, time.max, datetime.resolution)
tm = time(14, 30, 5); print(tm, repr(tm), tm.isoformat(), tm.strftime('%H:%M'), tm.replace(second=0), time.fromisoformat('04:23:01.000384'), f'{tm:%H-%M}', f'{t:%d %b %Y}', f'{d}')
print(datetime.combine(d, tm), t < datetime(2024,1,1), hash(d)==hash(date(2002,12,4)), max(d, date(2003,1,1)))
class GMT1(tzinfo):
    def utcoffset(self, dt): return timedelta(hours=1) + self.dst(dt)
    def dst(self, dt): return timedelta(0)
    def tzname(self, dt): return "Europe/Prague"
x = datetime(2012,1,1,tzinfo=GMT1()); print(x, x.tzname(), x.utctimetuple(), x.astimezone(timezone.utc))
for bad in ['date(2023,2,30)','date(2023,13,1)','datetime(2023,1,1,25)','datetime.strptime("x","%Y")','datetime.strptime("2020-01-01 extra","%Y-%m-%d")','date.fromisoformat("nope")','datetime(2020,1,1)-datetime(2020,1,1,tzinfo=UTC)','date(2020,1,1)+1','date(2020,1,1)<datetime(2020,1,1)','timedelta(days=1)+1','time(25)','datetime("a")','date(1,1,1)-timedelta(1)','timedelta(days=10**10)','datetime(2020,1,1)<5','date()','datetime.strptime("31/02/2020","%d/%m/%Y")', 'timezone(timedelta(days=2))','datetime.fromtimestamp("a")', 'datetime.now(5)', 'time(1).foo','datetime.fromtimestamp(1e20)']:
    try: print(bad, eval(bad))
    except Exception as e: print(bad, type(e).__name__, e)
print(dt.MINYEAR, dt.MAXYEAR)
print(datetime.fromtimestamp(1700000000, tz=timezone.utc), datetime.fromtimestamp(0, UTC))
print(isinstance(t, date), t.isocalendar().week)
import copy, pickle; print(copy.copy(t)==t, pickle.loads(pickle.dumps(td))==td, pickle.loads(pickle.dumps(a)))
print(sorted([date(2020,5,1), date(2019,1,1)]))
