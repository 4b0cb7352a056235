/**
 * The whole story for an employee who knows nothing of it yet: facts, history, clocks with their reasons, messages with
 * their fate, what may be done next. Looking is itself written down.
 */
import { Fault } from '../../kernel/fault.ts';
import { accepted, type Result } from '../../kernel/result.ts';
import type { Localized } from '../../kernel/source.ts';
import { formatNumber } from '../../number/speak.ts';
import { suggest } from '../../number/suggest.ts';
import { openCommands } from '../../operators/rules/open-commands.ts';
import { isErased } from '../../request/erased.ts';
import type { CommandType } from '../../request/lifecycle.ts';
import type { Request } from '../../request/request.ts';
import type { Clock } from '../../sla/clock/clock.ts';
import { type ClockReading, readClock } from '../../sla/clock/reading.ts';
import { explain } from '../../sla/explain/explain.ts';
import type { Step } from '../../sla/term/step.ts';
import { lookUp } from '../access/lookup.ts';
import { findPage } from '../access/page.ts';
import type { DeskContext } from '../context/context.ts';
import { readAgentQuestion } from '../input/question.ts';
import type { DeskRefusal } from '../ports/refusal.ts';
import type { HistoryEntry, MessageRecord, Stored } from '../ports/store.ts';
import { commitEvent } from '../work/record.ts';
import { skipDamaged } from '../work/stored-document.ts';
import type { UnitOfWork } from '../work/unit-of-work.ts';
import { inPlainWords } from './subscriber-view.ts';

/** One request, by its number. */
export interface AgentByNumber {
  readonly agentId: string;
  readonly number: string;
  readonly msisdn?: never;
  /** Why it is opened, for the record. */
  readonly purpose?: string;
}

/** Everything of a line, consultations and archived requests included, newest first. */
export interface AgentByLine {
  readonly agentId: string;
  readonly msisdn: string;
  readonly number?: never;
  readonly purpose?: string;
  readonly cursor?: string;
}

export interface AgentView {
  readonly request: Request;
  /** The number in groups, as it is dictated. */
  readonly dictated: string | undefined;
  readonly title: Localized;
  /** Where it stands, in plain words. */
  readonly status: Localized;
  readonly history: readonly HistoryEntry[];
  readonly clocks: readonly ClockView[];
  readonly messages: readonly MessageRecord[];
  /** What may be done next. */
  readonly allowed: readonly CommandType[];
}

/** A clock and why it shows what it shows. */
export interface ClockView extends ClockReading {
  /** The steps to the deadline, as data. */
  readonly trace: readonly Step[];
  /** The same in sentences, a line for each step. */
  readonly explanation: Localized;
}

export interface AgentList {
  readonly requests: readonly AgentView[];
  readonly cursor: string | undefined;
}

/** How many requests of a line are opened at once: each access is written down. */
const pageSize = 20;

export async function agent(context: DeskContext, input: unknown): Promise<Result<AgentView | AgentList, DeskRefusal>> {
  const asked = readAgentQuestion(input);
  if (!asked.ok) return asked;
  const { agentId, number, msisdn, purpose, cursor } = asked.value;
  if (number !== undefined) {
    const found = await lookUp(context, number);
    return found.ok ? accepted(await open(context, found.value, agentId, purpose)) : found;
  }
  if (msisdn === undefined) return accepted({ requests: [], cursor: undefined });
  const search = { msisdn, all: true, limit: pageSize, ...(cursor === undefined ? {} : { cursor }) };
  const page = await findPage(context, search);
  if (!page.ok) return page;
  const requests: AgentView[] = [];
  for (const stored of page.value.found) {
    const view = await skipDamaged(context, stored, () => open(context, stored, agentId, purpose));
    if (view !== undefined) requests.push(view);
  }
  return accepted({ requests, cursor: page.value.cursor });
}

/** For an agent who reads a mistyped number back: the sound numbers that are one slip away, the likeliest first. */
export function suggestions({ series }: DeskContext, written: unknown): readonly string[] {
  return typeof written === 'string' ? series.flatMap((one) => suggest(written, one)) : [];
}

async function open(
  context: DeskContext,
  stored: Stored,
  agentId: string,
  purpose: string | undefined,
): Promise<AgentView> {
  const { store } = context;
  const unit = await commitEvent(context, stored, (current) => ({
    type: 'accessed',
    at: current.now.getTime(),
    by: { role: 'agent', id: agentId },
    // Of a forgotten person nothing is written down any more, not even why somebody looked.
    ...(purpose === undefined || isErased(current.request) ? {} : { purpose }),
  }));
  const { id } = stored.request;
  if (unit === undefined)
    throw new Fault('store/broken-promise', `request ${id}: the access could not be written down`);
  const [history, messages] = await Promise.all([store.history(id), store.messages(id)]);
  const { request, policy } = unit;
  return {
    request,
    dictated: request.number === undefined ? undefined : formatNumber(request.number),
    title: policy.title,
    status: { ru: inPlainWords(unit, 'ru'), en: inPlainWords(unit, 'en') },
    history,
    clocks: unit.clocks.all.flatMap((clock) => viewOf(unit, clock)),
    messages,
    allowed: openCommands(request, unit.clocks, unit.now.getTime()),
  };
}

function viewOf(unit: UnitOfWork, clock: Clock): readonly ClockView[] {
  const reading = readClock(clock, unit.calendars, unit.now);
  if (reading === undefined) return [];
  const { trace, text: explanation } = explain(clock, unit.calendars, unit.now);
  return [{ ...reading, trace, explanation }];
}
