"""Importing this module enables command line editing using GNU readline: here the panel edits lines, and the history is kept."""

backend = "readline"
_history = []
_added = True
_completer = None
_delims = " \t\n`~!@#$%^&*()-=+[{]}\\|;:'\",<>/?"
_length = -1
_hooks = {"startup": None, "pre_input": None, "display": None}


def parse_and_bind(string, /):
    return None


def read_init_file(filename=None, /):
    if filename is not None:
        open(filename).close()


def get_line_buffer():
    return ""


def insert_text(string, /):
    return None


def redisplay():
    return None


def read_history_file(filename=None, /):
    with open("~/.history" if filename is None else filename) as file:
        _history.extend(file.read().splitlines())


def write_history_file(filename=None, /):
    kept = _history[max(0, len(_history) - _length):] if _length >= 0 else _history
    with open("~/.history" if filename is None else filename, "w") as file:
        file.writelines(f"{line}\n" for line in kept)


def append_history_file(nelements, filename=None, /):
    with open("~/.history" if filename is None else filename, "a") as file:
        file.writelines(f"{line}\n" for line in _history[len(_history) - nelements:])


def get_history_length():
    return _length


def set_history_length(length, /):
    global _length
    _length = length


def get_current_history_length():
    return len(_history)


def get_history_item(index, /):
    return _history[index - 1] if 1 <= index <= len(_history) else None


def remove_history_item(pos, /):
    if pos < 0:
        raise ValueError("History index cannot be negative")
    if pos >= len(_history):
        raise ValueError(f"No history item at position {pos}")
    del _history[pos]


def replace_history_item(pos, line, /):
    if pos < 0:
        raise ValueError("History index cannot be negative")
    if pos >= len(_history):
        raise ValueError(f"No history item at position {pos}")
    _history[pos] = line


def add_history(string, /):
    _history.append(string)


def set_auto_history(enabled, /):
    global _added
    _added = bool(enabled)


def clear_history():
    _history.clear()


def set_completer(function=None, /):
    global _completer
    if function is not None and not callable(function):
        raise TypeError("set_completer(func): argument not callable")
    _completer = function


def get_completer():
    return _completer


def get_completion_type():
    return 0


def get_begidx():
    return 0


def get_endidx():
    return 0


def set_completer_delims(string, /):
    global _delims
    _delims = string


def get_completer_delims():
    return _delims


def set_completion_display_matches_hook(function=None, /):
    _hooks["display"] = function


def set_startup_hook(function=None, /):
    _hooks["startup"] = function


def set_pre_input_hook(function=None, /):
    _hooks["pre_input"] = function
