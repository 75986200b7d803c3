import type { Messages } from './messages.js';

export const ru: Messages = {
  heading: 'Последние пресс-релизы',
  loading: 'Загружается…',
  empty: 'Пресс-релизов нет.',
  updated: 'обновлено:',
  isNew: 'новое',
  files: (count) =>
    `${count} ${{ one: 'файл', few: 'файла' }[new Intl.PluralRules('ru').select(count) as string] ?? 'файлов'}`,
  failed: 'Сейчас этот список показать не удаётся.',
  saved: (time: string) => `Сохранено: ${time}`,
  retry: 'Повторить',
  sites: 'Сайты структурных подразделений',
  findSite: 'Найти сайт',
  noSites: 'Сайт не найден.',
  more: 'Показать ещё',
  shown: (count, total) => (total ? `Показано ${count} из ${total}` : `Показано: ${count}`),
  moreFailed: 'Сейчас не удаётся загрузить продолжение.',
  all: 'Все пресс-релизы',
  search: 'Поиск по пресс-релизам',
  searched: (count) => `Поиск только среди последних: ${count}.`,
  found: (count) => `Найдено: ${count}`,
  noneFound: 'Ничего не найдено.',
  topics: 'Темы',
  newcomers: (count) => `Новые пресс-релизы: ${count}`,
  close: 'Закрыть',
};
