/** The module pyexpat. Twin of Modules/pyexpat.c; the reading is done in xml/. */
import { boolHandle, NONE, NULL, type Handle } from '../memory';
import { machineOf } from '../machine/frametype';
import type { Interpreter } from '../machine/interpreter';
import type { BuiltinModule } from '../machine/modules';
import { bytesArgument } from '../objects/buffer';
import { allocate } from '../objects/instance';
import { newModule } from '../objects/module';
import { native } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { decodeBytes } from '../objects/strencode';
import { defineType, type GetSet } from '../objects/spec';
import { TypeFlag } from '../objects/typeobject';
import { typeNameOf } from '../objects/type';
import { addTypes, moduleType, newExceptionClass } from './typedef';
import { XML_ERRORS, XmlErrorCode, XmlProblem } from './xml/errors';
import { XmlReader, type XmlListener } from './xml/reader';

const HANDLERS = (
  'StartElementHandler EndElementHandler ProcessingInstructionHandler CharacterDataHandler UnparsedEntityDeclHandler ' +
  'NotationDeclHandler StartNamespaceDeclHandler EndNamespaceDeclHandler CommentHandler StartCdataSectionHandler ' +
  'EndCdataSectionHandler DefaultHandler DefaultHandlerExpand NotStandaloneHandler ExternalEntityRefHandler ' +
  'StartDoctypeDeclHandler EndDoctypeDeclHandler EntityDeclHandler XmlDeclHandler ElementDeclHandler AttlistDeclHandler ' +
  'SkippedEntityHandler'
).split(' ');
const MOST_BUFFERED = 2 ** 31 - 1;
const SETTINGS = ['buffer_text', 'ordered_attributes', 'specified_attributes', 'namespace_prefixes'] as const;

const enum Word {
  /** Handlers by name. */
  Handlers,
  Intern,
  /** What SetBase() said. */
  Base,
  Count,
}

/** What makes text of bytes as they come. */
interface Decoder {
  decode(bytes: Uint8Array, options: { readonly stream: boolean }): string;
}

interface State {
  readonly reader: XmlReader;
  readonly settings: Record<(typeof SETTINGS)[number], boolean>;
  /** Decodes bytes; null: none have come. */
  decoder: Decoder | null;
  /** Said when the parser was made. */
  readonly encoding: string | null;
  bufferSize: number;
  /** Whether expat would wait for more of a token that it has tried before: nothing here takes long. */
  defersReparsing: boolean;
  /** Character data that waits for its end. */
  text: string;
  finished: boolean;
  started: boolean;
  problem: { code: number; line: number; column: number } | null;
}

const stateOf = (rt: Runtime, self: Handle): State => rt.payloads.others.get(rt.heap.num[self]) as State;

function handlerOf(rt: Runtime, self: Handle, name: string): Handle {
  return rt.callMethod(rt.heap.words[rt.heap.base[self] + Word.Handlers], 'get', rt.newStr(name), NONE);
}

function raiseExpat(rt: Runtime, code: number, line: number, column: number): never {
  const type = rt.getAttr(rt.importModule('pyexpat'), 'ExpatError');
  const error = rt.call(type, [rt.newStr(`${XML_ERRORS[code][1]}: line ${line}, column ${column}`)]);
  rt.setAttr(error, 'code', rt.newInt(code));
  rt.setAttr(error, 'offset', rt.newInt(column));
  rt.setAttr(error, 'lineno', rt.newInt(line));
  return machineOf(rt).throwException(error);
}

/** Calls the parser's handlers. */
class Caller implements XmlListener {
  constructor(
    private readonly rt: Runtime,
    private readonly self: Handle,
  ) {}

  private get state(): State {
    return stateOf(this.rt, this.self);
  }

  /** A string that is one object wherever the document says it. */
  private name(text: string | null): Handle {
    const { rt } = this;
    if (text === null) return NONE;
    const made = rt.newStr(text);
    if (rt.heap.words[rt.heap.base[this.self] + Word.Intern] === NONE) return made;
    return rt.callMethod(rt.heap.words[rt.heap.base[this.self] + Word.Intern], 'setdefault', made, made);
  }

