/**
 * A desk that gets input of any form before each test, and the calls of its store.
 */
import { beforeEach, expect } from 'vitest';
import { memoryStore, type RegistrationInput } from 'zayavka';
import { mts } from 'zayavka/operators';
import { form, given, type World } from '../scenario/desk.ts';
import { watchedStore } from './stores.ts';

export let writes: string[];
export let world: World;

beforeEach(() => {
  writes = [];
  const store = watchedStore(memoryStore(), { before: (name) => writes.push(name) });
  world = given('2026-11-20 12:00', { store });
});

/** Input as it comes over a network: it has no type. */
export function register(input: unknown) {
  return world.desk.register(input as RegistrationInput);
}

/** A form without faults. */
export const complete = form(mts, 'serviceFault');
/** Words of a person, which must not get into a refusal. */
export const words = 'Пропали деньги, паспорт 4509 123456';

/** The form is refused with these issues, and nothing is written. */
export async function refuses(
  input: unknown,
  ...issues: readonly { readonly path: string; readonly found?: string; readonly expected?: string }[]
) {
  const answer = await register(input);
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'input/invalid', issues } });
  if (!answer.ok && answer.refusal.code === 'input/invalid') {
    for (const issue of answer.refusal.issues) {
      expect(issue.expected).not.toBe('');
      expect(issue.expected).not.toMatch(/invalid input/i);
    }
    expect(JSON.stringify(answer).length).toBeLessThan(20_000);
  }
  expect(writes).toEqual([]);
  return answer;
}
