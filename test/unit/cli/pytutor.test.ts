import assert from 'node:assert/strict';
import { NumberText, dumps } from '../../../src/cli/json';
import { floatRepr, parseStr, roundTo4, tutorFloat } from '../../../src/cli/pytutor/literals';
import type { TutorOptions } from '../../../src/cli/pytutor/trace';
import { DEFAULT_TUTOR_OPTIONS, TutorTrace } from '../../../src/cli/pytutor/trace';
import type {
  FrameView,
  ObjectView,
  Outcome,
  OutputChunk,
  Recording,
  SlotView,
  StepEvent,
  StepInfo,
  View,
} from '../../../src/model';

const FILE = 'prog.py';

const object = (id: number, type: string, change: Partial<ObjectView>): ObjectView => ({
  id,
  type,
  shape: 'scalar',
  immutable: true,
  text: '',
  slots: [],
  offset: 0,
  length: 0,
  change: 'none',
  refcount: 1,
  address: '0x7f00',
  size: 28,
  ...change,
});

const scalar = (id: number, type: string, text: string): ObjectView => object(id, type, { text });
const named = (name: string, value: number, rest: Partial<SlotView> = {}): SlotView => ({
  label: { kind: 'name', name },
  value,
  change: 'none',
  ...rest,
});

/** One code object for each name. */
const codeOf = (name: string): number => 10_000 + [...name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7);

const fn = (
  id: number,
  name: string,
  positional: string[],
  creator: number | null,
  slots: SlotView[] = [],
): ObjectView =>
  object(id, 'function', {
    shape: 'function',
    slots,
    detail: {
      module: '__main__',
      function: {
        name,
        positional,
        varargs: null,
        keywordOnly: [],
        varkw: null,
        firstLine: 1,
        creator,
        code: codeOf(name),
        builtin: false,
        file: 'program.py',
      },
    },
  });

interface FrameSpec {
  readonly id: number;
  readonly name?: string;
  readonly slots?: SlotView[];
  readonly varnames?: string[];
  readonly creator?: number | null;
  readonly returnValue?: number;
}

const frame = ({ id, name = '<module>', slots = [], varnames, creator = null, returnValue }: FrameSpec): FrameView => ({
  id,
  name,
  file: FILE,
  isModule: name === '<module>',
  state: 'running',
  line: 1,
  returnLine: null,
  slots,
  ...(returnValue === undefined ? {} : { returnValue }),
  detail: {
    codeName: name,
    firstLine: 1,
    varnames: varnames ?? slots.map(({ label }) => (label.kind === 'name' ? label.name : '')),
    creator,
    code: codeOf(name),
    isGenerator: false,
    lambdas: [],
  },
});

interface StepSpec {
  readonly event: StepEvent;
  readonly line: number;
  readonly frames: FrameView[];
  readonly exception?: View['exception'];
}

class Script {
  private readonly steps: StepSpec[] = [];
  readonly output: OutputChunk[] = [];

  constructor(
    private readonly source: string,
    private readonly objects: ObjectView[],
  ) {}

  add(event: StepEvent, line: number, frames: FrameView[], exception: View['exception'] = null): this {
    this.steps.push({ event, line, frames, exception });
    return this;
  }

  print(text: string, stream: OutputChunk['stream'] = 'stdout'): this {
    this.output.push({ stream, text, step: this.steps.length - 1 });
    return this;
  }

  trace(outcome: Outcome = { kind: 'finished', exitCode: 0 }, options: Partial<TutorOptions> = {}): TutorEntry[] {
    const info = (step: number): StepInfo => {
      const { event, line, frames } = this.steps[step]!;
      return { step, event, line, file: FILE, depth: frames.length, frame: frames.at(-1)!.id };
    };
    const view = (step: number): View => {
      const { event, line, frames, exception } = this.steps[step]!;
      return {
        step,
        event,
        file: FILE,
        lastLine: null,
        nextLine: line,
        frames,
        objects: this.objects,
        hiddenObjects: 0,
        outputLength: 0,
        exception: exception ?? null,
        stackDepth: frames.length,
        stackLimit: 1000,
        freed: null,
        garbage: null,
        aside: [],
        heap: { objects: 0, bytes: 0 },
      };
    };
    const summary = { steps: this.steps.length, firstStep: 0, output: this.output };
    const trace = new TutorTrace(this.source, FILE, { ...DEFAULT_TUTOR_OPTIONS, ...options });
    // Of a recording the trace reads these three.
    trace.take({ summary: () => summary, stepInfo: info, view } as unknown as Recording);
    trace.finish(outcome);
    return (JSON.parse(dumps(trace.toJson())) as { trace: TutorEntry[] }).trace;
  }
}

