/**
 * The modules _socket and select: sockets of one run reach each other (network.ts), and wait on the simulated clock. There is no network
 * beyond: connecting to it says so.
 */
import { SOCKET_CONSTANTS } from './linuxconstants';
import { boolHandle, NONE, NULL, TRUE, type Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { bytesArgument } from '../objects/buffer';
import { machineOf } from '../machine/frametype';
import { allocate } from '../objects/instance';
import { fastItems } from '../objects/listextend';
import { native, rawNative } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { defineType } from '../objects/spec';
import { argumentKind, ssizeArgument } from '../objects/textargs';
import { newTuple } from '../objects/tuple';
import { TypeFlag } from '../objects/typeobject';
import { writableBuffer } from './buffers';
import { ERRNO_NAMES } from './errnonames';
import { fileSystem } from './filesystem';
import { hostAddress, networkOf, NetworkProblem, SocketType, type Address, type Endpoint } from './network';
import { hostFunctions } from './hostnames';
import { raiseOSError } from './io/support';
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
  MSG_WAITALL: 256,
  MSG_DONTWAIT: 64,
  AI_PASSIVE: 1,
  AI_CANONNAME: 2,
  AI_ADDRCONFIG: 32,
  IPPROTO_IP: 0,
  SO_SNDBUF: 7,
  SO_RCVBUF: 8,
  SO_LINGER: 13,
  EAI_AGAIN: -3,
  NI_NUMERICHOST: 1,
  NI_NUMERICSERV: 2,
  SHUT_RD: 0,
  SHUT_WR: 1,
  SHUT_RDWR: 2,
  EAI_NONAME: -2,
  INADDR_ANY: 0,
  INADDR_LOOPBACK: 0x7f000001,
  INADDR_BROADCAST: 0xffffffff,
};

function fill(rt: Runtime, self: Handle, family: number, type: number, protocol: number, descriptor: number): void {
  const { heap } = rt;
  const at = heap.base[self];
  heap.setRef(at + Word.Timeout, NONE);
  heap.setRaw(at + Word.Descriptor, descriptor);
  heap.setRaw(at + Word.Family, family);
  heap.setRaw(at + Word.Type, type);
  heap.setRaw(at + Word.Protocol, protocol);
}

/** Runs what may fail with a NetworkProblem; that becomes an OSError. */
function attempt<T>(rt: Runtime, body: () => T): T {
  try {
    return body();
  } catch (problem) {
    if (!(problem instanceof NetworkProblem)) throw problem;
    return raiseOSError(rt, ERRNO_NAMES[problem.code]);
  }
}

const number = (rt: Runtime, h: Handle, fallback: number): number => {
  if (h === NULL || h === NONE) return fallback;
  const value = rt.indexClipped(h);
  return value === -1 ? fallback : value;
};

const descriptorOf = (rt: Runtime, self: Handle): number => rt.heap.words[rt.heap.base[self] + Word.Descriptor];

const endOf = (rt: Runtime, self: Handle): Endpoint => attempt(rt, () => networkOf(rt).end(descriptorOf(rt, self)));

/** The seconds that a call of a socket may wait, -1: without end. */
function patience(rt: Runtime, self: Handle): number {
  const timeout = rt.heap.words[rt.heap.base[self]];
  return timeout === NULL || timeout === NONE ? -1 : rt.toFloat(timeout);
}

/** Waits until there is something to receive or to accept. */
function waitFor(rt: Runtime, self: Handle): void {
  const network = networkOf(rt);
  const descriptor = descriptorOf(rt, self);
  const limit = patience(rt, self);
  const ready = (): boolean => !network.has(descriptor) || network.isReadable(descriptor);
  if (limit === 0 ? ready() : machineOf(rt).threads.wait(ready, limit)) return;
  if (limit > 0) rt.raise('TimeoutError', 'timed out');
  raiseOSError(rt, ERRNO_NAMES['EAGAIN']);
}

/** The address an argument is: (host, port), or a path. */
function addressOf(rt: Runtime, self: Handle, h: Handle): Address {
  if (rt.heap.words[rt.heap.base[self] + Word.Family] === CONSTANTS['AF_UNIX']) return rt.str(h);
  if (!rt.isInstance(h, rt.typeOf(rt.newTuple([])))) {
    rt.raise('TypeError', `AF_INET address must be tuple, not ${rt.typeOf(h).name}`);
  }
  const items = rt.items(h);
  if (items.length < 2) rt.raise('TypeError', 'AF_INET address must be a pair (host, port)');
  const port = Number(rt.index(items[1]));
  if (port < 0 || port > 65535) rt.raise('OverflowError', 'bind(): port must be 0-65535.');
  const host = rt.str(items[0]);
  if (hostAddress(host) === null) rt.call(rt.getAttr(rt.importModule('_socket'), 'gethostbyname'), [items[0]]);
  return [host, port];
}

