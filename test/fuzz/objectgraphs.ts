/**
 * Random programs that build and cut graphs of objects whose deaths can be seen: finalizers, callbacks of weak
 * references, collections' numbers. The same seed gives the same program.
 */

import { readFileSync } from 'node:fs';

/** Numbers that look random, from a seed. */
class Chance {
  constructor(private state: number) {}

  below(limit: number): number {
    this.state = (Math.imul(this.state, 1103515245) + 12345) & 0x7fffffff;
    return (this.state >>> 8) % limit;
  }

  of<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)]!;
  }
}

/** What the programs are made of; those that are recorded import it. */
const HEAD = readFileSync(new URL('../conformance/lifetime/random_graphs/nodes.py', import.meta.url), 'utf8');

/** A program of so many statements. */
export function objectGraphProgram(seed: number): string {
  return `${HEAD}\n${objectGraphStatements(seed)}`;
}

/** Its statements, which need the names of nodes.py. */
export function objectGraphStatements(seed: number, statements = 70): string {
  const chance = new Chance(seed * 2654435761 + 1);
  const lines: string[] = [];
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  let made = 0;
  const fresh = (): string => {
    const name = `'${seed}.${++made}'`;
    const makers = [`Node(${name})`, `Node(${name})`, 'Quiet()', 'Slots()', 'Items()', `Lazarus(${name})`];
    return chance.of(made % 9 === 0 ? makers : makers.slice(0, 5));
  };
  const bound = (): string => chance.of(names);
  for (const name of names) lines.push(`${name} = ${fresh()}`, `watch(${name}, '${name}${made}')`);
  for (let i = 0; i < statements; i++) {
    const x = bound();
    const y = bound();
    const field = chance.of(['left', 'right']);
    const statement = chance.of([
      () => `${x} = ${fresh()}; watch(${x}, '${x}${made}')`,
      () => `${x} = ${y}`,
      () => `${x} = None`,
      () => `if ${x} is not None and hasattr(${x}, '__dict__') or type(${x}) is Slots: ${x}.${field} = ${y}`,
      () => `if ${x} is not None and hasattr(${x}, '${field}'): del ${x}.${field}`,
      () => `if isinstance(${x}, list): ${x}.append(${y})`,
      () => `if isinstance(${x}, list) and ${x}: ${x}.pop()`,
      () => `${x} = [${y}, ${bound()}]`,
      () => `${x} = {'k': ${y}, 1: ${bound()}}`,
      () => `${x} = (${y}, [${bound()}])`,
      () => `passing(${x})`,
      () => `${x} = parked(${y}); next(${x})`,
      () => `${x} = failing(${y})`,
      () => `${x} = closing(${y})`,
      () => `${x}, ${y} = ${y}, ${x}`,
      () => `${x} = ${y}.meet if hasattr(${y}, 'meet') else functools.partial(passing, ${y}, o=${bound()})`,
      () => `if hasattr(${x}, 'meet'): ${x}.meet(${y})`,
      () => `${x} = making(${y})`,
      () =>
        `${x} = collections.${chance.of(['deque', 'OrderedDict.fromkeys', 'Counter'])}(['k', ${bound()} is None, 3])`,
      () => `${x} = collections.defaultdict(list, {2: ${y}, 'k': ${bound()}})`,
      () => `${x} = Table(k=${y}); ${x}.left = ${bound()}`,
      () => `if isinstance(${x}, dict): ${x}['k'] = ${y}`,
      () => `if isinstance(${x}, (dict, list)): ${x}.clear()`,
      () => `if isinstance(${x}, collections.deque): ${x}.append(${y})`,
      () => `${x} = {id(${y}): ${y}, 2: ${bound()}}.values()`,
      () => `${x} = iter([${y}, ${bound()}]); next(${x})`,
      () => `${x} = map(passing, [${y}]); next(${x})`,
      () => `${x} = weakref.WeakKeyDictionary(); ${x}[Node] = ${y}`,
      () => `gc.collect(${chance.below(2)}), print(len(cache))`,
      () => `print('collected', gc.collect())`,
      () => `kept.clear()`,
      () => `print(sum(r() is not None for r in refs))`,
      () => `[${x} for _ in range(2)]`,
      () => `del ${x}; ${x} = 0`,
    ]);
    lines.push(statement(), `print('-- ${i}')`);
  }
  // Nothing is left to the end of the process.
  lines.push(`print('letting go'); ${names.join(' = ')} = None; kept.clear()`);
  lines.push(`print('collected', gc.collect()); kept.clear()`);
  lines.push(`print('collected', gc.collect(), sum(r() is not None for r in refs))`);
  return `${lines.join('\n')}\n`;
}
