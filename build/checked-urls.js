/**
 * ESLint rule: code that writes a URL into a page must call a function of `src/base/web-url.ts` in the same expression.
 * The rule knows templates, `setAttribute`, element properties, `location`, `window.open`, `navigator.share` and the
 * clipboard.
 */

/** @typedef {import('eslint').Rule.Node} Node */
/** @typedef {import('estree').Expression} Expression */
/** @typedef {import('eslint').Scope.Scope} Scope */

const checks = new Set(['linkUrl', 'imageUrl', 'webUrl']);

/** Attributes of HTML, SVG and MathML that hold one URL, several URLs, or a document. */
const attributes = new Set(
  (
    'action archive attributionsrc background cite classid codebase data dynsrc formaction href icon imagesrcset ' +
    'longdesc lowsrc manifest ping poster profile src srcdoc srcset usemap xlink:href'
  ).split(' '),
);

/** Properties that hold a URL. The list omits names that also have other meanings, for example in styles and texts. */
const properties = new Set(
  'action baseVal cite formAction href imageSrcset location longDesc ping poster src srcset'.split(' '),
);

/** The rule forbids these properties, because markup may contain any URL. */
const markup = new Set(['innerHTML', 'outerHTML', 'srcdoc']);
const markupMethods = new Set([
  'insertAdjacentHTML',
  'setHTMLUnsafe',
  'createContextualFragment',
  'write',
  'writeln',
]);

