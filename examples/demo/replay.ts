/**
 * Plays a journal on a desk: each contact at its time, everything that is due in between at its own. What happened becomes
 * the chapters of a story; a contact that cannot be played is reported, and the rest goes on.
 */
import { type AgentView, type DeskRefusal, Fault, type OutboxRecord, type Result } from 'zayavka';
import { Book } from './book.ts';
import { type Contacted, command, question, registration } from './contacts.ts';
import { occurrenceOf } from './deeds.ts';
import { type Figures, figuresOf } from './figures.ts';
import { type BrokenLine, type Contact, type Journal, placeOf } from './journal.ts';
import { type LedgerRow, ledgerRow } from './ledger.ts';
import { sentMessage, unsentMessage } from './messages.ts';
import { plainly } from './refusals.ts';
import { operatorName, operators, type Simulation, simulate } from './simulation.ts';
import type { Chapter } from './story.ts';

export interface Played {
  readonly chapters: readonly Chapter[];
  readonly broken: readonly BrokenLine[];
  readonly ledger: readonly LedgerRow[];
  /** By operator, in the order of the operators. */
  readonly figures: ReadonlyMap<string, Figures>;
}

export async function play(journal: Journal): Promise<Played> {
  const { contacts } = journal;
  const book = new Book();
  const messages: { readonly message: OutboxRecord; readonly at: Date }[] = [];
  const start = contacts[0]?.contact.at ?? new Date(0);
  const simulation = simulate(start, (message, at) => messages.push({ message, at }));
  const broken: BrokenLine[] = [...journal.broken];
  for (const { index, contact } of contacts) {
    await simulation.advance(contact.at);
    broken.push(...(await playOne(simulation, book, index, contact)));
  }
  const last = contacts.at(-1)?.contact.at ?? start;
  const end = journal.until ?? last;
  if (end < last) {
    const expected = `${last.toISOString()}, the last contact, or later`;
    broken.push({ index: undefined, place: 'until', found: end.toISOString(), expected });
  } else await simulation.advance(end);
  for (const { message, at } of messages) book.withRequest(message.requestId)?.entries.push(sentMessage(message, at));
  const views = await lookBack(simulation, book);
  const ledger = views.map((view) =>
    ledgerRow(view, book.chapters.findIndex(({ request }) => request?.id === view.request.id) + 1),
  );
  for (const chapter of book.chapters) chapter.entries.sort((a, b) => a.at.getTime() - b.at.getTime());
  return { chapters: book.chapters, broken, ledger, figures: figuresByOperator(book, views) };
}

/** Plays a contact; what is wrong with it, if something is. */
async function playOne(
  simulation: Simulation,
  book: Book,
  index: number,
  contact: Contact,
): Promise<readonly BrokenLine[]> {
  try {
    const contacted = await playerOf(contact)(simulation, book);
    if ('expected' in contacted)
      return [{ ...contacted, index, place: placeOf(`contacts[${index}]`, [contacted.place]) }];
    const problems = surprises(index, contact, contacted.result);
    if (problems.length === 0) {
      const chapter = await contacted.tell();
      chapter.headline ??= contact.headline;
      await simulation.advance(contact.at);
    }
    return problems;
  } catch (error) {
    if (!Fault.is(error)) throw error;
    const expected = 'something that the desk can do';
    return [{ index, place: `contacts[${index}]`, found: `${error.code} (${error.message})`, expected }];
  }
}

function playerOf(contact: Contact): (simulation: Simulation, book: Book) => Promise<Contacted> {
  switch (contact.do) {
    case 'register':
      return (simulation, book) => registration(simulation, book, contact);
    case 'command':
      return (simulation, book) => command(simulation, book, contact);
    case 'ask':
      return (simulation, book) => question(simulation, book, contact);
  }
}

/** A refusal that the story does not want, or the lack of one that it wants. */
function surprises(index: number, contact: Contact, result: Result<unknown, DeskRefusal>): readonly BrokenLine[] {
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
  return [{ index, place, found: `${refusal.code} (${plainly(refusal)})`, expected }];
}

/** What is known only afterwards: what happened by itself, and which messages never went out. */
async function lookBack({ desk, now }: Simulation, book: Book): Promise<readonly AgentView[]> {
  const views: AgentView[] = [];
  for (const { request, entries } of book.chapters) {
    if (request?.number === undefined) continue;
    const seen = await desk.agent({ number: request.number, agentId: 'demo' });
    if (!seen.ok) continue;
    const { history, messages } = seen.value;
    views.push(seen.value);
    const itself = history.flatMap(({ event }) => {
      const lines = occurrenceOf(event);
      return lines === undefined ? [] : [{ at: new Date(event.at), voice: 'by itself' as const, lines }];
    });
    // What happens by itself comes before what it brings about at the same instant.
    entries.unshift(...itself);
    entries.push(...messages.flatMap((message) => unsentMessage(message, now()) ?? []));
  }
  return views;
}

function figuresByOperator(book: Book, views: readonly AgentView[]): ReadonlyMap<string, Figures> {
  return new Map(
    operators.map(({ id }) => {
      const ofOperator = views.filter(({ request }) => request.operator === id);
      const consultations = book.chapters.filter(
        ({ request }) => request?.operator === id && request.number === undefined,
      );
      return [operatorName(id), figuresOf(ofOperator, consultations.length)];
    }),
  );
}
