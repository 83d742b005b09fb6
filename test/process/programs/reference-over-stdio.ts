import { serveServiceProvider } from '../../../providers/process/server/serve-service-provider';
import { parseShape, referenceFactory } from '../../../providers/reference/reference';

/** The reference over the line protocol: `reference-over-stdio.ts [SHAPE]`. */
serveServiceProvider(referenceFactory(parseShape(process.argv[2] ?? '')));
