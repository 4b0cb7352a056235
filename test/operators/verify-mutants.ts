/** Faults of definitions, each seeded into one kind of a built-in operator, with the finding that it has to bring about. */
import { days, hours } from 'zayavka';
import { type KindClock, type KindPolicy, mts, type Operator, type SeriesPolicy } from 'zayavka/operators';

interface Mutant {
  readonly name: string;
  readonly operator: Operator;
  readonly rule: string;
  readonly path: string;
  readonly way: string;
}

export type Kind = keyof typeof mts.kinds & string;
type Messages = KindPolicy['messages'];

export function policyOf(kind: Kind): KindPolicy {
  const policy = mts.kinds[kind];
  if (policy === undefined) throw new Error(`no kind ${kind}`);
  return policy;
}

/** MTS with this kind alone: what the others do is known. */
export function only(kind: Kind, change: (policy: KindPolicy) => KindPolicy): Operator {
  return { ...mts, kinds: { [kind]: change(policyOf(kind)) } };
}

export function withClock(kind: Kind, name: string, change: Partial<KindClock>): Operator {
  return only(kind, (policy) => ({
    ...policy,
    clocks: policy.clocks.map((clock) => (clock.name === name ? { ...clock, ...change } : clock)),
  }));
}

export function withoutClock(kind: Kind, name: string): Operator {
  return only(kind, (policy) => ({ ...policy, clocks: policy.clocks.filter((clock) => clock.name !== name) }));
}

export function withMessages(kind: Kind, change: Messages): Operator {
  return only(kind, (policy) => ({ ...policy, messages: { ...policy.messages, ...change } }));
}

export function withoutMessage(kind: Kind, event: keyof Messages): Operator {
  return only(kind, ({ messages, ...policy }) => {
    const { [event]: _, ...others } = messages;
    return { ...policy, messages: others };
  });
}

function withTexts(kind: Kind, texts: NonNullable<KindPolicy['texts']>): Operator {
  return only(kind, (policy) => ({ ...policy, texts: { ...policy.texts, ...texts } }));
}

export function stopsWithout(kind: Kind, name: string, ...events: readonly string[]): Operator {
  const clock = policyOf(kind).clocks.find((one) => one.name === name);
  return withClock(kind, name, { stopsOn: (clock?.stopsOn ?? []).filter((event) => !events.includes(event)) });
}

export function clockAt(kind: Kind, name: string): string {
  return `/kinds/${kind}/clocks/${policyOf(kind).clocks.findIndex((clock) => clock.name === name)}`;
}

const spoken = { urgent: false } as const;

/** Numbers of the same length as those of inquiries, which begin with 4. */
const meeting: SeriesPolicy = { digits: 10, prefix: '41', check: 'mod97-10', source: mts.contacts.source };

/** Words that take three parts. */
const long = 'Мы получили ваше обращение и очень внимательно его рассмотрим в установленный срок. '.repeat(3);

