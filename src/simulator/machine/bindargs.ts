/**
 * Arguments into a function's locals. Twin of initialize_locals and its error texts in Python/ceval.c.
 */
import { CodeFlag } from '../compiler/code';
import { NONE, type Handle } from '../memory';
import { dictLookup, dictLookupStr, dictSet } from '../objects/dict';
import { FunctionWord } from '../objects/function';
import type { ExecCode } from './execcode';
import type { Interpreter } from './interpreter';
import { newTupleFromArray } from '../objects/tuple';

/**
 * Fills the fast locals at `fp` (all empty). `args` are borrowed: positional ones, then the values of `kwnames`.
 * Raises TypeError as CPython words it.
 */
export function bindArguments(
  vm: Interpreter,
  exec: ExecCode,
  func: Handle,
  fp: number,
  args: readonly Handle[],
  kwnames: readonly string[] | null,
): void {
  const { heap } = vm;
  const { code } = exec;
  const { argcount, posonlyargcount, kwonlyargcount, localsplusnames } = code;
  const total = argcount + kwonlyargcount;
  const keywordCount = kwnames === null ? 0 : kwnames.length;
  const given = args.length - keywordCount;
  const hasVarargs = (code.flags & CodeFlag.CO_VARARGS) !== 0;
  const hasVarKeywords = (code.flags & CodeFlag.CO_VARKEYWORDS) !== 0;
  const base = heap.base[func];
  const mark = heap.poolMark;

  const positional = Math.min(given, argcount);
  for (let i = 0; i < positional; i++) heap.setRef(fp + i, args[i]);
  if (hasVarargs) heap.setRef(fp + total, newTupleFromArray(vm, given > argcount ? args.slice(argcount, given) : []));
  let extra = 0;
  if (hasVarKeywords) {
    extra = vm.newDict();
    heap.setRef(fp + total + (hasVarargs ? 1 : 0), extra);
  }
  if (kwnames !== null) {
    for (let k = 0; k < keywordCount; k++) {
      const name = kwnames[k];
      const place = localsplusnames.indexOf(name, posonlyargcount);
      if (place >= 0 && place < total) {
        if (heap.words[fp + place] !== 0) {
          raise(vm, func, `got multiple values for argument '${name}'`);
        }
        heap.setRef(fp + place, args[given + k]);
      } else if (hasVarKeywords) {
        const key = vm.intern(name);
        if (dictLookup(vm, extra, key) !== 0) raise(vm, func, `got multiple values for keyword argument '${name}'`);
        dictSet(vm, extra, key, args[given + k]);
      } else {
        unexpectedKeyword(vm, exec, func, kwnames, name);
      }
    }
  }
  if (given > argcount && !hasVarargs) tooManyPositional(vm, exec, func, fp, given);
  if (given < argcount) {
    const defaults = heap.words[base + FunctionWord.Defaults];
    const defaultCount = defaults === 0 || defaults === NONE ? 0 : heap.num[defaults];
    const firstDefault = argcount - defaultCount;
    const missing: string[] = [];
    for (let i = given; i < firstDefault; i++) {
      if (heap.words[fp + i] === 0) missing.push(localsplusnames[i]);
    }
    if (missing.length > 0) raiseMissing(vm, func, 'positional', missing);
    for (let i = Math.max(given, firstDefault); i < argcount; i++) {
      if (heap.words[fp + i] === 0) heap.setRef(fp + i, heap.words[heap.base[defaults] + i - firstDefault]);
    }
  }
  if (kwonlyargcount > 0) {
    const defaults = heap.words[base + FunctionWord.KwDefaults];
    const missing: string[] = [];
    for (let i = argcount; i < total; i++) {
      if (heap.words[fp + i] !== 0) continue;
      const address =
        defaults === 0 || defaults === NONE ? 0 : dictLookupStr(vm, defaults, vm.intern(localsplusnames[i]));
      if (address !== 0) heap.setRef(fp + i, heap.words[address]);
      else missing.push(localsplusnames[i]);
    }
    if (missing.length > 0) raiseMissing(vm, func, 'keyword-only', missing);
  }
  // The frame alone holds what was made for it.
  heap.drain(mark);
}

/** Places of keyword arguments, while {@link moveArguments} looks whether all is well. */
const keywordPlaces: number[] = [];

/**
 * Arguments that lie on the stack from `first` on, moved into the fast locals at `fp` where that needs no new object and
 * nothing is wrong; the defaults fill the rest. The first `filled` locals are the caller's business. False: nothing has
 * been done.
 */
