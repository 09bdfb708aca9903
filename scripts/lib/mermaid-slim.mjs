// An esbuild plugin: of Mermaid only the flowchart is kept. Every other diagram type, KaTeX and the layouts that the
// panel never asks for become a module that says so; the page starts in half the time and is a sixth of the size.
//
// Functions that Mermaid calls for every node or text are given a memory, since the panel draws nearly the same text at
// every step: the making and copying of the configuration (it was most of a redraw), and the cleaning of a label. The pinned version's
// text is looked for; a version that words it otherwise stops the build.
import { readFileSync } from 'node:fs';

const stubbed = [
  // diagrams
  /\/(?!flowDiagram-)[A-Za-z0-9]*[dD]iagram(-v2)?-[A-Z0-9]+\.mjs$/,
  /-definition-[A-Z0-9]+\.mjs$/,
  /\/bpmnIcons-[A-Z0-9]+\.mjs$/,
  // layouts
  /\/(dagre|elk|cose-bilkent|swimlanes)-[A-Z0-9]+\.mjs$/,
  /^katex$/,
];

/** [what stands in Mermaid, what stands in our build] */
const replacements = [
  [
    'var getConfig = /* @__PURE__ */ __name(() => {\n  return assignWithDepth_default({}, currentConfig);',
    'var copiedConfig, copyOfConfig;\nvar getConfig = /* @__PURE__ */ __name(() => {\n' +
      '  if (copiedConfig !== currentConfig) {\n    copiedConfig = currentConfig;\n' +
      '    copyOfConfig = assignWithDepth_default({}, currentConfig);\n  }\n  return copyOfConfig;',
  ],
  [
    'var updateCurrentConfig = /* @__PURE__ */ __name((siteCfg, _directives) => {\n',
    'var plainConfigs = new WeakMap();\n' +
      'var updateCurrentConfig = /* @__PURE__ */ __name((siteCfg, _directives) => {\n' +
      '  if (_directives.some((one) => Object.keys(one).length > 0)) return makeCurrentConfig(siteCfg, _directives);\n' +
      '  const known = plainConfigs.get(siteCfg) ?? new Map();\n  plainConfigs.set(siteCfg, known);\n' +
      '  currentConfig = known.get(diagramConfigKey) ?? makeCurrentConfig(siteCfg, []);\n' +
      '  known.set(diagramConfigKey, currentConfig);\n  return currentConfig;\n}, "updateCurrentConfig");\n' +
      'var makeCurrentConfig = /* @__PURE__ */ __name((siteCfg, _directives) => {\n',
  ],
  [
    'var sanitizeText = /* @__PURE__ */ __name((text, config2) => {\n  if (!text) {\n    return text;\n  }\n',
    'var cleaned = new Map();\nvar sanitizeText = /* @__PURE__ */ __name((text, config2) => {\n' +
      '  if (!text) {\n    return text;\n  }\n' +
      '  const key = config2.securityLevel + config2.htmlLabels + text;\n  let clean = cleaned.get(key);\n' +
      '  if (clean === undefined) {\n    if (cleaned.size > 4000) cleaned.clear();\n' +
      '    cleaned.set(key, (clean = cleanText(text, config2)));\n  }\n  return clean;\n}, "sanitizeText");\n' +
      'var cleanText = /* @__PURE__ */ __name((text, config2) => {\n',
  ],
];

export const mermaidSlim = {
  name: 'mermaid-slim',
  setup(build) {
    build.onResolve({ filter: /\.mjs$|^katex$/ }, ({ path, importer, kind }) => {
      const wanted = kind === 'dynamic-import' && /[\\/]mermaid[\\/]/.test(importer);
      return wanted && stubbed.some((pattern) => pattern.test(path)) ? { path, namespace: 'mermaid-slim' } : undefined;
    });
    build.onLoad({ filter: /.*/, namespace: 'mermaid-slim' }, ({ path }) => ({
      contents: `throw new Error(${JSON.stringify(`Not part of this build of Mermaid: ${path}`)});`,
    }));
    // Hand-drawn lines: imported by every shape, used by a look that the panel never asks for.
    build.onResolve({ filter: /^roughjs$/ }, ({ path }) => ({ path, namespace: 'mermaid-rough' }));
    build.onLoad({ filter: /.*/, namespace: 'mermaid-rough' }, () => ({
      contents: `export default { svg() { throw new Error('Not part of this build of Mermaid: hand-drawn lines'); } };`,
    }));
    const found = new Set();
    build.onStart(() => found.clear());
    build.onLoad({ filter: /[\\/]mermaid[\\/]dist[\\/]chunks[\\/]mermaid\.core[\\/]chunk-\w+\.mjs$/ }, ({ path }) => {
      let contents = readFileSync(path, 'utf8');
      for (const [from, to] of replacements) {
        if (!contents.includes(from)) continue;
        contents = contents.replace(from, () => to);
        found.add(from);
      }
      return { contents, loader: 'js' };
    });
    build.onEnd(() => {
      const isUsed = found.size > 0;
      if (isUsed && found.size < replacements.length)
        return { errors: [{ text: 'Mermaid words its configuration or cleaning otherwise than expected' }] };
      return undefined;
    });
  },
};
