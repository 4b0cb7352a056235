/**
 * Figures of the service, counted from the feed of events: pure, one event at a time or in parts that are added up. What is
 * kept grows with the requests that are not archived and with the groups that are counted, not with the requests that are over.
 */
import { Fault } from '../../kernel/fault.ts';
import { described } from '../../kernel/input/described.ts';
import { faultsOnly } from '../../kernel/input/faults-only.ts';
import { readOptions } from '../../kernel/input/read-options.ts';
import type { Instant } from '../../kernel/instant.ts';
import { dayMs, formatLocalDay } from '../../kernel/local-day.ts';
import { timeZoneOf } from '../../kernel/time-zone.ts';
import { bucketOf } from './duration-histogram.ts';
import {
  type CountedEvent,
  type FiguresEvent,
  type FollowedRequest,
  firstStep,
  isCounted,
  nextStep,
} from './followed-request.ts';
import { importedEvents, isImport } from './imported-events.ts';
import { entriesOf, type PersistentMap, valueAt, withValue } from './persistent-map.ts';

/** Plain JSON data: keep it with the cursor of the feed, and go on from there with {@link addToFigures}. It is never changed. */
export interface Figures {
  /** The zone in which months begin. */
  readonly timeZone: string;
  readonly counts: PersistentMap<number>;
  readonly requests: PersistentMap<FollowedRequest>;
  /** Events of requests whose registration was not seen yet, by id: they are counted once it is. */
  readonly waiting: PersistentMap<readonly FiguresEvent[]>;
}

/** By what one count is told from another: operator, kind, channel, team, month, and the measure or the bucket of a duration. */
export type CountKey = readonly [string, string, string, string | null, string, string | number];

/** In which zone {@link figures} count months; two parts that are added up need the same one. */
export interface FiguresOptions {
  /** An IANA zone, in which months begin; by default `Europe/Moscow`, the zone of the four operators. */
  readonly timeZone?: string | undefined;
}

/**
 * Figures of no event.
 *
 * @throws Fault `calendar/unknown-zone`: `timeZone` is not an IANA time zone
 *
 * @example
 * readFigures(figures({ timeZone: 'Asia/Yekaterinburg' }), { by: 'month' }) //=> []
 */
export function figures(options: FiguresOptions = {}): Figures {
  return faultsOnly('figures', () => {
    const { timeZone = 'Europe/Moscow' } = readOptions('figures', options, { timeZone: true }, 'input/invalid');
    return { timeZone: timeZoneOf(timeZone).name, counts: {}, requests: {}, waiting: {} };
  });
}

/**
 * The figures with one event of the feed more. Events of one request are added in the order of the feed, and each once.
 *
 * @throws Fault `input/invalid`: the event has no instant
 *
 * @example
 * const event = { id: 'a', operator: 'mts', kind: 'claim', channel: 'site', version: 1, event: { type: 'registered', at: Date.UTC(2026, 10, 30, 21) } };
 * readFigures(addToFigures(figures(), event), { by: 'month' }) //=> [{ month: '2026-12', registered: 1, answered: 0, inTime: 0, late: 0, open: 1, reopened: 0 }]
 */
export function addToFigures(before: Figures, event: FiguresEvent): Figures {
  return faultsOnly('addToFigures', () => {
    const { id, version } = event;
    assertInstant(event);
    if (isImport(event)) return followed(importedEvents(event).reduce(countKnown, before), id);
    if (version === 1) return followed(counted(before, event, firstStep(event)), id);
    const request = valueAt(before.requests, id);
    if (request !== undefined) return counted(before, event, nextStep(request, event));
    return isCounted(event.event) ? waitingFor(before, id, [summaryOf(event)]) : before;
  });
}

/**
 * The figures of two parts of the feed together: of different requests, or of the same ones at times that follow one another.
 *
 * @throws Fault `figures/different-zones`: the months of the two begin in different zones
 *
 * @example
 * mergeFigures(figures(), figures({ timeZone: 'Europe/Moscow' })) //=> figures()
 */
