# compare: output
# build: 64-bit
"""Python called by SQLite: functions, aggregates, collations, adapters, converters, handlers."""
import sqlite3
from datetime import date

connection = sqlite3.connect(":memory:", detect_types=sqlite3.PARSE_DECLTYPES | sqlite3.PARSE_COLNAMES)


def rows(sql, *parameters):
    try:
        return connection.execute(sql, parameters).fetchall()
    except sqlite3.Error as problem:
        return f"{type(problem).__name__}: {problem}"


connection.create_function("double", 1, lambda x: x * 2)
connection.create_function("count_args", -1, lambda *args: len(args), deterministic=True)
connection.create_function("broken", 0, lambda: 1 / 0)
connection.create_function("odd_result", 0, lambda: [])
print(rows("SELECT double(4), double('ab'), double(1.5), count_args(), count_args(1, NULL, 'x')"))
print(rows("SELECT broken()"), rows("SELECT odd_result()"), rows("SELECT double()"))


class Median:
    def __init__(self):
        self.values = []

    def step(self, value):
        if value is not None:
            self.values.append(value)

    def finalize(self):
        self.values.sort()
        return self.values[len(self.values) // 2] if self.values else None


class Failing:
    def __init__(self, where="step"):
        self.where = where

    def step(self, value):
        raise RuntimeError

    def finalize(self):
        return 1


class Sum:
    def __init__(self):
        self.total = 0

    def step(self, value):
        self.total += value

    def inverse(self, value):
        self.total -= value

    def value(self):
        return self.total

    finalize = value


connection.create_aggregate("median", 1, Median)
connection.create_aggregate("failing", 1, Failing)
connection.create_aggregate("none", 1, object)
connection.create_window_function("running", 1, Sum)
connection.executescript("CREATE TABLE n(k TEXT, v INTEGER); INSERT INTO n VALUES ('a', 3), ('a', 1), ('b', 2), ('a', 2)")
print(rows("SELECT k, median(v) FROM n GROUP BY k"), rows("SELECT median(v) FROM n WHERE 0"))
print(rows("SELECT failing(v) FROM n"), rows("SELECT none(v) FROM n"))
print(rows("SELECT v, running(v) OVER (ORDER BY v ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM n ORDER BY v"))

connection.create_collation("backwards", lambda a, b: (a < b) - (a > b))
print(rows("SELECT DISTINCT k FROM n ORDER BY k COLLATE backwards"), rows("SELECT k FROM n ORDER BY k COLLATE nosuch"))


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"

    def __conform__(self, protocol):
        if protocol is sqlite3.PrepareProtocol:
            return f"{self.x};{self.y}"


class Colour(str):
    pass


sqlite3.register_converter("point", lambda data: Point(*map(int, data.split(b";"))))
sqlite3.register_adapter(Colour, lambda colour: colour.upper())
sqlite3.register_adapter(date, date.isoformat)
sqlite3.register_converter("date", lambda data: date.fromisoformat(data.decode()))
connection.execute("CREATE TABLE shapes(p point, c TEXT, d date)")
connection.execute("INSERT INTO shapes VALUES (?, ?, ?)", (Point(1, 2), Colour("red"), date(2024, 2, 29)))
print(rows("SELECT * FROM shapes"), rows("SELECT '5;6' AS 'where [point]'"))
print(connection.execute("SELECT '5;6' AS 'where [point]'").description[0][0])

connection.set_trace_callback(print)
rows("SELECT ? + ?", 1, 2)
connection.set_trace_callback(None)
connection.set_authorizer(lambda action, *names: sqlite3.SQLITE_DENY if "v" in names else sqlite3.SQLITE_OK)
print(rows("SELECT k FROM n"), rows("SELECT v FROM n"))
connection.set_authorizer(None)
connection.set_progress_handler(lambda: True, 1)
print(rows("SELECT count(*) FROM n, n, n"))
connection.set_progress_handler(None, 1)
connection.text_factory = bytes
print(rows("SELECT 'é'"))
connection.text_factory = lambda data: data.decode() + "!"
print(rows("SELECT 'é'"))
print(sqlite3.complete_statement("SELECT 1;"), sqlite3.complete_statement("SELECT 1"))
