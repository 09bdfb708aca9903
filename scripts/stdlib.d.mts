/** Types of stdlib.mjs, for the tests. */
export function isTaken(path: string): boolean;
export function buildStdlib(folder: string): { file: string; count: number };
