/** What the sys module has for tracers and profilers. Twin of its part of Python/sysmodule.c. */
import { machineOf } from '../machine/frametype';
import { callTracing, setTracingFunction, tracingFunction } from '../machine/tracing';
import { TracingWord } from '../machine/tracingstate';
import { NONE, NULL, type Handle } from '../memory';
import { native, rawNative, type NativeFunction } from '../objects/native';
import { argumentKind } from '../objects/textargs';
import { TypeId } from '../objects/typeids';

function setter(name: string, which: TracingWord, doc: string): NativeFunction {
  return native(
    name,
    'function, /',
    (rt, _self, func) => {
      setTracingFunction(machineOf(rt), which, func === NONE ? NULL : func);
      return NONE;
    },
    { doc },
  );
}

function setterForAll(name: string, which: TracingWord): NativeFunction {
  return native(name, 'function, /', (rt, _self, func) => {
    const vm = machineOf(rt);
    for (const thread of vm.threads.tracings()) setTracingFunction(vm, which, func === NONE ? NULL : func, thread);
    return NONE;
  });
}

function getter(name: string, which: TracingWord, doc: string): NativeFunction {
  return native(name, '', (rt) => tracingFunction(machineOf(rt), which) || NONE, { doc });
}

/** `sys.breakpointhook`: calls what PYTHONBREAKPOINT names, by default `pdb.set_trace`; `0`: nothing. */
export const breakpointHook = rawNative('breakpointhook', null, (rt, _self, args, kwnames) => {
  const environment = rt.getAttr(rt.importModule('os'), 'environ');
  const given = rt.callMethod(environment, 'get', rt.newStr('PYTHONBREAKPOINT'), rt.newStr(''));
  const name = rt.text(given) || 'pdb.set_trace';
  if (name === '0') return NONE;
  const dot = name.lastIndexOf('.');
  let hook: Handle = NULL;
  const problem = rt.attempt(['ImportError', 'ValueError'], () => {
    const module = rt.importModule(dot < 0 ? 'builtins' : name.slice(0, dot));
    hook = rt.findAttr(module, name.slice(dot + 1));
  });
  if (problem === NULL && hook !== NULL) return rt.call(hook, args, kwnames);
  rt.warn('RuntimeWarning', `Ignoring unimportable $PYTHONBREAKPOINT: "${name}"`);
  return NONE;
});

/** Functions of sys for tracers and profilers. */
export const tracingFunctions: readonly NativeFunction[] = [
  setter(
    'settrace',
    TracingWord.Trace,
    'Set the global debug tracing function.\n\nIt will be called on each function call.',
  ),
  getter('gettrace', TracingWord.Trace, 'Return the global debug tracing function set with sys.settrace.'),
  setter(
    'setprofile',
    TracingWord.Profile,
    'Set the profiling function.\n\nIt will be called on each function call and return.',
  ),
  getter('getprofile', TracingWord.Profile, 'Return the profiling function set with sys.setprofile.'),
  setterForAll('_settraceallthreads', TracingWord.Trace),
  setterForAll('_setprofileallthreads', TracingWord.Profile),
  native('call_tracing', 'func, args, /', (rt, _self, func, args) => {
    if (rt.heap.type[args] !== TypeId.Tuple) {
      rt.raise('TypeError', `call_tracing() argument 2 must be tuple, not ${argumentKind(rt, args)}`);
    }
    return callTracing(machineOf(rt), func, rt.items(args));
  }),
];
