/**
 * Layout of frames. Twin of Include/internal/pycore_interpframe_structs.h.
 *
 * A frame is an object whose `num` is the index of its code object (payloads.codes) and whose block is: the header below,
 * the fast locals (locals, cells, free variables), then a copy of the evaluation stack as of the last step, so that
 * what the stack holds is part of every recorded step.
 */
export const enum FrameWord {
  /** The namespace of a module's or class's body (a reference; 0 in a function). */
  Locals,
  /** The running function (plain: the call itself holds it), 0 for module code. */
  Func,
  /** The globals dict (plain). */
  Globals,
  /** Index of the instruction in progress, -1 before the first. */
  LastInstruction,
  /** Words of the evaluation stack's copy that are in use. */
  StackDepth,
  /** A {@link FrameStatus}. */
  Status,
  /** The frame that called it (a reference), once it has completed and something still holds it; 0 before. */
  Back,
  /** Size of the header. */
  Header,
}

export const enum FrameStatus {
  /** On the call stack, or its block lies in its code's reserve. */
  Running = 0,
  /** A generator's frame between resumptions (or not started yet). */
  Suspended = 1,
  /** Returned or unwound, kept alive by a reference. */
  Completed = 2,
}
