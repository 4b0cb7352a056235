/**
 * A store of your own in about 120 lines: a file of JSON lines, flushed before each answer, and its content in memory.
 * `npx tsx examples/own-store.ts` runs the storage contract over it. In a database the Maps become tables, and "no other
 * code runs in between" becomes a transaction.
 */
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Change, Erasure, MessageRecord, RequestStore, Settlement } from 'zayavka';
import { storeContract } from 'zayavka/testing';

type Leased = { leasedUntil: number };
type Row = Omit<Erasure, 'expected' | 'at'> & Leased & { wakeAt: number };
type Message = MessageRecord & Leased;
/** A line of the file. */
type Entry =
  | { commit: Change }
  | { erase: Erasure }
  | { settle: readonly Settlement[] }
  | { series: string; next: string };

const never = Number.POSITIVE_INFINITY;
/** The store and its callers share no objects. */
const copy = <Value>(value: Value): Value => (value === undefined ? value : JSON.parse(JSON.stringify(value)));
const bare = ({ leasedUntil: _, ...record }: Message): MessageRecord => copy(record);

export function fileStore(path: string): RequestStore & { close(): void } {
  const rows = new Map<string, Row>();
  const commands = new Map<string, string>();
  const counters = new Map<string, bigint>();
  /** In the order of their commits, as a Map keeps it. */
  const messages = new Map<string, Message>();

  /** The only place that changes the state, also when the file is read again. */
  function apply(entry: Entry): void {
    if ('series' in entry) counters.set(entry.series, BigInt(entry.next));
    else if ('settle' in entry) entry.settle.forEach(settle);
    else if ('erase' in entry) erase(entry.erase);
    else commit(entry.commit);
  }
  function commit({ expected: _, outbox, supersedes, commandId, wakeAt = never, ...change }: Change): void {
    const past = rows.get(change.id)?.history ?? [];
    rows.set(change.id, { ...change, history: [...past, ...change.history], wakeAt, leasedUntil: 0 });
    if (commandId !== undefined) commands.set(commandId, change.id);
    for (const key of supersedes) settle({ key, outcome: 'superseded', at: change.history.at(-1)?.event.at ?? 0 });
    for (const record of outbox) if (!messages.has(record.key)) messages.set(record.key, { ...record, leasedUntil: 0 });
  }
  function settle({ key, ...settled }: Settlement): void {
    const message = messages.get(key);
    if (message === undefined || message.outcome !== undefined) return;
    if ('outcome' in settled) Object.assign(message, { outcome: settled.outcome, settledAt: settled.at });
    else Object.assign(message, { notBefore: settled.retryAt, attempts: settled.attempts, leasedUntil: 0 });
  }
  function erase({ expected: _, at, ...change }: Erasure): void {
    const { wakeAt = never, leasedUntil = 0 } = rows.get(change.id) ?? {};
    rows.set(change.id, { ...change, wakeAt: change.keys.active ? wakeAt : never, leasedUntil });
    for (const [key, { subject: _, ...message }] of messages) {
      if (message.requestId !== change.id) continue;
      messages.set(key, { ...message, to: '', text: '' });
      settle({ key, outcome: 'suppressed', at });
    }
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
    const isTaken = (row: Row): boolean => row.keys.number === keys.number && row.id !== id;
    if ((rows.get(id)?.version ?? 'absent') !== expected) return true;
    return keys.number !== undefined && [...rows.values()].some(isTaken);
  }

  const store: RequestStore & { close(): void } = {
    close: () => fs.closeSync(file),
    load: async (id) => copy(rows.get(id)?.stored),
    async find(by) {
      if ('commandId' in by) return { found: copy([rows.get(commands.get(by.commandId) ?? '')?.stored ?? []].flat()) };
      const isWanted = ({ keys }: Row): boolean =>
        'number' in by
          ? keys.number === by.number && (by.msisdn ?? keys.msisdn) === keys.msisdn
          : keys.msisdn === by.msisdn && (by.all || keys.active) && (by.operator ?? keys.operator) === keys.operator;
      const found = [...rows.values()].filter(isWanted);
      if ('number' in by) return { found: copy(found.map(({ stored }) => stored)) };
      const [, at = never, behind = ''] = /^(\d+)\/(.*)$/s.exec(by.cursor ?? '') ?? [];
      const behindAt = (row: Row): number => Number(at) - row.keys.registeredAt || (row.id < behind ? 1 : -1);
      const rest = found
        .filter((row) => behindAt(row) > 0)
        .sort((a, b) => b.keys.registeredAt - a.keys.registeredAt || (a.id < b.id ? 1 : -1));
      const page = rest.slice(0, by.limit);
      const last = rest.length > by.limit ? page.at(-1) : undefined;
      const cursor = last && { cursor: `${last.keys.registeredAt}/${last.id}` };
      return { found: copy(page.map(({ stored }) => stored)), ...cursor };
    },
    async commit(change) {
      if (change.commandId !== undefined && commands.has(change.commandId)) return 'duplicate';
      if (isRefused(change)) return 'conflict';
      // Leased messages are not superseded. Leases are not in the file, so this is decided before the write.
      const at = change.history.at(-1)?.event.at ?? 0;
      const supersedes = change.supersedes.filter((key) => (messages.get(key)?.leasedUntil ?? 0) <= at);
      write({ commit: { ...change, supersedes } });
      return 'committed';
    },
    async lease(series, count) {
      const from = counters.get(series) ?? 0n;
      write({ series, next: String(from + BigInt(count)) });
      return { from, count };
    },
    async wake(now, limit, leaseMs) {
      const due = [...rows.values()].filter((row) => Math.max(row.wakeAt, row.leasedUntil) <= now.getTime());
      const taken = due.sort((a, b) => a.wakeAt - b.wakeAt).slice(0, limit);
      // Leases are not in the file: after a restart no worker holds one.
      for (const row of taken) row.leasedUntil = now.getTime() + leaseMs;
      return taken.map(({ id }) => id);
    },
    async outbox(now, limit, leaseMs) {
      const blocked = new Set<string>();
      const taken: Message[] = [];
      for (const message of messages.values()) {
        const { outcome, leasedUntil, notBefore, attempts, requestId } = message;
        if (outcome !== undefined) continue;
        const waits = notBefore > now.getTime();
        if (leasedUntil > now.getTime() || (attempts > 0 && waits)) blocked.add(requestId);
        else if (!waits && !blocked.has(requestId) && taken.length < limit) taken.push(message);
      }
      for (const message of taken) message.leasedUntil = now.getTime() + leaseMs;
      return taken.map(bare);
    },
    settle: async (settlements) => write({ settle: settlements }),
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
