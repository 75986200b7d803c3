/** Sentences of `<press-release>`. */
export const release = {
  failed: 'This press release cannot be shown at the moment.',
  notFound: 'This press release is not here. It may have been moved or withdrawn.',
  attachments: 'Files',
  table: 'Table',
  picture: 'Picture',
  source: 'Source:',
  share: 'Share',
  copyLink: 'Copy link',
  copied: 'Link copied',
  print: 'Print',
};
