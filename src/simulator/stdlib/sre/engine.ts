/**
 * Matches compiled patterns. Twin of SRE(match) in Modules/_sre/sre_lib.h: the same code, run by a loop with a stack of
 * choices instead of recursion, so that no text is too long for it.
 */
import { asciiLower, asciiWord, inCategory, inSet, uniLower, uniWord } from './charset';
import { At, MAXREPEAT, Sre } from './codes';

/** A REPEAT under way; never changed, so that a choice can keep it. */
interface Repeat {
  /** Where REPEAT's operands stand. */
  readonly at: number;
  readonly count: number;
  /** Where the last round began: a round that matches nothing ends the repetition. */
  readonly last: number;
  readonly previous: Repeat | null;
}

/** What INFO knows of a pattern: its literal beginning, or the set of its first character. */
const enum InfoFlag {
  Prefix = 1,
  Charset = 4,
}

/** What a choice does when it is come back to. */
const enum Choice {
  /** Go on at an instruction. */
  Go,
  /** A greedy single-character repetition gives one back. */
  Fewer,
  /** A lazy single-character repetition takes one more. */
  More,
  /** Nothing: the end of a sub-match. */
  Barrier,
}

/** The text to match in, by code points (or bytes). */
export interface Subject {
  readonly length: number;
  charAt(index: number): number;
}

/** Fuel per so many choices. */
const FUEL_ROUND = 1024;
/** What so many choices take: about as many nanoseconds. */
const FUEL_COST = FUEL_ROUND * 64;

export class Matcher {
  /** Start and end per group, -1: not matched; by 2 * group, group 0 left out (as SRE's marks). */
  readonly marks: Int32Array;
  lastMark = -1;
  lastIndex = -1;
  end = 0;
  /** The search must not match empty here (after an empty match). */
  mustAdvance = false;

  private readonly choices: {
    kind: Choice;
    pc: number;
    pos: number;
    repeat: Repeat | null;
    trail: number;
    a: number;
  }[] = [];
  private depth = 0;
  /** Old values of marks: (index, value) pairs, with lastMark and lastIndex as -1 and -2. */
  private readonly trail: number[] = [];
  private work = 0;

  constructor(
    private readonly code: Uint32Array,
    groups: number,
    private readonly subject: Subject,
    /** Where matching ends (`endpos`). */
    private readonly stop: number,
    private readonly fuel: (cost: number) => void,
  ) {
    this.marks = new Int32Array(groups * 2).fill(-1);
  }

  /** Matches at a position; `whole`: up to the very end. */
  match(start: number, whole: boolean): boolean {
    this.marks.fill(-1);
    this.lastMark = -1;
    this.lastIndex = -1;
    if (this.trail.length > 0) this.trail.length = 0;
    this.depth = 0;
    return this.run(0, start, null, whole, start);
  }

  /** The first position from `start` at which the pattern matches, or -1. */
  search(start: number): number {
    const { code, stop } = this;
    // INFO's minimum width and first character, or the set of those that can be first, save most attempts.
    let width = 0;
    let first = -1;
    let set = false;
    if (code[0] === Sre.INFO) {
      width = code[3];
      if ((code[2] & InfoFlag.Prefix) !== 0) first = code[5] > 0 ? code[7] : -1;
      else set = (code[2] & InfoFlag.Charset) !== 0;
    }
    for (let at = start; at + width <= stop || (width === 0 && at <= stop); at++) {
      if (first >= 0 && this.subject.charAt(at) !== first) continue;
      if (set && at < stop && !inSet(code, 5, this.subject.charAt(at))) continue;
      if (this.match(at, false)) return at;
      this.mustAdvance = false;
    }
    return -1;
  }

  private push(kind: Choice, pc: number, pos: number, repeat: Repeat | null, a = 0): void {
    const slot = this.choices[this.depth];
    const trail = this.trail.length;
    if (slot === undefined) this.choices.push({ kind, pc, pos, repeat, trail, a });
    else {
      slot.kind = kind;
      slot.pc = pc;
      slot.pos = pos;
      slot.repeat = repeat;
      slot.trail = trail;
      slot.a = a;
    }
    this.depth++;
    if (++this.work === FUEL_ROUND) {
      this.work = 0;
      this.fuel(FUEL_COST);
    }
  }

