from datetime import date, timedelta, datetime
d = date(2024, 2, 28); print(d + timedelta(days=2), d.weekday(), d.strftime('%d/%m/%Y %A'), (date(2024, 12, 25) - d).days, datetime(2024, 1, 2, 3, 4, 5).isoformat(), datetime.strptime('2024-03-01', '%Y-%m-%d'))
date(2024, 2, 30)
