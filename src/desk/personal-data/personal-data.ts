/**
 * The rights of a person under the law on personal data (152-FZ art. 14, 21): a copy of all data of a line, and its erasure.
 */
import { Fault } from '../../kernel/fault.ts';
import { accepted, type Result, refused } from '../../kernel/result.ts';
import { phoneIdentity } from '../../request/identity.ts';
import { lookUp } from '../access/lookup.ts';
import type { DeskContext } from '../context/context.ts';
import { read } from '../input/fields.ts';
import { erasureTarget, lineQuery } from '../input/query.ts';
import type { DeskRefusal } from '../ports/refusal.ts';
import type { HistoryEntry, MessageRecord, Stored } from '../ports/store.ts';
import { erasePerson } from './erase.ts';

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
  readonly msisdn: string;
  readonly requests: readonly PersonalRecord[];
}

const pageSize = 100;

export async function erase(context: DeskContext, input: unknown): Promise<Result<ErasureReport, DeskRefusal>> {
  const target = read(erasureTarget(), input);
  if (!target.ok) return target;
  return 'number' in target.value ? eraseOne(context, target.value.number) : eraseLine(context, target.value.msisdn);
}

async function eraseOne(context: DeskContext, number: string): Promise<Result<ErasureReport, DeskRefusal>> {
  const found = await lookUp(context, number);
  if (!found.ok) return found;
  const isErased = await erasePerson(context, found.value, 'asked for');
  return isErased ? accepted({ erased: 1 }) : refused({ code: 'request/changed-meanwhile' });
}

async function eraseLine(context: DeskContext, msisdn: string): Promise<Result<ErasureReport, DeskRefusal>> {
  let erased = 0;
  const faults: unknown[] = [];
  for await (const stored of requestsOf(context, msisdn)) {
    try {
      if (!(await erasePerson(context, stored, 'asked for'))) return refused({ code: 'request/changed-meanwhile' });
      erased += 1;
    } catch (error) {
      // The others are erased first; then the caller gets the fault.
      faults.push(error);
    }
  }
  if (faults.length > 0) throw faults[0];
  return accepted({ erased });
}

export async function exportLine(context: DeskContext, input: unknown): Promise<Result<PersonalData, DeskRefusal>> {
  const { store } = context;
  const query = read(lineQuery(), { msisdn: input });
  if (!query.ok) return query;
  const { msisdn } = query.value;
  const requests: PersonalRecord[] = [];
  for await (const stored of requestsOf(context, msisdn)) {
    const { id } = stored.request;
    requests.push({ ...stored, history: await store.history(id), messages: await store.messages(id) });
  }
  return accepted({ msisdn, requests });
}

/**
 * Open and archived requests and consultations of a line, page by page.
 *
 * @throws Fault `store/damaged-row`: at the end, when one of them cannot be read
 */
async function* requestsOf({ store }: DeskContext, msisdn: string): AsyncGenerator<Stored> {
  const identity = phoneIdentity(msisdn);
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
