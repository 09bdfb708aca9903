def f(self):
    try:
        buf = self.a()
    except KeyboardInterrupt:
        raise
    except BaseException as exc:
        self.b(exc)
        return
    self.c(buf)
def g(path):
    while True:
        try:
            st = x(path)
        except OSError:
            path = 3
        else:
            break
    if path not in z:
        pass
def h(x, source):
    if source[0] == ".":
        match x:
            case "version":
                print(f"{sqlite3.sqlite_version}")
            case "help":
                print("Enter SQL code and press enter.")
            case "quit":
                sys.exit(0)
            case "":
                pass
            case _ as d:
                print(d)
    else:
        x()
    return False
