/** ESLint rule: the sentences of comments are short, and their subjects are things with a name. */
import { faultOf, sentencesOf } from './plain-english.js';

/** Comments for a tool. */
const directive = /^\s*(?:eslint|global|prettier-ignore|@ts-|\/\s*<|[#@]__|@type\s|@typedef\s|@template\s)/;

/** The start of a JSDoc tag, with its type and its name. */
const tag =
  /(?:^|\s)@(?:(?:param|property|prop|attr)\s+(?:\{(?:[^{}]|\{[^}]*\})*\}\s+)?\[?[\w.$…-]+(?:=[^\]]*)?\]?|(?:fires|csspart|cssstate|cssprop|slot)\s+(?:\{[^}]*\}\s+)?[\w…-]*|(?:returns?|throws|type|typedef|template|satisfies|import)\b(?:\s+\{(?:[^{}]|\{(?:[^{}]|\{[^}]*\})*\})*\})?|\w+)(?:\s+-)?/g;

/**
 * @param {string} text a comment without its signs
 * @returns {string[]} its sentences
 */
export function commentSentences(text) {
  if (directive.test(text)) return [];
  const lines = text.replace(/^[ \t]*\*(?: |$)/gm, '');
  return lines.split(tag).flatMap(sentencesOf);
}

/** Joins line comments that follow each other. @param {import('estree').Comment[]} comments */
function blocksOf(comments) {
  /** @type {{ text: string, loc: import('estree').SourceLocation, isLine: boolean }[]} */
  const blocks = [];
  for (const { type, value, loc } of comments) {
    const last = blocks.at(-1);
    if (!loc) continue;
    const isLine = type === 'Line';
    const goesOn =
      isLine &&
      last?.isLine &&
      last.loc.end.line + 1 === loc.start.line &&
      last.loc.start.column === loc.start.column &&
      !directive.test(value) &&
      !directive.test(last.text);
    if (goesOn) {
      last.text += `\n${value}`;
      last.loc = { start: last.loc.start, end: loc.end };
    } else blocks.push({ text: value, loc, isLine });
  }
  return blocks;
}

/** @type {import('eslint').Rule.RuleModule} */
const plain = {
  meta: { type: 'suggestion', schema: [], messages: { hard: '{{fault}}: {{sentence}}' } },
  create: (context) => ({
    Program() {
      for (const { text, loc } of blocksOf(context.sourceCode.getAllComments()))
        for (const sentence of commentSentences(text)) {
          const fault = faultOf(sentence);
          if (fault) context.report({ loc, messageId: 'hard', data: { fault, sentence } });
        }
    },
  }),
};

/** @type {import('eslint').ESLint.Plugin} */
export default { rules: { plain } };
