/** PickleBuffer: a buffer that a pickle need not contain. Twin of Objects/picklebufobject.c. */
import { NONE, NULL, type Handle } from '../../memory';
import { bufferOf } from '../../objects/buffer';
import { allocate } from '../../objects/instance';
import { newMemoryView } from '../../objects/memoryview';
import { native } from '../../objects/native';
import type { Runtime } from '../../objects/runtime';
import { defineType } from '../../objects/spec';
import { typeNameOf } from '../../objects/type';
import { TypeFlag } from '../../objects/typeobject';

/** The view of what it wraps. */
function viewOf(rt: Runtime, self: Handle): Handle {
  const view = rt.heap.words[rt.heap.base[self]];
  return view === NULL ? rt.raise('ValueError', 'operation forbidden on released PickleBuffer object') : view;
}

export const pickleBufferType = defineType({
  id: null,
  name: 'PickleBuffer',
  module: 'pickle',
  flags: TypeFlag.GC | TypeFlag.HasWeakrefs,
  doc: 'Wrapper for potentially out-of-band buffers',
  layout: { words: 1, refs: 1 },
  slots: {
    new: (rt, type, args, kwnames) => {
      if (kwnames !== null) rt.raise('TypeError', 'PickleBuffer() takes no keyword arguments');
      if (args.length !== 1) {
        rt.raise('TypeError', `PickleBuffer() takes exactly 1 positional argument (${args.length} given)`);
      }
      const [object] = args;
      if (bufferOf(rt, object) === null) {
        rt.raise('TypeError', `a bytes-like object is required, not '${typeNameOf(rt, object)}'`);
      }
      const view = newMemoryView(rt, object);
      const made = allocate(rt, type);
      rt.heap.setRef(rt.heap.base[made], view);
      return made;
    },
    init: () => undefined,
  },
  methods: [
    native('raw', '', (rt, self) => {
      const view = viewOf(rt, self);
      if (!rt.truth(rt.getAttr(view, 'contiguous'))) {
        rt.raise('BufferError', 'cannot extract raw buffer from non-contiguous buffer');
      }
      return rt.callMethod(view, 'cast', rt.newStr('B'));
    }),
    native('release', '', (rt, self) => {
      rt.heap.setRef(rt.heap.base[self], NULL);
      return NONE;
    }),
    native('__buffer__', 'flags, /', (rt, self) => newMemoryView(rt, viewOf(rt, self))),
  ],
});
