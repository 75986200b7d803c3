// The page about the codes of errors.
import ts from 'typescript';
import { entry, generated, section } from './markdown.js';
import { parse } from './sources.js';

export function errorsPage() {
  const source = parse('src/net/load-error.ts');
  const type = source.statements.find(ts.isTypeAliasDeclaration);
  if (!type || !ts.isUnionTypeNode(type.type)) throw new Error('LoadErrorCode is no union.');
  const codes = type.type.types.map((one, index, all) => {
    // A comment stands before the bar, and so after the former member of the union.
    const start = all[index - 1]?.end ?? type.type.pos;
    const comment = /\/\*\*([^]*?)\*\//.exec(source.text.slice(start, one.end))?.[1] ?? '';
    const [meaning = '', mend] = comment
      .replace(/\s*\*?\s+/g, ' ')
      .trim()
      .split(' Mend: ');
    if (!mend) throw new Error(`The error code ${one.getText()} has no advice.`);
    return { code: one.getText().replaceAll("'", ''), meaning, mend };
  });
  return [
    generated,
    '# Errors',
    'An element whose document cannot be loaded has a `LoadError` in its property `error`. It fires `error`, and the console names the cause.',
    `\`\`\`js
const list = document.querySelector('press-releases');
list.addEventListener('error', () => {
  const { code, url, status, message } = list.error;
  console.log(code, url, status, message);
});
\`\`\``,
    section(
      'Members',
      '- `code`: one of the codes below. Test it instead of the class, because a page may have two copies of the library.\n- `url`: the requested URL; empty for data from a script.\n- `status`: the HTTP status; 0 without an answer.\n- `message`: the cause, and what to do about it.\n- `cause`: the error of the browser, if there is one.\n- `errors`: the error of each feed, if some of several feeds failed. The error is an `AggregateError` then, with the members of the first one.',
    ),
    section(
      'Codes',
      'The page shows the last good copy of the document. Without a copy, it shows the fallback content, a sentence and «Try again».',
      ...codes.map(({ code, meaning, mend }) => entry(`\`${code}\``, meaning, `**What to do:** ${mend}`)),
    ),
  ].join('\n\n');
}
