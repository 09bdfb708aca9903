/**
 * sys.monitoring (PEP 669): tools, the events they ask for and their callbacks are kept as CPython keeps them, in a dict, so that `bdb`
 * and `doctest` can be imported. Twin of Python/instrumentation.c. No event is ever sent: that is the recording's work.
 */
import { FALSE, NONE, NULL, type Handle } from '../memory';
import type { Interpreter } from '../machine/interpreter';
import { dictSetStr } from '../objects/dict';
import { moduleDict, newModule } from '../objects/module';
import { native, type NativeFunction } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { TypeId } from '../objects/typeids';

const TOOLS = 6;
const EVENT_NAMES = (
  'PY_START PY_RESUME PY_RETURN PY_YIELD CALL LINE INSTRUCTION JUMP BRANCH_LEFT BRANCH_RIGHT STOP_ITERATION RAISE ' +
  'EXCEPTION_HANDLED PY_UNWIND PY_THROW RERAISE C_RETURN C_RAISE BRANCH'
).split(' ');
const ALL_EVENTS = 2 ** EVENT_NAMES.length - 1;
const LOCAL_EVENTS = 2 ** EVENT_NAMES.indexOf('RAISE') - 1;
/** C_RETURN and C_RAISE come with CALL and cannot be asked for alone. */
const WITH_CALL = 2 ** EVENT_NAMES.indexOf('C_RETURN') + 2 ** EVENT_NAMES.indexOf('C_RAISE');

/** What is known, by keys such as `tool 0`, `events 0`, `callback 0 32`. */
const state = (rt: Runtime): Handle => rt.interned.get('sys.monitoring') ?? NULL;
const get = (rt: Runtime, key: string): Handle => rt.callMethod(state(rt), 'get', rt.newStr(key), NONE);
const put = (rt: Runtime, key: string, value: Handle): void => rt.setItem(state(rt), rt.newStr(key), value);

function toolId(rt: Runtime, tool: Handle, inUse = false): number {
  const id = Number(rt.index(tool));
  if (id < 0 || id >= TOOLS) rt.raise('ValueError', `invalid tool ${id} (must be between 0 and 5)`);
  if (inUse && get(rt, `tool ${id}`) === NONE) rt.raise('ValueError', `tool ${id} is not in use`);
  return id;
}

function eventSet(rt: Runtime, value: Handle, most: number, kind: string): number {
  const events = Number(rt.index(value));
  if (events < 0 || events > most) rt.raise('ValueError', `invalid ${kind} 0x${events.toString(16)}`);
  if ((events & WITH_CALL) !== 0 && (events & (2 ** EVENT_NAMES.indexOf('CALL'))) === 0) {
    rt.raise('ValueError', 'cannot set C_RETURN or C_RAISE events independently');
  }
  return events & ~WITH_CALL;
}

function localKey(rt: Runtime, id: number, code: Handle): string {
  if (rt.heap.type[code] !== TypeId.Code) rt.raise('TypeError', 'code must be a code object');
  return `events ${id} of ${code}`;
}

/** Forgets everything of a tool but, for `clear`, its name. */
function forget(rt: Runtime, id: number, alsoName: boolean): void {
  for (const key of rt.toArray(state(rt))) {
    const [kind, owner] = rt.text(key).split(' ');
    if (Number(owner) === id && (alsoName || kind !== 'tool')) rt.callMethod(state(rt), 'pop', key);
  }
}

const numberOr0 = (rt: Runtime, key: string): Handle => {
  const found = get(rt, key);
  return found === NONE ? rt.newInt(0) : found;
};

