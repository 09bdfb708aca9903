/**
 * sys.monitoring (PEP 669): tools, the events they ask for and their callbacks. Twin of the module part of
 * Python/instrumentation.c; what is set is acted on in machine/monitoring.ts.
 */
import { FALSE, NONE, NULL, type Handle } from '../memory';
import type { ExecCode } from '../machine/execcode';
import { machineOf } from '../machine/frametype';
import type { Interpreter } from '../machine/interpreter';
import { Event, USER_TOOLS, type Tool } from '../machine/monitoring';
import { dictSetStr } from '../objects/dict';
import { moduleDict, newModule } from '../objects/module';
import { native, type NativeFunction } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { TypeId } from '../objects/typeids';

const EVENT_NAMES = (
  'PY_START PY_RESUME PY_RETURN PY_YIELD CALL LINE INSTRUCTION JUMP BRANCH_LEFT BRANCH_RIGHT STOP_ITERATION RAISE ' +
  'EXCEPTION_HANDLED PY_UNWIND PY_THROW RERAISE C_RETURN C_RAISE BRANCH'
).split(' ');
const ALL_EVENTS = 2 ** EVENT_NAMES.length - 1;
const LOCAL_EVENTS = (1 << Event.RAISE) - 1;
/** C_RETURN and C_RAISE come with CALL and cannot be asked for alone. */
const WITH_CALL = (1 << Event.C_RETURN) | (1 << Event.C_RAISE);
/** Both ways of a branch. */
const BRANCH = 1 << EVENT_NAMES.indexOf('BRANCH');
const BRANCHES = (1 << Event.BRANCH_LEFT) | (1 << Event.BRANCH_RIGHT);

function toolOf(rt: Runtime, tool: Handle, inUse = false): Tool {
  const id = Number(rt.index(tool));
  if (id < 0 || id >= USER_TOOLS) rt.raise('ValueError', `invalid tool ${id} (must be between 0 and 5)`);
  const found = machineOf(rt).monitoring.tools[id];
  if (inUse && nameOf(rt, found) === NULL) rt.raise('ValueError', `tool ${id} is not in use`);
  return found;
}

const nameOf = (rt: Runtime, tool: Tool): Handle => machineOf(rt).monitoring.callback(tool, Event.Count);

function eventSet(rt: Runtime, value: Handle, most: number, kind: string): number {
  const given = Number(rt.index(value));
  if (given < 0 || given > ALL_EVENTS) rt.raise('ValueError', `invalid ${kind} 0x${given.toString(16)}`);
  let events = given;
  if ((events & WITH_CALL) !== 0 && (events & (1 << Event.CALL)) !== 0) events &= ~WITH_CALL;
  if ((events & WITH_CALL) !== 0) rt.raise('ValueError', 'cannot set C_RETURN or C_RAISE events independently');
  if ((events & BRANCH) !== 0) events = (events & ~BRANCH) | BRANCHES;
  if ((events & ~most) !== 0) rt.raise('ValueError', `invalid ${kind} 0x${events.toString(16)}`);
  // They are told of wherever calls are.
  return (events & (1 << Event.CALL)) === 0 ? events : events | WITH_CALL;
}

const shown = (events: number): number => events & ~WITH_CALL;

function execOf(rt: Runtime, code: Handle): ExecCode {
  if (rt.heap.type[code] !== TypeId.Code) rt.raise('TypeError', 'code must be a code object');
  return machineOf(rt).codes.exec(code);
}

/** Forgets everything of a tool but its name. */
function clear(rt: Runtime, tool: Tool): void {
  const { monitoring } = machineOf(rt);
  tool.events = 0;
  tool.local.clear();
  tool.disabled.clear();
  for (let event = 0; event < (Event.Count as number); event++) {
    if (monitoring.callback(tool, event) !== NULL) monitoring.setCallback(tool, event, NULL);
  }
  monitoring.update();
}

