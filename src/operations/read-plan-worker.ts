import { parentPort, workerData } from 'node:worker_threads';
import type { CardSettings } from '../plan/file/cards/complete-cards.ts';
import { readPlanText } from '../plan/file/read-plan-text.ts';

const { text, defaults } = workerData as { text: string; defaults: CardSettings };
parentPort?.postMessage(readPlanText(text, defaults));
