// The page about the low-vision settings and the colours of the schemes.
import ts from 'typescript';
import { importSource } from '../../tests/support/import-source.js';
import { entry, generated, linkTo, section, table } from './markdown.js';
import { commentBefore, parse } from './sources.js';

export async function settingsPage() {
  const { settings, schemes, contrast } = await importSource(
    'src/low-vision/settings.ts',
    'src/low-vision/schemes.ts',
  );
  const comments = settingComments();
  const names = Object.keys(settings);
  /** @param {string} name */
  const valuesOfSetting = (name) => {
    const { wanted, choices, unit = '' } = settings[name];
    if (/^[\d.]+ to [\d.]+$/.test(wanted)) return `${wanted.replace(' to ', '–')}${unit}`;
    return [...choices.split(' '), ...(name === 'scheme' ? ['custom/…'] : [])]
      .map((/** @type {string} */ choice) => `\`${choice}\``)
      .join(' ');
  };
  /** @param {string} name */
  const carrying = (name) =>
    ({
      site: 'It stays on its site: links to other sites do not carry it.',
      reader: 'A link from another site cannot set it.',
    })[/** @type {'site' | 'reader'} */ (settings[name].stays)];
  const roles = Object.keys(Object.values(schemes)[0] ?? {});
  return [
    generated,
    '# Low-vision settings',
    'A reader chooses these settings in the panel of [`<low-vision-toggle>`](low-vision-toggle.md). Its attribute `defaults`, its property `values` and `applyLowVision()` take the same names and values.',
    section(
      'Settings text',
      'A settings text has pairs `name:value` with a space between them, for example `text-size:200 scheme:white-on-black`. It has at most 400 characters.',
      'Numbers have digits with at most two decimals, without a sign. Unknown names and invalid values are left out. A setting without a value keeps the look of the site.',
      'In cookies and links, `~` stands for each space.',
    ),
    section(
      'All settings',
      table(
        ['name', 'values'],
        names.map((name) => [linkTo(`${name} setting`, `\`${name}\``), valuesOfSetting(name)]),
      ),
      ...names.map((name) => {
        const { wanted, choices, unit = '' } = settings[name];
        const isNumber = / to /.test(wanted);
        return entry(
          `\`${name}\` setting`,
          comments.get(name),
          isNumber
            ? `Values: ${wanted}. The panel offers ${choices.split(' ').join(', ')}${unit}.`
            : `Values: ${valuesOfSetting(name)}.`,
          carrying(name),
        );
      }),
    ),
    section(
      'Schemes',
      `Each scheme has a colour for ${roles.slice(0, -1).join(', ')} and ${roles.at(-1)}. The last column is the contrast of text with the background.`,
      table(
        ['scheme', 'text', 'background', 'link', 'contrast'],
        Object.entries(schemes).map(([name, { text, background, link }]) => [
          `\`${name}\``,
          ...[text, background, link].map((colour) => `\`${colour}\``),
          `${(Math.floor(contrast(text, background) * 10) / 10).toFixed(1)}:1`,
        ]),
      ),
      table(
        ['scheme', 'visited', 'focus', 'error', 'disabled'],
        Object.entries(schemes).map(([name, { visited, focus, error, disabled }]) => [
          `\`${name}\``,
          ...[visited, focus, error, disabled].map((colour) => `\`${colour}\``),
        ]),
      ),
      'Borders have the colour of the text. `custom/text/background/link` takes three colours of three or six hexadecimal digits, without `#`.',
    ),
    section(
      'On the document',
      'While the mode is on, `<html>` has the attribute `data-low-vision` with the settings text. Under a scheme it also has the custom properties `--low-vision-text`, `--low-vision-background` and `--low-vision-link`. Style sheets of the page can use both.',
    ),
  ].join('\n\n');
}

/** The comment on each setting in the table. @returns {Map<string, string>} */
function settingComments() {
  const source = parse('src/low-vision/settings.ts');
  const found = new Map();
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    const [declaration] = statement.declarationList.declarations;
    if (declaration?.name.getText() !== 'settings' || !declaration.initializer) continue;
    if (ts.isObjectLiteralExpression(declaration.initializer))
      for (const member of declaration.initializer.properties) {
        const name = member.name?.getText().replaceAll("'", '') ?? '';
        const comment = commentBefore(member);
        if (!comment) throw new Error(`The setting ${name} has no comment.`);
        found.set(name, comment);
      }
  }
  return found;
}
