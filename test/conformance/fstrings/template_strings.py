# compare: output
def attempt(action):
    try:
        return repr(action())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


from string.templatelib import Interpolation, Template

name, width = 'Ada', 8
template = t'Hello {name!r:>{width}} and {name=}'
print(template)
print(template.strings, template.values, [part.expression for part in template.interpolations])
print(list(t'a{1}b{2}'), list(t''), t''.strings, type(iter(t'')).__name__, template + t'!')
print(Template('a', 'b', Interpolation(1, '2', 'r')), Interpolation(1), Interpolation(1, 'x', None, '.2f'))
match t'{name:>5}'.interpolations[0]:
    case Interpolation(value, expression, conversion, spec):
        print(value, expression, conversion, spec)
for action in (lambda: t'a' + 'b', lambda: 'a' + t'b', lambda: Interpolation(1, 2), lambda: Interpolation(1, '2', 'x'),
               lambda: Interpolation(1, '2', 3), lambda: Template(1), lambda: Template(a=1), lambda: len(t'')):
    print(attempt(action))
