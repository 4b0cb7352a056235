/**
 * The Russian texts of what needs a signed «заявление»: number porting and the end of a contract.
 */
import type { LanguageTexts } from '../catalogue.ts';

const statement = (): LanguageTexts => ({
  numbered: {
    voice: 'Заявление принято, его номер: {number}.',
    other: 'Заявление {number} принято. Узнать о нём больше: {support}.',
  },
  needsAnswer: {
    sms: 'Заявление {number}: {question} {room, select, cut {Вопрос целиком и ответ: {support}} other {Ответьте по {support}}}{replyBy, select, none {.} other { не позднее {replyBy}, иначе отменим заявление.}}',
    other:
      'По заявлению {number} нужен ваш ответ. {question} {replyBy, select, none {Ответьте в приложении или по телефону {support}.} other {Ответьте в приложении или по телефону {support} не позднее {replyBy}, иначе отменим заявление.}}',
  },
  reminder: {
    sms: '{room, select, cut {Заявление} other {Напоминаем, заявление}} {number}: {question} {room, select, cut {Вопрос целиком и ответ: {support}} other {Ответьте по {support}}} {replyBy, select, none {{daysLeft, plural, =0 {сегодня} one {в течение # дня} few {в течение # дней} many {в течение # дней} other {в течение # дня}}} other {не позднее {replyBy}}}, иначе отменим заявление.',
    other:
      'Напоминаем: по заявлению {number} нужен ваш ответ. {question} {daysLeft, plural, =0 {Сегодня последний день} one {Остался # день} few {Осталось # дня} many {Осталось # дней} other {Осталось # дня}}: ответьте в приложении или по телефону {support}{replyBy, select, none {} other { не позднее {replyBy}}}, иначе отменим заявление.',
  },
  progressed: 'Новый этап по заявлению {number}: «{step}».{note, select, none {} other { {note}}}',
  rejected: 'Заявление {number} отклонено. Причина: {reason} Подробнее: {support}.',
  cancelled:
    'Заявление {number} отменено.{reason, select, none {} other { Причина: {reason} Если оно ещё нужно, позвоните: {support}.}}',
  closed: 'Заявление {number} закрыто. Вопросы: {support}.',
  returned: '{amount, select, none {Возврат} other {Возврат {amount}}} по заявлению {number} оформлен.',
  merged: 'Заявление {number} объединено с {into}. Дальше называйте номер {into}.',
  'status.awaitingSubscriber':
    'По заявлению {number} ждём вашего ответа, без него не можем продолжить.{question, select, none {} other { Вопрос: {question}}} {replyBy, select, none {Ответить можно в приложении или по телефону {support}.} other {Ответьте не позднее {replyBy} в приложении или по телефону {support}, иначе отменим заявление.}}',
  'status.closed': 'Заявление {number} выполнено и закрыто.{answer, select, none {} other { {answer}}}',
  'status.rejected':
    'Заявление {number} отклонено.{reason, select, none {} other { Причина: {reason}}} Подробнее: {support}.',
  'status.cancelled':
    'Заявление {number} отменено.{reason, select, none {} other { Причина: {reason} Если оно ещё нужно, позвоните: {support}.}}',
  'status.returned': '{amount, select, none {Возврат} other {Возврат {amount}}} по заявлению {number} оформлен.',
  'status.merged':
    'Заявление {number} объединено{into, select, none { с другим заявлением} other { с {into}. Дальше называйте номер {into}}}.',
});

/** What the kind says of a pause. */
function pausedTexts(will: string): LanguageTexts {
  const due = `{due, select, none {} other { ${will} не позднее {due}.}}`;
  return {
    held: `Работа по заявлению {number} приостановлена. Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}${due}`,
    resumed: `Продолжаем работу по заявлению {number}.${due}`,
    'status.onHold': `Работа по заявлению {number} приостановлена.{reason, select, none {} other { Причина: {reason}}}${due}{late, select, none {} other { Извините, к {late} мы не успели.}}`,
  };
}

