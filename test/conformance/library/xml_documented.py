# compare: output
import xml.etree.ElementTree as ET, xml.dom.minidom, xml.sax, io, plistlib
from xml.parsers import expat
data='''<?xml version="1.0"?>
<!-- a comment -->
<data>
    <country name="Liechtenstein">
        <rank>1</rank>
        <year>2008</year>
        <gdppc>141100</gdppc>
        <neighbor name="Austria" direction="E"/>
        <neighbor name="Switzerland" direction="W"/>
    </country>
    <country name="Singapore">
        <rank updated="yes">4</rank><year>2011</year>
        <neighbor name='Malaysia &amp; "x"' direction="N"/>text &lt;tail&gt; &#65;&#x42; <![CDATA[<raw> & stuff]]>
    </country>
</data>'''
root=ET.fromstring(data); print(root.tag, root.attrib, len(root), root[0][1].text, [c.attrib for c in root], [n.attrib for n in root.iter('neighbor')])
for c in root.findall('country'): print(c.find('rank').text, c.get('name'), c.findtext('gdppc','none'))
for r in root.iter('rank'): r.text=str(int(r.text)+1); r.set('updated','yes')
print(len(root.findall(".//year/..[@name='Singapore']")), root.findall(".//*[@name='Singapore']/year")[0].text, repr(root[1][2].tail))
root.remove(root[0]); print(ET.tostring(root, encoding='unicode')); 
a=ET.Element('a'); b=ET.SubElement(a,'b',{'x':'1<2'},y='é'); b.text='t'; b.tail='tail'; a.append(ET.Comment('c')); ET.dump(a); ET.indent(a); print(ET.tostring(a).decode(), ET.tostring(a, encoding='unicode', short_empty_elements=False), ET.tostring(a, encoding='utf-8', xml_declaration=True))
ET.ElementTree(a).write('o.xml', encoding='utf-8', xml_declaration=True); print(open('o.xml',encoding='utf-8').read(), ET.parse('o.xml').getroot().tag, ET.iselement(a))
ns=ET.fromstring('<actors xmlns:fictional="http://c.example.com" xmlns="http://p.example.com"><actor><name>John</name><fictional:character z="1">L</fictional:character></actor></actors>')
print(ns.tag, ns[0][1].tag, len(ns.findall('{http://p.example.com}actor')), ns.find('r:actor/c:character',{'r':'http://p.example.com','c':'http://c.example.com'}).text, ET.tostring(ns)); ET.register_namespace('f','http://c.example.com'); print(ET.tostring(ns,encoding='unicode'))
for bad in ['<a><b></a>','<a>','<a','','   ','<a/><b/>','<a b=c/>','<a b="1" b="2"/>','<a>&nbsp;</a>','<a>&</a>','abc','<1/>','<a b/>','<a b="<"/>','<!-- x -- --><a/>','<a>]]></a>',' <?xml version="1.0"?><a/>','<a:b/>','<a></a >x','<a>\x01</a>','<a>&#0;</a>','<a\n>\n<b>\n</c></a>','<a><![CDATA[x</a>','<?xml version="1.0" encoding="nope"?><a/>','<a b="1"c="2"/>','</a>','<a>&lt</a>','<a></b></a>','<!DOCTYPE a><b>&x;</b>', '<a & b/>', '<?xml foo?><a/>']:
    try: print(repr(bad), ET.fromstring(bad).tag)
    except ET.ParseError as e: print(repr(bad), e, e.code, e.position)
for ev, el in ET.iterparse(io.BytesIO(data.encode()), events=('start','end')): print(ev, el.tag, end='; ')
p=ET.XMLPullParser(['start','end']); p.feed('<mytag>sometext'); print([(e,x.tag,x.text) for e,x in p.read_events()]); p.feed(' more text</mytag>'); print([(e,x.tag,x.text) for e,x in p.read_events()])
d=xml.dom.minidom.parseString('<slideshow><title>Demo</title><slide n="1"><point>p &amp; q</point><!--c--></slide></slideshow>'); print(d.documentElement.tagName, d.getElementsByTagName('title')[0].firstChild.data, d.getElementsByTagName('slide')[0].getAttribute('n'), d.toxml()); print(d.toprettyxml(indent='  '))
try: xml.dom.minidom.parseString('<a>')
except Exception as e: print(type(e), e)
doc=xml.dom.minidom.Document(); r=doc.createElement('root'); doc.appendChild(r); r.setAttribute('k','v'); r.appendChild(doc.createTextNode('t<')); print(doc.toxml('utf-8'), [n.nodeName for n in r.childNodes])
class H(xml.sax.ContentHandler):
    def startElement(self, n, a): print('S', n, dict(a.items()))
    def endElement(self, n): print('E', n)
    def characters(self, c): print('C', repr(c))
xml.sax.parseString('<a x="1">hi\nthere<b/>&amp;</a>', H())
try: xml.sax.parseString('<a>', H())
except xml.sax.SAXParseException as e: print(e, e.getLineNumber())
pp=expat.ParserCreate()
pp.StartElementHandler=lambda n,a: print('Start element:', n, a); pp.EndElementHandler=lambda n: print('End element:', n); pp.CharacterDataHandler=lambda d: print('Character data:', repr(d)); pp.CommentHandler=lambda d: print('Comment', d); pp.ProcessingInstructionHandler=lambda t,d: print('PI',t,d); pp.XmlDeclHandler=lambda *a: print('Decl',a); pp.StartDoctypeDeclHandler=lambda *a: print('DT',a); pp.EntityDeclHandler=lambda *a: print('Ent',a)
pp.Parse('''<?xml version="1.0"?><!DOCTYPE parent [<!ENTITY e "ent &#65;"> <!ATTLIST child1 d CDATA "def">]>
<parent id="top"><?go now?><!-- c --><child1 name="paul">Text &e; goes
here</child1>
<child2 name="fred">More text</child2>
</parent>''', 1)
try: pp.Parse('x',1)
except expat.ExpatError as e: print(e, e.code, e.lineno, e.offset, expat.ErrorString(e.code), expat.errors.XML_ERROR_SYNTAX)
print(plistlib.loads(plistlib.dumps({'a':[1,2.5,True,b'x',{'n':'v'}]})), plistlib.dumps({'k':'v'}).decode())
print(ET.fromstring(b'<?xml version="1.0" encoding="iso-8859-1"?><a>\xe9</a>').text, ET.fromstring('<a>é😀</a>'.encode()).text, ET.canonicalize('<a  z="1" b="2"><b/></a>'), list(ET.XMLID('<a id="q"/>')[1]), ET.QName('u','l').text, list(ET.fromstring('<a>x<b>y</b>z</a>').itertext()), ET.tostringlist(ET.Element('q')))
ET.fromstring('<a><b></a>')
