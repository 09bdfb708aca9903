# compare: output
import csv, io
f = io.StringIO()
w = csv.writer(f, delimiter=' ', quotechar='|', quoting=csv.QUOTE_MINIMAL); w.writerow(['Spam']*3+['Baked Beans']); w.writerows([[1,None,2.5],['a|b','','c\nd']]); print(repr(f.getvalue()))
for r in csv.reader(['a,b,"c,d"','1,"he said ""hi""",', '', 'x']): print(r)
with open('names.csv','w',newline='') as csvfile:
    w = csv.DictWriter(csvfile, fieldnames=['first_name','last_name']); print(w.writeheader()); w.writerow({'first_name':'Baked','last_name':'Beans'}); w.writerows([{'first_name':'Lovely'}])
with open('names.csv',newline='') as f:
    r = csv.DictReader(f); print(r.fieldnames)
    for row in r: print(row, r.line_num)
print(open('names.csv').read())
for x in csv.DictReader(['a,b','1,2,3','4'], restkey='rest', restval='?'): print(x)
for q in (csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC, csv.QUOTE_MINIMAL, csv.QUOTE_STRINGS, csv.QUOTE_NOTNULL):
    f=io.StringIO(); csv.writer(f, quoting=q).writerow(['a',1,2.5,None,'x y']); print(repr(f.getvalue()))
print(list(csv.reader(['"a",1.5'], quoting=csv.QUOTE_NONNUMERIC)), csv.list_dialects(), csv.get_dialect('excel').delimiter)
csv.register_dialect('unixpwd', delimiter=':', quoting=csv.QUOTE_NONE); print(list(csv.reader(['root:x:0'],'unixpwd')), csv.list_dialects()); csv.unregister_dialect('unixpwd')
class D(csv.Dialect): delimiter=';'; quotechar="'"; lineterminator='\n'; quoting=csv.QUOTE_MINIMAL; skipinitialspace=True; doublequote=True
print(list(csv.reader(["a; 'b;c'"], dialect=D())))
print(csv.Sniffer().sniff('a;b;c\n1;2;3\n').delimiter, csv.Sniffer().has_header('name,age\nbob,12\namy,13\n'), csv.field_size_limit())
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: csv.DictWriter(io.StringIO(),['a']).writerow({'a':1,'b':2})); t(lambda: csv.get_dialect('nope')); t(lambda: csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow(['a,b'])); t(lambda: list(csv.reader(['"a'], strict=True))); t(lambda: csv.writer(5)); t(lambda: csv.reader(5)); t(lambda: csv.writer(io.StringIO(), delimiter='ab')); t(lambda: csv.writer(io.StringIO()).writerow(5)); t(lambda: list(csv.reader([b'a']))); t(lambda: list(csv.reader(['a\0b']))); t(lambda: csv.register_dialect(5)); t(lambda: csv.writer(io.StringIO(), quoting=9)); t(lambda: csv.DictWriter(io.StringIO(),['a'], extrasaction='x')); t(lambda: list(csv.reader(['x'*140000])))
print(list(csv.reader(io.StringIO('a,"multi\nline",c\n'))), list(csv.reader(['a\tb'], delimiter='\t')), list(csv.reader(["a\\,b"], escapechar='\\')))
rows = [dict(r) for r in csv.DictReader(io.StringIO('name,qty\nx,3\ny,4\n'))]; print(sum(int(r['qty']) for r in rows))
