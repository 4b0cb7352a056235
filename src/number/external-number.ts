/**
 * The number that a request had in another system, as it is searched for.
 */

/**
 * In capital letters, without spaces, dashes and number signs, so that people may write it as they like.
 *
 * @example
 * externalNumberKey('№ hd-2023 / 000 417') //=> 'HD2023/000417'
 */
export function externalNumberKey(written: string): string {
  return written
    .replace(/[№#]/gu, '')
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cf}]/gu, '')
    .toUpperCase();
}