function addressHandle(rt: Runtime, address: Address | null, family: number): Handle {
  if (address === null)
    return family === CONSTANTS['AF_UNIX'] ? rt.newStr('') : addressHandle(rt, ['0.0.0.0', 0], family);
  if (typeof address === 'string') return rt.newStr(address);
  return newTuple(rt, [rt.newStr(address[0]), rt.newInt(address[1])]);
}

function receive(rt: Runtime, self: Handle, size: number, flags: Handle): { bytes: Uint8Array; from: Handle } {
  const end = endOf(rt, self);
  if (size < 0) rt.raise('ValueError', 'negative buffersize in recv');
  if (end.type === SocketType.Stream && end.peer === null) raiseOSError(rt, ERRNO_NAMES['ENOTCONN']);
  waitFor(rt, self);
  const peek = flags !== NULL && (Number(rt.index(flags)) & CONSTANTS['MSG_PEEK']) !== 0;
  const { bytes, from } = networkOf(rt).receive(end, size, peek);
  return { bytes, from: from === null ? NONE : addressHandle(rt, from, end.family) };
}

function receiveInto(
  rt: Runtime,
  self: Handle,
  buffer: Handle,
  size: Handle,
  flags: Handle,
): { count: Handle; from: Handle } {
  const target = writableBuffer(rt, buffer);
  if (target === null) {
    return rt.raise(
      'TypeError',
      `recv_into() argument 1 must be read-write bytes-like object, not ${argumentKind(rt, buffer)}`,
    );
  }
  const { bytes, from } = receive(
    rt,
    self,
    size === NULL ? target.length : number(rt, size, 0) || target.length,
    flags,
  );
  target.write(0, bytes);
  return { count: rt.newInt(bytes.length), from };
}

function send(rt: Runtime, self: Handle, data: Handle): number {
  const bytes = bytesArgument(rt, data);
  attempt(rt, () => networkOf(rt).send(endOf(rt, self), bytes.slice()));
  return bytes.length;
}

function close(rt: Runtime, self: Handle): void {
  networkOf(rt).close(descriptorOf(rt, self));
  rt.heap.setRaw(rt.heap.base[self] + Word.Descriptor, -1);
}

const parameters = signature('socket', 'family=-1, type=-1, proto=-1, fileno=None');

