/**
 * Whatever becomes of a request, its document says how it was registered: read back, it is the same registration, and it stays
 * valid against the schemas.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mts } from 'zayavka/operators';
import { allowedCommands, decide, evolve, type Request, type RequestEvent } from 'zayavka/request';
import { fromProductOrder, fromTroubleTicket, toProductOrder, toTroubleTicket } from 'zayavka/tmf';
import type { HistoryEntry } from '#src/desk/ports/store.ts';
import type { Detail } from '#src/operators/detail.ts';
import type { Json, Subscriber } from '#src/request/request.ts';
import { complete, consultation, hour, inquiry, monday } from '../scenario/sample.ts';
import { strayings } from './tmf-schema.ts';

const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).filter((text) => text.trim() !== '');
const phone = fc.integer({ min: 1_000_000, max: 9_999_999 }).map((digits) => `+7916${digits}`);

function anyValueOf(detail: Detail): fc.Arbitrary<Json> {
  switch (detail.type) {
    case 'text':
      return words;
    case 'integer':
      return fc.integer();
    case 'money':
      return fc.integer({ min: 1, max: 1e12 });
    case 'date':
      return fc.integer({ min: 0, max: 20_000 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
    case 'phone':
      return phone;
    case 'choice':
      return fc.constantFrom(...detail.choices);
    case 'boolean':
      return fc.boolean();
    case 'tags':
      return fc.uniqueArray(words, { minLength: 1, maxLength: 3 });
    case 'items':
      return fc.array(fc.record({ name: words, quantity: fc.integer({ min: 1, max: 1_000 }) }), {
        minLength: 1,
        maxLength: 4,
      });
  }
}

const subscriber: fc.Arbitrary<Subscriber> = fc
  .record(
    {
      msisdn: phone,
      email: fc.constant('ivan@example.ru'),
      account: fc.constantFrom('277123456', 'FTTB/08.5'),
      user: fc.record({ channel: fc.constantFrom('telegram', 'vk', 'max'), id: words }),
      contact: fc.constantFrom<NonNullable<Subscriber['contact']>>(
        { msisdn: '+79035554433' },
        { email: 'b@example.ru' },
        { msisdn: '+79035554433', email: 'b@example.ru' },
      ),
      name: words,
      extension: fc.constant('12'),
      locale: fc.constantFrom('ru', 'kk-KZ'),
      timeZone: fc.constant('Asia/Omsk'),
    },
    { requiredKeys: [] },
  )
  .filter(({ msisdn, email, account, user }) =>
    [msisdn, email, account, user].some((identity) => identity !== undefined),
  );

const first: fc.Arbitrary<RequestEvent<'registered' | 'consulted'>> = fc
  .constantFrom(...Object.entries(mts.kinds))
  .chain(([kind, policy]) => {
    const required = Object.keys(policy.details).filter((name) => policy.details[name]?.required);
    const details = Object.fromEntries(
      Object.entries(policy.details).map(([name, detail]) => [name, anyValueOf(detail)]),
    );
    return fc
      .record({
        channel: fc.constantFrom(...Object.keys(mts.channels)),
        subscriber,
        text: words,
        details: fc.record(details, { requiredKeys: required }),
        receivedAt: fc.constantFrom(monday, monday - 5 * hour),
      })
      .map((form): RequestEvent<'registered' | 'consulted'> => {
        const { type: _, ...beginning } = policy.series === undefined ? consultation : { ...inquiry, answer: '' };
        const { answer, ...registration } = { ...beginning, ...form, kind, lifecycle: policy.lifecycle };
        return policy.series === undefined
          ? { ...registration, type: 'consulted', answer }
          : { ...registration, type: 'registered' };
      });
  });

const life = fc.tuple(first, fc.array(fc.nat(), { maxLength: 12 })).map(([event, choices]) => {
  let request: Request = evolve(undefined, event);
  const history: HistoryEntry[] = [{ version: 1, event }];
  for (const choice of event.type === 'consulted' ? [] : choices) {
    const allowed = allowedCommands(request.lifecycle, request.status).filter((name) => name !== 'correct');
    const command = complete[allowed[choice % allowed.length] ?? 'note'];
    const decision = decide(request, command, new Date(request.changedAt + hour));
    for (const done of decision.ok ? decision.value : []) {
      request = evolve(request, done);
      history.push({ version: request.version, event: done });
    }
  }
  return { request, history };
});

function expected({
  operator,
  kind,
  channel,
  subscriber,
  text,
  details,
  receivedAt,
  registeredAt,
  answer,
}: Request): object {
  const isConsultation = mts.kinds[kind]?.series === undefined;
  return {
    ...{ operator, kind, channel, subscriber, text },
    ...(Object.keys(details).length > 0 && { details }),
    ...((receivedAt !== registeredAt || mts.kinds[kind]?.receivedFirst) && { receivedAt: new Date(receivedAt) }),
    ...(isConsultation && { answer }),
  };
}

describe.each(['v4', 'v5'] as const)('a document of %s', (version) => {
  it('of any request at any time is read back as its registration', () => {
    fc.assert(
      fc.property(life, ({ request, history }) => {
        const options = { version, notes: 'conversation' } as const;
        const document =
          request.lifecycle === 'inquiry'
            ? toTroubleTicket(request, history, options)
            : toProductOrder(request, history, options);
        const name =
          request.lifecycle === 'inquiry' ? `TMF621 ${version} TroubleTicket` : `TMF622 ${version} ProductOrder`;
        expect(strayings(name, document)).toEqual([]);
        const sent: unknown = JSON.parse(JSON.stringify(document));
        const read =
          request.lifecycle === 'inquiry'
            ? fromTroubleTicket(sent, { operator: mts })
            : fromProductOrder(sent, { operator: mts });
        if (!read.ok) throw new Error(JSON.stringify(read.refusal));
        const { commandId: _, ...value } = read.value;
        expect(value).toEqual(expected(request));
      }),
      { numRuns: 100 },
    );
  });
});
