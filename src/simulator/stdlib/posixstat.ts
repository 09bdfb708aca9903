/** os.stat_result and os.DirEntry. Twin of parts of Modules/posixmodule.c. */
import { classGetItem } from '../objects/arguments';
import { boolHandle, FALSE, NONE, NULL, type Handle } from '../memory';
import { allocate } from '../objects/instance';
import { native, rawNative } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { defineType, type TypeSpec } from '../objects/spec';
import { TypeFlag, type TypeObject } from '../objects/typeobject';
import { decode } from '../values/codecs';
import { fileSystem } from './filesystem';
import { type FileSystemNode } from './filenodes';
import { withFiles } from './io/support';
import { pathResult, type PathArgument } from './posixpath';
import { makeStructSequenceType, structSequence } from './structseq';
import { moduleType } from './typedef';

const TIMES = ['st_atime', 'st_mtime', 'st_ctime'];
const FIELDS: readonly (string | null)[] = [
  'st_mode',
  'st_ino',
  'st_dev',
  'st_nlink',
  'st_uid',
  'st_gid',
  'st_size',
  // Items are whole seconds; the attributes of the times, below, are not.
  ...TIMES.map(() => null),
  ...TIMES,
  ...TIMES.map((name) => `${name}_ns`),
  'st_blksize',
  'st_blocks',
  'st_rdev',
];
const VISIBLE = 10;
const BILLION = 1_000_000_000n;

/** Times that are not given are those of the items, in whole seconds (statresult_new). */
function timesFromItems({ heap }: Runtime, self: Handle): void {
  const first = heap.base[self] + FIELDS.indexOf(null);
  for (let i = first; i < first + TIMES.length; i++) {
    if (heap.words[i + TIMES.length] === NONE) heap.setRef(i + TIMES.length, heap.words[i]);
  }
}

/** Makes os.stat_result. */
export function makeStatResult(rt: Runtime): TypeObject {
  const type = makeStructSequenceType(rt, 'os', 'stat_result', FIELDS, { visible: VISIBLE, whenMade: timesFromItems });
  rt.interned.set('type posix.stat_result', type.handle);
  return type;
}

function sizeOf(node: FileSystemNode): number {
  if (node.kind === 'file') return node.size;
  if (node.kind === 'pipe') return 0;
  return node.kind === 'link' ? node.target.length : 4096;
}

/** What os.stat gives for a file. */
export function statResult(rt: Runtime, node: FileSystemNode): Handle {
  const size = sizeOf(node);
  const times = [node.accessed, node.modified, node.changed];
  const items = [
    rt.newInt(node.mode),
    rt.newInt(node.ino),
    rt.newInt(1),
    rt.newInt(node.kind === 'directory' ? 2 : 1),
    rt.newInt(node.uid),
    rt.newInt(node.uid),
    rt.newInt(size),
    ...times.map((time) => rt.newInt(Number(time / BILLION))),
    ...times.map((time) => rt.newFloat(Number(time) / 1e9)),
    ...times.map((time) => rt.newInt(time)),
    rt.newInt(4096),
    rt.newInt(Math.ceil(size / 4096) * 8),
    rt.newInt(0),
  ];
  return structSequence(rt, moduleType(rt, 'posix.stat_result'), items);
}

const enum EntryWord {
  Name,
  Path,
  /** The number of the node that it was found with; no reference. */
  Inode,
  /** Its place in KINDS. */
  Kind,
  Count,
}

/** The node of an entry, links followed or not; null: it is gone. */
function entryNode(rt: Runtime, self: Handle, follow: boolean): FileSystemNode | null {
  const path = rt.heap.words[rt.heap.base[self] + EntryWord.Path];
  const text = rt.isStr(path) ? rt.text(path) : decode(rt.bytesValue(path), 'utf-8', 'surrogateescape');
  try {
    return fileSystem(rt).find(text, follow);
  } catch {
    return null;
  }
}

const KINDS: readonly FileSystemNode['kind'][] = ['file', 'directory', 'link', 'pipe'];

/** What an entry was when it was found; what a link leads to is looked up. */
function kindOf(rt: Runtime, self: Handle, follow: boolean): FileSystemNode['kind'] | undefined {
  const kind = KINDS[rt.heap.words[rt.heap.base[self] + EntryWord.Kind]];
  return kind === 'link' && follow ? entryNode(rt, self, true)?.kind : kind;
}

function isKind(name: string, kind: FileSystemNode['kind']): ReturnType<typeof native> {
  return native(name, '*, follow_symlinks=True', (rt, self, follow) =>
    boolHandle(kindOf(rt, self, follow === NULL || rt.truth(follow)) === kind),
  );
}

