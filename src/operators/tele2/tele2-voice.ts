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
      extended: '[N] {number}: срок продлён, [will] не позднее {due}.[why]',
      overdue:
        '[N] {number}: извините, [late]. {nextDue, select, none {Сообщим, когда закончим.} other {[Next] не позднее {nextDue}.}}',
      needsAnswer: {
        sms: '[N] {number}: {question} {replyBy, select, none {Ответьте: {support}.} other {Ответьте по {support} не позднее {replyBy}, иначе [otherwise].}}',
        other:
          '[N] {number}: {question} {replyBy, select, none {Ответьте в приложении или по {support}.} other {Ответьте в приложении или по {support} не позднее {replyBy}, иначе [otherwise].}}',
      },
      reminder: {
        sms: '[N] {number}: {question} Ответьте по {support} [withinShort], иначе [drop].',
        other:
          '[N] {number}: {question} [left] на ответ в приложении или по {support}{replyBy, select, none {} other { (не позднее {replyBy})}}, иначе [otherwise].',
      },
      progressed: '[N] {number}: «{step}».[note]',
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
      resolved: {
        sms: '[N] {number}: [decision]',
        other: '[N] {number}: [outcome].[money] {answer}[fully] Вопросы: {support}.',
      },
      closed:
        '[N] {number} закрыт[e].{reopenUntil, select, none { Вопросы: {support}.} other { Возобновить по {reopenUntil}: {support}.}}',
      'status.resolved': '[N] {number} рассмотрен[e][outcomes].[money][said][fully] Вопросы: {support}.',
      'status.closed':
        '[N] {number} закрыт[e][outcomes].[moneyWas][said]{reopenUntil, select, none {} other { Возобновить по {reopenUntil}: {support}.}}',
    },
    order: {
      fulfilled: '[Done].[use][said][giveBack]',
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
      extended: 'Your [n] {number} takes longer: [will] no later than {due}.[why]',
      overdue:
        '[N] {number}: sorry, [late]. {nextDue, select, none {We will write when it is done.} other {The new date is no later than {nextDue}.}}',
      needsAnswer: {
        sms: '[N] {number}: {question} {replyBy, select, none {Please call {support}.} other {Please call {support} no later than {replyBy}, or we will [otherwise].}}',
        other:
          '[N] {number}: {question} {replyBy, select, none {Please answer in the app or by phone: {support}.} other {Please answer in the app or by phone ({support}) no later than {replyBy}, or we will [otherwise].}}',
      },
      reminder: {
        sms: '[N] {number}: {question} [left] left. Please call {support}, or we will [otherwise].',
        other:
          '[N] {number}: {question} [left] left. Please answer in the app or by phone ({support}){replyBy, select, none {} other { no later than {replyBy}}}, or we will [otherwise].',
      },
      progressed: '[N] {number}: {step}.[note]',
      'status.registered':
        'Your [n] {number} is accepted.{due, select, none {} other { {extended, select, yes {[longer]} other {}}[First] no later than {due}.}}[undo]',
      'status.inProgress':
        'Your [n] {number} is in progress.[step]{due, select, none {} other { {extended, select, yes {The date has changed. } other {}}[Will] no later than {due}.}}[undo]',
      'status.awaitingSubscriber':
        'Your [n] {number} waits for your answer.[asked] Please answer in the app or by phone{replyBy, select, none {: {support}} other { ({support}) no later than {replyBy}, or we will [otherwise]}}.',
      'status.overdue':
        '[N] {number}: sorry, [late]. {nextDue, select, none {We will write when it is done.} other {The new date is no later than {nextDue}.}}',
    },
    inquiry: {
      resolved: {
        sms: '[N] {number}: [decision]',
        other: '[N] {number}: [outcome].[money] {answer}[fully] Questions: {support}.',
      },
      closed:
        'Your [n] {number} is closed.{reopenUntil, select, none { Questions: {support}.} other { To reopen it, please call {support} no later than {reopenUntil}.}}',
      'status.resolved': 'Your [n] {number} is decided[outcomes].[money][said][fully] Questions: {support}.',
      'status.closed':
        'Your [n] {number} is closed[outcomes].[moneyWas][said]{reopenUntil, select, none {} other { To reopen it, please call {support} no later than {reopenUntil}.}}',
    },
    order: {
      fulfilled: '[Done].[use][said][giveBack]',
      closed: 'Your [n] {number} is closed. Questions: {support}.',
      'status.fulfilled': '[Done].[use][said][giveBack]',
      'status.closed': 'Your [n] {number} is closed: [was].[said][giveBack]',
    },
  },
};
