/** Types of stdlib.mjs, for the tests. */
export function isTaken(path: string): boolean;
export function buildStdlib(
  folder: string,
  compile?: ((source: string, path: string) => Uint8Array) | null,
): { file: string; count: number };
