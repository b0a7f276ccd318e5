// The peer of the check-in benchmark: takes the same submit, keeps it durably, and only then acknowledges it.
// PEER_PORT, PEER_SECRET, PEER_STORE=sqlite|postgres, PEER_DATABASE=file or address
'use strict';

const { App, LogLevel } = require('@slack/bolt');

const columns = ['team_id', 'user_id', 'view_id', 'view_hash', 'subject', 'answers', 'received_at'];
const rowOf = body => [
  body.team.id, body.user.id, body.view.id, body.view.hash, body.view.private_metadata, JSON.stringify(body.view.state.values), Date.now(),
];

function openSqlite(file) {
  const db = require('better-sqlite3')(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(`CREATE TABLE submissions (id INTEGER PRIMARY KEY, ${columns.map(c => `${c} NOT NULL`).join(', ')})`);
  const insert = db.prepare(`INSERT INTO submissions (${columns}) VALUES (${columns.map(() => '?')})`);
  return async body => { insert.run(rowOf(body)); };
}

async function openPostgres(address) {
  const { Pool } = require('pg');
  const pool = new Pool({ connectionString: address, max: 16 });
  await pool.query(`CREATE TABLE submissions (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, ${columns.map(c => `${c} ${c === 'received_at' ? 'BIGINT' : 'TEXT'} NOT NULL`).join(', ')})`);
  const text = `INSERT INTO submissions (${columns}) VALUES (${columns.map((_, i) => `$${i + 1}`)})`;
  return body => pool.query({ name: 'keep', text, values: rowOf(body) });
}

(async () => {
  const { PEER_PORT, PEER_SECRET, PEER_STORE, PEER_DATABASE } = process.env;
  const keep = PEER_STORE === 'postgres' ? await openPostgres(PEER_DATABASE) : openSqlite(PEER_DATABASE);
  const app = new App({
    signingSecret: PEER_SECRET,
    endpoints: '/slack/interactions',
    logLevel: LogLevel.ERROR,
    authorize: async () => ({ botToken: 'xoxb-benchmark', botId: 'B0BOT', botUserId: 'U0BOT' }),
  });
  app.view('check-in.submit', async ({ ack, body }) => {
    await keep(body);
    await ack();
  });
  await app.start({ port: Number(PEER_PORT), host: '127.0.0.1' });
})();
