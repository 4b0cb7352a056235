/**
 * What the desk asks the integrator about a subscriber: whether messages are wanted, and whether somebody is who he says.
 */

/**
 * Whether a subscriber wants messages: 126-FZ art. 44.1 cl. 1.1 lets one refuse mailings, those of the operator too.
 *
 * @example
 * const preferences = { wants: async ({ message }) => message !== 'registered' };
 * const desk = openDesk({ operators: [mts], store: memoryStore(), secret: '000102030405060708090a0b0c0d0e0f', now: () => new Date('2026-11-20T09:00:00Z'), preferences });
 * await desk.register({ operator: 'mts', kind: 'serviceFault', channel: 'hotline', subscriber: { msisdn: '+79161234567' }, text: 'Нет связи' });
 * (await desk.deliver(async () => 'sent')).suppressed //=> 1
 */
export interface Preferences {
  /** Asked before each message is sent; `false` ends it as `suppressed`. */
  wants(message: {
    readonly operator: string;
    readonly to: string;
    readonly channel: string;
    readonly message: string;
  }): Promise<boolean>;
}

/**
 * A one-time code proves an identity, for channels that do not prove it by themselves. `to` is a phone number, an e-mail address,
 * or a URI of an account (`account:mts/123456`) or of a user (`telegram:42`).
 *
 * @example
 * const asked = [];
 * const proof = { ask: async (to) => void asked.push(to), check: async (to, code) => code === '1234' };
 * const desk = openDesk({ operators: [mts], store: memoryStore(), secret: '000102030405060708090a0b0c0d0e0f', now: () => new Date('2026-11-20T09:00:00Z'), proof });
 * const question = { caller: '+79161234567', channel: 'site' };
 * (await desk.status(question)).ok //=> false
 * asked //=> ['+79161234567']
 * (await desk.status({ ...question, proof: '1234' })).ok //=> true
 */
export interface IdentityProof {
  /** Sends a code, or does nothing if one is on its way. */
  ask(to: string): Promise<void>;
  /** Whether the code is right; a code is valid once. */
  check(to: string, code: string): Promise<boolean>;
}
