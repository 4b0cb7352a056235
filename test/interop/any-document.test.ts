/**
 * No document makes a reader throw, and whatever is refused has a place, a reason and a status.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mts } from 'zayavka/operators';
import { fromProductOrder, fromTroubleTicket, planPatch, toTmfError } from 'zayavka/tmf';
import { live } from '../scenario/request.ts';
import { inquiry, order } from '../scenario/sample.ts';
import { orders } from './payloads/orders.ts';
import { tickets } from './payloads/tickets.ts';

const options = { operator: mts, channel: 'site' } as const;
const [ticket, ordered] = [live(inquiry).request, live(order).request];

function readAll(document: unknown): void {
  const answers = [
    fromTroubleTicket(document, options),
    fromProductOrder(document, options),
    planPatch(ticket, document, { operator: mts, version: 'v4' }),
    planPatch(ordered, document, { operator: mts, version: 'v5' }),
  ];
  for (const answer of answers) {
    if (answer.ok) continue;
    const { status, issues } = answer.refusal;
    expect([400, 409, 413, 422]).toContain(status);
    expect(issues.length).toBeGreaterThan(0);
    for (const { pointer, found, expected } of issues) {
      expect(pointer).toMatch(/^(?:\/|$)/u);
      expect(found).not.toBe('');
      expect(expected).not.toBe('');
    }
    expect(toTmfError(answer.refusal)).toMatchObject({ status: String(status), message: expect.any(String) });
  }
}

it('of any value', () => {
  fc.assert(fc.property(fc.anything({ withDate: true, withNullPrototype: true, withBigInt: true }), readAll), {
    numRuns: 100,
  });
});

it('of a document of others with anything in any place', () => {
  const documents = [...tickets, ...orders].map(({ document }) => document);
  fc.assert(
    fc.property(fc.constantFrom(...documents), fc.nat(), fc.anything(), (document, choice, value) => {
      const changed: unknown = JSON.parse(JSON.stringify(document));
      const places = placesOf(changed);
      const [parent, key] = places[choice % places.length] ?? [{}, ''];
      Reflect.set(parent, key, value);
      readAll(changed);
    }),
    { numRuns: 200 },
  );
});

function placesOf(value: unknown): readonly (readonly [parent: object, key: string])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => [[value, key] as const, ...placesOf(part)]);
}
