/**
 * The lives that verification begins with, and the commands that it gives: one registration for each set of details that decides
 * about a clock, and each command with the longest words.
 */
import { wallClock } from '../../kernel/date-words.ts';
import type { Instant } from '../../kernel/instant.ts';
import { formatLocalDay } from '../../kernel/local-day.ts';
import { timeZoneOf } from '../../kernel/time-zone.ts';
import type { Command } from '../../request/command.ts';
import { commandTable, eventOf } from '../../request/command-table.ts';
import type { RequestEvent } from '../../request/event.ts';
import { type CommandType, statusAfter } from '../../request/lifecycle.ts';
import { type Appointment, type Json, outcomes, type Request } from '../../request/request.ts';
import type { KindPolicy } from '../kind-policy.ts';
import type { Operator } from '../operator.ts';
import { openCommands } from '../rules/open-commands.ts';
import { appointmentLimits } from '../rules/time/appointment-limits.ts';
import type { Life } from './life.ts';

type Details = { readonly [name: string]: Json };

const hour = 3_600_000;
const day = 24 * hour;

const longWords = 'Заменили оборудование на базовой станции, проверьте, пожалуйста, связь и ответьте нам. '.repeat(4);

/**
 * Every set of values that decides about a clock; a detail that may be missing is missing once, and a choice about which no clock
 * asks stands for all of them.
 *
 * @param at when the request is registered
 */
export function detailVariants(operator: Operator, policy: KindPolicy, at: Instant): readonly Details[] {
  const values = new Map<string, Set<Json | undefined>>();
  const agreed = formatLocalDay(wallClock(at + 40 * day, operator.timeZone).day);
  const add = (name: string, value: Json): void => {
    const known = values.get(name) ?? new Set(isDemanded(policy, name) ? [] : [undefined]);
    values.set(name, known.add(value));
  };
  for (const { when, endsOn } of policy.clocks) {
    if (when !== undefined) add(when.detail, policy.details[when.detail]?.type === 'tags' ? [when.is] : when.is);
    if (endsOn !== undefined) add(endsOn, agreed);
  }
  for (const [name, known] of values) {
    const detail = policy.details[name];
    const other = detail?.type === 'choice' ? detail.choices.find((choice) => !known.has(choice)) : undefined;
    if (other !== undefined && !known.has(undefined)) known.add(other);
  }
  return [...values].reduce<readonly Details[]>(
    (variants, [name, choices]) =>
      variants.flatMap((variant) =>
        [...choices].map((value) => (value === undefined ? variant : { ...variant, [name]: value })),
      ),
    [{}],
  );
}

function isDemanded({ details }: KindPolicy, name: string): boolean {
  return details[name]?.required === true;
}

export function registrationOf(operator: Operator, kind: string, details: Details, at: Instant): RequestEvent {
  const policy = operator.kinds[kind];
  const texted = Object.entries(operator.channels).find(([, { messages }]) => messages === 'sms');
  return {
    type: 'registered',
    at,
    id: 'verification',
    number: '482930175648',
    operator: operator.id,
    kind,
    lifecycle: policy?.lifecycle ?? 'inquiry',
    channel: texted?.[0] ?? Object.keys(operator.channels)[0] ?? 'hotline',
    subscriber: { msisdn: '+79161234567' },
    text: longWords,
    details,
    receivedAt: policy?.receivedFirst === true ? at - hour : at,
    registeredAt: at,
  };
}

/** Each command that is open now and matters, with and without what may be left out. */
export function openSamples(life: Life): readonly Command[] {
  const { request, clocks, policy, now } = life;
  return openCommands(request, clocks, now.getTime())
    .filter((command) => matters(command, request, policy))
    .flatMap((command) => {
      const { fields } = commandTable[command];
      const samples = Object.entries(fields).reduce<readonly object[]>(
        (wordings, [field, type]) => wordings.flatMap((wording) => withField(wording, field, samplesOf(type, life))),
        [{ type: command }],
      );
      // The table says which fields the command has, and each of them has a value of its type.
      return samples as readonly Command[];
    });
}

/** A command that changes no status, starts and stops nothing and is not told leaves everything as it was. */
function matters(command: CommandType, { lifecycle, status }: Request, { messages, clocks }: KindPolicy): boolean {
  // A choice of parts, such as a correction, makes another request.
  if ('oneOf' in commandTable[command]) return false;
  const event = eventOf(command);
  return (
    statusAfter(lifecycle, status, command) !== status ||
    command === 'extend' ||
    messages[event] !== undefined ||
    clocks.some(({ startsOn, stopsOn, restartsOn = [] }) => [...startsOn, ...stopsOn, ...restartsOn].includes(event))
  );
}

function withField(wording: object, field: string, values: readonly unknown[]): readonly object[] {
  return values.map((value) => (value === undefined ? wording : { ...wording, [field]: value }));
}

/** Values of a field, `undefined` for none. What the desk alone reads needs only one. */
function samplesOf(type: string, life: Life): readonly unknown[] {
  if (type === 'appointment') {
    const appointment = sampleAppointment(life);
    return appointment === undefined ? [] : [appointment];
  }
  if (type === 'outcome') return outcomes;
  if (type === 'requestNumber') return ['482930175656'];
  if (type === 'identifier') return (life.policy.steps ?? []).slice(0, 1).map(({ name }) => name);
  if (type === 'shortText?') return [undefined, longWords];
  if (type === 'amount?') return [1_234_567_89];
  return type === 'identifier?' ? [undefined] : [longWords];
}

/** Ten o'clock of the second day from now, or of the first one that the bounds allow; `undefined` where they allow none. */
function sampleAppointment({ clocks, operator, now }: Life): Appointment | undefined {
  const limits = appointmentLimits(clocks, operator);
  const first = Math.max(now.getTime() + 2 * day, ...limits.filter(({ bounds }) => bounds === 'notBefore').map(timeOf));
  const last = Math.min(...limits.filter(({ bounds }) => bounds === 'notAfter').map(timeOf));
  const midnight = wallClock(first, operator.timeZone).day * day;
  const ten = timeZoneOf(operator.timeZone).instantOf(midnight + 10 * hour);
  const from = ten >= first ? ten : ten + day;
  return from < last ? { from, to: from + 4 * hour } : undefined;
}

function timeOf({ limit }: { readonly limit: Date }): Instant {
  return limit.getTime();
}
