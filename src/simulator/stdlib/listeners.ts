/** Who listens at an address for connections of the program's processes, and who asks for one: what sockets do for multiprocessing. */
import { NONE, type Handle } from '../memory';
import { machineOf } from '../machine/frametype';
import { native, type NativeFunction } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { TypeId } from '../objects/typeids';
import { ERRNO_NAMES } from './errnonames';
import { fileSystem } from './filesystem';
import { raiseOSError } from './io/support';

const HOLDER = '\0multiprocessing.listeners';
const FIRST_PORT = 40_000;

/** Descriptors of connections that nobody has accepted yet, by address. */
type Listeners = Map<string, number[]>;

function listeners(rt: Runtime): Listeners {
  const known = rt.interned.get(HOLDER);
  if (known !== undefined) return rt.payloads.others.get(rt.heap.num[known]) as Listeners;
  const made: Listeners = new Map();
  rt.interned.set(HOLDER, rt.heap.createImmortal(TypeId.Object, rt.payloads.others.add(made)));
  return made;
}

/** An address with a port, where the program leaves the choice of one to the system. */
function chosen(rt: Runtime, address: Handle): Handle {
  if (rt.isStr(address)) return address;
  const [host, port] = rt.items(address);
  if (Number(rt.index(port)) !== 0) return address;
  return rt.newTuple([host, rt.newInt(FIRST_PORT + listeners(rt).size)]);
}

export const listening: readonly NativeFunction[] = [
  native('_listen', 'address, /', (rt, _self, address) => {
    const all = listeners(rt);
    const place = chosen(rt, address);
    if (all.has(rt.repr(place))) raiseOSError(rt, ERRNO_NAMES['EADDRINUSE']);
    all.set(rt.repr(place), []);
    return place;
  }),
  native('_unlisten', 'address, /', (rt, _self, address) => {
    listeners(rt).delete(rt.repr(address));
    return NONE;
  }),
  native(
    '_accept',
    'address, /',
    (rt, _self, address) => {
      const all = listeners(rt);
      const key = rt.repr(address);
      machineOf(rt).threads.wait(() => all.get(key)?.length !== 0, -1);
      const fd = all.get(key)?.shift();
      return fd === undefined ? raiseOSError(rt, ERRNO_NAMES['EBADF']) : rt.newInt(fd);
    },
    { waits: true },
  ),
  native('_connect', 'address, /', (rt, _self, address) => {
    const waiting = listeners(rt).get(rt.repr(address));
    if (waiting === undefined) return raiseOSError(rt, ERRNO_NAMES[rt.isStr(address) ? 'ENOENT' : 'ECONNREFUSED']);
    const [mine, theirs] = fileSystem(rt).openPair();
    waiting.push(theirs);
    return rt.newInt(mine);
  }),
];
