/**
 * Tells whether two texts of one line are probably about the same thing, so that whoever registers a request sees the
 * open one; nothing is ever merged by itself.
 */
import { isOpenStatus, type Status } from '../../request/lifecycle.ts';
import type { ReadRegistration } from '../input/registration.ts';
import type { RequestStore } from '../ports/store.ts';
import { isValidDocument } from '../work/stored-document.ts';

/** Texts with at least this share of common word beginnings are called similar (an assumption; our own choice). */
const threshold = 0.5;

/**
 * Whether two texts share most of their words, whatever their order and endings.
 *
 * @example
 * similarTexts('Не работает интернет', 'интернет не работает второй день') //=> true
 */
export function similarTexts(one: string, other: string): boolean {
  const first = stems(one);
  const second = stems(other);
  if (first.size === 0 || second.size === 0) return false;
  let common = 0;
  for (const stem of first) if (second.has(stem)) common += 1;
  return common / Math.min(first.size, second.size) >= threshold;
}

/** The first five letters of each word: Russian endings change, stems mostly do not. Long texts count by their beginning. */
function stems(text: string): ReadonlySet<string> {
  const words =
    text
      .slice(0, 2_000)
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.map((word) => word.slice(0, 5)));
}

/** An open request that may be about the same thing. */
export interface SimilarRequest {
  readonly number: string | undefined;
  readonly status: Status;
  readonly registeredAt: Date;
}

/** How far back is looked, and at how many of the line's latest requests (assumptions). */
const windowMs = 30 * 86_400_000;
const mostRequests = 20;

/** Open requests of the same line, operator and kind, not older than thirty days, whose text reads alike. */
export async function similarRequests(
  store: Pick<RequestStore, 'find'>,
  { operator, kind, subscriber, text, policy }: ReadRegistration,
  now: Date,
): Promise<readonly SimilarRequest[]> {
  if (policy.series === undefined) return [];
  const { found } = await store.find({ operator: operator.id, msisdn: subscriber.msisdn, limit: mostRequests });
  return found
    .filter(isValidDocument)
    .map(({ request }) => request)
    .filter((request) => request.kind === kind && isOpenStatus(request.lifecycle, request.status))
    .filter((request) => now.getTime() - request.registeredAt <= windowMs && similarTexts(request.text, text))
    .map(({ number, status, registeredAt }) => ({ number, status, registeredAt: new Date(registeredAt) }));
}
