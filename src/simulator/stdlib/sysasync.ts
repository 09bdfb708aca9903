/** What the sys module has for event loops: hooks of asynchronous generators. Twin of its part of Python/sysmodule.c. */
import { machineOf } from '../machine/frametype';
import { NONE, NULL, type Handle } from '../memory';
import { native, type NativeFunction } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { intArgument } from '../objects/textargs';
import { makeStructSequenceType, structSequence } from './structseq';

const names = ['firstiter', 'finalizer'] as const;

const HOOKS_TYPE = 'type sys.asyncgen_hooks';

/** Sets a hook, None takes it away, NULL leaves it; what is set counts its reference. */
function setHook(rt: Runtime, name: (typeof names)[number], hook: Handle): void {
  if (hook === NULL) return;
  const hooks = machineOf(rt).asyncGenHooks;
  const old = hooks[name];
  hooks[name] = hook === NONE ? NULL : rt.heap.incref(hook);
  if (old !== NULL) rt.heap.decref(old);
}

/** Functions of sys for event loops. */
export const asyncFunctions: readonly NativeFunction[] = [
  native('set_asyncgen_hooks', 'firstiter=None, finalizer=None', (rt, _self, firstiter, finalizer) => {
    for (const [i, hook] of [firstiter, finalizer].entries()) {
      if (hook !== NULL && hook !== NONE && !rt.isCallable(hook)) {
        rt.raise('TypeError', `callable ${names[i]} expected, got ${rt.typeOf(hook).name}`);
      }
    }
    setHook(rt, 'finalizer', finalizer);
    setHook(rt, 'firstiter', firstiter);
    return NONE;
  }),
  native('get_asyncgen_hooks', '', (rt) => {
    const { firstiter, finalizer } = machineOf(rt).asyncGenHooks;
    const known = rt.interned.get(HOOKS_TYPE);
    const type =
      known === undefined ? makeStructSequenceType(rt, 'builtins', 'asyncgen_hooks', names) : rt.typeObject(known);
    rt.interned.set(HOOKS_TYPE, type.handle);
    return structSequence(rt, type, [firstiter || NONE, finalizer || NONE]);
  }),
  native('set_coroutine_origin_tracking_depth', 'depth', (rt, _self, depth) => {
    const count = intArgument(rt, depth, 0);
    if (count < 0) rt.raise('ValueError', 'depth must be >= 0');
    machineOf(rt).coroutineOriginDepth = count;
    return NONE;
  }),
  native('get_coroutine_origin_tracking_depth', '', (rt) => rt.newInt(machineOf(rt).coroutineOriginDepth)),
];
