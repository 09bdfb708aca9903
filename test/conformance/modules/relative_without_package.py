# compare: output
"""What `from . import x` says where no package is known."""


def attempt(**names):
    try:
        exec('from . import x', names)
    except Exception as error:
        print(type(error).__name__, error)


attempt()
attempt(__name__='alone')
attempt(__name__='pack.module')
attempt(__package__=None, __name__='pack', __path__=[])
attempt(__package__='')
attempt(__package__=7)
attempt(__package__='nowhere')
attempt(__name__=5)
