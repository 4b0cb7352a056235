import { describe, expect, it } from 'vitest';
import { compose, type Texts, texts } from 'zayavka';
import { extendOperator, mts } from 'zayavka/operators';
import { textNames } from '#src/message/message-table.ts';

function faultOf(changes: Parameters<typeof extendOperator>[1]): string {
  try {
    extendOperator(mts, changes);
  } catch (error) {
    return String(error);
  }
  return '';
}

/** What comes from a file. */
const unchecked = (catalogue: object): Texts => ({ ...catalogue });

describe('the texts of an operator', () => {
  it('are joined by name and language', () => {
    const first = extendOperator(mts, { texts: texts({ registered: { ru: 'а {number} {due}', kk: 'kk {number}' } }) });
    const second = extendOperator(first, {
      texts: texts({ registered: { ru: 'б {number} {due}' }, closed: { ru: '{number}' } }),
    });
    expect(second.texts).toEqual({
      ...mts.texts,
      registered: { ...mts.texts?.registered, ru: 'б {number} {due}', kk: 'kk {number}' },
      closed: { ...mts.texts?.closed, ru: '{number}' },
    });
  });

  it('are refused with their path, those of a kind too', () => {
    expect(faultOf({ texts: unchecked({ closed: { ru: 'Закрыто {nobody}' } }) })).toContain(
      'texts.closed.ru:1:9: found {nobody}',
    );
    expect(faultOf({ texts: unchecked({ clsed: { ru: '{number}' } }) })).toContain('texts.clsed: expected one of');
    expect(faultOf({ kinds: { complaint: { texts: unchecked({ closed: { ru: 'Закрыто' } }) } } })).toContain(
      'kinds.complaint.texts.closed.ru:1:1: expected {number} in the text',
    );
    expect(faultOf({ texts: unchecked({ closed: { ru: () => '' } }) })).toContain('texts.closed.ru: expected a text');
  });

  it('fit into two parts of an SMS with the longest facts, and any length elsewhere', () => {
    const long = `{number} ${'слово '.repeat(30)}`;
    expect(faultOf({ texts: unchecked({ closed: { ru: long } }) })).toContain(
      'texts.closed.ru: found an SMS of 3 parts with the longest facts, expected at most 2',
    );
    expect(faultOf({ texts: unchecked({ closed: { ru: { email: long, chat: long } } }) })).toBe('');
    // A person's words are cut, so they count as none.
    expect(faultOf({ texts: unchecked({ rejected: { ru: '{number}: {reason}' } }) })).toBe('');
  });

  it('are whole in the default language', () => {
    expect(faultOf({ defaultLocale: 'kk' })).toContain('texts.registered: expected a text in kk, the default locale');
    const whole = Object.fromEntries(
      textNames.map((name) => [
        name,
        { kk: name === 'frame' ? '{text}' : name === 'title' ? 'Өтініш' : 'Өтініш {number}' },
      ]),
    );
    const kazakh = extendOperator(mts, { defaultLocale: 'kk', texts: unchecked(whole) });
    const about = { number: '4829301756', at: new Date('2026-11-20T09:00:00Z') };
    expect(compose(kazakh, 'withdrawn', about, { locale: 'fr', channel: 'email', kind: 'claim' })).toEqual({
      text: 'Өтініш 4829301756',
      subject: 'Өтініш 4829301756',
      locale: 'kk',
    });
  });
});

describe('a title, a step and a name', () => {
  const complaint = mts.kinds.complaint.title;

  it('may be in any language, and each is one line under a language tag', () => {
    const title = { ...complaint, kk: 'Шағым' };
    expect(faultOf({ kinds: { complaint: { title } } })).toBe('');
    expect(faultOf({ kinds: { complaint: { title: { ...complaint, kk: '' } } } })).toContain(
      'kinds.complaint.title.kk: expected one line of text that can be read',
    );
    expect(faultOf({ kinds: { complaint: { title: { ...complaint, ru: 'Жалоба\nBcc: b' } } } })).toContain(
      'kinds.complaint.title.ru: expected one line',
    );
    expect(faultOf({ kinds: { complaint: { title: { ...complaint, қазақша: 'Шағым' } } } })).toContain(
      'kinds.complaint.title: expected language tags',
    );
  });

  it('stands in the language of the text, found by a shorter tag too', () => {
    const kinds = { complaint: { title: { ...complaint, kk: 'Шағым' } } };
    const operator = extendOperator(mts, { kinds, texts: texts({ withdrawn: { kk: '{title} {number} {brand}' } }) });
    const about = { number: '4829301756', at: new Date('2026-11-20T09:00:00Z') };
    const addressing = { locale: 'kk_kz', channel: 'chat', kind: 'complaint' } as const;
    expect(compose(operator, 'withdrawn', about, addressing)).toEqual({
      text: 'Шағым 4829301756 MTS',
      locale: 'kk',
    });
  });

  it('of the facts makes no second line of a subject', () => {
    const about = { number: '4829301756', at: new Date('2026-11-20T09:00:00Z'), title: 'Жалоба\r\nBcc: b' };
    expect(compose(mts, 'withdrawn', about, { locale: 'ru', channel: 'email' }).subject).toBe(
      'Жалоба Bcc: b, № 4829301756',
    );
  });
});