  /** Calls a handler, or the one for all that nobody handles; character data before it is told first. */
  private tell(name: string, raw: string, args: () => Handle[]): void {
    const { rt } = this;
    const handler = handlerOf(rt, this.self, name);
    if (handler === NONE) {
      this.other(raw);
      return;
    }
    this.flush();
    rt.call(handler, args());
  }

  /** Tells the character data that was kept back. */
  flush(): void {
    const { state, rt } = this;
    const { text } = state;
    if (text === '') return;
    state.text = '';
    const handler = handlerOf(rt, this.self, 'CharacterDataHandler');
    if (handler !== NONE) rt.call(handler, [rt.newStr(text)]);
  }

  declaration(raw: string, version: string, encoding: string | null, standalone: boolean | null): void {
    const { rt } = this;
    this.tell('XmlDeclHandler', raw, () => [
      rt.newStr(version),
      encoding === null ? NONE : rt.newStr(encoding),
      rt.newInt(standalone === null ? -1 : Number(standalone)),
    ]);
  }

  doctype: XmlListener['doctype'] = (raw, { name, systemId, publicId, hasInternalSubset, declared }) => {
    const { rt } = this;
    if (handlerOf(rt, this.self, 'StartDoctypeDeclHandler') === NONE) {
      for (const [token] of raw.matchAll(/<!DOCTYPE|\s+|"[^"]*"|'[^']*'|[[\]>]|[^\s"'[\]>]+/g)) this.other(token);
    } else {
      this.tell('StartDoctypeDeclHandler', '', () => [
        this.name(name),
        this.name(systemId),
        this.name(publicId),
        rt.newInt(Number(hasInternalSubset)),
      ]);
    }
    for (const entity of declared) {
      const text = (value: string | null): Handle => (value === null ? NONE : rt.newStr(value));
      this.tell('EntityDeclHandler', '', () => [
        this.name(entity.name),
        rt.newInt(Number(entity.isParameter)),
        text(entity.value),
        NONE,
        text(entity.systemId),
        text(entity.publicId),
        text(entity.notation),
      ]);
    }
    this.tell('EndDoctypeDeclHandler', '', () => []);
  };

  startElement: XmlListener['startElement'] = (raw, name, attributes) => {
    const { rt } = this;
    this.tell('StartElementHandler', raw, () => {
      const pairs = attributes.map((each) => [this.name(each.name), rt.newStr(each.value)] as const);
      if (this.state.settings.ordered_attributes) return [this.name(name), rt.newList(pairs.flat())];
      const dict = rt.newDict();
      for (const [key, value] of pairs) rt.setItem(dict, key, value);
      return [this.name(name), dict];
    });
  };

  endElement(raw: string, name: string): void {
    this.tell('EndElementHandler', raw, () => [this.name(name)]);
  }

  startNamespace(prefix: string | null, uri: string): void {
    this.tell('StartNamespaceDeclHandler', '', () => [this.name(prefix), this.name(uri)]);
  }

  endNamespace(prefix: string | null): void {
    this.tell('EndNamespaceDeclHandler', '', () => [this.name(prefix)]);
  }

  text(raw: string, text: string): void {
    const { state, rt } = this;
    if (state.settings.buffer_text && handlerOf(rt, this.self, 'CharacterDataHandler') !== NONE) {
      if (state.text.length + text.length > state.bufferSize) this.flush();
      state.text += text;
    } else this.tell('CharacterDataHandler', raw, () => [rt.newStr(text)]);
  }

  comment(raw: string, text: string): void {
    this.tell('CommentHandler', raw, () => [this.rt.newStr(text)]);
  }

  instruction(raw: string, target: string, data: string): void {
    this.tell('ProcessingInstructionHandler', raw, () => [this.name(target), this.rt.newStr(data)]);
  }

  startCdata(raw: string): void {
    this.tell('StartCdataSectionHandler', raw, () => []);
  }

  endCdata(raw: string): void {
    this.tell('EndCdataSectionHandler', raw, () => []);
  }

  other(raw: string): void {
    const { rt } = this;
    if (raw === '') return;
    for (const name of ['DefaultHandlerExpand', 'DefaultHandler']) {
      const handler = handlerOf(rt, this.self, name);
      if (handler === NONE) continue;
      this.flush();
      rt.call(handler, [rt.newStr(raw)]);
      return;
    }
  }
}

function newParser(rt: Runtime, encoding: Handle, separator: Handle, intern: Handle): Handle {
  const given = (name: string, h: Handle): string | null => {
    if (h === NULL || h === NONE) return null;
    if (rt.isStr(h)) return rt.text(h);
    return rt.raise('TypeError', `ParserCreate() argument '${name}' must be str or None, not ${typeNameOf(rt, h)}`);
  };
  const between = given('namespace_separator', separator);
  if (between !== null && between.length > 1) {
    rt.raise('ValueError', 'namespace_separator must be at most one character, omitted, or None');
  }
  const self = allocate(rt, moduleType(rt, 'pyexpat.xmlparser'));
  const settings = {
    buffer_text: false,
    ordered_attributes: false,
    specified_attributes: false,
    namespace_prefixes: false,
  };
  const state: State = {
    reader: new XmlReader(new Caller(rt, self), {
      separator: between,
      keepPrefixes: () => settings.namespace_prefixes,
    }),
    settings,
    decoder: null,
    encoding: given('encoding', encoding),
    defersReparsing: true,
    bufferSize: 8192,
    text: '',
    finished: false,
    started: false,
    problem: null,
  };
  rt.heap.num[self] = rt.payloads.others.add(state);
  rt.heap.setRef(rt.heap.base[self] + Word.Handlers, rt.newDict());
  rt.heap.setRef(rt.heap.base[self] + Word.Intern, intern === NULL ? rt.newDict() : intern);
  return self;
}

/**
 * The decoder of an encoding of single bytes that Python knows (PyUnknownEncodingHandler). Raises LookupError where there is none of the
 * name.
 */
function tableDecoder(rt: Runtime, encoding: string): Decoder {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const table = Array.from(rt.text(decodeBytes(rt, all, encoding, 'replace')));
  if (table.length !== 256) rt.raise('ValueError', 'multi-byte encodings are not supported');
  return {
    decode: (bytes) => {
      const text = Array.from(bytes, (byte) => table[byte]).join('');
      return text.includes('\ufffd') ? fail(XmlErrorCode.InvalidToken, text.indexOf('\ufffd')) : text;
    },
  };
}

function fail(code: XmlErrorCode, at: number): never {
  throw new XmlProblem(code, at);
}

/** The decoder for a document that begins with these bytes. */
function decoderFor(rt: Runtime, bytes: Uint8Array, encoding: string | null): Decoder {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = encoding ?? /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1] ?? 'utf-8';
  const [first, second] = bytes;
  const begins = (a: number, b: number): boolean => first === a && second === b;
  const LESS = 0x3c;
  const isBig = begins(0xfe, 0xff) || begins(0, LESS);
  const mark = isBig ? 'utf-16be' : begins(0xff, 0xfe) || begins(LESS, 0) ? 'utf-16le' : null;
  const name = mark ?? declared;
  return /^utf-(8|16)/i.test(name) ? new TextDecoder(name, { fatal: true }) : tableDecoder(rt, name);
}

