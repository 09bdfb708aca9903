/** Random programs that CPython compiles and that come to an end. */
import { Definitions } from './definitions';
import { NAMES } from './simple';
import { line, type Statement } from './tree';

/** What every program may use: a context manager, and something to drive coroutines with. */
const PRELUDE = `class Ctx:
    def __init__(self, swallow=False): self.swallow = swallow
    def __enter__(self): return self.swallow
    def __exit__(self, kind, error, traceback): return self.swallow
    async def __aenter__(self): return 1
    async def __aexit__(self, *args): return self.swallow
class Wait:
    def __init__(self, value): self.value = value
    def __await__(self): return (yield self.value)
def drive(coroutine):
    sent = None
    while True:
        try: sent = coroutine.send(sent)
        except StopIteration as stop: return stop.value`;

export class Programs extends Definitions {
  /** A whole program. */
  program(): Statement[] {
    const { random } = this;
    const kinds = ['int', 'str', 'list', 'dict', 'set'] as const;
    NAMES.forEach((name, at) => this.scope.variables.push({ name, kind: kinds[at]! }));
    const body = random.some(4, 9, () => this.topLevel());
    return [line(PRELUDE), line("a, b, c, d, e = 1, 'bc', [3, 1, 2], {'k': 1}, {4, 5}"), ...body.flat()];
  }

  private topLevel(): Statement[] {
    const { random } = this;
    const roll = random.next();
    if (roll < 0.25) return [this.def()];
    if (roll < 0.37) return this.classDefinition();
    if (roll < 0.45) return this.coroutine();
    if (roll < 0.9) return [this.guarded(this.body({ depth: 2, inLoop: false }))];
    return [this.statement({ depth: 2, inLoop: false })];
  }
}
