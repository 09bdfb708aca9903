# compare: output
import xml.etree.ElementTree as ET
from xml.parsers import expat
def t(s):
    p=expat.ParserCreate()
    try: p.Parse(s, True); print(repr(s), 'ok')
    except expat.ExpatError as e: print(repr(s), e)
for s in ['<a', '<a ', '<a b', '<a b=', '<a b="', '<a b="x"', '<a b="x" ', '<a/', '<', '</', '</a', '<a></', '<a></a', '<!', '<!-', '<!--', '<!-- x', '<!-- x --', '<?', '<?x', '<?x y', '<!DOCTYPE', '<!DOCTYPE a', '<!DOCTYPE a [', '<!DOCTYPE a []', '<!DOCTYPE a>', '<a>&#xzz;</a>', '<a>&#12', '<a>&am', '<a>&amp', '<a><![CD', '<a><![CDATA[', '<a>text', '<a>\ntext\n', '<a b="&x;"/>', '<a b="&"/>', '<a b="1" 2="3"/>', '<a b="1" b ="2"/>', '<a\tb\n=\r"1"/>x', '<é/>', '<a.b-c_d:e/>', '<a>&lt;&gt;&quot;&apos;</a>', '<a>\x00</a>', 'x<a/>', '<a/>x', '<a/><!-- ok --><?pi?>\n', '<a/>&amp;', '<?xml version="1.0" encoding="utf-8"?>\n<a/>', '<?xml version="1.0" standalone="yes"?><a/>', '<?XML version="1.0"?><a/>', '<a xmlns:b="u" b:c="1"/>', '<a><b></b></a><c>', '<a ="1"/>', '<a b = "1" / >', '< a/>', '<a>< /a>', '<a></ a>', '<a>&nbsp;</a>', "<a b='1\" c='2'/>", '<a>]]&gt;</a>', '<a b="x>y"/>', '<A></a>', '<a><b><c></b></a>']: t(s)
for s in ['<a:b/>','<x:a xmlns:x="u"><x:b/><y:c/></x:a>','<a xmlns=""/>','<a xml:lang="en"/>']:
    try: r=ET.fromstring(s); print(r.tag, r.attrib)
    except ET.ParseError as e: print(e)
