/**
 * Reasons for a rejection may be data of the kind: the employee gives a code, the subscriber reads words in his language.
 */
import { describe, expect, it } from 'vitest';
import type { CommandInput } from 'zayavka';
import { extendOperator, mts } from 'zayavka/operators';
import { accepted, given, subscriber } from '../scenario/desk.ts';

const rejectReasons = {
  debt: { title: { ru: 'Есть долг за связь', en: 'There is an unpaid bill', kk: 'Қарыз бар' } },
  otherOwner: { title: { ru: 'Номер записан на другого человека', en: 'The number belongs to somebody else' } },
};
const operator = extendOperator(mts, { kinds: { numberPorting: { rejectReasons } } });

async function rejected(locale: string, command: Omit<CommandInput<'reject'>, 'type'>) {
  const world = given('2026-11-20 12:00', { operators: [operator] });
  const { number } = await world.registered(operator, 'numberPorting', { subscriber: { ...subscriber, locale } });
  const answer = await world.desk.execute(number, { type: 'reject', ...command });
  await world.delivered();
  return { world, number, answer, text: world.sent.at(-1)?.text };
}

describe('a reason with a code', () => {
  it.each([
    ['ru', 'Есть долг за связь'],
    ['en', 'There is an unpaid bill'],
    // The message is in Russian, for the operator has no Kazakh words.
    ['kk', 'Есть долг за связь'],
  ])('is told in the language of the message: %s', async (locale, words) => {
    const { text, world, number } = await rejected(locale, { code: 'debt' });
    expect(text).toContain(words);
    const event = accepted(await world.desk.history(number)).find(({ event: { type } }) => type === 'rejected')?.event;
    expect(event).toMatchObject({ code: 'debt', reason: words });
  });

  it('may have words of its own', async () => {
    const { text } = await rejected('ru', { code: 'debt', reason: 'Долг 300 рублей' });
    expect(text).toContain('Долг 300 рублей');
  });

  it.each(['debts', 'constructor', '__proto__'])('is refused if the kind does not have it: %s', async (code) => {
    const { answer } = await rejected('ru', { code });
    expect(answer).toMatchObject({
      refusal: { code: 'input/invalid', issues: [{ path: 'code', found: code, expected: 'one of debt, otherOwner' }] },
    });
  });

  it('is refused if the kind has none', async () => {
    const world = given('2026-11-20 12:00', { operators: [operator] });
    const { number } = await world.registered(operator, 'complaint');
    expect(await world.desk.execute(number, { type: 'reject', code: 'debt' })).toMatchObject({
      refusal: { issues: [{ path: 'code', expected: 'no code: this kind of request has none' }] },
    });
  });

  it('or words are needed', async () => {
    const { answer } = await rejected('ru', {});
    expect(answer).toMatchObject({ refusal: { code: 'input/invalid', issues: [{ path: 'reason' }] } });
  });

  it('stays after an erasure, the words do not', async () => {
    const { world, number } = await rejected('ru', { code: 'debt', reason: 'Долг Ивана' });
    accepted(await world.desk.erase({ number }));
    const events = accepted(await world.desk.history(number)).map(({ event }) => event);
    expect(events.find(({ type }) => type === 'rejected')).toMatchObject({ code: 'debt', reason: '' });
  });
});

describe('the reasons of a kind', () => {
  it.each([
    [{ debt: { title: { ru: 'Долг' } } }, 'rejectReasons.debt.title.en'],
    [{ 'a b': rejectReasons.debt }, 'rejectReasons.a b'],
  ])('are checked: %j', (wrong, told) => {
    // Wrong data are the matter of these tests.
    const change = { kinds: { complaint: { rejectReasons: wrong } } } as unknown as Parameters<
      typeof extendOperator
    >[1];
    expect(() => extendOperator(mts, change)).toThrow(
      expect.objectContaining({ code: 'operator/invalid', message: expect.stringContaining(told) }),
    );
  });
});
