/** Our syntax trees as objects of the module ast, and back. Twin of the generated half of Python/Python-ast.c. */
import { TreeProblem, validateTree } from './astvalidate';
import { ELLIPSIS, FALSE, NONE, NULL, TRUE, type Handle } from '../memory';
import type { Interpreter } from '../machine/interpreter';
import { bytesOf } from '../objects/bytes';
import { complexValue } from '../objects/complex';
import { TypeId } from '../objects/typeids';
import type { AST, ConstantValue, Expression, FunctionType, Interactive, mod, Module } from '../syntax/ast';
import { FIELDS } from '../syntax/fields';
import { nodeClasses, type NodeField } from './asdl';

/** What a field of one of our nodes can hold. */
type FieldValue = null | string | number | AST | ConstantValue | readonly FieldValue[];

const PLACE = ['lineno', 'col_offset', 'end_lineno', 'end_col_offset'] as const;
/** Fields whose texts name a class without fields: `ctx='Load'`. */
const ENUMERATIONS: ReadonlySet<string> = new Set(['expr_context', 'boolop', 'operator', 'unaryop', 'cmpop']);

/** Counts columns of one encoding in the other; lines without wide characters need no counting. */
class Columns {
  private readonly lines: readonly string[];

  constructor(source: string) {
    this.lines = source.split(/\r\n|\r|\n/);
  }

  /** The UTF-8 column of a UTF-16 column. */
  bytes(line: number, column: number): number {
    const text = this.lines[line - 1] ?? '';
    let bytes = 0;
    for (let i = 0; i < column; i++) {
      const code = i < text.length ? text.charCodeAt(i) : 0;
      // Each half of a surrogate pair stands for two of its four bytes.
      bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 2 : 3;
    }
    return bytes;
  }
}

function constantObject(vm: Interpreter, value: ConstantValue): Handle {
  switch (value.type) {
    case 'none':
      return NONE;
    case 'ellipsis':
      return ELLIPSIS;
    case 'bool':
      return value.value ? TRUE : FALSE;
    case 'int':
      return vm.newInt(value.value);
    case 'float':
      return vm.newFloat(value.value);
    case 'complex':
      return vm.newComplex(value.real, value.imag);
    case 'str':
      return vm.newStr(value.value);
    case 'bytes':
      return vm.newBytes(value.value);
    case 'tuple':
      return vm.newTuple(value.items.map((item) => constantObject(vm, item)));
    case 'frozenset':
      return vm.newFrozenSet(value.items.map((item) => constantObject(vm, item)));
  }
}

/** The class of a kind of node. */
function nodeClass(vm: Interpreter, kind: string): Handle {
  return vm.getAttr(vm.importModule('_ast'), kind);
}

/** The one object of `Load`, `Add` ... that all trees share. */
export function astSingleton(vm: Interpreter, kind: string): Handle {
  const key = `ast ${kind}`;
  const known = vm.interned.get(key);
  if (known !== undefined) return known;
  const made = vm.heap.immortalize(vm.call(nodeClass(vm, kind), []));
  vm.interned.set(key, made);
  return made;
}

/** Makes the objects of a tree. */
export function treeToObjects(vm: Interpreter, tree: mod | FunctionType, source: string): Handle {
  const columns = new Columns(source);
  const convert = (value: FieldValue, field: NodeField | undefined): Handle => {
    if (value === null || value === undefined) return NONE;
    if (typeof value === 'number') return vm.newInt(value);
    if (typeof value === 'string') {
      return field !== undefined && ENUMERATIONS.has(field.type) ? astSingleton(vm, value) : vm.intern(value);
    }
    if (isList(value)) return vm.newList(value.map((item) => convert(item, field)));
    return 'kind' in value ? node(value) : constantObject(vm, value);
  };
  const node = (from: AST): Handle => {
    vm.fuel(1);
    const info = nodeClasses().get(from.kind);
    const made = vm.newInstance(vm.typeObject(nodeClass(vm, from.kind)));
    const values = from as unknown as Readonly<Record<string, FieldValue>>;
    for (const field of info?.fields ?? []) {
      const key = from.kind === 'Constant' && field.name === 'kind' ? 'prefix' : field.name;
      vm.setAttr(made, field.name, convert(values[key], field));
    }
    if ('col_offset' in from) {
      vm.setAttr(made, 'lineno', vm.newInt(from.lineno));
      vm.setAttr(made, 'col_offset', vm.newInt(columns.bytes(from.lineno, from.col_offset)));
      vm.setAttr(made, 'end_lineno', vm.newInt(from.end_lineno));
      vm.setAttr(made, 'end_col_offset', vm.newInt(columns.bytes(from.end_lineno, from.end_col_offset)));
    }
    return made;
  };
  return node(tree);
}

