// The licences of what the bundles contain, read from the packages that esbuild says it used.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './paths.mjs';

/** The package folders ("node_modules/x", "node_modules/@y/z") that went into the bundles. */
function packagesOf(metafiles) {
  const found = new Set();
  for (const metafile of metafiles) {
    for (const output of Object.values(metafile.outputs)) {
      for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
        const match = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
        if (match !== null && bytesInOutput > 0) found.add(input.slice(0, match[0].length - 1));
      }
    }
  }
  return found;
}

/** One text with the name, version and licence of every package in the bundles, and of `extra` package folders. */
export function thirdPartyNotices(metafiles, extra) {
  const folders = [...new Set([...packagesOf(metafiles), ...extra])].sort();
  const parts = ['This extension contains the following third-party software.\n'];
  for (const folder of folders) {
    const directory = inRoot(folder);
    const manifest = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
    const file = readdirSync(directory).find((name) => /^(licen[sc]e|copying)/i.test(name));
    // A package may name its licence and not bring the text.
    const known = inRoot('media/licenses', `${licenceOf(manifest).toLowerCase()}.txt`);
    const path = file !== undefined ? join(directory, file) : known;
    const text = existsSync(path) ? readFileSync(path, 'utf8').trim() : '';
    parts.push(
      `${'-'.repeat(80)}\n${manifest.name} ${manifest.version} (${licenceOf(manifest)})\n\n${text || 'Licence as named above.'}\n`,
    );
  }
  parts.push(
    `${'-'.repeat(80)}\nPython standard library (PSF licence)\n\nSee dist/stdlib/LICENSE.txt. Changes: modules that cannot work in the simulator are left out.\n`,
  );
  const unicode = readFileSync(inRoot('media/licenses/unicode-3.0.txt'), 'utf8').trim();
  parts.push(
    `${'-'.repeat(80)}\nUnicode Character Database 16.0.0, names and properties of characters (Unicode-3.0)\n\n${unicode}\n`,
  );
  parts.push(
    `${'-'.repeat(80)}\nfdlibm, coefficients of erf and erfc\n\nCopyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.\n\nDeveloped at SunPro, a Sun Microsystems, Inc. business.\nPermission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.\n`,
  );
  return parts.join('\n');
}

function licenceOf(manifest) {
  return typeof manifest.license === 'string' ? manifest.license : 'see its text';
}