  private setMark(index: number, pos: number): void {
    const { trail, marks } = this;
    trail.push(index, marks[index], -2, this.lastIndex, -1, this.lastMark);
    if ((index & 1) === 1) this.lastIndex = (index >> 1) + 1;
    if (index > this.lastMark) {
      for (let i = this.lastMark + 1; i < index; i++) {
        if (marks[i] !== -1) {
          trail.push(i, marks[i]);
          marks[i] = -1;
        }
      }
      this.lastMark = index;
    }
    marks[index] = pos;
  }

  private undo(length: number): void {
    const { trail, marks } = this;
    while (trail.length > length) {
      const value = trail.pop() as number;
      const index = trail.pop() as number;
      if (index >= 0) marks[index] = value;
      else if (index === -1) this.lastMark = value;
      else this.lastIndex = value;
    }
  }

  /** Runs from an instruction until SUCCESS; leaves no choices behind. */
  private run(startPc: number, startPos: number, startRepeat: Repeat | null, whole: boolean, origin: number): boolean {
    const { code, subject, stop } = this;
    const floor = this.depth;
    this.push(Choice.Barrier, 0, 0, null);
    let pc = startPc;
    let pos = startPos;
    let repeat = startRepeat;
    for (;;) {
      let ok = true;
      switch (code[pc] as Sre) {
        case Sre.SUCCESS:
          if ((whole && pos !== stop) || (this.mustAdvance && origin >= 0 && pos === origin)) {
            ok = false;
            break;
          }
          this.depth = floor;
          this.end = pos;
          return true;
        case Sre.FAILURE:
          ok = false;
          break;
        case Sre.MARK:
          this.setMark(code[pc + 1], pos);
          pc += 2;
          break;
        case Sre.JUMP:
        case Sre.INFO:
          pc += 1 + code[pc + 1];
          break;
        case Sre.AT:
          ok = this.atPosition(code[pc + 1], pos);
          pc += 2;
          break;
        case Sre.LITERAL:
        case Sre.NOT_LITERAL:
        case Sre.ANY:
        case Sre.ANY_ALL:
        case Sre.CATEGORY:
        case Sre.IN:
        case Sre.IN_IGNORE:
        case Sre.IN_LOC_IGNORE:
        case Sre.IN_UNI_IGNORE:
        case Sre.LITERAL_IGNORE:
        case Sre.LITERAL_LOC_IGNORE:
        case Sre.LITERAL_UNI_IGNORE:
        case Sre.NOT_LITERAL_IGNORE:
        case Sre.NOT_LITERAL_LOC_IGNORE:
        case Sre.NOT_LITERAL_UNI_IGNORE:
          ok = pos < stop && this.single(pc, subject.charAt(pos));
          pos++;
          pc += this.singleLength(pc);
          break;
        case Sre.BRANCH: {
          let at = pc + 1;
          const alternatives: number[] = [];
          for (; code[at] !== 0; at += code[at]) alternatives.push(at + 1);
          for (let i = alternatives.length - 1; i > 0; i--) this.push(Choice.Go, alternatives[i], pos, repeat);
          pc = alternatives[0];
          break;
        }
        case Sre.REPEAT:
          repeat = { at: pc + 1, count: -1, last: -1, previous: repeat };
          pc += 1 + code[pc + 1];
          break;
        case Sre.MAX_UNTIL: {
          const here = repeat as Repeat;
          const count = here.count + 1;
          const body = here.at + 3;
          const tail = pc + 1;
          if (count < code[here.at + 1]) {
            repeat = { ...here, count };
            pc = body;
          } else if ((count < code[here.at + 2] || code[here.at + 2] === MAXREPEAT) && pos !== here.last) {
            this.push(Choice.Go, tail, pos, here.previous);
            repeat = { ...here, count, last: pos };
            pc = body;
          } else {
            repeat = here.previous;
            pc = tail;
          }
          break;
        }
        case Sre.MIN_UNTIL: {
          const here = repeat as Repeat;
          const count = here.count + 1;
          const body = here.at + 3;
          if (count < code[here.at + 1]) {
            repeat = { ...here, count };
            pc = body;
          } else {
            if ((count < code[here.at + 2] || code[here.at + 2] === MAXREPEAT) && pos !== here.last) {
              this.push(Choice.Go, body, pos, { ...here, count, last: pos });
            }
            repeat = here.previous;
            pc += 1;
          }
          break;
        }
        case Sre.REPEAT_ONE: {
          const least = code[pc + 2];
          const most = this.countSingle(pc + 4, pos, code[pc + 3]);
          const tail = pc + 1 + code[pc + 1];
          ok = most >= least;
          if (!ok) break;
          if (most > least) this.push(Choice.Fewer, tail, pos + most, repeat, pos + least);
          pos += most;
          pc = tail;
          break;
        }
        case Sre.MIN_REPEAT_ONE: {
          const least = code[pc + 2];
          const tail = pc + 1 + code[pc + 1];
          ok = this.countSingle(pc + 4, pos, least) >= least;
          if (!ok) break;
          pos += least;
          if (code[pc + 3] > least) this.push(Choice.More, pc, pos, repeat, least);
          pc = tail;
          break;
        }
        case Sre.POSSESSIVE_REPEAT_ONE: {
          const most = this.countSingle(pc + 4, pos, code[pc + 3]);
          ok = most >= code[pc + 2];
          pos += most;
          pc += 1 + code[pc + 1];
          break;
        }
        case Sre.POSSESSIVE_REPEAT: {
          let count = 0;
          while (count < code[pc + 3]) {
            const length = this.trail.length;
            if (!this.run(pc + 4, pos, repeat, false, -1)) {
              this.undo(length);
              break;
            }
            count++;
            const moved = this.end !== pos;
            pos = this.end;
            if (!moved && count >= code[pc + 2]) break;
          }
          ok = count >= code[pc + 2];
          // The word behind the body's SUCCESS is where the tail begins.
          pc += 1 + code[pc + 1] + 1;
          break;
        }
        case Sre.ATOMIC_GROUP:
          ok = this.run(pc + 2, pos, repeat, false, -1);
          pos = this.end;
          pc += 1 + code[pc + 1];
          break;
        case Sre.ASSERT: {
          const from = pos - code[pc + 2];
          ok = from >= 0 && this.run(pc + 3, from, repeat, false, -1);
          pc += 1 + code[pc + 1];
          break;
        }
        case Sre.ASSERT_NOT: {
          const from = pos - code[pc + 2];
          const length = this.trail.length;
          if (from >= 0 && this.run(pc + 3, from, repeat, false, -1)) ok = false;
          this.undo(length);
          pc += 1 + code[pc + 1];
          break;
        }
        case Sre.GROUPREF:
        case Sre.GROUPREF_IGNORE:
        case Sre.GROUPREF_LOC_IGNORE:
        case Sre.GROUPREF_UNI_IGNORE: {
          const length = this.sameAsGroup(code[pc + 1], pos, code[pc] as Sre);
          ok = length >= 0;
          pos += length;
          pc += 2;
          break;
        }
        case Sre.GROUPREF_EXISTS: {
          const group = code[pc + 1];
          const matched = this.marks[group * 2] !== -1 && this.marks[group * 2 + 1] !== -1;
          pc += matched ? 3 : 1 + code[pc + 2];
          break;
        }
        default:
          ok = false;
      }
      if (ok) continue;
      // Back to the newest choice.
      const choice = this.choices[this.depth - 1];
      this.undo(choice.trail);
      switch (choice.kind) {
        case Choice.Barrier:
          this.depth = floor;
          return false;
        case Choice.Go:
          this.depth--;
          ({ pc, pos, repeat } = choice);
          break;
        case Choice.Fewer: {
          pos = --choice.pos;
          ({ pc, repeat } = choice);
          // A literal that follows rules most positions out.
          if (code[pc] === Sre.LITERAL) {
            while (pos > choice.a && (pos >= stop || subject.charAt(pos) !== code[pc + 1])) pos--;
            choice.pos = pos;
          }
          if (pos <= choice.a) this.depth--;
          if (++this.work === FUEL_ROUND) {
            this.work = 0;
            this.fuel(FUEL_COST);
          }
          break;
        }
        case Choice.More: {
          const at = choice.pc;
          pos = choice.pos;
          if (pos >= stop || !this.single(at + 4, subject.charAt(pos))) {
            this.depth--;
            pc = FAIL;
            break;
          }
          choice.pos = ++pos;
          repeat = choice.repeat;
          if (++choice.a >= code[at + 3]) this.depth--;
          pc = at + 1 + code[at + 1];
        }
      }
    }
  }

