/** Pictures of small programs, by hand; drawn as goldens, in the browser, and looked at. */
import type { View } from '../../../src/model';
import { ViewBuilder } from './views';

/** The design notes' "Multiple Frames": two functions share one list. */
const multipleFrames = (): View => {
  const b = new ViewBuilder();
  const list = b.list([b.int(1), b.int(2)]);
  const outer = b.func('outer()');
  const inner = b.func('inner(param)');
  b.frame('<module>', { outer, inner }, { line: 10 });
  b.frame('outer', { a: list }, { line: 3 });
  b.frame('inner', { param: list, b: list }, { line: 7, changes: { b: 'new' } });
  return b.view({ step: 11, lastLine: 6, nextLine: 7 });
};

const shoppingList = (): View => {
  const b = new ViewBuilder();
  const item = (name: string, price: string, count: number): number =>
    b.dict([
      [b.str('name'), b.str(name)],
      [b.str('price'), b.value('float', price)],
      [b.str('count'), b.int(count)],
    ]);
  const items = b.list([item('bread', '2.8', 1), item('milk', '1.19', 2), item('apples', '3.49', 6)]);
  b.frame(
    '<module>',
    { items, total: b.value('float', '5.18'), item: 0 },
    { line: 9, changes: { total: { change: 'rebound', previous: '2.8' } } },
  );
  return b.view({ step: 17 });
};

const linkedList = (): View => {
  const b = new ViewBuilder();
  const none = b.none();
  const node = (value: number, next: number, change = false): number =>
    b.instance('Node', { value: b.int(value), next }, change ? { change: 'new' } : {});
  const chain = node(1, node(2, node(3, none)));
  const klass = b.klass('Node', { __init__: b.func('__init__(self, value, next)') });
  b.frame('<module>', { Node: klass, head: chain }, { line: 12 });
  return b.view({ step: 30 });
};

const cycle = (): View => {
  const b = new ViewBuilder();
  const me = b.list([b.int(1), 0]);
  b.point(me, 1, me);
  const left = b.instance('Person', { name: b.str('Ann'), friend: 0, boss: 0 });
  const right = b.instance('Person', { name: b.str('Bob'), friend: left });
  b.point(left, 'friend', right);
  b.point(left, 'boss', left);
  b.frame('<module>', { me, ann: left, bob: right }, { line: 9 });
  return b.view({ step: 8 });
};

const closures = (): View => {
  const b = new ViewBuilder();
  const cell = b.cell(b.int(3), { changes: { contents: { change: 'rebound', previous: '2' } }, change: 'mutated' });
  const up = b.func('up()', { n: cell });
  const down = b.func('down()', { n: cell });
  const make = b.func('counter(start=0)', {}, { start: b.int(0) });
  b.frame('<module>', { counter: make, inc: up, dec: down }, { line: 14 });
  b.frame('up', { n: cell }, { state: 'returning', line: 5, returns: b.int(3) });
  return b.view({ step: 40, event: 'return' });
};

const matrix = (): View => {
  const b = new ViewBuilder();
  const row = (...values: number[]): number => b.list(values.map((value) => b.int(value)));
  const grid = b.list([row(1, 0, 0), row(0, 1, 0), row(0, 0, 1)]);
  const shared = row(0, 0);
  const wrong = b.list([shared, shared, shared]);
  b.frame('<module>', { grid, wrong, i: b.int(2) }, { line: 5, changes: { i: { change: 'rebound', previous: '1' } } });
  return b.view({ step: 12 });
};

const big = (): View => {
  const b = new ViewBuilder();
  const numbers = b.list(
    Array.from({ length: 12 }, (_unused, index) => b.int(index + 100)),
    { offset: 100, length: 1_000_000 },
  );
  const words = b.set(['red', 'green', 'blue'].map((word) => b.str(word)));
  const empty = b.list([]);
  const nothing = b.dict([]);
  const long = b.str('the quick brown fox jumps over the lazy dog again and again until it is tired');
  b.frame('<module>', { numbers, words, empty, nothing, long, later: 0 }, { line: 3 });
  return b.view({ step: 3, hiddenObjects: 1234 });
};

const recursion = (depth = 40): View => {
  const b = new ViewBuilder();
  const fact = b.func('fact(n)');
  b.frame('<module>', { fact }, { line: 6, id: 1000 });
  for (let n = depth; n > 0; n--) b.frame('fact', { n: b.int(n) }, { line: 4, id: 2000 - n });
  return b.view({ step: 3 * depth, stackDepth: depth + 1 });
};

const tree = (): View => {
  const b = new ViewBuilder();
  const none = b.none();
  const node = (key: number, left = none, right = none): number =>
    b.instance('Tree', { key: b.int(key), left, right }, key === 13 ? { change: 'new' } : {});
  const root = node(8, node(3, node(1), node(6, node(4), node(7))), node(10, none, node(14, node(13))));
  b.frame('<module>', { root }, { line: 20 });
  b.frame('insert', { self: root, key: b.int(13) }, { line: 12 });
  return b.view({ step: 60 });
};

