/** All *.test.ts of this folder, put together by the bundler (see test/integration/bundle.ts). */
declare module 'virtual:suite' {
  const loaded: true;
  export default loaded;
}

/** The kind of extension host that the bundle was made for. */
declare const SUITE_HOST: 'node' | 'web';
