/**
 * Whether a value is a fact that a clock can be computed from. Facts come from stored data and from services without types; a
 * wrong one would make a wrong date, which nobody would notice.
 */
import { Fault } from '../../kernel/fault.ts';
import { parseLocalDay } from '../../kernel/local-day.ts';
import { canonicalTimeZone } from '../../kernel/time-zone.ts';
import { isTerm } from '../term/term.ts';

/** In the order in which facts count that have the same instant and number. */
export const factTypes = ['start', 'reopen', 'restart', 'retarget', 'extend', 'pause', 'resume', 'stop'] as const;

/** The furthest instants from 1970 that a `Date` can hold (ECMA-262, "Time Values and Time Range"). */
const longest = 8.64e15;

/** @throws Fault `clock/invalid-fact`: a clock cannot be computed from it; the message says where and what would be right */
export function assertFact(fact: unknown, index?: number): void {
  const wrong = readable(() => firstWrong(fact));
  if (wrong !== undefined) refuse(index === undefined ? 'fact' : `facts.${index}`, wrong);
}

/** A getter or a proxy may throw anything. */
function readable(find: () => Wrong | undefined): Wrong | undefined {
  try {
    return find();
  } catch {
    return ['', 'plain data that can be read', undefined];
  }
}

function refuse(where: string, [place, expected, found]: Wrong): void {
  // Texts are not repeated, for a reason may be personal.
  const shown = typeof found === 'number' ? String(found) : found === null ? 'null' : `a value of type ${typeof found}`;
  throw new Fault('clock/invalid-fact', `${where}${place}: expected ${expected}, found ${shown}`);
}

/** @throws Fault `clock/invalid-fact`: the stored clock has no definition, no calendar, or something that is no fact */
export function assertClock(clock: unknown): void {
  const wrong = readable(() => wrongInClock(clock));
  if (wrong !== undefined) refuse('clock', wrong);
  if (isObject(clock) && Array.isArray(clock['facts'])) clock['facts'].forEach(assertFact);
}

/** @throws Fault `clock/invalid-fact`: the event or the status is no name */
export function assertObserved({ event, status }: { readonly event: unknown; readonly status: unknown }): void {
  if (!isText(event)) refuse('observed', ['.event', 'the name of an event', event]);
  if (!isText(status)) refuse('observed', ['.status', 'the name of a status', status]);
}

export function isFact(fact: unknown): boolean {
  return readable(() => firstWrong(fact)) === undefined;
}

type Wrong = readonly [place: string, expected: string, found: unknown];

function firstWrong(fact: unknown): Wrong | undefined {
  if (!isObject(fact)) return ['', 'an object with type and at', fact];
  const { type, at, order, reason, kind } = fact;
  if (!isOneOf(factTypes, type)) return ['.type', `one of ${factTypes.join(', ')}`, type];
  if (!Number.isInteger(at) || Math.abs(Number(at)) > longest) {
    return ['.at', 'whole milliseconds since 1970 that a Date can hold', at];
  }
  if (order !== undefined && !(Number.isSafeInteger(order) && Number(order) >= 0)) {
    return ['.order', 'the number of an event, a whole number from 0', order];
  }
  if (reason !== undefined && typeof reason !== 'string') return ['.reason', 'a text', reason];
  if (kind !== undefined && type === 'pause' && !isOneOf(['waiting', 'held'], kind)) {
    return ['.kind', 'waiting or held', kind];
  }
  return type === 'retarget' ? wrongInTarget(fact) : undefined;
}

function wrongInClock(clock: unknown): Wrong | undefined {
  if (!isObject(clock)) return ['', 'an object with policy, calendar and facts', clock];
  const { facts } = clock;
  return wrongInTarget(clock) ?? (Array.isArray(facts) ? undefined : ['.facts', 'a list of facts', facts]);
}

function wrongInTarget({ policy, calendar, keepsPromise, replaced }: Fields): Wrong | undefined {
  if (replaced !== undefined && !(Array.isArray(replaced) && replaced.every(isObject))) {
    return ['.replaced', 'a list of calendars as data', replaced];
  }
  if (keepsPromise !== undefined && typeof keepsPromise !== 'boolean') {
    return ['.keepsPromise', 'true or false', keepsPromise];
  }
  if (!isObject(calendar) || !isText(calendar['name']) || !isText(calendar['version'])) {
    return ['.calendar', 'name and version of a calendar', calendar];
  }
  if (!isObject(policy)) return ['.policy', 'the definition of a clock', policy];
  const wrong = checks.find(([field, [, isRight]]) => !isRight(policy[field]));
  return wrong && [`.policy.${wrong[0]}`, wrong[1][0], policy[wrong[0]]];
}

type Check = (value: unknown) => boolean;

const isTermData: Check = (value) => isObject(value) && isTerm(value);
const isTexts: Check = (value) => Array.isArray(value) && value.every(isText);

/** What every computation and every later event needs of a definition. */
const expected: { readonly [field: string]: readonly [words: string, isRight: Check] } = /* @__PURE__ */ (() => ({
  name: ['a text', isText],
  version: ['a text', isText],
  term: ['a term such as days(5)', isTermData],
  startsOn: ['names of events', isTexts],
  stopsOn: ['names of events', isTexts],
  pausedIn: ['names of statuses', isTexts],
  restartsOn: ['names of events', orNone(isTexts)],
  agreedDay: ['a day yyyy-mm-dd and its time zone', orNone(isAgreedDay)],
  extension: ['a total term', orNone((value) => isObject(value) && isTermData(value['total']))],
  reopening: ['events, a rule and its terms', orNone(isReopening)],
  audience: ['subscriber, internal or law', (value) => isOneOf(['subscriber', 'internal', 'law'], value)],
  roll: ['true or false', orNone((value) => typeof value === 'boolean')],
  warnings: ['a list of warnings', orNone((value) => Array.isArray(value) && value.every(isWarning))],
  source: ['a source with its reference', (value) => isObject(value) && isObject(value['reference'])],
}))();

/** Listed once: every reading of a clock goes through them. */
const checks = /* @__PURE__ */ Object.entries(expected);

function orNone(check: Check): Check {
  return (value) => value === undefined || check(value);
}

function isAgreedDay(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { day, timeZone } = value;
  const isDay = typeof day === 'string' && parseLocalDay(day) !== undefined;
  return isDay && typeof timeZone === 'string' && canonicalTimeZone(timeZone) !== undefined;
}

function isWarning(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { percent, offset, measured } = value;
  return Number.isFinite(percent) || (Number.isFinite(offset) && isOneOf(['working', 'wall'], measured));
}

function isReopening(value: unknown): boolean {
  if (!isObject(value) || !isTexts(value['on'])) return false;
  const { rule, term, window } = value;
  return isOneOf(['continue', 'restart', 'newTerm'], rule) && [term, window].every(orNone(isTermData));
}

interface Fields {
  readonly [field: string]: unknown;
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isOneOf(names: readonly string[], value: unknown): boolean {
  return isText(value) && names.includes(value);
}
