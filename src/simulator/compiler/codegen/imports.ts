// Code for imports. Twin of codegen_import and codegen_from_import (Python/codegen.c).
import type { Import, ImportFrom, Location } from '../../syntax/ast';
import type { Compiler } from '../compiler';
import { intConst, NONE, strTuple } from '../constants';
import { NO_LOCATION } from '../instructions';
import { Intrinsic1, Op } from '../opcodes';
import { indexOf } from '../unit';
import { nameOp } from './names';

/** `import a.b as c`. */
export function visitImport(c: Compiler, s: Import): void {
  for (const alias of s.names) {
    c.loadConst(s, intConst(0));
    c.loadConst(s, NONE);
    c.nameInstruction(Op.IMPORT_NAME, s, alias.name);
    if (alias.asname !== null) {
      importAs(c, s, alias.name, alias.asname);
    } else {
      nameOp(c, s, alias.name.split('.')[0] ?? alias.name, 'Store');
    }
  }
}

/** IMPORT_NAME gave the outermost package: the module itself is its attribute's attribute ... */
function importAs(c: Compiler, loc: Location, name: string, asname: string): void {
  const [, ...attributes] = name.split('.');
  if (attributes.length === 0) {
    nameOp(c, loc, asname, 'Store');
    return;
  }
  attributes.forEach((attribute, i) => {
    if (i > 0) {
      c.op(Op.SWAP, loc, 2);
      c.op(Op.POP_TOP, loc);
    }
    c.op(Op.IMPORT_FROM, loc, indexOf(c.unit.names, attribute));
  });
  nameOp(c, loc, asname, 'Store');
  c.op(Op.POP_TOP, loc);
}

/** `from a import b`. */
export function visitImportFrom(c: Compiler, s: ImportFrom): void {
  c.loadConst(s, intConst(s.level));
  c.loadConst(s, strTuple(s.names.map((alias) => alias.name)));
  c.nameInstruction(Op.IMPORT_NAME, s, s.module ?? '');
  if (s.names[0]?.name === '*') {
    c.op(Op.CALL_INTRINSIC_1, s, Intrinsic1.IMPORT_STAR);
    c.op(Op.POP_TOP, NO_LOCATION);
    return;
  }
  for (const alias of s.names) {
    c.nameInstruction(Op.IMPORT_FROM, s, alias.name);
    nameOp(c, s, alias.asname ?? alias.name, 'Store');
  }
  c.op(Op.POP_TOP, s);
}
