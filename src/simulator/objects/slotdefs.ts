/**
 * Which special method belongs to which slot, in CPython's order. Twin of `slotdefs` in Objects/typeobject.c.
 *
 * `wrap` says how a builtin slot is called through its Python name (slotwrappers.ts); slots that a Python class fills
 * get the functions of slotfunctions.ts.
 */
import { CompareOp, type Slots } from './typeobject';

/** The `wrap_*` functions of typeobject.c. */
export type Wrap =
  | 'unary'
  | 'binaryLeft'
  | 'binaryRight'
  | 'binary'
  | 'ternary'
  | 'ternaryRight'
  | 'inquiry'
  | 'length'
  | 'indexArgument'
  | 'item'
  | 'setItemAt'
  | 'delItemAt'
  | 'contains'
  | 'setItem'
  | 'delItem'
  | 'hash'
  | 'call'
  | 'getattr'
  | 'setattr'
  | 'delattr'
  | 'compare'
  | 'next'
  | 'descrGet'
  | 'descrSet'
  | 'descrDelete'
  | 'init'
  | 'finalize';

export type SlotName = keyof Slots;

export interface SlotDef {
  readonly name: string;
  readonly slot: SlotName;
  /** null: the name fills the slot but has no wrapper (`__getattr__`, `__new__`). */
  readonly wrap: Wrap | null;
  readonly signature: string | null;
  readonly doc: string | null;
  readonly op: CompareOp;
  /** False where a Python method of that name does not fill this slot (sq_concat for `__add__`). */
  readonly generic: boolean;
}

const defs: SlotDef[] = [];

function def(
  slot: SlotName,
  name: string,
  wrap: Wrap | null,
  signature: string | null,
  doc: string | null,
  more: { readonly op?: CompareOp; readonly generic?: boolean } = {},
): void {
  defs.push({ name, slot, wrap, signature, doc, op: more.op ?? CompareOp.Lt, generic: more.generic ?? true });
}

function binaryPair(slot: SlotName, name: string, symbol: string): void {
  def(slot, `__${name}__`, 'binaryLeft', '($self, value, /)', `Return self${symbol}value.`);
  def(slot, `__r${name}__`, 'binaryRight', '($self, value, /)', `Return value${symbol}self.`);
}

function inplace(slot: SlotName, name: string, symbol: string): void {
  def(slot, `__i${name}__`, 'binary', '($self, value, /)', `Return self${symbol}=value.`);
}

function comparison(name: string, symbol: string, op: CompareOp): void {
  def('richcompare', `__${name}__`, 'compare', '($self, value, /)', `Return self${symbol}value.`, { op });
}