function isList(value: FieldValue): value is readonly FieldValue[] {
  return Array.isArray(value);
}

/** Whether an object is a node of the module ast; asks for nothing to be imported. */
export function isTree(vm: Interpreter, h: Handle): boolean {
  const type = vm.interned.get('type ast.AST');
  return type !== undefined && vm.isInstance(h, vm.typeObject(type));
}

/** Which constants a tree may have; null: this object is none. */
function constantOf(vm: Interpreter, h: Handle): ConstantValue | null {
  switch (vm.heap.type[h]) {
    case TypeId.None:
      return { type: 'none' };
    case TypeId.Ellipsis:
      return { type: 'ellipsis' };
    case TypeId.Bool:
      return { type: 'bool', value: h === TRUE };
    case TypeId.Int:
      return { type: 'int', value: BigInt(vm.intValue(h)) };
    case TypeId.Float:
      return { type: 'float', value: vm.floatValue(h) };
    case TypeId.Complex:
      return { type: 'complex', ...complexValue(vm, h) };
    case TypeId.Str:
      return { type: 'str', value: vm.text(h) };
    case TypeId.Bytes:
      return { type: 'bytes', value: bytesOf(vm, h) };
    case TypeId.Tuple:
    case TypeId.FrozenSet: {
      const items = vm.toArray(h).map((item) => constantOf(vm, item));
      const type = vm.heap.type[h] === TypeId.Tuple ? 'tuple' : 'frozenset';
      return items.includes(null) ? null : { type, items: items as ConstantValue[] };
    }
    default:
      return null;
  }
}

/** Whether a class of the module is a sum: `expr`, `operator` ... */
function isSum(name: string): boolean {
  return nodeClasses().get(name)?.doc.startsWith(`${name} = `) === true;
}

function isPlacedSum(name: string): boolean {
  return isSum(name) && nodeClasses().get(name)?.placed === true;
}

/** Reads objects of the module ast into a tree of ours; TypeError and ValueError as CPython words them. */
export class TreeReader {
  constructor(private readonly vm: Interpreter) {}

  /** A whole module; `kind` is what the mode asks for. */
  module(h: Handle, kind: 'Module' | 'Expression' | 'Interactive'): Module | Expression | Interactive {
    const { vm } = this;
    if (!vm.isInstance(h, vm.typeObject(nodeClass(vm, kind)))) {
      vm.raise('TypeError', `expected ${kind} node, got ${vm.typeOf(h).name}`);
    }
    const tree = this.node(h, 'mod') as unknown as Module | Expression | Interactive;
    try {
      validateTree(tree);
    } catch (problem) {
      if (problem instanceof TreeProblem) return vm.raise(problem.type, problem.message);
      throw problem;
    }
    return tree;
  }

  /** The name of the node class that an object is of, itself or by inheritance. */
  private kindOf(h: Handle, sum: string): string {
    const { vm } = this;
    for (const type of vm.typeOf(h).mro) {
      const info = nodeClasses().get(type.name);
      if (info === undefined || type.module !== 'ast') continue;
      // The sum type itself is none of its alternatives.
      if (info.name === sum ? !isSum(sum) : info.base === sum) return info.name;
    }
    const base = nodeClasses().get(sum);
    const expected = base !== undefined && base.fields.length > 0 ? sum : `some sort of ${sum}`;
    return vm.raise('TypeError', `expected ${expected}, but got ${vm.repr(h)}`);
  }

  private node(h: Handle, sum: string): Readonly<Record<string, unknown>> {
    const { vm } = this;
    const place: Record<string, unknown> = {};
    if (isSum(sum) && nodeClasses().get(sum)?.placed === true) this.place(h, sum, place);
    const kind = this.kindOf(h, sum);
    vm.enterRecursive(' during ast construction');
    try {
      const info = nodeClasses().get(kind);
      const made: Record<string, unknown> = { kind };
      for (const field of info?.fields ?? []) {
        const key = kind === 'Constant' && field.name === 'kind' ? 'prefix' : field.name;
        made[key] = this.field(h, kind, field);
      }
      if (!isSum(sum) && info?.placed === true) this.place(h, kind, made);
      return { ...made, ...place };
    } finally {
      vm.leaveRecursive();
    }
  }

