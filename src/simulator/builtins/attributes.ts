/** Builtin functions on attributes and namespaces. */
import { boolHandle, NONE, NULL, type Handle } from '../memory';
import { machineOf, frameLocals } from '../machine/frametype';
import { refuseKeywords } from '../objects/arguments';
import { native, rawNative, type NativeFunction } from '../objects/native';
import { isInstanceOf, isSubclassOf } from '../objects/isinstance';
import { listExtend } from '../objects/listextend';
import type { Runtime } from '../objects/runtime';

function attributeName(rt: Runtime, name: Handle): Handle {
  if (!rt.isStr(name)) rt.raise('TypeError', `attribute name must be string, not '${rt.typeOf(name).name}'`);
  return name;
}

/** The names of the running frame as `locals()` gives them. */
export function currentLocals(rt: Runtime): Handle {
  const frame = rt.currentFrame();
  if (frame === NULL) rt.raise('SystemError', 'frame does not exist');
  return frameLocals(machineOf(rt), frame);
}

/** What `__dir__` of an object's type gives (_dir_object). */
function namesOf(rt: Runtime, object: Handle): Handle {
  const dir = rt.lookupSpecial(object, '__dir__');
  return dir === NULL ? rt.raise('TypeError', 'object does not provide __dir__') : rt.call(dir, []);
}

export const attributeFunctions: readonly NativeFunction[] = [
  rawNative('getattr', null, (rt, _self, args, kwnames) => {
    if (kwnames !== null) rt.raise('TypeError', 'getattr() takes no keyword arguments');
    if (args.length < 2) rt.raise('TypeError', `getattr expected at least 2 arguments, got ${args.length}`);
    if (args.length > 3) rt.raise('TypeError', `getattr expected at most 3 arguments, got ${args.length}`);
    const name = attributeName(rt, args[1]);
    if (args.length === 2) return rt.getAttr(args[0], name);
    const found = rt.findAttr(args[0], name);
    return found === NULL ? args[2] : found;
  }),
  native('setattr', 'obj, name, value, /', (rt, _self, object, name, value) => {
    rt.setAttr(object, attributeName(rt, name), value);
    return NONE;
  }),
  native('delattr', 'obj, name, /', (rt, _self, object, name) => {
    rt.delAttr(object, attributeName(rt, name));
    return NONE;
  }),
  native('hasattr', 'obj, name, /', (rt, _self, object, name) =>
    boolHandle(rt.findAttr(object, attributeName(rt, name)) !== NULL),
  ),
  native('isinstance', 'obj, class_or_tuple, /', (rt, _self, object, cls) => boolHandle(isInstanceOf(rt, object, cls))),
  native('issubclass', 'cls, class_or_tuple, /', (rt, _self, cls, of) => boolHandle(isSubclassOf(rt, cls, of))),
  rawNative('dir', null, (rt, _self, args, kwnames) => {
    refuseKeywords(rt, 'dir', kwnames);
    if (args.length > 1) rt.raise('TypeError', `dir expected at most 1 argument, got ${args.length}`);
    const names = rt.newList([]);
    listExtend(rt, names, args.length === 1 ? namesOf(rt, args[0]) : rt.callMethod(currentLocals(rt), 'keys'));
    rt.callMethod(names, 'sort');
    return names;
  }),
  rawNative('vars', null, (rt, _self, args, kwnames) => {
    refuseKeywords(rt, 'vars', kwnames);
    if (args.length > 1) rt.raise('TypeError', `vars expected at most 1 argument, got ${args.length}`);
    if (args.length === 0) return currentLocals(rt);
    const dict = rt.findAttr(args[0], '__dict__');
    return dict === NULL ? rt.raise('TypeError', 'vars() argument must have __dict__ attribute') : dict;
  }),
  native('locals', '', (rt) => currentLocals(rt)),
  native('globals', '', (rt) => machineOf(rt).globals),
];