export const mutants: readonly Mutant[] = [
  {
    name: 'a missing rule about a breach',
    operator: withoutMessage('complaint', 'breached'),
    rule: 'promise/untold',
    path: '/kinds/complaint/messages/breached',
    way: 'register, wait(warned extensionProposed), wait(breached)',
  },
  {
    name: 'a breach told for another clock only',
    operator: withMessages('complaint', { breached: { message: 'overdue', clock: 'waiting', ...spoken } }),
    rule: 'promise/untold',
    path: '/kinds/complaint/messages/breached',
    way: 'register, wait(warned extensionProposed), wait(breached)',
  },
  {
    name: 'a breach told as an extension',
    operator: withMessages('complaint', { breached: { message: 'extended', ...spoken } }),
    rule: 'message/other-meaning',
    path: '/kinds/complaint/messages/breached/message',
    way: 'register, wait(warned extensionProposed), wait(breached)',
  },
  {
    name: 'a breach told by a message that names a past date',
    operator: withMessages('complaint', { breached: { message: 'reopened', ...spoken } }),
    rule: 'message/past-date',
    path: '/kinds/complaint/messages/breached',
    way: 'register, wait(warned extensionProposed), wait(breached)',
  },
  {
    name: 'a question that names a wait which is over',
    operator: withClock('complaint', 'waiting', { term: hours(0) }),
    rule: 'message/past-date',
    path: '/kinds/complaint/messages/asked',
    way: 'register, start, ask',
  },
  {
    name: 'a reopened claim without a promise that is ahead',
    operator: withoutClock('claim', 'secondReview'),
    rule: 'message/past-date',
    path: '/kinds/claim/messages/reopened',
    way: 'register, start, wait(warned), wait(breached), resolve, reopen',
  },
  {
    name: 'a warning at the deadline',
    operator: withClock('complaint', 'review', { warnings: [{ percent: 100 }] }),
    rule: 'warning/late',
    path: `${clockAt('complaint', 'review')}/warnings`,
    way: 'register, wait(warned breached)',
  },
  {
    name: 'a warning an hour after the deadline',
    operator: withClock('complaint', 'review', { warnings: [{ offset: 3_600_000, measured: 'wall' }] }),
    rule: 'warning/late',
    path: `${clockAt('complaint', 'review')}/warnings`,
    way: 'register, wait(breached), wait(warned)',
  },
  {
    name: 'an extension that is not told',
    operator: withoutMessage('complaint', 'extended'),
    rule: 'extension/untold',
    path: '/kinds/complaint/messages/extended',
    way: 'register, extend',
  },
  {
    name: 'an extension told after the old date, for the morning comes later',
    operator: {
      ...withClock('complaint', 'review', { term: hours(10), warnings: [{ percent: 99 }] }),
      quietHours: { from: '21:00', to: '08:00' },
    },
    rule: 'extension/late',
    path: '/kinds/complaint/messages/extended',
    way: 'register, wait(warned extensionProposed), extend',
  },
  {
    name: 'an extension told as a resumption',
    operator: withMessages('complaint', { extended: { message: 'resumed', ...spoken } }),
    rule: 'message/other-meaning',
    path: '/kinds/complaint/messages/extended/message',
    way: 'register, extend',
  },
  {
    name: 'an extension that is not later',
    operator: withClock('complaint', 'review', {
      extension: { total: days(4), source: mts.contacts.source },
    }),
    rule: 'extension/impossible',
    path: `${clockAt('complaint', 'review')}/extension`,
    way: '',
  },
  {
    name: 'a later date by a newer calendar that is not told',
    operator: withoutMessage('complaint', 'recalculated'),
    rule: 'extension/untold',
    path: '/kinds/complaint/messages/recalculated',
    way: '',
  },
  {
    name: 'a registration that is not told',
    operator: withoutMessage('complaint', 'registered'),
    rule: 'promise/unannounced',
    path: '/kinds/complaint/messages/registered',
    way: 'register',
  },
  {
    name: 'a reopening that is not told',
    operator: withoutMessage('complaint', 'reopened'),
    rule: 'promise/unannounced',
    path: '/kinds/complaint/messages/reopened',
    way: 'register, start, resolve, reopen',
  },
  {
    name: 'a promise that goes on after a rejection',
    operator: stopsWithout('complaint', 'review', 'rejected'),
    rule: 'clock/never-stops',
    path: `${clockAt('complaint', 'review')}/stopsOn`,
    way: 'register, reject',
  },
  {
    name: 'a promise that never stops',
    operator: withClock('complaint', 'review', { stopsOn: [] }),
    rule: 'clock/never-stops',
    path: `${clockAt('complaint', 'review')}/stopsOn`,
    way: 'register, reject',
  },
  {
    name: 'a promise that goes on after the answer',
    operator: stopsWithout('complaint', 'review', 'resolved'),
    rule: 'clock/never-stops',
    path: `${clockAt('complaint', 'review')}/stopsOn`,
    way: 'register, start, resolve',
  },
  {
    name: 'a promise of an order that goes on after its failure',
    operator: stopsWithout('simReplacement', 'fulfilment', 'failed'),
    rule: 'clock/never-stops',
    path: `${clockAt('simReplacement', 'fulfilment')}/stopsOn`,
    way: 'register, start, fail',
  },
  {
    name: 'a wait that goes on after the reply',
    operator: stopsWithout('complaint', 'waiting', 'replied'),
    rule: 'clock/never-stops',
    path: `${clockAt('complaint', 'waiting')}/stopsOn`,
    way: 'register, start, ask, reply',
  },
  {
    name: 'a lapse that ends a request which waits for nobody',
    operator: stopsWithout('complaint', 'waiting', 'replied'),
    rule: 'lapse/unasked',
    path: `${clockAt('complaint', 'waiting')}/stopsOn`,
    way: 'register, start, ask, wait(warned), reply, wait(withdrawn)',
  },
  {
    name: 'a lapse that ends a request from its registration on',
    operator: withClock('complaint', 'waiting', { startsOn: ['registered'], term: hours(1), warnings: [] }),
    rule: 'lapse/unasked',
    path: `${clockAt('complaint', 'waiting')}/stopsOn`,
    way: 'register, wait(withdrawn)',
  },
  {
    name: 'a lapse that withdraws an order',
    operator: withClock('simReplacement', 'waiting', { atEnd: 'withdraw' }),
    rule: 'lapse/impossible',
    path: `${clockAt('simReplacement', 'waiting')}/atEnd`,
    way: 'register, start, ask, wait(warned), wait()',
  },
  {
    name: 'an order that waits for a reply without an end',
    operator: withClock('simReplacement', 'waiting', { atEnd: 'withdraw' }),
    rule: 'status/no-way-on',
    path: '/kinds/simReplacement/clocks',
    way: 'register, start, ask',
  },
  {
    name: 'a lapse that cancels an inquiry',
    operator: withClock('complaint', 'waiting', { atEnd: 'cancel' }),
    rule: 'lapse/impossible',
    path: `${clockAt('complaint', 'waiting')}/atEnd`,
    way: 'register, start, ask, wait(warned), wait()',
  },
  {
    name: 'a question without an end of waiting',
    operator: withoutClock('complaint', 'waiting'),
    rule: 'status/no-way-on',
    path: '/kinds/complaint/clocks',
    way: 'register, start, ask',
  },
  {
    name: 'a rule about a clock that is gone',
    operator: withoutClock('complaint', 'waiting'),
    rule: 'clock/unknown',
    path: '/kinds/complaint/messages/warned/clock',
    way: '',
  },
  {
    name: 'an answer that never becomes final',
    operator: withoutClock('complaint', 'confirmation'),
    rule: 'status/no-way-on',
    path: '/kinds/complaint/clocks',
    way: 'register, start, resolve',
  },
  {
    name: 'a request that is never archived',
    operator: withoutClock('complaint', 'listing'),
    rule: 'status/no-way-on',
    path: '/kinds/complaint/clocks',
    way: 'register, reject',
  },
  {
    name: 'an order without any promise',
    operator: withoutClock('tariffChange', 'fulfilment'),
    rule: 'status/no-way-on',
    path: '/kinds/tariffChange/clocks',
    way: 'register',
  },
  {
    name: 'a pause in which nothing runs',
    operator: withClock('complaint', 'review', { pausedIn: ['awaitingSubscriber', 'onHold'] }),
    rule: 'status/no-way-on',
    path: '/kinds/complaint/clocks',
    way: 'register, start, hold',
  },
  {
    name: 'a reopened request without a promise',
    operator: withClock('complaint', 'review', { reopening: { on: [], rule: 'restart' } }),
    rule: 'status/no-way-on',
    path: '/kinds/complaint/clocks',
    way: 'register, start, resolve, reopen',
  },
  {
    name: 'a date for a reopened request that has none',
    operator: withClock('complaint', 'review', { reopening: { on: [], rule: 'restart' } }),
    rule: 'message/unwritable',
    path: '/kinds/complaint/messages/reopened',
    way: 'register, start, resolve, reopen',
  },
  {
    name: 'a reopening without a window',
    operator: withoutClock('complaint', 'reopening'),
    rule: 'reopening/no-window',
    path: '/kinds/complaint/clocks',
    way: 'register, start, resolve, close',
  },
  {
    name: 'a window that allows something else',
    operator: withClock('complaint', 'reopening', { allows: 'resolve' }),
    rule: 'clock/never-stops',
    path: `${clockAt('complaint', 'reopening')}/stopsOn`,
    way: 'register, start, resolve, close',
  },
  {
    name: 'a window that is still open in the work after it',
    operator: withClock('complaint', 'reopening', { stopsOn: [] }),
    rule: 'clock/never-stops',
    path: `${clockAt('complaint', 'reopening')}/stopsOn`,
    way: 'register, start, resolve, close, reopen',
  },
  {
    name: 'an archiving that goes on after a reopening',
    operator: withClock('complaint', 'listing', { stopsOn: [] }),
    rule: 'clock/never-stops',
    path: `${clockAt('complaint', 'listing')}/stopsOn`,
    way: 'register, start, resolve, close, reopen',
  },
  {
    name: 'a closing that goes on after a reopening',
    operator: stopsWithout('complaint', 'confirmation', 'reopened'),
    rule: 'clock/never-stops',
    path: `${clockAt('complaint', 'confirmation')}/stopsOn`,
    way: 'register, start, resolve, reopen',
  },
  {
    name: 'a clock that starts on an event of the other lifecycle',
    operator: withClock('complaint', 'confirmation', { startsOn: ['fulfilled'] }),
    rule: 'clock/never-starts',
    path: `${clockAt('complaint', 'confirmation')}/startsOn`,
    way: '',
  },
  {
    name: 'a clock for a detail that the kind does not have',
    operator: withClock('complaint', 'review', { when: { detail: 'holder', is: 'person' } }),
    rule: 'detail/unknown',
    path: `${clockAt('complaint', 'review')}/when/detail`,
    way: '',
  },
  {
    name: 'an agreed day that the kind does not have',
    operator: withClock('simReplacement', 'fulfilment', { endsOn: 'promisedOn' }),
    rule: 'detail/unknown',
    path: `${clockAt('simReplacement', 'fulfilment')}/endsOn`,
    way: '',
  },
  {
    name: 'a promise that a detail may leave out',
    operator: withClock('shopOrder', 'fulfilment', { when: { detail: 'promisedOn', is: '2026-12-30' } }),
    rule: 'message/unwritable',
    path: '/kinds/shopOrder/messages/registered',
    way: 'register',
  },
  {
    name: 'an answer that is not told',
    operator: withoutMessage('complaint', 'resolved'),
    rule: 'promise/untold',
    path: '/kinds/complaint/messages/resolved',
    way: 'register, start, resolve',
  },
  {
    name: 'a rejection that is not told',
    operator: withoutMessage('complaint', 'rejected'),
    rule: 'promise/untold',
    path: '/kinds/complaint/messages/rejected',
    way: 'register, reject',
  },
  {
    name: 'a failure that is not told',
    operator: withoutMessage('simReplacement', 'failed'),
    rule: 'promise/untold',
    path: '/kinds/simReplacement/messages/failed',
    way: 'register, start, fail',
  },
  {
    name: 'a merge that is not told',
    operator: withoutMessage('complaint', 'merged'),
    rule: 'promise/untold',
    path: '/kinds/complaint/messages/merged',
    way: 'register, merge',
  },
  {
    name: 'a question that is not told',
    operator: withoutMessage('complaint', 'asked'),
    rule: 'question/untold',
    path: '/kinds/complaint/messages/asked',
    way: 'register, start, ask',
  },
  {
    name: 'a missed visit that is not told',
    operator: withoutMessage('fixedConnection', 'appointmentMissed'),
    rule: 'promise/untold',
    path: '/kinds/fixedConnection/messages/appointmentMissed',
    way: 'register, start, schedule',
  },
  {
    name: 'a promise whose end archives the request without a word',
    operator: withClock('complaint', 'review', { atEnd: 'archive' }),
    rule: 'promise/untold',
    path: clockAt('complaint', 'review'),
    way: 'register, wait(warned extensionProposed), wait(archived)',
  },
  {
    name: 'an argument that a reply does not guarantee',
    operator: withMessages('complaint', { replied: { message: 'extended', ...spoken } }),
    rule: 'message/other-meaning',
    path: '/kinds/complaint/messages/replied/message',
    way: 'register, start, ask, reply',
  },
  {
    name: 'a closing told as an answer that a withdrawal does not have',
    operator: withTexts('complaint', { cancelled: { ru: 'Обращение {number} закрыто: {reason}.' } }),
    rule: 'message/unwritable',
    path: '/kinds/complaint/texts/cancelled/ru',
    way: '',
  },
  {
    name: 'a text that names what the message does not have',
    operator: withTexts('complaint', { registered: { ru: 'Обращение {number} принято: {answer}.' } }),
    rule: 'message/unwritable',
    path: '/kinds/complaint/messages/registered',
    way: 'register',
  },
  {
    name: 'an SMS of three parts',
    operator: withTexts('complaint', { rejected: { ru: `${long}{number} {reason}` } }),
    rule: 'message/long-sms',
    path: '/kinds/complaint/messages/rejected',
    way: 'register, reject',
  },
  {
    name: 'a letter that cannot be read',
    operator: withTexts('complaint', { merged: { en: { email: 'Request {number is part of {into}.' } } }),
    rule: 'message/unwritable',
    path: '/kinds/complaint/messages/merged',
    way: 'register, merge',
  },
  {
    name: 'a series that meets another',
    operator: { ...only('complaint', (policy) => policy), series: { ...mts.series, other: meeting } },
    rule: 'series/meet',
    path: '/series/other',
    way: '',
  },
  {
    name: 'a series that does not exist',
    operator: only('complaint', (policy) => ({ ...policy, series: 'complaints' })),
    rule: 'series/unknown',
    path: '/kinds/complaint/series',
    way: '',
  },
  {
    name: 'a channel that does not exist',
    operator: withMessages('complaint', {
      resolved: { message: 'resolved', urgent: false, channels: ['fax' as 'sms'] },
    }),
    rule: 'channel/unknown',
    path: '/kinds/complaint/messages/resolved/channels/0',
    way: '',
  },
  {
    name: 'bounds of an appointment that leave no day',
    operator: withClock('numberPorting', 'latestPorting', { term: days(7) }),
    rule: 'appointment/impossible',
    path: clockAt('numberPorting', 'earliestPorting'),
    way: 'register',
  },
  {
    name: 'a promise before the first day that is allowed',
    operator: withClock('numberPorting', 'earliestPorting', { term: days(12) }),
    rule: 'appointment/impossible',
    path: clockAt('numberPorting', 'porting'),
    way: 'register',
  },
];
