/**
 * Comments in the content of a list. Lit hydrates a whole shadow root at once, and takes every comment of its own there.
 * The list hydrates each release itself. So these comments get other names until Lit is done.
 */

/** Renames Lit's comments in rendered HTML. Texts and attributes cannot contain `<!--`, because it is escaped there. */
export const hideComments = (html: string): string => html.replace(/<!--(\/?)lit-/g, '<!--$1release-');

/** Gives the comments of an element Lit's names again. */
export function restoreComments(element: Element): void {
  const comments = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_COMMENT);
  for (let comment; (comment = comments.nextNode() as Comment | null);)
    comment.data = comment.data.replace(/^(\/?)release-/, '$1lit-');
}
