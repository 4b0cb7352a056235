/**
 * Letting others have their turn: promises alone never leave the event loop to drivers and sockets.
 */

/** Resolves when everything that is ready now has been done. By a message, as timers are often replaced in tests. */
export function yieldToEventLoop(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(undefined);
  });
}
