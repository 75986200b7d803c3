import type { Messages } from './messages.js';

export const az: Messages = {
  heading: 'Son press-relizlər',
  loading: 'Yüklənir…',
  empty: 'Press-reliz yoxdur.',
  updated: 'yenilənib:',
  isNew: 'yeni',
  files: (count) => `${count} fayl`,
  failed: 'Bu siyahını hazırda göstərmək mümkün deyil.',
  saved: (time: string) => `Saxlanılıb: ${time}`,
  retry: 'Yenidən cəhd et',
  sites: 'Struktur qurumların saytları',
  findSite: 'Sayt axtar',
  noSites: 'Sayt tapılmadı.',
  more: 'Daha çox göstər',
  close: 'Bağla',
};
