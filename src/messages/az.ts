import type { Messages } from './messages.js';

export const az: Messages = {
  heading: 'Son press-relizlər',
  loading: 'Press-relizlər yüklənir…',
  empty: 'Press-reliz yoxdur.',
  failed: 'Press-relizləri hazırda göstərmək mümkün deyil.',
  retry: 'Yenidən cəhd et',
};
