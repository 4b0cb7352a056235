/**
 * Checks the set-up of a desk and creates its context from it.
 */
import { deepFreeze } from '../../kernel/deep-freeze.ts';
import { Fault } from '../../kernel/fault.ts';
import { described } from '../../kernel/input/described.ts';
import { type OptionNames, readOptions } from '../../kernel/input/read-options.ts';
import { defaultRetry, type RetryPolicy } from '../../message/delivery-policy.ts';
import { assertDistinctSeries } from '../../number/identify-series.ts';
import { listedSecrets, type NumberSeries, numberSeries } from '../../number/series.ts';
import type { Operator } from '../../operators/operator.ts';
import { descriptionOf, type WorkingCalendar } from '../../sla/calendar/working-calendar.ts';
import { memoryAttempts } from '../ports/attempts.ts';
import {
  assertPositiveIntegers,
  assertPositiveIntegersOrInfinity,
  assertStore,
  hasMethods,
} from '../ports/option-checks.ts';
import type { RequestStore } from '../ports/store.ts';
import { notify } from '../ports/telemetry.ts';
import { timeLimited } from '../ports/time-limit.ts';
import { CalendarRegistry } from './calendar-registry.ts';
import type { DeskContext } from './context.ts';
import type { DeskSetup } from './desk-setup.ts';
import { KeyedQueue } from './keyed-queue.ts';
import { numberAllocator } from './number-allocator.ts';
import { Postponed } from './postponed.ts';
import { proofSessions } from './proof-sessions.ts';
import { requestIds } from './request-ids.ts';
import { seriesAgreement } from './series-agreement.ts';
import { textCipher } from './text-cipher.ts';

const setupNames: OptionNames<DeskSetup> = {
  operators: true,
  store: true,
  secret: true,
  now: true,
  clockSkewMs: true,
  random: true,
  calendars: true,
  attempts: true,
  preferences: true,
  proof: true,
  sessionMs: true,
  retry: true,
  telemetry: true,
  timeoutMs: true,
  showSimilar: true,
};

export function createContext(given: DeskSetup): DeskContext {
  const setup = readOptions('openDesk', given, setupNames);
  const { now, timeoutMs = 30_000, clockSkewMs = 5 * 60_000, sessionMs = 30 * 60_000 } = setup;
  assertPorts(setup.store, now);
  const secret = copyOfSecret(setup.secret);
  assertOptionalPorts(setup);
  assertPositiveIntegersOrInfinity('openDesk', { timeoutMs, clockSkewMs });
  assertPositiveIntegers('openDesk', { sessionMs });
  const retry = setup.retry === undefined ? defaultRetry : checkedRetry(setup.retry);
  const calendars = checkedCalendars(setup.calendars ?? []);
  const operators = operatorsById(setup.operators);
  const seriesOf = seriesByName(setup);
  const registry = new CalendarRegistry(operators, calendars);
  const series = [...seriesOf.values()];
  const agreed = seriesAgreement({
    store: timeLimited('store', setup.store, timeoutMs),
    operators: setup.operators,
    seriesOf,
    secret,
  });
  const guard = (store: RequestStore): RequestStore =>
    timeLimited('store', store, timeoutMs, (method) => agreed(method === 'lease'));
  const limit = <Port extends object>(name: string, port: Port): Port => timeLimited(name, port, timeoutMs);
  const store = guard(setup.store);
  const secrets = listedSecrets(secret).map((one) => one.secret);
  const postponed = new Postponed();
  const newest = secrets.at(-1) ?? '';
  if (setup.proof === undefined) reportUnproven(setup);
  return {
    operators,
    series,
    seriesOf,
    calendars: (pinned) => registry.serving(pinned),
    replaceCalendar: (calendar) => {
      registry.replace(calendar);
      // What could not be read without it perhaps can be now.
      postponed.deleteWork();
    },
    store,
    guard,
    agreed: () => agreed(false),
    allocator: numberAllocator({ store, now, timeoutMs }),
    cursors: textCipher(secrets, 'cursor'),
    sessions: proofSessions(newest, sessionMs),
    idOf: requestIds(newest),
    queue: new KeyedQueue(timeoutMs),
    postponed,
    now,
    clockSkewMs,
    random: setup.random ?? (() => 1),
    attempts: limit('attempts', setup.attempts ?? memoryAttempts()),
    preferences: setup.preferences && limit('preferences', setup.preferences),
    proof: setup.proof && limit('proof', setup.proof),
    retry,
    telemetry: setup.telemetry ?? {},
    showSimilar: setup.showSimilar ?? true,
  };
}

/** On these channels nobody who gives a phone number can be answered. */
function reportUnproven({ operators, telemetry = {}, now }: DeskSetup): void {
  const unproven = operators.flatMap(({ channels }) =>
    Object.entries(channels).flatMap(([name, { proves }]) => (proves.includes('msisdn') ? [] : [name])),
  );
  const names = [...new Set(unproven)];
  if (names.length === 0) return;
  notify(telemetry, { name: 'zayavka.proof.missing', at: now(), attributes: { channels: names.join(' ') } });
}

/** A copy, so that nobody changes it later. */
function copyOfSecret(secret: DeskSetup['secret']): DeskSetup['secret'] {
  try {
    return structuredClone(secret);
  } catch {
    throw new Fault(
      'number/invalid-secret',
      'secret: expected bytes, a text or a list of secrets, found another value',
    );
  }
}

/** A year of 365 days. */
const longestRetryMs = 31_536_000_000;

