/** Finds the first fault of JSON, for people who write it by hand. The messages of engines differ, and say less. */

export interface JsonFault {
  /** Its index in the text. */
  at: number;
  /** The cause, and advice for the webmaster. */
  message: string;
}

const space = /[ \t\r\n]*/y;
// eslint-disable-next-line no-control-regex
const sound = /"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const value = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)/y;
const word = /[\p{L}\d_$.+-]+/uy;

/** The values of other languages. */
const words: Record<string, string> = {
  None: 'null',
  nil: 'null',
  NULL: 'null',
  undefined: 'null',
  NaN: 'null',
  True: 'true',
  TRUE: 'true',
  False: 'false',
  FALSE: 'false',
};

const matchAt = (pattern: RegExp, text: string, at: number): string => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
};

/** The fault of a string that begins at an index. */
function faultOfString(text: string, start: number): JsonFault {
  for (let at = start + 1; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '\\') {
      const escape = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
      const found = matchAt(escape, text, at);
      if (!found)
        return {
          at,
          message: `the text has a wrong escape, ${text.slice(at, at + 2)}. Write \\\\ for a backslash`,
        };
      at += found.length - 1;
    } else if (sign === '\n' || sign === '\r')
      return { at, message: 'a text has a line break, or no quotation mark at its end. Write \\n, or "' };
    else if (sign < ' ') return { at, message: 'a text has a tab or a control character. Write \\t' };
  }
  return { at: text.length, message: 'it is cut off inside a text. Send the whole document' };
}

/** @returns `undefined` for sound JSON */
export function explainJson(text: string): JsonFault | undefined {
  const open: string[] = [];
  let expected: 'value' | 'name' | 'colon' | 'comma' = 'value';
  let isAfterComma = false;
  for (let at = matchAt(space, text, 0).length; ; at += matchAt(space, text, at).length) {
    const sign = text[at];
    const isEmpty = !isAfterComma;
    const inner = open.at(-1);
    const closing = inner === '{' ? '}' : ']';
    if (sign === undefined)
      return open.length || expected === 'value'
        ? { at, message: 'it is cut off. Send the whole document' }
        : undefined;
    if (sign === '/') return { at, message: 'JSON has no comments. Remove it' };
    if (sign === "'" || /[“”„«»]/.test(sign))
      return { at, message: `${sign} is no quotation mark of JSON. Write "` };
    const isString = sign === '"';
    const string = isString ? matchAt(sound, text, at) : '';
    if (isString && !string && expected !== 'comma') return faultOfString(text, at);
    const bare = matchAt(word, text, at);
    if (expected === 'comma') {
      if (!inner)
        return { at, message: `there is more after the end. Remove it: ${text.slice(at, at + 40)}` };
      if (sign === ',') {
        expected = inner === '{' ? 'name' : 'value';
        isAfterComma = true;
      } else if (sign === closing) open.pop();
      else if (/[\]}]/.test(sign)) return { at, message: `${sign} stands here. Write ${closing} before it` };
      else return { at, message: 'a comma is missing before this. Write ,' };
      at += 1;
    } else if (expected === 'colon') {
      if (sign !== ':') return { at, message: 'a colon is missing. Write :' };
      expected = 'value';
      isAfterComma = true;
      at += 1;
    } else if (sign === closing && inner && isEmpty) {
      open.pop();
      expected = 'comma';
      at += 1;
    } else if (/[\]},]/.test(sign)) {
      const before = text.slice(0, at).trimEnd();
      return before.endsWith(',')
        ? { at: before.length - 1, message: `a comma stands before ${sign}. Remove it` }
        : { at, message: 'a value is missing here' };
    } else if (expected === 'name') {
      if (!isString)
        return {
          at,
          message: bare ? `the name ${bare} has no quotation marks. Write "${bare}"` : `${sign} is no name`,
        };
      expected = 'colon';
      at += string.length;
    } else if (sign === '{' || sign === '[') {
      open.push(sign);
      expected = sign === '{' ? 'name' : 'value';
      isAfterComma = false;
      at += 1;
    } else {
      const found = string || matchAt(value, text, at);
      if (!found) {
        const meant = words[bare];
        return {
          at,
          message: meant
            ? `JSON has no ${bare}. Write ${meant}`
            : bare
              ? `${bare} is no value of JSON. Write "${bare}"`
              : `${sign} is no value of JSON`,
        };
      }
      expected = 'comma';
      at += found.length;
    }
  }
}
