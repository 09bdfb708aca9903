/**
 * What an idle worker runs once, for nobody: a program that imports what learners import. The library's code is loaded
 * by it and the engine has compiled the simulator's own functions when the learner's program comes: an import takes a
 * fraction of its time then.
 */
import type { Run } from './api';

/** By the share of programs that import them, each after those that it imports: one statement is never long. */
const MODULES =
  'types abc operator keyword enum _collections_abc reprlib collections functools re._constants re._parser re._compiler re ' +
  'random copy typing math sys stat posixpath os itertools time json.scanner json.decoder json ast annotationlib opcode ' +
  'dis importlib tokenize inspect dataclasses _pydatetime datetime timeit string textwrap traceback threading logging ' +
  'fnmatch glob pathlib weakref contextlib gc tracemalloc heapq csv io shutil tempfile difflib pprint argparse signal ' +
  'unittest.util unittest.case unittest pdb doctest';

/** Everyday operations on values of every kind, so that what follows is not the first of its kind. */
const LESSON = `
class Shape:
    def __init__(self, name, sides):
        self.name = name
        self.sides = sides
    def __add__(self, other):
        return Shape(self.name, self.sides + other.sides)
    def __repr__(self):
        return f'{self.name:>6}: {self.sides!r}'
    @property
    def odd(self):
        return self.sides % 2 == 1
def grow(n):
    while n > 0:
        yield n
        n -= 1
def total(n):
    return 0 if n == 0 else n + total(n - 1)
shapes = [Shape(str(n), n) for n in grow(300)]
counts = {}
for shape in sorted(shapes, key=lambda one: one.sides):
    counts[shape.odd] = counts.get(shape.odd, 0) + (shape + shape).sides * 1.5
    try:
        counts[repr(shape), shape.name] = {shape.sides, total(20)}
        int(shape.name + 'x')
    except ValueError as problem:
        counts['%s' % problem] = shape.name.upper().split('1')
`;

/** The program. */
const WARM_UP = `${MODULES.split(' ')
  .map((name) => `import ${name}\n`)
  .join('')}${LESSON}`;

export class WarmUp {
  private run: Run | null = null;
  private over = false;

  constructor(private readonly start: (source: string) => Run) {}

  /** Goes on for about so long; false: it is over. */
  advance(milliseconds: number): boolean {
    if (this.over) return false;
    this.run ??= this.start(WARM_UP);
    try {
      this.over = !this.run.advance(milliseconds);
    } catch {
      // A bug of ours: the learner's run that meets it will tell.
      this.over = true;
    }
    if (this.over) this.run = null;
    return !this.over;
  }
}
