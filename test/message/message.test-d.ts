import { describe, it } from 'vitest';
import { compose, texts } from './room.ts';
import { mts, noon } from './senders.ts';

const about = { number: '1', at: noon } as const;
const sms = { locale: 'ru', channel: 'sms' } as const;

describe('types of messages', () => {
  it('demand what a message cannot do without', () => {
    // @ts-expect-error a registration without a term
    compose(mts, 'registered', about, sms);
    // @ts-expect-error a decision without an answer
    compose(mts, 'resolved', { ...about, outcome: 'satisfied' }, sms);
    // @ts-expect-error a date that nobody knows yet
    compose(mts, 'scheduled', about, sms);
    // @ts-expect-error an apology without what was missed
    compose(mts, 'overdue', about, sms);
  });

  it('do not let a message name what is not certain', () => {
    // @ts-expect-error a registration has no answer
    compose(mts, 'registered', { ...about, dueAt: noon, answer: 'да' }, sms);
    // @ts-expect-error nor has its text
    texts({ registered: { ru: '{number}: {answer}' } });
    texts({ resolved: { ru: '{number}: {answer}' } });
    // @ts-expect-error nor is there a term once it is closed
    texts({ closed: { ru: '{number}: {due}' } });
    // @ts-expect-error not on one channel either
    texts({ closed: { ru: { sms: '{number}', email: { subject: '{due}', text: '{number}' } } } });
    // @ts-expect-error nor in a branch
    texts({ closed: { ru: '{number} {reopenUntil, select, none {} other {{due}}}' } });
  });

  it('know the texts and the channels', () => {
    // @ts-expect-error no such text
    texts({ reigstered: { ru: '{number}' } });
    // @ts-expect-error no such channel
    texts({ registered: { ru: { fax: '{number} {due}' } } });
    // @ts-expect-error no such channel
    compose(mts, 'withdrawn', about, { locale: 'ru', channel: 'fax' });
    texts({
      title: { kk: 'Өтініш' },
      'status.onHold': { kk: '{title} {number}' },
      frame: { kk: '{text}\n\n{brand}' },
      numbered: { kk: { sms: '{number}', other: 'N {number}' } },
    });
  });

  it('let a plain string pass, which is checked when it is defined', () => {
    const plain: string = JSON.parse('"{number}"');
    texts({ registered: { ru: plain, en: { sms: plain, email: { subject: plain, text: plain } } } });
  });
});
