// Prints a YAML document as JSON. Prism has a YAML parser as a dependency; Python has none.
const fs = require('fs');
const yaml = require('yaml');

const [, , file] = process.argv;
yaml.defaultOptions.maxAliasCount = -1;
const document = yaml.parse(fs.readFileSync(file, 'utf8'), { version: '1.2', schema: 'core' });
process.stdout.write(JSON.stringify(document));
