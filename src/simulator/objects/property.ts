/**
 * `property`. Twin of the property part of Objects/descrobject.c.
 */
import { boolHandle, NONE, NULL, type Handle } from '../memory';
import { allocate } from './instance';
import { bindArguments, native } from './native';
import type { Runtime } from './runtime';
import { defineType, type TypeSpec } from './spec';
import { typeNameOf } from './type';
import { TypeFlag } from './typeobject';
import { TypeId } from './typeids';

/** Word offsets of a property. */
export const enum PropertyWord {
  Get,
  Set,
  Delete,
  Doc,
  Name,
  /** TRUE when the doc came from the getter. */
  GetterDoc,
  Count,
}

function word(rt: Runtime, self: Handle, which: PropertyWord): Handle {
  return rt.heap.words[rt.heap.base[self] + which];
}

function setWord(rt: Runtime, self: Handle, which: PropertyWord, value: Handle): void {
  rt.heap.setRef(rt.heap.base[self] + which, value);
}

/** The property's name: as `__set_name__` gave it, else the getter's. NULL: none. */
function nameOf(rt: Runtime, self: Handle): Handle {
  const own = word(rt, self, PropertyWord.Name);
  if (own !== NULL) return own;
  const getter = word(rt, self, PropertyWord.Get);
  return getter === NULL ? NULL : rt.findAttr(getter, '__name__');
}

function missing(rt: Runtime, self: Handle, object: Handle, what: 'getter' | 'setter' | 'deleter'): never {
  const name = nameOf(rt, self);
  const shown = name === NULL ? 'property' : `property ${rt.repr(name)}`;
  return rt.raise('AttributeError', `${shown} of '${rt.typeOf(object).qualname}' object has no ${what}`);
}

const signature = native('property', 'fget=None, fset=None, fdel=None, doc=None', () => NONE);

function given(h: Handle): Handle {
  return h === NONE ? NULL : h;
}

function init(rt: Runtime, self: Handle, args: readonly Handle[], kwnames: readonly string[] | null): void {
  const [get, set, del, doc] = bindArguments(rt, signature, args, kwnames);
  setWord(rt, self, PropertyWord.Get, given(get));
  setWord(rt, self, PropertyWord.Set, given(set));
  setWord(rt, self, PropertyWord.Delete, given(del));
  setWord(rt, self, PropertyWord.GetterDoc, NULL);
  setWord(rt, self, PropertyWord.Name, NULL);
  let text = given(doc);
  if (doc === NULL || doc === NONE) {
    const fromGetter = given(get) === NULL ? NULL : rt.findAttr(get, '__doc__');
    if (fromGetter !== NULL && fromGetter !== NONE) {
      text = fromGetter;
      setWord(rt, self, PropertyWord.GetterDoc, boolHandle(true));
    }
  }
  if (rt.heap.type[self] === TypeId.Property) {
    setWord(rt, self, PropertyWord.Doc, text);
    return;
  }
  // A subclass keeps its doc in its instance, where its class's doc does not hide it; one without room goes without.
  const fromGetter = word(rt, self, PropertyWord.GetterDoc) !== NULL;
  const keep = (): void => rt.setAttr(self, '__doc__', text === NULL ? NONE : text);
  if (fromGetter) keep();
  else rt.attempt(['AttributeError'], keep);
}

/** A copy with one function exchanged: `@x.setter`. */
function copy(rt: Runtime, self: Handle, get: Handle, set: Handle, del: Handle): Handle {
  const pick = (fresh: Handle, which: PropertyWord): Handle => {
    const value = fresh === NULL || fresh === NONE ? word(rt, self, which) : fresh;
    return value === NULL ? NONE : value;
  };
  const fget = pick(get, PropertyWord.Get);
  const fromGetter = word(rt, self, PropertyWord.GetterDoc) !== NULL && fget !== NONE;
  const own = word(rt, self, PropertyWord.Doc);
  const doc = fromGetter || own === NULL ? NONE : own;
  const made = rt.call(rt.typeOf(self).handle, [
    fget,
    pick(set, PropertyWord.Set),
    pick(del, PropertyWord.Delete),
    doc,
  ]);
  if (rt.isInstance(made, rt.types[TypeId.Property])) {
    setWord(rt, made, PropertyWord.Name, word(rt, self, PropertyWord.Name));
  }
  return made;
}

