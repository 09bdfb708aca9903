/** Ranges, notes and pages that pictures are exported as; what is drawn is tested in VS Code. */
import assert from 'node:assert/strict';
import { markdownOf } from '../../../src/host/export/markdown';
import { pageOf } from '../../../src/host/export/page';
import { parseRange, rangeAround } from '../../../src/host/export/range';
import type { Recording, View } from '../../../src/model';
import { DEFAULT_VIEW_OPTIONS } from '../../../src/model';
import type { Handout } from '../../../src/protocol/handout';
import { Player } from '../../../webview-ui/src/handout/player';
import type { HostMessage } from '../../../src/protocol/webview';
import { testParser } from '../../support/parser';
import { recorded } from '../../support/recorded';

const t = (message: string, ...args: (string | number)[]): string =>
  message.replace(/\{(\d)\}/g, (_, index) => String(args[Number(index)]));

const source = 'def f(x):\n    return x\na = f(1)\nb = f([2])\nprint("`done`")\n';

const recordingOf = (text: string): Promise<Recording> => recorded(text, { filename: 'a.py' });

const viewsOf = (recording: Recording): View[] =>
  Array.from({ length: recording.summary().steps }, (_, step) => recording.view(step, DEFAULT_VIEW_OPTIONS));

describe('host/export', () => {
  it('reads ranges as people write them', () => {
    const all = { first: 0, last: 2_000_003 };
    assert.deepEqual(parseRange('3-40', all, 100), { first: 2, last: 39 });
    assert.deepEqual(parseRange(' 7 ', all, 100), { first: 6, last: 6 });
    assert.deepEqual(parseRange('1,999,990 to 2,000,004', all, 100), { first: 1_999_989, last: 2_000_003 });
    assert.deepEqual(parseRange('1-101', all, 100), { kind: 'tooMany' });
    assert.deepEqual(parseRange('0-3', all, 100), { kind: 'outside' });
    assert.deepEqual(parseRange('5-2000005', all, 100), { kind: 'outside' });
    for (const text of ['', 'all', '4-2', '-3', '1-2-3'])
      assert.deepEqual(parseRange(text, all, 100), { kind: 'unreadable' });
  });

  it('offers the whole of a short run, and what is around the shown step of a long one', () => {
    assert.deepEqual(rangeAround(5, { first: 0, last: 14 }, 100), { first: 0, last: 14 });
    assert.deepEqual(rangeAround(500, { first: 0, last: 999 }, 100), { first: 450, last: 549 });
    assert.deepEqual(rangeAround(990, { first: 0, last: 999 }, 100), { first: 900, last: 999 });
    assert.deepEqual(rangeAround(3, { first: 0, last: 999 }, 100), { first: 0, last: 99 });
  });

  it('writes a note that no program text can break out of', async () => {
    const view = viewsOf(await recordingOf(source)).at(-1)!;
    const note = {
      title: 'my_[file].py',
      source: `${source}s = """\n\`\`\`\n"""\n`,
      file: 'a.py',
      view,
      last: { file: 'a.py', line: 5 },
      next: null,
      steps: 13,
      output: '`done`\n',
      boxed: false,
    };
    const text = markdownOf(note, t);
    assert.match(text, /^### my\\_\\\[file\\\]\.py\n/);
    assert.match(text, /\n````python\n(.*\n)*print\("`done`"\) {2}# ← just ran\n(.*\n)*````\n/);
    assert.match(text, /\n```mermaid\nflowchart LR\n/);
    assert.match(text, /\n```text\n`done`\n```\n$/);
    const long = markdownOf({ ...note, source: 'x = 1\n'.repeat(500), last: { file: 'a.py', line: 250 } }, t);
    assert.match(long, /\n# …\n(x = 1.*\n){25}# …\n/);
  });

  it('writes pages whose data and scripts cannot end them early', async () => {
    const handout = { title: '</script><b>' } as Handout;
    const parts = {
      panel: 'a("</script>")',
      panelStyle: 'b{}',
      handout: 'c("<!--")\n//# sourceMappingURL=x',
      handoutStyle: '',
    };
    const html = await pageOf(handout, parts, 'en', { 'a"b': "c'd" });
    assert.equal(html.match(/<\/script>/g)?.length, 3);
    assert.ok(!html.includes('<!--') && !html.includes('sourceMappingURL') && !html.includes('<b>'));
    const packed = /id="handout">([^<]*)</.exec(html)![1]!;
    const stream = new Blob([Buffer.from(packed, 'base64')]).stream().pipeThrough(new DecompressionStream('gzip'));
    assert.deepEqual(await new Response(stream).json(), handout);
  });

  it('cuts a text into pieces to colour', async () => {
    const tree = (await testParser()).parse('def f():  # é\r\n    return """a\n{1}""" + f"{x}", 2\n');
    const lines = tree.lines();
    assert.equal(
      lines.map((line) => line.map(([, text]) => text).join('')).join('\n'),
      tree.text.replace('\r', '').trimEnd(),
    );
    assert.deepEqual(lines[0], [
      ['keyword', 'def'],
      [null, ' '],
      ['definition', 'f'],
      [null, '():  '],
      ['comment', '# é'],
    ]);
    assert.deepEqual(lines[1]!.at(-1), ['string', 'a']);
    assert.deepEqual(lines[2]!.at(-1), ['number', '2']);
  });

  it('plays a host for the panel of a page: moves as in the simulator', async () => {
    const recording = await recordingOf(`${source}c = [f(x) for x in (1, 2)]\nprint(\n    f(3),\n    f(4),\n)\n`);
    const steps = viewsOf(recording).map((view) => ({
      view,
      visit: { kind: 'none' as const },
      last: view.lastLine === null ? null : { file: view.file, line: view.lastLine },
      next: null,
    }));
    const posted: HostMessage[] = [];
    const handout: Handout = {
      title: 'a.py',
      file: 'a.py',
      sources: {},
      settings: { boxed: false, framesGrow: 'down', moment: 'after' },
      outcome: { kind: 'finished', exitCode: 0 },
      steps,
      start: 2,
      total: steps.length,
      output: [{ stream: 'stdout', text: 'x', step: 12 }],
    };
    const player = new Player(
      handout,
      (message) => posted.push(message),
      () => undefined,
      () => undefined,
    );
    player.receive({ kind: 'ready', protocol: 1 });
    assert.deepEqual(
      posted.map(({ kind }) => kind),
      ['settings', 'run', 'view'],
    );
    for (const move of ['first', 'back', 'next', 'last', 'overForward', 'overBack', 'out', 'outBack'] as const) {
      for (let from = 0; from < steps.length; from++) {
        player.receive({ kind: 'move', run: 1, request: 9, from, move });
        const answer = posted.at(-1)!;
        assert.equal(answer.kind === 'view' && answer.step, recording.move(from, move), `${move} from ${from}`);
      }
    }
    player.receive({ kind: 'show', run: 1, request: 4, step: 99 });
    assert.deepEqual(posted.at(-1), { kind: 'refused', request: 4 });
    player.receive({ kind: 'setting', change: { name: 'boxed', value: true } });
    assert.equal(posted.at(-1)!.kind === 'settings', true);
  });
});
