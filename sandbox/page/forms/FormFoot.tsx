import type { OpenView } from '../../protocol.ts';
import { Icon } from '../parts/Icon.tsx';
import { Text } from '../text/Text.tsx';

/** The buttons of a form, and what Slack says when the app failed to answer it. */
export function FormFoot({ view, busy, onClose }: { view: OpenView; busy: boolean; onClose: () => void }) {
  return (
    <>
      {view.failure !== null && (
        <div className="form-failure" role="alert">
          <Icon name="warn" size={16} /> {view.failure}
        </div>
      )}
      <footer className="dialog-foot">
        <button type="button" className="button button-default" onClick={onClose}>
          {view.close === null ? view.submit === null ? 'Close' : 'Cancel' : <Text value={view.close} />}
        </button>
        {view.submit !== null && (
          <button type="submit" className="button button-primary filled" aria-busy={busy} disabled={busy}>
            <Text value={view.submit} />
          </button>
        )}
      </footer>
    </>
  );
}
