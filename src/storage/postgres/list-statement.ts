/**
 * The statement of a page of open requests: it has a condition for each filter of the query and no other, so that the server
 * takes the index that fits.
 */
import type { ListQuery } from '../../desk/ports/store.ts';
import { readCursor } from '../cursor.ts';

/** The columns that say where a request stands in an order. */
const placeColumns = {
  registered: ['registered_at'],
  deadline: ['due_at', 'due_rank', 'registered_at'],
} as const;

const columns = `id, number, operator, kind, active, open, registered_at::text as "registeredAt", status, assignee, team,
  external_number as "externalNumber", due_at::text as "dueAt", due_rank as "dueRank", last_day as "lastDay", clock,
  due_is_preliminary as "dueIsPreliminary", preliminary_calendar as "calendar", preliminary_known_to as "knownTo",
  (stored #> '{request,details}')::text as details`;

/** One row more than the limit tells whether another page follows. */
export function listStatement(schema: string, query: ListQuery): { readonly text: string; readonly values: unknown[] } {
  const { order = 'registered', preliminary, assignee, dueFrom, dueBefore, cursor, limit } = query;
  const values: unknown[] = [];
  const given = (value: unknown, type: string): string => `$${values.push(value)}::${type}`;
  const conditions = [preliminary === undefined ? 'open' : 'active'];
  for (const name of ['operator', 'kind', 'status', 'team'] as const) {
    if (query[name] !== undefined) conditions.push(`${name} = ${given(query[name], 'text')}`);
  }
  if (assignee === null) conditions.push('assignee is null');
  else if (assignee !== undefined) conditions.push(`assignee = ${given(assignee, 'text')}`);
  if (dueFrom !== undefined) conditions.push(`due_at >= ${given(dueFrom, 'bigint')}`);
  if (dueBefore !== undefined) conditions.push(`due_at < ${given(dueBefore, 'bigint')}`);
  if (preliminary !== undefined) {
    const { calendar, knownTo } = preliminary;
    conditions.push(`preliminary_calendar = ${given(calendar, 'text')}`);
    conditions.push(`preliminary_known_to < ${given(knownTo, 'text')}`);
  }
  const place = [...placeColumns[order], 'id'].map((column) => `request.${column}`);
  if (cursor !== undefined) {
    const { place: numbers, id } = readCursor(cursor, order);
    const behind = [...numbers.map((number) => given(number, 'bigint')), `${given(id, 'text')} collate "C"`];
    conditions.push(`(${place.join(', ')}) > (${behind.join(', ')})`);
  }
  const text = `select ${columns} from ${schema}.request where ${conditions.join(' and ')}
order by ${place.join(', ')} limit ${given(limit + 1, 'bigint')}`;
  return { text, values };
}
