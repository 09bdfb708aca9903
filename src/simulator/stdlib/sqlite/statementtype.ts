/** The type Statement: what calling a connection gives. */
import type { Handle } from '../../memory';
import { allocate } from '../../objects/instance';
import type { Runtime } from '../../objects/runtime';
import { defineType } from '../../objects/spec';
import { TypeFlag } from '../../objects/typeobject';
import { moduleType } from '../typedef';
import type { Statement } from './statement';

export const statementType = defineType({
  id: null,
  name: 'Statement',
  module: 'sqlite3',
  flags: TypeFlag.DisallowInstantiation,
  layout: {
    words: 0,
    refs: 0,
    release: (rt, self) => {
      (rt.payloads.others.get(rt.heap.num[self]) as Statement).finalize();
      if (rt.heap.recycle) rt.payloads.others.remove(rt.heap.num[self]);
    },
  },
  slots: {},
});

/** A prepared statement as an object. */
export function newStatement(rt: Runtime, statement: Statement): Handle {
  return allocate(rt, moduleType(rt, 'sqlite3.Statement'), rt.payloads.others.add(statement));
}
