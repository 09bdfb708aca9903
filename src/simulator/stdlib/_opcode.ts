/** The module _opcode: what Lib/dis.py asks of opcodes. Twin of Modules/_opcode.c. */
import { boolHandle, FALSE, NONE, NULL, TRUE, type Handle } from '../memory';
import { effectOf } from '../compiler/codebytes';
import {
  BINARY_OPERATOR_NAMES,
  BINARY_OPERATOR_SYMBOLS,
  INTRINSIC_1_NAMES,
  INTRINSIC_2_NAMES,
  OPCODES,
  SPECIAL_METHOD_NAMES,
} from '../compiler/opcodetables';
import type { BuiltinModule } from '../machine/modules';
import { native } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { newTuple } from '../objects/tuple';

/** What an opcode's argument is about, by number. */
const kinds = new Map(
  OPCODES.map((row) => {
    const [, number, letters = ''] = /=(\d+):?(\w*)/.exec(row) ?? [];
    return [Number(number), letters] as const;
  }),
);

const strings = (rt: Runtime, texts: readonly string[]): Handle => rt.newList(texts.map((text) => rt.newStr(text)));

export const opcodeModule: BuiltinModule = {
  name: '_opcode',
  doc: 'Opcode support module.',
  functions: [
    native('is_valid', 'opcode', (rt, _self, opcode) => boolHandle(kinds.has(rt.indexClipped(opcode)))),
    ...['arg', 'const', 'name', 'jump', 'free', 'local', 'exc'].map((kind) =>
      native(`has_${kind}`, 'opcode', (rt, _self, opcode) =>
        boolHandle(kinds.get(rt.indexClipped(opcode))?.includes(kind[0]) === true),
      ),
    ),
    native('stack_effect', 'opcode, oparg=None, /, *, jump=None', (rt, _self, opcode, oparg, jump) => {
      const number = rt.indexClipped(opcode);
      const hasArgument = kinds.get(number)?.includes('a') === true;
      const given = oparg !== NULL && oparg !== NONE;
      if (hasArgument && !given)
        rt.raise('ValueError', 'stack_effect: opcode requires oparg but oparg was not specified');
      if (!hasArgument && given)
        rt.raise('ValueError', 'stack_effect: opcode does not permit oparg but oparg was specified');
      const argument = given ? rt.indexClipped(oparg) : 0;
      const jumps = jump === NULL || jump === NONE ? [true, false] : [rt.truth(jump)];
      const effects = jumps.map(
        (each) => effectOf(number, argument, each) ?? rt.raise('ValueError', 'invalid opcode or oparg'),
      );
      return rt.newInt(Math.max(...effects));
    }),
    native('get_specialization_stats', '', () => NONE),
    native('get_executor', '*, code, offset', () => NONE),
    native('get_nb_ops', '', (rt) =>
      rt.newList(
        BINARY_OPERATOR_NAMES.map((name, i) => newTuple(rt, [rt.newStr(name), rt.newStr(BINARY_OPERATOR_SYMBOLS[i])])),
      ),
    ),
    native('get_intrinsic1_descs', '', (rt) => strings(rt, INTRINSIC_1_NAMES)),
    native('get_intrinsic2_descs', '', (rt) => strings(rt, INTRINSIC_2_NAMES)),
    native('get_special_method_names', '', (rt) => strings(rt, SPECIAL_METHOD_NAMES)),
  ],
  init: (_vm, _module, set) => {
    set('ENABLE_SPECIALIZATION', TRUE);
    set('ENABLE_SPECIALIZATION_FT', FALSE);
  },
};
