/** The ends of file names by which publishing systems tell the sizes of one picture apart: `photo-1024x683.jpg`, `photo-scaled.jpg`, `photo@2x.jpg`. */
const size =
  /(?:[-_.]\d{2,5}x\d{2,5}|[-_](?:scaled|thumb|thumbnail|small|medium|large|\d{2,4}w)|@\dx|-e\d{10,})+$/i;

/**
 * A key for a picture, independent of its size and file format: URLs with the same key show the same picture.
 * @param url absolute URL
 */
export function pictureName(url: string): string {
  const [address = ''] = url.split('#');
  const [path = '', query] = address.split('?');
  const place = path.replace(/^https?:\/\/(?:www\.|i\d\.wp\.com\/)?/, '');
  const file = place.replace(/(?:\.(?:avif|gif|jpe?g|png|svg|webp))+$/i, '');
  // Without an image extension, the URL may be a script that selects the picture by its query.
  return file === place && query ? `${place}?${query}` : file.replace(size, '');
}
