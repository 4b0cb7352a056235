/**
 * The Russian texts of an order that no kind describes further: a «заявка», at whose end something is done.
 */
import type { LanguageTexts } from '../catalogue.ts';
export const russianOrderTexts = (): LanguageTexts => ({
  title: 'Заявка',
  registered: {
    voice: 'Заявка принята, её номер: {number}. Выполним её не позднее {due}.',
    other: 'Заявка {number} принята. Выполним её не позднее {due}.',
  },
  numbered: {
    voice: 'Заявка принята, её номер: {number}.',
    other: 'Заявка {number} принята. Узнать о ней больше: {support}.',
  },
  extended:
    'Срок по заявке {number} продлён. Выполним её не позднее {due}.{reason, select, none {} other { Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}}}',
  overdue:
    'Извините, мы не успели выполнить заявку {number} к {due}. {nextDue, select, none {Сообщим, когда закончим.} other {Сделаем это не позднее {nextDue}.}}',
  delayed: {
    sms: 'Задержка по заявке {number}: выполним её не позднее {due}. Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}',
    other:
      'Извините за задержку по заявке {number}: выполним её не позднее {due}. Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}',
  },
  held: 'Работа по заявке {number} приостановлена. Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}{due, select, none {} other { Выполним её не позднее {due}.}}',
  resumed: 'Продолжаем работу по заявке {number}.{due, select, none {} other { Выполним её не позднее {due}.}}',
  needsAnswer: {
    sms: 'Заявка {number}: {question} {room, select, cut {Вопрос целиком и ответ: {support}} other {Ответьте по {support}}}{replyBy, select, none {.} other { не позднее {replyBy}, иначе отменим заявку.}}',
    other:
      'По заявке {number} нужен ваш ответ. {question} {replyBy, select, none {Ответьте в приложении или по телефону {support}.} other {Ответьте в приложении или по телефону {support} не позднее {replyBy}, иначе отменим заявку.}}',
  },
  reminder: {
    sms: '{room, select, cut {Заявка} other {Напоминаем, заявка}} {number}: {question} {room, select, cut {Вопрос целиком и ответ: {support}} other {Ответьте по {support}}} {replyBy, select, none {{daysLeft, plural, =0 {сегодня} one {в течение # дня} few {в течение # дней} many {в течение # дней} other {в течение # дня}}} other {не позднее {replyBy}}}, иначе отменим заявку.',
    other:
      'Напоминаем: по заявке {number} нужен ваш ответ. {question} {daysLeft, plural, =0 {Сегодня последний день} one {Остался # день} few {Осталось # дня} many {Осталось # дней} other {Осталось # дня}}: ответьте в приложении или по телефону {support}{replyBy, select, none {} other { не позднее {replyBy}}}, иначе отменим заявку.',
  },
  scheduled: 'Работы по заявке {number} назначены на {day}{hours, select, none {} other {, {hours}}}.',
  rescheduled:
    'Работы по заявке {number} перенесены на {day}{hours, select, none {} other {, {hours}}}.{reason, select, none {} other { Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}}}',
  visitReminder:
    '{when, select, today {Сегодня} other {Завтра}}, {day}{hours, select, none {} other {, {hours}}}, работы по заявке {number}.',
  progressed: 'Новый этап по заявке {number}: «{step}».{note, select, none {} other { {note}}}',
  fulfilled:
    'Заявка {number} выполнена.{answer, select, none {} other { {answer}}}{room, select, cut { Подробнее: {support}.} other {}}',
  failed: 'Выполнить заявку {number} не удалось. Причина: {reason} Подробнее: {support}.',
  rejected: 'Заявка {number} отклонена. Причина: {reason} Подробнее: {support}.',
  cancelled:
    'Заявка {number} отменена.{reason, select, none {} other { Причина: {reason} Если она ещё нужна, позвоните: {support}.}}',
  closed: 'Заявка {number} закрыта. Вопросы: {support}.',
  returned: '{amount, select, none {Возврат} other {Возврат {amount}}} по заявке {number} оформлен.',
  merged: 'Заявка {number} объединена с {into}. Дальше называйте номер {into}.',
  'status.registered':
    'Заявка {number} принята.{due, select, none {} other { {extended, select, yes {Срок продлён: выполним её} other {Выполним её}} не позднее {due}.}}',
  'status.inProgress':
    'Заявка {number} в работе.{step, select, none {} other { Этап: «{step}».}}{due, select, none {} other { {extended, select, yes {Срок продлён: выполним её} other {Выполним её}} не позднее {due}.}}',
  'status.scheduled':
    'Работы по заявке {number} назначены{day, select, none {} other { на {day}{hours, select, none {} other {, {hours}}}}}.',
  'status.awaitingSubscriber':
    'По заявке {number} ждём вашего ответа, без него не можем продолжить.{question, select, none {} other { Вопрос: {question}}} {replyBy, select, none {Ответить можно в приложении или по телефону {support}.} other {Ответьте не позднее {replyBy} в приложении или по телефону {support}, иначе отменим заявку.}}',
  'status.onHold':
    'Работа по заявке {number} приостановлена.{reason, select, none {} other { Причина: {reason}}}{due, select, none {} other { Выполним её не позднее {due}.}}{late, select, none {} other { Извините, к {late} мы не успели.}}',
  'status.fulfilled': 'Заявка {number} выполнена.{answer, select, none {} other { {answer}}}',
  'status.closed': 'Заявка {number} выполнена и закрыта.{answer, select, none {} other { {answer}}}',
  'status.failed':
    'Выполнить заявку {number} не удалось.{reason, select, none {} other { Причина: {reason}}} Подробнее: {support}.',
  'status.rejected':
    'Заявка {number} отклонена.{reason, select, none {} other { Причина: {reason}}} Подробнее: {support}.',
  'status.cancelled':
    'Заявка {number} отменена.{reason, select, none {} other { Причина: {reason} Если она ещё нужна, позвоните: {support}.}}',
  'status.returned': '{amount, select, none {Возврат} other {Возврат {amount}}} по заявке {number} оформлен.',
  'status.merged':
    'Заявка {number} объединена{into, select, none { с другой заявкой} other { с {into}. Дальше называйте номер {into}}}.',
  'status.overdue':
    'Извините, мы не успели выполнить заявку {number} к {due}. {nextDue, select, none {Сообщим, когда закончим.} other {Сделаем это не позднее {nextDue}.}}',
});
