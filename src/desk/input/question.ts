/**
 * Questions as they come from outside: of a subscriber, of an employee, and about the data of a person.
 */
import * as z from 'zod/mini';
import type { Result } from '../../kernel/result.ts';
import { type Channel, channels } from '../../operators/channel.ts';
import type { InvalidInput } from '../ports/refusal.ts';
import { identifier, oneOf, optional, read, text } from './fields.ts';
import { lazy } from './lazy.ts';
import { phoneNumber } from './phone-number.ts';

const number = /* @__PURE__ */ lazy(() => z.string({ error: 'the number of a request, as a text' }));
const pageSize = 'a whole number from 1 to 100';

export interface StatusQuestion {
  readonly caller: string;
  readonly number?: string;
  readonly channel?: Channel;
  readonly proof?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

const statusQuestion = /* @__PURE__ */ lazy(() =>
  z.strictObject(
    {
      caller: phoneNumber(),
      number: optional(number()),
      channel: optional(oneOf(channels)),
      proof: optional(text(200)),
      limit: optional(
        z
          .number({ error: pageSize })
          .check(z.refine((value) => Number.isInteger(value) && value >= 1 && value <= 100, { error: pageSize })),
      ),
      cursor: optional(text(500)),
    },
    { error: 'an object with caller, and number if one request is meant' },
  ),
);

export function readStatusQuestion(input: unknown): Result<StatusQuestion, InvalidInput> {
  return read(statusQuestion(), input);
}

export interface AgentQuestion {
  readonly agentId: string;
  readonly number?: string;
  readonly msisdn?: string;
  readonly purpose?: string;
  readonly cursor?: string;
}

const oneOfBoth = 'an object with agentId, and either number or msisdn';

const agentQuestion = /* @__PURE__ */ lazy(() =>
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
    .check(z.refine((asked) => (asked.number === undefined) !== (asked.msisdn === undefined), { error: oneOfBoth })),
);

export function readAgentQuestion(input: unknown): Result<AgentQuestion, InvalidInput> {
  return read(agentQuestion(), input);
}

const whom = /* @__PURE__ */ lazy(() =>
  z.union([z.strictObject({ number: number() }), z.strictObject({ msisdn: phoneNumber() })], {
    error: 'an object with a number, or with the msisdn of a line',
  }),
);

/** Whose data is meant: that of one request, or of a line. */
export function readWhom(
  input: unknown,
): Result<{ readonly number: string } | { readonly msisdn: string }, InvalidInput> {
  return read(whom(), input);
}

const owner = /* @__PURE__ */ lazy(() => z.strictObject({ msisdn: phoneNumber() }));

export function readLine(msisdn: unknown): Result<{ readonly msisdn: string }, InvalidInput> {
  return read(owner(), { msisdn });
}
