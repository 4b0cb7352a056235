/**
 * The Russian texts of complaints and claims. The law asks for the answer to a claim in the form that the subscriber chose, so
 * a message tells of that answer and does not take its place. 126-FZ art. 55 cl. 7.
 */
import type { LanguageTexts } from '../catalogue.ts';
export const russianClaimTexts = (): { readonly [kind: string]: LanguageTexts } => ({
  complaint: {
    title: 'Жалоба',
    registered: {
      voice: 'Жалоба принята, её номер: {number}. Ответим не позднее {due}.',
      other: 'Жалоба {number} принята. Ответим не позднее {due}.',
    },
    numbered: {
      voice: 'Жалоба принята, её номер: {number}.',
      other: 'Жалоба {number} принята. Узнать о ней больше: {support}.',
    },
    extended:
      'Срок по жалобе {number} продлён. Ответим не позднее {due}.{reason, select, none {} other { Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}}}',
    overdue:
      'Извините, мы не успели ответить на жалобу {number} к {due}. {nextDue, select, none {Ответим, как только закончим.} other {Ответим не позднее {nextDue}.}}',
    delayed:
      'Извините за задержку: на жалобу {number} ответим не позднее {due}. Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}',
    held: 'Рассмотрение жалобы {number} приостановлено. Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}{due, select, none {} other { Ответим не позднее {due}.}}',
    resumed: 'Продолжаем рассматривать жалобу {number}.{due, select, none {} other { Ответим не позднее {due}.}}',
    needsAnswer: {
      sms: 'Жалоба {number}: {question} {room, select, cut {Вопрос целиком и ответ: {support}} other {Ответьте по {support}}}{replyBy, select, none {.} other { не позднее {replyBy}, иначе закроем жалобу.}}',
      other:
        'По жалобе {number} нужен ваш ответ. {question} {replyBy, select, none {Ответьте в приложении или по телефону {support}.} other {Ответьте в приложении или по телефону {support} не позднее {replyBy}, иначе закроем жалобу без решения.}}',
    },
    reminder: {
      sms: '{room, select, cut {Жалоба} other {Напоминаем, жалоба}} {number}: {question} {room, select, cut {Вопрос целиком и ответ: {support}} other {Ответьте по {support}}} {replyBy, select, none {{daysLeft, plural, =0 {сегодня} one {в течение # дня} few {в течение # дней} many {в течение # дней} other {в течение # дня}}} other {не позднее {replyBy}}}, иначе закроем жалобу.',
      other:
        'Напоминаем: по жалобе {number} нужен ваш ответ. {question} {daysLeft, plural, =0 {Сегодня последний день} one {Остался # день} few {Осталось # дня} many {Осталось # дней} other {Осталось # дня}}: ответьте в приложении или по телефону {support}{replyBy, select, none {} other { не позднее {replyBy}}}, иначе закроем жалобу без решения.',
    },
    progressed: 'Новый этап по жалобе {number}: «{step}».{note, select, none {} other { {note}}}',
    resolved: {
      sms: '{outcome, select, satisfied {Жалоба {number} удовлетворена} partlySatisfied {Жалоба {number} удовлетворена частично} other {Удовлетворить жалобу {number} не можем}}.{amount, select, none { {answer} Подробнее: {support}.} other { Вернём {amount} на баланс. {answer}{room, select, cut { Подробнее: {support}.} other {}}}}',
      other:
        '{outcome, select, satisfied {Жалоба {number} удовлетворена} partlySatisfied {Жалоба {number} удовлетворена частично} other {Удовлетворить жалобу {number} не можем}}.{amount, select, none {} other { Вернём {amount} на баланс.}} {answer} Подробнее: в приложении или по телефону {support}.',
    },
    rejected: 'Жалоба {number} отклонена. Причина: {reason} Подробнее: {support}.',
    withdrawn: 'Жалоба {number} отозвана по вашей просьбе.',
    cancelled:
      'Жалоба {number} закрыта без решения.{reason, select, none {} other { Причина: {reason}}} Если вопрос остался, позвоните: {support}.',
    closed: {
      sms: 'Жалоба {number} закрыта. {reopenUntil, select, none {Вопросы: {support}.} other {Возобновить не позднее {reopenUntil}: {support}.}}',
      other:
        'Жалоба {number} закрыта. Если вы не согласны, {reopenUntil, select, none {позвоните: {support}} other {жалобу можно возобновить не позднее {reopenUntil}: в приложении или по телефону {support}}}.',
    },
    reopened: 'Жалоба {number} возобновлена. Ответим не позднее {due}.',
    merged: 'Жалоба {number} объединена с {into}. Дальше называйте номер {into}.',
    'status.registered':
      'Жалоба {number} принята.{due, select, none {} other { {extended, select, yes {Срок продлён: ответим} other {Ответим}} не позднее {due}.}}',
    'status.inProgress':
      'Жалоба {number} в работе.{step, select, none {} other { Этап: «{step}».}}{due, select, none {} other { {extended, select, yes {Срок продлён: ответим} other {Ответим}} не позднее {due}.}}',
    'status.awaitingSubscriber':
      'По жалобе {number} ждём вашего ответа, без него не можем продолжить.{question, select, none {} other { Вопрос: {question}}} {replyBy, select, none {Ответить можно в приложении или по телефону {support}.} other {Ответьте не позднее {replyBy} в приложении или по телефону {support}, иначе закроем жалобу без решения.}}',
    'status.onHold':
      'Рассмотрение жалобы {number} приостановлено.{reason, select, none {} other { Причина: {reason}}}{due, select, none {} other { Ответим не позднее {due}.}}{late, select, none {} other { Извините, к {late} мы не успели.}}',
    'status.resolved':
      '{outcome, select, none {Жалоба {number} рассмотрена} satisfied {Жалоба {number} удовлетворена} partlySatisfied {Жалоба {number} удовлетворена частично} other {Удовлетворить жалобу {number} не можем}}.{amount, select, none {} other { Вернём {amount} на баланс.}}{answer, select, none {} other { {answer}}} Если вы не согласны, позвоните: {support}.',
    'status.closed':
      'Жалоба {number} закрыта{outcome, select, none {} satisfied {: она удовлетворена} partlySatisfied {: она удовлетворена частично} other {: удовлетворить её не можем}}.{amount, select, none {} other { Решили вернуть {amount} на баланс.}}{answer, select, none {} other { {answer}}}{reopenUntil, select, none {} other { Возобновить можно не позднее {reopenUntil}: {support}.}}',
    'status.rejected':
      'Жалоба {number} отклонена.{reason, select, none {} other { Причина: {reason}}} Подробнее: {support}.',
    'status.withdrawn': 'Жалоба {number} отозвана по вашей просьбе.',
    'status.cancelled':
      'Жалоба {number} закрыта без решения.{reason, select, none {} other { Причина: {reason}}} Если вопрос остался, позвоните: {support}.',
    'status.merged':
      'Жалоба {number} объединена{into, select, none { с другим обращением} other { с {into}. Дальше называйте номер {into}}}.',
    'status.overdue':
      'Извините, мы не успели ответить на жалобу {number} к {due}. {nextDue, select, none {Ответим, как только закончим.} other {Ответим не позднее {nextDue}.}}',
  },
  claim: {
    title: 'Претензия',
    registered: {
      voice: 'Претензия зарегистрирована, её номер: {number}. Ответим не позднее {due}.',
      other: 'Претензия {number} зарегистрирована. Ответим не позднее {due}.',
    },
    numbered: {
      voice: 'Претензия зарегистрирована, её номер: {number}.',
      other: 'Претензия {number} зарегистрирована. Узнать о ней больше: {support}.',
    },
    extended:
      'Срок по претензии {number} продлён. Ответим не позднее {due}.{reason, select, none {} other { Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}}}',
    overdue:
      'Извините, мы не успели ответить на претензию {number} к {due}. {nextDue, select, none {Ответим, как только закончим.} other {Ответим не позднее {nextDue}.}}',
    delayed:
      'Извините за задержку: на претензию {number} ответим не позднее {due}. Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}',
    held: 'Рассмотрение претензии {number} приостановлено. Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}{due, select, none {} other { Ответим не позднее {due}.}}',
    resumed: 'Продолжаем рассматривать претензию {number}.{due, select, none {} other { Ответим не позднее {due}.}}',
    needsAnswer: {
      sms: 'Претензия {number}: {question} {room, select, cut {Вопрос целиком и ответ: {support}} other {Ответьте по {support}}}{replyBy, select, none {.} other { не позднее {replyBy}, иначе закроем претензию.}}',
      other:
        'По претензии {number} нужен ваш ответ. {question} {replyBy, select, none {Ответьте в приложении или по телефону {support}.} other {Ответьте в приложении или по телефону {support} не позднее {replyBy}, иначе закроем претензию без решения.}}',
    },
    reminder: {
      sms: '{room, select, cut {Претензия} other {Напоминаем, претензия}} {number}: {question} {room, select, cut {Вопрос целиком и ответ: {support}} other {Ответьте по {support}}} {replyBy, select, none {{daysLeft, plural, =0 {сегодня} one {в течение # дня} few {в течение # дней} many {в течение # дней} other {в течение # дня}}} other {не позднее {replyBy}}}, иначе закроем претензию.',
      other:
        'Напоминаем: по претензии {number} нужен ваш ответ. {question} {daysLeft, plural, =0 {Сегодня последний день} one {Остался # день} few {Осталось # дня} many {Осталось # дней} other {Осталось # дня}}: ответьте в приложении или по телефону {support}{replyBy, select, none {} other { не позднее {replyBy}}}, иначе закроем претензию без решения.',
    },
    progressed: 'Новый этап по претензии {number}: «{step}».{note, select, none {} other { {note}}}',
    resolved: {
      sms: '{outcome, select, satisfied {Претензия {number} удовлетворена} partlySatisfied {Претензия {number} удовлетворена частично} other {Удовлетворить претензию {number} не можем}}.{amount, select, none { {answer} Полный ответ вышлем отдельно.} other { Вернём {amount} по вашему требованию. {answer}{room, select, cut { Подробнее: {support}.} other {}}}}',
      other:
        '{outcome, select, satisfied {Претензия {number} удовлетворена} partlySatisfied {Претензия {number} удовлетворена частично} other {Удовлетворить претензию {number} не можем}}.{amount, select, none {} other { Вернём {amount} по вашему требованию.}} {answer} Полный ответ вышлем отдельно, в той форме, которую вы выбрали. Подробнее: в приложении или по телефону {support}.',
    },
    rejected: 'Претензия {number} отклонена. Причина: {reason} Подробнее: {support}.',
    withdrawn: 'Претензия {number} отозвана по вашей просьбе.',
    cancelled:
      'Претензия {number} закрыта без решения.{reason, select, none {} other { Причина: {reason}}} Если вопрос остался, позвоните: {support}.',
    closed: {
      sms: 'Претензия {number} закрыта. {reopenUntil, select, none {Вопросы: {support}.} other {Возобновить не позднее {reopenUntil}: {support}.}}',
      other:
        'Претензия {number} закрыта. Если вы не согласны, {reopenUntil, select, none {позвоните: {support}} other {претензию можно возобновить не позднее {reopenUntil}: в приложении или по телефону {support}}}.',
    },
    reopened: 'Претензия {number} возобновлена. Ответим не позднее {due}.',
    merged: 'Претензия {number} объединена с {into}. Дальше называйте номер {into}.',
    'status.registered':
      'Претензия {number} зарегистрирована.{due, select, none {} other { {extended, select, yes {Срок продлён: ответим} other {Ответим}} не позднее {due}.}}',
    'status.inProgress':
      'Претензия {number} в работе.{step, select, none {} other { Этап: «{step}».}}{due, select, none {} other { {extended, select, yes {Срок продлён: ответим} other {Ответим}} не позднее {due}.}}',
    'status.awaitingSubscriber':
      'По претензии {number} ждём вашего ответа, без него не можем продолжить.{question, select, none {} other { Вопрос: {question}}} {replyBy, select, none {Ответить можно в приложении или по телефону {support}.} other {Ответьте не позднее {replyBy} в приложении или по телефону {support}, иначе закроем претензию без решения.}}',
    'status.onHold':
      'Рассмотрение претензии {number} приостановлено.{reason, select, none {} other { Причина: {reason}}}{due, select, none {} other { Ответим не позднее {due}.}}{late, select, none {} other { Извините, к {late} мы не успели.}}',
    'status.resolved':
      '{outcome, select, none {Претензия {number} рассмотрена} satisfied {Претензия {number} удовлетворена} partlySatisfied {Претензия {number} удовлетворена частично} other {Удовлетворить претензию {number} не можем}}.{amount, select, none {} other { Вернём {amount} по вашему требованию.}}{answer, select, none {} other { {answer}}} Полный ответ вышлем отдельно, в той форме, которую вы выбрали. Если вы не согласны, позвоните: {support}.',
    'status.closed':
      'Претензия {number} закрыта{outcome, select, none {} satisfied {: она удовлетворена} partlySatisfied {: она удовлетворена частично} other {: удовлетворить её не можем}}.{amount, select, none {} other { Решили вернуть {amount} по вашему требованию.}}{answer, select, none {} other { {answer}}}{reopenUntil, select, none {} other { Возобновить можно не позднее {reopenUntil}: {support}.}}',
    'status.rejected':
      'Претензия {number} отклонена.{reason, select, none {} other { Причина: {reason}}} Подробнее: {support}.',
    'status.withdrawn': 'Претензия {number} отозвана по вашей просьбе.',
    'status.cancelled':
      'Претензия {number} закрыта без решения.{reason, select, none {} other { Причина: {reason}}} Если вопрос остался, позвоните: {support}.',
    'status.merged':
      'Претензия {number} объединена{into, select, none { с другим обращением} other { с {into}. Дальше называйте номер {into}}}.',
    'status.overdue':
      'Извините, мы не успели ответить на претензию {number} к {due}. {nextDue, select, none {Ответим, как только закончим.} other {Ответим не позднее {nextDue}.}}',
  },
});
