/**
 * Proofs about what was written: numbers, versions, and that erased persons are gone.
 */
import { entriesOf, groupBy, type Proof } from './proof.ts';

export const numbersOnce: Proof = {
  promise: 'no number twice, none that was answered is lost',
  violations: (evidence) => {
    const requests = groupBy(evidence.requests, ({ number }) => number ?? '');
    const doubles = [...requests].filter(([number, same]) => number !== '' && same.length > 1);
    const answered = groupBy(entriesOf(evidence, 'registered'), ({ number }) => number);
    return [
      ...doubles.map(([number, same]) => `${number} is the number of ${same.length} requests`),
      ...[...answered].flatMap(([number, answers]) => {
        const ids = [...new Set(answers.map(({ commandId }) => commandId))];
        const kept = requests.get(number)?.[0]?.commandIds ?? [];
        return ids.filter((id) => !kept.includes(id)).map((id) => `${number} was answered to ${id}, which has it not`);
      }),
    ];
  },
};

export const versionsGapless: Proof = {
  promise: 'versions without a gap, equal to the document',
  violations: ({ requests, poisons }) =>
    requests
      .filter(({ id }) => poisons.get(id) !== 'damaged')
      .filter(
        ({ version, documentVersion, versions }) =>
          documentVersion !== version ||
          versions.length !== version ||
          versions.some((present, index) => present !== index + 1),
      )
      .map(({ id, version, documentVersion, versions }) => {
        return `${id}: version ${version}, document ${documentVersion}, events ${versions.join(' ')}`;
      }),
};

export const erasedNowhere: Proof = {
  promise: 'erased persons are nowhere',
  violations: (evidence) => {
    const erasures = entriesOf(evidence, 'erased');
    const numbers = new Set(erasures.flatMap(({ number }) => number ?? []));
    const lines = new Set(erasures.flatMap(({ msisdn }) => msisdn ?? []));
    const isErased = (request: (typeof evidence.requests)[number]): boolean =>
      request.isErased || (request.number !== null && numbers.has(request.number));
    const requests = new Set(evidence.requests.filter(isErased).map(({ id }) => id));
    return evidence.marks
      .filter(({ owner, mark }) => requests.has(owner) || lines.has(mark))
      .map(({ table, owner, mark }) => `${mark} stands in ${table} of ${owner}`);
  },
};
