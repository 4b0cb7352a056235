/**
 * What an employee asks: the whole story of a request (facts, history, clocks with their reasons, messages with their outcomes,
 * next commands), and small parts of it. An access to the whole story is written into the history; where that is impossible,
 * because the store refuses to write or a calendar of the request is missing here, it is reported.
 */
import { Fault } from '../../kernel/fault.ts';
import { accepted, type Result } from '../../kernel/result.ts';
import type { Localized } from '../../kernel/source.ts';
import { formatNumber } from '../../number/speak.ts';
import { suggest } from '../../number/suggest.ts';
import { openCommands } from '../../operators/rules/open-commands.ts';
import { subscriberZone } from '../../operators/rules/subscriber-zone.ts';
import { isErased } from '../../request/erased.ts';
import type { CommandType } from '../../request/lifecycle.ts';
import type { Request } from '../../request/request.ts';
import type { Clock } from '../../sla/clock/clock.ts';
import { type ClockReading, readClock } from '../../sla/clock/reading.ts';
import { explain } from '../../sla/explain/explain.ts';
import type { Step } from '../../sla/term/step.ts';
import { findViews, lookUp, lookUpAll } from '../access/lookup.ts';
import type { DeskContext } from '../context/context.ts';
import { read } from '../input/fields.ts';
import { type IdentityInput, readIdentity } from '../input/identity.ts';
import { type AgentQuery, agentQuery } from '../input/query.ts';
import type { DeskRefusal } from '../ports/refusal.ts';
import type { HistoryEntry, MessageRecord, Stored } from '../ports/store.ts';
import { notify } from '../ports/telemetry.ts';
import { commitEvent } from '../work/commit-event.ts';
import { isMissingCalendar, openForReading, openRequest, type ReadableRequest } from '../work/open-request.ts';
import { statusInWords } from './subscriber-view.ts';

/** One request, by its number, see {@link AgentView}. */
export interface AgentByNumber {
  readonly agentId: string;
  /** The number in any usual notation, or a text in which it stands. */
  readonly number: string;
  readonly msisdn?: undefined;
  readonly email?: undefined;
  readonly account?: undefined;
  readonly user?: undefined;
  /** Why it is opened; it is written into the history. */
  readonly purpose?: string | undefined;
}

/** Everything of a person, consultations and archived requests included, newest first, see {@link AgentList}. */
export type AgentByLine = IdentityInput & {
  readonly agentId: string;
  readonly number?: undefined;
  readonly purpose?: string | undefined;
  readonly cursor?: string | undefined;
};

/**
 * All of a request, for an employee: notes, personal data, every clock and every message.
 *
 * @example
 * const desk = openDesk({ operators: [mts], store: memoryStore(), secret: '000102030405060708090a0b0c0d0e0f', now: () => new Date('2026-11-20T09:00:00Z') });
 * const opened = await desk.register({ operator: 'mts', kind: 'serviceFault', channel: 'hotline', subscriber: { msisdn: '+79161234567' }, text: 'Нет связи' });
 * const found = await desk.agent({ number: opened.ok ? opened.value.number : '', agentId: 'ivanova', purpose: 'the subscriber calls' });
 * found.ok && found.value.history.map(({ event }) => event.type) //=> ['registered', 'accessed']
 * found.ok && found.value.clocks.map(({ name, left }) => `${name}: ${left} days left`) //=> ['review: 5 days left']
 */
export interface AgentView {
  readonly request: Request;
  /** The number in groups, as it is dictated. */
  readonly dictated: string | undefined;
  /** The kind in words. */
  readonly title: Localized;
  /** The status in plain words. */
  readonly status: Localized;
  /** When all this was so. */
  readonly at: Date;
  /** IANA zone in which the subscriber is told times. */
  readonly timeZone: string;
  readonly history: readonly HistoryEntry[];
  readonly clocks: readonly ClockView[];
  readonly messages: readonly MessageRecord[];
  /** The commands that the request accepts now. */
  readonly allowed: readonly CommandType[];
  /** Where the text of the question has several numbers: all these requests, in their order there; this is the first one. */
  readonly requests?: readonly AgentView[];
}

/** A clock and the reasons of its deadline, see {@link AgentView}. */
export interface ClockView extends ClockReading {
  /** The steps to the deadline, as data. */
  readonly trace: readonly Step[];
  /** The same in sentences, a line for each step. */
  readonly explanation: Localized;
}

/**
 * The requests of one person, twenty at a time. The look is recorded in each.
 *
 * @example
 * const desk = openDesk({ operators: [mts], store: memoryStore(), secret: '000102030405060708090a0b0c0d0e0f', now: () => new Date('2026-11-20T09:00:00Z') });
 * await desk.register({ operator: 'mts', kind: 'serviceFault', channel: 'hotline', subscriber: { msisdn: '+79161234567' }, text: 'Нет связи' });
 * const found = await desk.agent({ msisdn: '+79161234567', agentId: 'ivanova' });
 * found.ok && found.value.requests.map(({ title }) => title.en) //=> ['Service fault']
 */
