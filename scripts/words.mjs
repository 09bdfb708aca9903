// `npm run words` (and every build): writes l10n/bundle.l10n.json, from which translations are made.
import { mkdirSync, writeFileSync } from 'node:fs';
import { inRoot } from './lib/paths.mjs';
import { collectWords } from './lib/words.mjs';

mkdirSync(inRoot('l10n'), { recursive: true });
writeFileSync(inRoot('l10n/bundle.l10n.json'), `${JSON.stringify(collectWords(), null, 2)}\n`);
