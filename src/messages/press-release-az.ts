import type { ReleaseMessages } from './press-release.js';

export const az: ReleaseMessages = {
  failed: 'Bu press-relizi hazırda göstərmək mümkün deyil.',
  notFound: 'Bu press-reliz burada yoxdur. Köçürülmüş və ya geri götürülmüş ola bilər.',
  attachments: 'Fayllar',
  table: 'Cədvəl',
  picture: 'Şəkil',
  source: 'Mənbə:',
  share: 'Paylaş',
  copyLink: 'Keçidi kopyala',
  copied: 'Keçid kopyalandı',
  print: 'Çap et',
};
