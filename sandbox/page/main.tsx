import { createRoot } from 'react-dom/client';
import './look/fonts.css';
import './look/colours.css';
import './look/base.css';
import './look/shell.css';
import './look/messages.css';
import './look/composer.css';
import './look/blocks.css';
import './look/fields.css';
import './look/layers.css';
import './look/inspector.css';
import { App } from './shell/App.tsx';
import { applyTheme } from './shell/theme.ts';
import { connect } from './wire/store.ts';

applyTheme();
connect();
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App />);
