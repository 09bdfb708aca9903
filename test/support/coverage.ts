/**
 * `npm run coverage`: writes test/conformance/COVERAGE.md, the table of what the conformance programs cover: programs and
 * compared steps by area, and how many programs hold each node of CPython 3.14's `ast`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse, PythonNestingError, PythonSyntaxError } from '../../src/simulator/syntax';
import { FIELDS } from '../../src/simulator/syntax/fields';
import { conformanceRoot, findPrograms, loadExpected, type ConformanceProgram } from './conformance';

/** Nodes that no file's tree holds. */
const NOT_IN_FILES = new Set(['Interactive', 'Expression', 'TypeIgnore', 'FunctionType']);

/** Where the table is. */
export const coveragePath = join(conformanceRoot, 'COVERAGE.md');

/** The kinds of the nodes below a value. */
function kindsIn(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) {
    for (const each of value) kindsIn(each, found);
  } else if (typeof value === 'object' && value !== null) {
    if ('kind' in value && typeof value.kind === 'string') found.add(value.kind);
    for (const each of Object.values(value)) kindsIn(each, found);
  }
}

function nodesOf(program: ConformanceProgram): Set<string> {
  const found = new Set<string>();
  try {
    kindsIn(parse(program.source, program.name), found);
  } catch (problem) {
    if (!(problem instanceof PythonSyntaxError || problem instanceof PythonNestingError)) throw problem;
  }
  return found;
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** The text of the table. */
export function coverageText(): string {
  const programs = findPrograms();
  const areas = new Map<string, { programs: number; steps: number; graphs: number }>();
  const nodes = new Map<string, number>(
    Object.keys(FIELDS)
      .filter((kind) => !NOT_IN_FILES.has(kind))
      .map((kind) => [kind, 0]),
  );
  for (const program of programs) {
    const name = program.name.slice(0, program.name.indexOf('/'));
    const area = areas.get(name) ?? { programs: 0, steps: 0, graphs: 0 };
    const { steps } = loadExpected(program);
    area.programs++;
    if (program.rungs.has('steps')) area.steps += steps?.length ?? 0;
    if (program.rungs.has('graph')) area.graphs++;
    areas.set(name, area);
    for (const kind of nodesOf(program)) if (nodes.has(kind)) nodes.set(kind, nodes.get(kind)! + 1);
  }
  const sum = (of: 'programs' | 'steps' | 'graphs'): number =>
    [...areas.values()].reduce((all, area) => all + area[of], 0);
  return [
    '# What the conformance programs cover',
    'Written by `npm run coverage`. Each program is compared with what CPython 3.14 did: its output and traceback always,',
    'its steps and the memory at each step where the columns say so.\n',
    table(
      ['Area', 'Programs', 'Steps compared', 'With memory'],
      [
        ...[...areas].map(([name, area]) => [name, area.programs, area.steps, area.graphs]),
        ['**all**', sum('programs'), sum('steps'), sum('graphs')],
      ],
    ),
    "\n## Nodes of CPython's `ast`\n",
    'How many programs hold each.\n',
    table(
      ['Node', 'Programs'],
      [...nodes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, count]) => [kind, count]),
    ),
    '\nBeside them run CPython’s own tests (`npm run libtest`) and random programs (`npm run fuzz`).\n',
  ].join('\n');
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(coveragePath, coverageText());
  console.log(coveragePath);
}
