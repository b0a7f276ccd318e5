// Slack as other people built it (npm emulate): stateful Web API, OAuth v2, signed Events API. Its own command line can't subscribe to events.
//   node slack-emulator.mjs PORT EVENTS_URL SIGNING_SECRET REDIRECT_URI
// Prints "ready" when it listens and ends with its standard input, so that it never outlives a test run.
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const [port, events, secret, redirect] = process.argv.slice(2)
const home = process.env.COUNTERPARTS_HOME || import.meta.dirname
const dist = path.join(home, 'node_modules/emulate/dist')
const load = file => import(pathToFileURL(path.join(dist, file)))

const chunk = fs.readdirSync(dist).find(file => /^dist-.*\.js$/.test(file) && /^\s+slackPlugin$/m.test(fs.readFileSync(path.join(dist, file), 'utf8')))
const { slackPlugin } = await load(chunk)
const register = slackPlugin.register
slackPlugin.register = function (app, store, webhooks, ...rest) {
  webhooks.register({ url: events, events: ['*'], active: true, owner: 'slack' })
  return register.call(this, app, store, webhooks, ...rest)
}

const scopes = ['chat:write', 'commands', 'im:history', 'im:read', 'im:write', 'users:read', 'users:read.email']
const { createEmulator } = await load('api.js')
await createEmulator({
  service: 'slack',
  port: Number(port),
  seed: {
    slack: {
      team: { name: 'Acme', domain: 'acme' },
      users: [
        { name: 'ana', real_name: 'Ana Ruiz', email: 'Ana.Ruiz@example.com' },
        { name: 'ben', real_name: 'Ben Okafor', email: 'ben.okafor@example.com' },
      ],
      channels: [{ name: 'general' }],
      signing_secret: secret,
      strict_scopes: true,
      tokens: [{ token: 'xoxp-ana', user: 'ana', scopes }],
      oauth_apps: [{
        client_id: '12345.67890',
        client_secret: 'example_client_secret',
        app_id: 'A000000001',
        name: 'ChatOps',
        redirect_uris: [redirect],
        scopes,
        bot_name: 'chatops',
      }],
    },
  },
})
console.log('ready')
process.stdin.on('end', () => process.exit(0)).resume()
