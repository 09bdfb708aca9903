/** What _bz2 (scripts/library/_bz2.py) is made of: whole streams of bzip2. */
import { NONE } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { bytesArgument } from '../objects/buffer';
import { native } from '../objects/native';
import { Broken, bunzip2, Truncated } from '../values/bzip2decode';
import { bzip2 } from '../values/bzip2encode';

export const bzip2Module: BuiltinModule = {
  name: '_bzip2',
  doc: 'Streams of bzip2, whole.',
  functions: [
    native('compress', 'data, level, /', (rt, _self, data, level) => {
      const bytes = bytesArgument(rt, data);
      rt.fuel(bytes.length);
      return rt.newBytes(bzip2(bytes, Number(rt.index(level))));
    }),
    // The bytes and how long the stream was; None: it goes on.
    native('decompress', 'data, /', (rt, _self, data) => {
      const bytes = bytesArgument(rt, data);
      rt.fuel(bytes.length);
      try {
        const { bytes: result, used } = bunzip2(bytes);
        return rt.newTuple([rt.newBytes(result), rt.newInt(used)]);
      } catch (problem) {
        if (problem instanceof Truncated) return NONE;
        if (problem instanceof Broken) return rt.raiseWith('OSError', [rt.newStr('Invalid data stream')]);
        throw problem;
      }
    }),
  ],
};
