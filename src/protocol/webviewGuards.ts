/**
 * Checks messages of the panel's channel where they arrive: a page restored by an older or newer extension is told apart
 * instead of half understood.
 */
import {
  isChoices,
  isCount,
  isCounts,
  isFields,
  isGrowth,
  isHolders,
  isJump,
  isLabel,
  isMarks,
  isOneOf,
  isOrder,
  isRunState,
  isSettingChange,
  isSettings,
  isText,
  isVariable,
  isView,
  isVisit,
  isWindow,
  MOVES,
} from './shapes';
import type { Fields } from './shapes';
import type { HostMessage, PageMessage } from './webview';

const hostGuards: Record<HostMessage['kind'], (message: Fields) => boolean> = {
  empty: () => true,
  waiting: (m) => isText(m['title']),
  broken: () => true,
  settings: (m) => isSettings(m['settings']),
  run: (m) => isRunState(m['state']),
  output: (m) => isCount(m['run']) && isCount(m['end']) && isWindow(m['window']),
  marks: (m) => isCount(m['run']) && isMarks(m['marks']),
  choices: (m) => isChoices(m['choices']),
  held: (m) => isCount(m['run']) && isCount(m['object']) && isHolders(m['held']),
  growth: (m) => isCount(m['run']) && isGrowth(m['growth']),
  watched: (m) => isVariable(m['variable']),
  play: () => true,
  view: (m) =>
    isCount(m['run']) &&
    isCount(m['request']) &&
    isCount(m['step']) &&
    isView(m['view']) &&
    isVisit(m['visit']) &&
    isWindow(m['output']),
  peeked: (m) => isCount(m['run']) && isCount(m['request']) && isView(m['view']),
  telling: (m) => isCount(m['run']) && isCount(m['request']) && isCounts(m['steps']),
  samples: (m) => isCount(m['run']) && isCount(m['request']) && Array.isArray(m['views']) && m['views'].every(isView),
  visit: (m) => isCount(m['run']) && isVisit(m['visit']),
  export: (m) => isCount(m['request']) && isOrder(m['order']),
  refused: (m) => isCount(m['request']),
};

const pageGuards: Record<PageMessage['kind'], (message: Fields) => boolean> = {
  ready: (m) => isCount(m['protocol']),
  show: (m) => isCount(m['run']) && isCount(m['request']) && isCount(m['step']),
  peek: (m) => isCount(m['run']) && isCount(m['request']) && isCount(m['step']),
  telling: (m) => isCount(m['run']) && isCount(m['request']) && isCount(m['most']),
  samples: (m) => isCount(m['run']) && isCount(m['request']) && isCounts(m['steps']),
  move: (m) => isCount(m['run']) && isCount(m['request']) && isCount(m['from']) && isOneOf(m['move'], ...MOVES),
  jump: (m) => isCount(m['run']) && isCount(m['request']) && isCount(m['from']) && isJump(m['jump']),
  traceback: (m) =>
    isCount(m['run']) &&
    isCount(m['request']) &&
    isText(m['file']) &&
    isCount(m['line']) &&
    isCount(m['repeat']) &&
    isCount(m['before']),
  marks: (m) => isCount(m['run']) && isCount(m['columns']),
  watch: (m) => isVariable(m['variable']),
  written: (m) =>
    isCount(m['run']) && isCount(m['request']) && isCount(m['step']) && isCount(m['holder']) && isLabel(m['label']),
  growth: (m) => isCount(m['run']),
  earlier: (m) => isCount(m['run']) && isCount(m['end']) && isCount(m['characters']),
  copyOutput: (m) => isCount(m['run']),
  visit: (m) =>
    isCount(m['run']) && isCount(m['request']) && isText(m['file']) && isCount(m['line']) && isCount(m['visit']),
  window: (m) => isCount(m['run']) && isCount(m['object']) && isCount(m['offset']) && isCount(m['count']),
  objects: (m) => isCount(m['run']) && isCount(m['count']),
  choices: (m) => isChoices(m['choices']),
  holders: (m) => isCount(m['run']) && isCount(m['step']) && isCount(m['object']),
  setting: (m) => isSettingChange(m['change']),
  copy: (m) => isText(m['text']) && isOneOf(m['what'], 'mermaid', 'output', 'text'),
  answer: (m) => isCount(m['run']) && isText(m['text']),
  endInput: (m) => isCount(m['run']),
  raiseLimit: (m) => isCount(m['run']) && isOneOf(m['limit'], 'steps', 'milliseconds', 'bytes'),
  cancel: (m) => isCount(m['run']),
  rerun: () => true,
  raised: (m) => isCount(m['run']) && isCount(m['request']),
  offerExport: () => true,
  exported: (m) => isCount(m['request']) && m['data'] instanceof Uint8Array && isText(m['problem']),
  log: () => true,
  reveal: (m) => isText(m['file']) && isCount(m['line']),
  trouble: (m) => isText(m['message']) && isText(m['stack']),
};

const passes = (guards: Readonly<Record<string, (message: Fields) => boolean>>, value: unknown): boolean => {
  if (!isFields(value) || !isText(value['kind']) || !Object.hasOwn(guards, value['kind'])) return false;
  return guards[value['kind']]!(value);
};

/** Whether a value that arrived in the page is a message of the host. */
export const isHostMessage = (value: unknown): value is HostMessage => passes(hostGuards, value);

/** Whether a value that arrived in the host is a message of the page. */
export const isPageMessage = (value: unknown): value is PageMessage => passes(pageGuards, value);
