/**
 * What `zayavka --help` prints, in both languages.
 */
import type { Localized } from '../kernel/source.ts';

export const help: Localized = {
  en: `zayavka: operators as files

  zayavka check FILE          what is wrong with an operator
  zayavka preview FILE        every text, with the parts of each text message
  zayavka diff OLD NEW        what changes for open and for new requests
  zayavka due --from DAY --term TERM   when a term ends, and why

FILE: JSON as operatorToJson writes it, or what differs from one of the four:
{ "base": "mts", "id": "volna", ... }; or mts, megafon, beeline, tele2 itself.

  preview  --kind complaint   of one kind only
           --locale en        in another language than the operator's own
           --channel sms      sms, push, chat, email or voice
  due      --from             2026-04-09, 2026-04-09T14:30 or ...T14:30+03:00
           --term             5d days, 3wd working days, 24h hours,
                              8wh working hours, 6m months
           --operator FILE    by its calendar; by that of Russia without it

  --json                      for machines
  --lang en|ru                the language of this program, en by default

Exit code: 0 all is well; 1 something was found; 2 it could not be done.
`,
  ru: `zayavka: операторы файлами

  zayavka check ФАЙЛ          что не так с описанием оператора
  zayavka preview ФАЙЛ        все тексты, каждое СМС по частям
  zayavka diff БЫЛО СТАЛО     что изменится для открытых и для новых заявок
  zayavka due --from ДЕНЬ --term СРОК   когда истекает срок

ФАЙЛ: JSON, как его пишет operatorToJson, или только отличия от одного из
четырёх: { "base": "mts", "id": "volna", ... }; или само имя: mts, megafon,
beeline, tele2.

  preview  --kind complaint   только один вид заявок
           --locale en        не на основном языке оператора
           --channel sms      sms, push, chat, email или voice
  due      --from             2026-04-09, 2026-04-09T14:30 или ...T14:30+03:00
           --term             5d дней, 3wd рабочих дней, 24h часов,
                              8wh рабочих часов, 6m месяцев
           --operator ФАЙЛ    по его календарю, иначе по календарю России

  --json                      для программ
  --lang en|ru                язык этой программы, по умолчанию en

Код выхода: 0 всё хорошо; 1 что-то найдено; 2 выполнить не удалось.
`,
};
