/** The modules that CPython writes in C, written here: one file each, named after CPython's. */
import type { BuiltinModule } from '../machine/modules';
import { collectionsModule } from './_collections';
import { functoolsModule } from './_functools';
import { itertoolsModule } from './itertools';
import { weakrefModule } from './_weakref';
import { mathModule } from './math';
import { sreModule } from './_sre';
import { sysModule } from './sys';

export const builtinModules: readonly BuiltinModule[] = [
  sysModule,
  sreModule,
  mathModule,
  weakrefModule,
  itertoolsModule,
  functoolsModule,
  collectionsModule,
];
