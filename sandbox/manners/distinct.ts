import { isObject, type Spot } from './check.ts';
import { limits, type Surface } from './limits.ts';

/** What must be the only one, or one of few, on a surface. */
export function checkDistinct(blocks: readonly unknown[], surface: Surface, spot: Spot): void {
  const known = blocks.filter(isObject);
  checkIds(blocks, spot, new Set());
  if (surface === 'message') {
    atMost(known, 'table', limits.table.perMessage, spot);
    atMost(known, 'data_visualization', limits.chart.perMessage, spot);
    const markdown = known.filter((block) => block.type === 'markdown');
    const length = markdown.reduce((sum, block) => sum + String(block.text ?? '').length, 0);
    if (markdown.length > 1 && length > limits.markdownTotal) {
      spot.complain(`must have at most ${limits.markdownTotal} characters of markdown in all`);
    }
  }
  const focused = elementsIn(known).filter((element) => element.focus_on_load === true);
  if (focused.length > 1) spot.complain('must have at most 1 focus_on_load');
}

/** The ids of blocks, those within containers and carousels too, and of the elements of each. */
function checkIds(blocks: readonly unknown[], spot: Spot, ids: Set<unknown>): void {
  blocks.forEach((block, index) => {
    if (!isObject(block)) return;
    const at = spot.at(index);
    if (block.block_id && ids.has(block.block_id)) {
      at.at('block_id').complain(`${block.block_id} is already the id of another block`);
    }
    ids.add(block.block_id);
    checkActionIds(block, at);
    if (Array.isArray(block.child_blocks)) checkIds(block.child_blocks, at.at('child_blocks'), ids);
    if (block.type === 'carousel' && Array.isArray(block.elements))
      checkIds(block.elements, at.at('elements'), ids);
  });
}

function atMost(blocks: readonly Record<string, unknown>[], type: string, most: number, spot: Spot): void {
  const count = blocks.filter((block) => block.type === type).length;
  if (count > most) spot.complain(`must have at most ${most} ${type} block${most === 1 ? '' : 's'}`);
}

function checkActionIds(block: Record<string, unknown>, spot: Spot): void {
  const seen = new Set<unknown>();
  if (!Array.isArray(block.elements)) return;
  block.elements.forEach((element, index) => {
    if (!isObject(element) || !element.action_id) return;
    if (seen.has(element.action_id)) {
      const problem = `${element.action_id} is already the id of another element`;
      spot.at('elements').at(index).at('action_id').complain(problem);
    }
    seen.add(element.action_id);
  });
}

function elementsIn(blocks: readonly Record<string, unknown>[]): Record<string, unknown>[] {
  return blocks.flatMap((block) =>
    [block.element, block.accessory, ...(Array.isArray(block.elements) ? block.elements : [])].filter(
      isObject,
    ),
  );
}
