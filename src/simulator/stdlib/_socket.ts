/**
 * The modules _socket and select, as far as asyncio and friends need them to be there: pairs of connected sockets and
 * waiting, on the simulated clock. There is no network: connecting says so.
 */
import { NONE, NULL, TRUE, type Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { bytesArgument } from '../objects/buffer';
import { machineOf } from '../machine/frametype';
import { dictDelete, dictGet, dictSet } from '../objects/dict';
import { allocate } from '../objects/instance';
import { native, rawNative, type NativeFunction } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { defineType } from '../objects/spec';
import { newTuple } from '../objects/tuple';
import { TypeFlag } from '../objects/typeobject';
import { TypeId } from '../objects/typeids';
import { fileSystem } from './filesystem';
import { addTypes, bind, moduleType, newExceptionClass, signature } from './typedef';

const enum Word {
  /** None or a float. */
  Timeout,
  RefCount,
  Descriptor = RefCount,
  Family,
  Type,
  Protocol,
  Count,
}

const FIRST_DESCRIPTOR = 64;

/** The next file descriptor. */
function nextDescriptor(rt: Runtime): number {
  let holder = rt.interned.get('_socket.descriptors');
  if (holder === undefined) {
    holder = rt.heap.createImmortal(TypeId.Object, 0, 0, 1);
    rt.interned.set('_socket.descriptors', holder);
  }
  const at = rt.heap.base[holder];
  rt.heap.setRaw(at, rt.heap.words[at] + 1);
  return FIRST_DESCRIPTOR + rt.heap.words[at];
}

function fill(rt: Runtime, self: Handle, family: number, type: number, protocol: number, descriptor: number): void {
  const { heap } = rt;
  const at = heap.base[self];
  heap.setRef(at + Word.Timeout, NONE);
  heap.setRaw(at + Word.Descriptor, descriptor);
  heap.setRaw(at + Word.Family, family);
  heap.setRaw(at + Word.Type, type);
  heap.setRaw(at + Word.Protocol, protocol);
}

function unreachable(rt: Runtime): never {
  return rt.raiseWith('OSError', [rt.newInt(101), rt.newStr('Network is unreachable')]);
}

const number = (rt: Runtime, h: Handle, fallback: number): number => {
  if (h === NULL || h === NONE) return fallback;
  const value = rt.indexClipped(h);
  return value === -1 ? fallback : value;
};

const parameters = signature('socket', 'family=-1, type=-1, proto=-1, fileno=None');

function wordAttribute(word: number): { get: (rt: Runtime, self: Handle) => Handle } {
  return { get: (rt, self) => rt.newInt(rt.heap.words[rt.heap.base[self] + word]) };
}

function nothing(names: readonly string[]): NativeFunction[] {
  return names.map((name) => rawNative(name, null, () => NONE));
}

const socket = defineType({
  id: null,
  name: 'socket',
  module: '_socket',
  flags: TypeFlag.BaseType,
  layout: {
    words: Word.Count,
    refs: Word.RefCount,
    release: (rt, self) => {
      for (let word = Word.RefCount; word < Word.Count; word++) rt.heap.setRaw(rt.heap.base[self] + word, 0);
    },
  },
  slots: {
    new: (rt, type) => allocate(rt, type),
    init: (rt, self, args, kwnames) => {
      const [family, type, protocol, descriptor] = bind(rt, parameters, args, kwnames);
      fill(
        rt,
        self,
        number(rt, family, 2),
        number(rt, type, 1),
        number(rt, protocol, 0),
        descriptor === NULL || descriptor === NONE ? nextDescriptor(rt) : rt.indexClipped(descriptor),
      );
    },
  },
  getset: {
    family: wordAttribute(Word.Family),
    type: wordAttribute(Word.Type),
    proto: wordAttribute(Word.Protocol),
    timeout: { get: (rt, self) => rt.heap.words[rt.heap.base[self]] || NONE },
  },
  methods: [
    native('fileno', '', (rt, self) => rt.newInt(rt.heap.words[rt.heap.base[self] + Word.Descriptor])),
    native('detach', '', (rt, self) => {
      const at = rt.heap.base[self] + Word.Descriptor;
      const descriptor = rt.heap.words[at];
      rt.heap.setRaw(at, -1);
      return rt.newInt(descriptor);
    }),
    native('close', '', (rt, self) => {
      rt.heap.setRaw(rt.heap.base[self] + Word.Descriptor, -1);
      return NONE;
    }),
    native('settimeout', 'timeout, /', (rt, self, timeout) => {
      rt.heap.setRef(rt.heap.base[self], timeout);
      return NONE;
    }),
    native('gettimeout', '', (rt, self) => rt.heap.words[rt.heap.base[self]] || NONE),
    native('setblocking', 'flag, /', (rt, self, flag) => {
      rt.heap.setRef(rt.heap.base[self], rt.truth(flag) ? NONE : rt.newFloat(0));
      return NONE;
    }),
    native('getblocking', '', () => TRUE),
    native('send', 'data, flags=0, /', (rt, self, data) => rt.newInt(send(rt, self, data))),
    native('sendall', 'data, flags=0, /', (rt, self, data) => {
      send(rt, self, data);
      return NONE;
    }),
    native('recv', 'bufsize, flags=0, /', (rt, self, size) => receive(rt, self, rt.indexClipped(size)), {
      waits: true,
    }),
    ...nothing(['setsockopt', 'shutdown']),
    ...['connect', 'connect_ex', 'bind', 'listen', '_accept', 'sendto', 'recvfrom'].map((name) =>
      rawNative(name, null, (rt) => unreachable(rt)),
    ),
  ],
});

// ---- what is on its way between the two ends of a pair

/** Bytes that have not been received, by descriptor. */
function arrived(rt: Runtime): Handle {
  const known = rt.interned.get('_socket.arrived');
  if (known !== undefined) return known;
  const dict = rt.heap.incref(rt.newDict());
  rt.interned.set('_socket.arrived', dict);
  return dict;
}

function pending(rt: Runtime, descriptor: number): Handle {
  return dictGet(rt, arrived(rt), rt.newInt(descriptor));
}

function descriptorOf(rt: Runtime, self: Handle): number {
  return rt.heap.words[rt.heap.base[self] + Word.Descriptor];
}

/** Whether there can be another end: pairs are of this family, and nothing else ever gets connected. */
function isPaired(rt: Runtime, self: Handle): boolean {
  return rt.heap.words[rt.heap.base[self] + Word.Family] === CONSTANTS.AF_UNIX;
}

/** Hands bytes to the other end, whose descriptor differs in the last bit. */
function send(rt: Runtime, self: Handle, data: Handle): number {
  if (!isPaired(rt, self)) rt.raiseWith('BrokenPipeError', [rt.newInt(32), rt.newStr('Broken pipe')]);
  const other = descriptorOf(rt, self) ^ 1;
  const bytes = bytesArgument(rt, data);
  const before = pending(rt, other);
  const all = before === NULL ? bytes : new Uint8Array([...rt.bytesValue(before), ...bytes]);
  dictSet(rt, arrived(rt), rt.newInt(other), rt.newBytes(all));
  return bytes.length;
}

function receive(rt: Runtime, self: Handle, size: number): Handle {
  const { heap } = rt;
  if (!isPaired(rt, self)) {
    rt.raiseWith('OSError', [rt.newInt(107), rt.newStr('Transport endpoint is not connected')]);
  }
  const descriptor = descriptorOf(rt, self);
  const timeout = heap.words[heap.base[self]];
  const limit = timeout === NULL || timeout === NONE ? -1 : rt.toFloat(timeout);
  if (!machineOf(rt).threads.wait(() => pending(rt, descriptor) !== NULL, limit)) {
    if (limit > 0) rt.raise('TimeoutError', 'timed out');
    rt.raiseWith('BlockingIOError', [rt.newInt(11), rt.newStr('Resource temporarily unavailable')]);
  }
  const bytes = rt.bytesValue(pending(rt, descriptor));
  const key = rt.newInt(descriptor);
  if (bytes.length <= size) dictDelete(rt, arrived(rt), key);
  else dictSet(rt, arrived(rt), key, rt.newBytes(bytes.slice(size)));
  return rt.newBytes(bytes.slice(0, size));
}

const CONSTANTS: Readonly<Record<string, number>> = {
  AF_UNSPEC: 0,
  AF_UNIX: 1,
  AF_INET: 2,
  AF_INET6: 10,
  SOCK_STREAM: 1,
  SOCK_DGRAM: 2,
  SOCK_RAW: 3,
  SOCK_NONBLOCK: 2048,
  SOCK_CLOEXEC: 524288,
  SOL_SOCKET: 1,
  SO_REUSEADDR: 2,
  SO_TYPE: 3,
  SO_ERROR: 4,
  SO_BROADCAST: 6,
  SO_KEEPALIVE: 9,
  SO_REUSEPORT: 15,
  SOMAXCONN: 4096,
  IPPROTO_TCP: 6,
  IPPROTO_UDP: 17,
  IPPROTO_IPV6: 41,
  IPV6_V6ONLY: 26,
  TCP_NODELAY: 1,
  MSG_PEEK: 2,
  AI_PASSIVE: 1,
  NI_NUMERICHOST: 1,
  NI_NUMERICSERV: 2,
  SHUT_RD: 0,
  SHUT_WR: 1,
  SHUT_RDWR: 2,
  EAI_NONAME: -2,
  INADDR_ANY: 0,
  INADDR_LOOPBACK: 0x7f000001,
};

export const socketModule: BuiltinModule = {
  name: '_socket',
  doc: 'Implementation module for socket operations.\n\nSee the socket module for documentation.',
  functions: [
    native('socketpair', 'family=1, type=1, proto=0, /', (rt) => {
      // Even and odd.
      if (nextDescriptor(rt) % 2 === 0) nextDescriptor(rt);
      const ends = [0, 1].map(() => {
        const made = allocate(rt, moduleType(rt, '_socket.socket'));
        fill(rt, made, 1, 1, 0, nextDescriptor(rt));
        return made;
      });
      return newTuple(rt, ends);
    }),
    native('gethostname', '', (rt) => rt.newStr('localhost')),
    native('getdefaulttimeout', '', () => NONE),
    native('setdefaulttimeout', 'timeout, /', () => NONE),
    native('close', 'fd, /', () => NONE),
    ...['getaddrinfo', 'gethostbyname', 'gethostbyaddr', 'getnameinfo', 'getservbyname'].map((name) =>
      rawNative(name, null, (rt) => {
        const error = rt.getAttr(rt.importModule('_socket'), 'gaierror');
        return rt.raiseWith(rt.typeObject(error), [rt.newInt(-3), rt.newStr('Temporary failure in name resolution')]);
      }),
    ),
    ...(['htons', 'ntohs'] as const).map((name) =>
      native(name, 'x, /', (rt, _self, x) => {
        const value = Number(rt.index(x));
        return rt.newInt(((value & 255) << 8) | ((value >> 8) & 255));
      }),
    ),
  ],
  init: (vm, _module, set) => {
    const [type] = addTypes(vm, set, [socket]);
    set('SocketType', type.handle);
    set('error', vm.exceptionType('OSError').handle);
    set('timeout', vm.exceptionType('TimeoutError').handle);
    set('herror', newExceptionClass(vm, 'socket', 'herror', 'OSError'));
    set('gaierror', newExceptionClass(vm, 'socket', 'gaierror', 'OSError'));
    set('has_ipv6', TRUE);
    set('CAPI', NONE);
    for (const [name, value] of Object.entries(CONSTANTS)) set(name, vm.newInt(value));
  },
};

/** Which of the things to read from have something to read. */
function readable(rt: Runtime, things: readonly Handle[]): Handle[] {
  return things.filter((thing) => {
    const descriptor = rt.isInt(thing) ? thing : rt.callMethod(thing, 'fileno');
    const number = Number(rt.index(descriptor));
    return pending(rt, number) !== NULL || (number < FIRST_DESCRIPTOR && fileSystem(rt).isReadable(number));
  });
}

/** select: waits for the other end of a pair, on the simulated clock. */
export const selectModule: BuiltinModule = {
  name: 'select',
  doc: 'This module supports asynchronous I/O on multiple file descriptors.',
  functions: [
    native(
      'select',
      'rlist, wlist, xlist, timeout=None, /',
      (rt, _self, read, write, _special, timeout) => {
        const readers = rt.toArray(read);
        const writers = rt.toArray(write);
        const limit = timeout === NULL || timeout === NONE ? -1 : Math.max(0, rt.toFloat(timeout));
        machineOf(rt).threads.wait(() => writers.length > 0 || readable(rt, readers).length > 0, limit);
        return newTuple(rt, [rt.newList(readable(rt, readers)), rt.newList(writers), rt.newList([])]);
      },
      { waits: true },
    ),
  ],
  init: (vm, _module, set) => {
    set('error', vm.exceptionType('OSError').handle);
    set('PIPE_BUF', vm.newInt(4096));
  },
};
