/** How long a step takes in the panel, against plain Mermaid drawing the same text in the same browser. */
import assert from 'node:assert/strict';
import { stepTimes } from '../bench/panel';
import { PanelLab } from './support/panel';

describe('speed of a step', function () {
  this.timeout(120_000);

  for (const count of [10, 50, 200])
    it(`at ${count} objects`, async () => {
      const [times] = await stepTimes([count]);
      const { plain, unread, ready, slow } = times!;
      console.log(
        `      plain ${plain.toFixed(0)} ms, a step not looked at before ${unread.toFixed(1)} ms, a prepared step ${ready.toFixed(1)} ms (p95 ${slow.toFixed(1)})`,
      );
      assert.ok(ready * 10 < plain, `a prepared step takes ${ready} ms, plain Mermaid ${plain} ms`);
    });

  it('needs a script of less than a megabyte', async () => {
    const lab = await PanelLab.open();
    try {
      console.log(`      ${(lab.scriptBytes / 1000).toFixed(0)} kB`);
      assert.ok(lab.scriptBytes < 1_000_000, `${lab.scriptBytes} bytes`);
    } finally {
      await lab.close();
    }
  });
});
