/**
 * The channels by which a subscriber reaches an operator. Whether a channel proves that the line is the caller's, and where the
 * messages go, is data of the operator.
 */
export const channels = [
  'hotline',
  'chat',
  'app',
  'messenger',
  'socialNetwork',
  'email',
  'shop',
  'site',
  'post',
] as const;

export type Channel = (typeof channels)[number];
