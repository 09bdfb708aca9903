/** The simulator's only door. */
import type { Simulator, SimulatorAssets } from './api';
import type { CodeObject } from './compiler';
import { ProgramRun } from './run';
import { openLibraryPack } from './stdlib/library-pack';

export type { Run, RunOptions, Simulator, SimulatorAssets } from './api';
export { createParser, type SyntaxTree } from './syntax/parser';

/** How the simulator fits the thread it runs in. */
export interface LoadOptions {
  /** Calls from native code back into Python that the JavaScript stack bears, nested. */
  readonly maxNativeDepth?: number;
}

/** A default that the smallest usual stack (a web worker's) bears. */
const NATIVE_DEPTH = 180;

/** Loads the simulator. Cheap: modules of the library are read when a program imports them. */
export function loadSimulator(assets: SimulatorAssets, options: LoadOptions = {}): Promise<Simulator> {
  const context = {
    library: assets.stdlib === null ? null : openLibraryPack(assets.stdlib),
    compiled: new Map<string, CodeObject>(),
    clock: () => performance.now(),
    maxNativeDepth: options.maxNativeDepth ?? NATIVE_DEPTH,
  };
  return Promise.resolve({ start: (source, run) => new ProgramRun(context, source, run) });
}