interface TutorEntry {
  readonly event: string;
  readonly globals: Record<string, unknown>;
  readonly heap: Record<string, unknown>;
  readonly stack_to_render: Record<string, unknown>[];
  readonly [key: string]: unknown;
}

/** One module step with these globals. */
const globalsOf = (objects: ObjectView[], slots: SlotView[], options: Partial<TutorOptions> = {}): TutorEntry =>
  new Script('x', objects).add('line', 1, [frame({ id: 900, slots })]).trace(undefined, options)[0]!;

describe('Online Python Tutor trace', () => {
  it('shows frames, closures and finished parents as the tutor does', () => {
    const objects = [
      fn(1, 'make', ['n'], 900),
      fn(2, 'add', ['k'], 901),
      scalar(3, 'int', '2'),
      scalar(4, 'float', '1.5'),
      scalar(5, 'float', '3.5'),
      scalar(6, 'NoneType', 'None'),
      object(7, 'cell', { shape: 'cell', slots: [named('contents', 3)] }),
    ];
    const module = (...slots: SlotView[]): FrameView => frame({ id: 900, slots });
    const make = named('make', 1);
    const add2 = named('add2', 2);
    const n = named('n', 7, { role: 'cell' });
    const making = (...slots: SlotView[]): FrameView =>
      frame({ id: 901, name: 'make', slots, varnames: ['n', 'add'], creator: 900 });
    const adding = (rest: Partial<FrameSpec> = {}): FrameView =>
      frame({
        id: 902,
        name: 'add',
        slots: [named('k', 4), named('n', 7, { role: 'free' })],
        varnames: ['k'],
        creator: 901,
        ...rest,
      });
    const entries = new Script(
      'def make(n):\n    def add(k):\n        return n + k\n    return add\n\nadd2 = make(2)\nprint(add2(1.5))\n',
      objects,
    )
      .add('call', 1, [module()])
      .add('line', 1, [module()])
      .add('line', 6, [module(make)])
      .add('call', 1, [module(make), making(n)])
      .add('line', 2, [module(make), making(n)])
      .add('line', 4, [module(make), making(n, named('add', 2))])
      .add('return', 4, [module(make), { ...making(n, named('add', 2)), returnValue: 2 }])
      .add('line', 7, [module(make, add2)])
      .add('call', 2, [module(make, add2), adding()])
      .add('return', 3, [module(make, add2), adding({ returnValue: 5 })])
      .print('3.5\n')
      .add('return', 7, [{ ...module(make, add2), returnValue: 6 }])
      .trace();
    assert.deepEqual(
      entries.map(({ event, line }) => `${event} ${String(line)}`),
      [
        'step_line 1',
        'step_line 6',
        'call 1',
        'step_line 2',
        'step_line 4',
        'return 4',
        'step_line 7',
        'call 2',
        'return 3',
        'return 7',
      ],
    );
    const parent = {
      func_name: 'make',
      is_parent: true,
      frame_id: 1,
      parent_frame_id_list: [],
      encoded_locals: { n: 2, add: ['REF', 2], __return__: ['REF', 2] },
      ordered_varnames: ['n', 'add', '__return__'],
      is_zombie: true,
      is_highlighted: false,
      unique_hash: 'make_f1_p_z',
    };
    assert.equal(entries[3]!.stack_to_render[0]!['is_parent'], false);
    assert.deepEqual(entries[7], {
      line: 2,
      event: 'call',
      func_name: 'add',
      globals: { make: ['REF', 1], add2: ['REF', 2] },
      ordered_globals: ['make', 'add2'],
      stack_to_render: [
        parent,
        {
          func_name: 'add',
          is_parent: false,
          frame_id: 2,
          parent_frame_id_list: [1],
          encoded_locals: { k: 1.5 },
          ordered_varnames: ['k'],
          is_zombie: false,
          is_highlighted: true,
          unique_hash: 'add_f2',
        },
      ],
      heap: { 1: ['FUNCTION', 'make(n)', null], 2: ['FUNCTION', 'add(k)', 1] },
      stdout: '',
    });
    assert.equal(entries[9]!['stdout'], '3.5\n');
    assert.deepEqual(entries[9]!.stack_to_render, [parent]);
  });

  it('encodes containers, cycles and special floats', () => {
    const objects = [
      scalar(1, 'int', '12345678901234567890'),
      scalar(2, 'str', "'it\\'s\\n\\u2028'"),
      scalar(3, 'float', '3.0'),
      scalar(4, 'float', '0.33333333333333'),
      object(5, 'list', {
        shape: 'sequence',
        slots: [
          { label: { kind: 'index', index: 0 }, value: 5, change: 'none' },
          { label: { kind: 'index', index: 1 }, value: 6, change: 'none' },
        ],
      }),
      object(6, 'dict', { shape: 'mapping', slots: [{ label: { kind: 'key', key: 2 }, value: 4, change: 'none' }] }),
      object(7, 'set', { shape: 'set', slots: [{ label: { kind: 'member' }, value: 3, change: 'none' }] }),
      object(8, 'range', { shape: 'other', detail: { str: 'range(0, 3)' } }),
      object(9, 'module', { shape: 'module', text: 'math', detail: { str: "<module 'math'>" } }),
    ];
    const entry = globalsOf(objects, [named('big', 1), named('l', 5), named('s', 7), named('r', 8), named('m', 9)]);
    assert.deepEqual(entry.heap, {
      1: ['LIST', ['REF', 1], ['REF', 2]],
      2: ['DICT', ["it's\n\u2028", 0.3333]],
      3: ['SET', ['SPECIAL_FLOAT', '3.0']],
      4: ['INSTANCE_PPRINT', 'range', 'range(0, 3)'],
      5: ['INSTANCE', 'module'],
    });
    assert.deepEqual(entry['ordered_globals'], ['big', 'l', 's', 'r', 'm']);
  });

  it('sorts the attributes of classes and instances and leaves out machinery', () => {
    const objects = [
      object(1, 'type', {
        shape: 'class',
        text: 'Point',
        detail: { bases: ['object', 'Base'] },
        slots: [
          named('object', 4, { group: 'base' }),
          named('Base', 5, { group: 'base' }),
          named('y', 2),
          named('__module__', 2),
          named('__init__', 3),
          named('__firstlineno__', 2),
        ],
      }),
      scalar(2, 'int', '7'),
      fn(3, '__init__', ['self', 'x'], null, [named('x', 2, { group: 'default' })]),
      object(4, 'type', { shape: 'class', text: 'object' }),
      object(5, 'type', { shape: 'class', text: 'Base' }),
      object(6, 'Point', {
        shape: 'instance',
        slots: [named('b', 2, { group: 'attribute' }), named('a', 2, { group: 'attribute' })],
        detail: { str: '<__main__.Point object at 0x7f>' },
      }),
    ];
    assert.deepEqual(globalsOf(objects, [named('Point', 1), named('p', 6)]).heap, {
      1: ['CLASS', 'Point', ['Base'], ['__init__', ['REF', 2]], ['y', 7]],
      2: ['FUNCTION', '__init__(self, x)', null, [['x', 7]]],
      3: ['INSTANCE', 'Point', ['a', 7], ['b', 7]],
    });
  });

  it('puts primitives on the heap when asked to, one object for one identity', () => {
    const entry = globalsOf(
      [scalar(1, 'int', '1'), scalar(2, 'float', 'inf')],
      [named('a', 1), named('b', 1), named('c', 2)],
      {
        heapPrimitives: true,
      },
    );
    assert.deepEqual(entry.globals, { a: ['REF', 1], b: ['REF', 1], c: ['REF', 2] });
    assert.deepEqual(entry.heap, {
      1: ['HEAP_PRIMITIVE', 'int', 1],
      2: ['HEAP_PRIMITIVE', 'float', ['SPECIAL_FLOAT', 'Infinity']],
    });
  });

  it('does not look into what is imported', () => {
    const imported = object(1, 'type', { shape: 'class', text: 'Counter', detail: { module: 'collections' } });
    assert.deepEqual(globalsOf([imported], [named('Counter', 1)]).globals, {
      Counter: ['IMPORTED_FAUX_PRIMITIVE', 'imported class'],
    });
  });

  it('skips class bodies, module machinery and hidden names', () => {
    const objects = [scalar(1, 'int', '1')];
    const module = frame({
      id: 900,
      slots: [named('__name__', 1), named('__file__', 1), named('_x', 1), named('y', 1)],
    });
    const body = frame({ id: 901, name: 'A' });
    const entries = new Script('class A:\n    z = 1\n#pythontutor_hide: _*\n', objects)
      .add('line', 1, [module])
      .add('call', 1, [module, body])
      .add('line', 2, [module, body])
      .add('return', 2, [module, { ...body, returnValue: 1 }])
      .add('return', 1, [module])
      .trace();
    assert.deepEqual(
      entries.map(({ event }) => event),
      ['step_line', 'return'],
    );
    assert.deepEqual(entries[0]!.globals, { y: 1 });
  });

  it('stops at #break lines only, when there are some', () => {
    const module = frame({ id: 900 });
    const entries = new Script('a\nb #break\nc\nd', [])
      .add('line', 1, [module])
      .add('line', 2, [module])
      .add('line', 3, [module])
      .add('line', 4, [module])
      .trace();
    assert.deepEqual(
      entries.map(({ line }) => line),
      [2, 3],
    );
  });

  it('ends with the exception, a question, or the limit', () => {
    const module = frame({ id: 900 });
    const exception = { type: 'ValueError', message: 'no', traceback: '', entries: [] };
    const raised = new Script('raise', [])
      .add('line', 1, [module])
      .add('exception', 1, [module], exception)
      .add('return', 1, [module])
      .trace({ kind: 'exception', exception, exitCode: 1 });
    assert.deepEqual(
      raised.map(({ event }) => event),
      ['step_line', 'exception'],
    );
    assert.equal(raised[1]!['exception_msg'], 'ValueError: no');
    const script = (): Script => new Script('x', []).add('line', 1, [module]).add('line', 2, [module]);
    assert.deepEqual(script().trace({ kind: 'input', prompt: 'Name? ' }).at(-1), {
      event: 'raw_input',
      prompt: 'Name? ',
    });
    const limited = script().trace(undefined, { maxSteps: 1 });
    assert.deepEqual(
      limited.map(({ event }) => event),
      ['step_line', 'instruction_limit_reached'],
    );
    assert.match(String(limited[1]!['exception_msg']), /^Stopped after running 1 steps\. Please shorten your code,\n/);
    const span = { line: 3, column: 4, endLine: 3, endColumn: 5 };
    const error = { type: 'SyntaxError', message: 'invalid syntax', traceback: '', entries: [] };
    assert.deepEqual(new Script('(', []).trace({ kind: 'syntaxError', error, file: FILE, span }), [
      {
        event: 'uncaught_exception',
        line: 3,
        offset: 5,
        exception_msg: 'SyntaxError: invalid syntax (<string>, line 3)',
      },
    ]);
  });

  it('keeps finished frames in cumulative mode, and what stderr says out of stdout', () => {
    const module = frame({ id: 900 });
    const call = frame({ id: 901, name: 'f', slots: [named('x', 1)] });
    const entries = new Script('x', [scalar(1, 'int', '1')])
      .add('line', 1, [module])
      .add('call', 2, [module, call])
      .print('oh\n', 'stderr')
      .add('return', 2, [module, { ...call, returnValue: 1 }])
      .add('line', 3, [module])
      .trace(undefined, { cumulative: true });
    assert.deepEqual(
      entries[3]!.stack_to_render.map((each) => each['unique_hash']),
      ['f_f1_z'],
    );
    assert.equal(entries[3]!['stdout'], '');
  });
});

