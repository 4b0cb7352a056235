/**
 * The attributes of trouble tickets (TMF621) and product orders (TMF622), of both versions together, and the statuses that they know.
 */

/**
 * Which of the two APIs is asked: inquiries are trouble tickets (TMF621), orders are product orders (TMF622).
 *
 * @see {@link readDocumentQuery}
 */
export type TmfResource = 'troubleTicket' | 'productOrder';

const common =
  'id href @type @baseType @schemaLocation description priority externalId creationDate channel note relatedParty';

const words = (text: string): ReadonlySet<string> => new Set(`${common} ${text}`.split(' '));

export const attributesOf: { readonly [R in TmfResource]: ReadonlySet<string> } = {
  troubleTicket: words(
    'name severity ticketType requestedResolutionDate expectedResolutionDate resolutionDate lastUpdate status statusChangeDate statusChangeReason statusChange statusChangeHistory externalIdentifier relatedEntity attachment troubleTicketRelationship troubleTicketSpecification troubleTicketCharacteristic',
  ),
  productOrder: words(
    'category state orderDate requestedStartDate requestedCompletionDate expectedCompletionDate completionDate cancellationDate cancellationReason notificationContact billingAccount agreement payment orderTotalPrice quote productOfferingQualification productOrderItem productOrderMilestone productOrderJeopardyAlert productOrderErrorMessage orderRelationship',
  ),
};

/** The attribute that holds the status, and the one that holds the kind of request. */
export const namedAttributes = {
  troubleTicket: { status: 'status', kind: 'ticketType' },
  productOrder: { status: 'state', kind: 'category' },
} as const;

const statuses = 'acknowledged rejected pending held inProgress cancelled failed partial'.split(' ');

export const statusesOfResource: { readonly [R in TmfResource]: readonly string[] } = {
  troubleTicket: 'acknowledged rejected pending held inProgress cancelled closed resolved'.split(' '),
  productOrder: [
    ...statuses,
    ...'completed assessingCancellation pendingCancellation draft inProgress.accepted'.split(' '),
  ],
};

/** Whether an attribute holds a time, so that it is compared as one; `note.date` too. */
export function holdsTime(attribute: string): boolean {
  return /(?:Date|^lastUpdate|\.date)$/.test(attribute);
}
