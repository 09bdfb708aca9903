/**
 * WebAssembly as every place of execution has it: Node's, a worker's and a page's own declarations of it differ, or are not there. A
 * module is compiled at once and not as a promise: the simulator does not wait.
 */

/** Compiled code. */
export type Module = object;

export interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

export interface Table {
  grow(count: number): number;
  set(index: number, value: unknown): void;
}

export type Import = ((...args: never[]) => unknown) | Memory;

interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array) => Module;
  readonly Instance: new (
    module: Module,
    imports: Record<string, Record<string, Import>>,
  ) => { readonly exports: Record<string, unknown> };
  readonly Memory: new (descriptor: { initial: number; maximum: number }) => Memory;
}

export const webAssembly = (globalThis as unknown as { readonly WebAssembly: WebAssemblyApi }).WebAssembly;
