/**
 * How an integrator describes an operator, or changes one of the four: checked when the service starts, every fault named
 * with its place and what would be right.
 */
import { Fault } from '../kernel/fault.ts';
import { textNames } from '../message/message-table.ts';
import type { Texts } from '../message/texts/catalogue.ts';
import { lifecycles } from '../request/lifecycle.ts';
import { defaults, seriesFrom } from './defaults.ts';
import { isPromise, type KindClock, type KindPolicy } from './kind-policy.ts';
import type { Operator } from './operator.ts';
import { shapeFaults } from './operator-schema.ts';
import { textFaults } from './text-faults.ts';

/** What has no default. Without `series` numbers are `prefix` and digits, ten, eleven and twelve in all. */
export type OperatorDefinition = Pick<Operator, 'id' | 'legalName' | 'brand' | 'support' | 'contacts'> &
  Partial<Omit<Operator, 'series'>> &
  ({ readonly prefix: string; readonly series?: never } | { readonly series: Operator['series'] });

/** What may be changed: whole fields, and within `kinds`, `channels`, `series` and `texts` one entry at a time. */
export type OperatorChanges = Partial<Omit<Operator, 'kinds'>> & {
  readonly kinds?: { readonly [kind: string]: Partial<KindPolicy> };
};

/**
 * A new operator. What is not given is as in the four that come with the library.
 *
 * @throws Fault `operator/invalid`: the definition has faults; the message lists each with its path and what would be right
 *
 * @example
 * const own = defineOperator({ id: 'own', legalName: 'OOO Own', brand: [{ name: { ru: 'Свой', en: 'Own' } }], support: '0777', prefix: '6', contacts: { short: '0777', federal: '+78005550777', source: { kind: 'assumption', reference: { ru: 'пример', en: 'example' } } } });
 * own.series.inquiry.digits //=> 10
 */
export function defineOperator(definition: OperatorDefinition): Operator {
  const { prefix, ...given } = { prefix: '', ...definition };
  return checked({ ...defaults, series: seriesFrom(prefix), ...given });
}

/**
 * An operator with some things changed; those that are not named stay as they are.
 *
 * @throws Fault `operator/invalid`: the changed operator has faults
 *
 * @example
 * const changed = extendOperator(mts, { smsAlphabet: 'cheapest', kinds: { complaint: { clocks: kinds.claim.clocks } } });
 * changed.kinds.complaint.clocks.map((clock) => clock.name).includes('legalReview') //=> true
 */
export function extendOperator<Kept extends Operator>(operator: Kept, changes: OperatorChanges): Kept {
  const { kinds: changedKinds = {}, ...others } = changes;
  const kinds = Object.entries(changedKinds).map(([name, change]) => [name, { ...operator.kinds[name], ...change }]);
  return checked({
    ...operator,
    ...others,
    channels: { ...operator.channels, ...others.channels },
    series: { ...operator.series, ...others.series },
    kinds: { ...operator.kinds, ...Object.fromEntries(kinds) },
    ...(others.texts === undefined ? {} : { texts: joinedTexts(operator.texts, others.texts) }),
  });
}

/** Each text and language that is given replaces the one before. */
function joinedTexts(before: Texts = {}, after: Texts): Texts {
  const joined: Texts = Object.fromEntries(
    textNames.flatMap((name) => {
      const locales = { ...before[name], ...after[name] };
      return Object.keys(locales).length === 0 ? [] : [[name, locales]];
    }),
  );
  // What is no text stays, so that it is told.
  return { ...after, ...joined };
}

function checked<Described extends Operator>(operator: Described): Described {
  const shape = shapeFaults(operator);
  const faults = shape.length > 0 ? shape : [...contradictions(operator), ...textFaults(operator)];
  if (faults.length > 0) throw new Fault('operator/invalid', `operator '${operator.id}': ${faults.join('; ')}`);
  return operator;
}

/** What is well formed and still cannot work. */
function contradictions({ kinds, series }: Operator): readonly string[] {
  return Object.entries(kinds).flatMap(([name, policy]) =>
    [
      ...seriesFaults(policy, Object.keys(series)),
      ...promiseFaults(policy),
      ...stepFaults(policy),
      ...policy.clocks.flatMap((clock, index) => clockFaults(policy, clock, `clocks.${index}`)),
    ].map((fault) => `kinds.${name}.${fault}`),
  );
}

function seriesFaults({ series, messages }: KindPolicy, known: readonly string[]): readonly string[] {
  if (series === undefined) {
    return Object.keys(messages).length === 0
      ? []
      : ['messages: expected none, for a kind without a series has no number to tell'];
  }
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

function stepFaults({ steps = [] }: KindPolicy): readonly string[] {
  const names = steps.map(({ name }) => name);
  return names
    .filter((name, index) => names.indexOf(name) < index)
    .map((name) => `steps: found '${name}' twice, expected each name once`);
}

function clockFaults({ lifecycle }: KindPolicy, { atEnd, pausedIn }: KindClock, path: string): readonly string[] {
  const unknown = pausedIn.filter((status) => !Object.hasOwn(lifecycles[lifecycle], status));
  const ending = lifecycle === 'inquiry' ? 'withdraw' : 'cancel';
  const isWrongEnding = atEnd !== undefined && atEnd !== ending && (atEnd === 'withdraw' || atEnd === 'cancel');
  return [
    ...unknown.map((status) => `${path}.pausedIn: found '${status}', which is no status of an ${lifecycle}`),
    ...(isWrongEnding ? [`${path}.atEnd: found '${atEnd}', expected '${ending}' for an ${lifecycle}`] : []),
  ];
}
