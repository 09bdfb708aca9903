# compare: output
# What the types of datetime say when something is wrong with their arguments or operands.
from datetime import date, datetime, time, timedelta, timezone

day = date(2024, 1, 2)
moment = datetime(2024, 1, 2, 3)
span = timedelta(days=1)

for attempt in (
    lambda: day + 1,
    lambda: day < 5,
    lambda: moment + moment,
    lambda: moment - day,
    lambda: span < 1,
    lambda: moment < moment.replace(tzinfo=timezone.utc),
    lambda: moment - moment.replace(tzinfo=timezone.utc),
    lambda: date(2024),
    lambda: date(2024, 1, 1, 1),
    lambda: date("2024", 1, 1),
    lambda: date(2024, 1, 1, hour=2),
    lambda: date(2024, 13, 1),
    lambda: datetime(2024, 1, 1, 25),
    lambda: time(24),
    lambda: timedelta("1"),
    lambda: date.max + span,
    lambda: date.fromisoformat("2024-13-01"),
    lambda: date.fromisoformat("2024-1-1"),
    lambda: datetime.strptime("x", "%Y"),
    lambda: datetime.strptime(5, "%Y"),
    lambda: day.strftime(5),
    lambda: datetime.combine(5, time(1)),
    lambda: setattr(day, "year", 5),
    lambda: day.tomorrow(),
    lambda: date.tody(),
):
    try:
        print(attempt())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
print(day.isocalendar(), moment, repr(span))
date(2023, 2, 29)
