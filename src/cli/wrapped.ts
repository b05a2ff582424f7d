/**
 * The text on lines of at most `width` characters, broken between words, each indented as the text is; a longer word
 * has a line of its own.
 */
export function wrapped(text: string, width: number): string[] {
  const words = text.trimStart();
  const indent = text.slice(0, text.length - words.length);
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(' ')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = '';
    }
    line += line === '' ? word : ` ${word}`;
  }
  return [...lines, indent + line];
}
