# compare: output
# build: 64-bit
"""Databases in files: two connections, locks, journals, attached ones, backups, copies as bytes."""
import os
import sqlite3
import tempfile

folder = tempfile.mkdtemp()
os.chdir(folder)
first = sqlite3.connect("shop.db")
first.execute("CREATE TABLE item(name TEXT, amount INTEGER)")
first.execute("INSERT INTO item VALUES ('nail', 100)")
print(sorted(os.listdir()))
second = sqlite3.connect("shop.db", timeout=0.01)
print(second.execute("SELECT * FROM item").fetchall())
try:
    second.execute("INSERT INTO item VALUES ('screw', 5)")
except sqlite3.OperationalError as problem:
    print(problem, problem.sqlite_errorname)
first.commit()
print(sorted(os.listdir()), os.path.getsize("shop.db"))
print(second.execute("SELECT * FROM item").fetchall())
second.execute("UPDATE item SET amount = amount - 1")
print(first.execute("SELECT * FROM item").fetchall())
second.commit()
print(first.execute("SELECT * FROM item").fetchall())
second.close()

with open("notes.db", "w") as file:
    file.write("no database, but a text that is long enough to be taken for one\n" * 20)
try:
    sqlite3.connect("notes.db").execute("SELECT 1 FROM sqlite_master")
except sqlite3.DatabaseError as problem:
    print(type(problem).__name__, problem)
try:
    sqlite3.connect("file:shop.db?mode=ro", uri=True).execute("DELETE FROM item")
except sqlite3.OperationalError as problem:
    print(problem)

first.execute("ATTACH DATABASE 'other.db' AS other")
first.execute("CREATE TABLE other.log(text)")
with first:
    first.execute("INSERT INTO other.log SELECT name FROM item")
print(first.execute("SELECT * FROM log").fetchall(), sorted(os.listdir()))
first.execute("DETACH DATABASE other")

copy = sqlite3.connect("copy.db")
first.backup(copy, pages=1, progress=lambda *state: print(state))
copy.execute("INSERT INTO item VALUES ('copied', 1)")
copy.commit()
copy.close()
print(sqlite3.connect("copy.db").execute("SELECT * FROM item").fetchall())
memory = sqlite3.connect(":memory:")
memory.deserialize(first.serialize())
print(len(first.serialize()), memory.execute("SELECT * FROM item").fetchall())

print(first.execute("PRAGMA journal_mode = WAL").fetchall())
first.execute("INSERT INTO item VALUES ('wal', 1)")
reader = sqlite3.connect("shop.db")
print(reader.execute("SELECT count(*) FROM item").fetchall())
first.commit()
print(reader.execute("SELECT count(*) FROM item").fetchall())
reader.close()
first.close()
print(sorted(os.listdir()))

cautious = sqlite3.connect("shop.db", autocommit=False)
print(cautious.in_transaction, cautious.autocommit, cautious.isolation_level == "")
cautious.execute("DELETE FROM item")
cautious.close()
print(sqlite3.connect("shop.db", isolation_level=None).execute("SELECT count(*) FROM item").fetchall())
