/**
 * Traceback objects. Twin of Python/traceback.c.
 */
import { layoutOf } from '../compiler/codebytes';
import { NONE, NULL, type Handle } from '../memory';
import { exceptionWord, ExceptionWord, setExceptionWord } from './exceptionwords';
import { native } from './native';
import type { Runtime } from './runtime';
import { defineType, type TypeSpec } from './spec';
import { argumentKind } from './textargs';
import { typeNameOf } from './type';
import { TypeFlag } from './typeobject';
import { TypeId } from './typeids';

/** Word offsets of a traceback entry. */
export const enum TracebackWord {
  /** The entry of the frame that this one called, 0 at the end. */
  Next,
  Frame,
  /** Index of the instruction. */
  LastInstruction,
  Line,
  Count,
}

/** Puts a frame's entry in front of an exception's traceback (PyTraceBack_Here). */
export function addTracebackEntry(rt: Runtime, exception: Handle, frame: Handle, last: number, line: number): void {
  const { heap } = rt;
  const entry = heap.createOwned(TypeId.Traceback, 0, heap.takeBlock(TracebackWord.Count));
  const base = heap.base[entry];
  heap.setRef(base + TracebackWord.Next, exceptionWord(rt, exception, ExceptionWord.Traceback));
  heap.setRef(base + TracebackWord.Frame, frame);
  heap.setRaw(base + TracebackWord.LastInstruction, last);
  heap.setRaw(base + TracebackWord.Line, line);
  heap.storeOwned(heap.base[exception] + ExceptionWord.Traceback, entry);
}

/** One entry as plain data. */
export interface TracebackEntryData {
  readonly entry: Handle;
  readonly frame: Handle;
  readonly last: number;
  readonly line: number;
}

/** The entries of a traceback (NULL or None: none), the outermost frame first. */
export function tracebackEntries(rt: Runtime, traceback: Handle): TracebackEntryData[] {
  const { heap } = rt;
  const entries: TracebackEntryData[] = [];
  for (let entry = traceback; entry !== NULL && entry !== NONE;) {
    const base = heap.base[entry];
    entries.push({
      entry,
      frame: heap.words[base + TracebackWord.Frame],
      last: heap.words[base + TracebackWord.LastInstruction],
      line: heap.words[base + TracebackWord.Line],
    });
    entry = heap.words[base + TracebackWord.Next];
  }
  return entries;
}

/** Sets `__traceback__`; None or NULL: no entries. */
export function setTraceback(rt: Runtime, exception: Handle, traceback: Handle): void {
  setExceptionWord(rt, exception, ExceptionWord.Traceback, traceback === NONE ? NULL : traceback);
}

const traceback = defineType({
  id: TypeId.Traceback,
  name: 'traceback',
  flags: TypeFlag.GC,
  layout: {
    words: TracebackWord.Count,
    refs: 2,
    release: (rt, self) => {
      const base = rt.heap.base[self];
      rt.heap.setRaw(base + TracebackWord.LastInstruction, 0);
      rt.heap.setRaw(base + TracebackWord.Line, 0);
    },
  },
  slots: {
    new: (rt, _type, args) => {
      const [next, frame, last, line] = args;
      if (args.length !== 4) {
        rt.raise('TypeError', `traceback() missing required argument 'tb_next' (pos ${args.length + 1})`);
      }
      if (next !== NONE && rt.heap.type[next] !== TypeId.Traceback) {
        rt.raise('TypeError', `expected traceback object or None, got '${typeNameOf(rt, next)}'`);
      }
      if (rt.heap.type[frame] !== TypeId.Frame) {
        rt.raise('TypeError', `traceback() argument 'tb_frame' must be frame, not ${argumentKind(rt, frame)}`);
      }
      const { heap } = rt;
      const h = heap.create(TypeId.Traceback, 0, TracebackWord.Count);
      const base = heap.base[h];
      if (next !== NONE) heap.setRef(base + TracebackWord.Next, next);
      heap.setRef(base + TracebackWord.Frame, frame);
      heap.setRaw(base + TracebackWord.LastInstruction, Math.floor(Number(rt.index(last)) / 2));
      heap.setRaw(base + TracebackWord.Line, Number(rt.index(line)));
      return h;
    },
  },
  methods: [
    native('__dir__', '', (rt) =>
      rt.newList(['tb_frame', 'tb_next', 'tb_lasti', 'tb_lineno'].map((name) => rt.newStr(name))),
    ),
  ],
  members: { tb_frame: TracebackWord.Frame },
  getset: {
    tb_next: {
      get: (rt, self) => {
        const next = rt.heap.words[rt.heap.base[self] + TracebackWord.Next];
        return next === NULL ? NONE : next;
      },
      set: (rt, self, value) => {
        if (value === NULL) rt.raise('TypeError', "can't delete tb_next attribute");
        if (value !== NONE && rt.heap.type[value] !== TypeId.Traceback) {
          rt.raise('TypeError', `expected traceback object, got '${typeNameOf(rt, value)}'`);
        }
        for (const { entry } of tracebackEntries(rt, value)) {
          if (entry === self) rt.raise('ValueError', 'traceback loop detected');
        }
        rt.heap.setRef(rt.heap.base[self] + TracebackWord.Next, value === NONE ? NULL : value);
      },
    },
    tb_lasti: {
      get: (rt, self) => {
        const at = rt.heap.base[self];
        const frame = rt.heap.words[at + TracebackWord.Frame];
        const place = rt.heap.words[at + TracebackWord.LastInstruction];
        return rt.newInt(place < 0 ? -2 : layoutOf(rt.payloads.codes.get(rt.heap.num[frame])).places[place] * 2);
      },
    },
    tb_lineno: { get: (rt, self) => rt.newInt(rt.heap.words[rt.heap.base[self] + TracebackWord.Line]) },
  },
  doc: 'Create a new traceback object.',
});

/** The types of this file. */
export const tracebackTypes: readonly TypeSpec[] = [traceback];
