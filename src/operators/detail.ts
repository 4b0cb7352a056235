/**
 * What a kind of request may demand beside the text: the names are the same for all operators, so that forms, checks and
 * exports need one list. Days are yyyy-mm-dd.
 */
export const detailNames = [
  'amount', // kopecks, a whole number: the disputed charge, the mistaken payment, the refund
  'chargedOn', // the day of the disputed charge
  'paidOn', // the day of the mistaken payment
  'demand', // `refund` (Consumer law art. 31) or `imposedService` (art. 16): each starts its own legal clock
  'intendedNumber', // the phone number that the mistaken payment was meant for
  'answerForm', // `paper` or `electronic`: the form of the answer that the claim names (126-FZ art. 55 cl. 7)
  'address', // where the line is or shall be
  'items', // a list of `{ name, quantity }`
  'promisedOn', // the delivery date that was promised at the order
  'portedNumber', // the phone number that the subscriber brings along
  'holder', // `person` or `company` (a sole trader counts as a company)
  'desiredOn', // the day on which the subscriber wishes the switch
  'tariff', // the tariff asked for
  'newNumber', // the phone number that the subscriber chose
  'simType', // `sim` or `esim`
] as const;

export type DetailName = (typeof detailNames)[number];
