/** The attributes that most pages need, in the order of the form. The others are folded. */
export const firstAttributes = [
  'layout',
  'limit',
  'heading',
  'fields',
  'searchable',
  'read-in',
  'item-id',
  'item-param',
  'actions',
  'label',
  'search-from',
  'panel',
  'remember',
  'statement',
];
