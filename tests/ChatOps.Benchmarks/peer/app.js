// The Slack peer of the check-in benchmark: takes the same submit, keeps it durably, and only then acknowledges it.
// PEER_PORT, PEER_SECRET, and what store.js reads
'use strict';

const { App, LogLevel } = require('@slack/bolt');
const store = require('./store');

const columns = ['team_id', 'user_id', 'view_id', 'view_hash', 'subject', 'answers'];
const rowOf = body => [
  body.team.id, body.user.id, body.view.id, body.view.hash, body.view.private_metadata, JSON.stringify(body.view.state.values),
];

(async () => {
  const { PEER_PORT, PEER_SECRET } = process.env;
  const keep = await store.open(columns);
  const app = new App({
    signingSecret: PEER_SECRET,
    endpoints: '/slack/interactions',
    logLevel: LogLevel.ERROR,
    authorize: async () => ({ botToken: 'xoxb-benchmark', botId: 'B0BOT', botUserId: 'U0BOT' }),
  });
  app.view('check-in.submit', async ({ ack, body }) => {
    await keep(rowOf(body));
    await ack();
  });
  await app.start({ port: Number(PEER_PORT), host: '127.0.0.1' });
})();
