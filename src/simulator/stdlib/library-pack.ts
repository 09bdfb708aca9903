/**
 * Reads the packed sources of CPython's pure-Python standard library, as scripts/stdlib.mjs writes them: one line of JSON,
 * then all sources as UTF-8. Opening it costs the index alone; a module's text is decoded when it is asked for.
 */

/** One module's source. */
export interface LibrarySource {
  /** Path inside the library: `json/decoder.py`. */
  readonly path: string;
  readonly source: string;
  readonly isPackage: boolean;
  /** The module's code as bytes (compiler/marshal.ts), null where the pack was made without. */
  readonly code: Uint8Array | null;
}

/** The library: modules by dotted name. */
export interface LibraryPack {
  /** The CPython release that the sources belong to: `3.14.2`. */
  readonly python: string;
  /** All dotted names, sorted by path. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** The module's source, or null when the library has no such module. */
  get(name: string): LibrarySource | null;
  /** A file that is no source, by name; null: there is none. */
  asset(name: string): Uint8Array | null;
  /** All sources as files: path inside the library and bytes, which are the pack's own. */
  files(): Iterable<readonly [path: string, bytes: Uint8Array]>;
}

interface Index {
  readonly python: string;
  readonly assets: Readonly<Record<string, readonly [offset: number, length: number]>>;
  readonly modules: Readonly<
    Record<string, readonly [path: string, offset: number, length: number, codeOffset?: number, codeLength?: number]>
  >;
}

const LINE_FEED = 10;

/** Opens a pack. The bytes are kept, not copied. */
export function openLibraryPack(bytes: Uint8Array): LibraryPack {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const body = bytes.indexOf(LINE_FEED) + 1;
  if (body === 0) throw new Error('not a library pack: it has no index line');
  const index = JSON.parse(decoder.decode(bytes.subarray(0, body))) as Index;
  const modules = new Map(Object.entries(index.modules));
  return {
    python: index.python,
    names: [...modules.keys()],
    has: (name) => modules.has(name),
    get(name) {
      const entry = modules.get(name);
      if (entry === undefined) return null;
      const [path, offset, length, codeOffset, codeLength] = entry;
      const source = decoder.decode(bytes.subarray(body + offset, body + offset + length));
      const start = body + (codeOffset ?? 0);
      const code = codeLength === undefined ? null : bytes.subarray(start, start + codeLength);
      return { path, source, isPackage: path.endsWith('/__init__.py'), code };
    },
    asset(name) {
      const entry = index.assets[name];
      if (entry === undefined) return null;
      const [offset, length] = entry;
      return bytes.subarray(body + offset, body + offset + length);
    },
    *files() {
      for (const [path, offset, length] of modules.values()) {
        yield [path, bytes.subarray(body + offset, body + offset + length)];
      }
    },
  };
}
