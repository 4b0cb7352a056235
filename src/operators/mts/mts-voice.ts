/**
 * How MTS speaks: at length, with what it does and why it writes, with care and «ваш МТС» at the end. Seen in its subscription
 * messages of about 2020; every word here is ours.
 */
import type { Voice } from '../voice/speak.ts';

export const mtsVoice: Voice = {
  ru: {
    frame: 'Здравствуйте!\n\n{text}\n\nСпасибо, что вы с нами. Телефон поддержки: {support}\n\nС заботой,\nваш {brand}',
    closing: { sms: ' Всегда ваш {brand}', chat: ' С заботой, ваш {brand}' },
    every: {
      registered: {
        sms: 'Спасибо, мы получили [your] {number}. [First] не позднее {due}. Мы рядом: {support}.',
        voice: 'Спасибо, мы получили [your], [it] номер: {number}. [First] не позднее {due}.[undo]',
        other:
          'Спасибо, мы получили [your] {number}. [First] не позднее {due}.[undo] Сохраните это сообщение: по номеру из него мы сразу найдём [a], если вы позвоните или напишете нам.',
      },
      numbered: {
        sms: 'Спасибо, мы получили [your] {number}. Позвоните по {support}, и мы расскажем, что сделано.',
        voice: 'Спасибо, мы получили [your], [it] номер: {number}.',
        other:
          'Спасибо, мы получили [your] {number}. Позвоните по {support} или загляните в приложение, и мы расскажем, что сделано.',
      },
      extended: {
        sms: '{room, select, ample {Срок по [d] {number} изменился: [moved]} other {[N] {number}, новый срок[ofFirst]:}} не позднее {due}.[why][more]',
        other:
          'Предупреждаем заранее: срок по [d] {number} изменился. [Moved] не позднее {due}.[why][more] Спасибо, что ждёте.',
      },
      overdue: {
        sms: 'Извините, мы [lateShort]: [n] {number}. {nextDue, select, none {Напишем, когда закончим.} other {[Next] не позднее {nextDue}.}}',
        other:
          'Извините нас, пожалуйста: мы [late] ([n] {number}). {nextDue, select, none {Мы сразу напишем вам, когда закончим.} other {[Will] не позднее {nextDue}.}} Спасибо, что ждёте.',
      },
      needsAnswer: {
        sms: '[N] {number}: {question} [ask]{replyBy, select, none {} other { не позднее {replyBy}, иначе [otherwise]}}.',
        other:
          'Чтобы мы могли продолжить работу по [d] {number}, нам нужен ваш ответ. {question} {replyBy, select, none {Пожалуйста, ответьте в приложении или по телефону {support}.} other {Пожалуйста, ответьте в приложении или по телефону {support} не позднее {replyBy}. Без ответа нам придётся остановиться: мы [without].}}',
      },
      reminder: {
        sms: '{room, select, cut {[N] {number}:} other {Напоминаем: [n] {number}.}} {question} [ask] [by], иначе [otherwise].',
        other:
          'Напоминаем, потому что без вас мы не можем продолжить: по [d] {number} нужен ваш ответ. {question} [left]. Пожалуйста, ответьте в приложении или по телефону {support}{replyBy, select, none {} other { не позднее {replyBy}}}, иначе мы [without].',
      },
      progressed: {
        sms: '{room, select, ample {Рассказываем, как идут дела: [n]} other {[N]}} {number}, новый этап «{step}».[note]',
        other: 'Рассказываем, как идут дела: по [d] {number} начался новый этап, «{step}».[note]',
      },
      delayed: {
        sms: '{room, select, ample {Извините, что заставляем ждать: [n] {number}. [Will]} other {[N] {number}: извините, [will]}} не позднее {due}. Причина: {reason}[more]',
        other:
          'Извините, пожалуйста, что заставляем ждать: [n] {number}. [Will] не позднее {due}. Причина: {reason}[more] Спасибо за терпение.',
      },
      held: {
        sms: '{room, select, ample {Нам пришлось приостановить работу: [n] {number}} other {[N] {number}: работа приостановлена}}. Причина: {reason}{room, select, ample {[until]} other {{due, select, none {} other { Срок: не позднее {due}.}}}}[more]',
        other:
          'Нам пришлось приостановить работу по [d] {number}, хотим объяснить почему. Причина: {reason}[until][more] Как только продолжим, сразу напишем вам.',
      },
      resumed: 'Продолжаем заниматься [with] {number}.[until]',
      rejected: {
        sms: '{room, select, ample {К сожалению, нам пришлось отклонить [your] {number}} other {[N] {number}: к сожалению, отказ}}. Причина: {reason} Подробнее: {support}.',
        other: 'К сожалению, нам пришлось отклонить [your] {number}. Причина: {reason} Подробнее: {support}.',
      },
      merged: 'Мы объединили [your] {number} с {into} и ведём их вместе. Пожалуйста, дальше называйте номер {into}.',
      'status.registered':
        'Мы получили [your] {number}, спасибо.{due, select, none {} other { {extended, select, yes {[longer]} other {}}[First] не позднее {due}.}}[undo]',
      'status.inProgress':
        'Мы занимаемся [with] {number}.[step]{due, select, none {} other { {extended, select, yes {Нам понадобилось больше времени. } other {}}[Will] не позднее {due}.}}[undo]',
      'status.awaitingSubscriber':
        'Мы ждём вашего ответа по [d] {number}: без него мы не можем продолжить.[asked] {replyBy, select, none {Пожалуйста, ответьте в приложении или по телефону {support}.} other {Пожалуйста, ответьте в приложении или по телефону {support} не позднее {replyBy}, иначе [without].}}',
      'status.overdue':
        'Извините нас, пожалуйста: мы [late] ([n] {number}). {nextDue, select, none {Мы сразу напишем вам, когда закончим.} other {[Will] не позднее {nextDue}.}}',
    },
    inquiry: {
      withdrawn: 'Мы закрыли [your] {number}, как вы просили. Если вопрос появится снова, позвоните: {support}.',
      resolved: {
        sms: '{room, select, cut {[N]} other {Рассмотрели [your]}} {number}: [decision]',
        other:
          'Мы внимательно рассмотрели [your] {number}[concluded].[money] {answer}[fully] [Disagree], позвоните нам: {support}.',
      },
      closed: {
        sms: 'Мы закрыли [your] {number}. {reopenUntil, select, none {Если появятся вопросы, позвоните: {support}.} other {Если вопрос остался, позвоните по {support} не позднее {reopenUntil}.}}',
        other:
          'Мы закрыли [your] {number}. Если вопрос остался, {reopenUntil, select, none {позвоните нам: {support}} other {сообщите в приложении или по телефону {support} не позднее {reopenUntil}: мы вернёмся к работе}}.',
      },
      'status.resolved':
        'Мы внимательно рассмотрели [your] {number}[outcomes].[money][said][fully] [Disagree], позвоните нам: {support}.',
      'status.closed':
        'Мы рассмотрели и закрыли [your] {number}[outcomesWere].[moneyWas][said]{reopenUntil, select, none {} other { Если вопрос остался, сообщите по телефону {support} не позднее {reopenUntil}: мы вернёмся к работе.}}',
    },
    order: {
      visitReminder: {
        sms: '[When], [visit].',
        other: '[When], [visit].[unfit] Напоминаем, чтобы вы могли спланировать день.',
      },
      returned: 'Мы оформили возврат: [n] {number}.[refund]',
      fulfilled: {
        sms: 'Мы всё сделали: [done].[use][said][more][giveBack]',
        other: 'Мы всё сделали: [done].[use][said][giveBack] Если что-то не так, позвоните нам: {support}.',
      },
      closed: {
        sms: 'Мы закрыли [your] {number}. Если появятся вопросы, позвоните: {support}.',
        other:
          'Мы закрыли [your] {number}: с нашей стороны работа окончена. Если появятся вопросы, позвоните нам: {support}.',
      },
      'status.fulfilled': 'Мы всё сделали: [done].[use][said][giveBack] Если что-то не так, позвоните нам: {support}.',
      'status.closed':
        'Мы закрыли [your] {number}: [was].[said][giveBack] Если появятся вопросы, позвоните нам: {support}.',
    },
  },
  en: {
    frame: 'Hello,\n\n{text}\n\nThank you for being with us. Support by phone: {support}\n\nWith care,\nyour {brand}',
    closing: { sms: ' Yours, {brand}', chat: ' With care, your {brand}' },
    every: {
      registered: {
        sms: 'Thank you, we have received your [n] {number}. [First] no later than {due}. We are here for you: {support}.',
        voice: 'Thank you, we have received your [n]. Its number is {number}. [First] no later than {due}.[undo]',
        other:
          'Thank you, we have received your [n] {number}. [First] no later than {due}.[undo] Please keep this message: by its number we find your [n] at once when you call or write to us.',
      },
      numbered: {
        voice: 'Thank you, we have received your [n]. Its number is {number}.',
        other:
          'Thank you, we have received your [n] {number}. Please call {support} or look into the app, and we will tell you what has been done.',
      },
      extended: {
        sms: 'The date for your [n] {number} has changed: [moved] no later than {due}.[why][more]',
        other:
          'We are writing early to tell you that the date for your [n] {number} has changed. [Moved] no later than {due}.[why][more] Thank you for waiting.',
      },
      overdue: {
        sms: 'Your [n] {number}: please accept our apology, [late]. {nextDue, select, none {We go on and will write to you when it is done.} other {[Will] no later than {nextDue}.}}',
        other:
          'Your [n] {number}: please accept our apology, [late]. {nextDue, select, none {We will write to you as soon as it is done.} other {[Will] no later than {nextDue}.}} Thank you for waiting.',
      },
      needsAnswer: {
        sms: 'Your [n] {number}: {question} [ask]{replyBy, select, none {} other { no later than {replyBy}, or we will [otherwise]}}.',
        other:
          'To go on with your [n] {number} we need your answer. {question} {replyBy, select, none {Please answer in the app or by phone: {support}.} other {Please answer in the app or by phone ({support}) no later than {replyBy}. Without your answer we cannot go on and will have to [without].}}',
      },
      reminder: {
        sms: 'A reminder of your [n] {number}: {question} [ask] [by], or we will [otherwise].',
        other:
          'We remind you of your [n] {number}, because we cannot go on without you. {question} Please answer in the app or by phone ({support}) [within]{replyBy, select, none {} other {, no later than {replyBy}}}. Without your answer we will have to [without].',
      },
      progressed: {
        sms: 'News about your [n] {number}: {step}.[note]',
        other: 'We have news about your [n] {number}: {step}.[note] We will write to you about the next step too.',
      },
      delayed: {
        sms: 'Your [n] {number}: we are sorry to keep you waiting. [Will] no later than {due}. Reason: {reason}[more]',
        other:
          'Your [n] {number}: we are sorry to keep you waiting. [Will] no later than {due}. Reason: {reason}[more] Thank you for your patience.',
      },
      held: {
        sms: 'We had to pause the work on your [n] {number}. Reason: {reason}[until][more]',
        other:
          'We had to pause the work on your [n] {number} and would like to tell you why. Reason: {reason}[until][more] We will write to you as soon as we go on.',
      },
      resumed: 'We are taking care of your [n] {number} again.[until]',
      rejected:
        'We are sorry that we have to decline your [n] {number}. Reason: {reason} For details please call {support}.',
      merged:
        'We have joined your [n] {number} with {into} and take care of both together. From now on please use the number {into}.',
      'status.registered':
        'Thank you, we have received your [n] {number}.{due, select, none {} other { {extended, select, yes {[longer]} other {}}[First] no later than {due}.}}[undo]',
      'status.inProgress':
        'We are taking care of your [n] {number}.[step]{due, select, none {} other { {extended, select, yes {We have needed more time. } other {}}[Will] no later than {due}.}}[undo]',
      'status.awaitingSubscriber':
        'We are waiting for your answer about your [n] {number}, because we cannot go on without it.[asked] {replyBy, select, none {Please answer in the app or by phone: {support}.} other {Please answer in the app or by phone ({support}) no later than {replyBy}. Without your answer we will have to [without].}}',
      'status.overdue':
        'Your [n] {number}: please accept our apology, [late]. {nextDue, select, none {We will write to you as soon as it is done.} other {[Will] no later than {nextDue}.}}',
    },
    inquiry: {
      withdrawn: 'We have closed your [n] {number}, as you asked. If the question comes back, please call {support}.',
      resolved: {
        sms: 'We have looked into your [n] {number}: [decision]',
        other:
          'We have looked into your [n] {number} with care: [outcome].[money] {answer}[fully] [Disagree], please call us: {support}.',
      },
      closed: {
        sms: 'We have closed your [n] {number}. {reopenUntil, select, none {If you have questions, please call {support}.} other {If something is left to do, please call {support} no later than {reopenUntil}.}}',
        other:
          'We have closed your [n] {number}. If something is left to do, {reopenUntil, select, none {please call us: {support}} other {please tell us in the app or by phone ({support}) no later than {reopenUntil}, and we will go on}}.',
      },
      'status.resolved':
        'We have looked into your [n] {number} with care[outcomes].[money][said][fully] [Disagree], please call us: {support}.',
      'status.closed':
        'We have looked into your [n] {number} and closed it[outcomesWere].[moneyWas][said]{reopenUntil, select, none {} other { If something is left to do, please call {support} no later than {reopenUntil}, and we will go on.}}',
    },
    order: {
      visitReminder: {
        sms: '[When], [visit].[unfit]',
        other: '[When], [visit].[unfit] This is a reminder, so that you can plan your day.',
      },
      returned: 'We have recorded the return for your [n] {number}.[refund]',
      fulfilled: {
        sms: 'We have done everything: [done].[use][said][more][giveBack]',
        other:
          'We have done everything and write to let you know: [done].[use][said][giveBack] If something is wrong, please call us: {support}.',
      },
      closed: {
        sms: 'We have closed your [n] {number}. If you have questions, please call {support}.',
        other:
          'We have closed your [n] {number}: on our side the work is finished. If you have questions, please call us: {support}.',
      },
      'status.fulfilled':
        'We have done everything: [done].[use][said][giveBack] If something is wrong, please call us: {support}.',
      'status.closed':
        'We have closed your [n] {number}: [was].[said][giveBack] If you have questions, please call us: {support}.',
    },
  },
};
