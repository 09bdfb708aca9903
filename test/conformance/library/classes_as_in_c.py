# compare: output
"""Classes that CPython has in C: their names, what dir() tells of them, what their methods say."""
import _pickle
import asyncio
import datetime


def tell(function):
    try:
        print(function())
    except BaseException as error:
        print(type(error).__name__, error)


print(asyncio.Future, asyncio.Task, _pickle.Pickler, _pickle.loads(_pickle.dumps([1])))
for cls in datetime.date, datetime.datetime, datetime.timedelta, datetime.timezone:
    print([name for name in dir(cls) if not name.startswith("__")])
print("_year" in dir(datetime.date.today()))
loop = asyncio.new_event_loop()
future = asyncio.Future(loop=loop)
tell(future.result)
tell(future.exception)
future.set_result(1)
tell(lambda: future.set_result(2))
tell(lambda: future.set_exception(ValueError()))
tell(future.result)
other = asyncio.Future(loop=loop)
print(other.cancel("because"))
tell(other.result)
tell(lambda: other.set_result(1))
