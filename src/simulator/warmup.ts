/**
 * What an idle worker runs once, for nobody: programs that import what learners import and do what they do. The library's code is loaded
 * by it and the engine has compiled the simulator's own functions when the learner's program comes: an import takes a
 * fraction of its time then.
 */
import type { Run } from './api';
import { LESSON } from './warmlesson';

/** By the share of programs that import them, each after those that it imports: one statement is never long. */
const MODULES =
  'types abc operator keyword enum _collections_abc reprlib collections functools re._constants re._parser re._compiler re ' +
  'random copy typing math sys stat posixpath os itertools time json.scanner json.decoder json ast annotationlib opcode ' +
  'dis importlib tokenize inspect dataclasses _pydatetime datetime timeit string textwrap traceback threading logging ' +
  'fnmatch glob pathlib weakref contextlib gc tracemalloc heapq csv io shutil tempfile difflib pprint argparse signal ' +
  'unittest.util unittest.case unittest pdb doctest';

const imports = (names: string): string =>
  names
    .split(' ')
    .map((name) => `import ${name}\n`)
    .join('');

/**
 * The programs: the second meets another world, as the learner's will, so that nothing is compiled for the first world
 * only; it makes the largest modules' classes a second time, too.
 */
const PROGRAMS: readonly string[] = [
  imports(MODULES) + LESSON,
  imports('re typing json logging pathlib dataclasses inspect unittest doctest') + LESSON,
];

export class WarmUp {
  private run: Run | null = null;
  private next = 0;

  constructor(private readonly start: (source: string) => Run) {}

  /** Goes on for about so long; false: it is over. */
  advance(milliseconds: number): boolean {
    if (this.run === null && this.next === PROGRAMS.length) return false;
    this.run ??= this.start(PROGRAMS[this.next++]);
    let more: boolean;
    try {
      more = this.run.advance(milliseconds);
    } catch {
      // A bug of ours: the learner's run that meets it will tell.
      more = false;
    }
    if (!more) this.run = null;
    return more || this.next < PROGRAMS.length;
  }
}
