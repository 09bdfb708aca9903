/** Names and numbers of hosts and services: what _socket knows of them without a network. */
import { NONE, NULL, type Handle } from '../memory';
import { bytesArgument } from '../objects/buffer';
import { native, type NativeFunction } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { hostAddress, SocketType } from './network';

const SERVICES: Readonly<Record<string, number>> = {
  echo: 7,
  ftp: 21,
  ssh: 22,
  telnet: 23,
  smtp: 25,
  domain: 53,
  http: 80,
  pop3: 110,
  ntp: 123,
  imap2: 143,
  https: 443,
};
const AF_INET = 2;
const AF_INET6 = 10;
const AI_PASSIVE = 1;

function unknownHost(rt: Runtime): never {
  const error = rt.getAttr(rt.importModule('_socket'), 'gaierror');
  return rt.raiseWith(rt.typeObject(error), [rt.newInt(-3), rt.newStr('Temporary failure in name resolution')]);
}

const resolved = (rt: Runtime, name: Handle): string =>
  hostAddress(rt.isStr(name) ? rt.text(name) : new TextDecoder().decode(bytesArgument(rt, name))) ?? unknownHost(rt);

function portOf(rt: Runtime, port: Handle): number {
  if (port === NULL || port === NONE) return 0;
  if (rt.isInt(port)) return Number(rt.index(port));
  const text = rt.isStr(port) ? rt.text(port) : new TextDecoder().decode(bytesArgument(rt, port));
  return /^\d+$/.test(text) ? Number(text) : (SERVICES[text] ?? unknownHost(rt));
}

/** The 16 bytes of an IPv6 address; null: it is none. */
function parseIPv6(text: string): number[] | null {
  const [left, right, more] = text.split('::');
  const groups = (part: string | undefined): number[] | null => {
    if (part === undefined || part === '') return [];
    const numbers = part.split(':').map((group) => (/^[0-9a-fA-F]{1,4}$/.test(group) ? parseInt(group, 16) : NaN));
    return numbers.some(Number.isNaN) ? null : numbers;
  };
  const [start, end] = [groups(left), groups(right)];
  if (start === null || end === null || more !== undefined) return null;
  const missing = 8 - start.length - end.length;
  if (right === undefined ? missing !== 0 : missing < 1) return null;
  const all = [...start, ...(Array(missing).fill(0) as number[]), ...end];
  return all.flatMap((group) => [group >> 8, group & 255]);
}

function showIPv6(bytes: Uint8Array): string {
  const groups = Array.from({ length: 8 }, (_, i) => ((bytes[2 * i] << 8) | bytes[2 * i + 1]).toString(16));
  const runs = [...groups.join(':').matchAll(/(?:^|:)0(?::0)+(?=:|$)/g)].sort((a, b) => b[0].length - a[0].length);
  if (runs.length === 0) return groups.join(':');
  const text = groups.join(':');
  const { index } = runs[0];
  return `${text.slice(0, index)}::${text.slice(index + runs[0][0].length).replace(/^:/, '')}`;
}

function parse(rt: Runtime, family: number, text: string): Handle {
  const parts =
    family === AF_INET ? (hostAddress(text) === text ? text.split('.').map(Number) : null) : parseIPv6(text);
  if (parts === null) {
    return rt.raiseWith('OSError', [rt.newStr('illegal IP address string passed to inet_pton')]);
  }
  return rt.newBytes(Uint8Array.from(parts));
}

function swapped(name: string, bytes: 2 | 4): NativeFunction {
  return native(name, 'x, /', (runtime, _self, x) => {
    const value = Number(runtime.index(x));
    if (value < 0) runtime.raise('OverflowError', "can't convert negative value to unsigned int");
    if (value >= 2 ** (8 * bytes)) {
      runtime.raise(
        'OverflowError',
        bytes === 2
          ? `${name}: Python int too large to convert to C 16-bit unsigned integer`
          : 'int larger than 32 bits',
      );
    }
    const view = new DataView(new ArrayBuffer(4));
    if (bytes === 2) view.setUint16(0, value);
    else view.setUint32(0, value);
    return runtime.newInt(bytes === 2 ? view.getUint16(0, true) : view.getUint32(0, true));
  });
}

