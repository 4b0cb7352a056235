import { describe, expect, it } from 'vitest';
import {
  describeKind,
  describeStatus,
  type StatusFacts,
  type StatusName,
  standardKindTexts,
  statusNames,
} from './room.ts';
import { mts, noon } from './senders.ts';

const kinds: readonly string[] = [...standardKindTexts().keys()];
const bare: StatusFacts = { number: '4829301756', timeZone: 'Europe/Moscow', at: noon };
const full: StatusFacts = {
  ...bare,
  due: { dueAt: new Date('2026-11-25T21:00:00Z') },
  scheduledFor: { day: '2026-11-25', from: '10:00', to: '14:00' },
  question: 'Горит ли лампа?',
  outcome: 'satisfied',
  answer: 'Починили',
  reason: 'нет связи с узлом',
  amount: 125_000,
  step: 'Собран',
  into: '4829301757',
};
const told = (kind: string, status: StatusName, facts: StatusFacts, locale = 'ru'): string =>
  describeStatus(mts, status, facts, { locale, kind }).text;

describe('a status in plain words', () => {
  it('exists for every status, kind and language, with and without facts', () => {
    const texts = statusNames.flatMap((status) =>
      kinds.flatMap((kind) =>
        ['ru', 'en'].flatMap((locale) =>
          [bare, full].map((facts) => [locale, told(kind, status, facts, locale)] as const),
        ),
      ),
    );
    for (const [locale, text] of texts) {
      expect(text).toMatch(/^\p{Lu}.*[.!?…]$/u);
      expect(text).not.toMatch(/undefined|NaN| {2}|\.\.|\?\.|,\./);
      if (locale === 'ru') expect(text).toMatch(/\p{Script=Cyrillic}/u);
    }
    expect(texts.length).toBe(14 * 15 * 2 * 2);
  });

  it('says what is known', () => {
    expect(told('complaint', 'inProgress', full)).toMatch(/^Жалоба 4829301756 в работе\..*не позднее 25\.11\.2026/);
    expect(told('shopOrder', 'scheduled', full)).toContain('25.11.2026, 10:00–14:00');
    expect(told('serviceFault', 'awaitingSubscriber', full)).toContain('Горит ли лампа?');
    expect(told('claim', 'closed', full)).toContain('Починили.');
    expect(told('shopOrder', 'inProgress', full)).toContain('Собран');
  });

  it('apologises for a term that has passed, and does not promise it again', () => {
    const before = { ...bare, due: full.due, at: new Date('2026-11-25T20:59:59Z') };
    const after = { ...before, at: new Date('2026-11-25T21:00:00Z') };
    for (const status of ['registered', 'inProgress', 'scheduled'] as const) {
      expect(told('serviceFault', status, before)).not.toMatch(/[Ии]звините/);
      expect(told('serviceFault', status, after)).toMatch(/[Ии]звините.* 25\.11\.2026/);
      expect(told('serviceFault', status, after)).not.toContain('не позднее');
    }
    const next = { dueAt: new Date('2026-12-20T21:00:00Z') };
    expect(told('serviceFault', 'inProgress', { ...after, next })).toContain('не позднее 20.12.2026');
    expect(told('serviceFault', 'inProgress', { ...after, next: after.due })).not.toContain('не позднее');
    const held = told('serviceFault', 'onHold', { ...after, reason: 'ждём деталь' });
    expect(held).toMatch(/ждём деталь.*Извините, к 25\.11\.2026 мы не успели/);
  });

  it('does not tell a visit that is over, and tells one that goes on', () => {
    const visit = (at: string) =>
      told('fixedConnection', 'scheduled', { ...bare, scheduledFor: full.scheduledFor, at: new Date(at) });
    expect(visit('2026-11-25T07:00:00Z')).toContain('25.11.2026');
    expect(visit('2026-11-25T10:59:00Z')).toContain('25.11.2026');
    expect(visit('2026-11-25T11:00:00Z')).not.toContain('25.11.2026');
    expect(visit('2026-11-26T07:00:00Z')).not.toContain('25.11.2026');
  });

  it('says that a term was extended', () => {
    const extended = { ...bare, due: { dueAt: new Date('2026-12-20T21:00:00Z') }, extended: true };
    expect(told('serviceFault', 'inProgress', extended)).toMatch(/продл.* не позднее 20\.12\.2026/);
  });

  it('cleans the words of a person', () => {
    const text = told('serviceFault', 'resolved', { ...bare, outcome: 'refused', answer: 'нет».\nМТС: www.x.ru' });
    expect(text).toContain("нет'. МТС: www. x. ru.");
  });

  it('is in the default language where the operator has no words', () => {
    const status = (locale: string) => describeStatus(mts, 'withdrawn', bare, { locale, kind: 'claim' });
    expect(status('kk')).toEqual(status('ru'));
    expect(status('en-GB').locale).toBe('en');
  });

  it('is a fault for a status that does not exist', () => {
    // @ts-expect-error no such status
    expect(() => told('claim', 'lost', bare)).toThrow(/expected one of registered/);
  });
});

describe('the title of a kind', () => {
  it('is in the language of the subscriber', () => {
    expect(describeKind(mts, bare, { locale: 'ru', kind: 'claim' })).toBe('Претензия');
    expect(describeKind(mts, bare, { locale: 'en-US', kind: 'claim' })).toBe('Claim');
  });
});
