import { Component, type ReactNode } from 'react';

/** Keeps a block that cannot be drawn from taking the page down with it. */
export class Fence extends Component<{ what: string; children: ReactNode }, { failed: string | null }> {
  override state = { failed: null };

  static getDerivedStateFromError(error: unknown): { failed: string } {
    return { failed: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    if (this.state.failed === null) return this.props.children;
    return (
      <p className="block-unknown">
        This {this.props.what} could not be drawn: {this.state.failed}
      </p>
    );
  }
}
