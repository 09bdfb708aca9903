/** THE heap: handles, words, counts, journal. */
export * from './handles';
export * from './heap';
export * from './journal';
export * from './limit';
