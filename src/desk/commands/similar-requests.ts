/**
 * Finds open requests of a person that are probably about the same thing, so that the employee who registers one sees them.
 * Nothing is merged automatically.
 */
import { isOpenStatus, type Status } from '../../request/lifecycle.ts';
import type { ReadRegistration } from '../input/registration.ts';
import type { RequestStore } from '../ports/store.ts';
import { isValidDocument } from '../work/stored-document.ts';

/** Texts with at least this share of common stems are similar (an assumption). */
const threshold = 0.5;

/** Whether two texts share most of their words, in any order and with any endings. */
function similarTexts(one: string, other: string): boolean {
  const first = stems(one);
  const second = stems(other);
  if (first.size === 0 || second.size === 0) return false;
  const common = [...first].filter((stem) => second.has(stem)).length;
  return common / Math.min(first.size, second.size) >= threshold;
}

/** The first five letters of each word: Russian endings change, stems mostly do not. Of a long text only the beginning. */
function stems(text: string): ReadonlySet<string> {
  const words =
    text
      .slice(0, 2_000)
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.map((word) => word.slice(0, 5)));
}

/**
 * An open request that may be about the same thing.
 *
 * @example
 * const desk = openDesk({ operators: [mts], store: memoryStore(), secret: '000102030405060708090a0b0c0d0e0f', now: () => new Date('2026-11-20T09:00:00Z') });
 * const form = { operator: 'mts', kind: 'serviceFault', channel: 'hotline', subscriber: { msisdn: '+79161234567' }, text: 'Нет связи', agentId: 'ivanova' };
 * await desk.register(form);
 * const again = await desk.register(form);
 * again.ok && again.value.similar.map(({ number, status }) => `${number} ${status}`) //=> ['4258498366 registered']
 */
export interface SimilarRequest {
  readonly number: string | undefined;
  readonly status: Status;
  readonly registeredAt: Date;
}

/** The search looks so far back, and at so many of the latest requests of the line (assumptions). */
const windowMs = 30 * 86_400_000;
const mostRequests = 20;

/** Open requests of the same person, operator and kind, not older than thirty days, whose text reads alike. */
export async function similarRequests(
  store: Pick<RequestStore, 'find'>,
  { operator, kind, text, policy }: ReadRegistration,
  proven: readonly string[],
  now: Date,
): Promise<readonly SimilarRequest[]> {
  if (policy.series === undefined) return [];
  const pages = await Promise.all(
    proven.map((identity) => store.find({ operator: operator.id, identity, limit: mostRequests })),
  );
  const byId = new Map(
    pages.flatMap(({ found }) => found.filter(isValidDocument)).map((stored) => [stored.request.id, stored]),
  );
  return [...byId.values()]
    .map(({ request }) => request)
    .filter((request) => request.kind === kind && isOpenStatus(request.lifecycle, request.status))
    .filter((request) => now.getTime() - request.registeredAt <= windowMs && similarTexts(request.text, text))
    .map(({ number, status, registeredAt }) => ({ number, status, registeredAt: new Date(registeredAt) }));
}
