export * from './gate.ts';
export * from './plan.ts';
export * from './record.ts';
export * from './sync.ts';
