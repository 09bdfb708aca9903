# compare: output
"""The library's source is there: in tracebacks, for inspect and linecache."""
import inspect
import json
import linecache
import statistics
import textwrap
import traceback

for call in (lambda: json.loads('{"a": 1,}'), lambda: statistics.mean([]), lambda: textwrap.wrap('a', 0)):
    try:
        call()
    except ValueError:
        print(traceback.format_exc())

print(inspect.getsource(textwrap.dedent))
print(inspect.getsourcelines(statistics.median_low)[1])
print(inspect.getsource(json.JSONDecodeError).splitlines()[0])
print(json.decoder.__file__, inspect.getsourcefile(textwrap))
print(linecache.getline(textwrap.__file__, 1))
print(inspect.getcomments(textwrap.TextWrapper.wrap))
for frame in traceback.extract_stack():
    print(frame.name, frame.line)
json.loads('[1, 2')
