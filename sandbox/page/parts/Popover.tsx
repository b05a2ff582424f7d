import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

const GAP = 6;
const EDGE = 8;

interface PopoverProps {
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
  children: ReactNode;
  /** Which edge of the anchor it keeps to. */
  align?: 'start' | 'end';
  className?: string;
  /** As wide as its anchor at least. */
  matchWidth?: boolean;
}

/** A layer beside its anchor, above everything else; it closes on Escape, on a click elsewhere and when focus leaves. */
export function Popover({
  anchor,
  onClose,
  children,
  align = 'start',
  className = '',
  matchWidth = false,
}: PopoverProps) {
  const layer = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = layer.current;
    if (element === null) return;
    element.showPopover();
    const place = () => placeBeside(element, anchor.current, align, matchWidth);
    place();
    const resized = new ResizeObserver(place);
    resized.observe(element);
    addEventListener('scroll', place, true);
    addEventListener('resize', place);
    return () => {
      resized.disconnect();
      removeEventListener('scroll', place, true);
      removeEventListener('resize', place);
    };
  }, [anchor, align, matchWidth]);
  useCloseFromOutside(layer, anchor, onClose);
  return (
    <div ref={layer} popover="manual" className={`popover ${className}`}>
      {children}
    </div>
  );
}

function useCloseFromOutside(
  layer: RefObject<HTMLElement | null>,
  anchor: RefObject<HTMLElement | null>,
  onClose: () => void,
): void {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const pressed = (event: Event) => {
      const target = event.target as Node;
      if (layer.current?.contains(target) !== true && anchor.current?.contains(target) !== true)
        close.current();
    };
    const typed = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      close.current();
    };
    addEventListener('pointerdown', pressed, true);
    addEventListener('focusin', pressed, true);
    addEventListener('keydown', typed, true);
    return () => {
      removeEventListener('pointerdown', pressed, true);
      removeEventListener('focusin', pressed, true);
      removeEventListener('keydown', typed, true);
    };
  }, [layer, anchor]);
}

function placeBeside(
  element: HTMLElement,
  anchor: HTMLElement | null,
  align: 'start' | 'end',
  matchWidth: boolean,
): void {
  if (anchor === null) return;
  const around = anchor.getBoundingClientRect();
  if (matchWidth) element.style.minWidth = `${around.width}px`;
  const own = element.getBoundingClientRect();
  const wantedLeft = align === 'start' ? around.left : around.right - own.width;
  const left = Math.max(EDGE, Math.min(wantedLeft, innerWidth - own.width - EDGE));
  const below = around.bottom + GAP;
  const above = around.top - own.height - GAP;
  const fitsBelow = below + own.height <= innerHeight - EDGE;
  element.style.left = `${left}px`;
  element.style.top = `${Math.max(EDGE, fitsBelow || above < EDGE ? Math.min(below, innerHeight - own.height - EDGE) : above)}px`;
}