const property = defineType({
  id: TypeId.Property,
  name: 'property',
  flags: TypeFlag.BaseType | TypeFlag.GC,
  layout: { words: PropertyWord.Count, refs: PropertyWord.Count },
  slots: {
    new: (rt, type) => allocate(rt, type),
    init,
    descrGet: (rt, self, object) => {
      if (object === NULL || (object === NONE && word(rt, self, PropertyWord.Get) === NULL)) return self;
      const getter = word(rt, self, PropertyWord.Get);
      if (getter === NULL) return missing(rt, self, object, 'getter');
      return rt.call(rt.heap.keep(getter), [object]);
    },
    descrSet: (rt, self, object, value) => {
      const deleting = value === NULL;
      const fn = word(rt, self, deleting ? PropertyWord.Delete : PropertyWord.Set);
      if (fn === NULL) return missing(rt, self, object, deleting ? 'deleter' : 'setter');
      rt.call(rt.heap.keep(fn), deleting ? [object] : [object, value]);
    },
  },
  methods: [
    native('getter', 'object, /', (rt, self, fn) => copy(rt, self, fn, NULL, NULL)),
    native('setter', 'object, /', (rt, self, fn) => copy(rt, self, NULL, fn, NULL)),
    native('deleter', 'object, /', (rt, self, fn) => copy(rt, self, NULL, NULL, fn)),
    native('__set_name__', 'owner, name, /', (rt, self, _owner, name) => {
      setWord(rt, self, PropertyWord.Name, name);
      return NONE;
    }),
  ],
  members: { fget: PropertyWord.Get, fset: PropertyWord.Set, fdel: PropertyWord.Delete },
  getset: {
    __doc__: {
      get: (rt, self) => {
        const doc = word(rt, self, PropertyWord.Doc);
        return doc === NULL ? NONE : doc;
      },
      set: (rt, self, value) => setWord(rt, self, PropertyWord.Doc, value),
    },
    __name__: {
      get: (rt, self) => {
        const name = nameOf(rt, self);
        if (name !== NULL) return name;
        return rt.raise('AttributeError', `'${typeNameOf(rt, self)}' object has no attribute '__name__'`);
      },
      set: (rt, self, value) => setWord(rt, self, PropertyWord.Name, value),
    },
    __isabstractmethod__: {
      get: (rt, self) => {
        const functions = [PropertyWord.Get, PropertyWord.Set, PropertyWord.Delete];
        return boolHandle(
          functions.some((which) => {
            const fn = word(rt, self, which);
            const mark = fn === NULL ? NULL : rt.findAttr(fn, '__isabstractmethod__');
            return mark !== NULL && rt.truth(mark);
          }),
        );
      },
    },
  },
  doc:
    'Property attribute.\n\n  fget\n    function to be used for getting an attribute value\n  fset\n' +
    "    function to be used for setting an attribute value\n  fdel\n    function to be used for del'ing an attribute\n" +
    '  doc\n    docstring\n\nTypical use is to define a managed attribute x:\n\nclass C(object):\n' +
    '    def getx(self): return self._x\n    def setx(self, value): self._x = value\n    def delx(self): del self._x\n' +
    "    x = property(getx, setx, delx, \"I'm the 'x' property.\")\n\nDecorators make defining new properties or " +
    'modifying existing ones easy:\n\nclass C(object):\n    @property\n    def x(self):\n' +
    '        "I am the \'x\' property."\n        return self._x\n    @x.setter\n    def x(self, value):\n' +
    '        self._x = value\n    @x.deleter\n    def x(self):\n        del self._x',
});

/** The types of this file. */
export const propertyTypes: readonly TypeSpec[] = [property];
