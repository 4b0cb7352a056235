/**
 * What is wrong with kinds that are well formed and still cannot work: a series, a detail, a status or a promise that is not there.
 */
import { commandsOf, eventsOf, lifecycles } from '../../request/lifecycle.ts';
import type { Detail } from '../detail.ts';
import { isPromise, type KindClock, type KindPolicy } from '../kind-policy.ts';
import type { Operator } from '../operator.ts';
import { kinds as standardKinds } from '../standard-kinds.ts';

export function kindFaults({ kinds, series, channels }: Operator): readonly string[] {
  const faults = Object.entries(kinds).flatMap(([name, policy]) =>
    [
      ...seriesFaults(policy, Object.keys(series)),
      ...promiseFaults(policy),
      ...untoldFaults(policy),
      ...messageFaults(policy, kinds),
      ...lineFaults(policy),
      ...(policy.retention.term.amount > 0 ? [] : ['retention.term.amount: expected a number above 0, found 0']),
      ...chargeFaults(policy),
      ...policy.clocks.flatMap((clock, index) => clockFaults(policy, clock, `clocks.${index}`)),
    ].map((fault) => `kinds.${name}.${fault}`),
  );
  return [...faults, ...openingFaults(channels, kinds)];
}

/** A channel may ask for a detail that some kind has. */
function openingFaults(channels: Operator['channels'], kinds: Operator['kinds']): readonly string[] {
  return Object.entries(channels).flatMap(([name, { open = [] }]) =>
    open.flatMap(({ when }, index) => {
      if (when === undefined) return [];
      const place = `channels.${name}.open.${index}`;
      const asked = Object.values(kinds).flatMap(({ details }) => detailOf(details, when.detail) ?? []);
      if (asked.length === 0) return [`${place}.when.detail: found '${when.detail}', expected a detail of some kind`];
      const faults = asked.map((detail) => conditionFaults(when.is, detail));
      return faults.every((wrong) => wrong.length > 0) ? (faults[0] ?? []).map((fault) => `${place}.${fault}`) : [];
    }),
  );
}

function seriesFaults({ series, messages }: KindPolicy, known: readonly string[]): readonly string[] {
  if (series === undefined) {
    return Object.keys(messages).length === 0
      ? []
      : ['messages: expected none, for a kind without a series has no number to tell'];
  }
  if (known.length === 0) return [`series: found '${series}', expected a series of this name`];
  return known.includes(series) ? [] : [`series: found '${series}', expected one of ${known.join(', ')}`];
}

const dated: readonly string[] = ['registered', 'reopened', 'extended'];

/** Messages that name a date need a promise. Where every promise depends on a detail, the kind has to demand the detail. */
function promiseFaults({ messages, clocks }: KindPolicy): readonly string[] {
  const isPromised = clocks.some(
    (clock) => isPromise(clock) && (clock.when !== undefined || clock.startsOn.includes('registered')),
  );
  if (isPromised) return [];
  return Object.entries(messages)
    .filter(([, { message }]) => dated.includes(message))
    .map(
      ([event]) => `messages.${event}: tells a date, expected a clock that starts on 'registered' and is not internal`,
    );
}

/** What the subscriber was promised does not end in silence. A window that closes promises nothing. */
function untoldFaults({ series, messages, clocks }: KindPolicy): readonly string[] {
  if (series === undefined) return [];
  const untold = clocks.flatMap(({ name, audience, atEnd, allows, bounds }, index) => {
    if (audience !== 'subscriber' || allows !== undefined || bounds !== undefined) return [];
    const event = atEnd === undefined ? 'breached' : endings[atEnd];
    const rule = messages[event];
    if (rule !== undefined && (rule.clock === undefined || rule.clock === name)) return [];
    return [`clocks.${index}: the promise '${name}' ends untold, expected a message for '${event}'`];
  });
  const { breached } = messages;
  return breached === undefined || breached.message === 'overdue'
    ? untold
    : [...untold, `messages.breached.message: found '${breached.message}', expected 'overdue'`];
}

const endings = { close: 'closed', withdraw: 'withdrawn', cancel: 'cancelled', archive: 'archived' } as const;

/** Details that say something of a line have to fit the kind. */
function lineFaults({ details, needsProof, lifecycle }: KindPolicy): readonly string[] {
  return Object.entries(details).flatMap(([name, detail]) => {
    if (detail.type !== 'phone') return [];
    return [
      ...(detail.harmed === true && needsProof !== true
        ? [`details.${name}.harmed: found true, expected a kind with needsProof: true`]
        : []),
      ...(detail.becomesLine !== undefined && lifecycle !== 'order'
        ? [
            `details.${name}.becomesLine: found '${detail.becomesLine}', expected none: an ${lifecycle} is never fulfilled`,
          ]
        : []),
    ];
  });
}

function chargeFaults({ lifecycle, charges = [] }: KindPolicy): readonly string[] {
  return charges.flatMap(({ takenAt }, index) =>
    foreign(
      `charges.${index}.takenAt`,
      takenAt === undefined ? [] : [takenAt],
      eventsOf(lifecycle),
      `event of an ${lifecycle}`,
    ),
  );
}

/** What is expected in place of an event by which a clock would begin its term again at its own end. */
export const endless = 'an event that the clock does not cause itself, for its term would begin again without end';

