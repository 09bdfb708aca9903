/**
 * The simulated clock: it starts at the same moment in every run, goes on a little with every recorded step and every
 * look at it, and leaps when the program sleeps. So a program that is run again sees the same times.
 */
import type { Runtime } from '../objects/runtime';
import { machineOf } from './frametype';
import { TypeId } from '../objects/typeids';

/** 14 October 2025, 09:26:53 UTC. */
const START = 1_760_434_013;
const BILLION = 1_000_000_000;
const STEP = 100;
const LOOK = 1_000;

const enum ClockWord {
  Seconds,
  Nanoseconds,
  /** What of it the program only waited: two words like those before. */
  Waited,
  Count = Waited + 2,
}

function addressOf(rt: Runtime): number {
  let holder = rt.interned.get('time.clock');
  if (holder === undefined) {
    holder = rt.heap.createImmortal(TypeId.Object, 0, 0, ClockWord.Count);
    rt.interned.set('time.clock', holder);
  }
  return rt.heap.base[holder];
}

function steps(rt: Runtime): number {
  return machineOf(rt).steps?.length ?? 0;
}

type Place = ClockWord.Seconds | ClockWord.Waited;

function store(rt: Runtime, nanoseconds: bigint, place: Place = ClockWord.Seconds): void {
  const at = addressOf(rt) + place;
  rt.heap.setRaw(at, Number(nanoseconds / BigInt(BILLION)));
  rt.heap.setRaw(at + 1, Number(nanoseconds % BigInt(BILLION)));
}

function stored(rt: Runtime, place: Place = ClockWord.Seconds): bigint {
  const at = addressOf(rt) + place;
  return BigInt(rt.heap.words[at]) * BigInt(BILLION) + BigInt(rt.heap.words[at + 1]);
}

/** Nanoseconds since the program began, without a look at the clock of the program's own. */
export function now(rt: Runtime): bigint {
  return stored(rt) + BigInt(steps(rt) * STEP);
}

/** Nanoseconds since the program began. */
export function elapsed(rt: Runtime): bigint {
  store(rt, stored(rt) + BigInt(LOOK));
  return now(rt);
}

/** Nanoseconds that the program was at work: all but what it waited. */
export function busy(rt: Runtime): bigint {
  return elapsed(rt) - stored(rt, ClockWord.Waited);
}

/** Nanoseconds since 1970. */
export function wallClock(rt: Runtime): bigint {
  return BigInt(START) * BigInt(BILLION) + elapsed(rt);
}

/** Lets time pass. */
export function advanceClock(rt: Runtime, seconds: number): void {
  wait(rt, nanoseconds(seconds));
}

function wait(rt: Runtime, time: bigint): void {
  store(rt, stored(rt) + time);
  store(rt, stored(rt, ClockWord.Waited) + time, ClockWord.Waited);
}

/** Lets time pass until a moment, see {@link now}. */
export function advanceClockTo(rt: Runtime, moment: bigint): void {
  const left = moment - now(rt);
  if (left > 0n) wait(rt, left);
}

/** Nanoseconds of a number of seconds. */
export function nanoseconds(seconds: number): bigint {
  return BigInt(Math.round(seconds * BILLION));
}
