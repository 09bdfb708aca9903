# compare: output
import csv, io
with open('d.csv','w',newline='') as f:
    w = csv.writer(f)
    print(w.writerow(['name','a "q"', 'x,y', 1.5, None]))
    w.writerows([[1,2],['','']])
with open('d.csv',newline='') as f:
    r = csv.reader(f)
    for row in r: print(r.line_num, row)
print(repr(open('d.csv',newline='').read()))
with open('e.csv','w',newline='') as f:
    w = csv.DictWriter(f, fieldnames=['a','b']); w.writeheader(); w.writerow({'a':1,'b':'zwei'})
with open('e.csv') as f: print(list(csv.DictReader(f)))
print(list(csv.reader(['a;b;"c ""d"""', '1;2;"3', '4"'], delimiter=';')))
print(csv.list_dialects(), csv.get_dialect('excel').delimiter)
print(list(csv.reader(['1,"a",2.5'], quoting=csv.QUOTE_NONNUMERIC)))
for bad in ({'delimiter':'ab'}, {'quotechar':None,'quoting':0}, {'quoting':9}, {'lineterminator':1}):
    try: csv.reader([], **bad)
    except Exception as e: print(type(e).__name__, e)
try: csv.writer(io.StringIO()).writerow(5)
except csv.Error as e: print(type(e), e)
try: list(csv.reader([b'x']))
except csv.Error as e: print(e)
w = csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE)
try: w.writerow(['a,b'])
except csv.Error as e: print(e)
print(csv.Sniffer().sniff('a;b;c\n1;2;3\n').delimiter)
