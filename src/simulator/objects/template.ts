/**
 * Template strings: Interpolation, Template and its iterator. Twin of Objects/interpolationobject.c and
 * Objects/templateobject.c.
 */
import { EMPTY_STR, NONE, NULL, type Handle } from '../memory';
import { classGetItem } from './arguments';
import { bindArguments, native } from './native';
import type { Runtime } from './runtime';
import { defineType } from './spec';
import { argumentKind } from './textargs';
import { newTuple, tupleItem, tupleItems, tupleLength } from './tuple';
import { fullyQualifiedName, typeNameOf } from './type';
import { TypeFlag, type TypeObject } from './typeobject';
import { TypeId } from './typeids';

/** Word offsets of an interpolation; all references. */
export const enum InterpolationWord {
  Value,
  Expression,
  /** None, 's', 'r' or 'a'. */
  Conversion,
  FormatSpec,
  Count,
}

/** Word offsets of a template; both tuples. */
export const enum TemplateWord {
  Strings,
  Interpolations,
  Count,
}

/** Word offsets of a template's iterator. */
const enum TemplateIteratorWord {
  /** The template; 0 at the end. */
  Template,
  /** How many strings and interpolations came: even before a string. Plain. */
  Index,
  Count,
}

function word(rt: Runtime, h: Handle, offset: number): Handle {
  return rt.heap.words[rt.heap.base[h] + offset];
}

// ---- interpolations

/** An interpolation; `conversion` is that of BUILD_INTERPOLATION: 0 none, 1 str, 2 repr, 3 ascii; `spec` may be NULL. */
export function makeInterpolation(
  rt: Runtime,
  value: Handle,
  expression: Handle,
  conversion: number,
  spec: Handle,
): Handle {
  const convert = conversion === 0 ? NONE : rt.newStr('sra'.charAt(conversion - 1));
  return newInterpolation(
    rt,
    value,
    expression === NULL ? EMPTY_STR : expression,
    convert,
    spec === NULL ? EMPTY_STR : spec,
  );
}

function newInterpolation(rt: Runtime, value: Handle, expression: Handle, conversion: Handle, spec: Handle): Handle {
  const { heap } = rt;
  const interpolation = heap.create(TypeId.Interpolation, 0, InterpolationWord.Count);
  const base = heap.base[interpolation];
  heap.setRef(base + InterpolationWord.Value, value);
  heap.setRef(base + InterpolationWord.Expression, expression);
  heap.setRef(base + InterpolationWord.Conversion, conversion);
  heap.setRef(base + InterpolationWord.FormatSpec, spec);
  return interpolation;
}

const interpolationNew = native('Interpolation', "value, expression='', conversion=None, format_spec=''", () => NULL);

function createInterpolation(
  rt: Runtime,
  _type: TypeObject,
  args: readonly Handle[],
  kwnames: readonly string[] | null,
): Handle {
  const [value, expression, conversion, spec] = bindArguments(rt, interpolationNew, args, kwnames);
  if (expression !== NULL) expectStr(rt, 'expression', expression);
  if (conversion !== NULL && conversion !== NONE) {
    expectStr(rt, 'conversion', conversion);
    if (!['s', 'a', 'r'].includes(rt.text(conversion))) {
      rt.raise('ValueError', "Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'");
    }
  }
  if (spec !== NULL) expectStr(rt, 'format_spec', spec);
  const convert = conversion === NULL ? NONE : conversion;
  return newInterpolation(
    rt,
    value,
    expression === NULL ? EMPTY_STR : expression,
    convert,
    spec === NULL ? EMPTY_STR : spec,
  );
}

function expectStr(rt: Runtime, argument: string, h: Handle): void {
  if (rt.isStr(h)) return;
  const given = argument === 'conversion' ? fullyQualifiedName(rt, rt.typeOf(h)) : argumentKind(rt, h);
  rt.raise('TypeError', `Interpolation() argument '${argument}' must be str, not ${given}`);
}

export const interpolationType = defineType({
  id: TypeId.Interpolation,
  name: 'Interpolation',
  module: 'string.templatelib',
  flags: TypeFlag.GC,
  layout: { words: InterpolationWord.Count, refs: InterpolationWord.Count },
  doc: 'Interpolation object',
  slots: {
    new: createInterpolation,
    repr: (rt, self) =>
      rt.newStr(`Interpolation(${[0, 1, 2, 3].map((offset) => rt.repr(word(rt, self, offset))).join(', ')})`),
  },
  members: {
    value: InterpolationWord.Value,
    expression: InterpolationWord.Expression,
    conversion: InterpolationWord.Conversion,
    format_spec: InterpolationWord.FormatSpec,
  },
  methods: [
    classGetItem,
    native('__reduce__', '', (rt, self) =>
      newTuple(rt, [
        rt.typeOf(self).handle,
        newTuple(
          rt,
          [0, 1, 2, 3].map((offset) => word(rt, self, offset)),
        ),
      ]),
    ),
  ],
  constants: (rt) => ({
    __match_args__: newTuple(
      rt,
      ['value', 'expression', 'conversion', 'format_spec'].map((name) => rt.intern(name)),
    ),
  }),
});

// ---- templates

