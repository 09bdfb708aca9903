class ConfigError(Exception):
    def __init__(self, message, path):
        super().__init__(message)
        self.path = path


def parse(text):
    return {key: int(value) for key, value in (line.split("=") for line in text.split())}


def load(path, text):
    try:
        return parse(text)
    except ValueError as error:
        raise ConfigError("bad number", path) from error


try:
    load("app.cfg", "width=80 height=tall")
except ConfigError as problem:
    cause = problem.__cause__
    print(repr(cause))  # look
