/**
 * The Russian texts of faults, charges and payments: these kinds end with an answer.
 */
import type { LanguageTexts } from '../catalogue.ts';
export const russianInquiryTexts = (): { readonly [kind: string]: LanguageTexts } => ({
  consultation: {
    title: 'Консультация',
    'status.closed': 'Консультация дана.{answer, select, none {} other { {answer}}}',
  },
  serviceFault: {
    title: 'Не работает услуга',
    resolved: {
      sms: 'Обращение {number}: {outcome, select, satisfied {неполадка устранена} partlySatisfied {неполадка устранена частично} other {выполнить вашу просьбу не можем}}.{amount, select, none { {answer} Подробнее: {support}.} other { Вернём {amount} на баланс. {answer}{room, select, cut { Подробнее: {support}.} other {}}}}',
      other:
        'Обращение {number} рассмотрено: {outcome, select, satisfied {неполадка устранена} partlySatisfied {неполадка устранена частично} other {выполнить вашу просьбу не можем}}.{amount, select, none {} other { Вернём {amount} на баланс.}} {answer} Подробнее: в приложении или по телефону {support}.',
    },
    'status.resolved':
      'Обращение {number} рассмотрено{outcome, select, none {} satisfied {: неполадка устранена} partlySatisfied {: неполадка устранена частично} other {: выполнить вашу просьбу не можем}}.{amount, select, none {} other { Вернём {amount} на баланс.}}{answer, select, none {} other { {answer}}} Если услуга всё ещё не работает, позвоните: {support}.',
    'status.closed':
      'Обращение {number} закрыто{outcome, select, none {} satisfied {: неполадка устранена} partlySatisfied {: неполадка устранена частично} other {: выполнить вашу просьбу не можем}}.{amount, select, none {} other { Решили вернуть {amount} на баланс.}}{answer, select, none {} other { {answer}}}{reopenUntil, select, none {} other { Возобновить можно не позднее {reopenUntil}: {support}.}}',
  },
  billingDispute: {
    title: 'Неверное списание',
    resolved: {
      sms: 'Обращение {number}: {outcome, select, satisfied {решили в вашу пользу} partlySatisfied {решили частично в вашу пользу} other {вернуть деньги не можем}}.{amount, select, none { {answer} Подробнее: {support}.} other { Вернём {amount} на баланс. {answer}{room, select, cut { Подробнее: {support}.} other {}}}}',
      other:
        'Обращение {number} рассмотрено: {outcome, select, satisfied {решили в вашу пользу} partlySatisfied {решили частично в вашу пользу} other {вернуть деньги не можем}}.{amount, select, none {} other { Вернём {amount} на баланс.}} {answer} Подробнее: в приложении или по телефону {support}.',
    },
    'status.resolved':
      'Обращение {number} рассмотрено{outcome, select, none {} satisfied {: решили в вашу пользу} partlySatisfied {: решили частично в вашу пользу} other {: вернуть деньги не можем}}.{amount, select, none {} other { Вернём {amount} на баланс.}}{answer, select, none {} other { {answer}}} Если вы не согласны, позвоните: {support}.',
    'status.closed':
      'Обращение {number} закрыто{outcome, select, none {} satisfied {: решили в вашу пользу} partlySatisfied {: решили частично в вашу пользу} other {: вернуть деньги не можем}}.{amount, select, none {} other { Решили вернуть {amount} на баланс.}}{answer, select, none {} other { {answer}}}{reopenUntil, select, none {} other { Возобновить можно не позднее {reopenUntil}: {support}.}}',
  },
  mistakenPayment: {
    title: 'Ошибочный платёж',
    resolved: {
      sms: 'Обращение {number}: {outcome, select, satisfied {платёж исправим} partlySatisfied {платёж исправим частично} other {исправить платёж не можем}}.{amount, select, none { {answer} Подробнее: {support}.} other { Перечислим {amount}, как вы просили. {answer}{room, select, cut { Подробнее: {support}.} other {}}}}',
      other:
        'Обращение {number} рассмотрено: {outcome, select, satisfied {платёж исправим} partlySatisfied {платёж исправим частично} other {исправить платёж не можем}}.{amount, select, none {} other { Перечислим {amount}, как вы просили.}} {answer} Подробнее: в приложении или по телефону {support}.',
    },
    'status.resolved':
      'Обращение {number} рассмотрено{outcome, select, none {} satisfied {: платёж исправим} partlySatisfied {: платёж исправим частично} other {: исправить платёж не можем}}.{amount, select, none {} other { Перечислим {amount}, как вы просили.}}{answer, select, none {} other { {answer}}} Если вы не согласны, позвоните: {support}.',
    'status.closed':
      'Обращение {number} закрыто{outcome, select, none {} satisfied {: решили исправить платёж} partlySatisfied {: решили исправить платёж частично} other {: исправить платёж не можем}}.{amount, select, none {} other { Решили перечислить {amount}, как вы просили.}}{answer, select, none {} other { {answer}}}{reopenUntil, select, none {} other { Возобновить можно не позднее {reopenUntil}: {support}.}}',
  },
  fixedFault: {
    title: 'Не работает домашний интернет',
    registered: {
      voice: 'Заявка принята, её номер: {number}. Ответим не позднее {due}.',
      other: 'Заявка {number} принята. Ответим не позднее {due}.',
    },
    numbered: {
      voice: 'Заявка принята, её номер: {number}.',
      other: 'Заявка {number} принята. Узнать о ней больше: {support}.',
    },
    extended:
      'Срок по заявке {number} продлён. Ответим не позднее {due}.{reason, select, none {} other { Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}}}',
    overdue:
      'Извините, мы не успели ответить на заявку {number} к {due}. {nextDue, select, none {Ответим, как только закончим.} other {Ответим не позднее {nextDue}.}}',
    delayed:
      'Извините за задержку: на заявку {number} ответим не позднее {due}. Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}',
    held: 'Работа по заявке {number} приостановлена. Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}{due, select, none {} other { Ответим не позднее {due}.}}',
    resumed: 'Продолжаем работу по заявке {number}.{due, select, none {} other { Ответим не позднее {due}.}}',
    needsAnswer: {
      sms: 'Заявка {number}: {question} {room, select, cut {Вопрос целиком и ответ: {support}} other {Ответьте по {support}}}{replyBy, select, none {.} other { не позднее {replyBy}, иначе закроем заявку.}}',
      other:
        'По заявке {number} нужен ваш ответ. {question} {replyBy, select, none {Ответьте в приложении или по телефону {support}.} other {Ответьте в приложении или по телефону {support} не позднее {replyBy}, иначе закроем заявку без решения.}}',
    },
    reminder: {
      sms: '{room, select, cut {Заявка} other {Напоминаем, заявка}} {number}: {question} {room, select, cut {Вопрос целиком и ответ: {support}} other {Ответьте по {support}}} {replyBy, select, none {{daysLeft, plural, =0 {сегодня} one {в течение # дня} few {в течение # дней} many {в течение # дней} other {в течение # дня}}} other {не позднее {replyBy}}}, иначе закроем заявку.',
      other:
        'Напоминаем: по заявке {number} нужен ваш ответ. {question} {daysLeft, plural, =0 {Сегодня последний день} one {Остался # день} few {Осталось # дня} many {Осталось # дней} other {Осталось # дня}}: ответьте в приложении или по телефону {support}{replyBy, select, none {} other { не позднее {replyBy}}}, иначе закроем заявку без решения.',
    },
    progressed: 'Новый этап по заявке {number}: «{step}».{note, select, none {} other { {note}}}',
    resolved: {
      sms: 'Заявка {number}: {outcome, select, satisfied {неполадка устранена} partlySatisfied {неполадка устранена частично} other {выполнить вашу просьбу не можем}}.{amount, select, none { {answer} Подробнее: {support}.} other { Вернём {amount} на баланс. {answer}{room, select, cut { Подробнее: {support}.} other {}}}}',
      other:
        'Заявка {number} рассмотрена: {outcome, select, satisfied {неполадка устранена} partlySatisfied {неполадка устранена частично} other {выполнить вашу просьбу не можем}}.{amount, select, none {} other { Вернём {amount} на баланс.}} {answer} Подробнее: в приложении или по телефону {support}.',
    },
    rejected: 'Заявка {number} отклонена. Причина: {reason} Подробнее: {support}.',
    withdrawn: 'Заявка {number} отозвана по вашей просьбе.',
    cancelled:
      'Заявка {number} закрыта без решения.{reason, select, none {} other { Причина: {reason}}} Если вопрос остался, позвоните: {support}.',
    closed: {
      sms: 'Заявка {number} закрыта. {reopenUntil, select, none {Вопросы: {support}.} other {Возобновить не позднее {reopenUntil}: {support}.}}',
      other:
        'Заявка {number} закрыта. Если вопрос остался, {reopenUntil, select, none {позвоните: {support}} other {заявку можно возобновить не позднее {reopenUntil}: в приложении или по телефону {support}}}.',
    },
    reopened: 'Заявка {number} возобновлена. Ответим не позднее {due}.',
    merged: 'Заявка {number} объединена с {into}. Дальше называйте номер {into}.',
    'status.registered':
      'Заявка {number} принята.{due, select, none {} other { {extended, select, yes {Срок продлён: ответим} other {Ответим}} не позднее {due}.}}',
    'status.inProgress':
      'Заявка {number} в работе.{step, select, none {} other { Этап: «{step}».}}{due, select, none {} other { {extended, select, yes {Срок продлён: ответим} other {Ответим}} не позднее {due}.}}',
    'status.awaitingSubscriber':
      'По заявке {number} ждём вашего ответа, без него не можем продолжить.{question, select, none {} other { Вопрос: {question}}} {replyBy, select, none {Ответить можно в приложении или по телефону {support}.} other {Ответьте не позднее {replyBy} в приложении или по телефону {support}, иначе закроем заявку без решения.}}',
    'status.onHold':
      'Работа по заявке {number} приостановлена.{reason, select, none {} other { Причина: {reason}}}{due, select, none {} other { Ответим не позднее {due}.}}{late, select, none {} other { Извините, к {late} мы не успели.}}',
    'status.resolved':
      'Заявка {number} рассмотрена{outcome, select, none {} satisfied {: неполадка устранена} partlySatisfied {: неполадка устранена частично} other {: выполнить вашу просьбу не можем}}.{amount, select, none {} other { Вернём {amount} на баланс.}}{answer, select, none {} other { {answer}}} Если интернет всё ещё не работает, позвоните: {support}.',
    'status.closed':
      'Заявка {number} закрыта{outcome, select, none {} satisfied {: неполадка устранена} partlySatisfied {: неполадка устранена частично} other {: выполнить вашу просьбу не можем}}.{amount, select, none {} other { Решили вернуть {amount} на баланс.}}{answer, select, none {} other { {answer}}}{reopenUntil, select, none {} other { Возобновить можно не позднее {reopenUntil}: {support}.}}',
    'status.rejected':
      'Заявка {number} отклонена.{reason, select, none {} other { Причина: {reason}}} Подробнее: {support}.',
    'status.withdrawn': 'Заявка {number} отозвана по вашей просьбе.',
    'status.cancelled':
      'Заявка {number} закрыта без решения.{reason, select, none {} other { Причина: {reason}}} Если вопрос остался, позвоните: {support}.',
    'status.merged':
      'Заявка {number} объединена{into, select, none { с другой заявкой} other { с {into}. Дальше называйте номер {into}}}.',
    'status.overdue':
      'Извините, мы не успели ответить на заявку {number} к {due}. {nextDue, select, none {Ответим, как только закончим.} other {Ответим не позднее {nextDue}.}}',
  },
});
