import re
m = re.search(r'(\w+)@(\w+)\.com', 'mail bob@site.com now'); print(m.group(), m.groups(), m.span(), m[1])
print(re.findall(r'\d+', 'a1b22c333'), re.sub(r'\s+', ' ', 'a  b   c'), re.split(r'[,;]', 'a,b;c'), re.match('x', 'abc'), re.fullmatch(r'[a-z]+', 'abc'))
print(re.sub(r'(\w)(\d)', r'\2\1', 'a1 b2'), [m.start() for m in re.finditer('a', 'banana')], re.compile(r'(?P<y>\d{4})-(?P<m>\d\d)').match('2024-05').groupdict())
re.compile('(')
