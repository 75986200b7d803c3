/** A list of `count` sites, without groups. @param {number} count @param {object} [members] @returns {{ sites: { title: string, url: string }[] }} */
export function sitesOf(count, members = {}) {
  return {
    sites: Array.from({ length: count }, (_, index) => ({
      title: `Office ${String(index + 1)}`,
      url: `https://office-${String(index + 1)}.example/`,
    })),
    ...members,
  };
}

/** The sites of a ministry: in three languages and two groups, enough for a search box. */
export const portal = {
  title: { az: 'Nazirliyin saytları', en: 'Sites of the Ministry', ru: 'Сайты министерства' },
  language: 'az',
  sites: [
    {
      title: { az: 'Nazirlik', en: 'The Ministry', ru: 'Министерство' },
      url: { az: 'https://ministry.example/az/', en: 'https://ministry.example/en/' },
    },
    { title: 'Əmək idarəsi', url: 'https://labour.example/', aliases: ['DƏİ'] },
  ],
  groups: [
    {
      title: { az: 'Polis', en: 'Police', ru: 'Полиция' },
      sites: [
        {
          title: { az: 'Sumqayıt Polis İdarəsi', en: 'Sumgayit Police Office' },
          url: 'https://sumqayit.example/',
          description: { az: 'Patrul və növbə', en: 'Patrols and the desk' },
          aliases: ['SŞPİ'],
          language: 'az',
        },
        { title: 'Yol polisi', url: 'https://road.example/', language: 'az' },
        { title: { az: 'Nəqliyyat polisi', en: 'Transport Police' }, url: 'https://transport.example/' },
      ],
    },
    {
      title: { az: 'Xidmətlər', en: 'Services', ru: 'Службы' },
      sites: [
        { title: { az: 'Miqrasiya', en: 'Migration' }, url: 'https://migration.example/' },
        { title: { az: 'Mühafizə', en: 'Guards' }, url: 'https://guards.example/' },
        { title: { az: 'Arxiv', en: 'Archive', ru: 'Архив' }, url: 'https://archive.example/' },
        { title: { az: 'Xəstəxana', en: 'Hospital' }, url: 'https://hospital.example/' },
      ],
    },
  ],
};
