/**
 * What a run may use up before it is stopped with its trace kept. Every one of them is a setting.
 */
export interface Limits {
  /** Recorded steps (trace events) at most. */
  readonly steps: number;
  /** Wall-clock milliseconds at most, waiting for input not counted. */
  readonly milliseconds: number;
  /** Bytes of journal, heap and payload together at most. */
  readonly bytes: number;
}

/** Which limit ended a run. */
export type LimitKind = keyof Limits;

/** The budget of a fresh installation: every loop of a lesson fits, an endless one ends within seconds. */
export const DEFAULT_LIMITS: Limits = { steps: 5_000_000, milliseconds: 15_000, bytes: 1024 * 1024 * 1024 };