/** The functions of _socket about names and numbers. */
export const hostFunctions: readonly NativeFunction[] = [
  native('gethostname', '', (rt) => rt.newStr('localhost')),
  native('gethostbyname', 'host, /', (rt, _self, host) => rt.newStr(resolved(rt, host))),
  native('gethostbyname_ex', 'host, /', (rt, _self, host) =>
    rt.newTuple([host, rt.newList([]), rt.newList([rt.newStr(resolved(rt, host))])]),
  ),
  native('gethostbyaddr', 'host, /', (rt, _self, host) => {
    const address = resolved(rt, host);
    if (!address.startsWith('127.')) unknownHost(rt);
    return rt.newTuple([rt.newStr('localhost'), rt.newList([]), rt.newList([rt.newStr(address)])]);
  }),
  native('getnameinfo', 'sockaddr, flags, /', (rt, _self, address) => {
    const [host, port] = rt.items(address);
    return rt.newTuple([rt.newStr(resolved(rt, host)), rt.newStr(String(portOf(rt, port)))]);
  }),
  native('getservbyname', 'servicename, protocolname=<unrepresentable>, /', (rt, _self, name) => {
    const port = SERVICES[rt.text(name)];
    return port === undefined ? rt.raiseWith('OSError', [rt.newStr('service/proto not found')]) : rt.newInt(port);
  }),
  native('getservbyport', 'port, protocolname=<unrepresentable>, /', (rt, _self, port) => {
    const found = Object.entries(SERVICES).find(([, each]) => each === Number(rt.index(port)));
    return found === undefined ? rt.raiseWith('OSError', [rt.newStr('port/proto not found')]) : rt.newStr(found[0]);
  }),
  native(
    'getaddrinfo',
    'host, port, family=0, type=0, proto=0, flags=0',
    (rt, _self, host, port, family, type, _proto, flags) => {
      const number = (h: Handle): number => (h === NULL ? 0 : Number(rt.index(h)));
      if (number(family) === AF_INET6) unknownHost(rt);
      const any = (number(flags) & AI_PASSIVE) !== 0 ? '0.0.0.0' : '127.0.0.1';
      const address = host === NONE ? any : resolved(rt, host);
      const place = (): Handle => rt.newTuple([rt.newStr(address), rt.newInt(portOf(rt, port))]);
      const kinds = [
        [SocketType.Stream, 6],
        [SocketType.Datagram, 17],
      ] as const;
      return rt.newList(
        kinds
          .filter(([kind]) => number(type) === 0 || (number(type) & 15) === kind)
          .map(([kind, protocol]) =>
            rt.newTuple([rt.newInt(AF_INET), rt.newInt(kind), rt.newInt(protocol), rt.newStr(''), place()]),
          ),
      );
    },
  ),
  native('inet_aton', 'ip_addr, /', (rt, _self, text) => {
    if (hostAddress(rt.text(text)) !== rt.text(text)) {
      rt.raiseWith('OSError', [rt.newStr('illegal IP address string passed to inet_aton')]);
    }
    return parse(rt, AF_INET, rt.text(text));
  }),
  native('inet_ntoa', 'packed_ip, /', (rt, _self, packed) => {
    const bytes = bytesArgument(rt, packed);
    if (bytes.length !== 4) rt.raiseWith('OSError', [rt.newStr('packed IP wrong length')]);
    return rt.newStr(bytes.join('.'));
  }),
  native('inet_pton', 'address_family, ip_string, /', (rt, _self, family, text) =>
    parse(rt, Number(rt.index(family)), rt.text(text)),
  ),
  native('inet_ntop', 'address_family, packed_ip, /', (rt, _self, family, packed) => {
    const bytes = bytesArgument(rt, packed);
    const wanted = Number(rt.index(family)) === AF_INET ? 4 : 16;
    if (bytes.length !== wanted) rt.raise('ValueError', 'invalid length of packed IP address string');
    return rt.newStr(wanted === 4 ? bytes.join('.') : showIPv6(bytes));
  }),
  swapped('htons', 2),
  swapped('ntohs', 2),
  swapped('htonl', 4),
  swapped('ntohl', 4),
];
