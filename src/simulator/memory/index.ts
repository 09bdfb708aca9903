/** THE heap: handles, words, counts, journal. */
export * from './address';
export * from './chunks';
export * from './containers';
export * from './graveyard';
export * from './handles';
export * from './heap';
export * from './journal';
export * from './limit';
export * from './steplog';
