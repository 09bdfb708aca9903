/** The simulator's only door. */
import type { Simulator, SimulatorAssets } from './api';
import type { CodeObject } from './compiler';
import { ProgramRun } from './run';
import { openLibraryPack } from './stdlib/library-pack';
import { Worlds } from './worlds';

export type { Run, RunOptions, Simulator, SimulatorAssets } from './api';

/** Loads the simulator. Cheap: modules of the library are read when a program imports them. */
export function loadSimulator(assets: SimulatorAssets): Promise<Simulator> {
  const clock = (): number => performance.now();
  const worlds = new Worlds(clock);
  const context = {
    library: assets.stdlib === null ? null : openLibraryPack(assets.stdlib),
    compiled: new Map<string, CodeObject>(),
    clock,
    worlds,
  };
  return Promise.resolve({
    start: (source, run) => new ProgramRun(context, source, run),
    prepare: () => worlds.prepare(),
  });
}
