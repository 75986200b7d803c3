/** The documents that the apps show. In your app they come from your server. */
export const feed = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Press releases of the ministry',
  language: 'en',
  items: [
    {
      id: '2026-214',
      url: 'https://www.ministry.example/releases/214',
      title: 'New service centre opens',
      summary: 'It works six days a week.',
      date_published: '2026-11-23T09:40:00+04:00',
    },
    {
      id: '2026-213',
      url: 'https://www.ministry.example/releases/213',
      title: 'Winter tyres are required from 1 December',
      date_published: '2026-11-20T15:00:00+04:00',
    },
  ],
};

export const sites = {
  title: 'Websites of the ministry',
  sites: [
    { title: 'Traffic police', url: 'https://traffic.ministry.example/' },
    { title: 'Fire service', url: 'https://fire.ministry.example/' },
  ],
};
