/** A view made by hand gives the very lines that CPython's tracer recorded for the same moment. */
import assert from 'node:assert/strict';
import type { FrameView, ObjectShape, ObjectView, SlotView, View } from '../../../src/model';
import { canonicalLines } from '../../support/canonical';
import { findPrograms, loadExpected, PROGRAM_FILE } from '../../support/conformance';

const slot = (label: SlotView['label'], value: number, group?: SlotView['group']): SlotView => ({
  label,
  value,
  change: 'none',
  ...(group === undefined ? {} : { group }),
});
const named = (name: string, value: number, group?: SlotView['group']): SlotView =>
  slot({ kind: 'name', name }, value, group);
const indexed = (index: number, value: number): SlotView => slot({ kind: 'index', index }, value);

const object = (
  id: number,
  type: string,
  shape: ObjectShape,
  text: string,
  slots: readonly SlotView[] = [],
): ObjectView => ({
  id,
  type,
  shape,
  immutable: shape === 'scalar',
  text,
  slots,
  offset: 0,
  length: slots.length,
  change: 'none',
  refcount: 1,
  address: '0x7f0000000000',
  size: 64,
});

const frame = (
  id: number,
  name: string,
  state: FrameView['state'],
  line: number,
  slots: readonly SlotView[],
): FrameView => ({
  id,
  name,
  file: PROGRAM_FILE,
  isModule: name === '<module>',
  state,
  line,
  returnLine: null,
  slots,
});

const view = (event: View['event'], frames: readonly FrameView[], objects: readonly ObjectView[]): View =>
  ({ step: 0, event, file: PROGRAM_FILE, frames, objects, exception: null }) as unknown as View;

describe('canonical lines', () => {
  it('are those of CPython for two closures, their cells and their frames', () => {
    const expected = loadExpected(findPrograms().find(({ name }) => name === 'functions/closure_counter')!);
    const wanted = expected.steps!.find(({ event }) => event === 'line 7 make_counter.<locals>.step')!;
    const step = (id: number, cell: number): ObjectView =>
      object(id, 'function', 'function', 'step(by=1)', [named('by', 30, 'default'), named('count', cell, 'closure')]);
    const made = view(
      'line',
      [
        frame(1, '<module>', 'waiting', 14, [
          named('__name__', 31),
          named('make_counter', 10),
          named('first', 11),
          named('second', 12),
        ]),
        frame(2, 'make_counter.<locals>.step', 'running', 7, [
          named('by', 30),
          named('unbound', 0),
          named('count', 32),
        ]),
        frame(3, 'parked', 'parked', 1, [named('x', 30)]),
      ],
      [
        object(10, 'function', 'function', 'make_counter(start)'),
        step(11, 20),
        step(12, 21),
        object(20, 'cell', 'cell', '', [indexed(0, 32)]),
        object(21, 'cell', 'cell', '', [indexed(0, 33)]),
        object(30, 'int', 'scalar', '1'),
        object(31, 'str', 'scalar', "'__main__'"),
        object(32, 'int', 'scalar', '11'),
        object(33, 'int', 'scalar', '0'),
      ],
    );
    assert.deepEqual(canonicalLines(made), wanted.graph);
  });

  it('number objects by first encounter, whatever their ids', () => {
    const list = (id: number, ...values: number[]): ObjectView =>
      object(
        id,
        'list',
        'sequence',
        '',
        values.map((value, i) => indexed(i, value)),
      );
    const one = object(5, 'int', 'scalar', '1');
    const frames = (a: number, b: number): FrameView[] => [
      frame(1, '<module>', 'running', 1, [named('a', a), named('b', b)]),
    ];
    const lines = ['#0 <module> a=@1 b=@2', '@1 list [1, @2]', '@2 list [@1]'];
    assert.deepEqual(canonicalLines(view('line', frames(8, 9), [list(8, 5, 9), list(9, 8), one])), lines);
    assert.deepEqual(canonicalLines(view('line', frames(9, 8), [list(9, 5, 8), list(8, 9), one])), lines);
    assert.notDeepEqual(canonicalLines(view('line', frames(9, 9), [list(9, 5, 8), list(8, 9), one])), lines);
  });

  it('write returns, dicts, sets, classes and instances', () => {
    const objects = [
      object(1, 'dict', 'mapping', '', [slot({ kind: 'key', key: 20 }, 2)]),
      object(2, 'set', 'set', '', [slot({ kind: 'member' }, 22), slot({ kind: 'member' }, 21)]),
      object(3, 'type', 'class', 'Dog', [named('__init__', 4), named('__module__', 20), named('kind', 20)]),
      object(4, 'function', 'function', '__init__(self)'),
      object(5, 'Dog', 'instance', '', [named('name', 20)]),
      object(20, 'str', 'scalar', "'k'"),
      object(21, 'int', 'scalar', '1'),
      object(22, 'int', 'scalar', '2'),
    ];
    const top = { ...frame(9, 'f', 'returning', 3, [named('d', 1), named('c', 3), named('o', 5)]), returnValue: 2 };
    assert.deepEqual(canonicalLines(view('return', [top], objects)), [
      '#0 f d=@1 c=@2 o=@3',
      'return @4',
      "@1 dict {'k': @4}",
      "@2 type Dog (__init__=@5, kind='k')",
      "@3 Dog (name='k')",
      '@4 set {1, 2}',
      '@5 function __init__',
    ]);
  });
});