export const russianStatementTexts = (): { readonly [kind: string]: LanguageTexts } => ({
  numberPorting: {
    ...statement(),
    title: 'Перенос номера',
    registered: {
      voice:
        'Заявление принято, его номер: {number}. Перенесём номер не позднее {due}.{cancelUntil, select, none {} other { Отказаться можно не позднее {cancelUntil}.}}',
      sms: 'Заявление {number} принято. Перенесём номер не позднее {due}.',
      other:
        'Заявление {number} принято. Перенесём номер не позднее {due}.{cancelUntil, select, none {} other { Отказаться можно не позднее {cancelUntil}.}}',
    },
    extended:
      'Срок по заявлению {number} продлён. Перенесём номер не позднее {due}.{reason, select, none {} other { Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}}}',
    overdue:
      'Извините, мы не успели перенести номер по заявлению {number} к {due}. {nextDue, select, none {Сообщим, когда закончим.} other {Сделаем это не позднее {nextDue}.}}',
    delayed: {
      sms: 'Задержка по заявлению {number}: перенесём номер не позднее {due}. Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}',
      other:
        'Извините за задержку по заявлению {number}: перенесём номер не позднее {due}. Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}',
    },
    needsAnswer: {
      sms: 'Заявление {number}: {question} {room, select, cut {Вопрос целиком и ответ: {support}} other {Ответьте по {support}}}{replyBy, select, none {.} other { не позднее {replyBy}, иначе отменим.}}',
      other:
        'По заявлению {number} нужен ваш ответ. {question} {replyBy, select, none {Ответьте в приложении или по телефону {support}.} other {Ответьте в приложении или по телефону {support} не позднее {replyBy}, иначе отменим заявление.}}',
    },
    reminder: {
      sms: '{room, select, cut {Заявление} other {Напоминаем, заявление}} {number}: {question} {room, select, cut {Вопрос целиком и ответ: {support}} other {Ответьте по {support}}} {replyBy, select, none {{daysLeft, plural, =0 {сегодня} one {в течение # дня} few {в течение # дней} many {в течение # дней} other {в течение # дня}}} other {не позднее {replyBy}}}, иначе отменим.',
      other:
        'Напоминаем: по заявлению {number} нужен ваш ответ. {question} {daysLeft, plural, =0 {Сегодня последний день} one {Остался # день} few {Осталось # дня} many {Осталось # дней} other {Осталось # дня}}: ответьте в приложении или по телефону {support}{replyBy, select, none {} other { не позднее {replyBy}}}, иначе отменим заявление.',
    },
    scheduled: 'Заявление {number}: перенесём номер {day}{hours, select, none {} other {, {hours}}}.',
    rescheduled:
      'Заявление {number}: дата изменилась, перенесём номер {day}{hours, select, none {} other {, {hours}}}.{reason, select, none {} other { Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}}}',
    visitReminder:
      '{when, select, today {Сегодня} other {Завтра}}, {day}{hours, select, none {} other {, {hours}}}, перенесём ваш номер. После этого включите новую SIM-карту. Заявление {number}.',
    fulfilled:
      'Номер перенесён, пользуйтесь новой SIM-картой. Заявление {number}.{answer, select, none {} other { {answer}}}{room, select, cut { Подробнее: {support}.} other {}}',
    failed: {
      sms: 'Перенести номер по заявлению {number} не удалось. Причина: {reason} Подробнее: {support}.',
      other:
        'Перенести номер по заявлению {number} не удалось, он остался у прежнего оператора. Причина: {reason} Подробнее: {support}.',
    },
    cancelled:
      'Перенос по заявлению {number} отменён, номер остался у прежнего оператора.{reason, select, none {} other { Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}}}',
    'status.registered':
      'Заявление {number} принято.{due, select, none {} other { {extended, select, yes {Срок продлён: перенесём номер} other {Перенесём номер}} не позднее {due}.}}{cancelUntil, select, none {} other { Отказаться можно не позднее {cancelUntil}.}}',
    'status.inProgress':
      'Заявление {number} в работе.{step, select, none {} other { Этап: «{step}».}}{due, select, none {} other { {extended, select, yes {Срок продлён: перенесём номер} other {Перенесём номер}} не позднее {due}.}}{cancelUntil, select, none {} other { Отказаться можно не позднее {cancelUntil}.}}',
    'status.scheduled':
      'Заявление {number}: {day, select, none {время назначено} other {перенесём номер {day}{hours, select, none {} other {, {hours}}}}}.',
    ...pausedTexts('Перенесём номер'),
    'status.fulfilled':
      'Номер перенесён, пользуйтесь новой SIM-картой. Заявление {number}.{answer, select, none {} other { {answer}}}',
    'status.closed': 'Номер перенесён, заявление {number} закрыто.{answer, select, none {} other { {answer}}}',
    'status.failed':
      'Перенести номер по заявлению {number} не удалось, он остался у прежнего оператора.{reason, select, none {} other { Причина: {reason}}} Подробнее: {support}.',
    'status.cancelled':
      'Перенос по заявлению {number} отменён, номер остался у прежнего оператора.{reason, select, none {} other { Причина: {reason}}}',
    'status.overdue':
      'Извините, мы не успели перенести номер по заявлению {number} к {due}. {nextDue, select, none {Сообщим, когда закончим.} other {Сделаем это не позднее {nextDue}.}}',
  },
  contractTermination: {
    ...statement(),
    title: 'Расторжение договора',
    registered: {
      sms: 'Заявление {number} принято. Закроем договор не позднее {due}.',
      voice: 'Заявление принято, его номер: {number}. Расторгнем договор не позднее {due}.',
      other: 'Заявление {number} принято. Расторгнем договор не позднее {due}.',
    },
    extended: {
      sms: 'Срок по заявлению {number} продлён. Закроем договор не позднее {due}.{reason, select, none {} other { Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}}}',
      other:
        'Срок по заявлению {number} продлён. Расторгнем договор не позднее {due}.{reason, select, none {} other { Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}}}',
    },
    overdue:
      'Извините, мы не успели расторгнуть договор по заявлению {number} к {due}. {nextDue, select, none {Сообщим, когда закончим.} other {Сделаем это не позднее {nextDue}.}}',
    delayed: {
      sms: 'Задержка по заявлению {number}: расторгнем договор не позднее {due}. Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}',
      other:
        'Извините за задержку по заявлению {number}: расторгнем договор не позднее {due}. Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}',
    },
    scheduled: 'Заявление {number}: расторгнем договор {day}{hours, select, none {} other {, {hours}}}.',
    rescheduled:
      'Заявление {number}: дата изменилась, расторгнем договор {day}{hours, select, none {} other {, {hours}}}.{reason, select, none {} other { Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}}}',
    visitReminder:
      '{when, select, today {Сегодня} other {Завтра}}, {day}{hours, select, none {} other {, {hours}}}, расторгнем договор. Заявление {number}.',
    fulfilled:
      'Договор расторгнут по заявлению {number}.{answer, select, none {} other { {answer}}}{room, select, cut { Подробнее: {support}.} other {}}',
    failed: 'Расторгнуть договор по заявлению {number} не удалось. Причина: {reason} Подробнее: {support}.',
    cancelled:
      'Заявление {number} отменено, договор действует.{reason, select, none {} other { Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}}}',
    'status.registered':
      'Заявление {number} принято.{due, select, none {} other { {extended, select, yes {Срок продлён: расторгнем договор} other {Расторгнем договор}} не позднее {due}.}}',
    'status.inProgress':
      'Заявление {number} в работе.{step, select, none {} other { Этап: «{step}».}}{due, select, none {} other { {extended, select, yes {Срок продлён: расторгнем договор} other {Расторгнем договор}} не позднее {due}.}}',
    'status.scheduled':
      'Заявление {number}: {day, select, none {время назначено} other {расторгнем договор {day}{hours, select, none {} other {, {hours}}}}}.',
    ...pausedTexts('Расторгнем договор'),
    'status.fulfilled': 'Договор расторгнут по заявлению {number}.{answer, select, none {} other { {answer}}}',
    'status.closed': 'Договор расторгнут, заявление {number} закрыто.{answer, select, none {} other { {answer}}}',
    'status.failed':
      'Расторгнуть договор по заявлению {number} не удалось.{reason, select, none {} other { Причина: {reason}}} Подробнее: {support}.',
    'status.cancelled':
      'Заявление {number} отменено, договор действует.{reason, select, none {} other { Причина: {reason}}}',
    'status.overdue':
      'Извините, мы не успели расторгнуть договор по заявлению {number} к {due}. {nextDue, select, none {Сообщим, когда закончим.} other {Сделаем это не позднее {nextDue}.}}',
  },
});
