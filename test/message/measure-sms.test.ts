import { describe, expect, it } from 'vitest';
import { measureSms, splitSms } from './room.ts';

const family = '👨‍👩‍👧‍👦';
const lengths = (text: string): number[] => splitSms(text).map((part) => part.length);

describe('measureSms', () => {
  it('sends an empty text as one part', () => {
    expect(measureSms('')).toEqual({ encoding: 'gsm7', units: 0, segments: 1, unitsLeft: 160 });
    expect(splitSms('')).toEqual(['']);
  });

  it.each([
    [159, 1, 1],
    [160, 1, 0],
    [161, 2, 145],
    [306, 2, 0],
    [307, 3, 152],
    [459, 3, 0],
  ])('counts %i Latin letters as %i parts with %i septets left', (count, segments, unitsLeft) => {
    expect(measureSms('a'.repeat(count))).toEqual({ encoding: 'gsm7', units: count, segments, unitsLeft });
  });

  it.each([
    [69, 1, 1],
    [70, 1, 0],
    [71, 2, 63],
    [134, 2, 0],
    [135, 3, 66],
    [201, 3, 0],
  ])('counts %i Russian letters as %i parts with %i units left', (count, segments, unitsLeft) => {
    expect(measureSms('я'.repeat(count))).toEqual({
      encoding: 'ucs2',
      units: count,
      segments,
      unitsLeft,
      firstUcs2: { index: 0, char: 'я' },
    });
  });

  it('counts two septets for each character of the extension table, form feed among them', () => {
    for (const character of '\f^{}\\[~]|€') expect(measureSms(character)).toMatchObject({ encoding: 'gsm7', units: 2 });
    expect(measureSms('€'.repeat(80))).toMatchObject({ segments: 1, unitsLeft: 0 });
    expect(measureSms('€'.repeat(81))).toMatchObject({ segments: 2, units: 162 });
  });

  it('knows each of the 127 characters of the basic table, both line ends among them', () => {
    const basic =
      '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
    expect(measureSms(basic)).toMatchObject({ encoding: 'gsm7', units: 127 });
  });

  it.each([...'ç`«»“”–—…№\t\u00a0\u001bя₽ΑΒ'])('sends %j as UCS-2', (character) => {
    expect(measureSms(`ok ${character}`)).toMatchObject({ encoding: 'ucs2', firstUcs2: { index: 3, char: character } });
  });

  it('names the first character that forces UCS-2 whole, also beyond the basic plane', () => {
    expect(measureSms('price: 5€ 👍 №').firstUcs2).toEqual({ index: 10, char: '👍' });
  });

  it('counts a character beyond the basic plane as two units', () => {
    expect(measureSms('👍'.repeat(35))).toMatchObject({ units: 70, segments: 1 });
    expect(measureSms('👍'.repeat(36))).toMatchObject({ units: 72, segments: 2, unitsLeft: 67 - 6 });
  });
});

describe('splitSms', () => {
  it('moves an escape pair that does not fit to the next part', () => {
    expect(lengths(`${'a'.repeat(152)}€${'b'.repeat(20)}`)).toEqual([152, 21]);
    expect(lengths(']'.repeat(153))).toEqual([76, 76, 1]);
    expect(measureSms(']'.repeat(153))).toMatchObject({ segments: 3, units: 306 });
  });

  it('does not separate CR from LF in either encoding', () => {
    expect(splitSms(`${'a'.repeat(152)}\r\n${'b'.repeat(20)}`)).toEqual(['a'.repeat(152), `\r\n${'b'.repeat(20)}`]);
    expect(splitSms(`${'я'.repeat(66)}\r\n${'ю'.repeat(20)}`)).toEqual(['я'.repeat(66), `\r\n${'ю'.repeat(20)}`]);
  });

  it('does not separate a surrogate pair', () => {
    expect(lengths(`${'я'.repeat(66)}👍${'я'.repeat(10)}`)).toEqual([66, 12]);
  });

  it('does not separate a grapheme cluster: family, flag, combining accent', () => {
    expect(splitSms(`${'я'.repeat(60)}${family}яя`)).toEqual(['я'.repeat(60), `${family}яя`]);
    expect(splitSms(`${'я'.repeat(65)}🇷🇺яяяя`)).toEqual(['я'.repeat(65), '🇷🇺яяяя']);
    expect(splitSms(`${'я'.repeat(66)}и\u0306яяя`)).toEqual(['я'.repeat(66), 'и\u0306яяя']);
  });

  it('looks at what precedes a plain letter or sign too: a prefixed mark, a joiner', () => {
    expect(splitSms(`${'я'.repeat(66)}\u0600aяяя`)).toEqual(['я'.repeat(66), '\u0600aяяя']);
    expect(splitSms(`${'я'.repeat(64)}👍\u200d™яяя`)).toEqual(['я'.repeat(64), '👍\u200d™яяя']);
  });

  it('takes flags in pairs from the beginning of a part, not from the cut', () => {
    expect(splitSms('🇷🇺'.repeat(18)).map((part) => [...part].length % 2)).toEqual([0, 0]);
  });

  it('cuts a cluster that is longer than a part between code points', () => {
    const monster = `a${'\u{1d165}'.repeat(100)}`;
    expect(splitSms(monster).join('')).toBe(monster);
    expect(lengths(monster)).toEqual([67, 66, 66, 2]);
    expect(measureSms(monster).segments).toBe(4);
  });

  it('leaves a text of one part as it is', () => {
    expect(splitSms(`${'a'.repeat(158)}€`)).toEqual([`${'a'.repeat(158)}€`]);
  });
});
