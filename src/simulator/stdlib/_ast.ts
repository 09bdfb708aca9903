/** The _ast module: the classes of abstract syntax trees. Twin of Python/Python-ast.c. */
import { NONE, NULL, type Handle } from '../memory';
import type { Interpreter } from '../machine/interpreter';
import type { BuiltinModule } from '../machine/modules';
import { dictLength, dictSetStr } from '../objects/dict';
import { allocate, instanceDict } from '../objects/instance';
import { rawNative, native } from '../objects/native';
import { dictGetSet } from '../objects/object';
import type { Runtime } from '../objects/runtime';
import { defineType } from '../objects/spec';
import { newTuple } from '../objects/tuple';
import { namespaceOf } from '../objects/type';
import { TypeFlag } from '../objects/typeobject';
import { TypeId } from '../objects/typeids';
import { ASDL } from './asdl';
import { addTypes } from './typedef';

interface NodeClass {
  readonly name: string;
  readonly base: string;
  readonly placed: boolean;
  readonly fields: readonly { readonly name: string; readonly kind: '' | '*' | '?' }[];
}

function parseAsdl(): NodeClass[] {
  return ASDL.trim()
    .split('\n')
    .map((line) => {
      const match = /^(\w+)\((\w+)( @)?\): ?(.*)$/.exec(line) as RegExpExecArray;
      const fields = match[4] === '' ? [] : match[4].trim().split(' ');
      return {
        name: match[1],
        base: match[2],
        placed: match[3] !== undefined,
        fields: fields.map((field) => {
          const kind = field.endsWith('*') ? '*' : field.endsWith('?') ? '?' : '';
          return { name: kind === '' ? field : field.slice(0, -1), kind } as const;
        }),
      };
    });
}

/** Names of a class attribute that is a tuple of str. */
function names(rt: Runtime, self: Handle, attribute: string): string[] {
  const tuple = rt.findAttr(self, attribute);
  return tuple === NULL ? [] : rt.toArray(tuple).map((name) => rt.text(name));
}

/** `AST.__init__`: positional arguments are fields in order, keywords fields or attributes; what is optional gets its default. */
function initNode(rt: Runtime, self: Handle, args: readonly Handle[], kwnames: readonly string[] | null): void {
  const type = rt.typeOf(self);
  const fields = names(rt, type.handle, '_fields');
  const given = args.length - (kwnames?.length ?? 0);
  if (given > fields.length) {
    const many = fields.length === 1 ? '' : 's';
    rt.raise('TypeError', `${type.name} constructor takes at most ${fields.length} positional argument${many}`);
  }
  const left = new Set(fields);
  for (let i = 0; i < given; i++) {
    rt.setAttr(self, fields[i], args[i]);
    left.delete(fields[i]);
  }
  kwnames?.forEach((name, i) => {
    if (fields.includes(name)) {
      if (!left.delete(name)) rt.raise('TypeError', `${type.name} got multiple values for argument '${name}'`);
    } else if (!names(rt, type.handle, '_attributes').includes(name)) {
      rt.warn(
        'DeprecationWarning',
        `${type.name}.__init__ got an unexpected keyword argument '${name}'. Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15.`,
      );
    }
    rt.setAttr(self, name, args[given + i]);
  });
  for (const name of left) {
    const kinds = rt.findAttr(type.handle, '_field_kinds');
    const kind = kinds === NULL ? NULL : rt.callMethod(kinds, 'get', rt.newStr(name), NONE);
    const text = kind === NULL || kind === NONE ? '' : rt.text(kind);
    if (text === '*') rt.setAttr(self, name, rt.newList([]));
    else if (name === 'ctx') rt.setAttr(self, name, rt.call(rt.getAttr(rt.importModule('_ast'), 'Load'), []));
    else if (text !== '?') {
      rt.warn(
        'DeprecationWarning',
        `${type.name}.__init__ missing 1 required positional argument: '${name}'. This will become an error in Python 3.15.`,
      );
    }
  }
}

