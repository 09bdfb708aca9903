import sys
try: sys.exit((5,))
except SystemExit as e: print(e.args, e.code, repr(e))
try: exit(7)
except SystemExit as e: print(e.args, e.code, repr(e))
try: sys.exit()
except SystemExit as e: print(e.args, e.code, repr(e))
sys.exit(0x1ff)
