/** What the site module adds to builtins: `exit`, `quit`, `help` and three notices. Twin of Lib/_sitebuiltins.py. */
import type { Interpreter } from '../machine/interpreter';
import { NONE, type Handle } from '../memory';
import { allocate } from '../objects/instance';
import type { Runtime } from '../objects/runtime';
import { defineType, type TypeSpec } from '../objects/spec';
import { createTypes } from '../objects/typebuild';
import { TypeFlag } from '../objects/typeobject';

const COPYRIGHT = `Copyright (c) 2001 Python Software Foundation.
All Rights Reserved.

Copyright (c) 2000 BeOpen.com.
All Rights Reserved.

Copyright (c) 1995-2001 Corporation for National Research Initiatives.
All Rights Reserved.

Copyright (c) 1991-1995 Stichting Mathematisch Centrum, Amsterdam.
All Rights Reserved.`;

const CREDITS = `Thanks to CWI, CNRI, BeOpen, Zope Corporation, the Python Software
Foundation, and a cast of thousands for supporting Python
development.  See www.python.org for more information.`;

/** The one word of each: its name or its text, a str. */
const TEXT = 0;

const textOf = (rt: Runtime, self: Handle): string => rt.text(rt.heap.words[rt.heap.base[self] + TEXT]);

function siteType(
  name: string,
  repr: (rt: Runtime, self: Handle) => string,
  call: (rt: Runtime, self: Handle, args: readonly Handle[], kwnames: readonly string[] | null) => Handle,
): TypeSpec {
  return defineType({
    id: null,
    name,
    module: '_sitebuiltins',
    flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
    layout: { words: 1, refs: 1 },
    slots: { repr: (rt, self) => rt.newStr(repr(rt, self)), call },
  });
}

const types: readonly TypeSpec[] = [
  siteType(
    'Quitter',
    (rt, self) => `Use ${textOf(rt, self)}() or Ctrl-D (i.e. EOF) to exit`,
    (rt, _self, args, kwnames) => {
      if (args.length > 1 || (kwnames !== null && kwnames[0] !== 'code')) {
        const count = args.length + 1;
        const wrong = kwnames?.find((name) => name !== 'code');
        if (wrong !== undefined)
          rt.raise('TypeError', `Quitter.__call__() got an unexpected keyword argument '${wrong}'`);
        rt.raise('TypeError', `Quitter.__call__() takes from 1 to 2 positional arguments but ${count} were given`);
      }
      return rt.raiseWith('SystemExit', [args[0] ?? NONE]);
    },
  ),
  siteType('_Printer', textOf, (rt, self) => {
    rt.host.write('stdout', `${textOf(rt, self)}\n`);
    return NONE;
  }),
  siteType(
    '_Helper',
    () => 'Type help() for interactive help, or help(object) for help about object.',
    (rt, _self, args, kwnames) => rt.call(rt.getAttr(rt.importModule('pydoc'), 'help'), args, kwnames),
  ),
];

/** Puts the names into builtins. */
export function addSiteBuiltins(vm: Interpreter, set: (name: string, value: Handle) => void): void {
  const created = createTypes(vm, types);
  // In CPython they are classes of Lib/_sitebuiltins.py.
  for (const type of created) type.typeName = type.name;
  const [quitter, printer, helper] = created;
  const add = (name: string, type: typeof quitter, text: string): void => {
    const made = allocate(vm, type);
    vm.heap.setRef(vm.heap.base[made] + TEXT, vm.newStr(text));
    set(name, made);
  };
  add('exit', quitter, 'exit');
  add('quit', quitter, 'quit');
  add('copyright', printer, COPYRIGHT);
  add('credits', printer, CREDITS);
  add('license', printer, 'See https://www.python.org/psf/license/');
  add('help', helper, '');
}
