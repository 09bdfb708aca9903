/** The modules under hashlib: _md5, _sha1, _sha2, _sha3, _blake2. Twins of Modules/md5module.c and its neighbours. */
import type { BuiltinModule } from '../machine/modules';

export const hashModules: readonly BuiltinModule[] = ['_md5', '_sha1', '_sha2', '_sha3', '_blake2'].map((name) => ({ name }));
