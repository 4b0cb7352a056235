/** Figures as rows, by one of the ways in which they are grouped. */
import { Fault } from '../../kernel/fault.ts';
import { described } from '../../kernel/input/described.ts';
import { faultsOnly } from '../../kernel/input/faults-only.ts';
import { readOptions } from '../../kernel/input/read-options.ts';
import { percentile } from './duration-histogram.ts';
import { type CountKey, type Figures, monthOf } from './figures.ts';
import type { FollowedRequest, Measure } from './followed-request.ts';
import { entriesOf } from './persistent-map.ts';

/** By what {@link readFigures} groups; a month is one of the zone of the figures. */
export type FiguresGroup = 'operator' | 'kind' | 'channel' | 'team' | 'month';

/**
 * One group, as {@link readFigures} gives it. A month counts what happened in it: registrations, answers, reopenings; of what is
 * still open it counts what was registered in it. An answer is a resolution, a fulfilment, a rejection or a failure; a request counts with its first one.
 */
export type FiguresRow<By extends FiguresGroup = FiguresGroup> = {
  /** yyyy-mm for a month; `undefined` for requests without a team. */
  readonly [Group in By]: Group extends 'team' ? string | undefined : string;
} & {
  readonly registered: number;
  readonly answered: number;
  /** Answered before the deadline that was promised then, or without one. */
  readonly inTime: number;
  readonly late: number;
  readonly open: number;
  readonly reopened: number;
  /** Milliseconds from the registration to the answer, within 2 %; absent where nothing was answered. */
  readonly median?: number;
  /** Nine of ten answers took no longer. */
  readonly p90?: number;
};

interface Sums {
  readonly measures: { [measure in Measure | 'open']: number };
  readonly durations: Map<number, number>;
}

/**
 * The figures by operator, kind, channel, team or month, in the order of the names. A consultation counts as answered in time,
 * and its duration does not count.
 *
 * @throws Fault `input/invalid`: `by` is none of these
 *
 * @example
 * const common = { id: 'a', operator: 'mts', kind: 'claim', channel: 'site' };
 * const came = { ...common, version: 1, event: { type: 'registered', at: Date.UTC(2026, 10, 2) }, dueAt: Date.UTC(2026, 11, 2) };
 * const answered = { ...common, version: 2, event: { type: 'resolved', at: Date.UTC(2026, 10, 30) } };
 * const [row] = readFigures(addToFigures(addToFigures(figures(), came), answered), { by: 'kind' });
 * row //=> { kind: 'claim', registered: 1, answered: 1, inTime: 1, late: 0, open: 0, reopened: 0, median: row.median, p90: row.p90 }
 */
export function readFigures<By extends FiguresGroup>(
  figures: Figures,
  options: { readonly by: By },
): readonly FiguresRow<By>[] {
  return faultsOnly('readFigures', () => {
    const { by } = readOptions('readFigures', options, { by: true }, 'input/invalid');
    if (!Object.hasOwn(places, by)) {
      const known = Object.keys(places).join(', ');
      throw new Fault('input/invalid', `readFigures: found ${described(by)} as \`by\`, expected one of ${known}`);
    }
    const groups = new Map<string | null, Sums>();
    for (const [text, count] of entriesOf(figures.counts)) {
      const key: CountKey = JSON.parse(text);
      const sums = groupOf(groups, key[places[by]]);
      const measure = key[5];
      if (typeof measure === 'number') sums.durations.set(measure, (sums.durations.get(measure) ?? 0) + count);
      else if (isMeasure(sums, measure)) sums.measures[measure] += count;
    }
    for (const [, request] of entriesOf(figures.requests)) {
      if (request.isOpen) groupOf(groups, groupName(figures, request, by)).measures.open += 1;
    }
    const sorted = [...groups].sort(([one], [other]) => ((one ?? '') < (other ?? '') ? -1 : 1));
    return sorted.map(([name, sums]) => rowOf(by, name, sums));
  });
}

const places = { operator: 0, kind: 1, channel: 2, team: 3, month: 4 } as const;

function groupName({ timeZone }: Figures, request: FollowedRequest, by: FiguresGroup): string | null {
  if (by === 'month') return monthOf(request.registeredAt, timeZone);
  return by === 'team' ? (request.team ?? null) : request[by];
}

function groupOf(groups: Map<string | null, Sums>, name: string | null): Sums {
  const known = groups.get(name);
  if (known !== undefined) return known;
  const measures = { registered: 0, answered: 0, inTime: 0, late: 0, open: 0, reopened: 0 };
  const sums = { measures, durations: new Map<number, number>() };
  groups.set(name, sums);
  return sums;
}

function isMeasure({ measures }: Sums, name: string): name is Measure {
  return Object.hasOwn(measures, name);
}

function rowOf<By extends FiguresGroup>(by: By, name: string | null, { measures, durations }: Sums): FiguresRow<By> {
  const [median, p90] = [percentile(durations, 0.5), percentile(durations, 0.9)];
  const row = {
    [by]: name ?? undefined,
    ...measures,
    ...(median === undefined ? {} : { median }),
    ...(p90 === undefined ? {} : { p90 }),
  };
  // The compiler gives a computed key of a type parameter the type `string`.
  return row as FiguresRow<By>;
}
