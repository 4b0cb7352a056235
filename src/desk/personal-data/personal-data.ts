/**
 * The rights of a person under the law on personal data (152-FZ art. 14, 21): a copy of all data about somebody, and their erasure.
 */
import { accepted, type Result, refused } from '../../kernel/result.ts';
import { lookUp } from '../access/lookup.ts';
import type { DeskContext } from '../context/context.ts';
import { read } from '../input/fields.ts';
import { readIdentity } from '../input/identity.ts';
import { erasureTarget, personQuery } from '../input/query.ts';
import type { DeskRefusal } from '../ports/refusal.ts';
import type { HistoryEntry, MessageRecord, Stored } from '../ports/store.ts';
import { erasePerson } from './erase.ts';
import { eraseNamed, type Mention, mentionOf } from './named-person.ts';
import { requestsAbout } from './requests-about.ts';

/**
 * What has been erased; numbers, dates and outcomes stay.
 *
 * @example
 * const desk = openDesk({ operators: [mts], store: memoryStore(), secret: '000102030405060708090a0b0c0d0e0f', now: () => new Date('2026-11-20T09:00:00Z') });
 * await desk.register({ operator: 'mts', kind: 'serviceFault', channel: 'hotline', subscriber: { msisdn: '+79161234567' }, text: 'Нет связи' });
 * const done = await desk.erase({ msisdn: '+79161234567' });
 * done.ok && done.value.erased //=> 1
 */
export interface ErasureReport {
  /** How many requests have no person now. */
  readonly erased: number;
}

/** One request with its history and messages, as plain JSON data, in {@link PersonalData}. */
export interface PersonalRecord extends Stored {
  readonly history: readonly HistoryEntry[];
  readonly messages: readonly MessageRecord[];
}

/**
 * The copy that a person has a right to (152-FZ art. 14).
 *
 * @example
 * const desk = openDesk({ operators: [mts], store: memoryStore(), secret: '000102030405060708090a0b0c0d0e0f', now: () => new Date('2026-11-20T09:00:00Z') });
 * await desk.register({ operator: 'mts', kind: 'serviceFault', channel: 'hotline', subscriber: { msisdn: '+79161234567' }, text: 'Нет связи' });
 * const copy = await desk.export('+79161234567');
 * copy.ok && copy.value.requests.map(({ request }) => request.text) //=> ['Нет связи']
 */
export interface PersonalData {
  /** As a URI: `tel:+79161234567`. */
  readonly identity: string;
  readonly requests: readonly PersonalRecord[];
  /** Where the person is named in requests of others: nothing else of them is said. */
  readonly mentions: readonly Mention[];
}

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
