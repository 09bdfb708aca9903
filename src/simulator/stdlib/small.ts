/**
 * Modules of a few names each: _locale, _opcode, _suggestions, errno, atexit, _tracemalloc's
 * neighbours. Each is the twin of the C file of its name.
 */
import { NONE, NULL, type Handle } from '../memory';
import { machineOf } from '../machine/frametype';
import type { BuiltinModule } from '../machine/modules';
import { listAppend, listClear, listItems } from '../objects/list';
import { native, rawNative } from '../objects/native';
import { newTuple, tupleItems } from '../objects/tuple';
import { ERRNO_NAMES } from './errnonames';

/** errno. */
export const errnoModule: BuiltinModule = {
  name: 'errno',
  doc: "This module makes available standard errno system symbols.\n\nThe value of each symbol is the corresponding integer value,\ne.g., on most systems, errno.ENOENT equals the integer 2.\n\nThe dictionary errno.errorcode maps numeric codes to symbol names,\ne.g., errno.errorcode[2] could be the string 'ENOENT'.\n\nSymbols that are not relevant to the underlying system are not defined.\n\nTo map error codes to error messages, use the function os.strerror(),\ne.g. os.strerror(2) could return 'No such file or directory'.",
  init: (vm, _module, set) => {
    const codes = vm.newDict();
    set('errorcode', codes);
    for (const [name, number] of Object.entries(ERRNO_NAMES)) {
      set(name, vm.newInt(number));
      vm.setItem(codes, vm.newInt(number), vm.newStr(name));
    }
  },
};

/** atexit: the functions wait in a list of (function, arguments, keywords). */
export const atexitModule: BuiltinModule = {
  name: 'atexit',
  doc: 'allow programmer to define multiple exit functions to be executed\nupon normal program termination.\n\nTwo public functions, register and unregister, are defined.\n',
  functions: [
    rawNative('register', null, (rt, _self, args, kwnames) => {
      const given = args.length - (kwnames?.length ?? 0);
      if (given === 0) rt.raise('TypeError', 'register() takes at least 1 argument (0 given)');
      if (!rt.isCallable(args[0])) rt.raise('TypeError', 'the first argument must be callable');
      const names = newTuple(
        rt,
        (kwnames ?? []).map((name) => rt.intern(name)),
      );
      const entry = newTuple(rt, [args[0], newTuple(rt, args.slice(1)), names]);
      listAppend(rt, rt.interned.get('atexit.list') ?? NULL, entry);
      return args[0];
    }),
    native('_run_exitfuncs', '', (rt) => {
      const list = rt.interned.get('atexit.list') ?? NULL;
      for (let left = listItems(rt.heap, list); left.length > 0; left = listItems(rt.heap, list)) {
        const entry = rt.heap.keep(left[left.length - 1]);
        rt.callMethod(list, 'pop');
        const [func, values, names] = tupleItems(rt.heap, entry);
        const keywords = tupleItems(rt.heap, names).map((name) => rt.text(name));
        const problem = rt.attempt(['BaseException'], () => {
          rt.call(func, tupleItems(rt.heap, values), keywords.length === 0 ? null : keywords);
        });
        if (problem !== NULL) rt.writeUnraisable(`Exception ignored in atexit callback ${rt.repr(func)}`, problem);
      }
      return NONE;
    }),
    native('_clear', '', (rt) => {
      listClear(rt, rt.interned.get('atexit.list') ?? NULL);
      return NONE;
    }),
    native('_ncallbacks', '', (rt) => rt.newInt(rt.length(rt.interned.get('atexit.list') ?? NULL))),
    native('unregister', 'func, /', (rt, _self, func) => {
      const list = rt.interned.get('atexit.list') ?? NULL;
      // An `__eq__` may register others meanwhile, or take all away.
      for (let i = 0; i < rt.length(list);) {
        const entry = rt.heap.keep(listItems(rt.heap, list)[i]);
        const same = rt.equal(tupleItems(rt.heap, entry)[0], func);
        const at = same ? listItems(rt.heap, list).indexOf(entry) : -1;
        if (at >= 0) rt.delItem(list, rt.newInt(at));
        else i++;
      }
      return NONE;
    }),
  ],
  init: (vm) => {
    vm.interned.set('atexit.list', vm.heap.immortalize(vm.newList([])));
  },
};

/** _suggestions: what traceback asks for "Did you mean". */
export const suggestionsModule: BuiltinModule = {
  name: '_suggestions',
  doc: 'Generate suggestions for typos.',
  functions: [
    native('_generate_suggestions', 'candidates, item, /', (rt, _self, candidates, item) => {
      const names: Handle[] = rt.toArray(candidates);
      const found = machineOf(rt).suggest(
        rt.text(item),
        names.filter((name) => rt.isStr(name)).map((name) => rt.text(name)),
      );
      return found === null ? NONE : rt.newStr(found);
    }),
  ],
};
