import { useMemo } from 'react';
import { Blocks } from '../blocks/Blocks.tsx';
import { BlockHostProvider } from '../blocks/host.tsx';
import { useActor } from '../shell/actor.ts';
import { useWorld } from '../wire/store.ts';

/** The app's Home tab, as it has published it for the person who acts. */
export function HomeTab() {
  const actor = useActor();
  const home = useWorld((world) => world.homes[actor.id]);
  const name = useWorld((world) => world.app.name);
  const container = useMemo(() => ({ in: 'home' }) as const, []);
  if (home === undefined) {
    return <p className="home-empty faint">{name} has not published a Home for you yet.</p>;
  }
  return (
    <div className="home" role="tabpanel" aria-label="Home">
      <BlockHostProvider surface="home" container={container} keepAs={`${actor.id} home`}>
        <Blocks blocks={home.blocks} />
      </BlockHostProvider>
    </div>
  );
}
