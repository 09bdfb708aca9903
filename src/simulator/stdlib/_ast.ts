/** The _ast module: the classes of abstract syntax trees. Twin of Python/Python-ast.c. */
import { NONE, NULL, type Handle } from '../memory';
import type { Interpreter } from '../machine/interpreter';
import { machineOf } from '../machine/frametype';
import type { BuiltinModule } from '../machine/modules';
import { dictGetStr, dictSetStr } from '../objects/dict';
import { dictLength } from '../objects/dictentries';
import { allocate, instanceDict } from '../objects/instance';
import { rawNative, native } from '../objects/native';
import { lastingDictGetSet } from '../objects/object';
import type { Runtime } from '../objects/runtime';
import { defineType } from '../objects/spec';
import { newTuple } from '../objects/tuple';
import { namespaceOf } from '../objects/type';
import { TypeFlag } from '../objects/typeobject';
import { TypeId } from '../objects/typeids';
import { nodeClasses, type NodeClass, type NodeField } from './asdl';
import { astSingleton } from './asttree';
import { addTypes } from './typedef';

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
  if (left.size > 0) fillMissing(rt, self, [...left]);
}

/** What the fields get that no argument is given for. */
function fillMissing(rt: Runtime, self: Handle, left: readonly string[]): void {
  const type = rt.typeOf(self);
  const types = rt.findAttr(type.handle, '_field_types');
  if (types === NULL) return;
  for (const name of left) {
    const wanted = dictGetStr(rt, types, rt.intern(name));
    if (wanted === NULL) {
      rt.warn(
        'DeprecationWarning',
        `Field '${name}' is missing from ${type.name}._field_types. This will become an error in Python 3.15.`,
      );
    } else if (rt.heap.type[wanted] === TypeId.Union) continue;
    else if (rt.heap.type[wanted] === TypeId.GenericAlias) rt.setAttr(self, name, rt.newList([]));
    else if (wanted === rt.getAttr(rt.importModule('_ast'), 'expr_context')) {
      rt.setAttr(self, name, astSingleton(machineOf(rt), 'Load'));
    } else {
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
  getset: { __dict__: lastingDictGetSet },
});

/** `Name(id='x', ctx=Load())`, so deep and no deeper. */
function shown(rt: Runtime, self: Handle, depth: number): string {
  const { name } = rt.typeOf(self);
  const fields = names(rt, rt.typeOf(self).handle, '_fields');
  if (depth === 0) return `${name}(...)`;
  if (fields.length === 0) return `${name}()`;
  const base = rt.typeObject(rt.getAttr(rt.importModule('_ast'), 'AST'));
  const value = (h: Handle): string => {
    if (rt.isInstance(h, base)) return shown(rt, h, depth - 1);
    if (rt.heap.type[h] !== TypeId.List) return rt.repr(h);
    const items = rt.items(h);
    if (items.length === 0) return '[]';
    const parts = items.length > 2 ? [value(items[0]), '...', value(items[items.length - 1])] : items.map(value);
    return `[${parts.join(', ')}]`;
  };
  const parts = fields.map((field) => `${field}=${value(rt.getAttr(self, rt.intern(field)))}`);
  return `${name}(${parts.join(', ')})`;
}

/** What `_field_types` says of a field. */
function fieldType(vm: Interpreter, field: NodeField, made: ReadonlyMap<string, Handle>): Handle {
  const plain: Readonly<Record<string, TypeId>> = {
    identifier: TypeId.Str,
    string: TypeId.Str,
    int: TypeId.Int,
    constant: TypeId.Object,
  };
  const id = plain[field.type];
  const type = id === undefined ? (made.get(field.type) as Handle) : vm.types[id].handle;
  if (field.many) return vm.getItem(vm.types[TypeId.List].handle, type);
  return field.optional ? vm.binary('or', type, NONE) : type;
}

/** Makes the class of a node, as a class statement would. */
function makeClass(vm: Interpreter, node: NodeClass, base: Handle): Handle {
  const dict = vm.newDict();
  const put = (name: string, value: Handle): void => vm.setItem(dict, vm.intern(name), value);
  const text = (names: readonly string[]): Handle =>
    newTuple(
      vm,
      names.map((name) => vm.intern(name)),
    );
  put('__module__', vm.intern('ast'));
  const fields = text(node.fields.map(({ name }) => name));
  put('_fields', fields);
  put('__match_args__', fields);
  put('__doc__', vm.newStr(node.doc));
  for (const { name, optional } of node.fields) if (optional) put(name, NONE);
  if (node.base === 'AST') {
    put('_attributes', text(node.placed ? ['lineno', 'col_offset', 'end_lineno', 'end_col_offset'] : []));
    if (node.placed) {
      put('end_lineno', NONE);
      put('end_col_offset', NONE);
    }
  }
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
    let waiting = [...nodeClasses().values()];
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
    for (const node of nodeClasses().values()) {
      const types = vm.newDict();
      for (const field of node.fields) vm.setItem(types, vm.intern(field.name), fieldType(vm, field, made));
      vm.setAttr(made.get(node.name) as Handle, '_field_types', types);
    }
    const flags = {
      PyCF_ONLY_AST: 0x400,
      PyCF_TYPE_COMMENTS: 0x1000,
      PyCF_ALLOW_TOP_LEVEL_AWAIT: 0x2000,
      PyCF_OPTIMIZED_AST: 0x8400,
    };
    for (const [name, value] of Object.entries(flags)) set(name, vm.newInt(value));
  },
};
