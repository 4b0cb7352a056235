/**
 * Who a subscriber is, as URIs: what is one identity for people is one text, and what is two is two.
 */
import { expect, it } from 'vitest';
import { erasedSubscriber } from '#src/request/erased.ts';
import { identitiesOf, kindOfIdentity, operatorOfAccount } from '#src/request/identity.ts';

it('a subscriber is known by a line, a mailbox, an account beside its operator, and a user', () => {
  const known = {
    msisdn: '+79161234567',
    email: 'a@b.ru',
    account: 'Д-123/45',
    user: { channel: 'telegram', id: '42/7' },
  };
  const identities = identitiesOf(known, 'mts');
  expect(identities).toEqual(['tel:+79161234567', 'mailto:a@b.ru', 'account:mts/%D0%94123%2F45', 'telegram:42%2F7']);
  expect(identities.map(kindOfIdentity)).toEqual(['msisdn', 'email', 'account', 'user']);
  expect(identities.map(operatorOfAccount)).toEqual([undefined, undefined, 'mts', undefined]);
  expect(identitiesOf({ account: '1' }, 'tele2')).not.toEqual(identitiesOf({ account: '1' }, 'mts'));
});

it('an erased person is known by nothing', () => {
  expect(identitiesOf(erasedSubscriber, 'mts')).toEqual([]);
});
