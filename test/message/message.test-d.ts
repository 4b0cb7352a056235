import { describe, expectTypeOf, it } from 'vitest';
import { compose, type MessageFacts, overrideTexts, type Template } from './room.ts';
import { mts, noon } from './senders.ts';

const about = { number: '1', subject: 'inquiry', at: noon } as const;
const sms = { locale: 'ru', channel: 'sms' } as const;

describe('types of messages', () => {
  it('demand what a message cannot do without', () => {
    // @ts-expect-error a registration without a term
    compose(mts, 'registered', about, sms);
    // @ts-expect-error a decision without an answer
    compose(mts, 'resolved', { ...about, outcome: 'satisfied' }, sms);
    // @ts-expect-error a date that nobody knows yet
    compose(mts, 'scheduled', about, sms);
  });

  it('do not let a message name what is not certain', () => {
    // @ts-expect-error a registration has no answer
    compose(mts, 'registered', { ...about, dueAt: noon, answer: 'да' }, sms);
    // @ts-expect-error nor has its template
    overrideTexts(mts, { registered: { ru: ({ answer }) => `${answer}` } });
    overrideTexts(mts, { resolved: { ru: ({ answer }) => answer } });
    // @ts-expect-error nor is there a term once it is closed
    overrideTexts(mts, { closed: { ru: ({ dueAt }) => `${dueAt}` } });
  });

  it('know the messages and the channels', () => {
    // @ts-expect-error no such message
    overrideTexts(mts, { reigstered: { ru: () => '' } });
    // @ts-expect-error no such channel
    overrideTexts(mts, { registered: { ru: { fax: () => '' } } });
    // @ts-expect-error no such channel
    compose(mts, 'withdrawn', about, { locale: 'ru', channel: 'fax' });
  });

  it('give a template the facts of its message', () => {
    expectTypeOf<Parameters<Template<'failed'>>[0]>().toEqualTypeOf<MessageFacts['failed']>();
  });
});
