/** What a thread has set with `sys.settrace` and `sys.setprofile`. Twin of that part of PyThreadState. */

/** A thread's words in the heap. */
export const enum TracingWord {
  Trace,
  Profile,
  Count,
}

export class Tracing {
  /** Callbacks that are running: during them nothing is told of. */
  depth = 0;
  /** The event that the running callback is for; -1: none. */
  what = -1;
  /** Its {@link TracingWord}s; 0: nothing was ever set. */
  block = 0;
}
