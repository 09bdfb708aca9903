"""faulthandler module: nothing here ends a process, but tracebacks can be written at any moment."""

import sys

_enabled = False


def _file(file):
    if file is None:
        file = sys.stderr
        if file is None:
            raise RuntimeError("unable to get sys.stderr")
    return file


def _write(file, frame):
    depth = 0
    while frame is not None:
        if depth == 100:
            file.write("  ...\n")
            break
        code = frame.f_code
        file.write(f'  File "{code.co_filename}", line {frame.f_lineno} in {code.co_name}\n')
        frame = frame.f_back
        depth += 1


def dump_traceback(file=None, all_threads=True):
    import threading
    file = _file(file)
    if isinstance(file, int):
        file = open(file, "w", closefd=False)
    frame = sys._getframe(1)
    me = threading.get_ident()
    if all_threads:
        for ident, other in sys._current_frames().items():
            if ident != me:
                file.write(f"Thread 0x{ident:016x} (most recent call first):\n")
                _write(file, other)
                file.write("\n")
        file.write(f"Current thread 0x{me:016x} (most recent call first):\n")
    else:
        file.write("Stack (most recent call first):\n")
    _write(file, frame)
    file.flush()


def dump_c_stack(file=None):
    _file(file).write("Current thread's C stack trace (most recent call first):\n  <cannot get C stack on this system>\n")


def enable(file=None, all_threads=True, c_stack=True):
    global _enabled
    _file(file)
    _enabled = True


def disable():
    global _enabled
    before, _enabled = _enabled, False
    return before


def is_enabled():
    return _enabled


def dump_traceback_later(timeout, repeat=False, file=None, exit=False):
    if timeout <= 0:
        raise ValueError("timeout must be greater than 0")
    _file(file)


def cancel_dump_traceback_later():
    return None


def register(signum, file=None, all_threads=True, chain=False):
    import signal
    file = _file(file)
    _before[signum] = signal.signal(signum, lambda number, frame: dump_traceback(file, all_threads))


def unregister(signum, /):
    import signal
    if signum not in _before:
        return False
    signal.signal(signum, _before.pop(signum))
    return True


_before = {}
