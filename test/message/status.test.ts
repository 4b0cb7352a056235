import { describe, expect, it } from 'vitest';
import { describeStatus, type StatusFacts, type StatusName } from './room.ts';
import { noon, subjects } from './senders.ts';

const statuses: readonly StatusName[] = [
  'registered',
  'inProgress',
  'scheduled',
  'awaitingSubscriber',
  'onHold',
  'resolved',
  'fulfilled',
  'closed',
  'failed',
  'rejected',
  'withdrawn',
  'cancelled',
  'returned',
  'merged',
];
const bare: StatusFacts = { tone: 'formal', timeZone: 'Europe/Moscow', at: noon };
const full: StatusFacts = {
  ...bare,
  dueAt: new Date('2026-11-25T21:00:00Z'),
  scheduledFor: { day: '2026-11-25', from: '10:00', to: '14:00' },
  question: 'Горит ли лампа?',
  outcome: 'satisfied',
  answer: 'Починили',
  reason: 'нет связи с узлом',
  mergedInto: '48 2930 1756',
};

describe('a status in plain words', () => {
  it('exists for every status, subject and language, with and without facts', () => {
    const texts = statuses.flatMap((status) =>
      subjects.flatMap((subject) =>
        ['ru', 'en'].flatMap((locale) =>
          [bare, full].map((facts) => [locale, describeStatus(subject, status, facts, locale)] as const),
        ),
      ),
    );
    for (const [locale, text] of texts) {
      expect(text).toMatch(/^\p{Lu}.*\.$/u);
      expect(text).not.toMatch(/undefined|NaN| {2}|\.\./);
      expect(/\p{Script=Cyrillic}/u.test(text.replace(/"[^"]*"/g, ''))).toBe(locale === 'ru');
    }
    expect(texts.length).toBe(14 * 6 * 2 * 2);
  });

  it('says what is known', () => {
    expect(describeStatus('complaint', 'inProgress', full, 'ru')).toBe(
      'Жалоба в работе. Ответ до 25.11.2026 включительно.',
    );
    expect(describeStatus('order', 'scheduled', full, 'ru')).toBe(
      'Выполнение заказа назначено на 25.11.2026, 10:00-14:00.',
    );
    expect(describeStatus('inquiry', 'awaitingSubscriber', full, 'en')).toBe(
      'Your request waits for your answer. Question: "Горит ли лампа?".',
    );
    expect(describeStatus('application', 'onHold', { ...full, promise: 'fulfilment' }, 'ru')).toBe(
      'Выполнение заявки приостановлено. Причина: «нет связи с узлом».',
    );
    expect(describeStatus('claim', 'closed', full, 'ru')).toBe(
      'Претензия закрыта, требования удовлетворены. Ответ: «Починили».',
    );
  });

  it('promises an answer or a fulfilment, whatever the noun is', () => {
    for (const subject of subjects) {
      const text = (status: StatusName, promise: 'answer' | 'fulfilment', locale: string) =>
        describeStatus(subject, status, { ...full, promise }, locale);
      expect(text('inProgress', 'answer', 'ru')).toContain('Ответ до 25.11.2026');
      expect(text('inProgress', 'fulfilment', 'ru')).toContain('Срок до 25.11.2026');
      expect(text('registered', 'answer', 'en')).toContain('Reply by 25.11.2026');
      expect(text('registered', 'fulfilment', 'en')).toContain('Due by 25.11.2026');
      expect(text('onHold', 'answer', 'ru')).toMatch(/^Рассмотрение/);
      expect(text('onHold', 'fulfilment', 'ru')).toMatch(/^Выполнение/);
    }
  });

  it('does not promise a term that has passed', () => {
    const before = { ...full, at: new Date('2026-11-25T20:59:59Z') };
    const after = { ...full, at: new Date('2026-11-25T21:00:00Z') };
    expect(describeStatus('inquiry', 'inProgress', before, 'ru')).toContain('Ответ до 25.11.2026');
    expect(describeStatus('inquiry', 'inProgress', after, 'ru')).toBe(
      'Обращение в работе. Срок прошёл, работа продолжается.',
    );
    expect(describeStatus('inquiry', 'registered', after, 'en')).toContain('The term has passed');
  });

  it('says «вы» as the operator does', () => {
    const told = (status: StatusName, tone: 'formal' | 'friendly') =>
      describeStatus('inquiry', status, { ...bare, tone }, 'ru');
    expect([told('withdrawn', 'formal'), told('withdrawn', 'friendly')]).toEqual([
      'Обращение отозвано по Вашей просьбе.',
      'Обращение отозвано по вашей просьбе.',
    ]);
    expect(told('awaitingSubscriber', 'friendly')).toBe('По обращению ждём ваш ответ.');
    expect(told('awaitingSubscriber', 'formal')).toBe('По обращению ждём Ваш ответ.');
  });

  it('says that a term was extended', () => {
    expect(describeStatus('inquiry', 'inProgress', { ...full, extended: true, lastDay: '2026-12-20' }, 'ru')).toBe(
      'Обращение в работе. Срок продлён до 20.12.2026 включительно.',
    );
  });

  it('is a fault for a status that does not exist', () => {
    // @ts-expect-error no such status
    expect(() => describeStatus('inquiry', 'lost', bare, 'ru')).toThrow(/expected one of registered/);
  });
});
