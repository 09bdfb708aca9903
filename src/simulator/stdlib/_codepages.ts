/** What _multibytecodec (scripts/library) is made of: whole texts through a code page, with the handling of errors. */
import { NONE, NULL, type Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { bytesArgument } from '../objects/buffer';
import { native } from '../objects/native';
import { guarded } from '../objects/problems';
import type { Runtime } from '../objects/runtime';
import { argumentKind } from '../objects/textargs';
import { CodePages, type CodePage } from '../values/multibyte';
import { UnicodeProblem } from '../values/unicodeerror';
import { decodingHandlers, encodingHandlers } from './codecerrors';

const ASSET = 'codepages.bin';

/** The tables are the same in all runs, and too large to be read for each. */
let known: { readonly asset: Uint8Array; readonly pages: CodePages } | null = null;

function pageOf(rt: Runtime, name: Handle): CodePage {
  const asset = rt.host.libraryAsset(ASSET);
  if (asset !== null && known?.asset.buffer !== asset.buffer) known = { asset, pages: new CodePages(asset) };
  const page = asset === null ? null : (known as { pages: CodePages }).pages.page(rt.text(name));
  return page ?? rt.raise('LookupError', `no such codec is supported.`);
}

const errorsOf = (rt: Runtime, errors: Handle): string =>
  errors === NULL || errors === NONE ? 'strict' : rt.text(errors);

function encode(rt: Runtime, page: CodePage, text: string, errors: string): Uint8Array {
  const characters = Array.from(text);
  const out: number[] = [];
  rt.fuel(characters.length / 32);
  for (let i = 0; i < characters.length;) {
    const bytes = page.encode(characters[i]);
    if (bytes !== null) {
      out.push(...bytes);
      i++;
      continue;
    }
    const problem = new UnicodeProblem(
      'UnicodeEncodeError',
      page.name,
      text,
      i,
      i + 1,
      'illegal multibyte sequence',
      characters[i].codePointAt(0) as number,
    );
    const { output, resume } = guarded(rt, () => encodingHandlers(rt)(errors)(problem));
    if (typeof output !== 'string') out.push(...output);
    else for (const each of output) out.push(...(page.encode(each) ?? rt.raise('UnicodeError', 'illegal replacement')));
    i = resume;
  }
  return Uint8Array.from(out);
}

/** The text, and how many bytes it was made of: where more can follow, the start of a character is left. */
function decode(rt: Runtime, page: CodePage, bytes: Uint8Array, errors: string, final: boolean): [string, number] {
  let text = '';
  let at = 0;
  rt.fuel(bytes.length / 32);
  while (at < bytes.length) {
    const found = page.decode(bytes, at);
    if (typeof found !== 'string') {
      text += found.text;
      at += found.length;
      continue;
    }
    if (found === 'incomplete' && !final) break;
    const end = found === 'incomplete' ? bytes.length : at + 1;
    const reason = `${found} multibyte sequence`;
    const problem = new UnicodeProblem('UnicodeDecodeError', page.name, bytes, at, end, reason, bytes[at]);
    const replacement = guarded(rt, () => decodingHandlers(rt)(errors)(problem));
    text += replacement.text;
    at = replacement.resume;
  }
  return [text, at];
}

export const codepagesModule: BuiltinModule = {
  name: '_codepages',
  doc: 'Texts and the bytes of East Asian code pages.',
  functions: [
    native('check', 'name, /', (rt, _self, name) => {
      pageOf(rt, name);
      return NONE;
    }),
    native('encode', 'name, text, errors, /', (rt, _self, name, text, errors) => {
      if (!rt.isStr(text)) rt.raise('TypeError', `encode() argument 1 must be str, not ${argumentKind(rt, text)}`);
      return rt.newBytes(encode(rt, pageOf(rt, name), rt.text(text), errorsOf(rt, errors)));
    }),
    native('decode', 'name, data, errors, final, /', (rt, _self, name, data, errors, final) => {
      const [text, used] = decode(rt, pageOf(rt, name), bytesArgument(rt, data), errorsOf(rt, errors), rt.truth(final));
      return rt.newTuple([rt.newStr(text), rt.newInt(used)]);
    }),
  ],
};
