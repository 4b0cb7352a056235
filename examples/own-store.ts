/**
 * A store of your own in about 280 lines: a file of JSON lines, flushed before each answer, and its content in memory.
 * `npx tsx examples/own-store.ts` runs the storage contract over it. In a database the Maps become tables, and "no other
 * code runs in between" becomes a transaction.
 */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Change, Erasure, LeaseOptions, MessageRecord, RequestStore, Settlement, StoredEvent } from 'zayavka';
import { storeContract } from 'zayavka/testing';

/** Leases are not in the file: after a restart no worker holds one. */
type Leased = { leasedUntil: number; token?: string };
type Row = Omit<Erasure, 'expected' | 'at'> & Leased & { wakeAt: number; leases: number };
type Message = MessageRecord & Leased;
/** A line of the file. */
type Entry =
  | { commit: Change }
  | { erase: Erasure }
  | { settle: readonly Settlement[] }
  | { attempt: readonly string[] }
  | { agree: string; value: string }
  | { series: string; next: string };

const never = Number.POSITIVE_INFINITY;
/** The store and its callers share no objects. */
const copy = <Value>(value: Value): Value => (value === undefined ? value : JSON.parse(JSON.stringify(value)));
const bare = ({ leasedUntil: _, token: __, ...record }: Message): MessageRecord => copy(record);
const noDeadline = Number.MAX_SAFE_INTEGER;
const registered = ({ keys }: Row): readonly number[] => [keys.registeredAt];
const due = ({ keys: { dueAt = noDeadline, audience, registeredAt } }: Row): readonly number[] => {
  const rank = ['law', 'subscriber', 'internal', undefined].indexOf(audience);
  return [dueAt, rank, registeredAt];
};
const isAskedFor = (
  { operators, kinds }: LeaseOptions,
  { operator, kind }: { operator: string; kind: string },
): boolean => (operators?.includes(operator) ?? true) && (kinds?.includes(kind) ?? true);

