/**
 * "Did you mean ...?". Twin of Python/suggestions.c and of `_compute_suggestion_error` of Lib/traceback.py.
 */
import { NONE, NULL, type Handle } from '../memory';
import { FastKind } from '../compiler/code';
import { cellContent } from '../objects/cell';
import { dictGetStr } from '../objects/dict';
import { Raised } from '../objects/errors';
import { ImportErrorWord } from '../objects/exceptions';
import { AttributeErrorWord, exceptionWord, NameErrorWord } from '../objects/exceptionwords';
import { FrameWord } from '../objects/frame';
import { forEachEntry } from '../objects/instance';
import { moduleDict } from '../objects/module';
import type { Runtime } from '../objects/runtime';
import { TypeId } from '../objects/typeids';
import { STDLIB_MODULE_NAMES } from '../objects/stdlibnames';

const MAX_CANDIDATE_ITEMS = 750;
const MAX_STRING_SIZE = 40;
const MOVE_COST = 2;
const CASE_COST = 1;

function substitutionCost(a: string, b: string): number {
  if (a === b) return 0;
  return a.toLowerCase() === b.toLowerCase() ? CASE_COST : MOVE_COST;
}

/** The edit distance, or anything over `most` when it is more than that. */
function levenshteinDistance(first: string, second: string, most: number): number {
  if (first === second) return 0;
  let start = 0;
  while (start < first.length && start < second.length && first[start] === second[start]) start++;
  let a = first.slice(start);
  let b = second.slice(start);
  while (a.length > 0 && b.length > 0 && a[a.length - 1] === b[b.length - 1]) {
    a = a.slice(0, -1);
    b = b.slice(0, -1);
  }
  if (a.length === 0 || b.length === 0) return MOVE_COST * (a.length + b.length);
  if (a.length > MAX_STRING_SIZE || b.length > MAX_STRING_SIZE) return most + 1;
  if (b.length < a.length) [a, b] = [b, a];
  if ((b.length - a.length) * MOVE_COST > most) return most + 1;
  const row = Array.from(a, (_, i) => (i + 1) * MOVE_COST);
  let result = 0;
  for (let j = 0; j < b.length; j++) {
    let distance = j * MOVE_COST;
    result = distance;
    let minimum = Infinity;
    for (let i = 0; i < a.length; i++) {
      const substitute = distance + substitutionCost(b[j], a[i]);
      distance = row[i];
      const insertOrDelete = Math.min(result, distance) + MOVE_COST;
      result = Math.min(insertOrDelete, substitute);
      row[i] = result;
      minimum = Math.min(minimum, result);
    }
    if (minimum > most) return most + 1;
  }
  return result;
}

