/**
 * What a kind of request may demand beside the text: the names are the same for all operators, so that forms, checks and
 * exports need one list.
 */
export const detailNames = [
  /** Kopecks, a whole number: the disputed charge, the mistaken payment, the refund. */
  'amount',
  /** yyyy-mm-dd: the day of the disputed charge. */
  'chargedOn',
  /** yyyy-mm-dd: the day of the mistaken payment. */
  'paidOn',
  /** `refund` (Consumer law art. 31) or `imposedService` (art. 16): each starts its own legal clock. */
  'demand',
  /** Phone number that the mistaken payment should have gone to. */
  'intendedNumber',
  /** `paper` or `electronic`: the form of the answer that the claim names (126-FZ art. 55 cl. 7). */
  'answerForm',
  /** Where the line is or shall be. */
  'address',
  /** List of `{ name, quantity }`. */
  'items',
  /** yyyy-mm-dd: the delivery date that was promised at the order. */
  'promisedOn',
  /** Phone number that the subscriber brings along. */
  'portedNumber',
  /** `person` or `company` (a sole trader counts as a company). */
  'holder',
  /** yyyy-mm-dd: the day on which the subscriber wishes the switch. */
  'desiredOn',
  /** The tariff asked for. */
  'tariff',
  /** Phone number that the subscriber chose. */
  'newNumber',
  /** `sim` or `esim`. */
  'simType',
] as const;

export type DetailName = (typeof detailNames)[number];