def('repr', '__repr__', 'unary', '($self, /)', 'Return repr(self).');
def('hash', '__hash__', 'hash', '($self, /)', 'Return hash(self).');
def('call', '__call__', 'call', '($self, /, *args, **kwargs)', 'Call self as a function.');
def('str', '__str__', 'unary', '($self, /)', 'Return str(self).');
def('getattro', '__getattribute__', 'getattr', '($self, name, /)', 'Return getattr(self, name).');
def('getattro', '__getattr__', null, null, 'Implement getattr(self, name).');
def('setattro', '__setattr__', 'setattr', '($self, name, value, /)', 'Implement setattr(self, name, value).');
def('setattro', '__delattr__', 'delattr', '($self, name, /)', 'Implement delattr(self, name).');
comparison('lt', '<', CompareOp.Lt);
comparison('le', '<=', CompareOp.Le);
comparison('eq', '==', CompareOp.Eq);
comparison('ne', '!=', CompareOp.Ne);
comparison('gt', '>', CompareOp.Gt);
comparison('ge', '>=', CompareOp.Ge);
def('iter', '__iter__', 'unary', '($self, /)', 'Implement iter(self).');
def('iternext', '__next__', 'next', '($self, /)', 'Implement next(self).');
const get = 'Return an attribute of instance, which is of type owner.';
def('descrGet', '__get__', 'descrGet', '($self, instance, owner=None, /)', get);
def('descrSet', '__set__', 'descrSet', '($self, instance, value, /)', 'Set an attribute of instance to value.');
def('descrSet', '__delete__', 'descrDelete', '($self, instance, /)', 'Delete an attribute of instance.');
const init = 'Initialize self.  See help(type(self)) for accurate signature.';
def('init', '__init__', 'init', '($self, /, *args, **kwargs)', init);
const create = 'Create and return new object.  See help(type) for accurate signature.';
def('new', '__new__', null, '($type, *args, **kwargs)', create);
def('finalize', '__del__', 'finalize', '($self, /)', 'Called when the instance is about to be destroyed.');
def('await', '__await__', 'unary', '($self, /)', 'Return an iterator to be used in await expression.');
def('aiter', '__aiter__', 'unary', '($self, /)', 'Return an awaitable, that resolves in asynchronous iterator.');
def('anext', '__anext__', 'unary', '($self, /)', 'Return a value or raise StopAsyncIteration.');
binaryPair('add', 'add', '+');
binaryPair('subtract', 'sub', '-');
binaryPair('multiply', 'mul', '*');
binaryPair('remainder', 'mod', '%');
def('divmod', '__divmod__', 'binaryLeft', '($self, value, /)', 'Return divmod(self, value).');
def('divmod', '__rdivmod__', 'binaryRight', '($self, value, /)', 'Return divmod(value, self).');
def('power', '__pow__', 'ternary', '($self, value, mod=None, /)', 'Return pow(self, value, mod).');
def('power', '__rpow__', 'ternaryRight', '($self, value, mod=None, /)', 'Return pow(value, self, mod).');
def('negative', '__neg__', 'unary', '($self, /)', '-self');
def('positive', '__pos__', 'unary', '($self, /)', '+self');
def('absolute', '__abs__', 'unary', '($self, /)', 'abs(self)');
def('bool', '__bool__', 'inquiry', '($self, /)', 'True if self else False');
def('invert', '__invert__', 'unary', '($self, /)', '~self');
binaryPair('lshift', 'lshift', '<<');
binaryPair('rshift', 'rshift', '>>');
binaryPair('and', 'and', '&');
binaryPair('xor', 'xor', '^');
binaryPair('or', 'or', '|');
def('int', '__int__', 'unary', '($self, /)', 'int(self)');
def('float', '__float__', 'unary', '($self, /)', 'float(self)');
inplace('inplaceAdd', 'add', '+');
inplace('inplaceSubtract', 'sub', '-');
inplace('inplaceMultiply', 'mul', '*');
inplace('inplaceRemainder', 'mod', '%');
inplace('inplacePower', 'pow', '**');
inplace('inplaceLshift', 'lshift', '<<');
inplace('inplaceRshift', 'rshift', '>>');
inplace('inplaceAnd', 'and', '&');
inplace('inplaceXor', 'xor', '^');
inplace('inplaceOr', 'or', '|');
binaryPair('floorDivide', 'floordiv', '//');
binaryPair('trueDivide', 'truediv', '/');
inplace('inplaceFloorDivide', 'floordiv', '//');
inplace('inplaceTrueDivide', 'truediv', '/');
const index = 'Return self converted to an integer, if self is suitable for use as an index into a list.';
def('index', '__index__', 'unary', '($self, /)', index);
binaryPair('matrixMultiply', 'matmul', '@');
inplace('inplaceMatrixMultiply', 'matmul', '@');
def('length', '__len__', 'length', '($self, /)', 'Return len(self).');
def('subscript', '__getitem__', 'binary', '($self, key, /)', 'Return self[key].');
def('assSubscript', '__setitem__', 'setItem', '($self, key, value, /)', 'Set self[key] to value.');
def('assSubscript', '__delitem__', 'delItem', '($self, key, /)', 'Delete self[key].');
const rest = { generic: false };
def('concat', '__add__', 'binary', '($self, value, /)', 'Return self+value.', rest);
def('repeat', '__mul__', 'indexArgument', '($self, value, /)', 'Return self*value.', rest);
def('repeat', '__rmul__', 'indexArgument', '($self, value, /)', 'Return value*self.', rest);
def('item', '__getitem__', 'item', '($self, key, /)', 'Return self[key].');
def('assItem', '__setitem__', 'setItemAt', '($self, key, value, /)', 'Set self[key] to value.');
def('assItem', '__delitem__', 'delItemAt', '($self, key, /)', 'Delete self[key].');
def('contains', '__contains__', 'contains', '($self, key, /)', 'Return bool(key in self).');
def('inplaceConcat', '__iadd__', 'binary', '($self, value, /)', 'Implement self+=value.', rest);
def('inplaceRepeat', '__imul__', 'indexArgument', '($self, value, /)', 'Implement self*=value.', rest);

/** All of them; a wrapper descriptor's `num` is a place in this list. */
export const slotDefs: readonly SlotDef[] = defs;

/** The names that fill a slot, in order. */
export const defsBySlot: ReadonlyMap<SlotName, readonly SlotDef[]> = grouped((d) => d.slot);

/** The slots that a name fills. */
export const defsByName: ReadonlyMap<string, readonly SlotDef[]> = grouped((d) => d.name);

function grouped<K>(keyOf: (d: SlotDef) => K): Map<K, SlotDef[]> {
  const groups = new Map<K, SlotDef[]>();
  for (const d of defs) {
    const key = keyOf(d);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [d]);
    else group.push(d);
  }
  return groups;
}
