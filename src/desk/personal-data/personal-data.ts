/**
 * The rights of a person under the law on personal data (152-FZ art. 14, 21): a copy of all data about somebody, and their erasure.
 */
import { Fault } from '../../kernel/fault.ts';
import { accepted, type Result, refused } from '../../kernel/result.ts';
import { lookUp } from '../access/lookup.ts';
import type { DeskContext } from '../context/context.ts';
import { read } from '../input/fields.ts';
import { readIdentity } from '../input/identity.ts';
import { erasureTarget, personQuery } from '../input/query.ts';
import type { DeskRefusal } from '../ports/refusal.ts';
import type { HistoryEntry, MessageRecord, Stored } from '../ports/store.ts';
import { namedIn } from '../work/index-keys.ts';
import { erasePerson } from './erase.ts';
import { eraseNamed, type Mention, mentionOf } from './named-person.ts';

export interface ErasureReport {
  /** How many requests have no person now. */
  readonly erased: number;
}

/** One request with its history and messages, as plain JSON data. */
export interface PersonalRecord extends Stored {
  readonly history: readonly HistoryEntry[];
  readonly messages: readonly MessageRecord[];
}

export interface PersonalData {
  /** As a URI: `tel:+79161234567`. */
  readonly identity: string;
  readonly requests: readonly PersonalRecord[];
  /** Where the person is named in requests of others: nothing else of them is said. */
  readonly mentions: readonly Mention[];
}

const pageSize = 100;

export async function erase(context: DeskContext, input: unknown): Promise<Result<ErasureReport, DeskRefusal>> {
  const target = read(erasureTarget(), input);
  if (!target.ok) return target;
  const { number, ...person } = target.value;
  if (number !== undefined) return eraseOne(context, number);
  const identity = readIdentity(person, context.operators);
  return identity.ok ? erasePersonOf(context, identity.value) : identity;
}

async function eraseOne(context: DeskContext, number: string): Promise<Result<ErasureReport, DeskRefusal>> {
  const found = await lookUp(context, number);
  if (!found.ok) return found;
  const isErased = await erasePerson(context, found.value, 'asked for');
  return isErased ? accepted({ erased: 1 }) : refused({ code: 'request/changed-meanwhile' });
}

async function erasePersonOf(context: DeskContext, identity: string): Promise<Result<ErasureReport, DeskRefusal>> {
  let erased = 0;
  const faults: unknown[] = [];
  for await (const { stored, isOwn } of requestsAbout(context, identity)) {
    try {
      const isDone = isOwn ? erasePerson(context, stored, 'asked for') : eraseNamed(context, stored, identity);
      if (!(await isDone)) return refused({ code: 'request/changed-meanwhile' });
      if (isOwn) erased += 1;
    } catch (error) {
      // The others are erased first; then the caller gets the fault.
      faults.push(error);
    }
  }
  if (faults.length > 0) throw faults[0];
  return accepted({ erased });
}

export async function exportPerson(context: DeskContext, input: unknown): Promise<Result<PersonalData, DeskRefusal>> {
  const { store } = context;
  const query = read(personQuery(), { person: input });
  if (!query.ok) return query;
  const person = readIdentity(query.value.person, context.operators, 'person.');
  if (!person.ok) return person;
  const identity = person.value;
  const requests: PersonalRecord[] = [];
  const mentions: Mention[] = [];
  for await (const { stored, isOwn } of requestsAbout(context, identity)) {
    if (!isOwn) {
      mentions.push(mentionOf(stored, identity));
      continue;
    }
    const { id } = stored.request;
    requests.push({ ...stored, history: await store.history(id), messages: await store.messages(id) });
  }
  return accepted({ identity, requests, mentions });
}

/** The requests of a person, and those of others in which the person is named. */
async function* requestsAbout(
  context: DeskContext,
  identity: string,
): AsyncGenerator<{ readonly stored: Stored; readonly isOwn: boolean }> {
  for await (const stored of requestsOf(context, identity)) yield { stored, isOwn: true };
  for await (const stored of requestsOf(context, namedIn(identity))) yield { stored, isOwn: false };
}

/**
 * Open and archived requests and consultations with an identity, page by page.
 *
 * @throws Fault `store/damaged-row`: at the end, when one of them cannot be read
 */
async function* requestsOf({ store }: DeskContext, identity: string): AsyncGenerator<Stored> {
  let cursor: string | undefined;
  const damaged: string[] = [];
  do {
    const page = await store.find({
      identity,
      all: true,
      limit: pageSize,
      ...(cursor === undefined ? {} : { cursor }),
    });
    yield* page.found;
    damaged.push(...(page.damaged ?? []));
    cursor = page.cursor;
  } while (cursor !== undefined);
  if (damaged.length === 0) return;
  throw new Fault('store/damaged-row', `request ${damaged[0]}: it cannot be read; all others of the line were`);
}
