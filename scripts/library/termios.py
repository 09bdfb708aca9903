"""This module provides an interface to the Posix calls for tty I/O control; no stream here is a terminal."""

import errno
import os

TCSANOW, TCSADRAIN, TCSAFLUSH = 0, 1, 2
TCIFLUSH, TCOFLUSH, TCIOFLUSH = 0, 1, 2
TCOOFF, TCOON, TCIOFF, TCION = 0, 1, 2, 3
BRKINT, ICRNL, IGNBRK, IGNCR, IGNPAR, INLCR, INPCK, ISTRIP, IXOFF, IXON, PARMRK, IXANY, IUTF8 = (
    2, 256, 1, 128, 4, 64, 16, 32, 4096, 1024, 8, 2048, 16384)
OPOST, ONLCR, OCRNL, ONOCR, ONLRET = 1, 4, 8, 16, 32
CSIZE, CS5, CS6, CS7, CS8, CSTOPB, CREAD, PARENB, PARODD, HUPCL, CLOCAL = (
    48, 0, 16, 32, 48, 64, 128, 256, 512, 1024, 2048)
ISIG, ICANON, ECHO, ECHOE, ECHOK, ECHONL, NOFLSH, TOSTOP, IEXTEN = 1, 2, 8, 16, 32, 64, 128, 256, 32768
VINTR, VQUIT, VERASE, VKILL, VEOF, VTIME, VMIN, VSTART, VSTOP, VSUSP, VEOL = 0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11
B0, B9600, B19200, B38400, B57600, B115200 = 0, 13, 14, 15, 4097, 4098
TIOCGWINSZ, TIOCSWINSZ, TIOCSTI, FIONREAD = 21523, 21524, 21522, 21531
NCCS = 32


class error(Exception):
    pass


def _refuse(fd):
    if hasattr(fd, "fileno"):
        fd = fd.fileno()
    if not isinstance(fd, int):
        raise TypeError("argument must be an int, or have a fileno() method.")
    try:
        os.fstat(fd)
    except OSError as problem:
        raise error(problem.errno, problem.strerror) from None
    raise error(errno.ENOTTY, os.strerror(errno.ENOTTY))


def tcgetattr(fd, /):
    return _refuse(fd)


def tcsetattr(fd, when, attributes, /):
    return _refuse(fd)


def tcsendbreak(fd, duration, /):
    return _refuse(fd)


def tcdrain(fd, /):
    return _refuse(fd)


def tcflush(fd, queue, /):
    return _refuse(fd)


def tcflow(fd, action, /):
    return _refuse(fd)


def tcgetwinsize(fd, /):
    return _refuse(fd)


def tcsetwinsize(fd, winsize, /):
    return _refuse(fd)
