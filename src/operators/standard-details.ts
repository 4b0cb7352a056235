/**
 * The details of the standard kinds. An operator may leave them, change them and add its own.
 */
import type { ChoiceDetail, DateDetail, ItemsDetail, MoneyDetail, PhoneDetail, TextDetail } from './detail.ts';

/** The disputed charge, the mistaken payment, the refund. */
export const amount: MoneyDetail = { type: 'money', label: { ru: 'Сумма', en: 'Amount' } };

export const chargedOn: DateDetail = {
  type: 'date',
  period: 'past',
  label: { ru: 'День списания', en: 'Day of the charge' },
};

export const paidOn: DateDetail = {
  type: 'date',
  period: 'past',
  label: { ru: 'День платежа', en: 'Day of the payment' },
};

/** What the standard kinds may choose from. */
export type Demand = ChoiceDetail<'refund' | 'imposedService'>;
export type AnswerForm = ChoiceDetail<'paper' | 'electronic'>;
export type Holder = ChoiceDetail<'person' | 'company'>;
export type SimType = ChoiceDetail<'sim' | 'esim'>;

/** Money for a defective service (Consumer law art. 31) or for an imposed one (art. 16): each starts its own legal clock. */
export const demand: Demand = {
  type: 'choice',
  choices: ['refund', 'imposedService'],
  label: { ru: 'Требование', en: 'Demand' },
};

/** Whom the mistaken payment was meant for. */
export const intendedNumber: PhoneDetail = {
  type: 'phone',
  label: { ru: 'Номер, который хотели пополнить', en: 'Number that was meant' },
};

/** The form of the answer that the claim names (126-FZ art. 55 cl. 7). */
export const answerForm: AnswerForm = {
  type: 'choice',
  choices: ['paper', 'electronic'],
  label: { ru: 'Форма ответа', en: 'Form of the answer' },
};

/** Where the line is or shall be, or where the goods go. */
export const address: TextDetail = { type: 'text', label: { ru: 'Адрес', en: 'Address' } };

export const items: ItemsDetail = { type: 'items', label: { ru: 'Товары', en: 'Items' } };

/** The delivery date that was promised at the order. */
export const promisedOn: DateDetail = {
  type: 'date',
  period: 'future',
  label: { ru: 'Обещанный день доставки', en: 'Promised day of delivery' },
};

/** What the subscriber brings along from another operator. */
export const portedNumber: PhoneDetail = {
  type: 'phone',
  identifies: true,
  becomesLine: 'appointment',
  harmed: true,
  label: { ru: 'Переносимый номер', en: 'Number to port' },
};

/** A sole trader counts as a company. */
export const holder: Holder = {
  type: 'choice',
  choices: ['person', 'company'],
  label: { ru: 'Владелец номера', en: 'Holder of the number' },
};

export const desiredOn: DateDetail = {
  type: 'date',
  period: 'future',
  label: { ru: 'Желаемый день', en: 'Desired day' },
};

export const tariff: TextDetail = {
  type: 'text',
  longest: 200,
  personal: false,
  label: { ru: 'Тариф', en: 'Tariff' },
};

/** What the subscriber chose. */
export const newNumber: PhoneDetail = {
  type: 'phone',
  identifies: true,
  label: { ru: 'Новый номер', en: 'New number' },
};

export const simType: SimType = {
  type: 'choice',
  choices: ['sim', 'esim'],
  label: { ru: 'Вид SIM-карты', en: 'Type of the SIM card' },
};

export function needed<Kind extends { readonly type: string }>(detail: Kind): Kind & { readonly required: true } {
  return { ...detail, required: true };
}
