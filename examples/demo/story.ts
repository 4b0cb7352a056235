/**
 * The story of the demonstration: a chapter for each request, or for a caller without requests. A chapter lists what
 * happened in order of time. No layout here.
 */

/** The role of a text: a message to the subscriber, a remark (`aside`), good or bad news. */
export type Tone = 'plain' | 'strong' | 'message' | 'aside' | 'good' | 'bad';

export interface Line {
  readonly text: string;
  readonly tone: Tone;
}

export function line(text: string, tone: Tone = 'plain'): Line {
  return { text, tone };
}

/** Who speaks or acts; for a message its channel. */
export type Speaker =
  | 'subscriber'
  | 'operator'
  | 'stranger'
  | 'desk'
  | 'by itself'
  | 'SMS'
  | 'push'
  | 'chat'
  | 'e-mail'
  | 'voice';

export interface Entry {
  readonly at: Date;
  readonly speaker: Speaker;
  readonly lines: readonly Line[];
  /** What a story in short says of it; nothing when left out. */
  readonly short?: readonly Line[];
}

export interface Chapter {
  headline: string | undefined;
  /** Whether the demonstration in short tells it. */
  isFeatured: boolean;
  /** «MTS · Service fault», or the caller. */
  readonly title: string;
  /** The phone number in E.164. */
  readonly caller: string;
  readonly entries: Entry[];
  /** The request of the chapter; a consultation too. */
  readonly request: { readonly id: string; readonly operator: string; readonly number: string | undefined } | undefined;
  /** The deadline that was shown last. */
  shownDeadline: string | undefined;
}
