/**
 * What an editor in a hurry makes of a built-in definition: each is refused when it is defined or found by verification, with
 * the rule and the place.
 */
import { days, hours } from 'zayavka';
import { type KindPolicy, mts, type Operator } from 'zayavka/operators';
import {
  clockAt,
  type Kind,
  only,
  policyOf,
  stopsWithout,
  withClock,
  withMessages,
  withoutClock,
  withoutMessage,
} from './verify-mutants.ts';

interface CarelessMutant {
  readonly name: string;
  readonly operator: Operator;
  readonly rule: string;
  readonly path: string;
}

const { source } = mts.contacts;
const quiet = { urgent: false } as const;

function withField(kind: Kind, change: Partial<KindPolicy>): Operator {
  return only(kind, (policy) => ({ ...policy, ...change }));
}

/** MTS with one kind, and with something changed that is no kind. */
function elsewhere(change: Partial<Operator>): Operator {
  return { ...only('complaint', (policy) => policy), ...change };
}

function withChoice(kind: Kind, name: string, choice: string): Operator {
  const { details } = policyOf(kind);
  const detail = details[name];
  if (detail?.type !== 'choice') throw new Error(`${name} is no choice`);
  return withField(kind, { details: { ...details, [name]: { ...detail, choices: [...detail.choices, choice] } } });
}

const porting = policyOf('numberPorting');
const { holder } = porting.details;
if (holder === undefined) throw new Error('no holder');

