import { css, type CSSResult } from 'lit';
import type { RenderInfo } from '@lit-labs/ssr';
import { LitElementRenderer } from '@lit-labs/ssr/lib/lit-element-renderer.js';
import type { ThunkedRenderResult } from '@lit-labs/ssr/lib/render-result.js';
import { escape } from './escape.js';
import { elements, type Styled } from './server-elements.js';

/** Without script, buttons do nothing: links stand in their place. */
const withoutScript = css`
  .unscripted {
    display: none;
  }
  @media (scripting: none) {
    .unscripted {
      display: block;
    }
    .actions,
    .more,
    .read,
    .tool,
    .tag-filter {
      display: none;
    }
  }
`;

/** Elements whose content needs a script. Without one, they show the page's own content in them. */
const scripted = ['site-switcher', 'low-vision-toggle'];

/** The content of such an element goes, so that its links appear once. */
const insteadOfContent = css`
  @media (scripting: none) {
    .root {
      display: none;
    }
  }
`;

/** Options of a rendering that `@lit-labs/ssr` passes on to the renderer. */
export interface PressroomRenderInfo extends RenderInfo {
  /** Nonce of the page's Content Security Policy, for the style sheet in each shadow root. */
  styleNonce?: string | undefined;
}

/** Renders our elements with `@lit-labs/ssr`: `render(template, { elementRenderers: [PressroomRenderer] })`. */
export class PressroomRenderer extends LitElementRenderer {
  static override matchesClass(Element: typeof HTMLElement): boolean {
    return Object.values(elements).some((one) => one === (Element as unknown));
  }

  override renderShadow(info: RenderInfo): ThunkedRenderResult | undefined {
    // Lit's renderer gives a style element and the content. The content comes last.
    const content = super.renderShadow(info)?.at(-1);
    if (content === undefined) return undefined;
    const isScripted = scripted.includes(this.tagName);
    const { styleNonce } = info as PressroomRenderInfo;
    const { elementStyles } = this.element.constructor as unknown as { elementStyles: CSSResult[] };
    const { unusedStyles = [] } = this.element as Partial<Styled>;
    const styles = [...elementStyles, withoutScript, ...(isScripted ? [insteadOfContent] : [])];
    return [
      styleNonce ? `<style nonce="${escape(styleNonce)}">` : '<style>',
      ...styles.filter((style) => !unusedStyles.includes(style)).map(({ cssText }) => cssText),
      '</style>',
      content,
      ...(isScripted ? ['<div class="unscripted"><slot></slot></div>'] : []),
    ];
  }
}
