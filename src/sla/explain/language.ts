/**
 * A trace in the sentences of one language: what all languages share. Each language has a sentence for each type of step.
 */
import { wallClock } from '../../kernel/date-words.ts';
import type { Instant } from '../../kernel/instant.ts';
import { type LocalDay, parseLocalDay } from '../../kernel/local-day.ts';
import type { Localized, Source } from '../../kernel/source.ts';
import type { Step, StepOf, TraceDay } from '../term/step.ts';

export interface Language {
  readonly locale: keyof Localized;
  readonly sentences: { readonly [Type in Step['type']]: (step: StepOf<Type>, words: Words) => string };
  readonly reason: string;
  readonly moment: (day: LocalDay, time: string) => string;
  readonly zone: (timeZone: string) => string;
}

/** Parts of sentences in the language and the time zone of one trace; '' where there is nothing to say. */
interface Words {
  /** What the end is counted by: an agreed day, whole days after the first one, or time from the very start. */
  readonly counted: 'agreed' | 'days' | 'time';
  readonly zone: string;
  readonly moment: (at: Instant) => string;
  readonly because: (reason: string | undefined) => string;
  /** The norm behind a step, in brackets. */
  readonly by: (source: Source | undefined) => string;
}

export function explainIn(language: Language, trace: readonly Step[]): string {
  const timeZone = trace.find((step) => step.type === 'start')?.timeZone ?? 'UTC';
  const words: Words = {
    counted: countedBy(trace),
    zone: language.zone(timeZone),
    moment: (at) => {
      const { day, time } = wallClock(at, timeZone);
      return language.moment(day, time);
    },
    by: (source) => (source === undefined ? '' : ` (${source.reference[language.locale]})`),
    because: (reason) => (reason === undefined ? '' : ` (${language.reason}: ${reason})`),
  };
  // Two brackets in a row are read as one.
  return trace.map((step) => sentence(language, step, words).replaceAll(') (', '; ')).join('\n');
}

/** The last of what was counted rules, such as the term after an extension. */
function countedBy(trace: readonly Step[]): Words['counted'] {
  const last = trace.findLast(({ type }) => type === 'count' || type === 'agreed' || type === 'extend');
  if (last?.type === 'agreed') return 'agreed';
  return last !== undefined && 'lastDay' in last ? 'days' : 'time';
}

function sentence<Type extends Step['type']>({ sentences }: Language, step: StepOf<Type>, words: Words): string {
  return sentences[step.type](step, words);
}

/** A day of a trace, which is always a date of the calendar. */
export function dayOfTrace(day: string): LocalDay {
  return parseLocalDay(day) ?? 0;
}

/** Days in a row that are off for the same reason. */
export interface DayRun {
  readonly first: LocalDay;
  readonly last: LocalDay;
  readonly sample: TraceDay;
}

export function runsOf(days: readonly TraceDay[]): readonly DayRun[] {
  const runs: DayRun[] = [];
  for (const sample of days) {
    const day = dayOfTrace(sample.day);
    const run = runs.at(-1);
    const isSame = run?.sample.kind === sample.kind && run.sample.note?.text.ru === sample.note?.text.ru;
    if (run !== undefined && isSame && run.last === day - 1) runs[runs.length - 1] = { ...run, last: day };
    else runs.push({ first: day, last: day, sample });
  }
  return runs;
}
