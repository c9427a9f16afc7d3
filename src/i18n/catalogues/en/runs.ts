/** Runs that stay in the browser. */
export const runs = {
  kept: {
    /** A run by what it trains and on what. */
    name: '{{kind}} on {{dataset}}',
    kinds: { vae: 'VAE', ae: 'Autoencoder' },
    offer_one: 'Your last session is here: {{name}}, {{epochs}} epoch, {{ago}}.',
    offer_other: 'Your last session is here: {{name}}, {{epochs}} epochs, {{ago}}.',
    takeUp: 'Continue',
    turnDown: 'Not now',
    saveFile: 'Save to file',
  },
}
