/**
 * Messages between the extension host and the panel's page. One channel, typed in both directions, versioned, and
 * checked where they arrive (webviewGuards.ts).
 *
 * The conversation: the page says `ready`; the host answers with `settings`, then `run` and a `view`. From then on the
 * host pushes a `view` whenever the cursor moves, and answers the page's `show`, `move` and `visit` with one. Only
 * views cross, never the heap. The page asks at most one thing at a time and asks for the newest wish next.
 */
import type {
  Choices,
  Holders,
  FileName,
  Growth,
  Jump,
  LimitKind,
  Marks,
  Move,
  ObjectId,
  Outcome,
  OutputWindow,
  SlotLabel,
  StepIndex,
  View,
  Visit,
  WatchedVariable,
} from '../model';

/** Raised whenever a message changes its meaning. */
export const WEBVIEW_PROTOCOL = 1;

/** Counts the runs of one panel, from 1; messages about an older run are dropped by both sides. */
export type RunId = number;

/** What the reader chose; the host keeps it in the extension's settings. */
export interface PanelSettings {
  /** Everything is an object on the heap: draw immutable values as cards, too. */
  readonly boxed: boolean;
  /** Where the next call's frame is drawn. */
  readonly framesGrow: 'down' | 'up';
  /** Show the memory right after the cursor's line ran, or before. */
  readonly moment: 'before' | 'after';
}

/** A setting the page can change. */
export type SettingChange =
  | { readonly name: 'boxed'; readonly value: boolean }
  | { readonly name: 'framesGrow'; readonly value: 'down' | 'up' }
  | { readonly name: 'moment'; readonly value: 'before' | 'after' };

/** What is known of the run at this time; sent when it starts, while it grows (at most every 100 ms) and when it ends. */
export interface RunState {
  readonly run: RunId;
  /** The file's name as the reader knows it (`lesson.py`, `Untitled-1`). */
  readonly title: string;
  readonly file: FileName;
  /** `running` while the worker is still at it. A `syntaxError` has no steps: the page keeps the last good picture, greyed. */
  readonly outcome: Outcome;
  /** How many steps can be looked at, from `firstStep` on. */
  readonly steps: number;
  readonly firstStep: StepIndex;
  /** Length of the output in UTF-16 units. */
  readonly outputLength: number;
  readonly milliseconds: number;
  readonly bytes: number;
}

/** How the shown step lies among the visits of a line. */
export type VisitState =
  | { readonly kind: 'visit'; readonly visit: Visit; readonly file: FileName }
  /** The cursor's line did not run (`isCode`: though there is something to run on it); the picture is of another place. */
  | { readonly kind: 'neverRan'; readonly line: number; readonly file: FileName; readonly isCode: boolean }
  | { readonly kind: 'none' };

/** A file that the page is to make: pictures can be drawn nowhere else. */
export type ExportOrder =
  | { readonly format: 'svg' | 'png'; readonly view: View; readonly background: boolean }
  | {
      readonly format: 'gif';
      readonly frames: readonly { readonly view: View; readonly caption: readonly string[] }[];
      /** How long each frame is seen. */
      readonly milliseconds: number;
    };

/** Host to page. */
export type HostMessage =
  /** No Python file to show. */
  | { readonly kind: 'empty' }
  /** Another file is about to run: what the page shows is not of it. */
  | { readonly kind: 'waiting'; readonly title: string }
  /** The simulator itself broke on the newest text: a mistake of ours, told as such. */
  | { readonly kind: 'broken' }
  | { readonly kind: 'settings'; readonly settings: PanelSettings }
  | { readonly kind: 'run'; readonly state: RunState }
  /** Earlier output, as far as `end`: the answer to `earlier`. */
  | { readonly kind: 'output'; readonly run: RunId; readonly end: number; readonly window: OutputWindow }
  /** What happens where in the run: the answer to `marks`. */
  | { readonly kind: 'marks'; readonly run: RunId; readonly marks: Marks }
  /** What the reader chose to see of the file, kept from an earlier session; sent before its first `view`. */
  | { readonly kind: 'choices'; readonly choices: Choices }
  /** Who refers to an object: the answer to `holders`. */
  | { readonly kind: 'held'; readonly run: RunId; readonly object: ObjectId; readonly held: Holders }
  /** How stack and heap grew: the answer to `growth`. */
  | { readonly kind: 'growth'; readonly run: RunId; readonly growth: Growth }
  /** Another variable is watched (or none). */
  | { readonly kind: 'watched'; readonly variable: WatchedVariable | null }
  /** Plays on, or stops playing. */
  | { readonly kind: 'play' }
  /** The memory at a step: `request` repeats the page's number, 0 when the host pushes it (cursor moved, run grew). */
  | {
      readonly kind: 'view';
      readonly run: RunId;
      readonly request: number;
      readonly step: StepIndex;
      readonly view: View;
      readonly visit: VisitState;
      /** The end of the output written before the step. */
      readonly output: OutputWindow;
    }
  /** The answer to `peek`: a view that is not shown. */
  | { readonly kind: 'peeked'; readonly run: RunId; readonly request: number; readonly view: View }
  /** The answer to `telling`. */
  | {
      readonly kind: 'telling';
      readonly run: RunId;
      readonly request: number;
      readonly steps: readonly StepIndex[];
    }
  /** The answer to `samples`. */
  | { readonly kind: 'samples'; readonly run: RunId; readonly request: number; readonly views: readonly View[] }
  /** The cursor went to a line that never ran; the picture stays. */
  | { readonly kind: 'visit'; readonly run: RunId; readonly visit: VisitState }
  /** Make a file of pictures; answered with `exported`. */
  | { readonly kind: 'export'; readonly request: number; readonly order: ExportOrder }
  /** A request could not be answered (its run is gone); the page may ask again. */
  | { readonly kind: 'refused'; readonly request: number };

