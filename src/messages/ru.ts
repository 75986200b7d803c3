import type { Messages } from './messages.js';

export const ru: Messages = {
  heading: 'Последние пресс-релизы',
  loading: 'Пресс-релизы загружаются…',
  empty: 'Пресс-релизов нет.',
  failed: 'Сейчас показать пресс-релизы не удаётся.',
  retry: 'Повторить',
};
