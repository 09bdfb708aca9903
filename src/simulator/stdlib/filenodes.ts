/** What is in the memory file system: files, directories, links and pipes, whose they are and what may be done with them. */
import { ERRNO_NAMES } from './errnonames';

/** A failed operation: the name of an error number. */
export class FileProblem {
  readonly errno: number;
  constructor(readonly code: string) {
    this.errno = ERRNO_NAMES[code] ?? 5;
  }
}

export const enum Mode {
  Directory = 0o040000,
  File = 0o100000,
  Link = 0o120000,
  Pipe = 0o010000,
  Character = 0o020000,
}

/** Whose a file is: the learner's, or root's. */
export const LEARNER = 1000;
export const ROOT = 0;

interface NodeTimes {
  readonly ino: number;
  mode: number;
  readonly uid: number;
  /** Nanoseconds since 1970. */
  accessed: bigint;
  modified: bigint;
  changed: bigint;
}

export interface FileNode extends NodeTimes {
  readonly kind: 'file';
  /** The bytes are the first `size` of these. */
  data: Uint8Array;
  size: number;
}

export interface DirectoryNode extends NodeTimes {
  readonly kind: 'directory';
  readonly entries: Map<string, FileSystemNode>;
  parent: DirectoryNode;
  /** Path relative to the learner's folder with a slash at the end ('' for the folder itself); null: not of that folder. */
  readonly relative: string | null;
  /** Names that the program removed: they are not looked for in the learner's folder any more. */
  readonly removed: Set<string>;
  /** Everything the learner's folder has in it stands in `entries`, but for what was removed. */
  listed: boolean;
}

export interface LinkNode extends NodeTimes {
  readonly kind: 'link';
  readonly target: string;
}

/** Bytes on their way from writers to readers. */
export interface PipeNode extends NodeTimes {
  readonly kind: 'pipe';
  data: Uint8Array;
}

export type FileSystemNode = FileNode | DirectoryNode | LinkNode | PipeNode;

/** Whether it is a device: what is written to it is gone, and there is nothing to read. */
export const isDevice = (node: FileSystemNode): boolean => (node.mode & 0o170000) === Mode.Character;

/** What may be done with a node, as bits of its mode. */
export const enum Access {
  Read = 0o4,
  Write = 0o2,
}

/** Whether the learner may do all that `access` asks for: bits of {@link Access}. */
export function isAllowed(node: FileSystemNode, access: number): boolean {
  return ((node.uid === LEARNER ? node.mode >> 6 : node.mode) & 7 & access) === access;
}
