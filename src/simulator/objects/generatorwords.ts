/** Layout of generators, coroutines and asynchronous generators. Twin of Include/internal/pycore_interpframe.h (PyGenObject). */
export const enum GeneratorWord {
  /** The frame (a reference; 0 once it has finished). */
  Frame,
  Name,
  Qualname,
  /** The exception being handled inside while suspended (gi_exc_state). */
  Handled,
  /** cr_origin / ag hooks; unused by plain generators. */
  Extra,
  RefCount,
  /** A {@link GeneratorState}. */
  State = RefCount,
  Count,
}

/** Asynchronous generators have one plain word more: {@link AsyncFlag} bits. `Extra` holds their finalizer hook. */
export const enum AsyncGeneratorWord {
  Flags = GeneratorWord.Count,
  Count,
}

/** Twin of ag_hooks_inited, ag_closed and ag_running_async. */
export const enum AsyncFlag {
  HooksInited = 1,
  Closed = 2,
  Running = 4,
}

export const enum GeneratorState {
  Created = 0,
  Suspended = 1,
  Executing = 2,
  Closed = 3,
}
