# compare: output
def attempt(action):
    try:
        return repr(action())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


formats = ['%d', '%5d', '%-5d|', '%05d', '%+d', '% d', '%i', '%u', '%x', '%#x', '%X', '%#o', '%e', '%.2E', '%f', '%.0f', '%#.0f', '%10.3f', '%g',
           '%G', '%c', '%r', '%s', '%.2s', '%a', '%%', '%5%', '%q', '%*d', '%.*f', '%', '%5', '%(a)s', '%(a']
for text in formats:
    print(text, [attempt(lambda: text % value) for value in (5, -5, 2.75, 'ab', 'x', (7, 3), (7, 3, 2), None, 10**20, True, {'a': 1}, [])])
    print([attempt(lambda: text.encode() % value) for value in (5, 2.5, b'ab', (7, 3), {b'a': 1}, 'x')])
print('%(a)s %(b)5.1f|' % {'a': 1, 'b': 2}, attempt(lambda: '%(c)s' % {'a': 1}), attempt(lambda: '%s %s' % 'a'), attempt(lambda: 'abc' % 5))
print('%s %s' % ([1], {'k': 'v'}), '%s' % ((1, 2),), '%((a))s' % {'(a)': 3}, attempt(lambda: '%c' % 'ab'), attempt(lambda: '%c' % -1))