/** A delay that is no number would keep a message in the outbox without end. */
function checkedRetry(given: RetryPolicy): RetryPolicy {
  const names = { attempts: true, firstDelay: true, longestDelay: true } as const;
  const retry = readOptions('openDesk: retry', given, names);
  const { attempts, firstDelay, longestDelay } = retry;
  assertPositiveIntegersOrInfinity('retry', { attempts });
  for (const [option, delay] of Object.entries({ firstDelay, longestDelay })) {
    if (typeof delay === 'number' && delay >= 0 && delay <= longestRetryMs) continue;
    const expected = `milliseconds from 0 to ${longestRetryMs}`;
    throw new Fault('desk/invalid-setup', `retry: ${option}: expected ${expected}, found ${described(delay)}`);
  }
  return retry;
}

function checkedCalendars(calendars: unknown): readonly WorkingCalendar[] {
  const right = Array.isArray(calendars) && calendars.every(isCalendar);
  if (right) return calendars;
  const expected = 'expected a list of calendars that workingCalendar, officeHours or russiaUntil have made';
  throw new Fault('desk/invalid-setup', `calendars: ${expected}, found ${described(calendars)}`);
}

function isCalendar(calendar: WorkingCalendar): boolean {
  try {
    descriptionOf(calendar);
    return true;
  } catch {
    return false;
  }
}

/** Ports that may be left out, and the methods that they need. */
const optionalPorts = { proof: ['ask', 'check'], attempts: ['allowed', 'failed'], preferences: ['wants'] } as const;

function assertOptionalPorts(setup: DeskSetup): void {
  for (const [name, methods] of Object.entries(optionalPorts)) {
    const port: unknown = Reflect.get(setup, name);
    const isWhole = port === undefined || (typeof port === 'object' && port !== null && hasMethods(port, methods));
    if (!isWhole) throw new Fault('desk/invalid-setup', `${name}: expected an object with ${methods.join(' and ')}`);
  }
  const { random, showSimilar, telemetry = {} } = setup;
  if (random !== undefined && typeof random !== 'function') throw wrongOption('random', 'a function', random);
  if (showSimilar !== undefined && typeof showSimilar !== 'boolean') {
    throw wrongOption('showSimilar', 'true or false', showSimilar);
  }
  const hooks = ['onSpan', 'onNotice'] as const;
  const isHooks =
    typeof telemetry === 'object' &&
    telemetry !== null &&
    hooks.every((hook) => telemetry[hook] === undefined || hasMethods(telemetry, [hook]));
  if (!isHooks) throw wrongOption('telemetry', 'an object with the functions onSpan and onNotice', telemetry);
}

function wrongOption(option: string, expected: string, found: unknown): Fault {
  return new Fault('desk/invalid-setup', `${option}: expected ${expected}, found ${described(found)}`);
}

/**
 * A service without types gets a fault when the desk opens, not at the first request.
 *
 * @throws Fault `desk/invalid-setup`: no store, a clock that answers no `Date`
 */
export function assertPorts(store: unknown, now: unknown): void {
  const faults: string[] = [];
  if (typeof store !== 'object' || store === null) faults.push('store: expected a RequestStore, such as memoryStore()');
  if (!isClock(now)) faults.push('now: expected a function that answers a Date, such as () => new Date()');
  if (faults.length > 0) throw new Fault('desk/invalid-setup', faults.join('; '));
  assertStore('openDesk', store);
}

function isClock(now: unknown): boolean {
  try {
    return typeof now === 'function' && Object.prototype.toString.call(now()) === '[object Date]';
  } catch {
    return false;
  }
}

function operatorsById(operators: readonly Operator[]): Map<string, Operator> {
  assertOperators(operators);
  const byId = new Map<string, Operator>();
  for (const operator of operators) {
    deepFreeze(operator.kinds);
    for (const id of [operator.id, ...operator.aliases]) {
      if (byId.has(id)) {
        throw new Fault('desk/invalid-setup', `operators: '${id}' is the id of two of them, expected one each`);
      }
      byId.set(id, operator);
    }
  }
  if (byId.size === 0) throw new Fault('desk/invalid-setup', 'operators: found none, expected one or more');
  return byId;
}

/** A service without types may give names. */
function assertOperators(operators: unknown): asserts operators is readonly Operator[] {
  const expected = 'expected a list of operators, such as [mts] with mts of zayavka/operators';
  if (!Array.isArray(operators)) throw new Fault('desk/invalid-setup', `operators: ${expected}`);
  for (const [index, operator] of operators.entries()) {
    const { id, aliases, kinds, series, channels, calendar } = Object(operator);
    if (Array.isArray(aliases) && [kinds, series, channels, calendar].every((part) => Object(part) === part)) continue;
    const found =
      typeof operator === 'string' ? `the text '${operator.slice(0, 40)}'` : `a value of type ${typeof operator}`;
    const named = typeof id === 'string' ? `the object '${id.slice(0, 40)}' without all that an operator has` : found;
    throw new Fault('desk/invalid-setup', `operators.${index}: ${expected}, found ${named}`);
  }
}

function seriesByName({ operators, secret }: DeskSetup): ReadonlyMap<string, NumberSeries> {
  const series = new Map<string, NumberSeries>();
  for (const { id, series: groups } of operators) {
    for (const [group, { digits, prefix, check }] of Object.entries(groups)) {
      const name = `${id}/${group}`;
      series.set(name, numberSeries({ name, digits, prefix, check, secret }));
    }
  }
  assertDistinctSeries([...series.values()]);
  return series;
}
