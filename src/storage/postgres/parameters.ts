/**
 * How changes are bound to a statement: one change value by value, many as a list for each column. A document is JSON as
 * text: some drivers would put JSON into JSON once more. Many documents are parted by the record separator, as in RFC 7464: JSON
 * holds no control characters, so that nothing in them has to be escaped.
 */
import type { Change } from '../../desk/ports/store.ts';
import { Fault } from '../../kernel/fault.ts';

type ColumnType = 'text' | 'integer' | 'bigint' | 'boolean' | 'document';
type Columns = readonly (readonly [name: string, type: ColumnType])[];
type Value = string | number | boolean | null;

/** Record separator, U+001E. */
const separator = '\x1e';

const ofChange: Columns = [
  ['id', 'text'],
  ['expected', 'integer'],
  ['version', 'integer'],
  ['stored', 'document'],
  ['operator', 'text'],
  ['number', 'text'],
  ['msisdn', 'text'],
  ['active', 'boolean'],
  ['registered_at', 'bigint'],
  ['supersedes', 'document'],
  ['superseded_at', 'bigint'],
  ['wake_at', 'bigint'],
  ['command_id', 'text'],
];

const ofEvent: Columns = [
  ['id', 'text'],
  ['event_version', 'integer'],
  ['at', 'bigint'],
  ['entry', 'document'],
];

const ofMessage: Columns = [
  ['id', 'text'],
  ['key', 'text'],
  ['message', 'text'],
  ['payload', 'document'],
];

/** What a statement takes its rows from: items of a `from`, with the columns above. */
export interface Sources {
  /** A `with` query, with `place`, the order of the changes. */
  readonly change: string;
  readonly event: string;
  readonly message: string;
  /** Of the messages, behind their `from`. */
  readonly order: string;
}

/** A change with one event and at most one message, as nearly all are: bound like this it costs a fifth less. */
export function isPlain({ history, outbox }: Change): boolean {
  return history.length === 1 && outbox.length <= 1;
}

/** Of `valuesOfPlain`. */
export const plain: Sources = {
  change: `not materialized (select ${single(ofChange, 1)}, 1 as place)`,
  event: `(select $1::text as id, ${single(ofEvent.slice(1), 14)}) as event`,
  message: `(select $1::text as id, ${single(ofMessage.slice(1), 17)} where $17::text is not null) as message`,
  order: '',
};

/** Of `valuesOfMany`. */
export const many: Sources = {
  change: `materialized (select * from ${lists('change', ofChange, 1, 'place')})`,
  event: lists('event', ofEvent, 14, 'turn'),
  message: lists('message', ofMessage, 18, 'turn'),
  order: ' order by turn',
};

export function valuesOfPlain(change: Change): Value[] {
  const [event = []] = eventsOf(change);
  const [message = [null, null, null, null]] = messagesOf(change);
  return [...rowOf(change), ...event.slice(1), ...message.slice(1)];
}

export function valuesOfMany(changes: readonly Change[]): string[] {
  return [
    ...listsOf(ofChange, changes.map(rowOf)),
    ...listsOf(ofEvent, changes.flatMap(eventsOf)),
    ...listsOf(ofMessage, changes.flatMap(messagesOf)),
  ];
}

function rowOf({ id, expected, version, stored, keys, history, supersedes, wakeAt, commandId }: Change): Value[] {
  assertWhole([id, keys.operator, keys.number, keys.msisdn, commandId]);
  return [
    id,
    expected === 'absent' ? null : expected,
    version,
    JSON.stringify(stored),
    keys.operator,
    keys.number ?? null,
    keys.msisdn ?? null,
    keys.active,
    keys.registeredAt,
    JSON.stringify(supersedes),
    history.at(-1)?.event.at ?? null,
    wakeAt ?? null,
    commandId ?? null,
  ];
}

function eventsOf({ id, history }: Change): Value[][] {
  return history.map((entry) => [id, entry.version, entry.event.at, JSON.stringify(entry)]);
}

function messagesOf({ id, outbox }: Change): Value[][] {
  return outbox.map((record) => {
    assertWhole([record.key, record.message]);
    return [id, record.key, record.message, JSON.stringify(record)];
  });
}

/** Half a character would become U+FFFD on its way, and two keys one; in documents PostgreSQL itself refuses it. */
function assertWhole(keys: readonly (string | undefined)[]): void {
  if (keys.every((key) => typeof key !== 'string' || key.isWellFormed())) return;
  throw new Fault('store/unstorable-value', 'commit: expected keys without lone surrogates; nothing was written');
}

function sqlType(type: ColumnType): string {
  return type === 'document' ? 'text' : type;
}

function single(columns: Columns, first: number): string {
  return columns.map(([name, type], index) => `$${first + index}::${sqlType(type)} as ${name}`).join(', ');
}

function lists(name: string, columns: Columns, first: number, order: string): string {
  const bound = columns.map(([, type], index) => {
    const list = `$${first + index}::text`;
    return type === 'document' ? `string_to_array(${list}, chr(${separator.charCodeAt(0)}))` : `${list}::${type}[]`;
  });
  const names = columns.map(([column]) => column);
  return `unnest(${bound.join(', ')}) with ordinality as ${name}(${names.join(', ')}, ${order})`;
}

function listsOf(columns: Columns, rows: readonly (readonly Value[])[]): string[] {
  return columns.map(([, type], index) => {
    if (type === 'document') return rows.map((row) => row[index]).join(separator);
    return `{${rows.map((row) => elementOf(row[index] ?? null)).join()}}`;
  });
}

/** A value as an element of PostgreSQL's array literal: text in quotes, with quotes and backslashes escaped by a backslash. */
function elementOf(value: Value): string {
  return typeof value === 'string' ? `"${value.replaceAll(/["\\]/g, '\\$&')}"` : String(value);
}
