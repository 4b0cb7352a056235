/**
 * The Russian texts of services that are ordered by a «заявка»: connections and changes of a line.
 */
import type { LanguageTexts } from '../catalogue.ts';
import { russianOrderTexts } from './russian-order.ts';

/** What the kind says of a pause. */
function pausedTexts(will: string): LanguageTexts {
  const due = `{due, select, none {} other { ${will} не позднее {due}.}}`;
  return {
    held: `Работа по заявке {number} приостановлена. Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}${due}`,
    resumed: `Продолжаем работу по заявке {number}.${due}`,
    'status.onHold': `Работа по заявке {number} приостановлена.{reason, select, none {} other { Причина: {reason}}}${due}{late, select, none {} other { Извините, к {late} мы не успели.}}`,
  };
}

export const russianServiceTexts = (): { readonly [kind: string]: LanguageTexts } => ({
  fixedConnection: {
    ...russianOrderTexts(),
    title: 'Подключение домашнего интернета',
    registered: {
      voice: 'Заявка принята, её номер: {number}. Позвоним не позднее {due}.',
      other: 'Заявка {number} принята. Позвоним не позднее {due}.',
    },
    extended:
      'Срок по заявке {number} продлён. {first, select, yes {Позвоним} other {Подключим интернет}} не позднее {due}.{reason, select, none {} other { Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}}}',
    overdue:
      'Извините, мы не уложились в срок {due} по заявке {number}. {nextDue, select, none {Сообщим, когда закончим.} other {Подключим интернет не позднее {nextDue}.}}',
    delayed: {
      sms: 'Задержка по заявке {number}: подключим интернет не позднее {due}. Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}',
      other:
        'Извините за задержку по заявке {number}: подключим интернет не позднее {due}. Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}',
    },
    scheduled: {
      sms: 'Заявка {number}: мастер придёт {day}{hours, select, none {} other {, {hours}}}.',
      other:
        'Заявка {number}: мастер придёт {day}{hours, select, none {} other {, {hours}}}. Если время не подходит, позвоните: {support}.',
    },
    rescheduled: {
      sms: 'Заявка {number}: визит мастера перенесён на {day}{hours, select, none {} other {, {hours}}}.{reason, select, none {} other { Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}}}',
      other:
        'Заявка {number}: визит мастера перенесён на {day}{hours, select, none {} other {, {hours}}}.{reason, select, none {} other { Причина: {reason}}} Если время не подходит, позвоните: {support}.',
    },
    visitReminder: {
      sms: '{when, select, today {Сегодня} other {Завтра}}, {day}{hours, select, none {} other {, {hours}}}, придёт мастер. Заявка {number}.',
      other:
        '{when, select, today {Сегодня} other {Завтра}}, {day}{hours, select, none {} other {, {hours}}}, придёт мастер. Заявка {number}. Если время не подходит, позвоните: {support}.',
    },
    fulfilled:
      'Интернет подключён, заявка {number} выполнена.{answer, select, none {} other { {answer}}}{room, select, cut { Подробнее: {support}.} other {}}',
    failed: 'Подключить интернет по заявке {number} не удалось. Причина: {reason} Подробнее: {support}.',
    'status.registered': 'Заявка {number} принята.{due, select, none {} other { Позвоним не позднее {due}.}}',
    'status.inProgress':
      'Заявка {number} в работе.{step, select, none {} other { Этап: «{step}».}}{due, select, none {} other { {extended, select, yes {Срок продлён: подключим интернет} other {Подключим интернет}} не позднее {due}.}}',
    'status.scheduled':
      'Заявка {number}: {day, select, none {время назначено} other {мастер придёт {day}{hours, select, none {} other {, {hours}}}}}. Если время не подходит, позвоните: {support}.',
    ...pausedTexts('Подключим интернет'),
    'status.fulfilled': 'Интернет подключён, заявка {number} выполнена.{answer, select, none {} other { {answer}}}',
    'status.closed': 'Интернет подключён, заявка {number} закрыта.{answer, select, none {} other { {answer}}}',
    'status.failed':
      'Подключить интернет по заявке {number} не удалось.{reason, select, none {} other { Причина: {reason}}} Подробнее: {support}.',
    'status.overdue':
      'Извините, мы не уложились в срок {due} по заявке {number}. {nextDue, select, none {Сообщим, когда закончим.} other {Подключим интернет не позднее {nextDue}.}}',
  },
  newConnection: {
    ...russianOrderTexts(),
    title: 'Подключение нового номера',
    registered: {
      voice: 'Заявка принята, её номер: {number}. Подключим не позднее {due}.',
      other: 'Заявка {number} принята. Подключим не позднее {due}.',
    },
    extended:
      'Срок по заявке {number} продлён. Подключим не позднее {due}.{reason, select, none {} other { Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}}}',
    overdue:
      'Извините, мы не успели подключить новый номер по заявке {number} к {due}. {nextDue, select, none {Сообщим, когда закончим.} other {Сделаем это не позднее {nextDue}.}}',
    delayed: {
      sms: 'Задержка по заявке {number}: подключим не позднее {due}. Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}',
      other:
        'Извините за задержку по заявке {number}: подключим не позднее {due}. Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}',
    },
    needsAnswer: {
      sms: 'Заявка {number}: {question} {room, select, cut {Вопрос целиком и ответ: {support}} other {Ответьте по {support}}}{replyBy, select, none {.} other { не позднее {replyBy}, иначе отменим.}}',
      other:
        'По заявке {number} нужен ваш ответ. {question} {replyBy, select, none {Ответьте в приложении или по телефону {support}.} other {Ответьте в приложении или по телефону {support} не позднее {replyBy}, иначе отменим заявку.}}',
    },
    reminder: {
      sms: '{room, select, cut {Заявка} other {Напоминаем, заявка}} {number}: {question} {room, select, cut {Вопрос целиком и ответ: {support}} other {Ответьте по {support}}} {replyBy, select, none {{daysLeft, plural, =0 {сегодня} one {в течение # дня} few {в течение # дней} many {в течение # дней} other {в течение # дня}}} other {не позднее {replyBy}}}, иначе отменим.',
      other:
        'Напоминаем: по заявке {number} нужен ваш ответ. {question} {daysLeft, plural, =0 {Сегодня последний день} one {Остался # день} few {Осталось # дня} many {Осталось # дней} other {Осталось # дня}}: ответьте в приложении или по телефону {support}{replyBy, select, none {} other { не позднее {replyBy}}}, иначе отменим заявку.',
    },
    scheduled: 'Заявка {number}: подключим номер {day}{hours, select, none {} other {, {hours}}}.',
    rescheduled:
      'Заявка {number}: дата изменилась, подключим номер {day}{hours, select, none {} other {, {hours}}}.{reason, select, none {} other { Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}}}',
    visitReminder:
      '{when, select, today {Сегодня} other {Завтра}}, {day}{hours, select, none {} other {, {hours}}}, подключим номер. Заявка {number}.',
    fulfilled:
      'Новый номер подключён, заявка {number} выполнена.{answer, select, none {} other { {answer}}}{room, select, cut { Подробнее: {support}.} other {}}',
    failed: 'Подключить новый номер по заявке {number} не удалось. Причина: {reason} Подробнее: {support}.',
    'status.registered':
      'Заявка {number} принята.{due, select, none {} other { {extended, select, yes {Срок продлён: подключим} other {Подключим}} не позднее {due}.}}',
    'status.inProgress':
      'Заявка {number} в работе.{step, select, none {} other { Этап: «{step}».}}{due, select, none {} other { {extended, select, yes {Срок продлён: подключим} other {Подключим}} не позднее {due}.}}',
    'status.scheduled':
      'Заявка {number}: {day, select, none {время назначено} other {подключим номер {day}{hours, select, none {} other {, {hours}}}}}.',
    ...pausedTexts('Подключим'),
    'status.fulfilled': 'Новый номер подключён, заявка {number} выполнена.{answer, select, none {} other { {answer}}}',
    'status.closed': 'Новый номер подключён, заявка {number} закрыта.{answer, select, none {} other { {answer}}}',
    'status.failed':
      'Подключить новый номер по заявке {number} не удалось.{reason, select, none {} other { Причина: {reason}}} Подробнее: {support}.',
    'status.overdue':
      'Извините, мы не успели подключить новый номер по заявке {number} к {due}. {nextDue, select, none {Сообщим, когда закончим.} other {Сделаем это не позднее {nextDue}.}}',
  },
  simReplacement: {
    ...russianOrderTexts(),
    title: 'Замена SIM-карты',
    registered: {
      voice: 'Заявка принята, её номер: {number}. Заменим SIM-карту не позднее {due}.',
      other: 'Заявка {number} принята. Заменим SIM-карту не позднее {due}.',
    },
    extended:
      'Срок по заявке {number} продлён. Заменим SIM-карту не позднее {due}.{reason, select, none {} other { Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}}}',
    overdue:
      'Извините, мы не успели заменить SIM-карту по заявке {number} к {due}. {nextDue, select, none {Сообщим, когда закончим.} other {Сделаем это не позднее {nextDue}.}}',
    delayed: {
      sms: 'Задержка по заявке {number}: заменим SIM-карту не позднее {due}. Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}',
      other:
        'Извините за задержку по заявке {number}: заменим SIM-карту не позднее {due}. Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}',
    },
    scheduled: 'Заявка {number}: заменим SIM-карту {day}{hours, select, none {} other {, {hours}}}.',
    rescheduled:
      'Заявка {number}: дата изменилась, заменим SIM-карту {day}{hours, select, none {} other {, {hours}}}.{reason, select, none {} other { Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}}}',
    visitReminder:
      '{when, select, today {Сегодня} other {Завтра}}, {day}{hours, select, none {} other {, {hours}}}, сменим SIM-карту. Заявка {number}.',
    fulfilled:
      'SIM-карта заменена, заявка {number} выполнена.{answer, select, none {} other { {answer}}}{room, select, cut { Подробнее: {support}.} other {}}',
    failed: 'Заменить SIM-карту по заявке {number} не удалось. Причина: {reason} Подробнее: {support}.',
    'status.registered':
      'Заявка {number} принята.{due, select, none {} other { {extended, select, yes {Срок продлён: заменим SIM-карту} other {Заменим SIM-карту}} не позднее {due}.}}',
    'status.inProgress':
      'Заявка {number} в работе.{step, select, none {} other { Этап: «{step}».}}{due, select, none {} other { {extended, select, yes {Срок продлён: заменим SIM-карту} other {Заменим SIM-карту}} не позднее {due}.}}',
    'status.scheduled':
      'Заявка {number}: {day, select, none {время назначено} other {заменим SIM-карту {day}{hours, select, none {} other {, {hours}}}}}.',
    ...pausedTexts('Заменим SIM-карту'),
    'status.fulfilled': 'SIM-карта заменена, заявка {number} выполнена.{answer, select, none {} other { {answer}}}',
    'status.closed': 'SIM-карта заменена, заявка {number} закрыта.{answer, select, none {} other { {answer}}}',
    'status.failed':
      'Заменить SIM-карту по заявке {number} не удалось.{reason, select, none {} other { Причина: {reason}}} Подробнее: {support}.',
    'status.overdue':
      'Извините, мы не успели заменить SIM-карту по заявке {number} к {due}. {nextDue, select, none {Сообщим, когда закончим.} other {Сделаем это не позднее {nextDue}.}}',
  },
  numberChange: {
    ...russianOrderTexts(),
    title: 'Смена номера',
    registered: {
      voice: 'Заявка принята, её номер: {number}. Сменим номер не позднее {due}.',
      other: 'Заявка {number} принята. Сменим номер не позднее {due}.',
    },
    extended:
      'Срок по заявке {number} продлён. Сменим номер не позднее {due}.{reason, select, none {} other { Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}}}',
    overdue:
      'Извините, мы не успели сменить номер по заявке {number} к {due}. {nextDue, select, none {Сообщим, когда закончим.} other {Сделаем это не позднее {nextDue}.}}',
    delayed: {
      sms: 'Задержка по заявке {number}: сменим номер не позднее {due}. Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}',
      other:
        'Извините за задержку по заявке {number}: сменим номер не позднее {due}. Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}',
    },
    scheduled: 'Заявка {number}: сменим номер {day}{hours, select, none {} other {, {hours}}}.',
    rescheduled:
      'Заявка {number}: дата изменилась, сменим номер {day}{hours, select, none {} other {, {hours}}}.{reason, select, none {} other { Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}}}',
    visitReminder:
      '{when, select, today {Сегодня} other {Завтра}}, {day}{hours, select, none {} other {, {hours}}}, сменим номер. Заявка {number}.',
    fulfilled:
      'Номер изменён, заявка {number} выполнена.{answer, select, none {} other { {answer}}}{room, select, cut { Подробнее: {support}.} other {}}',
    failed: 'Сменить номер по заявке {number} не удалось. Причина: {reason} Подробнее: {support}.',
    'status.registered':
      'Заявка {number} принята.{due, select, none {} other { {extended, select, yes {Срок продлён: сменим номер} other {Сменим номер}} не позднее {due}.}}',
    'status.inProgress':
      'Заявка {number} в работе.{step, select, none {} other { Этап: «{step}».}}{due, select, none {} other { {extended, select, yes {Срок продлён: сменим номер} other {Сменим номер}} не позднее {due}.}}',
    'status.scheduled':
      'Заявка {number}: {day, select, none {время назначено} other {сменим номер {day}{hours, select, none {} other {, {hours}}}}}.',
    ...pausedTexts('Сменим номер'),
    'status.fulfilled': 'Номер изменён, заявка {number} выполнена.{answer, select, none {} other { {answer}}}',
    'status.closed': 'Номер изменён, заявка {number} закрыта.{answer, select, none {} other { {answer}}}',
    'status.failed':
      'Сменить номер по заявке {number} не удалось.{reason, select, none {} other { Причина: {reason}}} Подробнее: {support}.',
    'status.overdue':
      'Извините, мы не успели сменить номер по заявке {number} к {due}. {nextDue, select, none {Сообщим, когда закончим.} other {Сделаем это не позднее {nextDue}.}}',
  },
  tariffChange: {
    ...russianOrderTexts(),
    title: 'Смена тарифа',
    registered: {
      voice: 'Заявка принята, её номер: {number}. Сменим тариф не позднее {due}.',
      other: 'Заявка {number} принята. Сменим тариф не позднее {due}.',
    },
    extended:
      'Срок по заявке {number} продлён. Сменим тариф не позднее {due}.{reason, select, none {} other { Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}}}',
    overdue:
      'Извините, мы не успели сменить тариф по заявке {number} к {due}. {nextDue, select, none {Сообщим, когда закончим.} other {Сделаем это не позднее {nextDue}.}}',
    delayed: {
      sms: 'Задержка по заявке {number}: сменим тариф не позднее {due}. Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}',
      other:
        'Извините за задержку по заявке {number}: сменим тариф не позднее {due}. Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}',
    },
    scheduled: 'Заявка {number}: сменим тариф {day}{hours, select, none {} other {, {hours}}}.',
    rescheduled:
      'Заявка {number}: дата изменилась, сменим тариф {day}{hours, select, none {} other {, {hours}}}.{reason, select, none {} other { Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}}}',
    visitReminder:
      '{when, select, today {Сегодня} other {Завтра}}, {day}{hours, select, none {} other {, {hours}}}, сменим тариф. Заявка {number}.',
    fulfilled:
      'Тариф изменён, заявка {number} выполнена.{answer, select, none {} other { {answer}}}{room, select, cut { Подробнее: {support}.} other {}}',
    failed: 'Сменить тариф по заявке {number} не удалось. Причина: {reason} Подробнее: {support}.',
    'status.registered':
      'Заявка {number} принята.{due, select, none {} other { {extended, select, yes {Срок продлён: сменим тариф} other {Сменим тариф}} не позднее {due}.}}',
    'status.inProgress':
      'Заявка {number} в работе.{step, select, none {} other { Этап: «{step}».}}{due, select, none {} other { {extended, select, yes {Срок продлён: сменим тариф} other {Сменим тариф}} не позднее {due}.}}',
    'status.scheduled':
      'Заявка {number}: {day, select, none {время назначено} other {сменим тариф {day}{hours, select, none {} other {, {hours}}}}}.',
    ...pausedTexts('Сменим тариф'),
    'status.fulfilled': 'Тариф изменён, заявка {number} выполнена.{answer, select, none {} other { {answer}}}',
    'status.closed': 'Тариф изменён, заявка {number} закрыта.{answer, select, none {} other { {answer}}}',
    'status.failed':
      'Сменить тариф по заявке {number} не удалось.{reason, select, none {} other { Причина: {reason}}} Подробнее: {support}.',
    'status.overdue':
      'Извините, мы не успели сменить тариф по заявке {number} к {due}. {nextDue, select, none {Сообщим, когда закончим.} other {Сделаем это не позднее {nextDue}.}}',
  },
});