export function mergeFigures(one: Figures, other: Figures): Figures {
  return faultsOnly('mergeFigures', () => {
    if (one.timeZone !== other.timeZone) {
      throw new Fault(
        'figures/different-zones',
        `expected months of ${one.timeZone}, found months of ${other.timeZone}`,
      );
    }
    let merged = one;
    for (const [key, count] of entriesOf(other.counts)) merged = added(merged, key, count);
    for (const [id, request] of entriesOf(other.requests)) {
      merged = followed({ ...merged, requests: withValue(merged.requests, id, request) }, id);
    }
    for (const [id, events] of entriesOf(other.waiting)) merged = followed(waitingFor(merged, id, events), id);
    return merged;
  });
}

/** A `Date`, or a text, would be taken for the name of a month. */
function assertInstant({ event }: FiguresEvent): void {
  const at: unknown = event?.at;
  if (typeof at === 'number' && Math.abs(at) <= 8.64e15) return;
  const found = at instanceof Date ? 'a Date' : described(at);
  throw new Fault('input/invalid', `addToFigures: found ${found} as \`event.at\`, expected epoch milliseconds`);
}

/** Counts an event of a request whose registration is counted, or is this event. */
function countKnown(before: Figures, event: FiguresEvent): Figures {
  const request = valueAt(before.requests, event.id);
  return counted(before, event, request === undefined ? firstStep(event) : nextStep(request, event));
}

function waitingFor(before: Figures, id: string, events: readonly FiguresEvent[]): Figures {
  const all = [...(valueAt(before.waiting, id) ?? []), ...events].sort((one, next) => one.version - next.version);
  return { ...before, waiting: withValue(before.waiting, id, all) };
}

/** Counts the events that waited for the registration, once it is known. */
function followed(before: Figures, id: string): Figures {
  const waiting = valueAt(before.waiting, id);
  if (waiting === undefined || valueAt(before.requests, id) === undefined) return before;
  return waiting.reduce(addToFigures, { ...before, waiting: withValue(before.waiting, id, undefined) });
}

function counted(
  before: Figures,
  event: FiguresEvent,
  { request, counted: { measures, duration } }: CountedEvent,
): Figures {
  const after = { ...before, requests: withValue(before.requests, event.id, request) };
  const values: readonly (string | number)[] = duration === undefined ? measures : [...measures, bucketOf(duration)];
  return values.reduce<Figures>((figures, value) => added(figures, keyOf(before, event, request, value), 1), after);
}

function keyOf(
  { timeZone }: Figures,
  { operator, kind, channel, event }: FiguresEvent,
  request: FollowedRequest | undefined,
  value: string | number,
): string {
  const key: CountKey = [operator, kind, channel, request?.team ?? null, monthOf(event.at, timeZone), value];
  return JSON.stringify(key);
}

function added(before: Figures, key: string, count: number): Figures {
  return { ...before, counts: withValue(before.counts, key, (valueAt(before.counts, key) ?? 0) + count) };
}

/** yyyy-mm */
export function monthOf(at: Instant, timeZone: string): string {
  return formatLocalDay(Math.floor((at + timeZoneOf(timeZone).offsetAt(at)) / dayMs)).slice(0, -'-dd'.length);
}

/** What may have to wait is kept without words of a person. */
function summaryOf({ event, ...others }: FiguresEvent): FiguresEvent {
  const { type, at } = event;
  const kept = Object.fromEntries(['team', 'dueAt'].flatMap((field) => keptField(event, field)));
  return { ...others, event: { ...kept, type, at } };
}

function keptField(event: FiguresEvent['event'], field: string): readonly (readonly [string, unknown])[] {
  const value: unknown = Reflect.get(event, field);
  return value === undefined ? [] : [[field, value]];
}