function wordAttribute(word: number): { get: (rt: Runtime, self: Handle) => Handle } {
  return { get: (rt, self) => rt.newInt(rt.heap.words[rt.heap.base[self] + word]) };
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
      if (descriptorOf(rt, self) > 0) networkOf(rt).close(descriptorOf(rt, self));
      for (let word = Word.RefCount; word < Word.Count; word++) rt.heap.setRaw(rt.heap.base[self] + word, 0);
    },
  },
  slots: {
    new: (rt, type) => allocate(rt, type),
    init: (rt, self, args, kwnames) => {
      const [family, type, protocol, given] = bind(rt, parameters, args, kwnames);
      const network = networkOf(rt);
      const known = given === NULL || given === NONE ? null : attempt(rt, () => network.end(rt.indexClipped(given)));
      const kind = number(rt, family, known?.family ?? CONSTANTS['AF_INET']);
      const way = number(rt, type, known?.type ?? SocketType.Stream);
      fill(
        rt,
        self,
        kind,
        way & 15,
        number(rt, protocol, 0),
        known === null ? network.open(kind, way) : rt.indexClipped(given),
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
    native('fileno', '', (rt, self) => rt.newInt(descriptorOf(rt, self))),
    native('detach', '', (rt, self) => {
      const descriptor = descriptorOf(rt, self);
      rt.heap.setRaw(rt.heap.base[self] + Word.Descriptor, -1);
      return rt.newInt(descriptor);
    }),
    native('close', '', (rt, self) => {
      close(rt, self);
      return NONE;
    }),
    native('settimeout', 'timeout, /', (rt, self, timeout) => {
      const seconds = timeout === NONE ? 0 : rt.toFloat(timeout);
      if (seconds < 0) rt.raise('ValueError', 'Timeout value out of range');
      rt.heap.setRef(rt.heap.base[self], timeout === NONE ? NONE : rt.newFloat(seconds));
      return NONE;
    }),
    native('gettimeout', '', (rt, self) => rt.heap.words[rt.heap.base[self]] || NONE),
    native('setblocking', 'flag, /', (rt, self, flag) => {
      rt.heap.setRef(rt.heap.base[self], rt.truth(flag) ? NONE : rt.newFloat(0));
      return NONE;
    }),
    native('getblocking', '', (rt, self) => boolHandle(patience(rt, self) !== 0)),
    native('bind', 'address, /', (rt, self, address) => {
      const place = addressOf(rt, self, address);
      attempt(rt, () => networkOf(rt).bind(endOf(rt, self), place));
      return NONE;
    }),
    native('listen', 'backlog=128, /', (rt, self) => {
      attempt(rt, () => networkOf(rt).listen(endOf(rt, self)));
      return NONE;
    }),
    native(
      '_accept',
      '',
      (rt, self) => {
        const end = endOf(rt, self);
        if (end.waiting === null) raiseOSError(rt, ERRNO_NAMES['EINVAL']);
        waitFor(rt, self);
        const descriptor = attempt(rt, () => networkOf(rt).accept(endOf(rt, self))) as number;
        const { remote } = networkOf(rt).end(descriptor);
        return newTuple(rt, [rt.newInt(descriptor), addressHandle(rt, remote, end.family)]);
      },
      { waits: true },
    ),
    native('connect', 'address, /', (rt, self, address) => {
      const place = addressOf(rt, self, address);
      attempt(rt, () => networkOf(rt).connect(endOf(rt, self), place));
      return NONE;
    }),
    native('connect_ex', 'address, /', (rt, self, address) => {
      const place = addressOf(rt, self, address);
      try {
        networkOf(rt).connect(endOf(rt, self), place);
      } catch (problem) {
        if (problem instanceof NetworkProblem) return rt.newInt(ERRNO_NAMES[problem.code]);
        throw problem;
      }
      return rt.newInt(0);
    }),
    native('getsockname', '', (rt, self) => {
      const { local, family } = endOf(rt, self);
      return addressHandle(rt, local, family);
    }),
    native('getpeername', '', (rt, self) => {
      const { peer, remote, family } = endOf(rt, self);
      if (peer === null && remote === null) raiseOSError(rt, ERRNO_NAMES['ENOTCONN']);
      return addressHandle(rt, remote, family);
    }),
    native('send', 'data, flags=0, /', (rt, self, data) => rt.newInt(send(rt, self, data))),
    native('sendall', 'data, flags=0, /', (rt, self, data) => {
      send(rt, self, data);
      return NONE;
    }),
    rawNative('sendto', '(data, flags=0, address)', (rt, self, args) => {
      if (args.length < 2) rt.raise('TypeError', `sendto() takes 2 or 3 arguments (${args.length} given)`);
      const bytes = bytesArgument(rt, args[0]);
      const place = addressOf(rt, self, args[args.length - 1]);
      attempt(rt, () => networkOf(rt).sendTo(endOf(rt, self), bytes.slice(), place));
      return rt.newInt(bytes.length);
    }),
    native(
      'recv',
      'bufsize, flags=0, /',
      (rt, self, size, flags) => rt.newBytes(receive(rt, self, ssizeArgument(rt, size, 0), flags).bytes),
      { waits: true },
    ),
    native(
      'recvfrom',
      'bufsize, flags=0, /',
      (rt, self, size, flags) => {
        const { bytes, from } = receive(rt, self, ssizeArgument(rt, size, 0), flags);
        return newTuple(rt, [rt.newBytes(bytes), from]);
      },
      { waits: true },
    ),
    native(
      'recv_into',
      'buffer, nbytes=0, flags=0',
      (rt, self, buffer, size, flags) => receiveInto(rt, self, buffer, size, flags).count,
      { waits: true },
    ),
    native(
      'recvfrom_into',
      'buffer, nbytes=0, flags=0',
      (rt, self, buffer, size, flags) => {
        const { count, from } = receiveInto(rt, self, buffer, size, flags);
        return newTuple(rt, [count, from]);
      },
      { waits: true },
    ),
    native('shutdown', 'how, /', (rt, self, how) => {
      const end = endOf(rt, self);
      if (end.peer === null) raiseOSError(rt, ERRNO_NAMES['ENOTCONN']);
      if (Number(rt.index(how)) !== CONSTANTS['SHUT_RD']) networkOf(rt).finish(end);
      return NONE;
    }),
    rawNative('setsockopt', '(level, optname, value)', (rt, self) => {
      endOf(rt, self);
      return NONE;
    }),
    native('getsockopt', 'level, optname, buflen=0, /', (rt, self, _level, option) =>
      rt.newInt(Number(rt.index(option)) === CONSTANTS['SO_TYPE'] ? endOf(rt, self).type : 0),
    ),
  ],
});