  /** Words of a single-character instruction. */
  private singleLength(pc: number): number {
    const { code } = this;
    switch (code[pc] as Sre) {
      case Sre.ANY:
      case Sre.ANY_ALL:
        return 1;
      case Sre.IN:
      case Sre.IN_IGNORE:
      case Sre.IN_LOC_IGNORE:
      case Sre.IN_UNI_IGNORE:
        return 1 + code[pc + 1];
      default:
        return 2;
    }
  }

  /** Whether one character matches a single-character instruction. */
  private single(pc: number, c: number): boolean {
    const { code } = this;
    switch (code[pc] as Sre) {
      case Sre.ANY:
        return c !== 10;
      case Sre.ANY_ALL:
        return true;
      case Sre.LITERAL:
        return c === code[pc + 1];
      case Sre.NOT_LITERAL:
        return c !== code[pc + 1];
      case Sre.CATEGORY:
        return inCategory(code[pc + 1], c);
      case Sre.IN:
        return inSet(code, pc + 2, c);
      case Sre.IN_IGNORE:
      case Sre.IN_LOC_IGNORE:
        return inSet(code, pc + 2, asciiLower(c));
      case Sre.IN_UNI_IGNORE:
        return inSet(code, pc + 2, uniLower(c));
      case Sre.LITERAL_IGNORE:
      case Sre.LITERAL_LOC_IGNORE:
        return asciiLower(c) === code[pc + 1];
      case Sre.LITERAL_UNI_IGNORE:
        return uniLower(c) === code[pc + 1];
      case Sre.NOT_LITERAL_IGNORE:
      case Sre.NOT_LITERAL_LOC_IGNORE:
        return asciiLower(c) !== code[pc + 1];
      case Sre.NOT_LITERAL_UNI_IGNORE:
        return uniLower(c) !== code[pc + 1];
      default:
        return false;
    }
  }

