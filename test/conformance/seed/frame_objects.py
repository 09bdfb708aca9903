import inspect


def example():
    frame = inspect.currentframe()
    print(list(frame.f_locals))


def show_frame():
    frame = inspect.currentframe()
    print(f'Function: {frame.f_code.co_name}')
    print(f'Line: {frame.f_lineno}')


example()
show_frame()
