/**
 * What a demonstration tells: a chapter for each request (or for somebody who only asks), and in it what happened, in the
 * order of time. Facts and words, no layout.
 */

/** How a piece of text is meant: a message as it was read, a remark on what stands before it, good news, bad news. */
export type Tone = 'plain' | 'strong' | 'message' | 'aside' | 'good' | 'bad';

export interface Line {
  readonly text: string;
  readonly tone: Tone;
}

export function line(text: string, tone: Tone = 'plain'): Line {
  return { text, tone };
}

/** Who speaks or acts, and on which way a message went. */
export type Voice =
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
  readonly voice: Voice;
  readonly lines: readonly Line[];
}

export interface Chapter {
  headline: string | undefined;
  /** «MTS · Service fault», or who asked. */
  readonly title: string;
  /** In E.164. */
  readonly caller: string;
  readonly entries: Entry[];
  /** The request of which it tells, a consultation included. */
  readonly request: { readonly id: string; readonly operator: string; readonly number: string | undefined } | undefined;
  /** The deadline that was told last. */
  promised: string | undefined;
}
