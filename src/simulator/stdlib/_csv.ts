/** The _csv module: readers and writers. Twin of Modules/_csv.c. */
import { NONE, NULL, type Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { allocate } from '../objects/instance';
import { native, rawNative } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { defineType } from '../objects/spec';
import { typeNameOf } from '../objects/type';
import { TypeFlag } from '../objects/typeobject';
import {
  csvError,
  dialectFor,
  dialectOf,
  dialectType,
  DIALECTS,
  Quoting,
  registeredDialect,
  type Dialect,
} from './csvdialect';
import { addTypes, moduleType } from './typedef';

const enum State {
  StartRecord,
  StartField,
  EscapedChar,
  AfterEscapedNewline,
  InField,
  InQuotedField,
  EscapeInQuotedField,
  QuoteInQuotedField,
  EatNewline,
}

const FIELD_LIMIT = '\0csv.limit';

/** Reads characters into fields; '' stands for the end of a line. */
class Parser {
  state = State.StartRecord;
  fields: { readonly text: string; readonly quoted: boolean }[] = [];
  private field = '';
  private quoted = false;

  constructor(
    private readonly dialect: Dialect,
    private readonly limit: number,
    private readonly fail: (message: string) => never,
  ) {}

  save(): void {
    this.fields.push({ text: this.field, quoted: this.quoted });
    this.field = '';
    this.quoted = false;
  }

  private add(c: string): void {
    if (this.field.length >= this.limit) this.fail(`field larger than field limit (${this.limit})`);
    this.field += c;
  }

  private endField(c: string): void {
    this.save();
    this.state = c === '' ? State.StartRecord : State.EatNewline;
  }

  /** Whether the input may not end here. */
  get unfinished(): boolean {
    return this.field !== '' || this.state === State.InQuotedField;
  }

  process(c: string): void {
    const { delimiter, quotechar, escapechar, quoting, doublequote, skipinitialspace, strict } = this.dialect;
    const ends = c === '' || c === '\n' || c === '\r';
    const isQuote = c !== '' && c === quotechar && quoting !== Quoting.None;
    switch (this.state) {
      case State.StartRecord:
        if (c === '') return;
        if (ends) {
          this.state = State.EatNewline;
          return;
        }
        this.state = State.StartField;
        this.startField(c, ends, isQuote, escapechar, delimiter, skipinitialspace);
        return;
      case State.StartField:
        this.startField(c, ends, isQuote, escapechar, delimiter, skipinitialspace);
        return;
      case State.EscapedChar:
        this.add(c === '' ? '\n' : c);
        this.state = c === '\n' || c === '\r' ? State.AfterEscapedNewline : State.InField;
        return;
      case State.AfterEscapedNewline:
        if (c === '') return;
        this.inField(c, ends, escapechar, delimiter);
        return;
      case State.InField:
        this.inField(c, ends, escapechar, delimiter);
        return;
      case State.InQuotedField:
        if (c === '') return;
        if (c === escapechar) this.state = State.EscapeInQuotedField;
        else if (isQuote) this.state = doublequote ? State.QuoteInQuotedField : State.InField;
        else this.add(c);
        return;
      case State.EscapeInQuotedField:
        this.add(c === '' ? '\n' : c);
        this.state = State.InQuotedField;
        return;
      case State.QuoteInQuotedField:
        if (isQuote) {
          this.add(c);
          this.state = State.InQuotedField;
        } else if (c === delimiter) {
          this.save();
          this.state = State.StartField;
        } else if (ends) this.endField(c);
        else if (!strict) {
          this.add(c);
          this.state = State.InField;
        } else this.fail(`'${delimiter}' expected after '${quotechar ?? ''}'`);
        return;
      case State.EatNewline:
        if (c === '') this.state = State.StartRecord;
        else if (!ends) {
          this.fail("new-line character seen in unquoted field - do you need to open the file with newline=''?");
        }
    }
  }

  private startField(
    c: string,
    ends: boolean,
    isQuote: boolean,
    escapechar: string | null,
    delimiter: string,
    skipinitialspace: boolean,
  ): void {
    if (ends) this.endField(c);
    else if (isQuote) {
      this.quoted = true;
      this.state = State.InQuotedField;
    } else if (c === escapechar) this.state = State.EscapedChar;
    else if (c === ' ' && skipinitialspace) return;
    else if (c === delimiter) this.save();
    else {
      this.add(c);
      this.state = State.InField;
    }
  }

  private inField(c: string, ends: boolean, escapechar: string | null, delimiter: string): void {
    if (ends) this.endField(c);
    else if (c === escapechar) this.state = State.EscapedChar;
    else if (c === delimiter) {
      this.save();
      this.state = State.StartField;
    } else {
      this.add(c);
      this.state = State.InField;
    }
  }
}

const enum ReaderWord {
  Iterator,
  Dialect,
  LineNumber,
  Count,
}

function fieldLimit(rt: Runtime): number {
  return rt.heap.num[rt.interned.get(FIELD_LIMIT) ?? 0];
}

function fieldValue(rt: Runtime, quoting: Quoting, text: string, quoted: boolean): Handle {
  const str = rt.newStr(text);
  if (quoted) return str;
  if (text === '') return quoting === Quoting.NotNull || quoting === Quoting.Strings ? NONE : str;
  if (quoting === Quoting.NonNumeric || quoting === Quoting.Strings) {
    return rt.call(rt.getAttr(rt.importModule('builtins'), 'float'), [str]);
  }
  return str;
}

function nextRow(rt: Runtime, self: Handle): Handle {
  const { heap } = rt;
  const base = heap.base[self];
  const dialect = dialectOf(rt, heap.words[base + ReaderWord.Dialect]);
  const parser = new Parser(dialect, fieldLimit(rt), (message) => csvError(rt, message));
  do {
    const line = rt.next(heap.words[base + ReaderWord.Iterator]);
    if (line === NULL) {
      if (!parser.unfinished) return NULL;
      if (dialect.strict) csvError(rt, 'unexpected end of data');
      parser.save();
      break;
    }
    if (!rt.isStr(line)) {
      csvError(
        rt,
        `iterator should return strings, not ${typeNameOf(rt, line)} (the file should be opened in text mode)`,
      );
    }
    heap.setRaw(base + ReaderWord.LineNumber, heap.words[base + ReaderWord.LineNumber] + 1);
    const text = rt.text(line);
    if (text.length > 1000) rt.fuel(text.length / 64);
    for (const c of text) parser.process(c);
    parser.process('');
  } while (parser.state !== State.StartRecord);
  return rt.newList(parser.fields.map(({ text, quoted }) => fieldValue(rt, dialect.quoting, text, quoted)));
}

const readerType = defineType({
  id: null,
  name: 'reader',
  module: '_csv',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout: { words: ReaderWord.Count, refs: 2 },
  doc: 'CSV reader',
  slots: { iter: (_rt, self) => self, iternext: nextRow },
  members: { dialect: ReaderWord.Dialect },
  getset: { line_num: { get: (rt, self) => rt.newInt(rt.heap.words[rt.heap.base[self] + ReaderWord.LineNumber]) } },
});

const enum WriterWord {
  Write,
  Dialect,
  Count,
}

/** Builds one line. */
class Record {
  text = '';
  count = 0;

  constructor(
    private readonly dialect: Dialect,
    private readonly fail: (message: string) => never,
  ) {}

  append(field: string | null, quotedGiven: boolean): void {
    const { delimiter, quotechar, escapechar, quoting, doublequote, lineterminator, skipinitialspace } = this.dialect;
    let quoted = quotedGiven;
    let out = '';
    for (const c of field ?? '') {
      let escape = false;
      const special =
        c === delimiter ||
        c === escapechar ||
        c === quotechar ||
        c === '\n' ||
        c === '\r' ||
        lineterminator.includes(c);
      if (special) {
        if (quoting === Quoting.None) escape = true;
        else {
          if (c === quotechar) {
            if (doublequote) out += c;
            else escape = true;
          } else if (c === escapechar) escape = true;
          if (!escape) quoted = true;
        }
        if (escape) {
          if (escapechar === null) this.fail('need to escape, but no escapechar set');
          out += escapechar ?? '';
        }
      }
      out += c;
    }
    if ((field ?? '') === '' && delimiter === ' ' && skipinitialspace) {
      if (
        quoting === Quoting.None ||
        (field === null && (quoting === Quoting.Strings || quoting === Quoting.NotNull))
      ) {
        this.fail('empty field must be quoted if delimiter is a space and skipinitialspace is true');
      }
      quoted = true;
    }
    if (this.count++ > 0) this.text += delimiter;
    this.text += quoted ? `${quotechar ?? ''}${out}${quotechar ?? ''}` : out;
  }
}

function isNumber(rt: Runtime, h: Handle): boolean {
  const { slots } = rt.typeOf(h);
  return slots.index !== undefined || slots.int !== undefined || slots.float !== undefined;
}

function isQuoted(rt: Runtime, quoting: Quoting, field: Handle): boolean {
  switch (quoting) {
    case Quoting.NonNumeric:
      return !isNumber(rt, field);
    case Quoting.All:
      return true;
    case Quoting.Strings:
      return rt.isStr(field);
    case Quoting.NotNull:
      return field !== NONE;
    case Quoting.Minimal:
    case Quoting.None:
      return false;
  }
}

function writeRow(rt: Runtime, self: Handle, row: Handle): Handle {
  const base = rt.heap.base[self];
  const dialect = dialectOf(rt, rt.heap.words[base + WriterWord.Dialect]);
  const record = new Record(dialect, (message) => csvError(rt, message));
  let iterator: Handle = NULL;
  if (rt.attempt(['TypeError'], () => (iterator = rt.iter(row))) !== NULL) {
    csvError(rt, `iterable expected, not ${typeNameOf(rt, row)}`);
  }
  let last: Handle = NULL;
  rt.forEach(iterator, (field) => {
    last = field === NONE ? NONE : NULL;
    const text = field === NONE ? null : rt.isStr(field) ? rt.text(field) : rt.str(field);
    record.append(text, isQuoted(rt, dialect.quoting, field));
  });
  if (record.count > 0 && record.text === '') {
    const { quoting } = dialect;
    if (quoting === Quoting.None || (last === NONE && (quoting === Quoting.Strings || quoting === Quoting.NotNull))) {
      csvError(rt, 'single empty field record must be quoted');
    }
    record.count = 0;
    record.append(null, true);
  }
  return rt.call(rt.heap.words[base + WriterWord.Write], [rt.newStr(record.text + dialect.lineterminator)]);
}

const writerType = defineType({
  id: null,
  name: 'writer',
  module: '_csv',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout: { words: WriterWord.Count, refs: WriterWord.Count },
  doc: 'CSV writer',
  members: { dialect: WriterWord.Dialect },
  methods: [
    native('writerow', 'row, /', writeRow),
    native('writerows', 'rows, /', (rt, self, rows) => {
      rt.forEach(rows, (row) => {
        writeRow(rt, self, row);
      });
      return NONE;
    }),
  ],
});

/** Makes a reader or writer: `reader(iterable, dialect='excel', **fmtparams)`. */
function make(
  rt: Runtime,
  type: string,
  args: readonly Handle[],
  kwnames: readonly string[] | null,
  first: (source: Handle) => Handle,
): Handle {
  const given = args.length - (kwnames?.length ?? 0);
  if (given < 1) rt.raise('TypeError', `${type} expected at least 1 argument, got 0`);
  if (given > 2) rt.raise('TypeError', `${type} expected at most 2 arguments, got ${given}`);
  const source = first(args[0]);
  const dialect = dialectFor(rt, args.slice(1), kwnames);
  const made = allocate(rt, moduleType(rt, `_csv.${type}`));
  rt.heap.setRef(rt.heap.base[made], source);
  rt.heap.setRef(rt.heap.base[made] + 1, dialect);
  return made;
}

export const csvModule: BuiltinModule = {
  name: '_csv',
  doc: 'CSV parsing and writing.\n',
  functions: [
    rawNative('reader', null, (rt, _self, args, kwnames) =>
      make(rt, 'reader', args, kwnames, (source) => rt.iter(source)),
    ),
    rawNative('writer', null, (rt, _self, args, kwnames) =>
      make(rt, 'writer', args, kwnames, (file) => {
        const write = rt.findAttr(file, 'write');
        return write !== NULL && rt.isCallable(write)
          ? write
          : rt.raise('TypeError', 'argument 1 must have a "write" method');
      }),
    ),
    rawNative('register_dialect', null, (rt, _self, args, kwnames) => {
      const [name] = args;
      if (!rt.isStr(name)) rt.raise('TypeError', 'dialect name must be a string');
      rt.setItem(rt.interned.get(DIALECTS) ?? NULL, name, dialectFor(rt, args.slice(1), kwnames));
      return NONE;
    }),
    native('unregister_dialect', 'name', (rt, _self, name) => {
      registeredDialect(rt, name);
      rt.delItem(rt.interned.get(DIALECTS) ?? NULL, name);
      return NONE;
    }),
    native('get_dialect', 'name', (rt, _self, name) => registeredDialect(rt, name)),
    native('list_dialects', '', (rt) => rt.newList(rt.toArray(rt.interned.get(DIALECTS) ?? NULL))),
    native('field_size_limit', 'new_limit=None', (rt, _self, limit) => {
      const old = fieldLimit(rt);
      if (limit !== NULL) {
        if (!rt.isInt(limit)) rt.raise('TypeError', 'limit must be an integer');
        rt.heap.num[rt.interned.get(FIELD_LIMIT) ?? 0] = Number(rt.index(limit));
      }
      return rt.newInt(old);
    }),
  ],
  init: (vm, _module, set) => {
    addTypes(vm, set, [dialectType, readerType, writerType], ({ name }) => name === 'Dialect');
    set('Reader', moduleType(vm, '_csv.reader').handle);
    set('Writer', moduleType(vm, '_csv.writer').handle);
    const dialects = vm.heap.immortalize(vm.newDict());
    vm.interned.set(DIALECTS, dialects);
    set('_dialects', dialects);
    vm.interned.set(FIELD_LIMIT, vm.heap.createImmortal(moduleType(vm, '_csv.Dialect').index, 131072));
    const namespace = vm.newDict();
    vm.setItem(namespace, vm.newStr('__module__'), vm.newStr('_csv'));
    const bases = vm.newTuple([vm.exceptionType('Exception').handle]);
    set('Error', vm.call(vm.builtin('type'), [vm.newStr('Error'), bases, namespace]));
    ['MINIMAL', 'ALL', 'NONNUMERIC', 'NONE', 'STRINGS', 'NOTNULL'].forEach((name, i) =>
      set(`QUOTE_${name}`, vm.newInt(i)),
    );
  },
};
