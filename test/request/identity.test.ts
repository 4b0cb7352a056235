import { expect, it } from 'vitest';
import { erasedSubscriber } from '#src/request/erased.ts';
import { identitiesOf } from '#src/request/identity.ts';

it('a line is a tel URI in E.164, and nobody is found by an erased person', () => {
  expect(identitiesOf({ msisdn: '+79161234567', email: 'a@b.ru' })).toEqual(['tel:+79161234567']);
  expect(identitiesOf(erasedSubscriber)).toEqual([]);
});
