/** Hand-written guards of what messages are made of. They look as deep as a reader of the message relies on. */
import { MARK_KINDS } from '../model';
import type { Choices } from '../model';

/** Anything that has fields. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
export const isText = (value: unknown): value is string => typeof value === 'string';
export const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
/** A count, a step, a line, an id: a whole number from 0. */
export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
export const isCounts = (value: unknown): boolean => Array.isArray(value) && value.every(isCount);
export const isOneOf = (value: unknown, ...values: readonly string[]): boolean =>
  isText(value) && values.includes(value);

export const isSettingChange = (value: unknown): boolean => {
  if (!isFields(value)) return false;
  switch (value['name']) {
    case 'boxed':
      return isBoolean(value['value']);
    case 'framesGrow':
      return isOneOf(value['value'], 'down', 'up');
    case 'moment':
      return isOneOf(value['value'], 'before', 'after');
    default:
      return false;
  }
};

export const isSettings = (value: unknown): boolean =>
  isFields(value) &&
  isBoolean(value['boxed']) &&
  isOneOf(value['framesGrow'], 'down', 'up') &&
  isOneOf(value['moment'], 'before', 'after');

const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);

/** Whether a value (of a message, or kept from an earlier session) is what a reader chose to see. */
export const isChoices = (value: unknown): value is Choices =>
  isFields(value) &&
  isTexts(value['hiddenNames']) &&
  isTexts(value['hiddenTypes']) &&
  isTexts(value['hiddenShapes']) &&
  (value['focus'] === null ||
    (isFields(value['focus']) && isText(value['focus']['frame']) && isText(value['focus']['name']))) &&
  isBoolean(value['counts']) &&
  isBoolean(value['sizes']);

export const isHolders = (value: unknown): boolean =>
  isFields(value) && (value['refcount'] === null || isCount(value['refcount'])) && Array.isArray(value['holders']);

const OUTCOMES = ['running', 'finished', 'exception', 'syntaxError', 'deadlock', 'limit', 'input', 'cancelled'];

const isOutcome = (value: unknown): boolean => isFields(value) && isOneOf(value['kind'], ...OUTCOMES);

export const isRunState = (value: unknown): boolean =>
  isFields(value) &&
  isCount(value['run']) &&
  isText(value['title']) &&
  isText(value['file']) &&
  isOutcome(value['outcome']) &&
  isCount(value['steps']) &&
  isCount(value['firstStep']);

/** The outline of a view; its slots come from our own worker and are not walked again. */
export const isView = (value: unknown): boolean =>
  isFields(value) &&
  isCount(value['step']) &&
  isText(value['file']) &&
  Array.isArray(value['frames']) &&
  Array.isArray(value['objects']) &&
  isCount(value['outputLength']);

export const isVisit = (value: unknown): boolean => {
  if (!isFields(value)) return false;
  switch (value['kind']) {
    case 'none':
      return true;
    case 'neverRan':
      return isCount(value['line']) && isText(value['file']) && isBoolean(value['isCode']);
    case 'visit': {
      const visit = value['visit'];
      return (
        isText(value['file']) &&
        isFields(visit) &&
        isCount(visit['line']) &&
        isCount(visit['visit']) &&
        isCount(visit['count']) &&
        isCount(visit['step'])
      );
    }
    default:
      return false;
  }
};

const isChunk = (value: unknown): boolean =>
  isFields(value) && isOneOf(value['stream'], 'stdout', 'stderr') && isText(value['text']) && isCount(value['step']);

export const isWindow = (value: unknown): boolean =>
  isFields(value) && isCount(value['start']) && Array.isArray(value['chunks']) && value['chunks'].every(isChunk);

export const isLabel = (value: unknown): boolean => {
  if (!isFields(value)) return false;
  switch (value['kind']) {
    case 'index':
      return isCount(value['index']);
    case 'name':
      return isText(value['name']);
    case 'key':
      return isCount(value['key']);
    case 'member':
      return true;
    default:
      return false;
  }
};

export const isGrowth = (value: unknown): boolean =>
  isFields(value) && Array.isArray(value['samples']) && isBoolean(value['complete']);

const isRow = (value: unknown): boolean =>
  isFields(value) && Array.isArray(value['counts']) && Array.isArray(value['firsts']);

export const isMarks = (value: unknown): boolean => {
  if (!isFields(value)) return false;
  const { rows } = value;
  return (
    isCount(value['firstStep']) &&
    isCount(value['steps']) &&
    isCount(value['columns']) &&
    Array.isArray(value['depth']) &&
    isFields(rows) &&
    MARK_KINDS.every((kind) => isRow(rows[kind]))
  );
};

export const isVariable = (value: unknown): boolean =>
  value === null || (isFields(value) && isText(value['file']) && isText(value['scope']) && isText(value['name']));

export const isJump = (value: unknown): boolean =>
  isFields(value) && isOneOf(value['to'], 'change', ...MARK_KINDS) && (value['by'] === 1 || value['by'] === -1);

export const MOVES = ['first', 'back', 'next', 'last', 'overForward', 'overBack', 'out', 'outBack'];

export const isOrder = (value: unknown): boolean => {
  if (!isFields(value)) return false;
  switch (value['format']) {
    case 'svg':
    case 'png':
      return isView(value['view']) && isBoolean(value['background']);
    case 'gif': {
      const { frames, milliseconds } = value;
      const isFrame = (one: unknown): boolean => isFields(one) && isView(one['view']) && Array.isArray(one['caption']);
      return Array.isArray(frames) && frames.every(isFrame) && isCount(milliseconds);
    }
    default:
      return false;
  }
};
