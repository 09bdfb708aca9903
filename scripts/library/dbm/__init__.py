"""Databases of bytes by bytes: opens a file with the module that can read it, as the package dbm of CPython does.

The library that this project packs comes without that package; this one has its functions, messages and files.
"""
import importlib
import os
from io import open as io_open

__all__ = ["open", "whichdb", "error"]


class error(Exception):
    pass


# In this order, dbm.gnu and dbm.ndbm being made of C libraries that are not there.
_names = ["dbm.sqlite3", "dbm.gnu", "dbm.ndbm", "dbm.dumb"]
_defaultmod = None
_modules = {}

error = (error, OSError)


def _load():
    global _defaultmod
    for name in _names:
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        if _defaultmod is None:
            _defaultmod = module
        _modules[name] = module


def open(file, flag="r", mode=0o666):
    """Open or create database at path given by *file*.

    Flags: 'r' to read, 'w' to read and write, 'c' to make it if it is not there, 'n' to make a new one.
    """
    if _defaultmod is None:
        _load()
    kind = None if "n" in flag else whichdb(file)
    if kind is None:
        if "c" not in flag and "n" not in flag:
            raise error[0]("db file doesn't exist; use 'c' or 'n' flag to create a new db")
        module = _defaultmod
    elif kind == "":
        raise error[0]("db type could not be determined")
    elif kind not in _modules:
        raise error[0](f"db type is {kind}, but the module is not available")
    else:
        module = _modules[kind]
    return module.open(file, flag, mode)


def whichdb(filename):
    """The name of the module that can open the file, '' where no one knows it, None where it cannot be read."""
    filename = os.fsdecode(filename)
    try:
        with io_open(filename + ".dir", "rb") as index:
            if os.path.getsize(filename + ".dat") == 0 or index.read(1) in (b"'", b'"', b""):
                return "dbm.dumb"
    except OSError:
        pass
    try:
        with io_open(filename, "rb") as file:
            start = file.read(16)
    except OSError:
        return None
    return "dbm.sqlite3" if start == b"SQLite format 3\0" else ""
