import assert from 'node:assert/strict';
import { codeSpan, hoverText } from '../../../src/host/hoverText';
import { mapLines } from '../../../src/host/lineMap';
import { Newest } from '../../../src/host/newest';
import { missingModule, problemsOf } from '../../../src/host/problems';
import { ProgramFiles, importedPaths } from '../../../src/host/programFiles';
import { fixesOf } from '../../../src/host/fixes';
import type { Fix } from '../../../src/host/fixes';
import { aboutMissing } from '../../../src/host/missingModules';
import type { ImportInText } from '../../../src/host/syntax/imports';
import type { LookupStep, NameInfo } from '../../../src/model';
import { testParser } from '../../support/parser';

const t = (message: string, ...args: (string | number)[]): string =>
  message.replace(/\{(\d)\}/g, (_, index: string) => String(args[Number(index)]));

const info: NameInfo = {
  name: 'b',
  scope: 'global',
  frameName: '<module>',
  bound: true,
  live: true,
  made: false,
  value: '[1, 2]',
  type: 'list',
  id: 7,
  address: '0x7f00',
  size: 72,
  refcount: 2,
  aliases: ['a', "cfg['x']"],
  lookup: [],
  boundAt: { step: 3, file: 'a.py', line: 2 },
};

describe('hoverText', () => {
  const text = (change: Partial<NameInfo>): string => {
    const unbound = change.bound === false ? { boundAt: null } : {};
    return hoverText({ ...info, ...unbound, ...change }, t, (step) => `link:${step}`);
  };

  it('says of a variable that is not bound why', () => {
    const unbound = { bound: false, lookup: [] } as const;
    assert.equal(text(unbound), '`b`: not bound yet at this step (global)');
    assert.equal(
      text({ ...unbound, boundAt: { step: 3, file: 'a.py', line: 9 } }),
      '`b`: no longer bound (global), [deleted at line 9](link:3)',
    );
  });

  it('tells value, type, scope, identity, references, size, aliases and binding', () => {
    assert.equal(
      text({}),
      [
        '```python\nb: list = [1, 2]\n```',
        'global',
        'identity `0x7f00` · 2 references · 72 bytes',
        "also named: `a`, `cfg['x']`",
        '[bound at line 2](link:3)',
      ].join('\n\n'),
    );
  });

  it('tells a local from a global and an immortal object from a counted one', () => {
    assert.match(text({ scope: 'local', frameName: 'f' }), /local variable of `f`/);
    assert.match(text({ refcount: null }), /immortal/);
    assert.match(text({ refcount: 1 }), / 1 reference /);
  });

  it('counts aliases beyond the sixth', () => {
    assert.match(text({ aliases: [...'cdefghij'] }), /also named: `c`, `d`, `e`, `f`, `g`, `h` and 2 more/);
    assert.doesNotMatch(text({ aliases: [] }), /also named/);
  });

  it('says that a name is not bound yet', () => {
    assert.equal(text({ bound: false }), '`b`: not bound yet at this step (global)');
    assert.equal(
      text({ bound: false, live: false, scope: 'local', frameName: 'f' }),
      '`b`: local variable of `f`, which is not running at this step',
    );
  });

  it('tells where an attribute was looked for and found', () => {
    const step = (where: LookupStep['where'], name: string, found: LookupStep['found']): LookupStep => ({
      where,
      name,
      object: 1,
      found,
    });
    const attribute = (lookup: LookupStep[], bound = true): string =>
      text({ name: 'd.kind', scope: 'attribute', bound, lookup });
    assert.match(attribute([step('instance', 'Dog', 'value')]), /\n\nfound in the object itself\n/);
    assert.match(
      attribute([step('instance', 'Dog', 'nothing'), step('type', 'Dog', 'nothing'), step('type', 'Animal', 'value')]),
      /found in class `Animal`, after the object itself, class `Dog`/,
    );
    assert.equal(
      attribute([step('instance', 'Dog', 'nothing'), step('type', 'Dog', 'nothing')], false),
      '`d.kind`: no such attribute at this step\n\nlooked in the object itself, class `Dog`',
    );
    assert.equal(
      attribute([step('type', 'Dog', 'dataDescriptor')], false),
      '`d.kind`: known only by running code\n\nfound in class `Dog`: a property or another descriptor that decides itself',
    );
    assert.equal(text({ name: "d['k']", scope: 'item', bound: false }), "`d['k']`: no such item at this step");
  });

  it('lets no program text out of its code block', () => {
    const value = "'``` [x](command:evil) `````'";
    assert.ok(text({ value }).startsWith(`\`\`\`\`\`\`python\nb: list = ${value}\n\`\`\`\`\`\`\n`));
    assert.equal(codeSpan("d['`x``']"), "``` d['`x``'] ```");
    assert.equal(codeSpan('a\nb'), '`a b`');
  });
});

