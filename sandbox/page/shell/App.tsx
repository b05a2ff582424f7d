import { useEffect, useState } from 'react';
import { Conversation } from '../conversation/Conversation.tsx';
import { ThreadPane } from '../conversation/ThreadPane.tsx';
import { ViewStack } from '../forms/ViewStack.tsx';
import { AppPlace } from '../home/AppPlace.tsx';
import { Inspector } from '../inspector/Inspector.tsx';
import { presentAs, useLoaded, useWorld } from '../wire/store.ts';
import { ActorContext, HOME, RouteContext, useAddress } from './actor.ts';
import { Notices } from './Notices.tsx';
import { Sidebar } from './Sidebar.tsx';
import { TimeBar } from './TimeBar.tsx';

export function App() {
  return useLoaded() ? <Workspace /> : <p className="loading">Connecting to the sandbox…</p>;
}

function Workspace() {
  const { route, actor } = useAddress();
  const [inspecting, setInspecting] = useState(false);
  const conversation = useWorld((world) => world.conversations.get(route.place));
  const botId = useWorld((world) => world.app.botUserId);
  const title = useWorld((world) => `${conversation?.name ?? world.app.name} · ${world.workspace.name}`);
  const withApp =
    route.place === HOME || (conversation?.kind === 'im' && conversation.members.includes(botId));
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => presentAs(actor.id), [actor.id]);
  return (
    <RouteContext value={route}>
      <ActorContext value={actor}>
        <div className={inspecting ? 'workspace is-inspecting' : 'workspace'}>
          <TimeBar inspecting={inspecting} onInspect={() => setInspecting(!inspecting)} />
          <Sidebar />
          <main className="place">
            {withApp && <AppPlace conversation={conversation} />}
            {!withApp && conversation !== undefined && <Conversation conversation={conversation} />}
          </main>
          {route.threadTs !== null && conversation !== undefined && (
            <ThreadPane conversation={conversation} threadTs={route.threadTs} />
          )}
          {inspecting && <Inspector onClose={() => setInspecting(false)} />}
        </div>
        <ViewStack />
        <Notices />
      </ActorContext>
    </RouteContext>
  );
}