export const socketModule: BuiltinModule = {
  name: '_socket',
  doc: 'Implementation module for socket operations.\n\nSee the socket module for documentation.',
  functions: [
    native('socketpair', 'family=1, type=1, proto=0, /', (rt, _self, family, type) => {
      const kind = number(rt, family, CONSTANTS['AF_UNIX']);
      const way = number(rt, type, SocketType.Stream);
      const ends = networkOf(rt)
        .pair(kind, way)
        .map((descriptor) => {
          const made = allocate(rt, moduleType(rt, '_socket.socket'));
          fill(rt, made, kind, way & 15, 0, descriptor);
          return made;
        });
      return newTuple(rt, ends);
    }),
    native('getdefaulttimeout', '', () => NONE),
    native('setdefaulttimeout', 'timeout, /', () => NONE),
    native('close', 'fd, /', (rt, _self, fd) => {
      networkOf(rt).close(Number(rt.index(fd)));
      return NONE;
    }),
    ...hostFunctions,
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
    for (const [name, value] of Object.entries({ ...CONSTANTS, ...SOCKET_CONSTANTS })) set(name, vm.newInt(value));
  },
};

/** Which of the things to read from have something to read. */
/** The number of a file. Twin of PyObject_AsFileDescriptor. */
function fileDescriptor(rt: Runtime, thing: Handle): number {
  let number = thing;
  if (!rt.isInt(thing)) {
    const method = rt.findAttr(thing, 'fileno');
    if (method === NULL) rt.raise('TypeError', 'argument must be an int, or have a fileno() method.');
    number = rt.call(method, []);
    if (!rt.isInt(number)) rt.raise('TypeError', 'fileno() returned a non-integer');
  }
  const descriptor = Number(rt.intValue(number));
  if (descriptor < 0) rt.raise('ValueError', `file descriptor cannot be a negative integer (${descriptor})`);
  return descriptor;
}

/** What select() waits for, with the numbers of the files (seq2set). */
function watched(rt: Runtime, things: Handle): readonly (readonly [Handle, number])[] {
  const items = fastItems(rt, things) ?? rt.raise('TypeError', 'arguments 1-3 must be sequences');
  return items.map((thing) => {
    const descriptor = fileDescriptor(rt, thing);
    if (descriptor >= FD_SETSIZE) rt.raise('ValueError', 'filedescriptor out of range in select()');
    return [thing, descriptor];
  });
}

const FD_SETSIZE = 1024;

function timeLimit(rt: Runtime, timeout: Handle): number {
  if (timeout === NULL || timeout === NONE) return -1;
  const { slots } = rt.typeOf(timeout);
  if (slots.float === undefined && slots.index === undefined) rt.raise('TypeError', 'timeout must be a float or None');
  const seconds = rt.toFloat(timeout);
  return seconds < 0 ? rt.raise('ValueError', 'timeout must be non-negative') : seconds;
}

function isReadable(rt: Runtime, descriptor: number): boolean {
  const network = networkOf(rt);
  return network.has(descriptor) ? network.isReadable(descriptor) : fileSystem(rt).isReadable(descriptor);
}

/** select: waits for other ends, on the simulated clock. */
export const selectModule: BuiltinModule = {
  name: 'select',
  doc: 'This module supports asynchronous I/O on multiple file descriptors.\n\n*** IMPORTANT NOTICE ***\nOn Windows, only sockets are supported; on Unix, all file descriptors.',
  functions: [
    native(
      'select',
      'rlist, wlist, xlist, timeout=None, /',
      (rt, _self, read, write, special, timeout) => {
        const limit = timeLimit(rt, timeout);
        const [readers, writers] = [read, write, special].map((things) => watched(rt, things));
        const ready = (): Handle[] =>
          readers.filter(([, descriptor]) => isReadable(rt, descriptor)).map(([thing]) => thing);
        machineOf(rt).threads.wait(() => writers.length > 0 || ready().length > 0, limit);
        const writable = writers.map(([thing]) => thing);
        return newTuple(rt, [rt.newList(ready()), rt.newList(writable), rt.newList([])]);
      },
      { waits: true },
    ),
  ],
  init: (vm, _module, set) => {
    set('error', vm.exceptionType('OSError').handle);
    set('PIPE_BUF', vm.newInt(4096));
  },
};