const functions: readonly NativeFunction[] = [
  native('use_tool_id', 'tool_id, name, /', (rt, _self, id, name) => {
    const tool = toolOf(rt, id);
    if (!rt.isStr(name)) rt.raise('ValueError', 'tool name must be a str');
    if (nameOf(rt, tool) !== NULL) rt.raise('ValueError', `tool ${rt.index(id)} is already in use`);
    machineOf(rt).monitoring.setCallback(tool, Event.Count, name);
    return NONE;
  }),
  native('clear_tool_id', 'tool_id, /', (rt, _self, id) => {
    const tool = toolOf(rt, id);
    if (nameOf(rt, tool) !== NULL) clear(rt, tool);
    return NONE;
  }),
  native('free_tool_id', 'tool_id, /', (rt, _self, id) => {
    const tool = toolOf(rt, id);
    if (nameOf(rt, tool) === NULL) return NONE;
    clear(rt, tool);
    machineOf(rt).monitoring.setCallback(tool, Event.Count, NULL);
    return NONE;
  }),
  native('get_tool', 'tool_id, /', (rt, _self, id) => nameOf(rt, toolOf(rt, id)) || NONE),
  native('register_callback', 'tool_id, event, func, /', (rt, _self, id, event, func) => {
    const tool = toolOf(rt, id);
    const number = Number(rt.index(event));
    if (number <= 0 || (number & (number - 1)) !== 0) {
      rt.raise('ValueError', 'The callback can only be set for one event at a time');
    }
    if (number > ALL_EVENTS) rt.raise('ValueError', `invalid event ${number}`);
    const { monitoring } = machineOf(rt);
    const events = number === BRANCH ? [Event.BRANCH_LEFT, Event.BRANCH_RIGHT] : [Math.log2(number)];
    const old = rt.heap.keep(monitoring.callback(tool, events[0]) || NONE);
    for (const each of events) monitoring.setCallback(tool, each, func === NONE ? NULL : func);
    return old;
  }),
  native('get_events', 'tool_id, /', (rt, _self, id) => rt.newInt(shown(toolOf(rt, id, true).events))),
  native('set_events', 'tool_id, event_set, /', (rt, _self, id, events) => {
    const tool = toolOf(rt, id);
    const wanted = eventSet(rt, events, ALL_EVENTS, 'event set');
    toolOf(rt, id, true);
    tool.events = wanted;
    machineOf(rt).monitoring.update();
    return NONE;
  }),
  native('get_local_events', 'tool_id, code, /', (rt, _self, id, code) => {
    const { index } = execOf(rt, code);
    return rt.newInt(shown(toolOf(rt, id, true).local.get(index) ?? 0));
  }),
  native('set_local_events', 'tool_id, code, event_set, /', (rt, _self, id, code, events) => {
    const { index } = execOf(rt, code);
    const tool = toolOf(rt, id);
    const wanted = eventSet(rt, events, LOCAL_EVENTS, 'local event set');
    toolOf(rt, id, true);
    if (wanted === 0) tool.local.delete(index);
    else tool.local.set(index, wanted);
    machineOf(rt).monitoring.update();
    return NONE;
  }),
  native('restart_events', '', (rt) => {
    for (const tool of machineOf(rt).monitoring.tools) tool.disabled.clear();
    return NONE;
  }),
  native('_all_events', '', (rt) => {
    const dict = rt.newDict();
    EVENT_NAMES.forEach((name, event) => {
      const tools = machineOf(rt).monitoring.tools.reduce(
        (all, { events }, id) => ((shown(events) & (1 << event)) === 0 ? all : all | (1 << id)),
        0,
      );
      if (tools !== 0) rt.setItem(dict, rt.newStr(name), rt.newInt(tools));
    });
    return dict;
  }),
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
  const events = Object.fromEntries(EVENT_NAMES.map((name, i) => [name, vm.newInt(2 ** i)]));
  set('events', vm.newNamespace({ ...events, NO_EVENTS: vm.newInt(0) }));
  for (const [name, id] of Object.entries({ DEBUGGER_ID: 0, COVERAGE_ID: 1, PROFILER_ID: 2, OPTIMIZER_ID: 5 })) {
    set(name, vm.newInt(id));
  }
  const marker = (name: string): Handle => {
    const object = vm.call(vm.types[TypeId.Object].handle, []);
    set(name, object);
    return object;
  };
  vm.monitoring.disable = marker('DISABLE');
  vm.monitoring.missing = marker('MISSING');
  const no = (name: string): NativeFunction => native(name, '', () => FALSE);
  submodule(vm, '_jit', ['is_available', 'is_enabled', 'is_active'].map(no));
}
