/**
 * Words of a person inside a message of the operator: cleaned, cut and closed as a sentence, so that a telephone makes no link
 * of them and nothing of their meaning is lost. Unicode TR36 §2 and TR39 on deceptive text.
 */
import { dropInvisible } from '../kernel/text.ts';
import { boundaryBefore, codePointBoundary } from './sms/grapheme.ts';

/** More than any message shows; the rest is dropped. */
const longestInput = 2048;

/** Separators, and everything that a terminal or a telephone could take for one. */
const spaces = /[\p{Cc}\p{Z}\u2800\u3164\u115f\u1160\uffa0]+/gu;
/** What no text message shows beside the invisible characters of every text: other formatting, private and unassigned code points, fillers. */
const unshown = /(?:[\p{Cf}\p{Co}\p{Cn}]|\u034f|\u17b4|\u17b5|\u180b|\u180c|\u180d|\u180f)+/gu;
/** More marks on one letter than any orthography needs. */
const piledMarks = /(\p{M}{4})\p{M}+/gu;
/** Everything that looks like a quotation mark, alone or doubled. */
const quotationMarks = /["'`´\p{Pi}\p{Pf}„‚′″‶〃〝〞〟＂＇ʹʺʻʼʽˮ˵˶״❝❞❛❜❮❯⹂《》≪≫⟪⟫⋘⋙⪡⪢⪻⪼]+|[<＜〈⟨]{2,}|[>＞〉⟩]{2,}/gu;
/** Guillemets that belong together. In Russian words they cost nothing; in Latin ones they would make UCS-2 of GSM-7. */
const guillemets = /«([^«»]*)»/gu;
const cyrillic = /\p{Script=Cyrillic}/u;
/** Signs for them that no text has, as private ones are dropped. */
const open = '\ue000';
const close = '\ue001';

/**
 * Addresses: by scheme, by www, by a usual top level, by any national one (the two letters of ISO 3166-1), by a path.
 * Telephones show all of them as links, and also two sentences without a space between.
 */
const links =
  /[a-z][a-z0-9+.-]*:\/\/\S*|www\.[^\s.,:;!?]\S*|(?<![\p{L}\p{M}\p{N}\p{S}_-])(?:[\p{L}\p{M}\p{N}\p{S}_-]+[.\u2024\u3002\ufe52\uff0e\uff61]){1,8}(?:(?:[a-z]{2}|com|net|org|info|biz|top|xyz|online|site|shop|store|link|click|app|dev|pro|live|club|vip|icu|space|website|fun|bank|xn--[a-z0-9-]+|рф|рус|бел|онлайн|дети|орг|ком|укр|қаз|срб|мкд|бг|ею|мон|католик)(?![\p{L}\p{N}_-])(?:[/?#]\S*)?|[a-z]{2,}\/\S*)/giu;

/**
 * Any other name with a Latin ending in small letters: it may be one of more than a thousand top levels, a file or two
 * sentences. And two Russian top levels behind three letters or more: «г.Москва» and «см.сайт» are no addresses.
 */
const otherLinks =
  /(?<![\p{L}\p{M}\p{N}\p{S}_-])(?:[\p{L}\p{M}\p{N}\p{S}_-]+[.\u2024\u3002\ufe52\uff0e\uff61]){1,8}(?:[a-z]{3,24}|(?<=[\p{L}\p{N}_-]{3}[.\u2024\u3002\ufe52\uff0e\uff61])(?:москва|сайт))(?![\p{L}\p{N}_-])(?:[/?#]\S*)?/gu;

/** What most people write needs no cleaning, which takes fifty times longer: letters, digits, single spaces, stops before a space, an ellipsis
 * where they were cut. */
const plainText = /^[0-9A-Za-zА-Яа-яЁё](?:[0-9A-Za-zА-Яа-яЁё()/№%+-]|[.,:;!?]*(?: |$)(?! ))*…?$/;

/**
 * One line of visible text, whose addresses are broken up. Quotation marks become apostrophes, so that no words end a
 * quotation around them; «» stay as a pair in Cyrillic words.
 */
export function sanitize(text: string): string {
  if (text.length < longestInput && plainText.test(text)) return text.trimEnd();
  const start = text.slice(0, codePointBoundary(text, Math.min(text.length, longestInput)));
  // A control between two words parts them.
  return dropInvisible(start.replace(/\p{Cc}+/gu, ' '))
    .replace(unshown, '')
    .normalize('NFC')
    .replace(spaces, ' ')
    .replace(links, breakAddress)
    .replace(otherLinks, breakLinks)
    .replace(guillemets, cyrillic.test(start) ? `${open}$1${close}` : '$&')
    .replace(quotationMarks, "'")
    .replaceAll(open, '«')
    .replaceAll(close, '»')
    .replace(piledMarks, '$1')
    .replace(/^\p{M}+/u, '')
    .trim();
}

/**
 * The same words with a space behind every stop between them: no telephone shows them as a link, every letter stays, and the
 * space is in every alphabet. A look-alike of the stop would turn an English text message into UCS-2.
 */
export function breakLinks(text: string): string {
  return text.replaceAll(/(?<=[.\u2024\u3002\ufe52\uff0e\uff61])(?=\p{L})/gu, ' ');
}

/** An address by its scheme may have digits behind its stops. */
function breakAddress(address: string): string {
  return address.replaceAll('://', ': //').replaceAll(/(?<=[.\u2024\u3002\ufe52\uff0e\uff61])(?=[\p{L}\p{N}])/gu, ' ');
}

/**
 * At most `limit` UTF-16 units, cut between grapheme clusters, at a space where one is near, with an ellipsis; one space more
 * where the rest of a word would be an address.
 */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  if (limit < 2) return '';
  const end = boundaryBefore(text, 0, limit - 1);
  const space = text.lastIndexOf(' ', end);
  const kept = text.slice(0, space > end * 0.7 ? space : end).replace(/[\s.,:;!?-]+$/u, '');
  // The rest of a word that was cut may be an address.
  return kept === '' ? '' : sanitize(`${kept}…`);
}

/** The words as a sentence that ends with exactly one sign; an ellipsis alone where there are none. */
export function closedSentence(text: string): string {
  const words = text.replace(/[\s,:;-]+$/u, '').replace(/\s+(?=[.!?…]+$)/u, '');
  // A sentence that ends inside of its quotation marks or brackets needs no second sign.
  if (/[.!?…]['"\p{Pe}\p{Pf}]+$/u.test(words)) return words;
  const end = /[.!?…]+$/u.exec(words)?.[0];
  if (end === undefined) return words === '' ? '…' : `${words}.`;
  const sign = end.startsWith('...') || end.startsWith('…') ? '…' : end.charAt(0);
  return words.slice(0, -end.length) + sign;
}
