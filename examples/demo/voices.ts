/**
 * One complaint at each operator: the same news in four voices.
 */
import { memoryStore, openDesk } from 'zayavka';
import type { Say } from './language.ts';
import { demoSecret, operatorName, operators } from './simulation.ts';

export interface Voice {
  readonly operator: string;
  readonly text: string;
}

export async function voicesOf(at: Date, say: Say): Promise<readonly Voice[]> {
  // Another secret, so that no number of the story occurs twice.
  const secret = [...demoSecret].reverse().join('');
  const desk = openDesk({ operators, store: memoryStore(), secret, now: () => at });
  const voices: Voice[] = [];
  for (const { id } of operators) {
    const subscriber = { msisdn: '+79161234567' };
    const text = 'Очередь в салоне';
    const opened = await desk.register({ operator: id, kind: 'complaint', channel: 'hotline', subscriber, text });
    const [message] = opened.ok ? opened.value.messages : [];
    if (message !== undefined) voices.push({ operator: operatorName(id, say), text: message.text });
  }
  return voices;
}
