/**
 * All desks on a store agree on how numbers are made: what was used once has to be in every later set-up, or numbers that
 * people have would be lost. New secrets and longer lengths may be added at the end.
 *
 * The store keeps under `number/<series>/0` what the first desk used, under `number/<series>/1` what the first one used that
 * had more, and so on. No method of a store reads without writing, and the first value stays; so whether there is a later one
 * is kept in a counter of the same name, which is far above zero then.
 */
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { Fault } from '../../kernel/fault.ts';
import { type Secret, secretBytes } from '../../number/secret.ts';
import { type ListedSecret, listedSecrets, type NumberSeries } from '../../number/series.ts';
import type { RequestStore } from '../ports/store.ts';

export interface SeriesAgreementOptions {
  readonly store: Pick<RequestStore, 'agree' | 'lease'>;
  readonly series: readonly NumberSeries[];
  readonly secret: Secret | readonly ListedSecret[];
}

/** More than the number of times that processes begin, and a count that a store can add. */
const mark = 2 ** 52;

/**
 * Asks the store once. What the function gives is `undefined` as soon as the store has agreed; until then a promise, which
 * calls at the same time share, and which rejects when the set-up does not fit or the store fails: the next call asks again.
 *
 * The promise rejects with Fault `desk/invalid-setup`: numbers of an earlier set-up could not be read any more.
 */
export function seriesAgreement({ store, series, secret }: SeriesAgreementOptions): () => Promise<void> | undefined {
  let isAgreed = false;
  let asking: Promise<void> | undefined;

  async function agree(): Promise<void> {
    const generations = await Promise.all(series.map((one) => join(store, one, secret)));
    for (const [index, { name }] of series.entries()) {
      const generation = generations[index] ?? 0;
      if (generation > 0 && !(await isMarked(name, generation))) await store.lease(place(name, generation), mark);
      if (await isMarked(name, generation + 1)) throw lost(name, 'a later secret or length is missing');
    }
    isAgreed = true;
  }

  /** The question adds one to the counter. */
  async function isMarked(name: string, generation: number): Promise<boolean> {
    const { from } = await store.lease(place(name, generation), 1);
    return from >= mark;
  }

  return () => {
    if (isAgreed) return undefined;
    asking ??= agree().finally(() => {
      asking = undefined;
    });
    return asking;
  };
}

/** The first place at which this very set-up is kept; all before it are contained in it. */
async function join(
  store: Pick<RequestStore, 'agree'>,
  series: NumberSeries,
  secret: Secret | readonly ListedSecret[],
): Promise<number> {
  const { name } = series;
  const own = imprint(series, secret);
  // Each place keeps a secret or a length more than the one before, so there are not more places than these.
  const most = series.lengths.length + listedSecrets(secret).length;
  for (let generation = 0; generation < most; generation += 1) {
    const kept = await store.agree(place(name, generation), own);
    if (kept === own) return generation;
    if (typeof kept !== 'string') throw new Fault('store/broken-promise', 'agree: expected a text');
    const missing = missingPart(kept, own);
    if (missing !== undefined) throw lost(name, `${missing} differ`);
  }
  throw new Fault('store/broken-promise', `agree: expected the value that was kept under '${place(name, 0)}' first`);
}

function place(name: string, generation: number): string {
  return `number/${name}/${generation}`;
}

/** What fixes the numbers of a series, as a text that tells nothing about the secrets. */
function imprint({ name, prefix, check, lengths }: NumberSeries, secret: Secret | readonly ListedSecret[]): string {
  const keys = listedSecrets(secret).map((one) => `${one.digit}:${trace(one.secret, name)}`);
  return [prefix, check, lengths.join(','), keys.join(',')].join(' ');
}

/** Another one for each series and secret. HKDF-SHA-256 (RFC 5869) cannot be reversed, and a secret is too long to be guessed. */
function trace(secret: Secret, name: string): string {
  const info = new TextEncoder().encode(`zayavka/series ${name}`);
  const bytes = hkdf(sha256, secretBytes(secret), undefined, info, 12);
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What of the kept imprint is not in the own one. */
function missingPart(kept: string, own: string): string | undefined {
  const [prefix, check, lengths = '', keys = ''] = kept.split(' ');
  const [ownPrefix, ownCheck, ownLengths = '', ownKeys = ''] = own.split(' ');
  if (prefix !== ownPrefix) return 'the prefixes';
  if (check !== ownCheck) return 'the checks';
  if (!`${ownLengths},`.startsWith(`${lengths},`)) return 'the lengths';
  return `${ownKeys},`.startsWith(`${keys},`) ? undefined : 'the secrets';
}

function lost(name: string, problem: string): Fault {
  const expected =
    'expected every secret and length that was ever used with this store, in the same order, new ones at the end';
  return new Fault(
    'desk/invalid-setup',
    `series '${name}': numbers in the store could not be read: ${problem}; ${expected}`,
  );
}