const dirEntry = defineType({
  id: null,
  name: 'DirEntry',
  module: 'posix',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout: {
    words: EntryWord.Count,
    refs: EntryWord.Inode,
    release: (rt, self) => {
      for (const word of [EntryWord.Inode, EntryWord.Kind]) rt.heap.setRaw(rt.heap.base[self] + word, 0);
    },
  },
  slots: { repr: (rt, self) => rt.newStr(`<DirEntry ${rt.repr(rt.heap.words[rt.heap.base[self]])}>`) },
  members: { name: EntryWord.Name, path: EntryWord.Path },
  methods: [
    classGetItem,
    isKind('is_dir', 'directory'),
    isKind('is_file', 'file'),
    native('is_symlink', '', (rt, self) => boolHandle(kindOf(rt, self, false) === 'link')),
    native('is_junction', '', () => FALSE),
    native('inode', '', (rt, self) => rt.newInt(rt.heap.words[rt.heap.base[self] + EntryWord.Inode])),
    native('stat', '*, follow_symlinks=True', (rt, self, follow) => {
      const path = rt.heap.words[rt.heap.base[self] + EntryWord.Path];
      const text = rt.isStr(path) ? rt.text(path) : decode(rt.bytesValue(path), 'utf-8', 'surrogateescape');
      return statResult(
        rt,
        withFiles(rt, () => fileSystem(rt).find(text, follow === NULL || rt.truth(follow)), path),
      );
    }),
    native('__fspath__', '', (rt, self) => rt.heap.words[rt.heap.base[self] + EntryWord.Path]),
  ],
});

const enum IteratorWord {
  Entries,
  Index,
  Count,
}

const scandirIterator = defineType({
  id: null,
  name: 'ScandirIterator',
  module: 'posix',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout: { words: IteratorWord.Count, refs: 1 },
  slots: {
    finalize: (rt, self) => {
      const at = rt.heap.base[self];
      const entries = rt.heap.words[at];
      if (entries === NULL || rt.heap.words[at + IteratorWord.Index] > rt.length(entries)) return;
      const message = `unclosed scandir iterator ${rt.repr(self)}`;
      const problem = rt.attempt(['Exception'], () => rt.warn('ResourceWarning', message, self));
      if (problem !== NULL && rt.isInstance(problem, rt.exceptionType('Warning'))) {
        rt.writeUnraisable(`Exception ignored while finalizing scandir iterator ${rt.repr(self)}`, problem);
      }
    },
    iter: (_rt, self) => self,
    iternext: (rt, self) => {
      const at = rt.heap.base[self];
      const entries = rt.heap.words[at];
      const index = rt.heap.words[at + IteratorWord.Index];
      if (entries === NULL) return NULL;
      // Behind the last one it closes itself.
      if (index <= rt.length(entries)) rt.heap.setRaw(at + IteratorWord.Index, index + 1);
      if (index >= rt.length(entries)) return NULL;
      return rt.items(entries)[index];
    },
  },
  methods: [
    native('close', '', (rt, self) => {
      rt.heap.setRef(rt.heap.base[self], NULL);
      return NONE;
    }),
    native('__enter__', '', (_rt, self) => self),
    rawNative('__exit__', null, (rt, self) => {
      rt.heap.setRef(rt.heap.base[self], NULL);
      return NONE;
    }),
  ],
});

/** os.scandir. */
export function scanDirectory(rt: Runtime, path: PathArgument): Handle {
  const found = withFiles(rt, () => fileSystem(rt).list(path.text), path.object);
  const prefix = path.text.endsWith('/') ? path.text : `${path.text}/`;
  const type = moduleType(rt, 'posix.DirEntry');
  const entries = found.map(({ name, node }) => {
    const entry = allocate(rt, type);
    rt.heap.setRef(rt.heap.base[entry] + EntryWord.Name, pathResult(rt, name, path.bytes));
    rt.heap.setRef(rt.heap.base[entry] + EntryWord.Path, pathResult(rt, prefix + name, path.bytes));
    rt.heap.setRaw(rt.heap.base[entry] + EntryWord.Inode, node.ino);
    rt.heap.setRaw(rt.heap.base[entry] + EntryWord.Kind, KINDS.indexOf(node.kind));
    return entry;
  });
  const iterator = allocate(rt, moduleType(rt, 'posix.ScandirIterator'));
  rt.heap.setRef(rt.heap.base[iterator], rt.newTuple(entries));
  return iterator;
}

/** The types of this file. */
export const directoryTypes: readonly TypeSpec[] = [dirEntry, scandirIterator];
