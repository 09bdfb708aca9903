/** What all mmap modules of a run know together (each process has its own, scripts/library/mmap.py): the bytes of mapped files. */
import type { BuiltinModule } from '../machine/modules';
import { native } from '../objects/native';

const MAPS = '\0mmap.maps';

export const mmapModule: BuiltinModule = {
  name: '_mmap',
  doc: 'The bytes of mapped files.',
  functions: [
    native('maps', '', (rt) => {
      const known = rt.interned.get(MAPS);
      if (known !== undefined) return known;
      const made = rt.heap.immortalize(rt.newDict());
      rt.interned.set(MAPS, made);
      return made;
    }),
  ],
};
