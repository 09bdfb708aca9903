/** The network inside of a run: sockets that reach each other on this one machine, and nothing beyond it. */
import type { Runtime } from '../objects/runtime';
import { TypeId } from '../objects/typeids';

export const enum SocketType {
  Stream = 1,
  Datagram = 2,
}

/** A failed operation: the name of an error number. */
export class NetworkProblem {
  constructor(readonly code: string) {}
}

/** Host and port, or a name in the file system. */
export type Address = readonly [host: string, port: number] | string;

interface Datagram {
  readonly bytes: Uint8Array;
  readonly from: Address | null;
}

/** One end. */
export interface Endpoint {
  readonly type: number;
  readonly family: number;
  local: Address | null;
  remote: Address | null;
  /** The other end of a stream; null: not connected. */
  peer: Endpoint | null;
  /** What has come and was not received: a piece each of a stream, a message each of datagrams. */
  readonly incoming: Datagram[];
  /** Ends that want to be accepted; null: it does not listen. */
  waiting: Endpoint[] | null;
  /** Nothing more will come. */
  ended: boolean;
  closed: boolean;
}

const FIRST_PORT = 40_000;
const FIRST_DESCRIPTOR = 64;
const OWN_HOSTS = new Set(['localhost', '127.0.0.1', '', '0.0.0.0']);

/** The number of a host name; null: it cannot be found out. */
export function hostAddress(name: string): string | null {
  if (name === '' || name === '0.0.0.0') return '0.0.0.0';
  if (OWN_HOSTS.has(name)) return '127.0.0.1';
  const parts = name.split('.');
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256) ? name : null;
}

const nameOf = (address: Address): string => (typeof address === 'string' ? address : String(address[1]));

/** All sockets of a run. */
export class Network {
  private readonly ends = new Map<number, Endpoint>();
  private readonly bound = new Map<string, Endpoint>();
  private descriptors = FIRST_DESCRIPTOR;
  private ports = FIRST_PORT;

  /** A new end; its descriptor. */
  open(family: number, type: number): number {
    const descriptor = this.descriptors++;
    this.ends.set(descriptor, {
      type: type & 15,
      family,
      local: null,
      remote: null,
      peer: null,
      incoming: [],
      waiting: null,
      ended: false,
      closed: false,
    });
    return descriptor;
  }

  /** Whether a descriptor is a socket's. */
  has(descriptor: number): boolean {
    return this.ends.has(descriptor);
  }

  end(descriptor: number): Endpoint {
    const found = this.ends.get(descriptor);
    if (found === undefined) throw new NetworkProblem('EBADF');
    return found;
  }

  pair(family: number, type: number): readonly [number, number] {
    const made = [this.open(family, type), this.open(family, type)] as const;
    const [a, b] = made.map((each) => this.end(each));
    a.peer = b;
    b.peer = a;
    return made;
  }

  bind(end: Endpoint, address: Address): void {
    if (end.local !== null) throw new NetworkProblem('EINVAL');
    let place = address;
    if (typeof place !== 'string') {
      const host = hostAddress(place[0]);
      if (host === null || (host !== '0.0.0.0' && !host.startsWith('127.'))) throw new NetworkProblem('EADDRNOTAVAIL');
      place = [host, place[1] === 0 ? this.ports++ : place[1]];
    }
    const key = `${end.type} ${nameOf(place)}`;
    if (this.bound.has(key)) throw new NetworkProblem('EADDRINUSE');
    this.bound.set(key, end);
    end.local = place;
  }

  listen(end: Endpoint): void {
    if (end.type !== SocketType.Stream) throw new NetworkProblem('EOPNOTSUPP');
    if (end.local === null) this.bind(end, ['0.0.0.0', 0]);
    end.waiting ??= [];
  }

  private at(type: number, address: Address): Endpoint | null {
    if (typeof address !== 'string') {
      const host = hostAddress(address[0]);
      if (host !== '0.0.0.0' && host?.startsWith('127.') !== true) throw new NetworkProblem('ENETUNREACH');
    }
    return this.bound.get(`${type} ${nameOf(address)}`) ?? null;
  }

