/**
 * Golden Mermaid texts: one readable file per hand-written scene. A missing file fails; `UPDATE_GOLDEN=1` writes them
 * all, to be read in the diff.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clipboardText, diagramOf } from '../../../src/diagram';
import type { DiagramOptions } from '../../../src/diagram';
import { SCENES } from '../../webview/support/scenes';

const folder = join(import.meta.dirname, '../../golden');

const goldens: readonly (readonly [name: string, text: () => string])[] = [
  ...Object.entries(SCENES).map(([name, scene]) => [name, () => diagramOf(scene()).text] as const),
  ...(['shopping-list', 'closures', 'matrix'] as const).map((name) => {
    const options: Partial<DiagramOptions> = { boxed: true };
    return [`${name}.boxed`, () => diagramOf(SCENES[name]!(), options).text] as const;
  }),
  ['multiple-frames.copied', () => clipboardText(diagramOf(SCENES['multiple-frames']!()))],
];

describe('golden diagrams', () => {
  for (const [name, text] of goldens)
    it(name, () => {
      const file = join(folder, `${name}.mmd`);
      const actual = text();
      if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, actual);
      assert.equal(actual, readFileSync(file, 'utf8'));
    });

  it('has a scene for every file', () => {
    const names = new Set(goldens.map(([name]) => `${name}.mmd`));
    const strays = readdirSync(folder).filter((file) => file.endsWith('.mmd') && !names.has(file));
    assert.deepEqual(strays, []);
  });
});
