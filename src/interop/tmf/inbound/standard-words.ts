/**
 * Words that others use for our kinds and channels, in lower case without spaces (an assumption, drawn from published examples). They
 * count for an operator that has the kind or the channel; the options of the reader come before them.
 */

type Words = { readonly [name: string]: string };

export const kindWords: Words = {
  serviceFault:
    'incident инцидент авария неисправность fault trouble outage malfunction technical technicalissue technicalproblem network networkissue nosignal',
  complaint: 'complain complaints',
  billingDispute: 'billing billingissue billdispute billingincident dispute disputedcharge wrongcharge',
  claim: 'formalclaim writtenclaim',
  fixedFault: 'fixedincident broadbandfault internetfault',
  fixedConnection: 'broadband fiber fibre ftth homeinternet fixedline',
  shopOrder: 'device devices handset accessory accessories goods hardware',
  newConnection: 'newline newsubscription newactivation activation simactivation mobileline mobilesubscription',
  numberPorting: 'portin mnp porting numberportability mobilenumberportability portability',
  simReplacement: 'simswap simchange simreplace replacesim',
  numberChange: 'changenumber msisdnchange changemsisdn msisdnswap',
  tariffChange: 'changeplan planchange changetariff tariffswitch changeoffer planswitch',
  contractTermination: 'termination terminate disconnect disconnection cease deactivation terminatecontract',
};

export const channelWords: Words = {
  site: 'web website online onlinechannel portal webportal selfcare selfservice ecommerce',
  hotline: 'phone telephone call callcenter callcentre contactcenter contactcentre ivr voice',
  shop: 'store retail retailstore pos dealer branch',
  app: 'mobile mobileapp application',
  email: 'mail',
  post: 'letter',
  chat: 'chatbot webchat livechat',
  messenger: 'whatsapp telegram viber',
  socialNetwork: 'social socialmedia',
};

/** Where facts of a document stand among the details of a kind that has such a detail, unless the reader is told other names. */
export const detailNames = {
  /** The day of `requestedCompletionDate`, `requestedResolutionDate` or `requestedStartDate`. */
  requestedDay: 'desiredOn',
  /** The name of the offering that is ordered, of a kind without a list of items. */
  offering: 'tariff',
  /** The place of a product. */
  place: 'address',
} as const;

/** What an order of a kind does to the product; `add` for every other one. */
export const orderActions: { readonly [kind: string]: 'modify' | 'delete' } = {
  simReplacement: 'modify',
  numberChange: 'modify',
  tariffChange: 'modify',
  contractTermination: 'delete',
};
