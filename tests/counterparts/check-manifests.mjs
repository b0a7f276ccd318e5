// App manifests and the compose file against their makers' schemas.
//   node check-manifests.mjs slack|teams|teams-localization|compose FILE...
import { createRequire } from 'node:module'
import Ajv04 from 'ajv-draft-04'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { parse } from 'yaml'
import { checkPages, contract } from './goldens.mjs'

const require = createRequire(import.meta.url)
const [kind, ...names] = process.argv.slice(2)
const teams = name => require(`@microsoft/app-manifest/build/json-schemas/teams/v1.25/MicrosoftTeams.${name}.json`)
const schemas = {
  slack: () => contract('slack/app-manifest.schema.json'),
  teams: () => teams('schema'),
  'teams-localization': () => teams('Localization.schema'),
  compose: () => contract('compose/compose-spec.json'),
}

const schema = schemas[kind]()
const isOld = schema.$schema.includes('draft-04')
// The compose schema names its draft by an address that no validator knows.
delete schema.$schema
const ajv = new (isOld ? Ajv04.default ?? Ajv04 : Ajv)({ strict: false, allErrors: true, logger: false, unicodeRegExp: false })
formats.default(ajv)
const check = ajv.compile(schema)

await checkPages(names, (file, text, wrong) => {
  if (!check(/\.ya?ml$/.test(file) ? parse(text) : JSON.parse(text)))
    check.errors.forEach(e => wrong(`${e.instancePath || '/'} ${e.message}`))
})
