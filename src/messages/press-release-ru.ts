import type { ReleaseMessages } from './press-release.js';

export const ru: ReleaseMessages = {
  failed: 'Сейчас этот пресс-релиз показать не удаётся.',
  notFound: 'Этого пресс-релиза здесь нет. Возможно, он перемещён или отозван.',
  attachments: 'Файлы',
  table: 'Таблица',
  picture: 'Изображение',
  source: 'Источник:',
  share: 'Поделиться',
  copyLink: 'Скопировать ссылку',
  copied: 'Ссылка скопирована',
  print: 'Печать',
};
