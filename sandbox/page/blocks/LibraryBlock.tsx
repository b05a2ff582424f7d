import { lazy, Suspense } from 'react';
import type { BlockJson } from '../../protocol.ts';

const Drawn = lazy(() => import('./drawn.tsx'));

const DRAWN_BY_LIBRARY = new Set([
  'rich_text',
  'data_visualization',
  'markdown',
  'video',
  'file',
  'alert',
  'plan',
  'task_card',
]);

/** Whether slack-blocks-to-jsx draws a block of this type. */
export function isDrawnByLibrary(type: string): boolean {
  return DRAWN_BY_LIBRARY.has(type);
}

/** A block drawn by slack-blocks-to-jsx; the library is loaded when the first such block is seen. */
export function LibraryBlock({ block }: { block: BlockJson }) {
  return (
    <div className="block block-library">
      <Suspense fallback={<div className="block-waiting" />}>
        <Drawn block={block} />
      </Suspense>
    </div>
  );
}
