/** A page that stands alone tells what happens where as the recording it was made of does. */
import assert from 'node:assert/strict';
import { DEFAULT_VIEW_OPTIONS, MARK_KINDS, type Jump, type Recording, type SlotLabel } from '../../../src/model';
import type { Handout } from '../../../src/protocol/handout';
import { Happenings } from '../../../webview-ui/src/handout/happenings';
import { recorded } from '../../support/recorded';

const SOURCE = `
class Stack:
    def __init__(self):
        self.items = []
    def push(self, item):
        self.items.append(item)
        print(item)
def count(n):
    total = 0
    for i in range(n):
        total += i
    return total if n < 2 else count(n - 1)
s = Stack()
items = s.items
s.push(1)
[s.push(k) for k in (2, 3)]
x = count(3)
try:
    int("a")
except ValueError:
    x = 5
`;
const WATCHED = { file: 'program.py', scope: 'count', name: 'total' };

const pageOf = (recording: Recording): Handout => ({
  title: 'program.py',
  file: 'program.py',
  sources: {},
  settings: { boxed: false, framesGrow: 'down', moment: 'after' },
  outcome: { kind: 'finished', exitCode: 0 },
  steps: Array.from({ length: recording.summary().steps }, (_, step) => ({
    view: recording.view(step, DEFAULT_VIEW_OPTIONS),
    visit: { kind: 'none' },
    last: null,
    next: null,
  })),
  start: 0,
  total: recording.summary().steps,
  output: recording.summary().output,
});

describe('handout/happenings', () => {
  it('marks and jumps as the recording does', async () => {
    const recording = await recorded(SOURCE);
    const happenings = new Happenings(pageOf(recording));
    const [mine, its] = [happenings.marks(1000, WATCHED), recording.marks(1000, WATCHED)];
    for (const kind of MARK_KINDS) assert.deepEqual(mine.rows[kind], { ...its.rows[kind] }, kind);
    const next = (from: number, to: Jump['to']): [number | undefined, number | null] => {
      const jump: Jump = { to, by: 1 };
      return [
        happenings.beyond(from, jump, WATCHED)?.view.step,
        recording.jump(from, jump, WATCHED, DEFAULT_VIEW_OPTIONS),
      ];
    };
    for (let from = 0; from < recording.summary().steps; from++) {
      for (const to of MARK_KINDS) {
        const [here, there] = next(from, to);
        assert.equal(here ?? null, there, `${to} from ${from}`);
      }
      // A page sees a name go, too, of which a recording tells nothing.
      const [here, there] = next(from, 'change');
      assert.ok(there === null || (here !== undefined && here <= there), `change from ${from}`);
    }
  });

  it('finds the write of a value inside of a call, as the recording does', async () => {
    const recording = await recorded(SOURCE);
    const page = pageOf(recording);
    const last = page.steps.at(-1)!.view;
    const list = last.objects.find(({ type }) => type === 'list')!;
    const happenings = new Happenings(page);
    for (const index of [0, 1, 2]) {
      const label: SlotLabel = { kind: 'index', index };
      const found = happenings.written(last.step, list.id, label)!.view.step;
      assert.equal(found, recording.written(last.step, list.id, label)!.step);
    }
  });
});
