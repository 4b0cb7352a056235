/** The site of the documents: `npm run docs` builds it into docs/.vitepress/dist, without a network. */
import { defineConfig } from 'vitepress';

const repository = 'https://github.com/zayavka/zayavka';

export default defineConfig({
  title: 'zayavka',
  description: 'Requests of mobile subscribers: states, numbers, deadlines and messages',
  cleanUrls: true,
  markdown: { theme: { light: 'github-light', dark: 'github-dark' } },
  themeConfig: {
    search: { provider: 'local' },
    socialLinks: [{ icon: 'github', link: repository }],
    outline: 'deep',
  },
  locales: {
    root: {
      label: 'English',
      lang: 'en',
      themeConfig: {
        nav: [
          { text: 'Guide', link: '/start' },
          { text: 'Reference', link: '/api/' },
        ],
        sidebar: [
          {
            text: 'First steps',
            items: [
              { text: 'Start', link: '/start' },
              { text: 'Kinds and details', link: '/kinds' },
              { text: 'Change a term', link: '/terms' },
              { text: 'Change a word', link: '/texts' },
              { text: 'Add an operator, a language, a year', link: '/operators' },
            ],
          },
          {
            text: 'In service',
            items: [
              { text: 'Channels and proof', link: '/access' },
              { text: 'Queue and figures', link: '/queue' },
              { text: 'Connect a gateway', link: '/gateway' },
              { text: 'Several workers', link: '/workers' },
              { text: 'Grow', link: '/growth' },
              { text: 'Write a store', link: '/storage' },
              { text: 'Import', link: '/import' },
              { text: 'TM Forum', link: '/tm-forum' },
              { text: 'Lists and events for other systems', link: '/other-systems' },
              { text: 'Personal data', link: '/personal-data' },
              { text: 'Test with a simulated clock', link: '/testing' },
            ],
          },
          {
            text: 'Reference',
            items: [
              { text: 'Lifecycles', link: '/lifecycles' },
              { text: 'Options', link: '/options' },
              { text: 'Refusals and faults', link: '/refusals' },
              { text: 'API', link: '/api/' },
              { text: 'Architecture', link: '/architecture' },
            ],
          },
        ],
      },
    },
    ru: {
      label: 'Русский',
      lang: 'ru',
      description: 'Обращения и заявки абонентов: состояния, номера, сроки и сообщения',
      themeConfig: {
        nav: [{ text: 'С чего начать', link: '/ru/start' }],
        outline: { level: 'deep', label: 'На странице' },
        docFooter: { prev: 'Назад', next: 'Дальше' },
        sidebar: [
          {
            text: 'Первые шаги',
            items: [
              { text: 'С чего начать', link: '/ru/start' },
              { text: 'Виды и данные', link: '/ru/kinds' },
              { text: 'Изменить срок', link: '/ru/terms' },
              { text: 'Изменить слово', link: '/ru/texts' },
              { text: 'Оператор, язык, новый год', link: '/ru/operators' },
            ],
          },
          { text: 'Дальше', items: [{ text: 'In English', link: '/access' }] },
        ],
      },
    },
  },
});
