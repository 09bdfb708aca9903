/** Structural pattern matching. Twin of the MATCH_ instructions and of match_class and _PyEval_MatchKeys in Python/ceval.c. */
import { Op } from '../../compiler/opcodes';
import { boolHandle, NONE, NULL, type Handle } from '../../memory';
import { TypeId } from '../../objects/typeids';
import { TypeFlag } from '../../objects/typeobject';
import type { Interpreter } from '../interpreter';

export function operate(vm: Interpreter, op: Op, oparg: number): void {
  const { stack } = vm;
  switch (op) {
    case Op.MATCH_MAPPING:
      vm.pushNew(boolHandle(vm.typeOf(stack[vm.sp - 1]).has(TypeFlag.Mapping)));
      return;
    case Op.MATCH_SEQUENCE:
      vm.pushNew(boolHandle(vm.typeOf(stack[vm.sp - 1]).has(TypeFlag.Sequence)));
      return;
    case Op.MATCH_KEYS:
      vm.pushNew(matchKeys(vm, stack[vm.sp - 2], stack[vm.sp - 1]));
      return;
    default:
      // MATCH_CLASS: [subject, type, names] -> [tuple or None]
      vm.replaceTop(3, matchClass(vm, stack[vm.sp - 3], stack[vm.sp - 2], oparg, stack[vm.sp - 1]));
  }
}

/** The values of the keys, or None when one is missing. */
function matchKeys(vm: Interpreter, mapping: Handle, keys: Handle): Handle {
  const values: Handle[] = [];
  const wanted = vm.items(keys);
  if (wanted.length === 0) return vm.newTuple([]);
  const get = vm.getAttr(mapping, 'get');
  const dummy = vm.newInstance(vm.types[TypeId.Object]);
  for (let i = 0; i < wanted.length; i++) {
    if (wanted.slice(0, i).some((earlier) => vm.equal(earlier, wanted[i]))) {
      vm.raise('ValueError', `mapping pattern checks duplicate key (${vm.repr(wanted[i])})`);
    }
    const value = vm.call(get, [wanted[i], dummy]);
    if (value === dummy) return NONE;
    values.push(value);
  }
  return vm.newTuple(values);
}

/** The attributes a class pattern asks for, or None when the subject does not match. */
function matchClass(vm: Interpreter, subject: Handle, cls: Handle, positional: number, names: Handle): Handle {
  if (!vm.isType(cls)) vm.raise('TypeError', 'called match pattern must be a class');
  const type = vm.typeObject(cls);
  if (!vm.isInstanceOf(subject, cls)) return NONE;
  const attributes: Handle[] = [];
  const seen = new Set<string>();
  const attribute = (name: Handle): boolean => {
    const text = vm.text(name);
    if (seen.has(text)) vm.raise('TypeError', `${type.name}() got multiple sub-patterns for attribute '${text}'`);
    seen.add(text);
    const value = vm.findAttr(subject, name);
    if (value === NULL) return false;
    attributes.push(vm.heap.keep(value));
    return true;
  };
  if (positional > 0) {
    const matchArgs = vm.findAttr(cls, '__match_args__');
    let accepted = 0;
    let self = false;
    let args: Handle[] = [];
    if (matchArgs !== NULL) {
      if (vm.heap.type[matchArgs] !== TypeId.Tuple) {
        vm.raise('TypeError', `${type.name}.__match_args__ must be a tuple (got ${vm.typeOf(matchArgs).name})`);
      }
      args = vm.items(matchArgs);
      accepted = args.length;
    } else if (type.has(TypeFlag.MatchSelf)) {
      self = true;
      accepted = 1;
    }
    if (positional > accepted) {
      const s = accepted === 1 ? '' : 's';
      vm.raise('TypeError', `${type.name}() accepts ${accepted} positional sub-pattern${s} (${positional} given)`);
    }
    if (self) attributes.push(subject);
    else {
      for (let i = 0; i < positional; i++) {
        if (!vm.isStr(args[i])) {
          vm.raise('TypeError', `__match_args__ elements must be strings (got ${vm.typeOf(args[i]).name})`);
        }
        if (!attribute(args[i])) return NONE;
      }
    }
  }
  for (const name of vm.items(names)) if (!attribute(name)) return NONE;
  return vm.newTuple(attributes);
}
