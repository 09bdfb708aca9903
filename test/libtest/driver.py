"""Runs one module of CPython's Lib/test through unittest and writes a line of JSON for each thing that happens.

Arguments: the module's name, then the ids of tests that are not to be run (again).
"""
import builtins
import importlib.util
import json
import sys
import types
import unittest

MARK = "\x1e"


def say(event, **more):
    # sys.__stdout__: a test may have put something else in the place of sys.stdout.
    sys.__stdout__.write("\n" + MARK + json.dumps({"event": event, **more}) + "\n")
    sys.__stdout__.flush()


def prepare():
    """There are no processes and no C API here: what needs them is skipped, as on WebAssembly."""
    from test import support
    support.has_subprocess_support = False
    support.has_fork_support = False
    support.cpython_only = unittest.skip("an implementation detail")
    support.verbose = 0
    from test.support import os_helper
    os_helper.can_symlink = lambda: True

    def no_process(*args, **kwargs):
        raise unittest.SkipTest("needs a process")

    def no_capi(*args, **kwargs):
        raise unittest.SkipTest("needs the C API")

    def missing(name):
        if name.startswith("__"):
            raise AttributeError(name)
        return no_capi

    # Some files import these for a few of their tests: only those are skipped.
    for name in "_testinternalcapi", "_testlimitedcapi", "_testsinglephase":
        if importlib.util.find_spec(name) is None:
            sys.modules[name] = module = types.ModuleType(name)
            module.__getattr__ = missing
            # Whether tracebacks have columns: they do.
            module.get_config = lambda: {"code_debug_ranges": 1}
            module.get_immortalize_deferred = lambda: True
            for kind, bits in ("SHRT", 16), ("INT", 32), ("LONG", 64), ("LLONG", 64), ("PY_SSIZE_T", 64):
                setattr(module, kind + "_MAX", 2 ** (bits - 1) - 1)
                setattr(module, kind + "_MIN", -(2 ** (bits - 1)))
                setattr(module, "U" + kind + "_MAX", 2**bits - 1)

    class NoCApi:
        """Of the C API nothing is there that a test could call; what a file does with it on its top level comes to nothing."""
        def __getattr__(self, name):
            return lambda *args: no_capi() if running else 0

    try:
        import ctypes
        ctypes.pythonapi = NoCApi()
    except ImportError:
        pass

    try:
        from test.support import script_helper
    except ImportError:
        return
    for name in ("assert_python_ok", "assert_python_failure", "spawn_python", "run_python_until_end", "run_test_script"):
        setattr(script_helper, name, no_process)


class Result(unittest.TestResult):
    """Tells the outcome of each test as it is known."""

    def startTest(self, test):
        super().startTest(test)
        self.worst = None
        say("start", id=test.id())

    def stopTest(self, test):
        super().stopTest(test)
        kind, text = self.worst or ("passed", "")
        say(kind, id=test.id(), text=text)
        self.worst = None

    def note(self, kind, text, test=None):
        if self.worst is None or self.worst[0] == "skipped":
            self.worst = kind, text
        if test is not None and not isinstance(test, unittest.TestCase):
            say(kind, id=test.id(), text=text)  # of setUpClass or setUpModule: outside any test

    def addError(self, test, err):
        self.note("errored", self._exc_info_to_string(err, test), test)

    def addFailure(self, test, err):
        self.note("failed", self._exc_info_to_string(err, test), test)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            kind = "failed" if issubclass(err[0], test.failureException) else "errored"
            self.note(kind, subtest.id() + "\n" + self._exc_info_to_string(err, test))

    def addSkip(self, test, reason):
        if self.worst is None:
            self.worst = "skipped", reason
        if not isinstance(test, unittest.TestCase):
            say("skipped", id=test.id(), text=reason)

    def addExpectedFailure(self, test, err):
        pass

    def addUnexpectedSuccess(self, test):
        self.note("failed", "unexpected success")


def flatten(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from flatten(test)
        else:
            yield test


# Whether tests are running.
running = False


def main():
    global running
    name, *done = sys.argv[1:]
    prepare()
    # Modules of suites before 3.14 write into their own __annotations__, which are not there any more before they are asked for.
    builtins.__annotations__ = {}
    try:
        suite = unittest.defaultTestLoader.loadTestsFromName("test." + name)
    except unittest.SkipTest as reason:
        say("skipped", id=name, text=str(reason))
        return
    finally:
        del builtins.__annotations__
    done = set(done)
    tests = [test for test in flatten(suite) if test.id() not in done]
    say("loaded", count=len(tests))
    running = True
    unittest.TestSuite(tests).run(Result())
    say("end")


main()
