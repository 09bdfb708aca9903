/** Where the unpickler reads from: bytes at hand, or a file. Twin of _Unpickler_Read and its kin in Modules/_pickle.c. */
import { NULL, type Handle } from '../../memory';
import { bufferOf } from '../../objects/buffer';
import type { Runtime } from '../../objects/runtime';
import { typeNameOf } from '../../objects/type';
import { latin1ToString } from '../../values/latin1';

const NEWLINE = 10;

export class PickleSource {
  private position = 0;

  /** `file`: the methods read and readline; null: there is no more than the bytes. `fail` raises UnpicklingError. */
  constructor(
    private readonly rt: Runtime,
    private bytes: Uint8Array,
    private readonly file: { readonly read: Handle; readonly readline: Handle } | null,
    private readonly fail: (message: string) => never,
  ) {}

  truncated(): never {
    return this.fail('pickle data was truncated');
  }

  private refill(method: Handle, args: readonly Handle[]): void {
    const { rt } = this;
    const data = rt.call(method, args);
    const bytes = bufferOf(rt, data);
    if (bytes === null) return rt.raise('TypeError', `a bytes-like object is required, not '${typeNameOf(rt, data)}'`);
    this.bytes = bytes;
    this.position = 0;
  }

  /** The next opcode; -1 at the end of the input. */
  opcode(): number {
    if (this.position >= this.bytes.length) {
      if (this.file === null) return -1;
      this.refill(this.file.read, [this.rt.newInt(1)]);
      if (this.bytes.length === 0) return -1;
    }
    return this.bytes[this.position++];
  }

  read(count: number): Uint8Array {
    if (this.position + count > this.bytes.length) {
      if (this.file === null) return this.truncated();
      this.refill(this.file.read, [this.rt.newInt(count)]);
      if (this.bytes.length < count) return this.truncated();
    }
    this.position += count;
    return this.bytes.subarray(this.position - count, this.position);
  }

  /** A line of at least so many bytes, its newline among them; as text of one character a byte, without the newline. */
  line(least: number): string {
    let end = this.bytes.indexOf(NEWLINE, this.position);
    if (end < 0) {
      if (this.file === null) return this.truncated();
      this.refill(this.file.readline, []);
      end = this.bytes.length - 1;
      if (end < 0 || this.bytes[end] !== NEWLINE) return this.truncated();
    }
    const line = this.bytes.subarray(this.position, end);
    this.position = end + 1;
    if (line.length + 1 < least) return this.truncated();
    return latin1ToString(line);
  }

  /** Makes a frame's bytes available. */
  frame(length: number): void {
    this.read(length);
    this.position -= length;
  }
}

/** The methods of a file that pickles are read from. */
export function fileMethods(rt: Runtime, file: Handle): { readonly read: Handle; readonly readline: Handle } {
  const read = rt.findAttr(file, 'read');
  const readline = rt.findAttr(file, 'readline');
  if (read === NULL || readline === NULL) rt.raise('TypeError', "file must have 'read' and 'readline' attributes");
  return { read, readline };
}
