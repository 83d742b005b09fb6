// The compiled reference over the line protocol, so that no compiler is measured.
import service from '../../dist/providers/process/server/serve-service-provider.js';
import reference from '../../dist/providers/reference/reference.js';

service.serveServiceProvider(reference.referenceFactory(reference.parseShape('')));
