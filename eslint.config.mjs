// Lint rules. Type-aware rules only where they find real mistakes (a promise that nobody awaits, a switch that
// forgets a case); everything about layout is Prettier's business.
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** What each place of execution may name without declaring it; TypeScript checks identifiers, so no globals list is needed there. */
const nodeGlobals = {
  console: 'readonly',
  process: 'readonly',
  Buffer: 'readonly',
  URL: 'readonly',
  setTimeout: 'readonly',
  clearTimeout: 'readonly',
  setInterval: 'readonly',
  clearInterval: 'readonly',
  setImmediate: 'readonly',
  TextEncoder: 'readonly',
  TextDecoder: 'readonly',
  performance: 'readonly',
  fetch: 'readonly',
  structuredClone: 'readonly',
};

/** Named one by one: a file's nearest tsconfig.json is not always the one it belongs to. */
const placesWithTypes = ['src/host/tsconfig.json', 'src/worker/tsconfig.web.json', 'webview-ui/tsconfig.json'];

const hostFiles = ['src/host/**/*.ts', 'src/worker/**/*.ts', 'src/cli/**/*.ts'];

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/', '.cache/', '.vscode-test/', 'test/conformance/**/*.py'] },
  js.configs.recommended,
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: nodeGlobals },
  },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strict],
    rules: {
      eqeqeq: ['error', 'always'],
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-fallthrough': 'off',
      'no-undef': 'off',
      'no-control-regex': 'off',
      'no-constant-condition': ['error', { checkLoops: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      // Typed arrays and dense tables are read with an index that is known to be in range.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/unified-signatures': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/prefer-literal-enum-member': 'off',
      // A value that every path replaces often says what the variable starts as.
      'no-useless-assignment': 'off',
    },
  },
  {
    // Asynchronous code lives here; a forgotten await is the usual mistake.
    files: [...hostFiles, 'webview-ui/**/*.ts'],
    languageOptions: { parserOptions: { project: placesWithTypes, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    // The pure layers know no editor, no page and no operating system.
    files: ['src/model/**/*.ts', 'src/simulator/**/*.ts', 'src/diagram/**/*.ts', 'src/protocol/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: ['vscode', 'fs', 'path', 'os', 'worker_threads', 'child_process'],
          patterns: [{ group: ['node:*'], message: 'The pure layers use no Node API.' }],
        },
      ],
      'no-restricted-globals': ['error', 'window', 'document', 'process', 'Buffer', 'console', 'setTimeout', 'fetch'],
    },
  },
  {
    // Coefficients as CPython writes them, with more digits than a double holds.
    files: ['src/simulator/stdlib/_statistics.ts'],
    rules: { 'no-loss-of-precision': 'off' },
  },
);
