/**
 * Who somebody is, as it comes from outside: a phone number alone, or one of the things by which a subscriber can be known.
 */
import * as z from 'zod/mini';
import { accepted, type Result } from '../../kernel/result.ts';
import { dropInvisible } from '../../kernel/text.ts';
import type { Operator } from '../../operators/operator.ts';
import { type IdentityFields, type IdentityKind, identitiesOf, reservedSchemes } from '../../request/identity.ts';
import type { InvalidInput } from '../ports/refusal.ts';
import { mixesAlphabets } from './contact/email.ts';
import { email, identifier, invalid, object, optional, phoneNumber, unknownName } from './fields.ts';

/** One identity: a line, a mailbox, an account beside its operator, or a user of a messenger or a social network, see {@link UserInput}. */
export type IdentityInput =
  | IdentityField<'msisdn', string>
  | IdentityField<'email', string>
  | (IdentityField<'account', string> & { readonly operator: string })
  | IdentityField<'user', UserInput>;

type IdentityField<Name extends IdentityKind, Value> = { readonly [Field in Name]: Value } & {
  readonly [Other in Exclude<IdentityKind, Name>]?: undefined;
};

/**
 * Who somebody is in a messenger or a social network.
 *
 * @example
 * const desk = openDesk({ operators: [mts], store: memoryStore(), secret: '000102030405060708090a0b0c0d0e0f', now: () => new Date('2026-11-20T09:00:00Z') });
 * const person = { user: { channel: 'max', id: '42' } };
 * await desk.register({ operator: 'mts', kind: 'serviceFault', channel: 'max', subscriber: person, text: 'Нет связи' });
 * const found = await desk.status({ caller: person, channel: 'max' });
 * found.ok && found.value.requests.length //=> 1
 */
export interface UserInput {
  /** The name of the network: small Latin letters, digits, `-`. */
  readonly channel: string;
  readonly id: string;
}

/** Who asks, see {@link Desk.status}: a phone number in any usual notation, or any other identity. */
export type CallerInput = string | IdentityInput;

export interface GivenIdentity extends IdentityFields {
  readonly operator?: string;
}

/** The fields of `IdentityInput`, to stand beside others. */
export function identityFields(): {
  readonly [Field in keyof GivenIdentity]-?: z.ZodMiniExactOptional<z.ZodMiniType<NonNullable<GivenIdentity[Field]>>>;
} {
  return {
    msisdn: optional(phoneNumber()),
    email: optional(email()),
    account: optional(account()),
    operator: optional(identifier()),
    user: optional(user()),
  };
}

/** Whether exactly one identity is there. */
export function isOneIdentity({ operator, ...given }: GivenIdentity): boolean {
  return countIdentities(given) === 1 && (given.account === undefined) === (operator === undefined);
}

export function countIdentities({ msisdn, email, account, user }: IdentityFields): number {
  return [msisdn, email, account, user].filter((value) => value !== undefined).length;
}

export const anIdentity = '{ msisdn }, { email }, { account, operator } or { user: { channel, id } }';

export function caller(): z.ZodMiniType<GivenIdentity> {
  const error = `a phone number that exists, such as +7 916 123-45-67, or one of ${anIdentity}`;
  const line = z.pipe(
    phoneNumber(),
    z.transform((msisdn): GivenIdentity => ({ msisdn })),
  );
  const identity = object(identityFields(), error).check(z.refine(isOneIdentity, { error }));
  // A union would name the caller as a whole where one field of it is wrong.
  return z.pipe(
    z.unknown(),
    z.transform((given, { issues }): GivenIdentity => {
      const isObject = typeof given === 'object' && given !== null;
      const read = (isObject ? identity : line).safeParse(given);
      if (read.success) return read.data;
      const found = isObject ? read.error.issues : [{ code: 'custom' as const, path: [], message: error }];
      for (const { path, message, ...issue } of found) {
        const rest = issue.code === 'unrecognized_keys' ? issue : { code: 'custom' as const };
        issues.push({ ...rest, path, message, input: {} });
      }
      return z.NEVER;
    }),
  );
}

const accountLabel = /^\s*(?:(?:л\/с|лиц(?:евой|\.)?\s*сч(?:[её]т|\.)|договор)[\s.:]*)?[№#]?/iu;

/**
 * The letters and digits of a contract, as it is written, without the spaces between its groups. However hyphens, capital letters
 * and letters that look alike are written, it is the same account, see `identitiesOf`.
 */
export function account(): z.ZodMiniType<string> {
  const error = 'an account of 1 to 64 letters and digits, such as 277-123456';
  const oneAlphabet =
    'an account in letters of one alphabet: Latin and Cyrillic ones are mixed, perhaps by the keyboard';
  return z.pipe(
    z.pipe(
      z.string({ error }).check(z.maxLength(200, { error })),
      z.transform((written) =>
        dropInvisible(written.replace(accountLabel, '').replace(/[^№]+/gu, (part) => part.normalize('NFKC')))
          .replace(/\s/gu, '')
          .replace(/[\p{Pd}\u2212]/gu, '-')
          .toUpperCase(),
      ),
    ),
    z.string().check(
      z.regex(/^[\p{L}\p{N}][\p{L}\p{N}./_№#-]{0,63}$/u, { error, abort: true }),
      z.refine((text) => !mixesAlphabets(text), { error: oneAlphabet }),
    ),
  );
}

export function user(): z.ZodMiniType<UserInput> {
  const aNetwork = `the name of a messenger or a social network, such as telegram or vk`;
  const isNetwork = (name: string): boolean => /^[a-z][a-z0-9-]{0,31}$/.test(name) && !reservedSchemes.includes(name);
  const channel = z.string({ error: aNetwork }).check(z.refine(isNetwork, { error: aNetwork }));
  return object({ channel, id: identifier() }, 'an object { channel, id }');
}

/** The one URI of an identity; an account is refused that stands beside no operator of the desk. */
export function readIdentity(
  { operator, msisdn, email: mail, account: contract, user: member }: GivenIdentity,
  operators: ReadonlyMap<string, Operator>,
  path = '',
): Result<string, InvalidInput> {
  const known = operator === undefined ? undefined : operators.get(operator);
  if (operator !== undefined && known === undefined) {
    return invalid([unknownName(`${path}operator`, operator, operators.keys())]);
  }
  const [identity] = identitiesOf({ msisdn, email: mail, account: contract, user: member }, known?.id ?? '');
  if (identity !== undefined) return accepted(identity);
  return invalid([{ path, found: 'nothing', expected: `one of ${anIdentity}` }]);
}
