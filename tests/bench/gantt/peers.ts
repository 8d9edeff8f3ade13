import type { Peers } from '../peerPackages'

export const peers: Peers = {
  dhtmlx: {
    name: 'dhtmlx-gantt',
    version: '10.0.3',
    module: 'codebase/dhtmlxgantt.es.js',
    sheet: 'codebase/dhtmlxgantt.css',
  },
  svar: {
    name: '@svar-ui/react-gantt',
    version: '2.7.3',
    module: 'dist/index.es.js',
    sheet: 'dist-full/index.css',
  },
  frappe: {
    name: 'frappe-gantt',
    version: '1.2.2',
    module: 'dist/frappe-gantt.es.js',
    sheet: 'dist/frappe-gantt.css',
  },
}
