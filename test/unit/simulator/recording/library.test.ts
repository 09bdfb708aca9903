/** How pictures tell of what the standard library made. */
import assert from 'node:assert/strict';
import { DEFAULT_VIEW_OPTIONS, type ObjectView, type Recording } from '../../../../src/model';
import { recorded } from '../../../support/recorded';

/** The object that a name of the module names at the end of the run. */
function named(recording: Recording, name: string): ObjectView {
  const { firstStep, steps } = recording.summary();
  const view = recording.view(firstStep + steps - 1, { ...DEFAULT_VIEW_OPTIONS, maxObjects: 500 });
  const slot = view.frames[0].slots.find(({ label }) => label.kind === 'name' && label.name === name)!;
  return view.objects.find(({ id }) => id === slot.value)!;
}

const labels = ({ slots }: ObjectView): string =>
  slots.map(({ label }) => (label.kind === 'name' ? label.name : label.kind)).join(' ');

describe('recording/library', () => {
  it('tells values as their repr does', async () => {
    const expressions = [
      'datetime.date(2024, 1, 2)',
      'datetime.datetime(2024, 1, 2, 3, 4)',
      'datetime.datetime(2024, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)',
      'datetime.time(1, 2, 0, 5)',
      'datetime.timedelta(0)',
      'datetime.timedelta(days=1, seconds=5)',
      "datetime.timezone(datetime.timedelta(seconds=7200), 'home')",
      'Fraction(-1, 3)',
      "Decimal('1.50')",
      "UUID('00000000-0000-0000-0000-00000000000f')",
      "PosixPath('/a/b.txt')",
      "PosixPath('.')",
      'typing.Optional',
      'typing.List',
    ];
    const imports =
      'import datetime, typing\nfrom fractions import Fraction\nfrom decimal import Decimal\nfrom uuid import UUID\nfrom pathlib import PosixPath\n';
    const recording = await recorded(imports + expressions.map((one, i) => `x${i} = ${one}\n`).join(''));
    expressions.forEach((one, i) => assert.equal(named(recording, `x${i}`).text, one));
  });

  it('leaves out what classes of the library keep for themselves', async () => {
    const recording = await recorded(
      [
        'import abc, asyncio, itertools, queue, threading',
        'class Job(threading.Thread):',
        '    def __init__(self, n):',
        '        super().__init__(name="job")',
        '        self.n = n',
        '        self._secret = 1',
        'class Base(abc.ABC):',
        '    def __init__(self):',
        '        self._x = 1',
        'job = Job(3)',
        'job.extra = 5',
        'base = Base()',
        'q = queue.Queue()',
        'event = threading.Event()',
        'count = itertools.count(3)',
        'async def work():',
        '    return asyncio.current_task(), asyncio.get_running_loop()',
        'task, loop = asyncio.run(work())',
      ].join('\n'),
    );
    assert.equal(labels(named(recording, 'job')), '_target _name _args _kwargs n _secret extra');
    assert.equal(labels(named(recording, 'base')), '_x');
    assert.equal(labels(named(recording, 'q')), 'maxsize queue unfinished_tasks');
    assert.equal(labels(named(recording, 'event')), '_flag');
    assert.equal(labels(named(recording, 'count')), 'next step');
    assert.doesNotMatch(labels(named(recording, 'task')), /loop|context|callbacks/);
    assert.equal(named(recording, 'loop').text, '<_UnixSelectorEventLoop>');
  });
});
