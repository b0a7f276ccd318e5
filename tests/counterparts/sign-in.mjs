// An OpenID authority as other people built it (npm oauth2-mock-server). It has no users: whoever comes is signed in.
//   node sign-in.mjs PORT
// Prints "ready". Each line of standard input is the JSON of what the next tokens are like, answered by "set"; ends with its standard input.
//   {"claims": {"roles": ["HR.Viewer"], "aud": null}, "forge": "none" | "secret" | "foreign" | "tampered"}
// A line with "access" is answered by "token " and an access token of these claims.
import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { createInterface } from 'node:readline'
import { OAuth2Server } from 'oauth2-mock-server'

let wanted = { claims: {} }
const server = new OAuth2Server()
await server.issuer.keys.generate('RS256')

const claim = payload => {
  for (const [name, value] of Object.entries(wanted.claims)) {
    if (value === null) delete payload[name]
    else payload[name] = value
  }
}
server.service.on('beforeTokenSigning', token => claim(token.payload))

const encode = value => Buffer.from(JSON.stringify(value)).toString('base64url')
const decode = part => JSON.parse(Buffer.from(part, 'base64url'))

/** The same claims, signed by somebody else or by nobody. */
const forgeries = {
  none: ([, payload]) => `${encode({ alg: 'none', typ: 'JWT' })}.${payload}.`,
  secret: ([header, payload]) => {
    const whole = `${encode({ ...decode(header), alg: 'HS256' })}.${payload}`
    return `${whole}.${createHmac('sha256', 'only-for-tests').update(whole).digest('base64url')}`
  },
  foreign: ([header, payload]) => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    return `${header}.${payload}.${sign('sha256', Buffer.from(`${header}.${payload}`), privateKey).toString('base64url')}`
  },
  tampered: ([header, payload, signature]) => `${header}.${encode({ ...decode(payload), roles: ['HR.Viewer'], name: 'Mallory' })}.${signature}`,
}
server.service.on('beforeResponse', answer => {
  if (wanted.forge) answer.body.id_token = forgeries[wanted.forge](answer.body.id_token.split('.'))
})

await server.start(Number(process.argv[2]), '127.0.0.1')
console.log('ready')
createInterface({ input: process.stdin })
  .on('line', async line => {
    wanted = { claims: {}, ...JSON.parse(line) }
    console.log(wanted.access ? `token ${await server.issuer.buildToken({ scopesOrTransform: (_, payload) => claim(payload) })}` : 'set')
  })
  .on('close', () => process.exit(0))