const functions: readonly NativeFunction[] = [
  native('use_tool_id', 'tool_id, name, /', (rt, _self, tool, name) => {
    const id = toolId(rt, tool);
    if (!rt.isStr(name)) rt.raise('ValueError', 'tool name must be a str');
    if (get(rt, `tool ${id}`) !== NONE) rt.raise('ValueError', `tool ${id} is already in use`);
    put(rt, `tool ${id}`, name);
    return NONE;
  }),
  native('clear_tool_id', 'tool_id, /', (rt, _self, tool) => {
    forget(rt, toolId(rt, tool), false);
    return NONE;
  }),
  native('free_tool_id', 'tool_id, /', (rt, _self, tool) => {
    forget(rt, toolId(rt, tool), true);
    return NONE;
  }),
  native('get_tool', 'tool_id, /', (rt, _self, tool) => get(rt, `tool ${toolId(rt, tool)}`)),
  native('register_callback', 'tool_id, event, func, /', (rt, _self, tool, event, func) => {
    const id = toolId(rt, tool);
    const number = Number(rt.index(event));
    if (number <= 0 || (number & (number - 1)) !== 0) {
      rt.raise('ValueError', 'The callback can only be set for one event at a time');
    }
    if (number > ALL_EVENTS) rt.raise('ValueError', `invalid event ${number}`);
    const key = `callback ${id} ${number}`;
    const old = rt.heap.keep(get(rt, key));
    put(rt, key, func);
    return old;
  }),
  native('get_events', 'tool_id, /', (rt, _self, tool) => numberOr0(rt, `events ${toolId(rt, tool, true)}`)),
  native('set_events', 'tool_id, event_set, /', (rt, _self, tool, events) => {
    const id = toolId(rt, tool, true);
    put(rt, `events ${id}`, rt.newInt(eventSet(rt, events, ALL_EVENTS, 'event set')));
    return NONE;
  }),
  native('get_local_events', 'tool_id, code, /', (rt, _self, tool, code) =>
    numberOr0(rt, localKey(rt, toolId(rt, tool, true), code)),
  ),
  native('set_local_events', 'tool_id, code, event_set, /', (rt, _self, tool, code, events) => {
    const key = localKey(rt, toolId(rt, tool, true), code);
    put(rt, key, rt.newInt(eventSet(rt, events, LOCAL_EVENTS | WITH_CALL, 'local event set')));
    return NONE;
  }),
  native('restart_events', '', () => NONE),
  native('_all_events', '', (rt) => rt.newDict()),
];

/** A module inside `sys`: also found in `sys.modules`. */
function submodule(
  vm: Interpreter,
  name: string,
  members: readonly NativeFunction[],
): (name: string, value: Handle) => void {
  const module = newModule(vm, `sys.${name}`, null);
  const dict = moduleDict(vm, module);
  const put = (key: string, value: Handle): void => dictSetStr(vm, dict, vm.intern(key), value);
  for (const member of members) put(member.name, vm.newBuiltinFunction(member, NULL, vm.newStr(`sys.${name}`)));
  dictSetStr(vm, vm.modules.dict, vm.intern(`sys.${name}`), module);
  dictSetStr(vm, moduleDict(vm, vm.modules.loaded('sys')), vm.intern(name), module);
  return put;
}

/** `sys.monitoring` and `sys._jit`. */
export function addSubmodules(vm: Interpreter): void {
  const set = submodule(vm, 'monitoring', functions);
  vm.interned.set('sys.monitoring', vm.heap.immortalize(vm.newDict()));
  const events = Object.fromEntries(EVENT_NAMES.map((name, i) => [name, vm.newInt(2 ** i)]));
  set('events', vm.newNamespace({ ...events, NO_EVENTS: vm.newInt(0) }));
  for (const [name, id] of Object.entries({ DEBUGGER_ID: 0, COVERAGE_ID: 1, PROFILER_ID: 2, OPTIMIZER_ID: 5 })) {
    set(name, vm.newInt(id));
  }
  for (const name of ['DISABLE', 'MISSING']) set(name, vm.call(vm.types[TypeId.Object].handle, []));
  const no = (name: string): NativeFunction => native(name, '', () => FALSE);
  submodule(vm, '_jit', ['is_available', 'is_enabled', 'is_active'].map(no));
}
