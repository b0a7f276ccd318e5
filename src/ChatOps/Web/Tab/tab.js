// The participation page inside Teams. Every call carries a token that Teams gives for it; nothing is kept here.
(() => {
  'use strict'
  const place = document.getElementById('place')
  const patience = 10000
  let texts, wanted = '/participation', turn = 0

  /** Texts and dates in the language that Teams speaks, as far as we do. */
  function speak(locale) {
    const language = (locale || 'en').split('-')[0].toLowerCase()
    texts = document.querySelector(`template[data-language="${CSS.escape(language)}"]`) || document.querySelector('template[data-language=en]')
    document.documentElement.lang = texts.dataset.language
    document.title = texts.dataset.title
  }

  /** Teams has three themes: default, dark and contrast. */
  const paint = theme => { document.documentElement.dataset.theme = theme === 'dark' || theme === 'contrast' ? theme : 'light' }

  const within = (promise, time) => Promise.race([promise, new Promise((_, no) => setTimeout(() => no(new Error('too late')), time))])

  /** With the way to the browser at the end. */
  function put(...nodes) {
    const open = texts.content.querySelector('[data-open]').cloneNode(true)
    open.querySelector('a').href = wanted
    const footer = nodes.find(node => node.localName === 'footer')
    footer?.append(...open.children)
    place.replaceChildren(...nodes, ...footer ? [] : [open])
    place.setAttribute('aria-busy', 'false')
  }

  function fail(state) {
    put(texts.content.querySelector(`[data-state="${state}"]`).cloneNode(true))
    place.querySelector('[data-again]')?.addEventListener('click', () => show(wanted))
  }

  const token = () => within(microsoftTeams.authentication.getAuthToken(), 6 * patience)

  /** Null: Teams gave no token, or it was refused. Throws when nobody answers. */
  async function ask(address) {
    let bearer
    try {
      bearer = await token()
    } catch {
      return null
    }
    const answer = await fetch(address, { headers: { Authorization: `Bearer ${bearer}` }, credentials: 'omit', redirect: 'error' })
    return answer.status === 401 ? null : answer
  }

  /** The page of this address, in the place of what was shown before. Only the newest wish counts. */
  async function show(address) {
    const mine = ++turn
    wanted = address
    place.setAttribute('aria-busy', 'true')
    let state, page
    try {
      const answer = await ask(address)
      if (!answer) state = 'sign-in'
      else if (!answer.headers.get('Content-Type')?.startsWith('text/html')) state = 'failed'
      else page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    } catch {
      state = 'failed'
    }
    if (mine !== turn) return
    if (state) return fail(state)
    page.querySelectorAll('form[action^="/sign-out"], script').forEach(e => e.remove())
    put(...[...page.body.children].map(e => document.adoptNode(e)))
    if (mine > 1) {
      const heading = place.querySelector('h1')
      heading.tabIndex = -1
      heading.focus()
    }
  }

  /** A file with the figures. A link alone would carry no token. */
  async function save(link) {
    try {
      const answer = await ask(link.href)
      if (!answer?.ok) return fail(answer ? 'failed' : 'sign-in')
      const file = document.createElement('a')
      file.href = URL.createObjectURL(await answer.blob())
      file.download = new URL(link.href).pathname.slice(1)
      file.click()
      setTimeout(() => URL.revokeObjectURL(file.href), patience)
    } catch {
      fail('failed')
    }
  }

  place.addEventListener('click', event => {
    const link = event.target.closest('a[href]')
    if (!link || link.target) return
    event.preventDefault()
    const { origin, pathname, search } = new URL(link.href)
    if (origin !== location.origin) return
    if (pathname === '/participation') show(pathname + search)
    else if (/^\/participation\.(csv|json)$/.test(pathname)) save(link)
  })

  place.addEventListener('submit', event => {
    event.preventDefault()
    show(`/participation?${new URLSearchParams(new FormData(event.target))}`)
  })

  async function start() {
    speak(navigator.language)
    try {
      await within(microsoftTeams.app.initialize(), patience)
      const { app } = await within(microsoftTeams.app.getContext(), patience)
      speak(app.locale)
      paint(app.theme)
    } catch {
      return fail('outside')
    }
    microsoftTeams.app.registerOnThemeChangeHandler(paint)
    microsoftTeams.app.notifyAppLoaded()
    await show(`/participation?lang=${texts.dataset.language}`)
    microsoftTeams.app.notifySuccess()
  }

  start()
})()
