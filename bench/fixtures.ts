/**
 * What several areas share: a secret, an instant, a registration form, and one number as `@noble/ciphers` makes it.
 */
import { FF1 } from '@noble/ciphers/ff1.js';
import type { RegistrationInput } from '../src/index.ts';

/** Friday 20 November 2026, 12:00 in Moscow. */
export const noon = Date.UTC(2026, 10, 20, 9);
export const secret = '000102030405060708090a0b0c0d0e0f';
export const seriesName = 'mts/inquiry';

/** A form of another line each time. */
export function form(line: number): RegistrationInput {
  return {
    operator: 'mts',
    kind: 'serviceFault',
    channel: 'hotline',
    subscriber: { msisdn: `+7916${String(1_000_000 + (line % 9_000_000))}` },
    text: 'Не могу войти в личный кабинет: пишет, что пароль неверный, хотя я его только что сменил',
  };
}

/** 1, 2, 3, … */
export function counter(): () => number {
  let last = 0;
  return () => {
    last += 1;
    return last;
  };
}

const key = Uint8Array.from(Buffer.from(secret, 'hex'));
const tweak = new TextEncoder().encode(seriesName);

/** The eight digits before the check of a number: the counter under FF1 (NIST SP 800-38G). */
export function nobleBody(issued: number): string {
  const digits = [...String(issued).padStart(8, '0')].map(Number);
  return FF1(10, key, tweak).encrypt(digits).join('');
}
