/**
 * E-mail addresses as people write them, and as people write them who mean harm.
 */
import { describe, expect, it } from 'vitest';
import { readEmail } from '#src/desk/input/contact/email.ts';

describe('an e-mail address', () => {
  it.each([
    ['ivan@mail.ru', 'ivan@mail.ru'],
    ['Ivan.Petrov@Mail.RU', 'ivan.petrov@mail.ru'],
    [' ivan@mail.ru\u00a0', 'ivan@mail.ru'],
    ['iv\u200ban@mail.ru\u202c', 'ivan@mail.ru'],
    ['ivan+tag@mail.ru', 'ivan+tag@mail.ru'],
    ["o'hara@example.ie", "o'hara@example.ie"],
    ['ivan@почта.рф', 'ivan@xn--80a1acny.xn--p1ai'],
    ['ivan@ПОЧТА.РФ', 'ivan@xn--80a1acny.xn--p1ai'],
    ['ivan@xn--80a1acny.xn--p1ai', 'ivan@xn--80a1acny.xn--p1ai'],
    ['a@bücher.de', 'a@xn--bcher-kva.de'],
  ])('is kept in one form: %j', (written, kept) => {
    expect(readEmail(written)).toBe(kept);
  });

  it.each([
    'ivаn@mail.ru',
    'иван@почта.рф',
    'ivan@mаil.ru',
    'ivan@gmail.сom',
    'ivan@mail.ru\r\nBcc: eva@mail.ru',
    'ivan@mail.ru\n',
    'ivan@mail.ru?bcc=eva@mail.ru',
    'ivan@mail.ru%0aBcc:eva@mail.ru',
    'ivan%0a@mail.ru',
    'ivan@mail.ru,eva@mail.ru',
    'ivan@mail.ru;eva@mail.ru',
    'ivan@eva@mail.ru',
    'mailto:ivan@mail.ru',
    '<ivan@mail.ru>',
    '"ivan"@mail.ru',
    'ivan@[127.0.0.1]',
    'ivan@127.0.0.1',
    'ivan@localhost',
    'ivan@mail..ru',
    'ivan@-mail.ru',
    'ivan@mail.ru/path',
    'ivan@mail.ru:25',
    '.ivan@mail.ru',
    'ivan.@mail.ru',
    'i..van@mail.ru',
    '@mail.ru',
    'ivan@',
    'ivan',
    '',
    `${'i'.repeat(65)}@mail.ru`,
    `ivan@${'m.'.repeat(125)}ru`,
    `ivan@${'m'.repeat(1_000_000)}.ru`,
    `${'@'.repeat(1_000_000)}`,
  ])('is refused: %.60j', (written) => {
    expect(readEmail(written)).toBeUndefined();
  });
});