/** The possible name that is closest to a wrong one, null when none is close (_Py_CalculateSuggestions). */
export function suggestion(name: string, possible: readonly string[]): string | null {
  if (possible.length >= MAX_CANDIDATE_ITEMS) return null;
  let best: string | null = null;
  let bestDistance = Infinity;
  for (const candidate of possible) {
    if (candidate === name) continue;
    const third = Math.floor(((name.length + candidate.length + 3) * MOVE_COST) / 6);
    const most = Math.min(third, bestDistance - 1);
    const distance = levenshteinDistance(name, candidate, most);
    if (distance > most) continue;
    if (best === null || distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** The local names of a frame with their values, as `f_locals` has them. */
function frameLocals(rt: Runtime, frame: Handle): Map<string, Handle> {
  const { heap } = rt;
  const found = new Map<string, Handle>();
  const base = heap.base[frame];
  const namespace = heap.words[base + FrameWord.Locals];
  if (namespace !== NULL) {
    if (rt.isInstance(namespace, rt.types[TypeId.Dict])) {
      forEachEntry(heap, namespace, (key, value) => {
        if (rt.isStr(key)) found.set(rt.text(key), value);
      });
    }
    return found;
  }
  const code = rt.payloads.codes.get(heap.num[frame]);
  code.localsplusnames.forEach((name, slot) => {
    const kind = code.localspluskinds[slot];
    if ((kind & FastKind.HIDDEN) !== 0) return;
    let value = heap.words[base + FrameWord.Header + slot];
    const holdsCell = (kind & (FastKind.CELL | FastKind.FREE)) !== 0;
    if (holdsCell && value !== NULL && heap.type[value] === TypeId.Cell) value = cellContent(rt, value);
    if (value !== NULL) found.set(name, value);
  });
  return found;
}

function dictNames(rt: Runtime, dict: Handle): string[] {
  const names: string[] = [];
  forEachEntry(rt.heap, dict, (key) => {
    if (rt.isStr(key)) names.push(rt.text(key));
  });
  return names;
}

/** `dir(h)`: sorted names. */
function directory(rt: Runtime, h: Handle): string[] {
  const dir = rt.lookupSpecial(h, '__dir__');
  if (dir === NULL) return [];
  const names = rt.toArray(rt.call(dir, [])).flatMap((name) => (rt.isStr(name) ? [rt.text(name)] : []));
  return names.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Runs user code that may fail: null then. */
function quietly<T>(rt: Runtime, body: () => T): T | null {
  try {
    return body();
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    rt.heap.autorelease(error.exception);
    return null;
  }
}

function attributeSuggestion(rt: Runtime, exception: Handle, wrong: string, frame: Handle): string | null {
  const object = exceptionWord(rt, exception, AttributeErrorWord.Object);
  const candidates = quietly(rt, () => directory(rt, object === NULL ? NONE : object));
  if (candidates === null) return null;
  let hide = !wrong.startsWith('_');
  if (hide && frame !== NULL) hide = frameLocals(rt, frame).get('self') !== object;
  return suggestion(wrong, hide ? candidates.filter((name) => !name.startsWith('_')) : candidates);
}

function importSuggestion(rt: Runtime, exception: Handle, wrong: string): string | null {
  const name = exceptionWord(rt, exception, ImportErrorWord.Name);
  if (name === NULL || !rt.isStr(name)) return null;
  const candidates = quietly(rt, () => directory(rt, rt.importModule(rt.text(name).split('.')[0])));
  if (candidates === null) return null;
  return suggestion(wrong, wrong.startsWith('_') ? candidates : candidates.filter((each) => !each.startsWith('_')));
}

function nameSuggestion(rt: Runtime, wrong: string, frame: Handle): string | null {
  if (frame === NULL) return null;
  const { heap } = rt;
  const locals = frameLocals(rt, frame);
  const self = locals.get('self');
  if (self !== undefined && quietly(rt, () => rt.findAttr(self, wrong) !== NULL) === true) return `self.${wrong}`;
  const globals = heap.words[heap.base[frame] + FrameWord.Globals];
  const candidates = [...locals.keys(), ...dictNames(rt, globals), ...dictNames(rt, builtinsOf(rt, globals))];
  return suggestion(wrong, candidates);
}

/** The namespace of builtins that code with these globals sees. */
function builtinsOf(rt: Runtime, globals: Handle): Handle {
  let builtins = dictGetStr(rt, globals, rt.intern('__builtins__'));
  if (builtins === NULL) builtins = rt.importModule('builtins');
  return rt.heap.type[builtins] === TypeId.Module ? moduleDict(rt, builtins) : builtins;
}

/** What to add to an exception's text: `. Did you mean: 'x'?`; empty when there is nothing to suggest. */
export function suggestionText(rt: Runtime, exception: Handle, innermost: Handle): string {
  const type = rt.typeOf(exception);
  const wrongName = (word: number): string | null => {
    const name = exceptionWord(rt, exception, word);
    return name === NULL || name === NONE || !rt.isStr(name) ? null : rt.text(name);
  };
  const meant = (found: string | null): string => (found === null ? '' : `. Did you mean: '${found}'?`);
  if (type.isSubtypeOf(rt.exceptionType('ImportError'))) {
    const wrong = wrongName(ImportErrorWord.NameFrom);
    return wrong === null ? '' : meant(importSuggestion(rt, exception, wrong));
  }
  if (type.isSubtypeOf(rt.exceptionType('AttributeError'))) {
    const wrong = wrongName(AttributeErrorWord.Name);
    return wrong === null ? '' : meant(attributeSuggestion(rt, exception, wrong, innermost));
  }
  if (!type.isSubtypeOf(rt.exceptionType('NameError'))) return '';
  const wrong = wrongName(NameErrorWord.Name);
  if (wrong === null) return '';
  const found = nameSuggestion(rt, wrong, innermost);
  if (!STDLIB_MODULE_NAMES.includes(wrong)) return meant(found);
  return found === null
    ? `. Did you forget to import '${wrong}'?`
    : `${meant(found)} Or did you forget to import '${wrong}'?`;
}
