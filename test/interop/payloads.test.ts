/**
 * Documents of other systems at a real desk: each is registered, or refused for a reason that a person understands.
 */
import { describe, expect, it } from 'vitest';
import { type Desk, memoryStore, openDesk } from 'zayavka';
import { mts } from 'zayavka/operators';
import { fromProductOrder, fromTroubleTicket, toTmfError } from 'zayavka/tmf';
import { orders } from './payloads/orders.ts';
import type { Payload } from './payloads/payload.ts';
import { tickets } from './payloads/tickets.ts';

const now = (): Date => new Date('2026-11-27T09:00:00Z');

function desk(): Desk {
  return openDesk({ operators: [mts], store: memoryStore({ now }), secret: '0'.repeat(32), now });
}

const all = [
  ...tickets.map((payload) => ({ ...payload, read: fromTroubleTicket })),
  ...orders.map((payload) => ({ ...payload, read: fromProductOrder })),
];

type Sent = Payload & { readonly read: typeof fromTroubleTicket };

function readBy({ read, document, options }: Sent) {
  return read(JSON.parse(JSON.stringify(document)), { operator: mts, channel: 'site', ...options });
}

describe('a document that can be registered', () => {
  it.each(all.filter(({ registered }) => registered !== undefined))('$name', async (payload) => {
    const { kind, msisdn, channel = 'site', details = {}, notes, dropped = [] } = payload.registered ?? { kind: '' };
    const read = readBy(payload);
    if (!read.ok) throw new Error(JSON.stringify(read.refusal));
    const service = desk();
    const opened = await service.register(read.value);
    if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
    const { number = '' } = opened.value;
    for (const command of read.commands) {
      const done = await service.execute(number, command);
      if (!done.ok) throw new Error(JSON.stringify(done.refusal));
    }
    const view = await service.agent({ number, agentId: 'ivanova' });
    if (!view.ok || !('request' in view.value)) throw new Error('the request is there');
    expect(view.value.request).toMatchObject({ kind, channel, details });
    if (msisdn !== undefined) expect(view.value.request.subscriber.msisdn).toBe(msisdn);
    const kept = read.commands.flatMap((command) => (command.type === 'note' ? command.text.split('\n') : []));
    if (notes !== undefined) expect(kept).toEqual(notes);
    expect(read.dropped.map(({ pointer }) => pointer)).toEqual(dropped);
  });

  it.each(all.filter(({ registered }) => registered !== undefined))('twice is one request: $name', async (payload) => {
    const read = readBy({ ...payload, document: { ...payload.document, externalId: 'X-1' } });
    if (!read.ok) throw new Error(JSON.stringify(read.refusal));
    const service = desk();
    const numbers = [await service.register(read.value), await service.register(read.value)].map(
      (opened) => opened.ok && opened.value.number,
    );
    expect(numbers[0]).toMatch(/^\d+$/u);
    expect(numbers[1]).toBe(numbers[0]);
    const changed = await service.register({ ...read.value, text: 'something else' });
    expect(!changed.ok && toTmfError(changed.refusal)).toMatchObject({ status: '409', code: 'command/reused-id' });
  });
});

describe('a document that is refused says why', () => {
  it.each(all.filter(({ refused }) => refused !== undefined))('$name', async (payload) => {
    const { status, pointer, words } = payload.refused ?? { status: 0, pointer: '', words: /^$/u };
    const read = readBy(payload);
    const opened = read.ok ? await desk().register(read.value) : read;
    if (opened.ok) throw new Error('it was registered');
    const error = toTmfError(opened.refusal, read.ok ? { pointers: read.pointers } : {});
    expect(error).toMatchObject({ '@type': 'Error', status: String(status), code: expect.any(String) });
    const issue = (error.message ?? '').split('; ').find((one) => one.startsWith(pointer)) ?? '';
    expect(pointer === '' ? error.reason : issue.replace(/^.*?expected /u, '')).toMatch(words);
  });
});
