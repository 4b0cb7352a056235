import { describe, expect, it } from 'vitest';
import { memoryStore, openDesk } from 'zayavka';
import { mts } from 'zayavka/operators';

/** Registers in the afternoon and rejects at night: the time at which the rejection was sent. */
async function sentAfterANight(channel: 'hotline' | 'chat' | 'email', timeZone?: string): Promise<string> {
  let now = new Date('2026-11-20T15:00:00+03:00');
  const desk = openDesk({ operators: [mts], store: memoryStore(), secret: '0'.repeat(32), now: () => now });
  const opened = await desk.register({
    operator: 'mts',
    kind: 'complaint',
    channel,
    subscriber: { msisdn: '+79161234567', email: 'a@example.org', ...(timeZone === undefined ? {} : { timeZone }) },
    text: 'Долго не отвечают',
  });
  if (!opened.ok) throw new Error(opened.refusal.code);
  await desk.deliver(async () => {});
  now = new Date('2026-11-20T23:00:00+03:00');
  await desk.execute(opened.value.number, { type: 'reject', reason: 'не наш абонент' });
  const sent: string[] = [];
  for (let hour = 0; hour < 12; hour += 1) {
    await desk.deliver(async () => {
      sent.push(now.toISOString());
    });
    now = new Date(now.getTime() + 3_600_000);
  }
  return sent.join();
}

describe('quiet hours', () => {
  it('keep a text message back until the morning', async () => {
    expect(await sentAfterANight('hotline')).toBe('2026-11-21T05:00:00.000Z');
  });

  it('are those of the place where the subscriber is', async () => {
    expect(await sentAfterANight('hotline', 'Asia/Vladivostok')).toBe('2026-11-20T22:00:00.000Z');
  });

  it.each(['chat', 'email'] as const)('do not keep back a message that does not ring: %s', async (channel) => {
    expect(await sentAfterANight(channel)).toBe('2026-11-20T20:00:00.000Z');
  });
});
