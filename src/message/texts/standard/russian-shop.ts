/**
 * The Russian texts of a shop order. Money for returned goods is paid back within ten days. Consumer law no. 2300-1 art. 26.1
 * cl. 4.
 */
import type { LanguageTexts } from '../catalogue.ts';
export const russianShopTexts = (): { readonly [kind: string]: LanguageTexts } => ({
  shopOrder: {
    title: 'Заказ в интернет-магазине',
    registered: {
      voice: 'Заказ принят, его номер: {number}. Будет у вас не позднее {due}.',
      other: 'Заказ {number} принят. Будет у вас не позднее {due}.',
    },
    numbered: {
      voice: 'Заказ принят, его номер: {number}.',
      other: 'Заказ {number} принят. Узнать о нём больше: {support}.',
    },
    extended:
      'Срок заказа {number} изменился. Будет у вас не позднее {due}.{reason, select, none {} other { Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}}}',
    overdue:
      'Извините, мы не успели доставить заказ {number} к {due}. {nextDue, select, none {Сообщим, как только доставим.} other {Будет у вас не позднее {nextDue}.}}',
    delayed:
      'Извините, заказ {number} задерживается, будет у вас не позднее {due}. Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}',
    held: 'Работа с заказом {number} приостановлена. Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}{due, select, none {} other { Он будет у вас не позднее {due}.}}',
    resumed: 'Продолжаем работу с заказом {number}.{due, select, none {} other { Он будет у вас не позднее {due}.}}',
    needsAnswer: {
      sms: 'Заказ {number}: {question} {room, select, cut {Вопрос целиком и ответ: {support}} other {Ответьте по {support}}}{replyBy, select, none {.} other { не позднее {replyBy}, иначе отменим заказ.}}',
      other:
        'По заказу {number} нужен ваш ответ. {question} {replyBy, select, none {Ответьте в приложении или по телефону {support}.} other {Ответьте в приложении или по телефону {support} не позднее {replyBy}, иначе отменим заказ.}}',
    },
    reminder: {
      sms: '{room, select, cut {Заказ} other {Напоминаем, заказ}} {number}: {question} {room, select, cut {Вопрос целиком и ответ: {support}} other {Ответьте по {support}}} {replyBy, select, none {{daysLeft, plural, =0 {сегодня} one {в течение # дня} few {в течение # дней} many {в течение # дней} other {в течение # дня}}} other {не позднее {replyBy}}}, иначе отменим заказ.',
      other:
        'Напоминаем: по заказу {number} нужен ваш ответ. {question} {daysLeft, plural, =0 {Сегодня последний день} one {Остался # день} few {Осталось # дня} many {Осталось # дней} other {Осталось # дня}}: ответьте в приложении или по телефону {support}{replyBy, select, none {} other { не позднее {replyBy}}}, иначе отменим заказ.',
    },
    scheduled: {
      sms: 'Заказ {number}: привезём {day}{hours, select, none {} other {, {hours}}}.',
      other:
        'Заказ {number}: привезём {day}{hours, select, none {} other {, {hours}}}. Если время не подходит, позвоните: {support}.',
    },
    rescheduled: {
      sms: 'Заказ {number}: доставка перенесена на {day}{hours, select, none {} other {, {hours}}}.{reason, select, none {} other { Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}}}',
      other:
        'Заказ {number}: доставка перенесена на {day}{hours, select, none {} other {, {hours}}}.{reason, select, none {} other { Причина: {reason}}} Если время не подходит, позвоните: {support}.',
    },
    visitReminder: {
      sms: '{when, select, today {Сегодня} other {Завтра}}, {day}{hours, select, none {} other {, {hours}}}, привезём заказ {number}.',
      other:
        '{when, select, today {Сегодня} other {Завтра}}, {day}{hours, select, none {} other {, {hours}}}, привезём заказ {number}. Если время не подходит, позвоните: {support}.',
    },
    progressed: 'Статус заказа {number}: «{step}».{note, select, none {} other { {note}}}',
    fulfilled:
      'Заказ {number} доставлен.{answer, select, none {} other { {answer}}}{room, select, cut { Подробнее: {support}.} other {}}{returnUntil, select, none {} other { Вернуть товар можно не позднее {returnUntil}.}}',
    failed: 'Доставить заказ {number} не удалось. Причина: {reason} Подробнее: {support}.',
    rejected: 'Заказ {number} отклонён. Причина: {reason} Подробнее: {support}.',
    cancelled:
      'Заказ {number} отменён.{reason, select, none {} other { Причина: {reason} Если он ещё нужен, позвоните: {support}.}}',
    closed: 'Заказ {number} закрыт. Вопросы: {support}.',
    returned:
      'Возврат по заказу {number} оформлен.{amount, select, none {} other { {amount} вернём в течение 10 дней.}}',
    merged: 'Заказ {number} объединён с {into}. Дальше называйте номер {into}.',
    'status.registered':
      'Заказ {number} принят.{due, select, none {} other { {extended, select, yes {Срок продлён: будет у вас} other {Будет у вас}} не позднее {due}.}}',
    'status.inProgress':
      'Заказ {number} в работе.{step, select, none {} other { Этап: «{step}».}}{due, select, none {} other { {extended, select, yes {Срок продлён: будет} other {Будет}} у вас не позднее {due}.}}',
    'status.scheduled':
      'Заказ {number}: {day, select, none {время назначено} other {привезём {day}{hours, select, none {} other {, {hours}}}}}. Если время не подходит, позвоните: {support}.',
    'status.awaitingSubscriber':
      'По заказу {number} ждём вашего ответа, без него не можем продолжить.{question, select, none {} other { Вопрос: {question}}} {replyBy, select, none {Ответить можно в приложении или по телефону {support}.} other {Ответьте не позднее {replyBy} в приложении или по телефону {support}, иначе отменим заказ.}}',
    'status.onHold':
      'Заказ {number} задерживается.{reason, select, none {} other { Причина: {reason}}}{due, select, none {} other { Будет у вас не позднее {due}.}}{late, select, none {} other { Извините, к {late} мы не успели.}}',
    'status.fulfilled':
      'Заказ {number} доставлен.{answer, select, none {} other { {answer}}}{returnUntil, select, none {} other { Вернуть товар можно не позднее {returnUntil}.}}',
    'status.closed':
      'Заказ {number} доставлен и закрыт.{answer, select, none {} other { {answer}}}{returnUntil, select, none {} other { Вернуть товар можно не позднее {returnUntil}.}}',
    'status.failed':
      'Доставить заказ {number} не удалось.{reason, select, none {} other { Причина: {reason}}} Подробнее: {support}.',
    'status.rejected':
      'Заказ {number} отклонён.{reason, select, none {} other { Причина: {reason}}} Подробнее: {support}.',
    'status.cancelled':
      'Заказ {number} отменён.{reason, select, none {} other { Причина: {reason} Если он ещё нужен, позвоните: {support}.}}',
    'status.returned':
      'Возврат по заказу {number} оформлен.{amount, select, none {} other { К возврату {amount} за этот заказ.}}',
    'status.merged':
      'Заказ {number} объединён{into, select, none { с другим заказом} other { с {into}. Дальше называйте номер {into}}}.',
    'status.overdue':
      'Извините, мы не успели доставить заказ {number} к {due}. {nextDue, select, none {Сообщим, как только доставим.} other {Будет у вас не позднее {nextDue}.}}',
  },
});
