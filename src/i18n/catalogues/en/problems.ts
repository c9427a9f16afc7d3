/** What went wrong, why, and what is accepted. */
export const problems = {
  /** What an argument of window.playground must be. */
  expected: {
    count: 'a whole number of at least 1',
    positive: 'a number above 0',
    object: 'an object',
    split: '“test” or “train”',
    label: 'a class, a whole number from 0 to {{last}}',
    rows: 'a list of lists of {{length}} numbers',
    row: 'a list of {{length}} numbers',
    images: 'a list of images, each a list of {{length}} numbers from 0 to 1',
    image: 'a list of {{length}} numbers from 0 to 1',
    file: 'a file (Blob)',
    form: 'one of {{forms}}',
  },

  modelFileFault: {
    'header-length': 'This is not a safetensors file (the length of its header does not fit)',
    'header-not-json': 'This is not a safetensors file (its header is not JSON)',
    'metadata-not-text': 'The metadata of this file are not all text',
    'tensor-description': 'A tensor in this file is not described as safetensors asks for',
    'tensor-type': 'A tensor in this file is not of 32-bit floats',
    'tensor-bytes': 'The tensors in this file do not fill it exactly: it may be cut short',
    version: 'The version of this file is no whole number',
    'settings-not-json': 'The settings in this file are not JSON',
    counter: 'A counter in this file is no whole number',
    'negative-moment': 'A second moment in this file is negative',
    'negative-variance': 'A running variance in this file is negative',
  },

  /** What is wrong with a file that should hold images: the sentence goes on with what is accepted. */
  importFault: {
    'gzip-damaged': 'it is damaged or cut short (gzip)',
    'zip-damaged': 'it is damaged or cut short (ZIP)',
    'zip-encrypted': 'it is protected by a password; unpack it first',
    'zip-method': 'it is packed in a way that is not known here; pack it as an ordinary ZIP',
    'idx-little-endian': 'its header has the bytes the wrong way round; IDX is big-endian',
    'idx-dimensions': 'its dimensions are not those of images: count × height × width',
    'labels-alone': 'it is a file of labels; the images belong to it',
    'no-table': 'it is neither a table of pixels nor one of the labels of pictures',
    'no-rows': 'it has no row of pixels',
    'labels-unmatched': 'it names labels of pictures, but none of the pictures that are here',
    'too-short': 'it ends early: its header announces more',
    'too-long': 'it goes on where its header says that it ends',
    'npy-header': 'its header is not one that NumPy writes',
    'npy-objects': 'it contains Python objects, which are not loaded; save an array of numbers',
    'npy-type': 'its type of numbers is not accepted; save it as uint8 or float32, little-endian',
    'npy-order': 'it is stored column by column (Fortran order); save it with numpy.ascontiguousarray',
    'npy-shape':
      'its shape is not count × height × width, with or without colours, nor count × pixels of a square',
    'text-encoding': 'it is no text in UTF-8 or UTF-16',
    'text-line': 'it has a line that is longer than any image',
  },

  /** What befell an engine or the background thread. */
  fault: {
    'engine-failed': 'The engine failed ({{reason}}).',
    'device-lost': 'The graphics driver restarted.',
    'out-of-memory':
      'The graphics card ran out of memory; a smaller network or smaller batches need less of it.',
    'no-answer': 'The graphics card no longer answered.',
    zeros: 'The graphics card answered with nothing but zeros.',
    'worker-silent': 'The background thread that trains had stopped answering and was replaced.',
    'worker-failed': 'The background thread that trains had an error ({{reason}}) and was replaced.',
  },

  /** What the background thread was given up for. */
  workerFault: { silent: 'it stopped answering' },

  problem: {
    'address-ignored':
      'The link holds something that this page does not know or accept: {{keys}}. It was left out; everything else applies.',
    'setting-unknown':
      'There is no setting called “{{field}}”. The names are those of the form “All settings”.',
    'setting-not-a-number':
      '{{field}} must be a number from {{minimum}} to {{maximum}}; “{{given}}” is none.',
    'setting-not-an-integer':
      '{{field}} must be a whole number from {{minimum}} to {{maximum}}; {{given}} is not whole.',
    'setting-out-of-range': '{{field}} must be between {{minimum}} and {{maximum}}; {{given}} is outside.',
    'setting-not-an-option': '{{field}} must be one of: {{options}}; “{{given}}” is not among them.',
    'setting-not-a-boolean': '{{field}} must be true or false; “{{given}}” is neither.',
    'setting-not-a-list':
      '{{field}} must be a list of {{minimumLength}} to {{maximumLength}} whole numbers from {{minimum}} to {{maximum}}; “{{given}}” is not.',
    'setting-not-an-object': '{{field}} must be an object with settings inside; “{{given}}” is not.',
    'argument-invalid': '{{argument}} must be {{expected}}; {{given}} is not.',
    'argument-unknown': '{{argument}} may hold {{accepted}} and nothing else; “{{given}}” is not among them.',
    'dataset-unreachable':
      'The images of {{dataset}} could not be loaded: {{file}} did not arrive ({{reason}}). Check the connection and try again; what is already here stays usable.',
    'dataset-corrupt':
      'The file {{file}} of {{dataset}} arrived damaged: its checksum is wrong, twice. It was not used. Try again, or reload the page.',
    'dataset-malformed':
      'The data set {{dataset}} cannot be used: {{reason}}. It needs a manifest and shards as the documentation describes.',
    'subset-class-unknown':
      'The data set {{dataset}} has no class {{label}}: its classes are numbered from 0 to {{last}}. Leave the list empty to take all.',
    'subset-empty':
      'No images of {{dataset}} are left with the classes {{classes}}. Choose others, or leave the list empty to take all.',
    'dataset-not-here':
      'The images of {{dataset}} are not here: images of your own come back only with a run that the browser has kept with them; links and model files just name them. Choose the same files again, then repeat this; nothing is lost.',
    'import-nothing':
      'Nothing here can be read as images ({{files}} files looked at). Accepted: PNG, JPEG and WebP pictures, ZIP, IDX, NPY, NPZ and CSV files.',
    'import-malformed':
      '{{file}} cannot be read: {{reason}}. Accepted: pictures, ZIP, IDX, NPY, NPZ and CSV files.',
    'import-value':
      '{{file}}: in row {{row}}, column {{column}} stands “{{given}}”. Pixels are numbers from 0 to 1, or from 0 to 255.',
    'import-row-length':
      '{{file}}: row {{row}} has {{given}} values, expected {{expected}} as in the first row. Each image is one row.',
    'import-not-square':
      '{{file}} has {{columns}} columns. Accepted: as many as a square image has pixels, such as 784, and one more for the label; up to 512 × 512 pixels.',
    'import-image-size':
      '{{file}} has images of {{width}} × {{height}}; up to {{limit}} × {{limit}} are accepted.',
    'import-too-few':
      'Only {{images}} usable images were found; a data set needs at least {{minimum}}. Choose more files or a folder.',
    'import-too-many':
      'There are more than {{maximum}} images; up to so many are accepted. Choose a part of them.',
    'import-too-many-classes':
      'There are {{classes}} classes; up to {{maximum}} are accepted. Perhaps the labels are in another column.',
    'import-label-count':
      '{{file}} has {{labels}} labels for {{images}} images. There must be one label an image.',
    'import-several-arrays':
      'There are two arrays of images, {{one}} and {{other}}. Keep one, or name them as “train” and “test”.',
    'image-empty': 'The file {{file}} is empty. Choose a picture.',
    'image-too-many-bytes':
      'The file {{file}} has {{megabytes}} MB; pictures up to {{limit}} MB are accepted. Make it smaller first.',
    'image-type-unknown': '{{file}} is no picture that this page knows. Accepted: PNG, JPEG, WebP.',
    'image-type-unsupported': '{{file}} is a file of type {{type}}. Accepted: PNG, JPEG, WebP.',
    'image-too-large':
      '{{file}} has {{width}} × {{height}} pixels; up to {{limit}} × {{limit}} are accepted. Make it smaller first.',
    'image-undecodable':
      '{{file}} claims to be {{type}} but cannot be read: it is damaged or cut short. Save it again as PNG.',
    'image-blank':
      '{{file}} shows nothing that stands out from its background. What it shows needs contrast.',
    'drop-without-file':
      'What was dropped is text or a link, not a file. Accepted: a picture (PNG, JPEG, WebP), or images as a folder, ZIP, IDX, NPY, NPZ or CSV.',
    'clipboard-without-image': 'The clipboard holds no picture. Copy a picture, then paste again.',
    'model-file-malformed':
      '{{reason}}. Accepted: .safetensors files saved by this page, or by PyTorch as docs/model-file.md describes.',
    'model-file-wrong-format':
      'The file is of the format “{{format}}”; this page reads safetensors files whose metadata say “vae-playground”.',
    'model-file-newer':
      'The file was written by a newer version of this page (format {{version}}; this page reads up to {{supported}}). Reload to get the newest.',
    'model-file-too-large':
      'The file has {{megabytes}} MB; models up to {{limit}} MB are accepted, and none that this page trains is larger.',
    'model-file-tensor-missing': 'The model file lacks the tensor “{{tensor}}” that its settings call for.',
    'model-file-tensor-unexpected':
      'The model file holds a tensor “{{tensor}}” that its settings do not call for.',
    'model-file-tensor-shape':
      'The tensor “{{tensor}}” has the shape {{given}}; the settings in the file call for {{expected}}.',
    'model-file-not-finite':
      'The tensor “{{tensor}}” holds numbers that are not finite; such a model is broken.',
    'pretrained-unreachable':
      'The model trained beforehand could not be loaded ({{reason}}). You start with random weights; press Train.',
    'storage-unavailable':
      'This browser lets the page keep nothing ({{reason}}). Everything works, but what you train is gone when you leave or reload: save it to a file.',
    'storage-newer':
      'What this browser keeps was written by a newer version of this page (format {{version}}; this page reads up to {{supported}}). It stays untouched, and nothing is added to it: reload to get the newest version, or save what you train to a file.',
    'storage-full':
      'The browser has no room left to keep this run. Training goes on, and what was kept before is intact. Save the run to a file, or delete runs that you no longer need.',
    'storage-failed':
      'The browser could not keep this run ({{reason}}). Training goes on, and what was kept before is intact. Save the run to a file; the page tries again by itself.',
    'kept-run-lost':
      'This run cannot be opened any more: what the browser kept of it is gone or damaged. The present run stays as it is.',
    'before-lessons-lost':
      'The run from before the lessons is no longer kept in this browser: it was deleted or damaged. Its settings are back, with fresh weights from the seed; press Train.',
    'own-data-unkept':
      'The browser has no room left for the images of {{dataset}}, so this run is kept without them: after a reload it goes on once you have chosen the same files again. Deleting other runs makes room.',
    'own-data-unlent':
      'There is not enough memory to have the images of {{dataset}} a second time, which another model needs beside this one. The present run stays as it is. Close other tabs and try again, or bring fewer images.',
    'backend-unavailable':
      '{{backend}} cannot be used here: {{reason}}. The run stays where it is; choose another backend.',
    'no-backend':
      'This browser offers nothing that could train a network: {{reason}}. A current Chrome, Edge, Firefox or Safari can.',
    'training-diverged':
      'Training diverged at step {{step}}: {{term}} is no longer a finite number. The model is as it was at step {{keptStep}}. Lower the learning rate or clip the gradients, then go on; if it diverges again, press Reset.',
    'training-calmed':
      'Training diverged at step {{step}}: {{term}} was no longer a finite number. It went back to step {{keptStep}} and on with half the learning rate, {{learningRate}}.',
    'no-importance-weights':
      'An autoencoder has no importance-weighted bound: its codes are points, without a density to weigh them by. Leave importanceSamples out, or choose the variational autoencoder.',
    'no-such-labels':
      'A conditional network is told one of up to {{limit}} classes, and this data set has {{classes}}. Switch “Conditional” off, or choose another data set.',
    'model-changed': 'The model was replaced while this was being computed. Ask again.',
    'training-recovered':
      '{{cause}} Training went on at step {{step}} on {{backend}}; steps done again: {{repeated}}.',
    'worker-failed':
      'The background thread that trains was lost several times in a row: {{reason}}. The model and its curves are kept as they last were; try again, or choose another backend first.',
    'worker-missing':
      'The part of the page that trains could not be loaded. Check the connection, then try again; nothing is lost.',
    unexpected: 'Something unforeseen went wrong: {{reason}}. If it happens again, reload the page.',
  },
}
