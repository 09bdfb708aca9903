# compare: output
# build: 64-bit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones
import zoneinfo, pickle, copy
from datetime import datetime, timedelta, timezone, time
dt = datetime(2020, 10, 31, 12, tzinfo=ZoneInfo("America/Los_Angeles")); print(dt, dt.tzname(), dt.dst(), dt.utcoffset())
dt2 = dt + timedelta(days=1); print(dt2, dt2.tzname())
d = datetime(2020, 11, 1, 1, tzinfo=ZoneInfo("America/Los_Angeles")); print(d, d.replace(fold=1), d.replace(fold=1).tzname())
u = datetime(2020, 11, 1, 8, tzinfo=timezone.utc); print(u.astimezone(ZoneInfo("America/Los_Angeles")), (u+timedelta(hours=1)).astimezone(ZoneInfo("America/Los_Angeles")).fold)
for z in ['UTC','Europe/London','Europe/Berlin','Asia/Tokyo','Asia/Kolkata','Australia/Sydney','America/New_York','America/Sao_Paulo','Asia/Seoul','Asia/Shanghai','Europe/Moscow','Pacific/Auckland','Africa/Cairo','Asia/Dubai','America/Chicago','Asia/Kathmandu','Europe/Dublin','Asia/Singapore','Africa/Lagos','America/Argentina/Buenos_Aires','Etc/GMT+5','US/Eastern', 'Asia/Hong_Kong', 'America/Toronto','Europe/Istanbul']:
    t = ZoneInfo(z)
    for m in (1, 7):
        x = datetime(2024, m, 15, 12, tzinfo=t); print(z, x, x.tzname(), x.dst(), x.astimezone(timezone.utc), f'{x:%Z %z}')
print(ZoneInfo('Europe/Paris'), repr(ZoneInfo('Europe/Paris')), ZoneInfo('Europe/Paris') is ZoneInfo('Europe/Paris'), ZoneInfo('Europe/Paris').key, ZoneInfo.no_cache('Europe/Paris') is ZoneInfo('Europe/Paris'), pickle.loads(pickle.dumps(ZoneInfo('Europe/Paris'))) is ZoneInfo('Europe/Paris'))
for k in ['America/Nowhere', 'europe/paris', '../x', '/abs', '']:
    try: print(ZoneInfo(k))
    except Exception as e: print(type(e).__name__, e, type(e).__mro__[1].__name__)
print('Europe/Berlin' in available_timezones(), len(available_timezones()) > 400, isinstance(ZoneInfo('UTC'), __import__('datetime').tzinfo))
g = datetime(2024,3,10,2,30,tzinfo=ZoneInfo('America/New_York')); print(g, g.astimezone(timezone.utc), g.replace(fold=1).utcoffset(), g.tzname(), g.dst())
print(datetime(2024,3,10,12,tzinfo=ZoneInfo('America/New_York')) - datetime(2024,3,9,12,tzinfo=ZoneInfo('America/New_York')), datetime(2024,1,1,tzinfo=ZoneInfo('Asia/Tokyo')) == datetime(2023,12,31,15,tzinfo=timezone.utc))
print(time(12, tzinfo=ZoneInfo('UTC')), time(12, tzinfo=ZoneInfo('Europe/Berlin')), datetime.now(ZoneInfo('Asia/Tokyo')).tzinfo, datetime(1950,6,1,tzinfo=ZoneInfo('Europe/Berlin')).utcoffset(), datetime(2050,7,1,tzinfo=ZoneInfo('Europe/Berlin')))
print(datetime.fromtimestamp(1700000000, ZoneInfo('Asia/Kolkata')).isoformat(), datetime.strptime('2024-05-01 10:00','%Y-%m-%d %H:%M').replace(tzinfo=ZoneInfo('Europe/Rome')))