/** What a clock does at its end, or near it, without a command. */
function ownRestarts({ restartsOn = [], atEnd, nearDeadline }: KindClock): readonly string[] {
  const caused = [atEnd && endings[atEnd], nearDeadline === 'extend' ? 'extended' : undefined];
  return restartsOn.flatMap((event, index) =>
    caused.includes(event) ? [`restartsOn.${index}: found '${event}', expected ${endless}`] : [],
  );
}

/** Events and statuses of the other lifecycle never come. */
function clockFaults(policy: KindPolicy, clock: KindClock, path: string): readonly string[] {
  const { lifecycle } = policy;
  const { startsOn, stopsOn, restartsOn = [], reopening, pausedIn, allows, atEnd } = clock;
  const events = ['received', ...eventsOf(lifecycle)];
  const ending = lifecycle === 'inquiry' ? 'withdraw' : 'cancel';
  const isWrongEnding = atEnd !== undefined && atEnd !== ending && (atEnd === 'withdraw' || atEnd === 'cancel');
  return [
    ...foreign('startsOn', startsOn, events, `event of an ${lifecycle}`),
    ...foreign('stopsOn', stopsOn, events, `event of an ${lifecycle}`),
    ...foreign('restartsOn', restartsOn, events, `event of an ${lifecycle}`),
    ...foreign('reopening.on', reopening?.on ?? [], events, `event of an ${lifecycle}`),
    ...foreign('pausedIn', pausedIn, Object.keys(lifecycles[lifecycle]), `status of an ${lifecycle}`),
    ...foreign('allows', allows === undefined ? [] : [allows], commandsOf(lifecycle), `command of an ${lifecycle}`),
    ...ownRestarts(clock),
    ...(isWrongEnding ? [`atEnd: found '${atEnd}', expected '${ending}' for an ${lifecycle}`] : []),
    ...detailFaults(policy, clock),
  ].map((fault) => `${path}.${fault}`);
}

function foreign(place: string, names: readonly string[], known: readonly string[], what: string): readonly string[] {
  return names.flatMap((name, index) =>
    known.includes(name)
      ? []
      : [
          `${place}${names.length > 1 ? `.${index}` : ''}: found '${name}', which is no ${what}, expected one of ${known.join(', ')}`,
        ],
  );
}

/**
 * Messages of events that cannot happen, or of clocks that no kind has, would never be sent. A rule for a clock of another kind
 * does no harm: a kind with other clocks need not have other messages.
 */
function messageFaults({ lifecycle, messages, clocks }: KindPolicy, others: Operator['kinds']): readonly string[] {
  const all = [...Object.values(others), ...Object.values(standardKinds)].flatMap((kind) => kind.clocks);
  const names = [...clocks, ...all].map(({ name }) => name);
  return [
    ...Object.keys(messages).flatMap((event) =>
      foreign(`messages.${event}`, [event], eventsOf(lifecycle), `event of an ${lifecycle}`),
    ),
    ...Object.entries(messages).flatMap(([event, { clock }]) =>
      clock === undefined || names.includes(clock)
        ? []
        : [`messages.${event}.clock: found '${clock}', expected one of ${[...new Set(names)].join(', ')}`],
    ),
  ];
}

/** A clock asks a detail of its kind for a value that it can have. */
function detailFaults({ details }: KindPolicy, { when, endsOn }: KindClock): readonly string[] {
  const asked = when && detailOf(details, when.detail);
  const named = endsOn === undefined ? undefined : detailOf(details, endsOn);
  return [
    ...(when !== undefined && asked === undefined ? [unknownDetail('when.detail', when.detail, details)] : []),
    ...(when !== undefined && asked !== undefined ? conditionFaults(when.is, asked) : []),
    ...(endsOn !== undefined && named === undefined ? [unknownDetail('endsOn', endsOn, details)] : []),
    ...(named !== undefined && named.type !== 'date'
      ? [`endsOn: found '${endsOn}' of type ${named.type}, expected a detail of type date`]
      : []),
    ...(named?.type === 'date' && named.period === 'past'
      ? [`endsOn: found '${endsOn}', a day in the past, expected a detail of a day that may be ahead`]
      : []),
  ];
}

function detailOf(details: KindPolicy['details'], name: string): Detail | undefined {
  return Object.hasOwn(details, name) ? details[name] : undefined;
}

function unknownDetail(place: string, name: string, details: KindPolicy['details']): string {
  const known = Object.keys(details);
  const expected = known.length === 0 ? 'none, for the kind has no details' : `one of ${known.join(', ')}`;
  return `${place}: found '${name}', expected ${expected}`;
}

const valueTypes = {
  text: 'string',
  integer: 'number',
  money: 'number',
  date: 'string',
  phone: 'string',
  choice: 'string',
  boolean: 'boolean',
  tags: 'string',
} as const;

function conditionFaults(is: string | number | boolean, detail: Detail): readonly string[] {
  if (detail.type === 'items') return ['when.detail: found a list of items, expected a detail of another type'];
  const choices = 'choices' in detail ? detail.choices : undefined;
  if (choices !== undefined && !choices.some((choice) => choice === is)) {
    return [`when.is: found '${is}', expected one of ${choices.join(', ')}`];
  }
  const type = valueTypes[detail.type];
  return typeof is === type ? [] : [`when.is: found '${is}', expected a ${type} for a detail of type ${detail.type}`];
}
