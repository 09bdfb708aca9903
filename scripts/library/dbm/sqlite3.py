"""A database of bytes by bytes in an SQLite file: one table, Dict, of keys and values."""
import os
import sqlite3
from collections.abc import MutableMapping
from contextlib import closing
from pathlib import Path

_MODES = {"r": "ro", "w": "rw", "c": "rwc", "n": "rwc"}
_REINIT = "DBM object does not support reinitialization"
_TABLE = "CREATE TABLE IF NOT EXISTS Dict (key BLOB UNIQUE NOT NULL, value BLOB NOT NULL)"


class error(OSError):
    pass


class _Database(MutableMapping):
    def __init__(self, path, /, *, flag, mode):
        if hasattr(self, "_cx"):
            raise error(_REINIT)
        self._cx = None
        if flag not in _MODES:
            raise ValueError(f"Flag must be one of 'r', 'w', 'c', or 'n', not {flag!r}")
        path = os.fsdecode(path)
        if flag == "n":
            Path(path).unlink(missing_ok=True)
        if flag in "cn" and not Path(path).exists():
            Path(path).touch(mode)
        uri = f"{Path(path).absolute().as_uri()}?mode={_MODES[flag]}"
        try:
            self._cx = sqlite3.connect(uri, autocommit=True, uri=True)
        except sqlite3.Error as problem:
            raise error(str(problem))
        if flag != "r":
            self._run("PRAGMA journal_mode = wal")
            if flag in "cn":
                self._run(_TABLE)

    def _run(self, sql, *values):
        if not self._cx:
            raise error("DBM object has already been closed")
        try:
            return closing(self._cx.execute(sql, values))
        except sqlite3.Error as problem:
            raise error(str(problem))

    def __len__(self):
        with self._run("SELECT COUNT (*) FROM Dict") as cursor:
            return cursor.fetchone()[0]

    def __getitem__(self, key):
        with self._run("SELECT value FROM Dict WHERE key = CAST(? AS BLOB)", key) as cursor:
            row = cursor.fetchone()
        if not row:
            raise KeyError(key)
        return row[0]

    def __setitem__(self, key, value):
        self._run("REPLACE INTO Dict (key, value) VALUES (CAST(? AS BLOB), CAST(? AS BLOB))", key, value)

    def __delitem__(self, key):
        with self._run("DELETE FROM Dict WHERE key = CAST(? AS BLOB)", key) as cursor:
            if not cursor.rowcount:
                raise KeyError(key)

    def __iter__(self):
        try:
            with self._run("SELECT key FROM Dict") as cursor:
                for row in cursor:
                    yield row[0]
        except sqlite3.Error as problem:
            raise error(str(problem))

    def close(self):
        if self._cx:
            self._cx.close()
            self._cx = None

    def keys(self):
        return list(super().keys())

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        self.close()



def open(filename, /, flag="r", mode=0o666):
    """Open a dbm.sqlite3 database and return the dbm object.

    Flags: 'r' to read (the default), 'w' to read and write, 'c' to make it if it is not there, 'n' to make a new one.
    """
    return _Database(filename, flag=flag, mode=mode)
