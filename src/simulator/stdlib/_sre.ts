/** The _sre module: the engine under Lib/re. Twin of Modules/_sre/sre.c. */
import { boolHandle } from '../memory';
import { NONE } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { native } from '../objects/native';
import { asciiLower, uniLower, uniUpper } from './sre/charset';
import { MAXREPEAT } from './sre/codes';
import { matchType } from './sre/match';
import { patternType, scannerType } from './sre/pattern';
import { PatternWord, type PatternData } from './sre/subject';
import { newTemplate, templateType } from './sre/template';
import { addTypes, moduleType } from './typedef';

/** Changes when compiled patterns change their meaning; Lib/re/_constants.py has the same. */
const MAGIC = 20230612;

export const sreModule: BuiltinModule = {
  name: '_sre',
  functions: [
    native(
      'compile',
      'pattern, flags, code, groups, groupindex, indexgroup',
      (rt, _self, pattern, flags, code, groups, groupindex, indexgroup) => {
        const data: PatternData = {
          code: Uint32Array.from(rt.items(code), (item) => Number(rt.intValue(item))),
          groups: Number(rt.intValue(groups)),
          flags: Number(rt.intValue(flags)),
          isBytes: !rt.isStr(pattern) && pattern !== NONE,
          groupNames: rt.items(indexgroup).map((name) => (rt.isStr(name) ? rt.text(name) : null)),
        };
        const made = rt.heap.create(
          moduleType(rt, 're.Pattern').index,
          rt.payloads.others.add(data),
          PatternWord.Count,
        );
        const base = rt.heap.base[made];
        rt.heap.setRef(base + PatternWord.Pattern, pattern);
        rt.heap.setRef(base + PatternWord.GroupIndex, groupindex);
        rt.heap.setRef(base + PatternWord.IndexGroup, indexgroup);
        return made;
      },
    ),
    native('template', 'pattern, template, /', (rt, _self, _pattern, parts) => newTemplate(rt, parts)),
    native('getcodesize', '', (rt) => rt.newInt(4)),
    native('ascii_iscased', 'character, /', (rt, _self, c) => {
      const code = Number(rt.intValue(c));
      return boolHandle(code < 128 && /[A-Za-z]/.test(String.fromCharCode(code)));
    }),
    native('unicode_iscased', 'character, /', (rt, _self, c) => {
      const code = Number(rt.intValue(c));
      return boolHandle(uniLower(code) !== code || uniUpper(code) !== code);
    }),
    native('ascii_tolower', 'character, /', (rt, _self, c) => rt.newInt(asciiLower(Number(rt.intValue(c))))),
    native('unicode_tolower', 'character, /', (rt, _self, c) => rt.newInt(uniLower(Number(rt.intValue(c))))),
  ],
  init: (vm, _module, set) => {
    addTypes(vm, set, [patternType, matchType, scannerType, templateType], () => false);
    set('MAGIC', vm.newInt(MAGIC));
    set('CODESIZE', vm.newInt(4));
    set('MAXREPEAT', vm.newInt(MAXREPEAT));
    set('MAXGROUPS', vm.newInt(1073741823));
  },
};
