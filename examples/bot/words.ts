/**
 * The words of the bot itself, in Russian and in English; what a request says comes from the desk.
 */
import type { DeskRefusal } from 'zayavka';

const words = {
  ru: {
    help: 'Напишите, что случилось, и мы зарегистрируем обращение.\n/status: ваши обращения\n/line: обращения вашего номера телефона\n/start: назвать другой номер телефона',
    none: 'Открытых заявок нет.',
    registered: 'Записали. Номер:',
    passed: 'Передали по заявке',
    tell: 'Напишите, что случилось.',
    thanks: 'Спасибо. Напишите, что случилось.',
    which: 'О чём это?',
    whatIsWrong: 'Что не так по заявке',
    line: 'О каком номере телефона речь?',
    myLine: 'Мой номер',
    wrongCode: 'Код не подошёл. Введите его ещё раз.',
    reopen: 'Вопрос не решён',
    passport: 'Для этого нужен паспорт: приходите в салон.',
    codeSent: 'Отправили код на этот номер. Введите его здесь.',
    tooMany: 'Слишком много попыток. Попробуйте через час.',
    unknown: 'Такой заявки у вас нет.',
    wrongLine: 'Такого номера телефона нет. Назовите другой: /start',
    wrongText: 'Так написать нельзя: слишком длинно или пусто. Напишите короче.',
    wrongNumber: 'В номере ошибка: проверьте цифры.',
    impossible: 'Сейчас это невозможно.',
  },
  en: {
    help: 'Write what has happened, and we register a request.\n/status: your requests\n/line: the requests of your phone number\n/start: give another phone number',
    none: 'There are no open requests.',
    registered: 'Registered. The number:',
    passed: 'Passed on for request',
    tell: 'Write what has happened.',
    thanks: 'Thank you. Write what has happened.',
    which: 'What is it about?',
    whatIsWrong: 'What is wrong with request',
    line: 'Which phone number is it about?',
    myLine: 'My number',
    wrongCode: 'The code is wrong. Enter it again.',
    reopen: 'This is not solved',
    passport: 'This needs your passport: come to a shop.',
    codeSent: 'We sent a code to this number. Enter it here.',
    tooMany: 'Too many attempts. Try again in an hour.',
    unknown: 'You have no such request.',
    wrongLine: 'There is no such phone number. Give another one: /start',
    wrongText: 'This is too long, or empty. Write less.',
    wrongNumber: 'There is a slip in the number: check the digits.',
    impossible: 'This cannot be done now.',
  },
};

export type Language = keyof typeof words;
export type Words = (typeof words)[Language];

export const wordsIn: { readonly [L in Language]: Words } = words;

/** Why the desk refused, for the person in the chat. */
export function explain(refusal: DeskRefusal, say: Words): string {
  switch (refusal.code) {
    case 'status/proof-needed':
      return refusal.agentOnly ? say.passport : say.codeSent;
    case 'status/too-many-attempts':
      return say.tooMany;
    case 'request/unknown':
      return say.unknown;
    case 'input/invalid':
      return refusal.issues.some(({ path }) => /caller|subscriber/.test(path)) ? say.wrongLine : say.wrongText;
    default:
      return refusal.code.startsWith('number/') ? say.wrongNumber : say.impossible;
  }
}
