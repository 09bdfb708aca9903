/** The modules that CPython writes in C, written here: one file each, named after CPython's. */
import type { BuiltinModule } from '../machine/modules';
import { abcModule } from './_abc';
import { collectionsModule } from './_collections';
import { contextvarsModule } from './_contextvars';
import { functoolsModule } from './_functools';
import { operatorModule } from './_operator';
import { randomModule } from './_random';
import { sreModule } from './_sre';
import { stringModule } from './_string';
import { threadModule } from './_thread';
import { typesModule, typingModule } from './_types';
import { weakrefModule } from './_weakref';
import { gcModule } from './gc';
import { itertoolsModule } from './itertools';
import { mathModule } from './math';
import { atexitModule, errnoModule, impModule, localeModule, opcodeModule, signalModule, suggestionsModule } from './small';
import { sysModule } from './sys';

export const builtinModules: readonly BuiltinModule[] = [
  sysModule,
  abcModule,
  atexitModule,
  collectionsModule,
  contextvarsModule,
  errnoModule,
  functoolsModule,
  gcModule,
  impModule,
  itertoolsModule,
  localeModule,
  mathModule,
  opcodeModule,
  operatorModule,
  randomModule,
  signalModule,
  sreModule,
  stringModule,
  suggestionsModule,
  threadModule,
  typesModule,
  typingModule,
  weakrefModule,
];