/** Page to host. */
export type PageMessage =
  /** The page listens. Everything it must know is sent (again) from the start. */
  | { readonly kind: 'ready'; readonly protocol: number }
  /** Go to a step: the host shows it in the editor, too, and answers with `view`. */
  | { readonly kind: 'show'; readonly run: RunId; readonly request: number; readonly step: StepIndex }
  /** Which steps, at most so many, show every object that is ever drawn? Answered with `telling`. */
  | { readonly kind: 'telling'; readonly run: RunId; readonly request: number; readonly most: number }
  /** Views for the layout's plan; nothing else moves. Answered with `samples`. */
  | {
      readonly kind: 'samples';
      readonly run: RunId;
      readonly request: number;
      readonly steps: readonly StepIndex[];
    }
  /** A neighbour's view for later; nothing else moves. Answered with `peeked`. */
  | { readonly kind: 'peek'; readonly run: RunId; readonly request: number; readonly step: StepIndex }
  | {
      readonly kind: 'move';
      readonly run: RunId;
      readonly request: number;
      readonly from: StepIndex;
      readonly move: Move;
    }
  /** To the nearest step at which something happens. */
  | {
      readonly kind: 'jump';
      readonly run: RunId;
      readonly request: number;
      readonly from: StepIndex;
      readonly jump: Jump;
    }
  /** Where a line of a traceback belongs that was printed before a step; the line is shown in the editor, too. */
  | {
      readonly kind: 'traceback';
      readonly run: RunId;
      readonly request: number;
      readonly file: FileName;
      readonly line: number;
      /** How often the traceback names the line before, in outer calls. */
      readonly repeat: number;
      readonly before: StepIndex;
    }
  /** Asks for `marks`, in at most so many columns. */
  | { readonly kind: 'marks'; readonly run: RunId; readonly columns: number }
  | { readonly kind: 'watch'; readonly variable: WatchedVariable | null }
  /** Why is this value here? Shows the step that wrote a slot, as its view labels it, last before a step. */
  | {
      readonly kind: 'written';
      readonly run: RunId;
      readonly request: number;
      readonly step: StepIndex;
      readonly holder: ObjectId;
      readonly label: SlotLabel;
    }
  /** Asks for `growth`. */
  | { readonly kind: 'growth'; readonly run: RunId }
  /** Asks for the last characters, about so many, of the output's first `end` ones. */
  | { readonly kind: 'earlier'; readonly run: RunId; readonly end: number; readonly characters: number }
  /** Put all of the output on the clipboard. */
  | { readonly kind: 'copyOutput'; readonly run: RunId }
  /** Another visit (0-based) of a line. */
  | {
      readonly kind: 'visit';
      readonly run: RunId;
      readonly request: number;
      readonly file: FileName;
      readonly line: number;
      readonly visit: number;
    }
  /** Show another window of an object's slots, from now on at every step; answered with a pushed `view`. */
  | {
      readonly kind: 'window';
      readonly run: RunId;
      readonly object: ObjectId;
      readonly offset: number;
      readonly count: number;
    }
  /** Show this many objects at most, from now on; answered with a pushed `view`. */
  | { readonly kind: 'objects'; readonly run: RunId; readonly count: number }
  /** The reader chose what to see of the file; the host keeps it. */
  | { readonly kind: 'choices'; readonly choices: Choices }
  /** Who refers to an object at a step? */
  | { readonly kind: 'holders'; readonly run: RunId; readonly step: StepIndex; readonly object: ObjectId }
  | { readonly kind: 'setting'; readonly change: SettingChange }
  /** Put text on the clipboard; `what` is for the status bar: "Copied as Mermaid". */
  | { readonly kind: 'copy'; readonly text: string; readonly what: 'mermaid' | 'output' | 'text' }
  /** The line typed for `input()`. */
  | { readonly kind: 'answer'; readonly run: RunId; readonly text: string }
  /** There are no more lines for `input()`. */
  | { readonly kind: 'endInput'; readonly run: RunId }
  /** Run again with more of what ran out. */
  | { readonly kind: 'raiseLimit'; readonly run: RunId; readonly limit: LimitKind }
  | { readonly kind: 'cancel'; readonly run: RunId }
  | { readonly kind: 'rerun' }
  /** Show the step at which the exception that ended the run was raised. */
  | { readonly kind: 'raised'; readonly run: RunId; readonly request: number }
  /** Offer the ways of getting the picture out. */
  | { readonly kind: 'offerExport' }
  /** The bytes of a file that was ordered; `problem` says why there are none. */
  | { readonly kind: 'exported'; readonly request: number; readonly data: Uint8Array; readonly problem: string }
  /** Show the extension's log. */
  | { readonly kind: 'log' }
  /** Show a line in the editor. */
  | { readonly kind: 'reveal'; readonly file: FileName; readonly line: number }
  /** Something in the page broke: for the log. */
  | { readonly kind: 'trouble'; readonly message: string; readonly stack: string };
