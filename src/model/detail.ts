/**
 * What a view tells beyond the picture when it is asked to (`ViewOptions.detail`): facts that other tools' formats
 * need and a reader of the diagram does not. With it every text is whole and nothing is left out of a window.
 */
import type { FrameId, ObjectId } from './ids';

/** More of a function, a method or a builtin function. */
export interface FunctionDetail {
  /** `__name__`. */
  readonly name: string;
  /** Positional parameters, positional-only ones first. */
  readonly positional: readonly string[];
  readonly varargs: string | null;
  readonly keywordOnly: readonly string[];
  readonly varkw: string | null;
  /** `co_firstlineno`; 0 for a builtin one. */
  readonly firstLine: number;
  /** The frame that ran its `def` or `lambda`; null for a builtin one. */
  readonly creator: FrameId | null;
  /** `__code__`; null for a builtin one. */
  readonly code: ObjectId | null;
  readonly builtin: boolean;
  /** `co_filename`; empty for a builtin one. */
  readonly file: string;
}

/** More of an object. */
export interface ObjectDetail {
  /** `str()` of it, where that runs none of the program's own code. */
  readonly str?: string;
  /** `__module__` of a class or function, where it is known. */
  readonly module?: string;
  /** `__module__` of its class. */
  readonly typeModule?: string;
  /** Of a class: the names of its bases. */
  readonly bases?: readonly string[];
  /** Attributes that its class keeps in `__slots__`, not in a `__dict__`. */
  readonly slotNames?: readonly string[];
  readonly function?: FunctionDetail;
}

/** More of a frame. */
export interface FrameDetail {
  /** `co_name`. */
  readonly codeName: string;
  /** `co_firstlineno`. */
  readonly firstLine: number;
  /** `co_varnames`: parameters and plain locals, in order. */
  readonly varnames: readonly string[];
  /** The frame that made the function that runs here; null for a module or a class body. */
  readonly creator: FrameId | null;
  /** Its code object. */
  readonly code: ObjectId;
  /** Of a generator or coroutine. */
  readonly isGenerator: boolean;
  /** The code objects of lambdas in `co_consts`. */
  readonly lambdas: readonly ObjectId[];
}
