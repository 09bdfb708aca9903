/** Plain data every layer shares. No behaviour lives here. */
export * from './choices';
export * from './detail';
export * from './ids';
export * from './lifetime';
export * from './limits';
export * from './marks';
export * from './names';
export * from './outcome';
export * from './recording';
export * from './view';
