/** Every program below this folder gives in the simulator what it gave in CPython; see test/support/conformance.ts. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  compareObserved,
  conformanceRoot,
  findPrograms,
  loadExpected,
  type ConformanceProgram,
} from '../support/conformance';
import { traceForConformance } from '../support/simulator';

const programs = findPrograms();
const areas = new Map<string, ConformanceProgram[]>();
for (const program of programs) {
  const area = program.name.slice(0, program.name.indexOf('/'));
  areas.set(area, [...(areas.get(area) ?? []), program]);
}

describe('conformance with CPython 3.14', () => {
  for (const [area, members] of areas) {
    describe(area, () => {
      for (const program of members) {
        it(program.name.slice(area.length + 1), async () => {
          const expected = loadExpected(program);
          const difference = compareObserved(expected, await traceForConformance(program), program.rungs);
          if (difference !== null) assert.fail(`${program.name}: ${difference}`);
        });
      }
    });
  }

  it('has no expected output without its program, and all from CPython 3.14', () => {
    const known = new Set(programs.map(({ expectedPath }) => expectedPath));
    for (const area of areas.keys()) {
      for (const file of readdirSync(join(conformanceRoot, area))) {
        if (file.endsWith('.json'))
          assert.ok(known.has(join(conformanceRoot, area, file)), `${area}/${file} has no program`);
      }
    }
    for (const program of programs) {
      const wanted = program.is64Bit ? /^3\.1[34]\.\d+ \(64-bit\)$/ : /^3\.14\./;
      assert.match(loadExpected(program).python, wanted, program.name);
    }
  });
});
