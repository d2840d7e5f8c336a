// One user for each service that has a database, with rights on that one alone.
const fs = require('fs');
for (const service of ['scheduler', 'store']) {
  db.getSiblingDB('admin').createUser({
    user: service,
    pwd: fs.readFileSync(`/run/arrgus/mongo/${service}`, 'utf8'),
    roles: [{ role: 'readWrite', db: `arrgus_${service}` }],
  });
}
