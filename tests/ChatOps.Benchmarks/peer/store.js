// Where every peer keeps its submits: one row each, durable before the promise is kept.
// PEER_STORE=sqlite|postgres, PEER_DATABASE=file or address
'use strict';

const { PEER_STORE, PEER_DATABASE } = process.env;

function openSqlite(columns) {
  const db = require('better-sqlite3')(PEER_DATABASE);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(`CREATE TABLE submissions (id INTEGER PRIMARY KEY, ${columns.map(c => `${c} NOT NULL`).join(', ')}, received_at NOT NULL)`);
  const insert = db.prepare(`INSERT INTO submissions (${columns}, received_at) VALUES (${columns.map(() => '?')}, ?)`);
  return async row => { insert.run([...row, Date.now()]); };
}

async function openPostgres(columns) {
  const { Pool } = require('pg');
  const pool = new Pool({ connectionString: PEER_DATABASE, max: 16 });
  await pool.query(`CREATE TABLE submissions (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, ${columns.map(c => `${c} TEXT NOT NULL`).join(', ')}, received_at BIGINT NOT NULL)`);
  const text = `INSERT INTO submissions (${columns}, received_at) VALUES (${columns.map((_, i) => `$${i + 1}`)}, $${columns.length + 1})`;
  return row => pool.query({ name: 'keep', text, values: [...row, Date.now()] });
}

// Resolves to what keeps a row, given as the values of these columns.
exports.open = async columns => PEER_STORE === 'postgres' ? openPostgres(columns) : openSqlite(columns);
