# compare: output
# What the interpreter itself prints goes to what sys.stdout is at that moment.
import io
import sys

kept_out = sys.stdout
out = sys.stdout = io.StringIO()
exec(compile("1 + 1", "<typed>", "single"))
sys.displayhook([1])
sys.stdout = kept_out
print(repr(out.getvalue()), _)

sys.displayhook = lambda value: print("shown:", value)
exec(compile("6 * 7", "<typed>", "single"))
