/**
 * All desks on a store agree, for each operator, on how its numbers are made: what was used once has to be in every later
 * set-up, or numbers that people have would be lost or issued again. New series, secrets and lengths may be added.
 *
 * The store keeps under `number/<operator>/0` what the first desk used, under `number/<operator>/1` what the first one used
 * that had more, and so on; the same under each alias, so that another id with the old one as an alias loses nothing either. No
 * method of a store reads without writing, and the first value stays; so whether there is a later one is kept in a counter of
 * the same name, which is far above zero then.
 */
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { Fault } from '../../kernel/fault.ts';
import { type Secret, secretBytes } from '../../number/secret.ts';
import { type ListedSecret, listedSecrets, type NumberSeries } from '../../number/series.ts';
import type { Operator } from '../../operators/operator.ts';
import type { RequestStore } from '../ports/store.ts';

export interface SeriesAgreementOptions {
  readonly store: Pick<RequestStore, 'agree' | 'lease'>;
  readonly operators: readonly Pick<Operator, 'id' | 'aliases' | 'series'>[];
  /** `operator id/group` → series. */
  readonly seriesOf: ReadonlyMap<string, NumberSeries>;
  readonly secret: Secret | readonly ListedSecret[];
}

/**
 * What is waited for before a store is used: `undefined` as soon as the store has agreed; until then a promise, which calls at
 * the same time share, and which rejects when the set-up does not fit or the store fails: the next call asks again.
 *
 * @param isWriting whether numbers are issued. What only reads goes on, too, when the store keeps this very set-up and refuses
 * to write: then a later one cannot be looked for.
 */
export type SeriesAgreement = (isWriting: boolean) => Promise<void> | undefined;

/** More than the number of times that processes begin, and a count that a store can add. */
const mark = 2 ** 52;

/** Rejections: Fault `desk/invalid-setup`, numbers of an earlier set-up could not be read any more. */
export function seriesAgreement({ store, operators, seriesOf, secret }: SeriesAgreementOptions): SeriesAgreement {
  const setUps = operators.flatMap((operator) => setUpsOf(operator, seriesOf, secret));
  let state: 'unknown' | 'readable' | 'agreed' = 'unknown';
  let asking: Promise<void> | undefined;

  async function ask(): Promise<void> {
    const generations = await Promise.all(setUps.map((setUp) => join(store, setUp)));
    try {
      // One after another: where one is refused, so are the others.
      for (const [index, { operator }] of setUps.entries()) await assertLatest(operator, generations[index] ?? 0);
      state = 'agreed';
    } catch (error) {
      state = Fault.is(error) && error.code === 'desk/invalid-setup' ? 'unknown' : 'readable';
      throw error;
    }
  }

  async function assertLatest(operator: string, generation: number): Promise<void> {
    if (generation > 0 && !(await isMarked(operator, generation))) await store.lease(place(operator, generation), mark);
    if (await isMarked(operator, generation + 1)) throw lost(operator, 'a later secret, length or series is missing');
  }

  /** The question adds one to the counter. */
  async function isMarked(operator: string, generation: number): Promise<boolean> {
    const { from } = await store.lease(place(operator, generation), 1);
    return from >= mark;
  }

  return (isWriting) => {
    if (state === 'agreed' || (state === 'readable' && !isWriting)) return undefined;
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    if (isWriting) return asking;
    return asking.catch((error: unknown) => {
      if (state !== 'readable') throw error;
    });
  };
}

/** How the numbers of an operator are made. */
interface SetUp {
  /** Its id or an alias. */
  readonly operator: string;
  /** A text that tells nothing about the secrets. */
  readonly imprint: string;
  /** Places in the store at most: each keeps a series, a length or a secret more than the one before. */
  readonly places: number;
}

/** The first place at which this very set-up is kept; all before it are contained in it. */
async function join(store: Pick<RequestStore, 'agree'>, { operator, ...own }: SetUp): Promise<number> {
  for (let generation = 0; generation < own.places; generation += 1) {
    const kept: unknown = await store.agree(place(operator, generation), own.imprint);
    if (kept === own.imprint) return generation;
    if (typeof kept !== 'string') throw new Fault('store/broken-promise', 'agree: expected a text');
    const missing = missingPart(kept, own.imprint);
    if (missing !== undefined) throw lost(operator, missing);
  }
  throw new Fault(
    'store/broken-promise',
    `agree: expected the value that was kept under '${place(operator, 0)}' first`,
  );
}

function place(operator: string, generation: number): string {
  return `number/${operator}/${generation}`;
}

/** One for its id and one for each alias. */
function setUpsOf(
  { id, aliases, series: groups }: SeriesAgreementOptions['operators'][number],
  seriesOf: ReadonlyMap<string, NumberSeries>,
  secret: Secret | readonly ListedSecret[],
): readonly SetUp[] {
  const secrets = listedSecrets(secret).map((one) => `${one.digit}:${trace(one.secret)}`);
  const series = Object.keys(groups)
    .sort()
    .flatMap((group) => {
      const { prefix, check, lengths } = seriesOf.get(`${id}/${group}`) ?? {};
      return lengths === undefined ? [] : [[encodeURIComponent(group), prefix, check, lengths.join(',')]];
    });
  const imprint = [secrets.join(','), ...series.map((parts) => parts.join(' '))].join('\n');
  const lengths = series.flatMap(([, , , own]) => own?.split(',') ?? []);
  const places = secrets.length + series.length + lengths.length;
  return [id, ...aliases].map((operator) => ({ operator, imprint, places }));
}

/** HKDF-SHA-256 (RFC 5869) cannot be reversed, and a secret is too long to be guessed. */
function trace(secret: Secret): string {
  const bytes = hkdf(sha256, secretBytes(secret), undefined, new TextEncoder().encode('zayavka/numbers'), 12);
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What of the kept imprint is not in the own one. */
function missingPart(kept: string, own: string): string | undefined {
  const [secrets, ...series] = kept.split('\n');
  const [ownSecrets, ...ownLines] = own.split('\n');
  const ownSeries = ownLines.map((line) => line.split(' '));
  if (!`${ownSecrets},`.startsWith(`${secrets},`)) return 'the secrets differ';
  for (const line of series) {
    const [name = '', prefix, check, lengths] = line.split(' ');
    const [ownName, ownPrefix, ownCheck, ownLengths] = ownSeries.find(([other]) => other === name) ?? [];
    const shown = `series '${decodeURIComponent(name)}'`;
    if (ownName === undefined) return `${shown} is missing or has another name`;
    if (prefix !== ownPrefix) return `the prefixes of ${shown} differ`;
    if (check !== ownCheck) return `the checks of ${shown} differ`;
    if (!`${ownLengths},`.startsWith(`${lengths},`)) return `the lengths of ${shown} differ`;
  }
  return undefined;
}

function lost(operator: string, problem: string): Fault {
  const expected =
    'expected every series, every secret and every length that was ever used with this store, secrets and lengths in ' +
    'the same order, new ones at the end';
  return new Fault(
    'desk/invalid-setup',
    `operator '${operator}': numbers in the store could not be read: ${problem}; ${expected}`,
  );
}
