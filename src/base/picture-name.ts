/** Names that publishing systems give to sizes of one picture: `photo-1024x683.jpg`, `photo-scaled.jpg`, `photo@2x.jpg`. */
const size =
  /(?:[-_.]\d{2,5}x\d{2,5}|[-_](?:scaled|thumb|thumbnail|small|medium|large|\d{2,4}w)|@\dx|-e\d{10,})+$/i;

/**
 * Names a picture, whatever its size and format: two addresses with the same name show the same picture.
 * @param url absolute
 */
export function pictureName(url: string): string {
  const [address = ''] = url.split('#');
  const [path = '', query] = address.split('?');
  const place = path.replace(/^https?:\/\/(?:www\.|i\d\.wp\.com\/)?/, '');
  const file = place.replace(/(?:\.(?:avif|gif|jpe?g|png|svg|webp))+$/i, '');
  // A script that answers with pictures is asked for one in the query.
  return file === place && query ? `${place}?${query}` : file.replace(size, '');
}