describe('literals and JSON', () => {
  it('read a str back from its repr', () => {
    assert.equal(parseStr(String.raw`'a\'b\\n\n\t\x00\u2028\U0001f600"'`), 'a\'b\\n\n\t\0\u2028😀"');
    assert.equal(parseStr(`"it's"`), "it's");
  });

  it('round floats as Python does', () => {
    for (const [value, rounded] of [
      [1 / 3, 0.3333],
      [2 / 3, 0.6667],
      [0.03125, 0.0312],
      [0.09375, 0.0938],
      [-0.03125, -0.0312],
      [2.00005, 2],
      [1e-9, 0],
      [1234567.891259, 1234567.8913],
    ] as const) {
      assert.equal(roundTo4(value), rounded);
    }
  });

  it('write floats as Python does', () => {
    assert.equal(dumps(tutorFloat('1e-09')), '0.0');
    assert.equal(dumps(tutorFloat('-1e-09')), '-0.0');
    assert.equal(dumps(tutorFloat('1e+22')), '["SPECIAL_FLOAT", "10000000000000000000000.0"]');
    assert.equal(dumps(tutorFloat('-0.0')), '["SPECIAL_FLOAT", "-0.0"]');
    assert.equal(dumps(tutorFloat('nan')), '["SPECIAL_FLOAT", "NaN"]');
    assert.equal(floatRepr(0.0001), '0.0001');
    assert.equal(floatRepr(0.00001), '1e-05');
    assert.equal(floatRepr(123456.7), '123456.7');
  });

  it('write JSON as json.dumps does', () => {
    assert.equal(
      dumps(['é😀\u007f', new NumberText('99999999999999999999'), true]),
      '["\\u00e9\\ud83d\\ude00\\u007f", 99999999999999999999, true]',
    );
    assert.equal(
      dumps(
        new Map([
          ['1', [1, 2]],
          ['0', []],
        ]),
        2,
      ),
      '{\n  "1": [\n    1,\n    2\n  ],\n  "0": []\n}',
    );
  });
});
