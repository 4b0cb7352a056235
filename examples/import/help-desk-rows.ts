/**
 * A CSV file of a help desk that has run since 2019: some rows are open, and some are as wrong as rows of such files are.
 */
const companies = ['mts', 'megafon', 'beeline', 'tele2'];
const topics = ['Связь', 'Жалоба', 'Тариф'];
const day = 24 * 3_600_000;
const begin = Date.UTC(2019, 0, 9, 9);
const end = Date.UTC(2026, 10, 19, 9);

/** The same for the same count. */
export function* helpDeskRows(count: number): Generator<string> {
  yield 'number,company,topic,phone,created,state,closed,question,answer\n';
  for (let index = 0; index < count; index += 1) {
    const created = begin + Math.floor(((end - begin) / count) * index);
    const isOpen = index >= count - 40;
    const isRejected = index % 17 === 0;
    const closed = isOpen ? '' : new Date(created + ((index % 5) + 0.5) * day).toISOString();
    const phone = index % 250 === 249 ? '12345' : `+7916${String(1_000_000 + index)}`;
    const state = isOpen ? 'в работе' : isRejected ? 'отклонена' : 'закрыта';
    const cells = [
      `HD-${new Date(created).getUTCFullYear()}/${String(index).padStart(6, '0')}`,
      companies[index % companies.length],
      topics[index % topics.length],
      phone,
      new Date(created).toISOString(),
      state,
      closed,
      'Нет связи, ""звёздочки"" на экране',
      isOpen ? '' : 'Исправлено',
    ];
    yield `${cells.map((cell) => `"${cell}"`).join(',')}\n`;
  }
}
