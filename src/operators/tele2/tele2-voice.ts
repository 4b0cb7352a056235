/**
 * How t2 speaks: as short as it can be, no greeting, no closing, cut words where text messages have them. Seen in its
 * subscription messages of about 2020; every word here is ours.
 */
import type { Voice } from '../voice/speak.ts';

export const tele2Voice: Voice = {
  ru: {
    frame: '{text}\n\n{brand}, {support}',
    every: {
      registered: {
        voice: 'Приняли [a], номер {number}. [First] не позднее {due}.[undo]',
        sms: 'Приняли [a] {number}, [firstShort] не позднее {due}.',
        other: 'Приняли [a] {number}, [first] не позднее {due}.[undo]',
      },
      numbered: { voice: 'Приняли [a], номер {number}.', other: 'Приняли [a] {number}. Вопросы: {support}.' },
      extended: '[N] {number}: срок продлён, [moved] не позднее {due}.[why][more]',
      overdue:
        '[N] {number}: извините, [late]. {nextDue, select, none {Сообщим, когда закончим.} other {[Next] не позднее {nextDue}.}}',
      needsAnswer: {
        sms: '[N] {number}: {question} [ask]{replyBy, select, none {} other { не позднее {replyBy}, иначе [otherwise]}}.',
        other:
          '[N] {number}: {question} {replyBy, select, none {Ответьте в приложении или по {support}.} other {Ответьте в приложении или по {support} не позднее {replyBy}, иначе [otherwise].}}',
      },
      reminder: {
        sms: 'Напоминаем, [n] {number}: {question} [askShort] [by], иначе [drop].',
        other:
          'Напоминаем, [n] {number}: {question} [left] на ответ в приложении или по {support}{replyBy, select, none {} other { (не позднее {replyBy})}}, иначе [otherwise].',
      },
      progressed: '[N] {number}: «{step}».[note]',
      delayed: '[N] {number}: задержка, извините. [Will] не позднее {due}. Причина: {reason}[more]',
      held: '[N] {number}: пауза. Причина: {reason}[until][more]',
      resumed: 'Продолжаем работу, [n] {number}.[until]',
      rejected: '[N] {number}: отказ. Причина: {reason} Подробнее: {support}.',
      merged: 'Объединили [a] {number} с {into}. Дальше называйте {into}.',
      'status.registered':
        '[N] {number} принят[e].{due, select, none {} other { {extended, select, yes {[longer]} other {}}[First] не позднее {due}.}}[undo]',
      'status.inProgress':
        '[N] {number} в работе.[step]{due, select, none {} other { {extended, select, yes {Срок продлён. } other {}}[Will] не позднее {due}.}}[undo]',
      'status.awaitingSubscriber':
        '[N] {number}: ждём ответа.[asked] Ответьте в приложении или по {support}{replyBy, select, none {} other { не позднее {replyBy}, иначе [otherwise]}}.',
      'status.overdue':
        '[N] {number}: извините, [late]. {nextDue, select, none {Сообщим, когда закончим.} other {[Next] не позднее {nextDue}.}}',
    },
    inquiry: {
      withdrawn: 'Закрыли [a] {number}, как вы просили.',
      resolved: {
        sms: '[N] {number}[verdict].[explained]',
        other: '[N] {number}[verdict].[money] {answer}[fully] Вопросы: {support}.',
      },
      closed: {
        sms: '[N] {number} закрыт[e].{reopenUntil, select, none { Вопросы: {support}.} other { Возобновить не позднее {reopenUntil}: {support}.}}',
        other:
          '[N] {number} закрыт[e].{reopenUntil, select, none { Вопросы: {support}.} other { Возобновить можно не позднее {reopenUntil}: {support}.}}',
      },
      'status.resolved': '[N] {number} рассмотрен[e][outcomes].[money][said][fully] Вопросы: {support}.',
      'status.closed':
        '[N] {number} закрыт[e][outcomesWere].[moneyWas][said]{reopenUntil, select, none {} other { Возобновить можно не позднее {reopenUntil}: {support}.}}',
    },
    order: {
      visitReminder: { sms: '[When], [visit].', other: '[When], [visit].[unfit]' },
      returned: 'Оформили возврат, [n] {number}.[refund]',
      fulfilled: '[Done].[use][said][more][giveBack]',
      closed: '[N] {number} закрыт[e]. Вопросы: {support}.',
      'status.fulfilled': '[Done].[use][said][giveBack]',
      'status.closed': '[N] {number} закрыт[e]: [was].[said][giveBack]',
    },
  },
  en: {
    frame: '{text}\n\n{brand}, {support}',
    every: {
      registered: {
        voice: 'Your [n] is accepted, its number is {number}. [First] no later than {due}.[undo]',
        other: 'Your [n] {number} is accepted: [first] no later than {due}.[undo]',
      },
      numbered: {
        voice: 'Your [n] is accepted, its number is {number}.',
        other: 'Your [n] {number} is accepted. Questions: {support}.',
      },
      extended: 'Your [n] {number} has a new date: [moved] no later than {due}.[why][more]',
      overdue:
        '[N] {number}: sorry, [late]. {nextDue, select, none {We will write when it is done.} other {[Will] no later than {nextDue}.}}',
      needsAnswer: {
        sms: '[N] {number}: {question} [ask]{replyBy, select, none {} other { no later than {replyBy}, or we will [otherwise]}}.',
        other:
          '[N] {number}: {question} {replyBy, select, none {Please answer in the app or by phone: {support}.} other {Please answer in the app or by phone ({support}) no later than {replyBy}, or we will [otherwise].}}',
      },
      reminder: {
        sms: 'Reminder, [n] {number}: {question} [ask] [by], or we will [otherwise].',
        other:
          'Reminder, [n] {number}: {question} [left] left. Please answer in the app or by phone ({support}){replyBy, select, none {} other { no later than {replyBy}}}, or we will [otherwise].',
      },
      progressed: '[N] {number}: {step}.[note]',
      delayed: '[N] {number}: sorry for the delay, [will] no later than {due}. Reason: {reason}[more]',
      held: '[N] {number} is on hold. Reason: {reason}[until][more]',
      resumed: '[N] {number} goes on.[until]',
      rejected: '[N] {number} is declined. Reason: {reason} Questions: {support}.',
      merged: '[N] {number} is now part of {into}. Please use {into}.',
      'status.registered':
        'Your [n] {number} is accepted.{due, select, none {} other { {extended, select, yes {[longer]} other {}}[First] no later than {due}.}}[undo]',
      'status.inProgress':
        'Your [n] {number} is in progress.[step]{due, select, none {} other { {extended, select, yes {The date has changed. } other {}}[Will] no later than {due}.}}[undo]',
      'status.awaitingSubscriber':
        'Your [n] {number} waits for your answer.[asked] Please answer in the app or by phone{replyBy, select, none {: {support}} other { ({support}) no later than {replyBy}, or we will [otherwise]}}.',
      'status.overdue':
        '[N] {number}: sorry, [late]. {nextDue, select, none {We will write when it is done.} other {[Will] no later than {nextDue}.}}',
    },
    inquiry: {
      withdrawn: 'Closed, as you asked: [n] {number}.',
      resolved: {
        sms: '[N] {number}: [decision]',
        other: '[N] {number}: [outcome].[money] {answer}[fully] Questions: {support}.',
      },
      closed:
        'Your [n] {number} is closed.{reopenUntil, select, none { Questions: {support}.} other { To reopen it, please call {support} no later than {reopenUntil}.}}',
      'status.resolved': 'Your [n] {number} is decided[outcomes].[money][said][fully] Questions: {support}.',
      'status.closed':
        'Your [n] {number} is closed[outcomesWere].[moneyWas][said]{reopenUntil, select, none {} other { To reopen it, please call {support} no later than {reopenUntil}.}}',
    },
    order: {
      visitReminder: '[When], [visit].[unfit]',
      returned: 'Return recorded, [n] {number}.[refund]',
      fulfilled: '[Done].[use][said][more][giveBack]',
      closed: 'Your [n] {number} is closed. Questions: {support}.',
      'status.fulfilled': '[Done].[use][said][giveBack]',
      'status.closed': 'Your [n] {number} is closed: [was].[said][giveBack]',
    },
  },
};