  /** How many characters from a position match, `most` at most. */
  private countSingle(pc: number, pos: number, most: number): number {
    const { subject, stop } = this;
    const limit = Math.min(stop, pos + most);
    let at = pos;
    while (at < limit && this.single(pc, subject.charAt(at))) at++;
    this.fuel((at - pos) >> 3);
    return at - pos;
  }

  /** The length of a group's text if it stands at a position too, else -1. */
  private sameAsGroup(group: number, pos: number, op: Sre): number {
    const { subject, stop } = this;
    const from = this.marks[group * 2];
    const to = this.marks[group * 2 + 1];
    if (from < 0 || to < from || pos + to - from > stop) return -1;
    const fold =
      op === Sre.GROUPREF ? (c: number): number => c : op === Sre.GROUPREF_UNI_IGNORE ? uniLower : asciiLower;
    for (let i = from; i < to; i++) {
      if (fold(subject.charAt(i)) !== fold(subject.charAt(pos + i - from))) return -1;
    }
    return to - from;
  }

  private atPosition(where: number, pos: number): boolean {
    const { subject, stop } = this;
    switch (where as At) {
      case At.BEGINNING:
      case At.BEGINNING_STRING:
        return pos === 0;
      case At.BEGINNING_LINE:
        return pos === 0 || subject.charAt(pos - 1) === 10;
      case At.END:
        return pos === stop || (pos === stop - 1 && subject.charAt(pos) === 10);
      case At.END_LINE:
        return pos === stop || subject.charAt(pos) === 10;
      case At.END_STRING:
        return pos === stop;
      default: {
        const unicode = where === At.UNI_BOUNDARY || where === At.UNI_NON_BOUNDARY;
        const word = unicode ? uniWord : asciiWord;
        const before = pos > 0 && word(subject.charAt(pos - 1));
        const here = pos < stop && word(subject.charAt(pos));
        const boundary = where === At.BOUNDARY || where === At.LOC_BOUNDARY || where === At.UNI_BOUNDARY;
        return (before !== here) === boundary;
      }
    }
  }
}

/** An address at which every code has no instruction: execution fails there. */
const FAIL = -1;
