/**
 * Replays a journal on a desk. Each contact and everything that becomes due between two contacts happens at its own time.
 * The result is a story in chapters. A contact that cannot be replayed is reported; the others are replayed.
 */
import { type AgentView, type DeskRefusal, Fault, type OutboxRecord, type Result } from 'zayavka';
import { Chapters } from './chapters.ts';
import { type ContactResult, command, question, registration } from './contacts.ts';
import { describeEvent } from './describe-commands.ts';
import { describeRefusal } from './describe-refusal.ts';
import { type MonthFigures, monthsOf } from './figures.ts';
import { type Contact, type Journal, type Problem, placeOf, wordsIn } from './journal.ts';
import { type Say, sayIn } from './language.ts';
import { sentMessage, unsentMessage } from './messages.ts';
import { operatorName, operators, type Simulation, simulate } from './simulation.ts';
import type { Chapter } from './story.ts';
import { type SummaryRow, summaryRow } from './summary.ts';
import { type Totals, totalsOf } from './totals.ts';

export interface Replay {
  readonly chapters: readonly Chapter[];
  readonly problems: readonly Problem[];
  readonly summary: readonly SummaryRow[];
  /** By operator, in the order of `operators`. */
  readonly totals: ReadonlyMap<string, Totals>;
  readonly months: readonly MonthFigures[];
}

export async function play(journal: Journal, say: Say = sayIn('en')): Promise<Replay> {
  const { contacts } = journal;
  const chapters = new Chapters(say);
  const messages: { readonly message: OutboxRecord; readonly at: Date }[] = [];
  const start = contacts[0]?.contact.at ?? new Date(0);
  const simulation = simulate(start, say, (message, at) => messages.push({ message, at }));
  const problems: Problem[] = [...journal.problems];
  for (const { index, contact } of contacts) {
    await simulation.advance(contact.at);
    problems.push(...(await playOne(simulation, chapters, index, contact)));
  }
  const last = contacts.at(-1)?.contact.at ?? start;
  const end = journal.until ?? last;
  if (end < last) {
    const expected = `${last.toISOString()}, the last contact, or later`;
    problems.push({ index: undefined, place: 'until', found: end.toISOString(), expected });
  } else await simulation.advance(end);
  for (const { message, at } of messages)
    chapters.withRequest(message.requestId)?.entries.push(sentMessage(message, at, say));
  const views = await addHistory(simulation, chapters);
  const summary = views.map((view) =>
    summaryRow(view, chapters.all.findIndex(({ request }) => request?.id === view.request.id) + 1, say),
  );
  for (const chapter of chapters.all) chapter.entries.sort((a, b) => a.at.getTime() - b.at.getTime());
  const totals = totalsByOperator(chapters, views, say);
  return { chapters: chapters.all, problems, summary, totals, months: await monthsOf(simulation.desk) };
}

/** Replays one contact; returns what is wrong with it. */
async function playOne(
  simulation: Simulation,
  chapters: Chapters,
  index: number,
  contact: Contact,
): Promise<readonly Problem[]> {
  try {
    const contacted = await playerOf(contact)(simulation, chapters);
    if ('expected' in contacted)
      return [{ ...contacted, index, place: placeOf(`contacts[${index}]`, [contacted.place]) }];
    const problems = problemsOf(index, contact, contacted.result, simulation.say);
    if (problems.length === 0) {
      const chapter = await contacted.describe();
      chapter.headline ??= contact.headline && wordsIn(contact.headline, simulation.say);
      chapter.isFeatured ||= contact.featured === true;
      await simulation.advance(contact.at);
    }
    return problems;
  } catch (error) {
    if (!Fault.is(error)) throw error;
    const expected = 'something that the desk can do';
    return [{ index, place: `contacts[${index}]`, found: `${error.code} (${error.message})`, expected }];
  }
}

function playerOf(contact: Contact): (simulation: Simulation, chapters: Chapters) => Promise<ContactResult> {
  switch (contact.do) {
    case 'register':
      return (simulation, chapters) => registration(simulation, chapters, contact);
    case 'command':
      return (simulation, chapters) => command(simulation, chapters, contact);
    case 'ask':
      return (simulation, chapters) => question(simulation, chapters, contact);
  }
}

/** A refusal that the journal does not expect, or an expected refusal that does not come. */
function problemsOf(
  index: number,
  contact: Contact,
  result: Result<unknown, DeskRefusal>,
  say: Say,
): readonly Problem[] {
  const place = `contacts[${index}]`;
  const { expect } = contact;
  const code = result.ok ? undefined : result.refusal.code;
  if (code === expect) return [];
  if (expect !== undefined) {
    const found = code ?? 'a contact that the desk accepts';
    return [{ index, place: `${place}.expect`, found, expected: `the refusal ${expect}, as the journal says` }];
  }
  if (result.ok) return [];
  const { refusal } = result;
  const part = contact.do === 'register' ? 'form' : contact.do === 'command' ? 'command' : undefined;
  if (refusal.code === 'input/invalid') {
    return refusal.issues.map(({ path, found, expected }) => ({
      index,
      place: placeOf(place, [...(part === undefined ? [] : [part]), ...(path === '' ? [] : path.split('.'))]),
      found,
      expected,
    }));
  }
  const expected = `something that is possible then, or "expect": "${refusal.code}"`;
  return [{ index, place, found: `${refusal.code} (${describeRefusal(refusal, say)})`, expected }];
}

/** Adds what is known only at the end: automatic events and messages that were never sent. */
async function addHistory({ desk, now, say }: Simulation, chapters: Chapters): Promise<readonly AgentView[]> {
  const views: AgentView[] = [];
  for (const { request, entries } of chapters.all) {
    if (request?.number === undefined) continue;
    const seen = await desk.agent({ number: request.number, agentId: 'demo' });
    if (!seen.ok) continue;
    const { history, messages } = seen.value;
    views.push(seen.value);
    const itself = history.flatMap(({ event }) => {
      const lines = describeEvent(event, say);
      const short = event.type === 'breached' ? { short: lines ?? [] } : {};
      return lines === undefined ? [] : [{ at: new Date(event.at), speaker: 'by itself' as const, lines, ...short }];
    });
    // An automatic event stands before its consequences at the same instant.
    entries.unshift(...itself);
    entries.push(...messages.flatMap((message) => unsentMessage(message, now(), say) ?? []));
  }
  return views;
}

function totalsByOperator(chapters: Chapters, views: readonly AgentView[], say: Say): ReadonlyMap<string, Totals> {
  return new Map(
    operators.map(({ id }) => {
      const ofOperator = views.filter(({ request }) => request.operator === id);
      const consultations = chapters.all.filter(
        ({ request }) => request?.operator === id && request.number === undefined,
      );
      return [operatorName(id, say), totalsOf(ofOperator, consultations.length)];
    }),
  );
}