export interface AgentList {
  readonly requests: readonly AgentView[];
  /** The start of the next page; `undefined` on the last one. */
  readonly cursor: string | undefined;
}

/** How many requests of a line are opened at once: each access is written into a history. */
const pageSize = 20;

export async function agent(context: DeskContext, input: unknown): Promise<Result<AgentView | AgentList, DeskRefusal>> {
  const query = read(agentQuery(), input);
  if (!query.ok) return query;
  const { number, cursor } = query.value;
  if (number !== undefined) {
    const found = await lookUpAll(context, number);
    if (!found.ok) return found;
    const [first, ...others] = found.value;
    const view = await viewRequest(context, first, query.value);
    const more = await Promise.all(others.map((stored) => viewRequest(context, stored, query.value)));
    return accepted(more.length === 0 ? view : { requests: [view, ...more], ...view });
  }
  const identity = readIdentity(query.value, context.operators);
  if (!identity.ok) return identity;
  const search = {
    identity: identity.value,
    all: true,
    limit: pageSize,
    ...(cursor === undefined ? {} : { cursor }),
  };
  return findViews(context, search, (stored) => viewRequest(context, stored, query.value));
}

/** For a mistyped number: the correct numbers that differ from it by one error, the likeliest first. */
export function suggestions({ series }: DeskContext, text: unknown): readonly string[] {
  return typeof text === 'string' ? series.flatMap((one) => suggest(text, one)) : [];
}

export async function allowed(
  context: DeskContext,
  number: unknown,
): Promise<Result<readonly CommandType[], DeskRefusal>> {
  const found = await lookUp(context, number);
  if (!found.ok) return found;
  const unit = openRequest(context, found.value);
  return accepted(openCommands(unit.request, unit.clocks, unit.now.getTime()));
}

export async function history(
  context: DeskContext,
  number: unknown,
): Promise<Result<readonly HistoryEntry[], DeskRefusal>> {
  const found = await lookUp(context, number);
  return found.ok ? accepted(await context.store.history(found.value.request.id)) : found;
}

/** The whole story of a request for an employee whose look is recorded. */
export async function viewRequest(context: DeskContext, stored: Stored, query: AgentQuery): Promise<AgentView> {
  const unit = await access(context, stored, query);
  const view = await agentView(context, unit);
  // Without its clocks no command can be done here.
  return unit.clocks.all.length >= stored.clocks.length ? view : { ...view, allowed: [] };
}

/** The whole story of a request, whose look is recorded by the caller. */
export async function agentView({ store }: DeskContext, unit: ReadableRequest): Promise<AgentView> {
  const { request, policy } = unit;
  const { id } = request;
  const [entries, messages] = await Promise.all([store.history(id), store.messages(id)]);
  return {
    request,
    dictated: request.number === undefined ? undefined : formatNumber(request.number),
    title: policy.title,
    status: {
      ru: statusInWords(unit, 'ru', request.mergedInto).text,
      en: statusInWords(unit, 'en', request.mergedInto).text,
    },
    at: new Date(unit.now),
    timeZone: subscriberZone(unit).timeZone,
    history: entries,
    clocks: unit.clocks.all.flatMap((clock) => clockView(unit, clock)),
    messages,
    allowed: openCommands(request, unit.clocks, unit.now.getTime()),
  };
}

/** Writes the access down, or reports that it could not be written down. */
async function access(
  context: DeskContext,
  stored: Stored,
  { agentId, purpose }: AgentQuery,
): Promise<ReadableRequest> {
  const { id } = stored.request;
  try {
    const unit = await commitEvent(context, stored, (current) => ({
      type: 'accessed',
      at: current.now.getTime(),
      by: { role: 'agent', id: agentId },
      // The purpose may be personal, and the person is erased.
      ...(purpose === undefined || isErased(current.request) ? {} : { purpose }),
    }));
    if (unit !== undefined) return unit;
  } catch (error) {
    if (Fault.is(error) && error.code !== 'store/unavailable' && !isMissingCalendar(error)) throw error;
    const { telemetry, now } = context;
    const attributes = { id, agent: agentId, code: Fault.is(error) ? error.code : 'unknown' };
    notify(telemetry, { name: 'zayavka.access.unrecorded', at: now(), attributes });
    return openForReading(context, stored);
  }
  throw new Fault('store/broken-promise', `request ${id}: the access could not be written down`);
}

function clockView(unit: ReadableRequest, clock: Clock): readonly ClockView[] {
  const reading = readClock(clock, unit.calendars, unit.now);
  if (reading === undefined) return [];
  const { trace, text: explanation } = explain(clock, unit.calendars, unit.now);
  return [{ ...reading, trace, explanation }];
}
