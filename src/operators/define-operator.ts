/**
 * How an integrator describes an operator of its own, or changes one of the four: checked when the service starts, every
 * fault named with its place and what would be right.
 */
import { Fault } from '../kernel/fault.ts';
import { lifecycles } from '../request/lifecycle.ts';
import { defaults, seriesFrom } from './defaults.ts';
import type { KindClock, KindPolicy } from './kind-policy.ts';
import type { Operator } from './operator.ts';
import { shapeFaults } from './operator-schema.ts';

/** What has no default; `series` are ten, eleven and twelve digits behind `prefix` unless given. */
export type OperatorDefinition = Pick<Operator, 'id' | 'legalName' | 'brand' | 'support' | 'contacts'> &
  Partial<Omit<Operator, 'series'>> &
  ({ readonly prefix: string; readonly series?: never } | { readonly series: Operator['series'] });

/** What may be changed: whole fields, and within `kinds`, `channels` and `series` one entry at a time. */
export type OperatorChanges = Partial<Omit<Operator, 'kinds'>> & {
  readonly kinds?: { readonly [kind: string]: Partial<KindPolicy> };
};

/**
 * An operator of one's own. What is not given is as in the four that come with the library.
 *
 * @throws Fault `operator/invalid`: its message lists every fault with its path and what would be right
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
 * @throws Fault `operator/invalid`
 *
 * @example
 * const changed = extendOperator(mts, { smsAlphabet: 'cheapest', kinds: { complaint: { clocks: kinds.claim.clocks } } });
 * changed.kinds.complaint.clocks.map((clock) => clock.name).includes('legalReview') //=> true
 */
export function extendOperator<Kept extends Operator>(operator: Kept, changes: OperatorChanges): Kept {
  const { kinds: changedKinds = {}, ...others } = changes;
  const kinds: Record<string, unknown> = { ...operator.kinds };
  for (const [name, change] of Object.entries(changedKinds)) kinds[name] = { ...operator.kinds[name], ...change };
  const changed = checked({
    ...operator,
    ...others,
    channels: { ...operator.channels, ...others.channels },
    series: { ...operator.series, ...others.series },
    kinds,
  });
  // Entries were changed or added, none was removed: whatever was certain of the operator still is.
  return changed as Kept;
}

function checked(operator: Omit<Operator, 'kinds'> & { readonly kinds: object }): Operator {
  const shape = shapeFaults(operator);
  // What is checked here field by field has all its fields; whether they fit each other comes next.
  const described = operator as Operator;
  const faults = shape.length > 0 ? shape : contradictions(described);
  if (faults.length > 0) throw new Fault('operator/invalid', `operator '${described.id}': ${faults.join('; ')}`);
  return described;
}

/** What is well formed and yet cannot work. */
function contradictions({ kinds, series }: Operator): readonly string[] {
  return Object.entries(kinds).flatMap(([name, policy]) =>
    [
      ...seriesFaults(policy, Object.keys(series)),
      ...promiseFaults(policy),
      ...policy.clocks.flatMap((clock, index) => clockFaults(policy, clock, `clocks.${index}`)),
    ].map((fault) => `kinds.${name}.${fault}`),
  );
}

function seriesFaults({ series, messages }: KindPolicy, known: readonly string[]): readonly string[] {
  if (series !== undefined) {
    return known.includes(series) ? [] : [`series: found '${series}', expected one of ${known.join(', ')}`];
  }
  return Object.keys(messages).length === 0
    ? []
    : ['messages: expected none, for a kind without a series has no number to tell'];
}

/** The messages that name the date until which something is promised. */
function promiseFaults({ messages, clocks }: KindPolicy): readonly string[] {
  const isPromised = clocks.some(
    ({ audience, startsOn, when }) => audience !== 'internal' && startsOn.includes('registered') && when === undefined,
  );
  const needy = Object.entries(messages).filter(([, rule]) =>
    ['registered', 'reopened', 'extended'].includes(rule?.message ?? ''),
  );
  // Where each clock depends on a detail, some detail has to be demanded; that is for the kind to see to.
  const isDependent = clocks.some(({ audience, when }) => audience !== 'internal' && when !== undefined);
  if (isPromised || isDependent) return [];
  return needy.map(
    ([event]) => `messages.${event}: tells a date, expected a clock that starts on 'registered' and is not internal`,
  );
}

function clockFaults({ lifecycle }: KindPolicy, { atEnd, pausedIn }: KindClock, path: string): readonly string[] {
  const statuses: object = lifecycles[lifecycle];
  const unknown = pausedIn.filter((status) => !Object.hasOwn(statuses, status));
  const ending = lifecycle === 'inquiry' ? 'withdraw' : 'cancel';
  return [
    ...unknown.map((status) => `${path}.pausedIn: found '${status}', which is no status of an ${lifecycle}`),
    ...((atEnd === 'withdraw' || atEnd === 'cancel') && atEnd !== ending
      ? [`${path}.atEnd: found '${atEnd}', expected '${ending}' for an ${lifecycle}`]
      : []),
  ];
}
