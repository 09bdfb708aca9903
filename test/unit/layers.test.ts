/** The dependency direction between the layers (src/README.md): read from the imports themselves. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Who may import whom, besides itself. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'src/model': [],
  'src/simulator': ['src/model'],
  'src/diagram': ['src/model'],
  'src/protocol': ['src/model'],
  'src/host': ['src/model', 'src/simulator', 'src/diagram', 'src/protocol'],
  'src/worker': ['src/model', 'src/simulator', 'src/diagram', 'src/protocol'],
  'src/cli': ['src/model', 'src/simulator', 'src/diagram', 'src/protocol'],
  'webview-ui': ['src/model', 'src/diagram', 'src/protocol'],
};

/** The layers inside the simulator: a layer may import those before it. Siblings stand together. */
const simulatorOrder: readonly (readonly string[])[] = [
  ['values'],
  ['syntax'],
  ['symtable'],
  ['compiler'],
  ['memory'],
  ['objects'],
  ['protocols'],
  ['machine'],
  ['stdlib'],
  // After the library: builtins.open is io.open.
  ['builtins'],
  ['recording'],
];

interface Import {
  readonly file: string;
  readonly target: string;
}

function sources(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === 'node_modules' ? [] : sources(path);
    return name.endsWith('.ts') && !name.endsWith('.d.ts') ? [path] : [];
  });
}

const imports: Import[] = sources(join(root, 'src'))
  .concat(sources(join(root, 'webview-ui')))
  .flatMap((path) => {
    const text = readFileSync(path, 'utf8');
    const found = text.matchAll(
      /^\s*(?:import|export)\b[^'";]*?from\s+'([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm,
    );
    return [...found].map((match) => {
      const target = (match[1] ?? match[2] ?? match[3])!;
      const resolved = target.startsWith('.')
        ? relative(root, join(dirname(path), target)).replaceAll('\\', '/')
        : target;
      return { file: relative(root, path).replaceAll('\\', '/'), target: resolved };
    });
  });

const layerOf = (path: string): string | undefined =>
  Object.keys(allowed).find((layer) => path === layer || path.startsWith(`${layer}/`));
const show = ({ file, target }: Import): string => `${file} imports ${target}`;

describe('layers', () => {
  it('are found by this test', () => assert.ok(imports.length > 50, `${imports.length} imports`));

  it('import only what they may', () => {
    const wrong = imports.filter(({ file, target }) => {
      const [from, to] = [layerOf(file), layerOf(target)];
      return from !== undefined && to !== undefined && from !== to && !allowed[from]!.includes(to);
    });
    assert.deepEqual(wrong.map(show), []);
  });

  it('use the simulator through its index only', () => {
    const wrong = imports.filter(
      ({ file, target }) =>
        !file.startsWith('src/simulator/') && target.startsWith('src/simulator/') && target !== 'src/simulator/index',
    );
    assert.deepEqual(wrong.map(show), []);
  });

  it('keep Node and VS Code out of the pure layers', () => {
    const pure = /^(src\/(model|simulator|diagram|protocol)|webview-ui)\//;
    const wrong = imports.filter(
      ({ file, target }) => pure.test(file) && (target.startsWith('node:') || target === 'vscode'),
    );
    assert.deepEqual(wrong.map(show), []);
  });

  it('are in order inside the simulator', () => {
    const part = (path: string): string | undefined => /^src\/simulator\/(\w+)\//.exec(`${path}/`)?.[1];
    const rank = (name: string): number => simulatorOrder.findIndex((names) => names.includes(name));
    const wrong = imports.filter(({ file, target }) => {
      const [from, to] = [part(file), part(target)];
      if (from === undefined || to === undefined || from === to) return false;
      const [a, b] = [rank(from), rank(to)];
      return a >= 0 && b >= 0 && b >= a;
    });
    assert.deepEqual(wrong.map(show), []);
  });

  it('have no folder that the order does not know', () => {
    const known = new Set(simulatorOrder.flat());
    const folders = readdirSync(join(root, 'src/simulator'), { withFileTypes: true });
    assert.deepEqual(
      folders.filter((entry) => entry.isDirectory() && !known.has(entry.name)).map(({ name }) => name),
      [],
    );
  });
});
