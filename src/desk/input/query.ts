/**
 * Queries as they come from outside: of a subscriber, of an employee, and about the data of a person.
 */
import * as z from 'zod/mini';
import { lazy } from '../../kernel/lazy.ts';
import type { Channel } from '../../operators/channel.ts';
import { identifier, optional, phoneNumber, text, wholeNumber } from './fields.ts';

const number = /* @__PURE__ */ lazy(() => z.string({ error: 'the number of a request, as a text' }));

export interface StatusQuery {
  readonly caller: string;
  readonly number?: string;
  readonly channel?: Channel;
  readonly proof?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

export const statusQuery: () => z.ZodMiniType<StatusQuery> = /* @__PURE__ */ lazy(() =>
  z.strictObject(
    {
      caller: phoneNumber(),
      number: optional(number()),
      channel: optional(identifier()),
      proof: optional(text(200)),
      limit: optional(wholeNumber(1, 100, 'a whole number from 1 to 100')),
      cursor: optional(text(500)),
    },
    { error: 'an object with caller, and number if one request is meant' },
  ),
);

export interface AgentQuery {
  readonly agentId: string;
  readonly number?: string;
  readonly msisdn?: string;
  readonly purpose?: string;
  readonly cursor?: string;
}

const oneOfBoth = 'an object with agentId, and either number or msisdn';

export const agentQuery: () => z.ZodMiniType<AgentQuery> = /* @__PURE__ */ lazy(() =>
  z
    .strictObject(
      {
        agentId: identifier(),
        number: optional(number()),
        msisdn: optional(phoneNumber()),
        purpose: optional(text(200)),
        cursor: optional(text(500)),
      },
      { error: oneOfBoth },
    )
    .check(z.refine((query) => (query.number === undefined) !== (query.msisdn === undefined), { error: oneOfBoth })),
);

type ErasureTarget = { readonly number: string } | { readonly msisdn: string };

/** Whose data is meant: that of one request, or of a line. */
export const erasureTarget: () => z.ZodMiniType<ErasureTarget> = /* @__PURE__ */ lazy(() =>
  z.union([z.strictObject({ number: number() }), z.strictObject({ msisdn: phoneNumber() })], {
    error: 'an object with a number, or with the msisdn of a line',
  }),
);

export const lineQuery: () => z.ZodMiniType<{ readonly msisdn: string }> = /* @__PURE__ */ lazy(() =>
  z.strictObject({ msisdn: phoneNumber() }),
);
