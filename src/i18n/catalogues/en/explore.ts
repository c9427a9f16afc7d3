/** The Explore panel around its tabs. */
export const explore = {
  explore: {
    title: 'Explore',
    hint: 'Instruments for looking around in the latent space. Every picture here is decoded by the present model, anew as it learns; choosing one moves the point z there.',
    tabs: 'Explore the latent space',
    tab: {
      samples: 'Samples',
      paths: 'Paths',
      directions: 'Directions',
      dimensions: 'Dimensions',
      neighbours: 'Neighbours',
      projection: 'UMAP',
      measures: 'Measures',
      anomalies: 'Anomalies',
      step: 'One step',
      compare: 'Compare',
      save: 'Save',
    },
    missing: 'This part of the page did not arrive. Check the connection, then reload the page.',
  },
}
