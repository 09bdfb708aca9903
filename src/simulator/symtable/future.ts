// `from __future__ import ...`: which features a module asks for. Twin of Python/future.c.
import type { Location, mod, stmt } from '../syntax/ast';
import { syntaxErrorAt, type SourceFile } from './errors';

/** The features of a module (CO_FUTURE_* bits) and where the last future statement stands. */
export interface FutureFeatures {
  readonly features: number;
  /** null if the module has no future statement; then every later one is misplaced. */
  readonly location: Location | null;
}

/** CO_FUTURE_ANNOTATIONS: annotations stay strings (PEP 563). */
export const CO_FUTURE_ANNOTATIONS = 0x1000000;
const CO_FUTURE_BARRY_AS_BDFL = 0x400000;

const mandatory = new Set([
  'nested_scopes',
  'generators',
  'division',
  'absolute_import',
  'with_statement',
  'print_function',
  'unicode_literals',
  'generator_stop',
]);

/** The string constant a body starts with, if it starts with one (_PyAST_GetDocString). */
export function getDocString(body: readonly stmt[]): string | null {
  const first = body[0];
  if (first?.kind !== 'Expr' || first.value.kind !== 'Constant' || first.value.value.type !== 'str') {
    return null;
  }
  return first.value.value.value;
}

/** Reads the future statements at the start of a module (_PyFuture_FromAST). */
export function futureFromAST(module: mod, file: SourceFile): FutureFeatures {
  let features = 0;
  let location: Location | null = null;
  if (module.kind === 'Expression') {
    return { features, location };
  }
  let index = getDocString(module.body) === null ? 0 : 1;
  for (; index < module.body.length; index++) {
    const statement = module.body[index];
    if (statement?.kind !== 'ImportFrom' || statement.module !== '__future__' || statement.level !== 0) {
      break;
    }
    for (const alias of statement.names) {
      if (mandatory.has(alias.name)) {
        continue;
      }
      if (alias.name === 'annotations') {
        features |= CO_FUTURE_ANNOTATIONS;
      } else if (alias.name === 'barry_as_FLUFL') {
        features |= CO_FUTURE_BARRY_AS_BDFL;
      } else if (alias.name === 'braces') {
        throw syntaxErrorAt(file, 'not a chance', alias);
      } else {
        throw syntaxErrorAt(file, `future feature ${alias.name} is not defined`, alias);
      }
    }
    location = statement;
  }
  return { features, location };
}