describe('mapLines', () => {
  const olderToNewer = (older: string, newer: string): (number | null)[] =>
    older.split('\n').map((_, index) => mapLines(older, newer).toNewer(index + 1));

  it('keeps lines before a change and moves those after it', () => {
    assert.deepEqual(olderToNewer('a\nb\nc', 'a\nx\ny\nb\nc'), [1, 4, 5]);
    assert.deepEqual(olderToNewer('a\nb\nc\nd', 'a\nd'), [1, null, null, 2]);
    assert.equal(mapLines('a\nb\nc', 'a\nx\nb\nc').toOlder(2), null);
    assert.equal(mapLines('a\nb\nc', 'a\nx\nb\nc').toOlder(3), 2);
  });

  it('takes a line that is being edited for itself', () => {
    assert.deepEqual(olderToNewer('a\nb\nc', 'a\nbee\nc'), [1, 2, 3]);
    assert.deepEqual(olderToNewer('a\nb', 'a\nb'), [1, 2]);
  });
});

/** The paths that a text's imports may mean. */
const paths = async (source: string, folder?: string): Promise<string[]> =>
  importedPaths(await importsIn(source), folder);

const importsIn = async (text: string): Promise<ImportInText[]> => (await testParser()).parse(text).imports();

describe('importedPaths', () => {
  it('names the files an import may mean', async () => {
    assert.deepEqual(await paths('import helper'), ['helper.py', 'helper/__init__.py']);
    assert.deepEqual(await paths('import a.b as c, d # e'), [
      'a.py',
      'a/__init__.py',
      'a/b.py',
      'a/b/__init__.py',
      'd.py',
      'd/__init__.py',
    ]);
    const from = await paths('if x:\n    from shapes import (Circle,\n        square as s)');
    for (const path of ['shapes.py', 'shapes/__init__.py', 'shapes/Circle.py', 'shapes/square.py'])
      assert.ok(from.includes(path), path);
  });

  it('resolves relative imports from the folder of the text', async () => {
    assert.ok((await paths('from . import part', 'pack')).includes('pack/part.py'));
    assert.ok((await paths('from ..other import x', 'pack/sub')).includes('pack/other.py'));
    assert.ok((await paths('from .near import *', 'pack')).includes('pack/near.py'));
  });

  it('leaves alone what is no import', async () => {
    assert.deepEqual(await paths('x = "important"\nimportant = 1\n# import os'), []);
  });
});

describe('ProgramFiles', () => {
  it('follows imports from file to file and reads nothing else', async () => {
    const read: string[] = [];
    const disk: Record<string, string> = { 'a.py': 'import b', 'b.py': 'import a', 'secret.txt': 's' };
    const reader = {
      read: async (path: string) => {
        read.push(path);
        return disk[path] ?? null;
      },
      list: async () => null,
    };
    const files = new ProgramFiles(reader, importsIn);
    await files.collectImports('import a');
    assert.deepEqual(Object.keys(files.files), ['a.py', 'b.py']);
    assert.ok(!read.includes('secret.txt'));
    assert.equal(await files.collect(['missing.txt']), false);
    assert.equal(await files.collect(['../secret.txt', '/etc/passwd']), false);
    assert.ok(!read.includes('/etc/passwd') && !read.includes('../secret.txt'));
    assert.equal(await files.collect(['secret.txt']), true);
    assert.equal(files.invalidate('b.py'), true);
    assert.deepEqual(Object.keys(files.files), ['a.py', 'secret.txt']);
    assert.equal(files.invalidate('never-read.py'), false);
  });

  it('lists folders that are asked for, and reads what is in them', async () => {
    const disk: Record<string, string> = { 'a.py': 'x = 1', 'data/b.csv': '1,2' };
    const folders: Record<string, readonly string[]> = { './': ['a.py', 'data/', 'photo.png'], 'data/': ['b.csv'] };
    const files = new ProgramFiles(
      { read: async (path) => disk[path] ?? null, list: async (path) => folders[path] ?? null },
      importsIn,
    );
    assert.equal(await files.collect(['none/', '../', '/']), false);
    assert.equal(await files.collect(['./']), true);
    assert.equal(await files.collect(['./']), false, 'nothing new');
    assert.deepEqual(files.folders, { './': ['a.py', 'data/', 'photo.png'] });
    assert.deepEqual(Object.keys(files.files), ['a.py']);
    assert.equal(await files.collect(['data/']), true);
    assert.deepEqual(Object.keys(files.files), ['a.py', 'data/b.csv']);
    assert.equal(files.invalidate('data/new.csv'), true, 'a file that comes changes the listing');
    assert.equal(await files.collect(['data/']), true);
    assert.equal(files.invalidate('never-listed/x'), false);
  });
});

describe('Newest', () => {
  it('runs one task at a time and only the newest of those that wait', async () => {
    const ran: number[] = [];
    const newest = new Newest((error) => ran.push(error as number));
    const task = (n: number) => async (): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      ran.push(n);
    };
    const all = [1, 2, 3, 4].map((n) => newest.run(task(n)));
    await Promise.all(all);
    assert.deepEqual(ran, [1, 4]);
    await newest.run(() => Promise.reject(99 as unknown as Error));
    await newest.run(task(5));
    assert.deepEqual(ran, [1, 4, 99, 5]);
  });

  it('brings up to date after what was wished, once for all that asked for it', async () => {
    const ran: string[] = [];
    const newest = new Newest(() => assert.fail());
    const task = (name: string) => async (): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      ran.push(name);
    };
    await Promise.all([
      newest.run(task('under way')),
      newest.bringUpToDate(task('update 1')),
      newest.run(task('dropped wish')),
      newest.bringUpToDate(task('update 2')),
      newest.run(task('wish')),
    ]);
    assert.deepEqual(ran, ['under way', 'wish', 'update 2']);
  });
});