const ast = defineType({
  id: null,
  name: 'AST',
  module: 'ast',
  flags: TypeFlag.BaseType | TypeFlag.GC | TypeFlag.HasDict | TypeFlag.HasWeakrefs,
  layout: { words: 1, refs: 1, dict: 0 },
  slots: {
    new: (rt, type) => allocate(rt, type),
    init: initNode,
    repr: (rt, self) => rt.newStr(shown(rt, self, 3)),
  },
  methods: [
    native('__reduce_ex__', 'protocol, /', (rt, self) => {
      const dict = instanceDict(rt, self);
      return newTuple(rt, [rt.typeOf(self).handle, newTuple(rt, []), dictLength(rt, dict) === 0 ? NONE : dict]);
    }),
    rawNative('__replace__', null, (rt, self, args, kwnames) => {
      const made = rt.call(rt.typeOf(self).handle, []);
      rt.callMethod(instanceDict(rt, made), 'update', instanceDict(rt, self));
      kwnames?.forEach((name, i) => rt.setAttr(made, name, args[i]));
      return made;
    }),
  ],
  getset: { __dict__: dictGetSet },
});

/** `Name(id='x', ctx=Load())`, so deep and no deeper. */
function shown(rt: Runtime, self: Handle, depth: number): string {
  const { name } = rt.typeOf(self);
  const fields = names(rt, rt.typeOf(self).handle, '_fields');
  if (fields.length === 0) return `${name}()`;
  if (depth === 0) return `${name}(...)`;
  const base = rt.typeObject(rt.getAttr(rt.importModule('_ast'), 'AST'));
  const value = (h: Handle): string => {
    if (rt.isInstance(h, base)) return shown(rt, h, depth - 1);
    if (rt.heap.type[h] !== TypeId.List) return rt.repr(h);
    const items = rt.items(h);
    if (items.length === 0) return '[]';
    const parts = items.length > 2 ? [value(items[0]), '...', value(items[items.length - 1])] : items.map(value);
    return `[${parts.join(', ')}]`;
  };
  const parts = fields.flatMap((field) => {
    const found = rt.findAttr(self, field);
    return found === NULL ? [] : [`${field}=${value(found)}`];
  });
  return `${name}(${parts.join(', ')})`;
}

/** Makes the class of a node, as a class statement would. */
function makeClass(vm: Interpreter, node: NodeClass, base: Handle): Handle {
  const dict = vm.newDict();
  const put = (name: string, value: Handle): void => vm.setItem(dict, vm.intern(name), value);
  const text = (names: readonly string[]): Handle => newTuple(vm, names.map((name) => vm.intern(name)));
  put('__module__', vm.intern('ast'));
  const fields = text(node.fields.map(({ name }) => name));
  put('_fields', fields);
  put('__match_args__', fields);
  const kinds = vm.newDict();
  for (const { name, kind } of node.fields) {
    if (kind === '?') put(name, NONE);
    if (kind !== '') vm.setItem(kinds, vm.intern(name), vm.intern(kind));
  }
  put('_field_kinds', kinds);
  if (node.base === 'AST' || node.placed) {
    put('_attributes', text(node.placed ? ['lineno', 'col_offset', 'end_lineno', 'end_col_offset'] : []));
  }
  if (node.placed) {
    put('end_lineno', NONE);
    put('end_col_offset', NONE);
  }
  const suffix = { '': '', '*': '*', '?': '?' } as const;
  const signature = node.fields.map(({ name, kind }) => name + suffix[kind]).join(', ');
  put('__doc__', vm.newStr(signature === '' ? node.name : `${node.name}(${signature})`));
  return vm.call(vm.types[TypeId.Type].handle, [vm.intern(node.name), newTuple(vm, [base]), dict]);
}

export const astModule: BuiltinModule = {
  name: '_ast',
  init: (vm, _module, set) => {
    const [type] = addTypes(vm, set, [ast]);
    const empty = newTuple(vm, []);
    const namespace = namespaceOf(vm.heap, type);
    for (const name of ['_fields', '_attributes', '__match_args__']) dictSetStr(vm, namespace, vm.intern(name), empty);
    const made = new Map<string, Handle>([['AST', type.handle]]);
    let waiting = parseAsdl();
    while (waiting.length > 0) {
      const later: NodeClass[] = [];
      for (const node of waiting) {
        const base = made.get(node.base);
        if (base === undefined) later.push(node);
        else {
          const cls = makeClass(vm, node, base);
          made.set(node.name, cls);
          set(node.name, cls);
        }
      }
      waiting = later;
    }
    const flags = { PyCF_ONLY_AST: 0x400, PyCF_TYPE_COMMENTS: 0x1000, PyCF_ALLOW_TOP_LEVEL_AWAIT: 0x2000, PyCF_OPTIMIZED_AST: 0x8400 };
    for (const [name, value] of Object.entries(flags)) set(name, vm.newInt(value));
  },
};
