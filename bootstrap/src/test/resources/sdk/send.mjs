// Sends the same story by an unmodified SDK: node send.mjs segment|rudderstack ADDRESS KEY
const [sdk, address, key] = process.argv.slice(2)

const clients = {
  async segment() {
    const { Analytics } = await import('@segment/analytics-node')
    const analytics = new Analytics({ writeKey: key, host: address, flushAt: 20 })
    analytics.on('error', (error) => { console.error(error); process.exitCode = 1 })
    return { analytics, end: () => analytics.closeAndFlush() }
  },
  async rudderstack() {
    const { default: Analytics } = await import('@rudderstack/rudder-sdk-node')
    const analytics = new Analytics(key, { dataPlaneUrl: address, flushAt: 20 })
    return {
      analytics,
      end: () => new Promise((resolve, reject) =>
        analytics.flush((error) => (error ? reject(error) : resolve()))),
    }
  },
}

const { analytics, end } = await clients[sdk]()
const at = (minute) => new Date(Date.UTC(2026, 2, 2, 10, minute))
analytics.page({ anonymousId: `${sdk}-device`, name: 'Pricing', properties: { url: 'https://example.com/pricing' }, timestamp: at(1) })
analytics.track({ anonymousId: `${sdk}-device`, event: 'Whitepaper Downloaded', properties: { title: 'Größe' }, timestamp: at(2) })
analytics.identify({ anonymousId: `${sdk}-device`, userId: `${sdk}-user`, traits: { email: `${sdk}@example.com`, name: 'Ann Lee' }, timestamp: at(3) })
analytics.track({ userId: `${sdk}-user`, event: 'Demo Requested', timestamp: at(4) })
analytics.track({ userId: `${sdk}-user`, event: 'demo_requested', timestamp: at(5) })
analytics.group({ userId: `${sdk}-user`, groupId: 'acme', traits: { name: 'Acme' }, timestamp: at(6) })
analytics.screen({ userId: `${sdk}-user`, name: 'Home', timestamp: at(7) })
analytics.alias({ userId: `${sdk}-user`, previousId: `${sdk}-phone-app`, timestamp: at(8) })
await end()
