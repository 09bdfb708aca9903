/** temporary */
import { defineType, type TypeSpec } from './spec';
import { TypeId } from './typeids';
import { TypeFlag } from './typeobject';
import { reprString } from '../values/strrepr';
import { hashString } from '../values/pyhash';
export const textTypes: readonly TypeSpec[] = [
  defineType({ id: TypeId.Str, name: 'str', flags: TypeFlag.BaseType, slots: { repr: (rt, h) => rt.newStr(reprString(rt.text(h))), str: (_rt, h) => h, hash: (rt, h, out) => hashString(rt.text(h), out), richcompare: (rt,a,b,op)=> op===2? (rt.text(a)===rt.text(b)?3:2): 5, length:(rt,h)=>rt.text(h).length } }),
  defineType({ id: TypeId.Bytes, name: 'bytes', flags: TypeFlag.BaseType }),
  defineType({ id: TypeId.ByteArray, name: 'bytearray', flags: TypeFlag.BaseType }),
  defineType({ id: TypeId.MemoryView, name: 'memoryview', flags: 0 }),
];
