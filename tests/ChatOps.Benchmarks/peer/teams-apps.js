// A Teams peer of the check-in benchmark, on @microsoft/teams.apps.
// PEER_PORT, what store.js reads, and PEER_LOGIN=address, PEER_APP, PEER_TENANT where tokens are checked
'use strict';

const express = require('express');
const { App, ExpressAdapter } = require('@microsoft/teams.apps');
const { PUBLIC, withOverrides } = require('@microsoft/teams.api');
const { ConsoleLogger } = require('@microsoft/teams.common');
const store = require('./store');
const submit = require('./teams-submit');

const { PEER_PORT, PEER_LOGIN, PEER_APP, PEER_TENANT } = process.env;

const trust = PEER_LOGIN
  ? { clientId: PEER_APP, clientSecret: 'benchmark', tenantId: PEER_TENANT, cloud: withOverrides(PUBLIC, { openIdMetadataUrl: `${PEER_LOGIN}/openidconfiguration` }) }
  : { dangerouslyAllowUnauthenticatedRequests: true };

(async () => {
  const keep = await store.open(submit.columns);
  const server = express();
  const app = new App({ ...trust, httpServerAdapter: new ExpressAdapter(server), logger: new ConsoleLogger('peer', { level: 'error' }) });
  app.on(`card.action.${submit.verb}`, async ({ activity }) => {
    await keep(submit.rowOf(activity));
    return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: submit.card };
  });
  await app.initialize();
  server.listen(Number(PEER_PORT), '127.0.0.1');
})();
