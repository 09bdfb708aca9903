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

export const enum GeneratorState {
  Created = 0,
  Suspended = 1,
  Executing = 2,
  Closed = 3,
}
