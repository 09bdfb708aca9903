/** The texts that can be translated. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { collectWords } from '../../scripts/lib/words.mjs';
import { t } from '../../webview-ui/src/l10n';

describe('words', () => {
  it('are all in the bundle that translations are made from (npm run words)', () => {
    const bundle: unknown = JSON.parse(readFileSync('l10n/bundle.l10n.json', 'utf8'));
    assert.deepEqual(bundle, collectWords());
  });

  it('take their arguments', () => {
    assert.equal(t('step {0} of {1}', 1, '2,000'), 'step 1 of 2,000');
    assert.equal(t('{0} {1}', 'only one'), 'only one {1}');
  });
});
