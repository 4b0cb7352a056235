(() => {
  const live = () => document.querySelector('[data-live]');
  if (live() === null) return;
  const offset = Number(live().dataset.now) - Date.now();

  const two = (number) => String(number).padStart(2, '0');
  const count = () => {
    const { left, overdue, days: ofDays } = live().dataset;
    for (const clock of document.querySelectorAll('[data-due]')) {
      const rest = Number(clock.dataset.due) - Date.now() - offset;
      const seconds = Math.floor(Math.abs(rest) / 1000);
      const days = Math.floor(seconds / 86400);
      const hours = `${two(Math.floor(seconds / 3600) % 24)}:${two(Math.floor(seconds / 60) % 60)}`;
      const text = days > 0 ? `${days} ${ofDays} ${hours}` : `${hours}:${two(seconds % 60)}`;
      clock.textContent = `${rest > 0 ? left : overdue} ${text}`;
    }
  };
  setInterval(count, 1000);

  const refreshQueue = async () => {
    const answer = await fetch(location.href);
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const focused = document.activeElement?.getAttribute('href');
    live().innerHTML = page.querySelector('[data-live]')?.innerHTML ?? '';
    if (focused)
      live()
        .querySelector(`[href="${CSS.escape(focused)}"]`)
        ?.focus();
    count();
  };
  // A page with an open form stays as it is. A page that answers a form is asked for again and never sent again.
  const refreshRequest = () => {
    if (document.querySelector('details[open]') === null) location.replace(location.pathname + location.search);
    else document.querySelector('[data-news]').hidden = false;
  };

  let timer;
  const { number, cursor, version: shown } = live().dataset;
  const source = new EventSource(`/api/events?after=${encodeURIComponent(cursor)}`);
  source.addEventListener('request', ({ data }) => {
    const { event, number: changed, version } = JSON.parse(data);
    // A look at a request is an event too.
    if (event.type === 'accessed' || (number !== undefined && number !== changed)) return;
    // The feed is a little behind: the page shows that event already.
    if (shown !== undefined && version <= Number(shown)) return;
    clearTimeout(timer);
    timer = setTimeout(number === undefined ? refreshQueue : refreshRequest, 300);
  });
  addEventListener('pagehide', () => source.close());
})();