export function fileStore(path: string): RequestStore & { close(): void } {
  const rows = new Map<string, Row>();
  const commands = new Map<string, string>();
  const counters = new Map<string, bigint>();
  const agreements = new Map<string, string>();
  const feed: Omit<StoredEvent, 'event' | 'dueAt'>[] = [];
  /** In the order of their commits, as a Map keeps it. */
  const messages = new Map<string, Message>();

  /** The only place that changes the state, also when the file is read again. */
  function apply(entry: Entry): void {
    if ('series' in entry) counters.set(entry.series, BigInt(entry.next));
    else if ('agree' in entry) agreements.set(entry.agree, entry.value);
    else if ('attempt' in entry) entry.attempt.forEach(attempt);
    else if ('settle' in entry) entry.settle.forEach(settle);
    else if ('erase' in entry) erase(entry.erase);
    else commit(entry.commit);
  }
  function commit({ expected: _, outbox, supersedes, commandId, wakeAt = never, ...change }: Change): void {
    publish(change, change.history);
    const past = rows.get(change.id)?.history ?? [];
    rows.set(change.id, { ...change, history: [...past, ...change.history], wakeAt, leases: 0, leasedUntil: 0 });
    if (commandId !== undefined) commands.set(commandId, change.id);
    for (const key of supersedes) settle({ key, outcome: 'superseded', at: change.history.at(-1)?.event.at ?? 0 });
    for (const record of outbox) if (!messages.has(record.key)) messages.set(record.key, { ...record, leasedUntil: 0 });
  }
  /** Request, operator, kind and channel are those of the moment; the event itself is read from the history. */
  function publish({ id, keys, stored }: Pick<Change, 'id' | 'keys' | 'stored'>, history: Change['history']): void {
    const { operator, kind, number } = keys;
    const { channel } = stored.request;
    for (const { version } of history) feed.push({ id, operator, kind, channel, version, ...(number && { number }) });
  }
  function settle({ key, ...settled }: Settlement): void {
    const message = messages.get(key);
    if (message === undefined || message.outcome !== undefined) return;
    if (settled.error !== undefined) Object.assign(message, { error: settled.error });
    if ('outcome' in settled) Object.assign(message, { outcome: settled.outcome, settledAt: settled.at });
    else Object.assign(message, { notBefore: settled.retryAt, attempts: settled.attempts, leasedUntil: 0 });
  }
  function erase({ expected: _, at, keepsMessages, ...change }: Erasure): void {
    publish(change, change.history.slice(-1));
    const { wakeAt = never, leases = 0, leasedUntil = 0, token = '' } = rows.get(change.id) ?? {};
    rows.set(change.id, { ...change, wakeAt: change.keys.active ? wakeAt : never, leases, leasedUntil, token });
    for (const [key, { subject: _, dateless: __, error: ___, ...message }] of messages) {
      if (keepsMessages || message.requestId !== change.id) continue;
      messages.set(key, { ...message, to: '', text: '' });
      settle({ key, outcome: 'suppressed', at });
    }
  }

  function attempt(key: string): void {
    const message = messages.get(key);
    if (message !== undefined) Object.assign(message, { attempts: message.attempts + 1 });
  }

  // A line that a crash cut off was never answered, so it is ignored.
  const text = fs.existsSync(path) ? fs.readFileSync(path, 'utf8') : '';
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  for (const line of whole.split('\n').slice(0, -1)) apply(JSON.parse(line));
  const file = fs.openSync(path, 'a');
  fs.ftruncateSync(file, Buffer.byteLength(whole));

  /** First durable, then visible, then answered. Nothing here waits, so no other code runs in between. */
  function write(entry: Entry): void {
    fs.writeSync(file, `${JSON.stringify(entry)}\n`);
    fs.fsyncSync(file);
    apply(copy(entry));
  }
  function isRefused({ id, expected, keys }: Change | Erasure): boolean {
    const isTaken = (row: Row): boolean =>
      row.id !== id &&
      ((keys.number !== undefined && row.keys.number === keys.number) ||
        (keys.externalNumber !== undefined &&
          row.keys.externalNumber === keys.externalNumber &&
          row.keys.operator === keys.operator));
    if ((rows.get(id)?.version ?? 'absent') !== expected) return true;
    return [...rows.values()].some(isTaken);
  }

  /** Behind the cursor, by these numbers and the id; `direction` is -1 for the last one first. */
  function pageOf(
    all: readonly Row[],
    { limit, cursor = '' }: { limit: number; cursor?: string },
    direction: 1 | -1,
    placeOf: (row: Row) => readonly number[],
  ): { page: readonly Row[]; cursor?: string } {
    const compare = (a: Row, place: readonly number[], id: string): number => {
      const differences = placeOf(a).map((number, index) => number - (place[index] ?? 0));
      return direction * (differences.find((difference) => difference !== 0) ?? (a.id < id ? -1 : Number(a.id > id)));
    };
    const [, numbers, behind = ''] = /^([\d.]+)\/(.*)$/s.exec(cursor) ?? [];
    const from = numbers?.split('.').map(Number);
    const rest = all.filter((row) => from === undefined || compare(row, from, behind) > 0);
    const page = rest.sort((a, b) => compare(a, placeOf(b), b.id)).slice(0, limit);
    const last = rest.length > limit ? page.at(-1) : undefined;
    return { page, ...(last && { cursor: `${placeOf(last).join('.')}/${last.id}` }) };
  }

  const store: RequestStore & { close(): void } = {
    close: () => fs.closeSync(file),
    load: async (id) => copy(rows.get(id)?.stored),
    async find(by) {
      if ('commandId' in by) return { found: copy([rows.get(commands.get(by.commandId) ?? '')?.stored ?? []].flat()) };
      const isWanted = ({ keys }: Row): boolean => {
        const isOperator = 'number' in by || (by.operator ?? keys.operator) === keys.operator;
        if ('identity' in by) return isOperator && keys.identities.includes(by.identity) && (by.all || keys.active);
        const isOf = by.identities?.some((one) => keys.identities.includes(one)) ?? true;
        return (
          isOf && isOperator && ('number' in by ? keys.number === by.number : keys.externalNumber === by.externalNumber)
        );
      };
      const all = { limit: 'limit' in by ? by.limit : 999, ...('limit' in by && by.cursor && { cursor: by.cursor }) };
      const { page, ...next } = pageOf([...rows.values()].filter(isWanted), all, -1, registered);
      return { found: copy(page.map(({ stored }) => stored)), ...next };
    },
    async commit(change) {
      if (change.commandId !== undefined && commands.has(change.commandId)) return 'duplicate';
      if (isRefused(change)) return 'conflict';
      if (change.leaseToken !== undefined && change.leaseToken !== rows.get(change.id)?.token) return 'conflict';
      // Leased messages are not superseded. Leases are not in the file, so this is decided before the write.
      const supersedes = change.supersedes.filter((key) => (messages.get(key)?.leasedUntil ?? 0) <= Date.now());
      write({ commit: { ...change, supersedes } });
      return 'committed';
    },
    async lease(series, count) {
      const from = counters.get(series) ?? 0n;
      write({ series, next: String(from + BigInt(count)) });
      return { from, count };
    },
    async wake(now, options) {
      const clock = Date.now();
      const due = [...rows.values()].filter(
        (row) => row.wakeAt <= now.getTime() && row.leasedUntil <= clock && isAskedFor(options, row.keys),
      );
      const rank = ({ leases }: Row): number => Number(leases > 0);
      const taken = due.sort((a, b) => rank(a) - rank(b) || a.wakeAt - b.wakeAt).slice(0, options.limit);
      return taken.map((row) => {
        const pause = row.leases === 0 ? 0 : Math.min(2 ** (row.leases - 1) * 60_000, 86_400_000);
        const token = randomUUID();
        Object.assign(row, { token, leases: row.leases + 1, leasedUntil: clock + Math.max(options.leaseMs, pause) });
        return { id: row.id, token };
      });
    },
    async outbox(now, options) {
      const clock = Date.now();
      const blocked = new Set<string>();
      const taken: Message[] = [];
      for (const message of messages.values()) {
        const { outcome, leasedUntil, notBefore, attempts, requestId } = message;
        if (outcome !== undefined) continue;
        const waits = notBefore > now.getTime();
        if (leasedUntil > clock || (attempts > 0 && waits)) blocked.add(requestId);
        else if (waits || blocked.has(requestId) || !isAskedFor(options, rows.get(requestId)?.keys ?? message))
          continue;
        else if (taken.length < options.limit) taken.push(message);
      }
      if (taken.length > 0) write({ attempt: taken.map(({ key }) => key) });
      return taken.map((message) => {
        const token = randomUUID();
        Object.assign(message, { token, leasedUntil: clock + options.leaseMs });
        return { token, ...bare(message) };
      });
    },
    async settle(settlements) {
      // A late worker changes nothing.
      const valid = settlements.filter(({ key, token }) => token === undefined || token === messages.get(key)?.token);
      write({ settle: valid });
    },
    async list({ preliminary, statuses, order, limit, cursor, dueFrom = 0, dueBefore = never, isRunning, ...equal }) {
      const isWanted = ({ keys }: Row): boolean =>
        (preliminary === undefined ? keys.open : keys.active) &&
        Object.entries({ assignee: null, team: null, ...keys }).every(([name, value]) =>
          Object(equal)[name] === undefined ? true : Object(equal)[name] === value,
        ) &&
        (statuses?.includes(keys.status) ?? true) &&
        (keys.dueIsPaused ? !isRunning : (keys.dueAt ?? noDeadline) >= dueFrom) &&
        (keys.dueAt ?? noDeadline) < dueBefore &&
        (preliminary?.calendar ?? keys.preliminary?.calendar) === keys.preliminary?.calendar &&
        (preliminary === undefined || (keys.preliminary?.knownTo ?? '') < preliminary.knownTo);
      const all = [...rows.values()].filter(isWanted);
      const { page, ...next } = pageOf(
        all,
        { limit, ...(cursor && { cursor }) },
        1,
        order === 'deadline' ? due : registered,
      );
      const listed = page.map(({ id, keys: { identities: _, ...keys }, stored }) => {
        return { id, details: stored.request.details, ...keys };
      });
      return { found: copy(listed), ...next };
    },
    async events(after = '0', limit) {
      const page = feed.slice(Number(after), Number(after) + limit);
      const events = page.flatMap((entry) => {
        const { event, dueAt } = rows.get(entry.id)?.history.find(({ version }) => version === entry.version) ?? {};
        return event === undefined ? [] : [{ ...entry, event, ...(dueAt !== undefined && { dueAt }) }];
      });
      return { events: copy(events), cursor: String(Number(after) + page.length) };
    },
    async undelivered({ outcome, operator, limit, cursor = '~' }) {
      const placeOf = ({ settledAt = 0, key }: Message): string => `${String(settledAt).padStart(16, '0')}/${key}`;
      const found = [...messages.values()]
        .filter((one) => one.outcome === 'failed' || one.outcome === 'expired')
        .filter((one) => (outcome ?? one.outcome) === one.outcome && (operator ?? one.operator) === one.operator)
        .filter((one) => placeOf(one) < cursor)
        .sort((one, other) => (placeOf(one) < placeOf(other) ? 1 : -1));
      const last = found.length > limit ? found[limit - 1] : undefined;
      return { found: found.slice(0, limit).map(bare), ...(last && { cursor: placeOf(last) }) };
    },
    time: async () => new Date(),
    async agree(name, value) {
      if (!agreements.has(name)) write({ agree: name, value });
      return agreements.get(name) ?? value;
    },
    history: async (id) => copy(rows.get(id)?.history ?? []),
    messages: async (id) => [...messages.values()].filter(({ requestId }) => requestId === id).map(bare),
    async erase(change) {
      if (isRefused(change)) return 'conflict';
      write({ erase: change });
      return 'committed';
    },
  };
  return store;
}

/** Runs the contract: every case gets an empty store. */
export async function prove(): Promise<string> {
  const directory = fs.mkdtempSync(join(tmpdir(), 'zayavka-'));
  let files = 0;
  const cases = storeContract(async () => {
    files += 1;
    const store = fileStore(join(directory, `${files}.jsonl`));
    return { store, close: async () => store.close() };
  });
  for (const { run } of cases) await run();
  fs.rmSync(directory, { recursive: true });
  return `${cases.length} of ${cases.length} cases passed`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(await prove());