describe('problemsOf', () => {
  const exception = {
    type: 'ValueError',
    message: 'no',
    traceback: '',
    entries: [
      { file: 'a.py', line: 9, name: '<module>' },
      { file: 'a.py', line: 3, name: 'f' },
      { file: '/lib/json.py', line: 100, name: 'loads' },
    ],
  };

  it('places an exception at the innermost line of the learner', () => {
    const [problem] = problemsOf({ kind: 'exception', exception, exitCode: 1 }, (file) => file === 'a.py');
    assert.equal(problem?.message, 'ValueError: no');
    assert.equal(problem?.span.line, 3);
    assert.deepEqual(problem?.trail, [{ file: 'a.py', line: 9, name: '<module>' }]);
  });

  it('has nothing to say of a run that went well', () => {
    assert.deepEqual(
      problemsOf({ kind: 'finished', exitCode: 0 }, () => true),
      [],
    );
    assert.deepEqual(
      problemsOf({ kind: 'exception', exception, exitCode: 1 }, () => false),
      [],
    );
  });

  it('gives the advice with a wait without end', () => {
    const span = { line: 2, column: 0, endLine: 2, endColumn: 5 };
    const [problem] = problemsOf(
      { kind: 'deadlock', what: 'for ever.', advice: 'See which lock.', file: 'a.py', span },
      () => true,
    );
    assert.deepEqual([problem?.message, problem?.span], ['The program waits here for ever.\nSee which lock.', span]);
  });
});

describe('missing modules', () => {
  it('are recognised in an uncaught exception only', () => {
    const kind = 'exception';
    assert.equal(missingModule({ kind, message: "ModuleNotFoundError: No module named 'numpy'" }), 'numpy');
    assert.equal(
      missingModule({ kind, message: "ModuleNotFoundError: No module named 'a.b'; 'a' is not a package" }),
      'a.b',
    );
    assert.equal(missingModule({ kind, message: "ImportError: cannot import name 'x' from 'y'" }), null);
  });

  it('are explained, with what works instead', () => {
    assert.match(aboutMissing('numpy', t), /numpy is compiled .* What works instead: list, math, /);
    assert.match(aboutMissing('matplotlib.pyplot', t), /^matplotlib draws in a window/);
    assert.match(aboutMissing('helpr', t), /^There is no helpr\.py next to this program/);
    assert.equal(aboutMissing('pack.part', t), 'There is no pack/part.py next to this program.');
  });
});

describe('fixesOf', () => {
  const whole = (line: string): { line: number; column: number; endLine: number; endColumn: number } => ({
    line: 1,
    column: 0,
    endLine: 1,
    endColumn: line.length,
  });
  const mended = (
    kind: 'exception' | 'syntaxError',
    message: string,
    line: string,
    column = 0,
    end = line.length,
  ): string[] =>
    fixesOf({ kind, message, span: { ...whole(line), column, endColumn: end } }, line, t).map((fix: Fix) =>
      fix.kind === 'replace'
        ? line.slice(0, fix.start) + fix.text + line.slice(fix.end)
        : fix.kind === 'import'
          ? `import ${fix.module}`
          : fix.path,
    );

  it('changes what CPython says was meant', () => {
    const name = "NameError: name 'pritn' is not defined. Did you mean: 'print'?";
    assert.deepEqual(mended('exception', name, 'x.pritnt(); pritn(1)'), ['x.pritnt(); print(1)']);
    const attribute = "AttributeError: 'list' object has no attribute 'apend'. Did you mean: 'append'?";
    assert.deepEqual(mended('exception', attribute, 'a.apend(1)'), ['a.append(1)']);
    const both = "NameError: name 'maths' is not defined. Did you mean: 'math'? Or did you forget to import 'maths'?";
    assert.deepEqual(mended('exception', both, 'maths.pi'), ['math.pi', 'import maths']);
    const forgotten = "NameError: name 'math' is not defined. Did you forget to import 'math'?";
    assert.deepEqual(mended('exception', forgotten, 'math.pi'), ['import math']);
  });

  it('mends what CPython says is missing', () => {
    assert.deepEqual(mended('syntaxError', "SyntaxError: expected ':'", 'if x  # y', 4, 5), ['if x:  # y']);
    const print = "SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?";
    assert.deepEqual(mended('syntaxError', print, '    print "a", b', 4), ['    print("a", b)']);
    const equals = "SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
    assert.deepEqual(mended('syntaxError', equals, 'if x = 1:', 3, 8), ['if x == 1:', 'if x := 1:']);
    assert.deepEqual(mended('syntaxError', 'SyntaxError: invalid syntax', 'x = = 1'), []);
  });
});