export function moveArguments(
  vm: Interpreter,
  exec: ExecCode,
  func: Handle,
  fp: number,
  first: number,
  count: number,
  kwnames: readonly string[] | null,
  filled = 0,
): boolean {
  const { heap, stack } = vm;
  const { argcount, posonlyargcount, kwonlyargcount, localsplusnames, flags } = exec.code;
  const keywordCount = kwnames === null ? 0 : kwnames.length;
  const positional = count - keywordCount;
  const given = filled + positional;
  const total = argcount + kwonlyargcount;
  if ((flags & (CodeFlag.CO_VARARGS | CodeFlag.CO_VARKEYWORDS)) !== 0 || given > argcount) return false;
  // The code of a module needs its namespace, see bindOrRelease.
  if ((flags & CodeFlag.CO_OPTIMIZED) === 0) return false;
  for (let k = 0; k < keywordCount; k++) {
    const place = localsplusnames.indexOf((kwnames as readonly string[])[k], posonlyargcount);
    if (place < given || place >= total) return false;
    keywordPlaces[k] = place;
  }
  const base = heap.base[func];
  const defaults = heap.words[base + FunctionWord.Defaults];
  const firstDefault = argcount - (defaults === 0 || defaults === NONE ? 0 : heap.num[defaults]);
  const kwdefaults = heap.words[base + FunctionWord.KwDefaults];
  for (let place = given; place < total; place++) {
    if (isGiven(place, keywordCount)) continue;
    if (place < argcount ? place < firstDefault : keywordDefault(vm, kwdefaults, localsplusnames[place]) === 0)
      return false;
  }
  for (let i = 0; i < positional; i++) heap.storeOwned(fp + filled + i, stack[first + i]);
  for (let k = 0; k < keywordCount; k++) heap.storeOwned(fp + keywordPlaces[k], stack[first + positional + k]);
  for (let place = given; place < total; place++) {
    if (heap.words[fp + place] !== 0) continue;
    const address =
      place < argcount
        ? heap.base[defaults] + place - firstDefault
        : keywordDefault(vm, kwdefaults, localsplusnames[place]);
    heap.setRef(fp + place, heap.words[address]);
  }
  return true;
}

function isGiven(place: number, keywordCount: number): boolean {
  for (let k = 0; k < keywordCount; k++) if (keywordPlaces[k] === place) return true;
  return false;
}

/** The address of a keyword-only parameter's default, 0: it has none. */
function keywordDefault(vm: Interpreter, defaults: Handle, name: string): number {
  return defaults === 0 || defaults === NONE ? 0 : dictLookupStr(vm, defaults, vm.intern(name));
}

function raise(vm: Interpreter, func: Handle, what: string): never {
  const qualname = vm.text(vm.heap.words[vm.heap.base[func] + FunctionWord.Qualname]);
  return vm.raise('TypeError', `${qualname}() ${what}`);
}

/** Twin of missing_arguments and format_missing. */
function raiseMissing(vm: Interpreter, func: Handle, kind: string, names: readonly string[]): never {
  const quoted = names.map((name) => `'${name}'`);
  let list: string;
  if (quoted.length === 1) list = quoted[0];
  else if (quoted.length === 2) list = `${quoted[0]} and ${quoted[1]}`;
  else list = `${quoted.slice(0, -1).join(', ')}, and ${quoted[quoted.length - 1]}`;
  const s = names.length === 1 ? '' : 's';
  return raise(vm, func, `missing ${names.length} required ${kind} argument${s}: ${list}`);
}

/** Twin of too_many_positional. */
function tooManyPositional(vm: Interpreter, exec: ExecCode, func: Handle, fp: number, given: number): never {
  const { heap } = vm;
  const { argcount, kwonlyargcount } = exec.code;
  let keywordOnlyGiven = 0;
  for (let i = argcount; i < argcount + kwonlyargcount; i++) if (heap.words[fp + i] !== 0) keywordOnlyGiven++;
  const defaults = heap.words[heap.base[func] + FunctionWord.Defaults];
  const defaultCount = defaults === 0 || defaults === NONE ? 0 : heap.num[defaults];
  const takes = defaultCount > 0 ? `from ${argcount - defaultCount} to ${argcount}` : `${argcount}`;
  const pluralTakes = defaultCount > 0 ? true : argcount !== 1;
  const s = (many: boolean): string => (many ? 's' : '');
  const keywords =
    keywordOnlyGiven > 0
      ? ` positional argument${s(given !== 1)} (and ${keywordOnlyGiven} keyword-only argument${s(keywordOnlyGiven !== 1)})`
      : '';
  return raise(
    vm,
    func,
    `takes ${takes} positional argument${s(pluralTakes)} but ${given}${keywords} ${given === 1 && keywordOnlyGiven === 0 ? 'was' : 'were'} given`,
  );
}

/** Twin of the end of the keyword loop: positional-only names given by keyword, then a suggestion. */
function unexpectedKeyword(
  vm: Interpreter,
  exec: ExecCode,
  func: Handle,
  kwnames: readonly string[],
  name: string,
): never {
  const { posonlyargcount, argcount, kwonlyargcount, localsplusnames } = exec.code;
  const wrong = localsplusnames.slice(0, posonlyargcount).filter((parameter) => kwnames.includes(parameter));
  if (wrong.length > 0) {
    raise(vm, func, `got some positional-only arguments passed as keyword arguments: '${wrong.join(', ')}'`);
  }
  const possible = localsplusnames.slice(posonlyargcount, argcount + kwonlyargcount);
  const suggestion = vm.suggest(name, possible);
  const hint = suggestion === null ? '' : `. Did you mean '${suggestion}'?`;
  return raise(vm, func, `got an unexpected keyword argument '${name}'${hint}`);
}