const kinds = (): View => {
  const b = new ViewBuilder();
  const point = b.tuple([b.int(3), b.int(4)]);
  const grades = b.dict([
    [point, b.str('A')],
    [b.str('best'), b.list([b.value('float', '9.5'), b.value('bool', 'True'), b.none()])],
  ]);
  const method = b.object('method', 'method', 'Stack.push', { __self__: b.instance('Stack', { items: b.list([]) }) });
  const error = b.object('ValueError', 'exception', "invalid literal: 'x'", { args: b.tuple([b.str('x')]) });
  const generator = b.object('generator', 'generator', 'count() suspended');
  const iterator = b.object('list_iterator', 'iterator', 'at 2', { sequence: b.list([b.int(7), b.int(8), b.int(9)]) });
  const range = b.value('range', 'range(0, 10)');
  const module = b.object('module', 'module', 'math');
  b.frame('<module>', { grades, push: method, error, generator, iterator, r: range, math: module }, { line: 15 });
  b.frame('count', { i: b.int(5) }, { state: 'parked', line: 3 });
  b.frame('old', { tmp: b.int(1) }, { state: 'exited', line: 8 });
  return b.view({ step: 90 });
};

/** Strings that try to break out of a label. */
export const HOSTILE: readonly string[] = [
  '"',
  '"]',
  '`',
  '<b>x</b>',
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '&lt;&#34;&amp;',
  '#quot;#35;',
  '%%{init: {"theme":"dark"}}%%',
  '%% comment',
  'end',
  'subgraph x',
  'direction LR',
  'graph TD;A-->B',
  '-->|x|',
  ':::live',
  'click o1 href',
  '$$x^2$$',
  'fa:fa-car',
  'a\\nb',
  'a\nb',
  'ﬂ°°34¶ß',
  '\u0000\u0007\u001b[31m',
  '\u202eabc\u202c',
  '\ud800',
  '1. first',
  '- item',
  '**bold** _it_ ~~no~~',
  'javascript:alert(1)',
  '---\ntitle: x\n---',
  '  ',
  '',
  '{{x}}',
  '[[x]]',
  ';',
  '@{ shape: rect }',
  '\u2060\u200b\ufeff',
  '😀é中文',
];

const hostile = (): View => {
  const b = new ViewBuilder();
  const list = b.list(HOSTILE.slice(0, 12).map((text) => b.value('str', text)));
  const dict = b.dict(HOSTILE.map((text) => [b.value('str', text), b.value('str', text)] as const));
  const object = b.instance('Evil"]<b>', { 'end"]': list, ':::live': dict });
  b.frame('<lambda>"]', Object.fromEntries(HOSTILE.map((text, index) => [`${text}${index}`, b.value('str', text)])), {
    line: 3,
  });
  b.frame('f', { object }, { line: 1 });
  return b.view();
};

/** All scenes by name. */
export const SCENES: Readonly<Record<string, () => View>> = {
  'multiple-frames': multipleFrames,
  'shopping-list': shoppingList,
  'linked-list': linkedList,
  cycle,
  closures,
  matrix,
  big,
  recursion,
  tree,
  kinds,
  hostile,
};

/** A program that appends to a list, calls, and prints: a view for every step. */
export const story = (): View[] =>
  Array.from({ length: 24 }, (_unused, step) => {
    const b = new ViewBuilder(10);
    const count = Math.floor(step / 2);
    const items = Array.from({ length: count }, (_none, index) => b.int(index * index));
    const list = b.list(items, {
      id: 1,
      ...(step % 2 === 0 && step > 0 ? { changes: { [count - 1]: 'new' as const }, change: 'mutated' as const } : {}),
    });
    const pair = b.tuple([list, b.int(step)], { id: 1000 + step });
    const isInside = step % 6 > 3;
    const changed = { change: 'rebound' as const, previous: String(step - 1) };
    b.frame(
      '<module>',
      { numbers: list, i: b.int(step) },
      { id: 2, line: isInside ? 6 : 2 + (step % 2), changes: { i: changed } },
    );
    if (isInside) b.frame('work', { data: list, both: pair }, { id: 100 + Math.floor(step / 6), line: 11 });
    return b.view({
      step,
      lastLine: step === 0 ? null : 2 + (step % 2),
      nextLine: 2 + ((step + 1) % 2),
      outputLength: Math.floor(step / 4) * 4,
    });
  });

/** A view of about `count` cards: a table of records. */
export const wide = (count: number, step = 0): View => {
  const b = new ViewBuilder(5000);
  const records = Array.from({ length: count - 2 }, (_unused, index) =>
    b.instance(
      'Record',
      { id: b.int(index), name: b.str(`record ${index}`), score: b.int((index * 37 + (index === step ? 1 : 0)) % 101) },
      { id: index + 10, ...(index === step ? { changes: { score: 'rebound' as const } } : {}) },
    ),
  );
  const table = b.list(records, { id: 2 });
  b.frame('<module>', { table, i: b.int(step) }, { id: 3, line: 4 + (step % 3) });
  return b.view({ step });
};
