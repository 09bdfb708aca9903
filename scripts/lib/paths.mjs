// Where things are, relative to the repository's root.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** A path inside the repository. */
export const inRoot = (...parts) => join(root, ...parts);
/** A path inside the git-ignored folder of downloads and caches. */
export const inCache = (...parts) => join(root, '.cache', ...parts);
