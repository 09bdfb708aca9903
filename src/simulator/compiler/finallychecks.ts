// Warnings of `return`, `break` and `continue` that leave a finally block (PEP 765).
// Twin of the control flow checks in Python/ast_preprocess.c.
import type { Location, mod, stmt } from '../syntax/ast';

/** What the innermost function, loop or finally block around a statement is. */
type Context = 'function' | 'loop' | 'finally' | null;

/** Calls `warn` for each statement that leaves a finally block. */
export function checkFinallyBlocks(module: mod, warn: (message: string, place: Location) => void): void {
  const visitBody = (body: readonly stmt[], context: Context): void => {
    for (const s of body) {
      visit(s, context);
    }
  };
  const visit = (s: stmt, context: Context): void => {
    switch (s.kind) {
      case 'FunctionDef':
      case 'AsyncFunctionDef':
        visitBody(s.body, 'function');
        break;
      case 'For':
      case 'AsyncFor':
      case 'While':
        visitBody(s.body, 'loop');
        visitBody(s.orelse, context);
        break;
      case 'Try':
      case 'TryStar':
        visitBody(s.body, context);
        s.handlers.forEach((handler) => visitBody(handler.body, context));
        visitBody(s.orelse, context);
        visitBody(s.finalbody, 'finally');
        break;
      case 'Match':
        s.cases.forEach((matchCase) => visitBody(matchCase.body, context));
        break;
      case 'If': {
        let branch = s;
        for (;;) {
          visitBody(branch.body, context);
          const next: stmt | undefined = branch.orelse[0];
          if (branch.orelse.length !== 1 || next?.kind !== 'If') {
            break;
          }
          branch = next;
        }
        visitBody(branch.orelse, context);
        break;
      }
      case 'ClassDef':
      case 'With':
      case 'AsyncWith':
        visitBody(s.body, context);
        break;
      case 'Return':
      case 'Break':
      case 'Continue':
        if (context === 'finally') {
          warn(`'${s.kind.toLowerCase()}' in a 'finally' block`, s);
        }
        break;
      default:
        break;
    }
  };
  if (module.kind !== 'Expression') {
    visitBody(module.body, null);
  }
}
