# compare: output
"""Encodings of XML, and character data that a parser keeps together."""
import xml.etree.ElementTree as ET, xml.parsers.expat as ex
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: ET.tostring(ET.fromstring('<a>é</a>'.encode('utf-16'))))
t(lambda: ET.fromstring('<?xml version="1.0" encoding="utf-16"?><a>é</a>'.encode('utf-16-le')).text)
t(lambda: ET.fromstring('<?xml version="1.0" encoding="iso8859"?><a>é</a>'.encode('latin1')).text)
t(lambda: ET.fromstring('<?xml version="1.0" encoding="cp850"?><a>é</a>'.encode('cp850')).text)
t(lambda: ET.fromstring('<?xml version="1.0" encoding="nope"?><a>é</a>'.encode('latin1')).text)
p = ex.ParserCreate(); p.buffer_text = True; out = []
p.CharacterDataHandler = out.append
p.Parse('<a>1<b/>2<!-- c -->3</a>', True); print(out, p.GetReparseDeferralEnabled(), p.GetBase())
p = ex.ParserCreate(); p.buffer_text = True; out = []
p.CharacterDataHandler = out.append; p.StartElementHandler = lambda *a: out.append(a); p.DefaultHandler = lambda d: out.append(('d', d))
p.SetBase('/b'); p.Parse('<a>1<b x="1"/>2<!-- c -->3</a>', True); print(out, p.GetBase())
t(lambda: ex.ParserCreate(5)); t(lambda: ex.ParserCreate(None, 5)); t(lambda: setattr(p, 'buffer_size', 0)); t(lambda: setattr(p, 'buffer_size', 'x'))
