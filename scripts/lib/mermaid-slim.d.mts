/** Types of mermaid-slim.mjs, for the tests. */
import type { Plugin } from 'esbuild';
export const mermaidSlim: Plugin;
