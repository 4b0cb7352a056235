/**
 * Queries as they come from outside: of a subscriber, of an employee, and about the data of a person.
 */
import * as z from 'zod/mini';
import { lazy } from '../../kernel/lazy.ts';
import type { Channel } from '../../operators/channel.ts';
import { identifier, instant, locale, optional, proof, text, wholeNumber } from './fields.ts';
import { anIdentity, caller, countIdentities, type GivenIdentity, identityFields, isOneIdentity } from './identity.ts';

const number = /* @__PURE__ */ lazy(() => z.string({ error: 'the number of a request, as a text' }));

export interface StatusQuery {
  readonly caller: GivenIdentity;
  readonly channel: Channel;
  readonly number?: string;
  readonly proof?: string;
  readonly locale?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

export const statusQuery: () => z.ZodMiniType<StatusQuery> = /* @__PURE__ */ lazy(() =>
  z.strictObject(
    {
      caller: caller(),
      number: optional(number()),
      channel: identifier('the channel on which the caller asks, such as hotline'),
      proof: optional(proof()),
      locale: optional(locale()),
      limit: optional(wholeNumber(1, 100, 'a whole number from 1 to 100')),
      cursor: optional(text(500)),
    },
    { error: 'an object with caller and channel, and number if one request is meant' },
  ),
);

export interface AgentQuery extends GivenIdentity {
  readonly agentId: string;
  readonly number?: string;
  readonly purpose?: string;
  readonly cursor?: string;
}

const oneOfBoth = `an object with agentId, and either number or one of ${anIdentity}`;

export const agentQuery: () => z.ZodMiniType<AgentQuery> = /* @__PURE__ */ lazy(() =>
  z
    .strictObject(
      {
        agentId: identifier(),
        number: optional(number()),
        purpose: optional(text(200)),
        cursor: optional(text(500)),
        ...identityFields(),
      },
      { error: oneOfBoth },
    )
    .check(z.refine(isNumberOrPerson, { error: oneOfBoth })),
);

function isNumberOrPerson({ number: one, ...person }: ErasureTarget): boolean {
  if (one === undefined) return isOneIdentity(person);
  return countIdentities(person) === 0 && person.operator === undefined;
}

export type ErasureTarget = GivenIdentity & { readonly number?: string };

const aPersonOrRequest = `an object with a number, or with one of ${anIdentity}`;

/** Whose data is meant: that of one request, or of a person. */
export const erasureTarget: () => z.ZodMiniType<ErasureTarget> = /* @__PURE__ */ lazy(() =>
  z
    .strictObject({ number: optional(number()), ...identityFields() }, { error: aPersonOrRequest })
    .check(z.refine(isNumberOrPerson, { error: aPersonOrRequest })),
);

export interface DetachQuery extends GivenIdentity {
  readonly reason: string;
  readonly before?: number;
  readonly agentId?: string;
  readonly commandId?: string;
}

const aDetachment = `an object with reason and one of ${anIdentity}`;

/** What is taken off all requests, and why. */
export const detachQuery: () => z.ZodMiniType<DetachQuery> = /* @__PURE__ */ lazy(() =>
  z
    .strictObject(
      {
        reason: text(1_000),
        before: optional(instant()),
        agentId: optional(identifier()),
        commandId: optional(identifier()),
        ...identityFields(),
      },
      { error: aDetachment },
    )
    .check(
      z.refine(({ reason: _, before: __, agentId: ___, commandId: ____, ...person }) => isOneIdentity(person), {
        error: aDetachment,
      }),
    ),
);

/** Of whom all data are meant. */
export const personQuery: () => z.ZodMiniType<{ readonly person: GivenIdentity }> = /* @__PURE__ */ lazy(() =>
  z.strictObject({ person: caller() }),
);
