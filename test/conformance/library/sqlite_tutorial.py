# compare: output
# build: 64-bit
"""A small library of books, as courses build it: tables, parameters, rows by name, transactions, a dump."""
import sqlite3

connection = sqlite3.connect(":memory:")
cursor = connection.cursor()
cursor.execute("PRAGMA foreign_keys = ON")
cursor.executescript(
    """
    CREATE TABLE author(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
    CREATE TABLE book(
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        title TEXT NOT NULL,
        year INTEGER CHECK (year > 1400),
        price REAL,
        author INTEGER REFERENCES author(id) ON DELETE CASCADE
    );
    """
)
print(cursor.rowcount, cursor.lastrowid, cursor.description)

cursor.execute("INSERT INTO author(name) VALUES (?)", ("Ada",))
ada = cursor.lastrowid
cursor.execute("INSERT INTO author(name) VALUES (:name)", {"name": "Grace"})
print(ada, cursor.lastrowid, cursor.rowcount, connection.in_transaction, connection.total_changes)
books = [("Notes", 1843, 9.5, 1), ("Compilers", 1952, 20.0, 2), ("Nanoseconds", 1985, None, 2)]
cursor.executemany("INSERT INTO book(title, year, price, author) VALUES (?, ?, ?, ?)", books)
print(cursor.rowcount, cursor.lastrowid)
connection.commit()
print(connection.in_transaction)

for row in cursor.execute("SELECT title, price FROM book ORDER BY year DESC"):
    print(row)
print(cursor.execute("SELECT count(*), avg(price), max(title) FROM book").fetchone())
print([column[0] for column in cursor.description])
cursor.execute("SELECT id FROM book")
print(cursor.fetchone(), cursor.fetchmany(5), cursor.fetchone(), cursor.fetchall())

connection.row_factory = sqlite3.Row
query = """
    SELECT a.name AS author, group_concat(b.title, ', ') AS titles, total(b.price) AS Total
    FROM author a LEFT JOIN book b ON b.author = a.id GROUP BY a.id ORDER BY a.name
"""
for row in connection.execute(query):
    print(row["author"], row["TITLES"], row[2], row[-1], len(row), tuple(row), dict(row), row.keys())

connection.row_factory = lambda cursor, row: {column[0]: value for column, value in zip(cursor.description, row)}
print(connection.execute("SELECT * FROM author WHERE name LIKE 'g%'").fetchall())
connection.row_factory = None

with connection:
    connection.execute("UPDATE book SET price = price * 2 WHERE price IS NOT NULL")
try:
    with connection:
        connection.execute("DELETE FROM book")
        print(connection.execute("SELECT count(*) FROM book").fetchone())
        raise ValueError("changed my mind")
except ValueError as problem:
    print(problem, connection.execute("SELECT count(*), sum(price) FROM book").fetchone())

for statement in (
    "INSERT INTO author(name) VALUES ('Ada')",
    "INSERT INTO author(name) VALUES (NULL)",
    "INSERT INTO book(title, year) VALUES ('Old', 3)",
    "INSERT INTO book(title, author) VALUES ('Nobody', 99)",
):
    try:
        connection.execute(statement)
    except sqlite3.IntegrityError as problem:
        print(type(problem).__name__, problem, problem.sqlite_errorname)

connection.execute("DELETE FROM author WHERE name = 'Grace'")
print(connection.execute("SELECT title FROM book").fetchall())
connection.rollback()
print(connection.execute("SELECT title FROM book").fetchall())
print("\n".join(connection.iterdump()))
print(connection.execute("INSERT INTO author(name) VALUES ('Alan') RETURNING id, name").fetchall())
print(connection.execute("SELECT date('2024-01-31', '+1 month'), upper('é' || 'a'), round(2.567, 1), 7 / 2, 7 % 3, x'6162'").fetchone())
connection.close()
