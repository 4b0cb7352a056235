/**
 * Over PostgreSQL too the desk refuses a set-up that would lose numbers, in whatever order the set-ups come.
 */
import { expect, it } from 'vitest';
import { type Desk, type DeskSetup, openDesk } from 'zayavka';
import { mts } from 'zayavka/operators';
import { accepted, form, moscow } from '../scenario/desk.ts';
import { database } from './database.ts';

const present = database();
const plain = { plain: '000102030405060708090a0b0c0d0e0f' };
const newer = { digit: '1', secret: '0f0e0d0c0b0a09080706050403020100' };

function deskWith(secret: DeskSetup['secret']): Desk {
  return openDesk({ operators: [mts], store: present.store, secret, now: () => moscow('2026-11-20 12:00') });
}

it('a plain secret becomes a list, and the list becomes plain no more', async () => {
  const old = accepted(await deskWith(plain.plain).register(form(mts, 'serviceFault'))).number ?? '';
  const rotated = [deskWith([plain, newer]), deskWith([plain, newer]), deskWith([plain, newer])];
  const answers = await Promise.all(rotated.map((desk) => desk.register(form(mts, 'serviceFault'))));
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
  expect((await deskWith([plain, newer]).allowed(old)).ok).toBe(true);
  for (const secret of [plain.plain, newer.secret, [newer], [plain]]) {
    await expect(deskWith(secret).allowed(old)).rejects.toMatchObject({ code: 'desk/invalid-setup' });
  }
  expect((await deskWith([plain, newer, { digit: '2', secret: 'a'.repeat(32) }]).allowed(old)).ok).toBe(true);
  await expect(deskWith([plain, newer]).allowed(old)).rejects.toMatchObject({ code: 'desk/invalid-setup' });
});