function textOf(rt: Runtime, state: State, data: Handle, isFinal: boolean): string {
  if (rt.isStr(data)) return state.started ? rt.text(data) : rt.text(data).replace(/^\uFEFF/, '');
  const bytes = bytesArgument(rt, data);
  if (bytes.length > 0) state.decoder ??= decoderFor(rt, bytes, state.encoding);
  try {
    return state.decoder?.decode(bytes, { stream: !isFinal }) ?? '';
  } catch (problem) {
    if (problem instanceof XmlProblem) throw problem;
    return fail(XmlErrorCode.InvalidToken, 0);
  }
}

function parse(rt: Runtime, self: Handle, data: Handle, isFinal: boolean): Handle {
  const state = stateOf(rt, self);
  const place = state.reader.placeOf();
  if (state.finished) raiseExpat(rt, XmlErrorCode.Finished, place.line, place.column);
  try {
    const text = textOf(rt, state, data, isFinal);
    state.started ||= text !== '';
    rt.fuel(text.length >> 2);
    state.finished = isFinal;
    state.reader.feed(text, isFinal);
    new Caller(rt, self).flush();
  } catch (problem) {
    if (!(problem instanceof XmlProblem)) throw problem;
    state.finished = true;
    const { line, column } = state.reader.placeOf(problem.at);
    state.problem = { code: problem.code, line, column };
    raiseExpat(rt, problem.code, line, column);
  }
  return rt.newInt(1);
}

