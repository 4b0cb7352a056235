/**
 * How an integrator describes an operator, or changes one of the four: checked when the service starts, every fault named
 * with its place and what would be right.
 */
import { Fault } from '../kernel/fault.ts';
import { firstFaults } from '../kernel/input/described.ts';
import { faultsOnly } from '../kernel/input/faults-only.ts';
import { catalogueFaults } from '../message/texts/catalogue.ts';
import { defaults, seriesFrom } from './defaults.ts';
import { kindFaults } from './faults/kind-faults.ts';
import { nameFaults } from './faults/name-faults.ts';
import { textFaults } from './faults/text-faults.ts';
import type { KindPolicy } from './kind-policy.ts';
import type { KnownFields, Operator } from './operator.ts';
import { shapeFaults } from './operator-schema.ts';
import { inCanonicalLocale } from './schema/canonical-locale.ts';
import { type OperatorChanges, withChanges } from './with-changes.ts';

/**
 * What {@link defineOperator} takes: what has no default, and what differs from the defaults. Without `series` numbers are
 * `prefix` and digits, ten, eleven and twelve in all.
 */
export type OperatorDefinition = Pick<Operator, 'id' | 'legalName' | 'brand' | 'support' | 'contacts'> &
  Partial<Omit<Operator, 'series'>> &
  ({ readonly prefix: string; readonly series?: never } | { readonly series: Operator['series'] });

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
  return faultsOnly(
    'defineOperator',
    () => {
      const { prefix, ...given } = { prefix: '', ...definition };
      return checked({ ...defaults, series: seriesFrom(prefix), ...given });
    },
    'operator/invalid',
  );
}

/** Of a kind that is changed the compiler knows the name alone: its details may be others. */
export type Extended<Kept extends Operator, Changes> = WithKinds<WithNames<Kept, Changes>, Changes>;

/** Another id and other aliases are not those that were kept. */
type WithNames<Kept extends Operator, Changes> = Omit<Kept, 'id' | 'aliases'> &
  Pick<Operator, Exclude<keyof Operator, 'id' | 'aliases'>> & {
    readonly id: Changes extends { readonly id: infer Id extends string } ? Id : Kept['id'];
    readonly aliases: Changes extends { readonly aliases: infer Aliases extends readonly string[] }
      ? readonly Aliases[number][]
      : Kept['aliases'];
  };

type WithKinds<Kept extends Operator, Changes> = Changes extends { readonly kinds: infer Changed extends object }
  ? Omit<Kept, 'kinds'> & {
      readonly kinds: Operator['kinds'] & {
        readonly [Name in Exclude<
          keyof KnownFields<Kept['kinds']> | keyof Changed,
          Gone<Changed>
        >]: Name extends keyof Changed ? KindPolicy : Kept['kinds'][Name & string] & KindPolicy;
      };
    }
  : Kept;

/** The names whose entry is `undefined`. */
type Gone<Changed> = { [Name in keyof Changed]: undefined extends Changed[Name] ? Name : never }[keyof Changed];

/**
 * An operator with some things changed; those that are not named stay as they are. `texts` are for all kinds: they replace
 * what a kind says in their place, unless the kind is given texts of its own at the same time.
 *
 * @throws Fault `operator/invalid`: the changed operator has faults
 *
 * @example
 * const changed = extendOperator(mts, { smsAlphabet: 'cheapest', kinds: { complaint: { details: kinds.claim.details, clocks: kinds.claim.clocks } } });
 * changed.kinds.complaint.clocks.map((clock) => clock.name).includes('legalReview') //=> true
 */
export function extendOperator<Kept extends Operator, const Changes extends OperatorChanges>(
  operator: Kept,
  changes: Changes,
): Extended<Kept, Changes> {
  return faultsOnly(
    'extendOperator',
    () => {
      assertCatalogue(operator.id, 'texts', changes.texts);
      for (const [name, change] of Object.entries(changes.kinds ?? {})) {
        assertCatalogue(operator.id, `kinds.${name}.texts`, change?.texts);
      }
      const extended = checked(withChanges(operator, changes));
      // The compiler does not follow which kinds stay as they are.
      return extended as unknown as Extended<Kept, Changes>;
    },
    'operator/invalid',
  );
}

/** Texts are joined by their tags, which takes long where there are thousands that are none. */
function assertCatalogue(id: string, place: string, texts: unknown): void {
  const faults = texts === undefined ? [] : catalogueFaults(texts).map((fault) => `${place}.${fault}`);
  if (faults.length > 0) throw new Fault('operator/invalid', `operator '${id}': ${firstFaults(faults)}`);
}

function checked<Described extends Operator>(operator: Described): Described {
  const shape = shapeFaults(operator);
  const faults = shape.length > 0 ? shape : [...nameFaults(operator), ...kindFaults(operator), ...textFaults(operator)];
  if (faults.length > 0) throw new Fault('operator/invalid', `operator '${operator.id}': ${firstFaults(faults)}`);
  return inCanonicalLocale(operator);
}
