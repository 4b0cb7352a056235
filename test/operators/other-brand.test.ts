/**
 * Verification tells where an operator still shows subscribers the name of another: what is left of its base.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  beeline,
  extendOperator,
  kinds,
  megafon,
  mts,
  type Operator,
  type OperatorChanges,
  operatorFromJson,
  tele2,
  verifyOperator,
} from 'zayavka/operators';
import { root } from '../package/sources.ts';

const own = {
  id: 'volna',
  aliases: [],
  legalName: 'ООО «Волна»',
  brand: [{ name: { ru: 'Волна', en: 'Volna' } }],
};

/** The base with one short kind, so that it is explored fast. */
function volnaOver(base: Operator, changes: OperatorChanges = {}): Operator {
  const { consultation } = base.kinds;
  const gone = Object.fromEntries(Object.keys(base.kinds).map((name) => [name, undefined]));
  return extendOperator(base, { ...own, ...changes, kinds: { ...gone, consultation, ...changes.kinds } });
}

function placesIn(operator: Operator): readonly string[] {
  return verifyOperator(operator).flatMap(({ rule, path }) => (rule === 'brand/other' ? [path] : []));
}

const none = { title: { ru: 'Приложение', en: 'App' } };
const clean = { app: none, site: none, shop: none };

describe('the name of another operator', () => {
  it.each([
    [mts, ['shop', 'app', 'site']],
    [megafon, ['app']],
    [beeline, ['app']],
    [tele2, ['app']],
  ] as const)('is left in channels of $id', (base, channels) => {
    expect([...placesIn(volnaOver(base))].sort()).toEqual(channels.map((name) => `/channels/${name}/title`).sort());
    expect(placesIn(volnaOver(base, { channels: clean }))).toEqual([]);
  });

  it('is told once a place, in both languages, with the kind', () => {
    const title = { ru: 'Вопрос в Теле2', en: 'A question to T2' };
    const findings = verifyOperator(
      volnaOver(mts, { channels: clean, kinds: { consultation: { ...kinds.consultation, title } } }),
    );
    expect(findings).toEqual([
      {
        rule: 'brand/other',
        kind: 'consultation',
        path: '/kinds/consultation/title',
        trace: [],
        text: {
          ru: 'Абонент видит название другого оператора: Теле2, t2. Напишите своё; в текстах подойдёт {brand}.',
          en: 'The subscriber sees the name of another operator: Теле2, t2. Write your own; texts can say {brand}.',
        },
      },
    ]);
  });

  it('is found in texts, steps, reasons, prices and contact lines, but not in a source', () => {
    const title = { ru: 'Из Билайна или в билайн', en: 'From another' };
    const source = { kind: 'assumption', reference: { ru: 'сайт МТС', en: 'site of MTS' } } as const;
    const words = { title, source };
    const changes: OperatorChanges = {
      channels: clean,
      contacts: { lines: { abroad: { ...words, phones: ['+78005550770'] } } },
      texts: { closed: { ru: { sms: '{number}: mts.ru', other: 'Закрыта {number}' }, en: '{brand}: {number}' } },
      kinds: {
        consultation: {
          ...kinds.consultation,
          steps: [{ name: 'seen', ...words }],
          rejectReasons: { other: words },
          charges: [{ name: 'kit', amount: 0, ...words }],
        },
      },
    };
    expect(placesIn(volnaOver(mts, changes))).toEqual([
      '/contacts/lines/abroad/title',
      '/texts/closed/ru',
      '/kinds/consultation/steps/0/title',
      '/kinds/consultation/rejectReasons/other/title',
      '/kinds/consultation/charges/0/title',
    ]);
  });

  it('is its own where the brand has it', () => {
    expect(placesIn(volnaOver(mts, { brand: [{ name: { ru: 'Волна от МТС', en: 'Volna' } }] }))).toEqual([]);
  });

  it('is left in the legal name', () => {
    expect(placesIn(volnaOver(mts, { channels: clean, legalName: 'ПАО «МТС»' }))).toEqual(['/legalName']);
  });

  it('is a whole word', () => {
    const title = { ru: 'МТСБ', en: 'T20' };
    expect(placesIn(volnaOver(mts, { channels: { ...clean, app: { title } } }))).toEqual([]);
  });

  it('is not in the example of a file', () => {
    const file = JSON.parse(readFileSync(join(root, 'examples/mvno.json'), 'utf8'));
    expect(verifyOperator(operatorFromJson(file))).toEqual([]);
  });
});
