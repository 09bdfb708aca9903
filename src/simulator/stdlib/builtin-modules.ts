/** The modules that CPython writes in C, written here: one file each, named after CPython's. */
import type { BuiltinModule } from '../machine/modules';
import { abcModule } from './_abc';
import { codecsModule } from './_codecs';
import { datetimeModule } from './_datetime';
import { opcodeModule } from './_opcode';
import { pickleModule } from './_pickle';
import { colorizeModule } from './_colorize';
import { collectionsModule } from './_collections';
import { contextvarsModule } from './_contextvars';
import { csvModule } from './_csv';
import { functoolsModule } from './_functools';
import { ioModule } from './_io';
import { operatorModule } from './_operator';
import { randomModule } from './_random';
import { sreModule } from './_sre';
import { statModule } from './_stat';
import { stringModule } from './_string';
import { threadModule } from './_thread';
import { typesModule, typingModule } from './_types';
import { weakrefModule } from './_weakref';
import { gcModule } from './gc';
import { itertoolsModule } from './itertools';
import { mathModule } from './math';
import { posixModule } from './posix';
import { localeModule } from './_locale';
import { atexitModule, errnoModule, suggestionsModule } from './small';
import { signalModule } from './_signal';
import { timeModule } from './time';
import { lsprofModule } from './_lsprof';
import { grpModule, pwdModule, resourceModule } from './accounts';
import { pyexpatModule } from './pyexpat';
import { zoneinfoModule } from './_zoneinfo';
import { astModule } from './_ast';
import { tokenizeModule } from './_tokenize';
import { impModule, warningsModule } from './_imp';
import { jsonModule } from './_json';
import { structModule } from './_struct';
import { bzip2Module } from './_bzip2';
import { codepagesModule } from './_codepages';
import { ctypesHeapModule } from './_ctypes';
import { arrayModule } from './array';
import { binasciiModule } from './binascii';
import { heapqModule } from './_heapq';
import { bisectModule } from './_bisect';
import { statisticsModule } from './_statistics';
import { decimalModule } from './_decimal';
import { unicodedataModule } from './unicodedata';
import { zlibModule } from './zlib';
import { hashModules } from './hashes';
import { cmathModule } from './cmath';
import { symtableModule } from './_symtable';
import { tracemallocModule } from './_tracemalloc';
import { marshalModule } from './marshal';
import { selectModule, socketModule } from './_socket';
import { posixSubprocessModule } from './_posixsubprocess';
import { mmapModule } from './_mmap';
import { multiprocessingModule } from './_multiprocessing';
import { queueModule } from './_queue';
import { sqliteModule } from './_sqlite3';
import { sysModule } from './sys';
import { sysconfigDataModule } from './_sysconfigdata';

export const builtinModules: readonly BuiltinModule[] = [
  sysModule,
  sysconfigDataModule,
  abcModule,
  atexitModule,
  codecsModule,
  colorizeModule,
  datetimeModule,
  pickleModule,
  collectionsModule,
  contextvarsModule,
  csvModule,
  errnoModule,
  functoolsModule,
  gcModule,
  ioModule,
  itertoolsModule,
  localeModule,
  mathModule,
  opcodeModule,
  operatorModule,
  posixModule,
  grpModule,
  pwdModule,
  resourceModule,
  lsprofModule,
  pyexpatModule,
  randomModule,
  signalModule,
  sreModule,
  statModule,
  stringModule,
  suggestionsModule,
  threadModule,
  typesModule,
  typingModule,
  weakrefModule,
  timeModule,
  zoneinfoModule,
  astModule,
  tokenizeModule,
  impModule,
  warningsModule,
  jsonModule,
  structModule,
  arrayModule,
  bzip2Module,
  codepagesModule,
  ctypesHeapModule,
  binasciiModule,
  heapqModule,
  bisectModule,
  statisticsModule,
  decimalModule,
  unicodedataModule,
  zlibModule,
  ...hashModules,
  cmathModule,
  marshalModule,
  posixSubprocessModule,
  selectModule,
  socketModule,
  mmapModule,
  multiprocessingModule,
  queueModule,
  sqliteModule,
  symtableModule,
  tracemallocModule,
];
