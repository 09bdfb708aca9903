// Writes scripts/data/codepages.gz: what the East Asian code pages of CPython 3.14 map to what.
//   node scripts/codepages.mjs
// The file (read by src/simulator/values/multibyte.ts): a line of JSON, {"gbk": {"grids": [[prefix, first lead, last lead, first trail,
// last trail, offset, length], ...], "singles": {"128": "€"}, "decodeOnly": [code, ...], "encodeOnly": {"¥": code}}, ...}, then the
// grids as UTF-8: a character per pair of bytes, NUL where there is none; offsets count from the byte after that line.
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { loadPyodide } from 'pyodide';
import { inRoot } from './lib/paths.mjs';

const PROGRAM = `
import json

def decoded(name, *codes):
    try:
        text = bytes(codes).decode(name)
    except UnicodeDecodeError:
        return None
    return text if len(text) == 1 else None

def table(name, prefixes):
    singles = {code: text for code in range(0x80, 256) if (text := decoded(name, code))}
    grids, inverse = [], {text: code for code, text in singles.items()}
    decode_only = []
    for prefix in prefixes:
        pairs = {(a, b): text for a in range(0x80, 256) if a not in singles for b in range(0x21, 256)
                 if (text := decoded(name, *prefix, a, b))}
        leads, trails = [a for a, b in pairs], [b for a, b in pairs]
        box = min(leads), max(leads), min(trails), max(trails)
        cells = ''.join(pairs.get((a, b), '\\0') for a in range(box[0], box[1] + 1) for b in range(box[2], box[3] + 1))
        grids.append([*prefix, *box, cells] if prefix else [0, *box, cells])
        for (a, b), text in pairs.items():
            code = int.from_bytes(bytes([*prefix, a, b]))
            if text.encode(name) != bytes([*prefix, a, b]):
                decode_only.append(code)
            inverse[text] = code
    encode_only = {}
    for point in range(0x80, 0x10000):
        if not 0xD800 <= point < 0xE000 and chr(point) not in inverse:
            try:
                data = chr(point).encode(name)
            except UnicodeEncodeError:
                continue
            if len(data) <= 3:
                encode_only[chr(point)] = int.from_bytes(data)
    return dict(grids=grids, singles=singles, decodeOnly=decode_only, encodeOnly=encode_only)

NAMES = 'gb2312 gbk gb18030 big5 cp950 shift_jis cp932 euc_jp euc_kr cp949 johab'.split()
json.dumps({name: table(name, [[], [0x8F]] if name == 'euc_jp' else [[]]) for name in NAMES})
`;

const python = await loadPyodide();
const pages = JSON.parse(python.runPython(PROGRAM));
const bodies = [];
let offset = 0;
for (const page of Object.values(pages)) {
  page.grids = page.grids.map(([prefix, ...rest]) => {
    const body = Buffer.from(rest.pop());
    const grid = [prefix, ...rest, offset, body.length];
    bodies.push(body);
    offset += body.length;
    return grid;
  });
}
const file = Buffer.concat([Buffer.from(`${JSON.stringify(pages)}\n`), ...bodies]);
writeFileSync(inRoot('scripts/data/codepages.gz'), gzipSync(file, { level: 9 }));
console.log(`${file.length} bytes`);
