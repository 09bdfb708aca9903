"""This module performs file control and I/O control on file descriptors; there is nobody else to lock files against."""

import errno
import os

F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_GETLK, F_SETLK, F_SETLKW, F_DUPFD_CLOEXEC = 0, 1, 2, 3, 4, 5, 6, 7, 1030
FD_CLOEXEC = 1
F_RDLCK, F_WRLCK, F_UNLCK = 0, 1, 2
LOCK_SH, LOCK_EX, LOCK_NB, LOCK_UN = 1, 2, 4, 8
_flags = {}


def _number(fd):
    if hasattr(fd, "fileno"):
        fd = fd.fileno()
    if not isinstance(fd, int):
        raise TypeError("argument must be an int, or have a fileno() method.")
    os.fstat(fd)
    return fd


def fcntl(fd, cmd, arg=0, /):
    fd = _number(fd)
    if cmd in (F_DUPFD, F_DUPFD_CLOEXEC):
        return os.dup(fd)
    if cmd == F_GETFD:
        return 0 if os.get_inheritable(fd) else FD_CLOEXEC
    if cmd == F_SETFD:
        os.set_inheritable(fd, not arg & FD_CLOEXEC)
        return 0
    if cmd == F_GETFL:
        return _flags.get(fd, os.O_RDWR)
    if cmd == F_SETFL:
        _flags[fd] = arg
        return 0
    if cmd in (F_SETLK, F_SETLKW, F_GETLK):
        return arg
    raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))


def ioctl(fd, request, arg=0, mutate_flag=True, /):
    _number(fd)
    raise OSError(errno.ENOTTY, os.strerror(errno.ENOTTY))


def flock(fd, operation, /):
    _number(fd)


def lockf(fd, cmd, len=0, start=0, whence=0, /):
    _number(fd)
    if not cmd & (LOCK_SH | LOCK_EX | LOCK_UN):
        raise ValueError("unrecognized lockf argument")
