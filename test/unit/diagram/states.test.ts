/** What the recording says in words of its own reads in the reader's language; what the program says does not change. */
import assert from 'node:assert/strict';
import { filled, objectText, slotName } from '../../../src/diagram';
import type { Translate } from '../../../src/diagram';
import type { ObjectShape, ObjectView } from '../../../src/model';

const GERMAN: Readonly<Record<string, string>> = {
  '{0}, paused': '{0}, angehalten',
  'next: index {0}': 'als nächstes: Index {0}',
  'position {0}': 'Stelle {0}',
  'line {0} in {1}': 'Zeile {0} in {1}',
  'str of {0} characters': 'str mit {0} Zeichen',
  closed: 'geschlossen',
};
const t: Translate = (message, ...args) => filled(GERMAN[message] ?? message, args);
const told = (shape: ObjectShape, text: string): string => objectText({ shape, text } as ObjectView, t);

describe('states of objects', () => {
  it('are told in the reader’s language', () => {
    assert.equal(told('generator', 'fib, paused'), 'fib, angehalten');
    assert.equal(told('iterator', 'next: index 3'), 'als nächstes: Index 3');
    assert.equal(told('other', 'position 8'), 'Stelle 8');
    assert.equal(told('other', 'closed'), 'geschlossen');
    assert.equal(told('scalar', 'str of 70000 characters'), 'str mit 70000 Zeichen');
    assert.equal(slotName('line 4 in f', 'traceback', t), 'Zeile 4 in f');
  });

  it('leave the program’s own words alone', () => {
    assert.equal(told('class', 'closed'), 'closed');
    assert.equal(told('scalar', "'closed'"), "'closed'");
    assert.equal(told('function', 'f(a), paused'), 'f(a), paused');
    assert.equal(slotName('base', 'attribute', t), 'base');
    assert.equal(slotName('line 4 in f', undefined, t), 'line 4 in f');
  });
});