  private place(h: Handle, sum: string, made: Record<string, unknown>): void {
    const { vm } = this;
    for (const name of PLACE) {
      const found = vm.findAttr(h, name);
      if (found === NULL) {
        if (name.startsWith('end')) made[name] = made[name.slice(4)];
        else vm.raise('TypeError', `required field "${name}" missing from ${sum}`);
      } else made[name] = found === NONE && name.startsWith('end') ? made[name.slice(4)] : this.number(found);
    }
    const [line, column, endLine, endColumn] = PLACE.map((name) => Number(made[name]));
    if (line > endLine) {
      vm.raise('ValueError', `AST node line range (${line}, ${endLine}) is not valid`);
    }
    if ((line < 0 && endLine !== line) || (column < 0 && column !== endColumn)) {
      vm.raise(
        'ValueError',
        `AST node column range (${column}, ${endColumn}) for line range (${line}, ${endLine}) is not valid`,
      );
    }
    if (line === endLine && column > endColumn) {
      vm.raise('ValueError', `line ${line}, column ${column}-${endColumn} is not a valid range`);
    }
  }

  private number(h: Handle): number {
    const { vm } = this;
    if (!vm.isInt(h)) vm.raise('ValueError', `invalid integer value: ${vm.repr(h)}`);
    const value = Number(vm.intValue(h));
    return Math.abs(value) <= 0x7fffffff
      ? value
      : vm.raise('OverflowError', 'Python int too large to convert to C int');
  }

  private field(h: Handle, kind: string, field: NodeField): unknown {
    const { vm } = this;
    const found = vm.findAttr(h, field.name);
    if (field.many) {
      if (found === NULL) return [];
      if (!vm.isInstance(found, vm.types[TypeId.List])) {
        vm.raise('TypeError', `${kind} field "${field.name}" must be a list, not a ${vm.typeOf(found).name}`);
      }
      // `None` stands for `**mapping` among the keys of a dict, and for no default among `kw_defaults`.
      const gaps = field.name === 'keys' || field.name === 'kw_defaults';
      return vm.items(found).map((item) => {
        if (item !== NONE) return this.value(item, field);
        if (gaps) return null;
        const list = field.type === 'stmt' ? 'statement' : field.type === 'expr' ? 'expression' : null;
        return list === null ? this.value(item, field) : vm.raise('ValueError', `None disallowed in ${list} list`);
      });
    }
    if (found === NULL || found === NONE) {
      if (field.type === 'constant' && found === NONE) return { type: 'none' };
      if (field.optional) return field.name === 'level' ? 0 : null;
      if (found === NULL) return vm.raise('TypeError', `required field "${field.name}" missing from ${kind}`);
      if (field.type === 'identifier' || isPlacedSum(field.type)) this.missing(field.name, kind);
    }
    return this.value(found, field);
  }

  private missing(name: string, owner: string): never {
    return this.vm.raise('ValueError', `field '${name}' is required for ${owner}`);
  }

  /** The type of what no constant can be, in it or the thing itself. */
  private unfit(h: Handle): string {
    const { vm } = this;
    const kind: TypeId = vm.heap.type[h];
    const items = kind === TypeId.Tuple || kind === TypeId.FrozenSet ? vm.toArray(h) : [];
    const inside = items.find((item) => constantOf(vm, item) === null);
    return inside === undefined ? vm.typeOf(h).name : this.unfit(inside);
  }

  private value(h: Handle, field: NodeField): unknown {
    const { vm } = this;
    switch (field.type) {
      case 'identifier':
        if (vm.heap.type[h] !== TypeId.Str) vm.raise('TypeError', 'AST identifier must be of type str');
        return vm.text(h);
      case 'string':
        if (!vm.isStr(h) && vm.heap.type[h] !== TypeId.Bytes) vm.raise('TypeError', 'AST string must be of type str');
        return vm.isStr(h) ? vm.text(h) : '';
      case 'int':
        return this.number(h);
      case 'constant':
        return constantOf(vm, h) ?? vm.raise('TypeError', `got an invalid type in Constant: ${this.unfit(h)}`);
      default:
        return ENUMERATIONS.has(field.type) ? this.kindOf(h, field.type) : this.node(h, field.type);
    }
  }
}

/** Our fields are CPython's: a check that no node is forgotten. */
export function knownKinds(): readonly string[] {
  return Object.keys(FIELDS);
}
