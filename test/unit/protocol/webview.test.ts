import assert from 'node:assert/strict';
import { NO_CHOICES } from '../../../src/model';
import { contentSecurityPolicy, panelHtml } from '../../../src/protocol/panelHtml';
import { isHostMessage, isPageMessage } from '../../../src/protocol/webviewGuards';
import { SCENES } from '../../webview/support/scenes';

describe('messages between host and page', () => {
  const view = SCENES['cycle']!();
  const output = { start: 0, chunks: [{ stream: 'stderr', text: 'x', step: 2 }] };

  it('accepts what the host says', () => {
    assert.ok(isHostMessage({ kind: 'empty' }));
    assert.ok(isHostMessage({ kind: 'view', run: 1, request: 0, step: 8, view, visit: { kind: 'none' }, output }));
    assert.ok(isHostMessage({ kind: 'settings', settings: { boxed: true, framesGrow: 'up', moment: 'before' } }));
    assert.ok(isHostMessage({ kind: 'output', run: 1, end: 9, window: output }));
    assert.ok(isHostMessage({ kind: 'watched', variable: { file: 'a.py', scope: 'f', name: 'x' } }));
  });

  it('accepts what the page says', () => {
    assert.ok(isPageMessage({ kind: 'ready', protocol: 1 }));
    assert.ok(isPageMessage({ kind: 'move', run: 1, request: 2, from: 3, move: 'overForward' }));
    assert.ok(isPageMessage({ kind: 'setting', change: { name: 'boxed', value: true } }));
    assert.ok(isPageMessage({ kind: 'raiseLimit', run: 1, limit: 'bytes' }));
    assert.ok(isPageMessage({ kind: 'jump', run: 1, request: 2, from: 3, jump: { to: 'watch', by: -1 } }));
    assert.ok(isPageMessage({ kind: 'watch', variable: null }));
    assert.ok(isPageMessage({ kind: 'choices', choices: { ...NO_CHOICES, focus: { frame: 'f', name: 'x' } } }));
    assert.ok(isPageMessage({ kind: 'objects', run: 1, count: 120 }));
  });

  it('turns everything else away', () => {
    const wrong: unknown[] = [
      null,
      undefined,
      'ready',
      42,
      [],
      {},
      { kind: 'toString' },
      { kind: '__proto__' },
      { kind: 'show', run: 1, request: 1, step: -1 },
      { kind: 'show', run: 1, request: 1, step: 1.5 },
      { kind: 'show', run: 1, request: 1, step: '1' },
      { kind: 'move', run: 1, request: 1, from: 0, move: 'sideways' },
      { kind: 'setting', change: { name: 'boxed', value: 'yes' } },
      { kind: 'copy', text: 'x', what: 'secret' },
      { kind: 'jump', run: 1, request: 2, from: 3, jump: { to: 'moon', by: 1 } },
      { kind: 'jump', run: 1, request: 2, from: 3, jump: { to: 'output', by: 2 } },
      { kind: 'watch', variable: { name: 'x' } },
      { kind: 'raiseLimit', run: 1, limit: 'all' },
      { kind: 'choices', choices: { ...NO_CHOICES, focus: { frame: 'f' } } },
      { kind: 'choices', choices: { ...NO_CHOICES, hiddenNames: [1] } },
      { kind: 'holders', run: 1, step: 0 },
    ];
    for (const message of wrong) assert.equal(isPageMessage(message), false, JSON.stringify(message));
    const wrongHost: unknown[] = [
      { kind: 'ready', protocol: 1 },
      { kind: 'view', run: 1, request: 0, step: 1, view: {}, visit: { kind: 'none' }, output },
      { kind: 'view', run: 1, request: 0, step: 1, view, visit: { kind: 'visit' }, output },
      { kind: 'run', state: { run: 1 } },
      { kind: 'output', run: 1, end: 0, window: { start: 0, chunks: [{ text: 1 }] } },
      { kind: 'marks', run: 1, marks: { firstStep: 0, steps: 1, columns: 1, depth: [], rows: {} } },
    ];
    for (const message of wrongHost) assert.equal(isHostMessage(message), false, JSON.stringify(message));
  });
});

describe("the panel's shell", () => {
  it('has a strict policy and no markup from outside', () => {
    const html = panelHtml({ nonce: 'n1', scriptUri: 'a"><script>', styleUri: 's.css', cspSource: 'https://x' });
    assert.ok(!html.includes('a"><script>'));
    assert.equal(html.match(/<script/g)!.length, 1);
    const policy = contentSecurityPolicy('n1', 'https://x');
    assert.match(policy, /default-src 'none'/);
    assert.doesNotMatch(policy, /unsafe-eval|script-src[^;]*unsafe-inline/);
  });
});
