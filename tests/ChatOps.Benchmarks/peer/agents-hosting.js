// A Teams peer of the check-in benchmark, on @microsoft/agents-hosting.
// PEER_PORT, what store.js reads, and PEER_LOGIN=address, PEER_APP, PEER_TENANT where tokens are checked; where they are not, NODE_ENV is not production
'use strict';

const express = require('express');
const { AgentApplication, CloudAdapter, authorizeJWT, getAuthConfigWithDefaults } = require('@microsoft/agents-hosting');
const store = require('./store');
const submit = require('./teams-submit');

const { PEER_PORT, PEER_LOGIN, PEER_APP, PEER_TENANT } = process.env;

// Without a client secret the token that the bot would answer with comes from the managed identity that IDENTITY_ENDPOINT names.
const trust = getAuthConfigWithDefaults(PEER_LOGIN ? { clientId: PEER_APP, tenantId: PEER_TENANT, authorityEndpoint: PEER_LOGIN } : {});

(async () => {
  const keep = await store.open(submit.columns);
  const adapter = new CloudAdapter(trust);
  const agent = new AgentApplication({ adapter });
  agent.adaptiveCards.actionExecute(submit.verb, async context => {
    await keep(submit.rowOf(context.activity));
    return submit.card;
  });
  const server = express();
  server.use(express.json());
  server.post('/api/messages', authorizeJWT(trust), (request, response) => adapter.process(request, response, context => agent.run(context)));
  server.listen(Number(PEER_PORT), '127.0.0.1');
})();
