"""Interfaces for launching and remotely controlling web browsers: there is none here."""

__all__ = ["Error", "open", "open_new", "open_new_tab", "get", "register"]

_browsers = {}


class Error(Exception):
    pass


def register(name, klass, instance=None, *, preferred=False):
    """Register a browser connector."""
    _browsers[name.lower()] = [klass, instance]


def get(using=None):
    """Return a browser launcher instance appropriate for the environment."""
    for name in [using] if using is not None else list(_browsers):
        found = _browsers.get(name.lower())
        if found is not None:
            klass, instance = found
            if instance is None and klass is not None:
                found[1] = instance = klass()
            return instance
    raise Error("could not locate runnable browser")


def open(url, new=0, autoraise=True):
    """Display url using the default browser; False: nobody displays it."""
    for name in _browsers:
        if get(name).open(url, new, autoraise):
            return True
    return False


def open_new(url):
    """Open url in a new window of the default browser."""
    return open(url, 1)


def open_new_tab(url):
    """Open url in a new page ("tab") of the default browser."""
    return open(url, 2)


class BaseBrowser:
    """Parent class for all browsers. Do not use directly."""

    args = ["%s"]

    def __init__(self, name=""):
        self.name = name
        self.basename = name

    def open(self, url, new=0, autoraise=True):
        raise NotImplementedError

    def open_new(self, url):
        return self.open(url, 1)

    def open_new_tab(self, url):
        return self.open(url, 2)
