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
      registered: { ru: 'б {number} {due}', kk: 'kk {number}' },
      closed: { ru: '{number}' },
    });
    expect(mts.texts).toBeUndefined();
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