/** The text before an expression in an attribute: the name, an optional quote, and an optional start of the value. */
const openAttribute = /[\s"'/]([.?@]?)([\w:-]+)\s*=\s*("[^"]*|'[^']*|[^\s"'<>`]*)$/;

/** A literal URL in a template that can run a script. */
const scriptInTemplate = /\s[\w:-]+\s*=\s*["']?\s*(?:javascript|vbscript|data):/i;

/** @param {unknown} value */
const runsScript = (value) =>
  typeof value !== 'string' || /^\s*(?:javascript|vbscript|data|blob):/i.test(value);

/**
 * Returns whether a value comes from one of the checks or is a safe literal.
 * @param {Expression | import('estree').PrivateIdentifier | import('estree').Super | import('estree').SpreadElement | null | undefined} node
 * @param {Scope} scope
 * @returns {boolean}
 */
function isChecked(node, scope) {
  // Skip TypeScript assertions.
  const bare = /** @type {typeof node | { type: string, expression: Expression }} */ (node);
  if (bare && /^TS(As|NonNull|Satisfies)/.test(bare.type))
    return isChecked(/** @type {{ expression: Expression }} */ (bare).expression, scope);
  switch (node?.type) {
    case 'Literal':
      return !runsScript(node.value);
    case 'TemplateLiteral':
      return !node.expressions.length && !runsScript(node.quasis[0]?.value.cooked);
    case 'CallExpression':
      return node.callee.type === 'Identifier' && checks.has(node.callee.name);
    case 'ConditionalExpression':
      return isChecked(node.consequent, scope) && isChecked(node.alternate, scope);
    case 'LogicalExpression':
      return (node.operator === '&&' || isChecked(node.left, scope)) && isChecked(node.right, scope);
    case 'MemberExpression':
      // `location.href` is the page's own address, so it is safe.
      return (
        node.object.type === 'Identifier' &&
        node.object.name === 'location' &&
        node.property.type === 'Identifier' &&
        node.property.name === 'href'
      );
    case 'Identifier':
      return node.name === 'nothing' || node.name === 'undefined' || isCheckedConstant(node.name, scope);
    default:
      return false;
  }
}

/** @param {string} name @param {Scope} from @returns {boolean} */
function isCheckedConstant(name, from) {
  const { init, scope } = constant(name, from);
  return !!scope && isChecked(init, scope);
}

/**
 * Finds the initial value of a constant.
 * @param {string} name @param {Scope} from
 * @returns {{ init?: Expression | null | undefined, scope?: Scope }}
 */
function constant(name, from) {
  for (let scope = /** @type {Scope | null} */ (from); scope; scope = scope.upper) {
    const variable = scope.set.get(name);
    if (!variable) continue;
    const [definition] = variable.defs;
    return definition?.type === 'Variable' &&
      definition.parent?.kind === 'const' &&
      definition.node.id.type === 'Identifier'
      ? { init: definition.node.init, scope }
      : {};
  }
  return {};
}

/** @param {Expression | import('estree').PrivateIdentifier} node @param {boolean} [computed] */
const nameOf = (node, computed) =>
  !computed && node.type === 'Identifier'
    ? node.name
    : node.type === 'Literal' && typeof node.value === 'string'
      ? node.value
      : undefined;

/** @type {import('eslint').Rule.RuleModule} */
const rule = {
  meta: {
    type: 'problem',
    docs: { description: 'require URLs to be checked where they are written into a page' },
    messages: {
      unchecked:
        'Check this URL here: linkUrl() for links, imageUrl() for pictures, webUrl() for anything else (src/base/web-url.ts).',
      script: 'This URL can run script.',
      markup: 'Write no markup: any URL may be in it. Use a template.',
      name: 'This attribute may hold a URL: check the value, or say in a comment why it cannot.',
    },
    schema: [],
  },

  create(context) {
    const { sourceCode } = context;
    /** @param {import('estree').Node} node */
    const scopeOf = (node) => sourceCode.getScope(/** @type {Node} */ (node));

    /** @param {import('estree').Node | null | undefined} value @param {import('estree').Node} at @param {string} [messageId] */
    const require_ = (value, at, messageId = 'unchecked') => {
      if (!isChecked(/** @type {Expression} */ (value), scopeOf(at)))
        context.report({ node: value ?? at, messageId });
    };

    /** @param {import('estree').ObjectExpression} object @param {Set<string>} names */
    const requireMembers = (object, names) => {
      for (const member of object.properties) {
        if (member.type !== 'Property') continue;
        const name = nameOf(/** @type {Expression} */ (member.key), member.computed);
        if (name !== undefined && names.has(name)) require_(member.value, member);
      }
    };

    return {
      TaggedTemplateExpression({ tag, quasi }) {
        if (tag.type !== 'Identifier' || !/^(html|svg|mathml)$/.test(tag.name)) return;
        let before = '';
        quasi.quasis.forEach((part, index) => {
          before += part.value.raw;
          if (scriptInTemplate.test(part.value.raw)) context.report({ node: part, messageId: 'script' });
          const value = quasi.expressions[index];
          if (!value) return;
          const isInTag = before.lastIndexOf('<') > before.lastIndexOf('>');
          const [, kind = '', name = '', written = ''] = (isInTag && openAttribute.exec(before)) || [];
          const after = quasi.quasis[index + 1]?.value.raw ?? '';
          before += '\0';
          if (markup.has(name)) context.report({ node: value, messageId: 'markup' });
          else if (/[?@]/.test(kind) || !(attributes.has(name.toLowerCase()) || properties.has(name))) return;
          // Text before or after the expression changes the URL.
          else if (
            /[^"']/.test(written) ||
            !(written || /^(\s|\/?>|$)/.test(after)) ||
            !after.startsWith(written)
          )
            context.report({ node: value, messageId: 'unchecked' });
          else require_(value, value);
        });
      },

      AssignmentExpression({ left, right }) {
        const name =
          left.type === 'MemberExpression'
            ? nameOf(/** @type {Expression} */ (left.property), left.computed)
            : left.type === 'Identifier' && left.name === 'location'
              ? 'location'
              : undefined;
        if (name === undefined) return;
        if (markup.has(name)) context.report({ node: right, messageId: 'markup' });
        else if (properties.has(name)) require_(right, right);
      },

      CallExpression(node) {
        const { callee } = node;
        const [first, second, third] = node.arguments;
        const method =
          callee.type === 'MemberExpression'
            ? nameOf(/** @type {Expression} */ (callee.property), callee.computed)
            : undefined;
        const object = callee.type === 'MemberExpression' ? sourceCode.getText(callee.object) : '';
        const called = callee.type === 'Identifier' ? callee.name : method;
        if (method === 'setAttribute' || method === 'setAttributeNS') {
          const [name, value] = method === 'setAttribute' ? [first, second] : [second, third];
          const written = name?.type === 'Identifier' ? constant(name.name, scopeOf(node)).init : name;
          const known = written
            ? nameOf(/** @type {Expression} */ (written), true)?.toLowerCase()
            : undefined;
          if (known === 'srcdoc') context.report({ node, messageId: 'markup' });
          else if (known === undefined) require_(value, node, 'name');
          else if (attributes.has(known)) require_(value, node);
        } else if (method !== undefined && markupMethods.has(method) && !/\b(console|stdout)\b/.test(object))
          context.report({ node, messageId: 'markup' });
        else if (/\blocation$/.test(object) && /^(assign|replace)$/.test(method ?? '')) require_(first, node);
        else if (
          /^(window|self|globalThis|view|navigation|)$/.test(object) &&
          /^(open|navigate)$/.test(called ?? '')
        )
          if (first) require_(first, node);
          else return;
        else if (/\bnavigator$/.test(object) && method === 'share' && first?.type === 'ObjectExpression')
          requireMembers(first, new Set(['url']));
        else if (/\bclipboard$/.test(object) && method === 'writeText') require_(first, node);
        else if (object === 'Object' && method === 'assign')
          for (const part of node.arguments.slice(1))
            if (part.type === 'ObjectExpression') requireMembers(part, properties);
      },
    };
  },
};

/** @type {import('eslint').ESLint.Plugin} */
export default { rules: { 'checked-urls': rule } };
