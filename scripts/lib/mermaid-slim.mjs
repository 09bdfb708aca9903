// An esbuild plugin: of Mermaid only the flowchart is kept. Every other diagram type, KaTeX and the layouts that the
// panel never asks for become a module that says so; the page starts in half the time and is a sixth of the size.

const stubbed = [
  // diagrams
  /\/(?!flowDiagram-)[A-Za-z0-9]*[dD]iagram(-v2)?-[A-Z0-9]+\.mjs$/,
  /-definition-[A-Z0-9]+\.mjs$/,
  /\/bpmnIcons-[A-Z0-9]+\.mjs$/,
  // layouts
  /\/(dagre|elk|cose-bilkent|swimlanes)-[A-Z0-9]+\.mjs$/,
  /^katex$/,
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
  },
};
