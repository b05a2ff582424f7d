import { Icon } from '../parts/Icon.tsx';
import { dismissNotice, useNotices } from '../wire/notices.ts';

/** Sentences that the page says about itself, at the bottom for a few seconds. */
export function Notices() {
  const notices = useNotices();
  return (
    <div className="notices" role="status" aria-live="polite">
      {notices.map((notice) => (
        <div key={notice.id} className="notice">
          <Icon name="warn" /> {notice.text}
          <button
            type="button"
            className="icon-button"
            aria-label="Dismiss"
            onClick={() => dismissNotice(notice.id)}
          >
            <Icon name="close" size={14} />
          </button>
        </div>
      ))}
    </div>
  );
}
