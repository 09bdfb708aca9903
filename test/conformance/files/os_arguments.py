# compare: output
"""What os says to arguments that cannot be, and to descriptors that are not open."""
import os
import platform


class Nothing:
    __fspath__ = None


class Number:
    def __fspath__(self):
        return 3


def tell(function, *args, **keywords):
    try:
        print(function.__name__, function(*args, **keywords))
    except OSError as error:
        print(function.__name__, type(error).__name__, error.strerror, error.filename)
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


open("here.txt", "w").close()
for name in "a=b", "", "a\0":
    tell(os.putenv, name, "value")
for function in os.dup, os.fsync, os.fdatasync, os.close, os.fstat:
    tell(function, 99)
tell(os.dup2, 0, -1)
tell(os.lseek, 99, 0, 0)
tell(os.ftruncate, 99, 0)
tell(os.fspath, Nothing())
tell(open, Nothing())
tell(os.stat, Nothing())
tell(os.stat, Number())
tell(os.mkdir, 5)
tell(os.listdir, 1.5)
tell(os.utime, "here.txt", (1, 2), ns=(1, 2))
tell(os.utime, "here.txt", [1, 2])
tell(os.utime, "here.txt", ns=(1,))
tell(os.utime, "here.txt", (1.5, 2.25))
print(os.stat("here.txt").st_mtime_ns, len(os.statvfs(".")))
with os.scandir(".") as entries:
    entry = next(each for each in entries if each.name == "here.txt")
os.remove("here.txt")
print(entry.inode() > 0, entry.is_file())
tell(entry.stat)
print(os.SCHED_OTHER, os.RTLD_NOW, os.EX_CONFIG, os.O_SYNC > 0, os.PRIO_USER)
print(isinstance(platform.platform(), str), platform.libc_ver()[0] != "nothing")