function accessors(): Record<string, GetSet> {
  const result: Record<string, GetSet> = {};
  for (const name of HANDLERS) {
    result[name] = {
      get: (rt, self) => handlerOf(rt, self, name),
      set: (rt, self, value) => {
        if (value === NULL) rt.raise('RuntimeError', 'Cannot delete attribute');
        if (name === 'CharacterDataHandler') new Caller(rt, self).flush();
        rt.setItem(rt.heap.words[rt.heap.base[self] + Word.Handlers], rt.newStr(name), value);
      },
    };
  }
  for (const name of SETTINGS) {
    result[name] = {
      get: (rt, self) => boolHandle(stateOf(rt, self).settings[name]),
      set: (rt, self, value) => {
        if (name === 'buffer_text') new Caller(rt, self).flush();
        stateOf(rt, self).settings[name] = rt.truth(value);
      },
    };
  }
  const number = (name: string, read: (state: State) => number): void => {
    result[name] = { get: (rt, self) => rt.newInt(read(stateOf(rt, self))) };
  };
  for (const kind of ['Current', 'Error'] as const) {
    number(`${kind}LineNumber`, ({ reader, problem }) => problem?.line ?? reader.placeOf().line);
    number(`${kind}ColumnNumber`, ({ reader, problem }) => problem?.column ?? reader.placeOf().column);
  }
  number('ErrorCode', ({ problem }) => problem?.code ?? 0);
  number('buffer_used', ({ text }) => text.length);
  result['buffer_size'] = {
    get: (rt, self) => rt.newInt(stateOf(rt, self).bufferSize),
    set: (rt, self, value) => {
      if (value === NULL) rt.raise('RuntimeError', 'Cannot delete attribute');
      if (rt.typeOf(value).slots.index === undefined) rt.raise('TypeError', 'buffer_size must be an integer');
      const size = Number(rt.index(value));
      if (size > MOST_BUFFERED) rt.raise('ValueError', `buffer_size must not be greater than ${MOST_BUFFERED}`);
      if (size <= 0) rt.raise('ValueError', 'buffer_size must be greater than zero');
      stateOf(rt, self).bufferSize = size;
    },
  };
  result['intern'] = { get: (rt, self) => rt.heap.words[rt.heap.base[self] + Word.Intern] };
  return result;
}

