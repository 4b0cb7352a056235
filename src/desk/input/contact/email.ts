/**
 * E-mail addresses as people write them, in the one form in which they are compared and sent to.
 */
import { dropInvisible } from '../../../kernel/text.ts';

/** RFC 5321 §4.5.3.1: octets of the mailbox, and of a path without its angle brackets. */
const longestMailbox = 64;
const longestAddress = 254;

/**
 * Latin letters, digits and the signs that mail services give out. Not `%`, `?`, `&` and line ends, with which an address adds
 * headers and recipients to a message, and no other letters: `а` of Cyrillic would be another mailbox that looks the same.
 */
const mailbox = /^[a-z0-9_'+-]+(?:\.[a-z0-9_'+-]+)*$/;

const asciiDomain = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

/**
 * The address in lower case, its domain in ASCII (`почта.рф` as `xn--80a1acny.xn--p1ai`); `undefined` when it is none. No service
 * in use tells capital letters of a mailbox apart.
 */
export function readEmail(written: string): string | undefined {
  // Before anything is walked; the invisible characters that a copied address has are few.
  if (written.length > longestAddress * 2) return undefined;
  const text = dropInvisible(written).replace(/^[ \t\u00a0]+|[ \t\u00a0]+$/g, '');
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(at, 0)).toLowerCase();
  const domain = domainInAscii(text.slice(at + 1));
  if (domain === undefined || local.length > longestMailbox || !mailbox.test(local)) return undefined;
  const address = `${local}@${domain}`;
  return address.length <= longestAddress ? address : undefined;
}

function domainInAscii(domain: string): string | undefined {
  if (!/^[\p{L}\p{M}\p{Nd}.-]+$/u.test(domain) || domain.split('.').some(mixesAlphabets)) return undefined;
  const ascii = /^[\0-\x7f]*$/.test(domain) ? domain.toLowerCase() : hostOf(domain);
  return ascii !== undefined && asciiDomain.test(ascii) ? ascii : undefined;
}

/** No registry gives out a name of Latin and Cyrillic letters: somebody forgot to switch the keyboard, or wants to deceive. */
export function mixesAlphabets(name: string): boolean {
  return /\p{Script=Latin}/u.test(name) && /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u.test(name);
}

/** By the rules of UTS 46, as browsers do it. */
function hostOf(domain: string): string | undefined {
  return URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : undefined;
}
