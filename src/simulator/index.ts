/** The simulator's only door. */
import { DEFAULT_LIMITS } from '../model';
import type { RunOptions, Simulator, SimulatorAssets } from './api';
import type { CodeObject } from './compiler';
import { ProgramRun } from './run';
import { openLibraryPack } from './stdlib/library-pack';
import { WarmUp } from './warmup';
import { Worlds } from './worlds';

export type { Run, RunOptions, Simulator, SimulatorAssets, StrAtStep } from './api';

const WARM_UP_OPTIONS: RunOptions = {
  filename: 'warmup.py',
  limits: DEFAULT_LIMITS,
  record: true,
  keep: 'oldest',
  input: [],
  argv: [],
  readFile: () => null,
};

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
  const warmUp = new WarmUp((source) => new ProgramRun(context, source, WARM_UP_OPTIONS));
  return Promise.resolve({
    start: (source, run) => new ProgramRun(context, source, run),
    prepare: (milliseconds) => {
      if (worlds.prepare()) return true;
      return context.library !== null && warmUp.advance(milliseconds);
    },
  });
}
