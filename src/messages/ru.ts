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
  close: 'Закрыть',
};
