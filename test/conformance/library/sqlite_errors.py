# compare: output
# build: 64-bit
"""What goes wrong with databases, by name and in words."""
import sqlite3

connection = sqlite3.connect(":memory:")
connection.execute("CREATE TABLE t(a INTEGER PRIMARY KEY, b TEXT)")


def attempt(call):
    try:
        result = call()
    except Exception as problem:
        name = getattr(problem, "sqlite_errorname", None)
        print(f"{type(problem).__module__}.{type(problem).__name__}: {problem} [{name}]")
    else:
        print("works:", result)


execute = connection.execute
attempt(lambda: execute("SELEC 1"))
attempt(lambda: execute("SELECT * FROM nosuch"))
attempt(lambda: execute("SELECT nosuch FROM t"))
attempt(lambda: execute("INSERT INTO t VALUES (1)"))
attempt(lambda: execute("SELECT 1; SELECT 2"))
attempt(lambda: execute("").fetchall())
attempt(lambda: execute("-- nothing").fetchall())
attempt(lambda: execute("SELECT ?", (1, 2)))
attempt(lambda: execute("SELECT ?", 5))
attempt(lambda: execute("SELECT ?", "ab"))
attempt(lambda: execute("SELECT ?", ({1},)))
attempt(lambda: execute("SELECT :a", {}))
attempt(lambda: execute("SELECT ?", {}))
attempt(lambda: execute("SELECT ?", (2**63,)))
attempt(lambda: execute("SELECT ?", ("\ud800",)))
attempt(lambda: execute("SELECT 'a\0b'"))
attempt(lambda: execute(5))
attempt(lambda: connection.executemany("SELECT ?", [(1,)]))
attempt(lambda: connection.executescript("CREATE TABLE u(x); CREATE nonsense"))
attempt(lambda: execute("SELECT * FROM u").fetchall())
attempt(lambda: execute("INSERT INTO t VALUES ('text', 'b')"))
attempt(lambda: execute("SELECT abs(-9223372036854775808)").fetchall())
attempt(lambda: execute("SELECT CAST(x'ff' AS TEXT)").fetchall())
attempt(lambda: sqlite3.connect("/nowhere/at/all.db"))
attempt(lambda: sqlite3.connect(5))
attempt(lambda: sqlite3.connect(":memory:", isolation_level="often"))
attempt(lambda: sqlite3.connect(":memory:", autocommit=5))
attempt(lambda: connection.cursor(list))
attempt(lambda: sqlite3.Cursor(5))

connection.row_factory = sqlite3.Row
row = execute("SELECT 1 AS a, 'x' AS b").fetchone()
attempt(lambda: row["c"])
attempt(lambda: row[2])
attempt(lambda: row[1.5])
attempt(lambda: row < row)
attempt(lambda: row == execute("SELECT 1 AS a, 'x' AS b").fetchone())
attempt(lambda: row[0:1])

cursor = connection.cursor()
cursor.close()
attempt(lambda: cursor.execute("SELECT 1"))
connection.close()
connection.close()
attempt(lambda: execute("SELECT 1"))
attempt(lambda: connection.cursor())
attempt(lambda: connection.commit())
attempt(lambda: connection.__enter__())
print([cls.__name__ for cls in sqlite3.OperationalError.__mro__])
