/**
 * Whose request it is, as it comes from outside.
 */
import * as z from 'zod/mini';
import { isMobile } from '../../kernel/phone-number.ts';
import type { Subscriber } from '../../request/request.ts';
import { email, lineAlone, lineExtension, locale, object, optional, phoneLine, text, timeZone } from './fields.ts';
import { account, countIdentities, type UserInput, user } from './identity.ts';

/**
 * Whose request it is, see {@link openDesk}: at least one of `msisdn`, `email`, `account` and `user`; by each that is given the
 * requests are found.
 */
export type SubscriberInput = PersonInput & (Known<'msisdn'> | Known<'email'> | Known<'account'> | Known<'user'>);

type Known<Field extends keyof IdentitiesInput> = { readonly [Given in Field]: IdentitiesInput[Given] };

interface IdentitiesInput {
  /** The line that the request is about, in any usual notation; a landline with its extension, if it has one. */
  readonly msisdn: string;
  readonly email: string;
  /** What the operator calls the contract, such as of fixed internet. */
  readonly account: string;
  /** Who somebody is in a messenger or a social network: `{ channel: 'telegram', id: '42' }`. */
  readonly user: UserInput;
}

interface PersonInput
  extends Partial<{ readonly [Field in keyof IdentitiesInput]: IdentitiesInput[Field] | undefined }> {
  /** The extension of a landline, where it is not written behind the number: 1 to 7 digits. */
  readonly extension?: string | undefined;
  /** Where messages go instead: somebody whose SIM card is lost cannot read them on the line. */
  readonly contact?: { readonly msisdn?: string | undefined; readonly email?: string | undefined } | undefined;
  readonly name?: string | undefined;
  /** Language of the messages; `ru` by default. */
  readonly locale?: string | undefined;
  /** IANA zone; that of the landline, or the operator's own, by default. */
  readonly timeZone?: string | undefined;
}

export function subscriber(): z.ZodMiniType<Subscriber> {
  const aContact = 'an object with msisdn, email or both';
  const contact = object({ msisdn: optional(lineAlone()), email: optional(email()) }, aContact);
  const fields = {
    msisdn: optional(phoneLine()),
    extension: optional(lineExtension()),
    email: optional(email()),
    account: optional(account()),
    user: optional(user()),
    contact: optional(contact.check(z.refine((given) => Object.keys(given).length > 0, { error: aContact }))),
    name: optional(text(200)),
    locale: optional(locale()),
    timeZone: optional(timeZone()),
  };
  const error = 'an object with msisdn, email, account or user';
  return z.pipe(
    object(fields, error),
    z.transform(({ msisdn: line, ...person }, { issues }): Subscriber => {
      const known: Subscriber = { ...person, ...line };
      if (countIdentities(known) === 0) issues.push({ code: 'custom', message: error, input: person });
      if (person.extension !== undefined && (line === undefined || isMobile(line.msisdn) === true)) {
        const message = `no extension: ${line === undefined ? 'there is no line' : 'the line is a mobile one'}`;
        issues.push({ code: 'custom', message, path: ['extension'], input: person.extension });
      }
      if (person.extension !== undefined && (line?.extension ?? person.extension) !== person.extension) {
        const message = 'no other extension than the one that is written behind the line';
        issues.push({ code: 'custom', message, path: ['extension'], input: person.extension });
      }
      return known;
    }),
  );
}
