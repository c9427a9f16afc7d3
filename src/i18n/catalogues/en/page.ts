/** The frame around everything: menus, dialogs, notices, announcements. */
export const page = {
  app: {
    title: 'VAE Playground',
    skip: 'Skip to the latent space',
    crashed: {
      title: 'The page has stopped',
      text: 'Something in the page itself went wrong: {{reason}}. Your settings are in the address; reloading brings them back.',
      reload: 'Reload the page',
    },
    loading: 'Loading',
    close: 'Close',
    copied: 'Copied',
  },

  menu: {
    language: 'Language',
    languageHint: 'The language of all texts. A running training goes on.',
    theme: 'Theme',
    themeHint: 'Light or dark colours. System follows your device.',
    themes: { system: 'System', light: 'Light', dark: 'Dark' },
    /** Each language by its own name. */
    languages: { en: 'English', 'zh-CN': '简体中文' },
    present: 'Present',
    presentHint:
      'For a projector: large type, strong lines, no settings, and a screen that stays awake. Key: P',
    share: 'Share',
    shareHint: 'A link that opens this page with these settings and this point of the latent space.',
    about: 'About',
    aboutHint: 'What this page is, what it is not, and the licences of code and data.',
    shortcuts: 'Shortcuts',
    shortcutsHint: 'All keys, and a switch for them. Key: ?',
    lessons: 'Lessons',
    lessonsHint: 'Nine lessons on this page, from compressing to your own program.',
    runs: 'Runs',
    runsHint: 'What was trained here: open it again, name it, save it to a file, delete it.',
    model: 'Take it further',
    modelHint: 'Save what was learned to a file, load such a file, or take it to another program.',
  },

  share: {
    title: 'Share this page as it is',
    text: 'The link holds every setting that differs from the default, and the selected point if there is one. It holds no weights: with default settings it opens the model that comes with the page, with others fresh weights to be trained. To hand on what was trained here, save the model file. Opening a link never starts a training.',
    link: 'Link',
    copyLink: 'Copy link',
    send: 'Send …',
    failed: 'The browser did not allow copying. Select the text and copy it by hand.',
    qr: 'QR code of the link',
    qrLarge: 'QR code of the link, as large as the window',
    qrText: 'For phones and tablets in the room: point the camera at the code.',
    enlarge: 'Show large',
    tooLong: 'The link is too long for a QR code. Copy or send it instead.',
    embed: 'In a page of yours',
    embedText:
      'This code puts the page, as it is now, into a course page or a blog: without the menus for sharing and files, and remembering nothing about a reader.',
    code: 'Embed code',
    copyCode: 'Copy code',
  },

  present: {
    previous: 'Previous view',
    previousHint: 'All, the decoded image, the curves. Key: Page Up',
    next: 'Next view',
    nextHint: 'All, the decoded image, the curves. Key: Page Down',
    fullScreen: 'Full screen',
    window: 'Leave full screen',
    leave: 'Leave presentation',
    leaveHint: 'Back to the whole page. Keys: Esc, P',
  },

  embed: {
    full: 'Open in full',
    fullHint: 'The whole page, with these settings, in a window of its own.',
  },

  model: {
    title: 'Take it further',
    file: 'Model file',
    text: 'All weights, the state of the optimiser and the settings in one safetensors file. PyTorch can read it.',
    save: 'Save model',
    load: 'Load model',
    loadHint:
      'A .safetensors file that this page or PyTorch wrote. A file that does not fit leaves the present model as it is.',
    saved: 'Saved as {{file}}.',
    loaded: 'The model from {{file}} is in use.',
    elsewhere: 'Elsewhere',
    forms: {
      pytorch: {
        name: 'For PyTorch',
        text: 'The model file and a program, vae.py, that encodes, decodes, evaluates and goes on training.',
        save: 'Save ZIP',
      },
      tensorflow: {
        name: 'For TensorFlow.js',
        text: 'Encoder and decoder, each a folder that tf.loadLayersModel opens, in a page or in Node.',
        save: 'Save ZIP',
      },
      'web-page': {
        name: 'As a web page',
        text: 'The decoder with its plane and sliders in one file, to keep, to send or to put online. It needs no network.',
        save: 'Save page',
      },
      keras: {
        name: 'As a Keras script',
        text: 'The model file and a program, train_keras.py, that goes on training with TensorFlow: on one GPU, on several, on a cluster.',
        save: 'Save ZIP',
      },
    },
    figures: 'Curves and tables as CSV, pictures as PNG or GIF',
    figuresText:
      'They are saved in Explore, where they are shown; what has no place there, in its tab “{{tab}}”.',
    showFigures: 'Show the tab',
  },

  /** Of the page that is exported. */
  webPage: {
    title: { vae: 'Decoder of a variational autoencoder', ae: 'Decoder of an autoencoder' },
    about: 'Trained on {{dataset}} for {{epochs}} epochs in VAE Playground.',
    hint: 'Each place decodes to an image. Drag here, use the arrow keys, or move the sliders.',
    across: 'Across',
    up: 'Up',
    sample: 'Draw from the prior',
    centre: 'To the centre',
  },

  about: {
    title: 'About VAE Playground',
    what: 'This page trains a real variational autoencoder (Kingma & Welling 2013) on your device. No server takes part, nothing you draw or load leaves the page.',
    not: 'What it is not: a general network editor, a collection of ready models, or a service. One kind of model, understood thoroughly.',
    data: 'Data',
    mnist: 'MNIST by Yann LeCun, Corinna Cortes and Christopher Burges, licence:',
    fashion: 'Fashion-MNIST by Zalando Research, licence:',
    shapes: 'Shapes are drawn by this page, in the manner of dSprites (Matthey et al. 2017).',
    code: 'Code',
    codeLicence:
      'The code of this page: MIT licence. It stands on React, TensorFlow.js, uPlot, zustand, i18next, comlink, idb, fflate, gifenc, uqr and Lucide.',
    version: 'Version {{version}}',
    nats: 'All numbers are in nats per image: natural-logarithm units of information, summed over the 784 pixels and the latent dimensions, averaged over images.',
  },

  shortcuts: {
    title: 'Keyboard shortcuts',
    text: 'They work while no control or text has the focus.',
    enabled: 'Single-key shortcuts',
    enabledHint:
      'Switch them off if a screen reader, speech input or a shaky hand triggers them by accident.',
    keys: {
      train: 'Train or pause',
      step: 'Step',
      reset: 'Reset',
      present: 'Present to a room, and back',
      expected: 'Show what the run ought to look like, and back',
      turn: 'Next and previous view, while presenting (a clicker sends these keys)',
      leave: 'Leave the presentation',
      help: 'This list',
      arrows: 'Move the point in the latent space (when it has the focus); with Shift in larger steps',
      nearest: 'Take the test image nearest to the point as the input (when the latent space has the focus)',
      zoom: 'Zoom the latent space (when it has the focus); 0 shows all of the prior',
      pan: 'Move the view of the latent space (when it has the focus)',
      paste: 'Paste a picture from the clipboard as input',
      lesson: 'Forward and back in an open lesson',
    },
    space: 'Space',
    arrowKeys: 'Arrow keys',
    enter: 'Enter',
    pasteKeys: 'Ctrl + V',
    pageKeys: 'Page down, page up',
    escape: 'Esc',
  },

  notices: {
    label: 'Notices',
    dismiss: 'Dismiss',
    retry: 'Try again',
    pretrained: 'Trained for {{epochs}} epochs',
    fromFile: 'Model from a file',
    startFromScratch: 'Start from scratch',
    startHint: 'Fresh random weights, and training begins.',
    fresh: 'Fresh weights',
    trainedModel: 'Back to the trained model',
    trainedHint: 'The model that comes with the page, with the default settings.',
    restored: 'The run before',
    replaced: 'Back to the run before',
    replacedHint: 'Undoes the change: the settings, weights and curves that the new run has replaced.',
    newVersion:
      'A new version of this page is ready. Reload when you like; a run that was trained here is offered again.',
    takeNewVersion: 'Reload',
    loadingImages: 'Loading images',
    data: '{{loaded}} of {{total}}',
    dataHint: 'Training may begin; the rest streams in meanwhile.',
    starting: 'Choosing an engine and loading the first images …',
  },

  phone: {
    bar: 'Sections',
    plane: 'Plane',
    decoded: 'Decoded',
    input: 'Input',
    curves: 'Curves',
    explore: 'Explore',
    settings: 'Settings',
  },

  announce: {
    loading: 'Loading.',
    ready: 'Ready to train.',
    training: 'Training.',
    paused: 'Paused at epoch {{epoch}}.',
    failed: 'Training has stopped because of an error.',
    progress: 'Epoch {{epoch}}. ELBO {{elbo}} nats per image.',
    progressPlain: 'Epoch {{epoch}}. Reconstruction loss {{loss}} nats per image.',
  },
}
