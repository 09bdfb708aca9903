class Timer:
    depth = 0

    def __enter__(self):
        Timer.depth += 1
        return self

    def __exit__(self, kind, value, traceback):
        self.kind = kind  # look
        return True


with Timer() as timer:
    with Timer() as inner:
        [][1]
