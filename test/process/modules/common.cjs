const reference = require('../../../dist/providers/reference/reference.js');

module.exports = reference.referenceFactory(reference.parseShape('minimal'));
