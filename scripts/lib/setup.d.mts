/** Types of setup.mjs, for the tests. */
export function ensurePackages(): void;
export function ensureChromium(): string;
export function ensureCodeServer(): string;
export function findProgram(...names: string[]): string | undefined;
