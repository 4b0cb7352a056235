/**
 * How MegaFon speaks here: neutrally, plain rules in one line. No text message of MegaFon was seen, so nothing of this is known of
 * it; every word is ours.
 */
import type { Voice } from '../voice/speak.ts';

export const megafonVoice: Voice = {
  ru: {
    frame: 'Здравствуйте.\n\n{text}\n\nСправки по телефону {support}.\n{brand}',
    closing: { chat: ' Справки по телефону {support}.' },
    every: {
      registered: {
        voice: '[N] зарегистрирован[e], номер: {number}. Срок [firstTerm]: не позднее {due}.[undo]',
        sms: '[N] {number} принят[e]. Срок [firstTerm]: не позднее {due}.',
        other: '[N] {number} зарегистрирован[e]. Срок [firstTerm]: не позднее {due}.[undo]',
      },
      numbered: {
        voice: '[N] зарегистрирован[e], номер: {number}.',
        sms: '[N] {number} принят[e]. Узнать статус: {support}.',
        other: '[N] {number} зарегистрирован[e].',
      },
      extended: {
        sms: '{room, select, ample {Срок [movedTerm] по [d] {number} изменён:} other {[N] {number}, новый срок[ofFirst]:}} не позднее {due}.[why][more]',
        other: 'Срок [movedTerm] по [d] {number} изменён: не позднее {due}.[why][more]',
      },
      overdue: {
        sms: 'Срок {due} не соблюдён, приносим извинения: [n] {number}. {nextDue, select, none {О результате сообщим.} other {Новый срок: не позднее {nextDue}.}}',
        other:
          'Срок {due} по [d] {number} не соблюдён, приносим извинения. {nextDue, select, none {О результате мы сообщим.} other {Новый срок [term]: не позднее {nextDue}.}}',
      },
      needsAnswer: {
        sms: '[N] {number}. {room, select, ample {Вопрос: } other {}}{question} [ask]{replyBy, select, none {} other { не позднее {replyBy}, иначе [otherwise]}}.',
        other:
          'По [d] {number} у нас есть вопрос. {question} {replyBy, select, none {Ответить можно в приложении или по телефону {support}.} other {Ответить можно не позднее {replyBy} в приложении или по телефону {support}. Если ответа не будет, [without].}}',
      },
      reminder: {
        sms: '{room, select, cut {} other {Напоминание. }}[N] {number}. {room, select, ample {Вопрос: } other {}}{question} [ask] [by], иначе [otherwise].',
        other:
          'Напоминание: по [d] {number} у нас есть вопрос. {question} [left], чтобы ответить в приложении или по телефону {support}{replyBy, select, none {} other { (не позднее {replyBy})}}. Если ответа не будет, [without].',
      },
      progressed: '[N] {number}: начат этап «{step}».[note]',
      delayed: {
        sms: '{room, select, ample {Новый срок [term] по [d] {number}: не позднее {due}, приносим извинения.} other {[N] {number}, извините, новый срок: не позднее {due}.}} Причина: {reason}[more]',
        other: 'Новый срок [term] по [d] {number}: не позднее {due}, приносим извинения. Причина: {reason}[more]',
      },
      held: {
        sms: '[N] {number}: работа приостановлена. Причина: {reason}{due, select, none {} other { Срок{room, select, ample { [term]} other {}}: не позднее {due}.}}[more]',
        other:
          'Работа по [d] {number} приостановлена. Причина: {reason}{due, select, none {} other { Срок [term]: не позднее {due}.}}[more]',
      },
      resumed: 'Продолжаем работу по [d] {number}.{due, select, none {} other { Срок [term]: не позднее {due}.}}',
      rejected: 'Решение по [d] {number}: отказ. Причина: {reason} Подробнее: {support}.',
      merged: 'Работа по [d] {number} продолжается под номером {into}. Дальше называйте этот номер.',
      'status.registered':
        '[N] {number} зарегистрирован[e].{due, select, none {} other { {extended, select, yes {[newTerm]} other {Срок}} [firstTerm]: не позднее {due}.}}[undo]',
      'status.inProgress':
        '[N] {number} находится в работе.[step]{due, select, none {} other { {extended, select, yes {Новый срок} other {Срок}} [term]: не позднее {due}.}}[undo]',
      'status.awaitingSubscriber':
        'По [d] {number} мы ждём вашего ответа.[asked] {replyBy, select, none {Ответить можно в приложении или по телефону {support}.} other {Ответить можно не позднее {replyBy} в приложении или по телефону {support}. Если ответа не будет, [without].}}',
      'status.overdue':
        'Срок {due} по [d] {number} не соблюдён, приносим извинения. {nextDue, select, none {О результате мы сообщим.} other {Новый срок [term]: не позднее {nextDue}.}}',
    },
    inquiry: {
      withdrawn: '[N] {number} закрыт[e] по вашей просьбе.',
      resolved: {
        sms: '[N] {number}: [decision]',
        other:
          '[N] {number} рассмотрен[e]: [outcome].[money] {answer}[fully] [Disagree], сообщите по телефону {support}.',
      },
      closed: {
        sms: '[N] {number} закрыт[e]. {reopenUntil, select, none {Справки: {support}.} other {Возобновить не позднее {reopenUntil}: {support}.}}',
        other:
          '[N] {number} закрыт[e].{reopenUntil, select, none {} other { Возобновить можно не позднее {reopenUntil}: в приложении или по телефону {support}.}}',
      },
      'status.resolved':
        '[N] {number} рассмотрен[e][outcomes].[money][said][fully] [Disagree], сообщите по телефону {support}.',
      'status.closed':
        '[N] {number} рассмотрен[e] и закрыт[e][outcomesWere].[moneyWas][said]{reopenUntil, select, none {} other { Возобновить можно не позднее {reopenUntil}: в приложении или по телефону {support}.}}',
    },
    order: {
      visitReminder: {
        sms: 'Напоминание. [When], [visit].',
        other: 'Напоминание. [When], [visit].[unfit]',
      },
      returned: 'Возврат по [d] {number} оформлен.[refund]',
      fulfilled: {
        sms: 'Сообщаем: [done].[use][said][more][giveBack]',
        other: 'Сообщаем, что [done].[use][said][more][giveBack]',
      },
      closed: '[N] {number} закрыт[e]. Справки: {support}.',
      'status.fulfilled': '[Done].[use][said][giveBack]',
      'status.closed': '[N] {number} закрыт[e]: [was].[said][giveBack]',
    },
  },
  en: {
    frame: 'Hello.\n\n{text}\n\nInformation by phone: {support}.\n{brand}',
    closing: { chat: ' Information by phone: {support}.' },
    every: {
      registered: {
        voice: 'We have registered your [n]. Its number is {number}. [First] no later than {due}.[undo]',
        sms: 'We have registered your [n] {number}. [First] no later than {due}.',
        other: 'We have registered your [n] {number}. [First] no later than {due}.[undo]',
      },
      numbered: {
        sms: 'We have registered your [n] {number}. Information by phone: {support}.',
        voice: 'We have registered your [n]. Its number is {number}.',
        other: 'We have registered your [n] {number}.',
      },
      extended: 'New date for your [n] {number}: [moved] no later than {due}.[why][more]',
      overdue:
        'About your [n] {number}: [late], and we apologise. {nextDue, select, none {We will tell you the result.} other {[Will] no later than {nextDue}.}}',
      needsAnswer: {
        sms: '[N] {number}. {question} [ask]{replyBy, select, none {} other { no later than {replyBy}, or we will [otherwise]}}.',
        other:
          'We have a question about your [n] {number}. {question} {replyBy, select, none {You can answer in the app or by phone: {support}.} other {You can answer no later than {replyBy} in the app or by phone ({support}). If there is no answer, we will [without].}}',
      },
      reminder: {
        sms: 'A reminder of [n] {number}. {question} [ask] [by], or we will [otherwise].',
        other:
          'This is a reminder of our question about your [n] {number}. {question} You have [left] to answer in the app or by phone ({support}){replyBy, select, none {} other {, no later than {replyBy}}}. If there is no answer, we will [without].',
      },
      progressed: 'Your [n] {number} has a new step: {step}.[note]',
      delayed: 'New date for your [n] {number}: [will] no later than {due}, and we apologise. Reason: {reason}[more]',
      held: 'The work on your [n] {number} is paused. Reason: {reason}[until][more]',
      resumed: 'The work on your [n] {number} goes on again.[until]',
      rejected: 'We have declined your [n] {number}. Reason: {reason} Information by phone: {support}.',
      merged: 'The work on your [n] {number} goes on under the number {into}. From now on please use that number.',
      'status.registered':
        'We have registered your [n] {number}.{due, select, none {} other { {extended, select, yes {[longer]} other {}}[First] no later than {due}.}}[undo]',
      'status.inProgress':
        'The work on your [n] {number} goes on.[step]{due, select, none {} other { {extended, select, yes {The date has changed. } other {}}[Will] no later than {due}.}}[undo]',
      'status.awaitingSubscriber':
        'We are waiting for your answer about your [n] {number}.[asked] {replyBy, select, none {You can answer in the app or by phone: {support}.} other {You can answer no later than {replyBy} in the app or by phone ({support}). If there is no answer, we will [without].}}',
      'status.overdue':
        'About your [n] {number}: [late], and we apologise. {nextDue, select, none {We will tell you the result.} other {[Will] no later than {nextDue}.}}',
    },
    inquiry: {
      withdrawn: 'We have closed your [n] {number}, as you asked.',
      resolved: {
        sms: 'The answer to your [n] {number}: [decision]',
        other:
          'We have decided about your [n] {number}: [outcome].[money] {answer}[fully] [Disagree], please tell us by phone: {support}.',
      },
      closed:
        'We have closed your [n] {number}.{reopenUntil, select, none {} other { It can be reopened no later than {reopenUntil} in the app or by phone: {support}.}}',
      'status.resolved':
        'We have decided about your [n] {number}[outcomes].[money][said][fully] [Disagree], please tell us by phone: {support}.',
      'status.closed':
        'Your [n] {number} is closed[outcomesWere].[moneyWas][said]{reopenUntil, select, none {} other { It can be reopened no later than {reopenUntil} in the app or by phone: {support}.}}',
    },
    order: {
      visitReminder: '[When]. This is a reminder: [visit].[unfit]',
      returned: 'The return for your [n] {number} is recorded.[refund]',
      fulfilled: {
        sms: 'We inform you: [done].[use][said][more][giveBack]',
        other: 'We inform you that [done].[use][said][more][giveBack]',
      },
      closed: 'We have closed your [n] {number}. Information by phone: {support}.',
      'status.fulfilled': '[Done].[use][said][giveBack]',
      'status.closed': 'We have closed your [n] {number}: [was].[said][giveBack]',
    },
  },
};
