import { anything, byType, list, number, object, string } from './check.ts';
import { limits } from './limits.ts';

const point = object({ 'label!': string(limits.chart.label), 'value!': number() });

const series = object({
  'name!': string(limits.chart.label),
  'data!': list(1, limits.chart.points, point),
});

const plotted = object({
  'type!': anything,
  'series!': list(1, limits.chart.series, series),
  'axis_config!': anything,
});

const kinds = {
  pie: object({ 'type!': anything, 'segments!': list(1, limits.chart.series, point) }),
  bar: plotted,
  area: plotted,
  line: plotted,
};

/** The chart of a data_visualization block (https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block). */
export const chart = byType(kinds, Object.keys(kinds), 'a chart');