export const carelessMutants: readonly CarelessMutant[] = [
  {
    name: 'a promise that is in force from a later day on',
    operator: withClock('complaint', 'review', { validFrom: '2027-06-01' }),
    rule: 'message/unwritable',
    path: '/kinds/complaint/messages/registered',
  },
  {
    name: 'a promise for one sort of customers that is in force from a later day on',
    operator: only('numberPorting', (policy) => ({
      ...policy,
      clocks: policy.clocks.map((clock) =>
        clock.name === 'porting' && clock.when?.is === 'company' ? { ...clock, validFrom: '2027-06-01' } : clock,
      ),
    })),
    rule: 'message/unwritable',
    path: '/kinds/numberPorting/messages/registered',
  },
  {
    name: 'a choice of a demanded detail for which nothing is promised',
    operator: withChoice('numberPorting', 'holder', 'soleTrader'),
    rule: 'message/unwritable',
    path: '/kinds/numberPorting/messages/registered',
  },
  {
    name: 'a detail that is no longer demanded and decides about the promise',
    operator: withField('numberPorting', { details: { ...porting.details, holder: { ...holder, required: false } } }),
    rule: 'message/unwritable',
    path: '/kinds/numberPorting/messages/registered',
  },
  {
    name: 'an extension by itself without a warning that would bring it about',
    operator: withClock('complaint', 'review', { nearDeadline: 'extend', warnings: [] }),
    rule: 'extension/idle',
    path: `${clockAt('complaint', 'review')}/nearDeadline`,
  },
  {
    name: 'an extension by itself of a clock that cannot be extended',
    operator: withClock('mistakenPayment', 'review', { nearDeadline: 'extend' }),
    rule: 'extension/idle',
    path: `${clockAt('mistakenPayment', 'review')}/nearDeadline`,
  },
  {
    name: 'quiet hours of the whole day',
    operator: elsewhere({ quietHours: { from: '00:00', to: '24:00' } }),
    rule: 'definition/invalid',
    path: '/quietHours',
  },
  {
    name: 'quiet hours of the whole day but a minute',
    operator: elsewhere({ quietHours: { from: '09:00', to: '08:59' } }),
    rule: 'quiet-hours/too-long',
    path: '/quietHours',
  },
  {
    name: 'quiet hours whose ends are swapped',
    operator: elsewhere({ quietHours: { from: '08:00', to: '22:00' } }),
    rule: 'quiet-hours/too-long',
    path: '/quietHours',
  },
  {
    name: 'a listing that ends before the window of reopening',
    operator: withClock('complaint', 'listing', { term: days(10) }),
    rule: 'listing/too-short',
    path: `${clockAt('complaint', 'listing')}/term`,
  },
  {
    name: 'a listing that ends before goods can no longer be given back',
    operator: withClock('shopOrder', 'returning', { term: days(60) }),
    rule: 'listing/too-short',
    path: `${clockAt('shopOrder', 'listing')}/term`,
  },
  {
    name: 'a wait for the subscriber without a reminder',
    operator: withoutMessage('complaint', 'warned'),
    rule: 'reminder/missing',
    path: '/kinds/complaint/messages/warned',
  },
  {
    name: 'a reminder for another clock than the wait',
    operator: withMessages('complaint', { warned: { message: 'reminder', clock: 'review', ...quiet } }),
    rule: 'reminder/missing',
    path: '/kinds/complaint/messages/warned',
  },
  {
    name: 'a wait that warns of nothing',
    operator: withClock('complaint', 'waiting', { warnings: [] }),
    rule: 'reminder/missing',
    path: `${clockAt('complaint', 'waiting')}/warnings`,
  },
  {
    name: 'a visit without a reminder',
    operator: withoutMessage('fixedConnection', 'appointmentTomorrow'),
    rule: 'reminder/missing',
    path: '/kinds/fixedConnection/messages/appointmentTomorrow',
  },
  {
    name: 'a reminder of every clock',
    operator: withMessages('complaint', { warned: { message: 'reminder', ...quiet } }),
    rule: 'message/other-meaning',
    path: '/kinds/complaint/messages/warned/message',
  },
  {
    name: 'a wait that may be over before the question can be read',
    operator: withClock('complaint', 'waiting', { term: hours(6) }),
    rule: 'wait/too-short',
    path: `${clockAt('complaint', 'waiting')}/term`,
  },
  {
    name: 'a question told as a reminder',
    operator: withMessages('complaint', { asked: { message: 'reminder', ...quiet } }),
    rule: 'message/other-meaning',
    path: '/kinds/complaint/messages/asked/message',
  },
  {
    name: 'an end that is told for a clock alone',
    operator: withMessages('complaint', { closed: { message: 'closed', clock: 'waiting', ...quiet } }),
    rule: 'message/never-sent',
    path: '/kinds/complaint/messages/closed/clock',
  },
  {
    name: 'a window of reopening of which nobody is told',
    operator: withoutMessage('complaint', 'closed'),
    rule: 'window/untold',
    path: '/kinds/complaint/messages/closed',
  },
  {
    name: 'a term of the law that stands still',
    operator: withClock('claim', 'legalReview', { pausedIn: ['awaitingSubscriber'] }),
    rule: 'law/moved',
    path: `${clockAt('claim', 'legalReview')}/pausedIn`,
  },
  {
    name: 'a term of the law that is extended',
    operator: withClock('claim', 'legalReview', { extension: { total: days(60), source } }),
    rule: 'law/moved',
    path: `${clockAt('claim', 'legalReview')}/extension`,
  },
  {
    name: 'a promise that ends on a day in the past',
    operator: withClock('billingDispute', 'review', { endsOn: 'chargedOn' }),
    rule: 'definition/invalid',
    path: `${clockAt('billingDispute', 'review')}/endsOn`,
  },
  {
    name: 'a warning before the clock starts',
    operator: withClock('complaint', 'review', { warnings: [{ offset: -40 * 24 * 3_600_000, measured: 'wall' }] }),
    rule: 'warning/early',
    path: `${clockAt('complaint', 'review')}/warnings`,
  },
  {
    name: 'warnings out of order, so that the last of them is not the last',
    operator: withClock('complaint', 'review', { warnings: [{ percent: 80 }, { percent: 50 }] }),
    rule: 'warning/order',
    path: `${clockAt('complaint', 'review')}/warnings/1`,
  },
  {
    name: 'numbers that look like those of mobile phones',
    operator: elsewhere({ series: { ...mts.series, inquiry: { digits: 10, prefix: '9', check: 'mod97-10', source } } }),
    rule: 'series/phone-like',
    path: '/series/inquiry',
  },
  {
    name: 'another short number in texts than in contacts',
    operator: elsewhere({ support: '0891' }),
    rule: 'contacts/differ',
    path: '/contacts/short',
  },
  {
    name: 'channels of which none is open any more',
    operator: elsewhere({
      channels: { hotline: { ...mts.channels.hotline, open: [{ until: '2020-01-01' }] } },
    }),
    rule: 'channel/closed',
    path: '/channels',
  },
  {
    name: 'a channel for a value that the detail cannot have',
    operator: {
      ...only('numberPorting', (policy) => policy),
      channels: { ...mts.channels, shop: { ...mts.channels.shop, open: [{ when: { detail: 'holder', is: 'firm' } }] } },
    },
    rule: 'definition/invalid',
    path: '/channels/shop/open/0/when/is',
  },
  {
    name: 'money that is taken at an event which never comes',
    operator: withField('numberPorting', {
      charges: (porting.charges ?? []).map((charge) => ({ ...charge, takenAt: 'resolved' as const })),
    }),
    rule: 'definition/invalid',
    path: '/kinds/numberPorting/charges/0/takenAt',
  },
  {
    name: 'a clock twice',
    operator: withField('complaint', { clocks: [...policyOf('complaint').clocks, ...policyOf('complaint').clocks] }),
    rule: 'definition/invalid',
    path: `/kinds/complaint/clocks/${policyOf('complaint').clocks.length}`,
  },
  {
    name: 'a warning at three hundred percent',
    operator: withClock('complaint', 'review', { warnings: [{ percent: 300 }] }),
    rule: 'definition/invalid',
    path: `${clockAt('complaint', 'review')}/warnings/0/percent`,
  },
  {
    name: 'an operator without kinds',
    operator: elsewhere({ kinds: {} }),
    rule: 'definition/invalid',
    path: '/kinds',
  },
  {
    name: 'a message twice by one way',
    operator: withMessages('complaint', { resolved: { message: 'resolved', channels: ['sms', 'sms'], ...quiet } }),
    rule: 'definition/invalid',
    path: '/kinds/complaint/messages/resolved/channels',
  },
  {
    name: 'a promise of no time at all',
    operator: withClock('complaint', 'review', { term: hours(0) }),
    rule: 'message/past-date',
    path: '/kinds/complaint/messages/registered',
  },
  {
    name: 'a promise that ends when the work begins',
    operator: withClock('complaint', 'review', {
      stopsOn: [...(policyOf('complaint').clocks[0]?.stopsOn ?? []), 'started'],
    }),
    rule: 'promise/untold',
    path: '/kinds/complaint/messages/started',
  },
  {
    name: 'an answer that is archived instead of closed',
    operator: withClock('complaint', 'confirmation', { atEnd: 'archive' }),
    rule: 'listing/open',
    path: `${clockAt('complaint', 'confirmation')}/atEnd`,
  },
  {
    name: 'a new term after a reopening without a term',
    operator: withClock('complaint', 'review', { reopening: { on: ['reopened'], rule: 'newTerm' } }),
    rule: 'definition/invalid',
    path: `${clockAt('complaint', 'review')}/reopening/term`,
  },
  {
    name: 'a first call that is still promised after the connection',
    operator: stopsWithout('fixedConnection', 'callback', 'fulfilled', 'started', 'scheduled', 'asked'),
    rule: 'clock/never-stops',
    path: `${clockAt('fixedConnection', 'callback')}/stopsOn`,
  },
  {
    name: 'an order whose end is never confirmed',
    operator: withoutClock('simReplacement', 'confirmation'),
    rule: 'status/no-way-on',
    path: '/kinds/simReplacement/clocks',
  },
  ...(['assigned', 'released', 'escalated', 'corrected', 'linked', 'attached', 'noted', 'recalculated'] as const).map(
    (event) => ({
      name: `'${event}' told as a withdrawal`,
      operator: withMessages('complaint', { [event]: { message: 'withdrawn', ...quiet } }),
      rule: 'message/other-meaning',
      path: `/kinds/complaint/messages/${event}/message`,
    }),
  ),
  {
    name: 'a step of a kind without steps told as an answer',
    operator: withMessages('complaint', { progressed: { message: 'resolved', ...quiet } }),
    rule: 'message/other-meaning',
    path: '/kinds/complaint/messages/progressed/message',
  },
  {
    name: 'a pause told as an apology that is never sent',
    operator: withMessages('complaint', { held: { message: 'overdue', ...quiet } }),
    rule: 'message/other-meaning',
    path: '/kinds/complaint/messages/held/message',
  },
  {
    name: 'an article without the day on which it was read',
    operator: elsewhere({
      contacts: { ...mts.contacts, source: { kind: 'article', reference: source.reference, address: 'own.example' } },
    }),
    rule: 'definition/invalid',
    path: '/contacts/source/seen',
  },
  {
    name: 'a title of a step that a message has to cut',
    operator: withField('shopOrder', {
      steps: [{ name: 'packed', title: { ru: 'Собран на складе и ждёт курьера '.repeat(5).trim(), en: 'Packed' } }],
    }),
    rule: 'definition/invalid',
    path: '/kinds/shopOrder/steps/0/title/ru',
  },
  {
    name: 'a brand that nobody has yet',
    operator: elsewhere({ brand: [{ name: { ru: 'Новый', en: 'New' }, from: '2099-01-01' }] }),
    rule: 'definition/invalid',
    path: '/brand/0/from',
  },
  ...(['noted', 'assigned', 'progressed', 'accessed'] as const).map((event) => ({
    name: `a promise that '${event}' moves`,
    operator: withClock('complaint', 'review', { restartsOn: [event] }),
    rule: 'extension/untold',
    path: `${clockAt('complaint', 'review')}/restartsOn`,
  })),
];
