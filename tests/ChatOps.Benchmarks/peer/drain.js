// The peer of the outbox benchmark: pg-boss takes what lies in its queue, does nothing with it, and records it. Prints the seconds that took.
// PEER_DATABASE=address, PEER_JOBS, PEER_BATCH (jobs a fetch), PEER_EACH=yes|no (each recorded by itself, or a batch at once)
'use strict';

const PgBoss = require('pg-boss');

const loops = 16;

(async () => {
  const { PEER_DATABASE, PEER_JOBS, PEER_BATCH, PEER_EACH } = process.env;
  const [jobs, batchSize] = [Number(PEER_JOBS), Number(PEER_BATCH)];
  const boss = new PgBoss({ connectionString: PEER_DATABASE, max: loops, schedule: false, supervise: false });
  await boss.start();
  await boss.createQueue('cards');
  for (let from = 0; from < jobs; from += 1000)
    await boss.insert(Array.from({ length: Math.min(1000, jobs - from) }, (_, i) => ({ name: 'cards', data: { subject: from + i } })));

  // Not boss.work: that rests between two fetches.
  let done = 0;
  const since = process.hrtime.bigint();
  await Promise.all(Array.from({ length: loops }, async () => {
    while (done < jobs) {
      const batch = await boss.fetch('cards', { batchSize });
      if (PEER_EACH === 'yes')
        await Promise.all(batch.map(job => boss.complete('cards', job.id)));
      else if (batch.length > 0)
        await boss.complete('cards', batch.map(job => job.id));
      done += batch.length;
      if (batch.length === 0)
        await new Promise(go => setTimeout(go, 5));
    }
  }));
  process.stdout.write(String(Number(process.hrtime.bigint() - since) / 1e9));
  await boss.stop({ graceful: false });
})();