  connect(end: Endpoint, address: Address): void {
    if (end.peer !== null) throw new NetworkProblem('EISCONN');
    const target = this.at(end.type, address);
    const own = typeof address === 'string' ? address : (['127.0.0.1', address[1]] as const);
    if (end.type === SocketType.Datagram) {
      end.remote = own;
      return;
    }
    if (target === null || target.waiting === null)
      throw new NetworkProblem(typeof address === 'string' ? 'ENOENT' : 'ECONNREFUSED');
    if (end.local === null && typeof address !== 'string') this.bind(end, ['127.0.0.1', 0]);
    const other = this.end(this.open(end.family, end.type));
    Object.assign(other, { local: own, remote: end.local ?? '', peer: end });
    Object.assign(end, { remote: own, peer: other });
    target.waiting.push(other);
  }

  /** The descriptor of the end that has waited longest; null: none does. */
  accept(end: Endpoint): number | null {
    if (end.waiting === null) throw new NetworkProblem('EINVAL');
    const found = end.waiting.shift();
    if (found === undefined) return null;
    for (const [descriptor, each] of this.ends) if (each === found) return descriptor;
    throw new NetworkProblem('ECONNABORTED');
  }

  send(end: Endpoint, bytes: Uint8Array): void {
    if (end.type === SocketType.Datagram && end.peer === null) {
      if (end.remote === null) throw new NetworkProblem('EDESTADDRREQ');
      this.sendTo(end, bytes, end.remote);
      return;
    }
    const { peer } = end;
    if (peer === null) throw new NetworkProblem('EPIPE');
    if (peer.closed) throw new NetworkProblem('EPIPE');
    if (bytes.length > 0 || end.type === SocketType.Datagram) peer.incoming.push({ bytes, from: end.local });
  }

  sendTo(end: Endpoint, bytes: Uint8Array, address: Address): void {
    if (end.local === null && typeof address !== 'string') this.bind(end, ['0.0.0.0', 0]);
    const from =
      end.local === null || typeof end.local === 'string' ? end.local : (['127.0.0.1', end.local[1]] as const);
    this.at(end.type, address)?.incoming.push({ bytes, from });
  }

  /** Whether receiving or accepting would not have to wait. */
  isReadable(descriptor: number): boolean {
    const end = this.end(descriptor);
    return end.waiting !== null ? end.waiting.length > 0 : end.incoming.length > 0 || end.ended;
  }

  /** Takes up to `size` bytes; of a message the rest is lost. */
  receive(end: Endpoint, size: number, peek: boolean): Datagram {
    const [first] = end.incoming;
    if (first === undefined) return { bytes: new Uint8Array(0), from: null };
    if (end.type === SocketType.Datagram) {
      if (!peek) end.incoming.shift();
      return { bytes: first.bytes.slice(0, size), from: first.from };
    }
    const all = new Uint8Array(end.incoming.flatMap(({ bytes }) => [...bytes]));
    if (!peek) {
      end.incoming.length = 0;
      if (all.length > size) end.incoming.push({ bytes: all.slice(size), from: null });
    }
    return { bytes: all.slice(0, size), from: null };
  }

  /** Nothing more is sent from an end. */
  finish(end: Endpoint): void {
    if (end.peer !== null) end.peer.ended = true;
  }

  close(descriptor: number): void {
    const end = this.ends.get(descriptor);
    if (end === undefined) return;
    this.ends.delete(descriptor);
    end.closed = true;
    this.finish(end);
    for (const waiting of end.waiting ?? []) this.finish(waiting);
    for (const [key, each] of this.bound) if (each === end) this.bound.delete(key);
  }
}

const HOLDER = '\0network';

/** The network of a run. */
export function networkOf(rt: Runtime): Network {
  const known = rt.interned.get(HOLDER);
  if (known !== undefined) return rt.payloads.others.get(rt.heap.num[known]) as Network;
  const made = new Network();
  rt.interned.set(HOLDER, rt.heap.createImmortal(TypeId.Object, rt.payloads.others.add(made)));
  return made;
}