/** A template of a tuple of strings and the tuple of the interpolations between them. */
export function makeTemplate(rt: Runtime, strings: Handle, interpolations: Handle): Handle {
  const { heap } = rt;
  const template = heap.create(TypeId.Template, 0, TemplateWord.Count);
  heap.setRef(heap.base[template] + TemplateWord.Strings, strings);
  heap.setRef(heap.base[template] + TemplateWord.Interpolations, interpolations);
  return template;
}

function createTemplate(
  rt: Runtime,
  _type: TypeObject,
  args: readonly Handle[],
  kwnames: readonly string[] | null,
): Handle {
  if (kwnames !== null && kwnames.length > 0) rt.raise('TypeError', 'Template.__new__ only accepts *args arguments');
  const strings: Handle[] = [];
  const interpolations: Handle[] = [];
  let lastWasStr = false;
  for (const item of args) {
    if (rt.isStr(item)) {
      if (lastWasStr) strings.push(joined(rt, strings.pop() as Handle, item));
      else strings.push(item);
      lastWasStr = true;
    } else if (rt.heap.type[item] === TypeId.Interpolation) {
      if (!lastWasStr) strings.push(EMPTY_STR);
      interpolations.push(item);
      lastWasStr = false;
    } else {
      const given = fullyQualifiedName(rt, rt.typeOf(item));
      rt.raise('TypeError', `Template.__new__ *args need to be of type 'str' or 'Interpolation', got ${given}`);
    }
  }
  if (!lastWasStr) strings.push(EMPTY_STR);
  return makeTemplate(rt, newTuple(rt, strings), newTuple(rt, interpolations));
}

function joined(rt: Runtime, left: Handle, right: Handle): Handle {
  return rt.newStr(rt.text(left) + rt.text(right));
}

/** `template + template`. */
function concatTemplates(rt: Runtime, left: Handle, right: Handle): Handle {
  if (rt.heap.type[right] !== TypeId.Template) {
    const name = 'string.templatelib.Template';
    rt.raise('TypeError', `can only concatenate ${name} (not "${typeNameOf(rt, right)}") to ${name}`);
  }
  const leftStrings = tupleItems(rt.heap, word(rt, left, TemplateWord.Strings));
  const rightStrings = tupleItems(rt.heap, word(rt, right, TemplateWord.Strings));
  const seam = joined(rt, leftStrings.pop() as Handle, rightStrings.shift() as Handle);
  const interpolations = [left, right].flatMap((side) =>
    tupleItems(rt.heap, word(rt, side, TemplateWord.Interpolations)),
  );
  return makeTemplate(rt, newTuple(rt, [...leftStrings, seam, ...rightStrings]), newTuple(rt, interpolations));
}

export const templateType = defineType({
  id: TypeId.Template,
  name: 'Template',
  module: 'string.templatelib',
  flags: TypeFlag.GC,
  layout: { words: TemplateWord.Count, refs: TemplateWord.Count },
  doc: 'Template object',
  slots: {
    new: createTemplate,
    repr(rt, self) {
      const strings = rt.repr(word(rt, self, TemplateWord.Strings));
      return rt.newStr(
        `Template(strings=${strings}, interpolations=${rt.repr(word(rt, self, TemplateWord.Interpolations))})`,
      );
    },
    iter(rt, self) {
      const iterator = rt.heap.create(TypeId.TemplateIterator, 0, TemplateIteratorWord.Count);
      rt.heap.setRef(rt.heap.base[iterator] + TemplateIteratorWord.Template, self);
      return iterator;
    },
    concat: concatTemplates,
  },
  members: { strings: TemplateWord.Strings, interpolations: TemplateWord.Interpolations },
  getset: {
    values: {
      get: (rt, self) =>
        newTuple(
          rt,
          tupleItems(rt.heap, word(rt, self, TemplateWord.Interpolations)).map((each) =>
            word(rt, each, InterpolationWord.Value),
          ),
        ),
    },
  },
  methods: [
    native('__reduce__', '', (rt, self) => {
      const unpickle = rt.getAttr(rt.importModule('string.templatelib'), '_template_unpickle');
      const state = [word(rt, self, TemplateWord.Strings), word(rt, self, TemplateWord.Interpolations)];
      return newTuple(rt, [unpickle, newTuple(rt, state)]);
    }),
    classGetItem,
  ],
});

/** The strings that are not empty and the interpolations, in turn. */
function templateIteratorNext(rt: Runtime, iterator: Handle): Handle {
  const { heap } = rt;
  const at = heap.base[iterator];
  const template = heap.words[at];
  if (template === NULL) return NULL;
  const strings = word(rt, template, TemplateWord.Strings);
  const interpolations = word(rt, template, TemplateWord.Interpolations);
  for (;;) {
    const index = heap.words[at + TemplateIteratorWord.Index];
    heap.setRaw(at + TemplateIteratorWord.Index, index + 1);
    if (index % 2 === 0) {
      const text = tupleItem(rt, strings, index / 2);
      if (rt.text(text) !== '') return text;
    } else if (index >> 1 < tupleLength(rt, interpolations)) {
      return tupleItem(rt, interpolations, index >> 1);
    } else {
      heap.setRef(at, NULL);
      return NULL;
    }
  }
}

export const templateIteratorType = defineType({
  id: TypeId.TemplateIterator,
  name: 'TemplateIter',
  module: 'string.templatelib',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout: { words: TemplateIteratorWord.Count, refs: 1 },
  doc: 'Template iterator object',
  slots: { iter: (_rt, self) => self, iternext: templateIteratorNext },
});