const parser = defineType({
  id: null,
  name: 'xmlparser',
  module: 'pyexpat',
  flags: TypeFlag.GC,
  layout: { words: Word.Count, refs: Word.Count },
  doc: 'XML parser',
  slots: {},
  getset: accessors(),
  methods: [
    native('Parse', 'data, isfinal=False, /', (rt, self, data, isFinal) =>
      parse(rt, self, data, isFinal !== NULL && rt.truth(isFinal)),
    ),
    native('ParseFile', 'file, /', (rt, self, file) => {
      for (;;) {
        const piece = rt.callMethod(file, 'read', rt.newInt(2048 * 8));
        if (rt.isStr(piece)) {
          rt.raise('TypeError', `read() did not return a bytes object (type=${typeNameOf(rt, piece)})`);
        }
        if (rt.length(piece) === 0) return parse(rt, self, piece, true);
        parse(rt, self, piece, false);
      }
    }),
    native('SetBase', 'base, /', (rt, self, base) => {
      rt.heap.setRef(rt.heap.base[self] + Word.Base, base);
      return NONE;
    }),
    native('GetBase', '', (rt, self) => rt.heap.words[rt.heap.base[self] + Word.Base] || NONE),
    native('GetInputContext', '', () => NONE),
    native('UseForeignDTD', 'flag=True, /', () => NONE),
    native('SetParamEntityParsing', 'flag, /', (rt) => rt.newInt(1)),
    native('GetReparseDeferralEnabled', '', (rt, self) => boolHandle(stateOf(rt, self).defersReparsing)),
    native('SetReparseDeferralEnabled', 'enabled, /', (rt, self, enabled) => {
      stateOf(rt, self).defersReparsing = rt.truth(enabled);
      return NONE;
    }),
    native('ExternalEntityParserCreate', 'context, encoding=None, /', (rt, _self, _context, encoding) =>
      newParser(rt, encoding, NULL, NULL),
    ),
  ],
});

/** pyexpat.errors and pyexpat.model. */
function addSubmodules(vm: Interpreter, set: (name: string, value: Handle) => void): void {
  const errors = newModule(vm, 'pyexpat.errors', 'Constants used to describe error conditions.');
  const codes = vm.newDict();
  const messages = vm.newDict();
  XML_ERRORS.forEach(([name, text], code) => {
    if (code === 0) return;
    vm.setAttr(errors, `XML_ERROR_${name}`, vm.newStr(text));
    vm.setItem(codes, vm.newStr(text), vm.newInt(code));
    vm.setItem(messages, vm.newInt(code), vm.newStr(text));
  });
  vm.setAttr(errors, 'codes', codes);
  vm.setAttr(errors, 'messages', messages);
  set('errors', errors);
  const model = newModule(vm, 'pyexpat.model', 'Constants used to interpret content model information.');
  ['EMPTY', 'ANY', 'MIXED', 'NAME', 'CHOICE', 'SEQ'].forEach((name, i) =>
    vm.setAttr(model, `XML_CTYPE_${name}`, vm.newInt(i + 1)),
  );
  ['NONE', 'OPT', 'REP', 'PLUS'].forEach((name, i) => vm.setAttr(model, `XML_CQUANT_${name}`, vm.newInt(i)));
  set('model', model);
}

export const pyexpatModule: BuiltinModule = {
  name: 'pyexpat',
  doc: 'Python wrapper for Expat parser.',
  functions: [
    native(
      'ParserCreate',
      'encoding=None, namespace_separator=None, intern=<unrepresentable>',
      (rt, _self, encoding, separator, intern) => newParser(rt, encoding, separator, intern),
    ),
    native('ErrorString', 'code, /', (rt, _self, code) => {
      const known = XML_ERRORS[Number(rt.index(code))];
      return known === undefined || known[1] === '' ? NONE : rt.newStr(known[1]);
    }),
  ],
  init: (vm, _module, set) => {
    addTypes(vm, set, [parser], () => false);
    const error = newExceptionClass(vm, 'xml.parsers.expat', 'ExpatError', 'Exception');
    set('ExpatError', error);
    set('error', error);
    set('XMLParserType', moduleType(vm, 'pyexpat.xmlparser').handle);
    set('EXPAT_VERSION', vm.newStr('expat_2.7.4'));
    set('version_info', vm.newTuple([2, 7, 4].map((n) => vm.newInt(n))));
    set('native_encoding', vm.newStr('UTF-8'));
    set('features', vm.newList([]));
    ['NEVER', 'UNLESS_STANDALONE', 'ALWAYS'].forEach((name, i) =>
      set(`XML_PARAM_ENTITY_PARSING_${name}`, vm.newInt(i)),
    );
    addSubmodules(vm, set);
  },
};
