/**
 * Russian in Latin letters, for cheaper messages: the BGN/PCGN 1947 romanization as one types it on a telephone (е is always
 * e, ё is yo, both signs are an apostrophe), so that й, ю, я, щ differ from и, у, а, ш. Everything else outside the GSM 7 bit
 * alphabet becomes its nearest character there, or a question mark.
 */
import { faultsOnly } from '../../kernel/input/faults-only.ts';
import { capitalize } from '../../kernel/text.ts';
import { septets } from './gsm7.ts';

/**
 * BGN/PCGN 1947 for Russian; then neighbours' letters (BGN/PCGN for Ukrainian, Belarusian, Kazakh, Tatar, Bashkir, Serbian,
 * Macedonian; yat as in the reform of 1918), and Latin letters that Unicode does not decompose.
 */
const letterPairs = `
  а a б b в v г g д d е e ё yo ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch
  ъ ' ы y ь ' э e ю yu я ya
  і i ї yi є ye ґ g ў w ә a ғ gh қ q ң ng ө o ұ u ү u һ h
  җ j ҙ z ҡ q ҫ s ј j љ lj њ nj ђ dj ћ c џ dz ѕ dz ѣ e
  ł l đ d ð d þ th œ oe ı i`;

const signPairs = `
  « " » " „ " “ " ” " ‟ " ″ " ‹ ' › ' ‘ ' ’ ' ‚ ' ‛ ' ′ ' ʼ ' \` ' ´ '
  – - — - ― - ‒ - ‐ - ‑ - − - … ... № N ₽ rub. • * · . × x ° o © (c) ® (R) ™ (TM)`;

const letters = /* @__PURE__ */ tableOf(letterPairs);
const signs = /* @__PURE__ */ tableOf(signPairs);
/** What stands for a character whatever is beside it: a small letter, a sign. */
const plain = /* @__PURE__ */ byCode(letters, signs);

/**
 * A text that GSM-7 can carry whatever the input is: Russian by the table, typographic signs by their plain form, other
 * Latin letters without their marks; invisible characters are dropped, the rest becomes `?`.
 *
 * @example
 * transliterate('Обращение № 4829301756 рассмотрено') //=> 'Obrashchenie N 4829301756 rassmotreno'
 */
export function transliterate(original: string): string {
  return faultsOnly('transliterate', () => {
    // To put marks in order takes time by the square of their number. UAX #15 §13: no language has thirty on one letter.
    const text = original.replace(/(\p{M}{30})\p{M}+/gu, '$1').normalize('NFC');
    const found = new Map<number, string>();
    let result = '';
    let copied = 0;
    for (let index = 0; index < text.length; index += 1) {
      if ((septets[text.charCodeAt(index)] ?? 0) > 0) continue;
      const code = text.codePointAt(index) ?? 0;
      const end = index + (code > 0xffff ? 2 : 1);
      result += text.slice(copied, index) + (plain.get(code) ?? replacementAt(text, index, end, found));
      index = end - 1;
      copied = end;
    }
    return copied === 0 ? text : result + text.slice(copied);
  });
}

/** Of a character that what is beside it may change. Each is found once in a text, which may be a megabyte of it. */
function replacementAt(text: string, index: number, end: number, found: Map<number, string>): string {
  const character = text.slice(index, end);
  const previous = text.charAt(index - 1);
  const beside: Beside = {
    isAmongCapitals: isAmongCapitals(previous, text.charAt(end)),
    isAfterDigit: /\d/.test(previous),
  };
  const key = (character.codePointAt(0) ?? 0) * 4 + (beside.isAmongCapitals ? 2 : 0) + (beside.isAfterDigit ? 1 : 0);
  const known = found.get(key) ?? replacement(character, beside);
  found.set(key, known);
  return known;
}

/** What stands beside a character. */
interface Beside {
  readonly isAmongCapitals: boolean;
  readonly isAfterDigit: boolean;
}

function replacement(character: string, beside: Beside): string {
  const letter = letterOf(character, beside);
  if (letter !== '') return letter;
  const sign = signs.get(character);
  if (sign !== undefined) return sign;
  if (/[\p{Zs}\t\v\u0085\u2028\u2029]/u.test(character)) return ' ';
  if (/[\p{M}\p{Cf}\p{Cc}\p{Cs}]/u.test(character)) return '';
  const parts = [...character.normalize('NFKD').replace('\u2044', '/')]
    .map((part) => ((septets[part.charCodeAt(0)] ?? 0) > 0 ? part : letterOf(part, beside)))
    .join('');
  if (parts.trim() === '') return '?';
  // 1½ is not 11/2.
  return beside.isAfterDigit && /^\d+\//.test(parts) ? ` ${parts}` : parts;
}

/** What the table has for a letter, small or capital; an empty text for anything else. */
function letterOf(character: string, { isAmongCapitals }: Beside): string {
  const lower = character.toLowerCase();
  const letter = letters.get(lower) ?? '';
  if (lower === character) return letter;
  // Щ is Shch in a word and SHCH among capitals.
  return isAmongCapitals ? letter.toUpperCase() : capitalize(letter);
}

const capital = /[\p{Lu}\p{Lt}]/u;
const small = /\p{Ll}/u;

function isAmongCapitals(previous: string, next: string): boolean {
  return capital.test(next) || (!small.test(next) && capital.test(previous));
}

function byCode(...tables: readonly ReadonlyMap<string, string>[]): ReadonlyMap<number, string> {
  const pairs = tables.flatMap((table) => [...table]);
  return new Map(pairs.map(([character, latin]) => [character.codePointAt(0) ?? 0, latin] as const));
}

function tableOf(pairs: string): ReadonlyMap<string, string> {
  const words = pairs.trim().split(/\s+/);
  return new Map(words.flatMap((word, index) => (index % 2 === 0 ? [[word, words[index + 1] ?? ''] as const] : [])));
}
