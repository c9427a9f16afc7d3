/** The lessons: what surrounds them, then a block each. Numbers come from the page, as the learner sees it there. */
export const lessons = {
  title: 'Lessons',
  list: {
    text: 'Nine lessons, done on this page, five to ten minutes each. Nothing is locked: the whole page stays usable meanwhile.',
    finished: 'finished',
    begun: 'begun',
  },
  lesson: 'Lesson {{number}}',
  goal: 'Goal',
  progress: 'Step {{at}} of {{count}}',
  close: 'Close the lessons',
  fold: 'Fold the lesson',
  unfold: 'Show the lesson',
  all: 'All lessons',
  back: 'Back',
  next: 'Next',
  skip: 'Skip',
  again: 'Begin again',
  nextLesson: 'Next lesson',
  spoken: '{{progress}}. {{text}}',
  spokenDone: '{{progress}}. Done. {{text}}',
  predict: 'First, what do you think?',
  check: 'One question to end with',
  // A language that parts sentences by a space has it where another one follows.
  predicted: 'You thought: “{{choice}}”. ',
  predictedRight: 'You were right.',
  predictedWrong: 'In fact: “{{choice}}”.',
  right: 'Right. ',
  wrong: 'Not quite. Try another answer.',
  finished: ' Lesson finished.',
  kept: 'What you have now is kept, and comes back when you choose “{{back}}”, at the end of the lesson or in the list.',
  restore: 'Back to what I had',
  restoreHint: 'The run and the settings from before the lessons changed them.',
  point: 'Show where',
  help: {
    train: 'Train {{steps}} steps',
    setAndTrain: 'Set it and train {{steps}} steps',
    open: 'Open the trained model',
    show: 'Show me',
    tab: 'Open it',
    score: 'Open it and score',
  },
  busy: 'Working …',
  training: 'Training … step {{step}}',
  missing: {
    train:
      'The network that this step looks at is not here: its training was skipped, settings were changed, or the page was loaded anew. It can be trained again.',
    open: 'This step looks at the trained model that comes with the page, and another one is open.',
  },
  further: 'To go further: ',
  openTab: 'Open “{{tab}}”',
  drawn: 'z in the posterior, enlarged',
  print: 'Print a sheet',
  sheet: {
    name: 'Name',
    question: 'What do you think?',
    steps: 'Steps',
    check: 'Question',
    because: 'Because',
    scan: 'The lesson on your own device',
  },

  autoencoder: {
    title: 'Compress and rebuild',
    goal: 'See how much of an image is left when it is squeezed into two numbers.',
    predict: {
      question:
        'An image has 784 pixels. The encoder may pass on only 2 numbers, and the decoder has to rebuild the image from them. What will come out?',
      choices: {
        copy: 'An exact copy',
        blur: 'A blurred digit, not always the right one',
        mean: 'The same grey blob every time',
      },
    },
    steps: {
      train: {
        text: 'Train a plain autoencoder with 2 latent dimensions for 300 steps. It only compresses and rebuilds; nothing in it is random. Watch the reconstruction loss: how badly the pixels are predicted. It is given in nats; a nat is a unit of information, like a bit.',
        after:
          'A test image now costs {{loss}} nats on average. Always drawing the mean image would cost 205.7. An exact copy would cost 45.5 and not 0: a grey pixel counts as a probability, and what is only probable cannot be predicted for certain.',
      },
      compare: {
        text: 'Choose another test image. Then compare the small images “input” and “reconstruction”. (The large one belongs to the point z in the plane.)',
        after:
          'It was rebuilt from two numbers: the place of the image in the plane. This image costs {{loss}} nats; the mean over the test images was {{mean}}.',
      },
      wide: {
        text: 'Now allow 32 numbers instead of 2, and train again for 300 steps. Everything else stays as it was.',
        after:
          '{{loss}} nats on average; with two numbers it was {{narrow}}. Your image is still there: look at its reconstruction now.',
      },
      again: {
        text: 'Choose more test images, and compare again. What can you see now that two numbers could not say?',
        after:
          'More numbers, more detail: this image costs {{loss}} nats. The plane shows only two of the 32 dimensions now.',
      },
    },
    check: {
      question: 'With 2 numbers the loss was {{narrow}} nats, with 32 it is {{wide}}. What was lost with 2?',
      choices: {
        size: 'The size of the image: it had fewer pixels',
        details: 'Details: loops, bends, at times even which digit it is',
        nothing: 'Nothing: the second network only trained longer',
      },
      answer:
        'Two numbers give a rough picture; what makes one image differ from the next takes more. Both networks saw 784 pixels and trained for 300 steps.',
    },
  },

  holes: {
    title: 'Why the plane has holes',
    goal: 'See why an autoencoder can rebuild images, but can hardly invent new ones.',
    predict: {
      question:
        'Each point of the plane is the code of a test image: the two numbers to which it was compressed. Between the points there may be empty places. Which model leaves more of them among its codes?',
      choices: {
        plain: 'The plain autoencoder',
        variational: 'The variational autoencoder',
        same: 'Both about the same',
      },
    },
    steps: {
      plain: {
        text: 'Train a plain autoencoder with 2 latent dimensions for 400 steps, and look at its plane.',
        after:
          'Its codes reach as far as ±{{reach}}. Of places taken at random in the same region, {{empty}} % have no code near: these are the holes.',
      },
      hole: {
        text: 'Drag z, the blue point with the cross lines, to a place without coloured points, and look at the decoded image.',
        after:
          'In training the decoder was never given this place. It answers all the same, but nothing makes its answer a digit.',
      },
      variational: {
        text: 'Now open the variational autoencoder that comes with the page. It encodes an image not as a point but as a small cloud, its posterior. In training a second term, the KL divergence, draws all clouds towards one bell curve around 0, the prior.',
        after:
          'The centres of its clouds keep within ±{{reach}}. Of random places in their region, {{empty}} % have none near; with the plain autoencoder it was {{plain}} %. It has trained for longer, too: the end of this lesson leads to an equal comparison.',
      },
      dice: {
        text: 'Roll the dice below the plane three times, and look at the decoded image. Each roll draws z from the prior, a standard normal distribution.',
        now: 'So far {{rolls}} of 3.',
        after:
          'These images are new: no image went in. The codes lie where the prior is dense, so most of the new images are digits.',
      },
    },
    check: {
      question:
        'With the variational autoencoder {{variational}} % of random places have no code near, with the plain one {{plain}} %. What fills the holes?',
      choices: {
        kl: 'The KL divergence: wide clouds, close together',
        data: 'More training images: more digits to fill them',
        size: 'A larger network: more layers between',
      },
      answer:
        'Images and layers are the same. The KL divergence makes the posteriors wide and brings them together, so that they overlap. The price is a slightly larger reconstruction loss after equally long training.',
    },
    further:
      'compare both after the same training. In “Compare”, let B differ in its kind, start both from the seed, and press Train.',
  },

  dice: {
    title: 'Mean, variance and the dice',
    goal: 'Understand how a network that draws random numbers can still be trained: by reparameterisation.',
    predict: {
      question:
        'A variational autoencoder encodes the same image twice. Does the decoder get the same z both times?',
      choices: {
        same: 'Yes, exactly the same',
        near: 'No: two draws, both near the mean',
        anywhere: 'No: z may be anywhere in the plane',
      },
    },
    steps: {
      trained: {
        text: 'This lesson looks at the trained model that comes with the page. Open it, unless it is open.',
        after: 'A variational autoencoder with two latent dimensions, trained for 20 epochs.',
      },
      pick: {
        text: 'Choose a test image and read “what the encoder says” below: for each dimension a mean ± a standard deviation.',
        after:
          'For z₁ it says {{mean}} ± {{deviation}}: a bell curve, not a number. The small black ellipse in the plane shows both dimensions together.',
      },
      roll: {
        text: 'Press the dice beside “Go there” three times, and watch z. Each press draws ε from a standard normal distribution and sets z = mean + ε · standard deviation.',
        now: 'So far {{rolls}} of 3. Now z₁ = {{z}}.',
        after: 'For z₁ the last ε was {{epsilon}}: z₁ = {{mean}} + ({{epsilon}}) · {{deviation}} ≈ {{z}}.',
      },
      unsure: {
        text: 'Draw something odd in the drawing area: half a digit, or two in one. How sure is the encoder now?',
        after:
          'For z₁ it says ± {{deviation}}; for your test image it was ± {{before}}. It answers with a mean and a width whatever you show it. To be sure is not to be right.',
      },
    },
    check: {
      question:
        'For your test image the mean of z₁ is {{mean}} and the standard deviation {{deviation}}. The dice give ε = 2. Where is z₁?',
      choices: { sum: '{{sum}}', mean: '{{onlyMean}}', product: '{{product}}' },
      answer:
        'z = mean + ε · standard deviation. The dice stay outside the network: mean and standard deviation reach z by a sum and a product, so the gradient finds its way back to the encoder.',
    },
  },

  elbo: {
    title: 'The ELBO, term by term',
    goal: 'Read the two parts of what an image costs the model, and put them together into the ELBO.',
    predict: {
      question:
        'The model describes a digit in two parts: its code, and then the pixels given the code. Which part costs more nats?',
      choices: { pixels: 'The pixels', code: 'The code', same: 'Both about the same' },
    },
    steps: {
      trained: {
        text: 'This lesson looks at the trained model that comes with the page. Open it, unless it is open.',
        after:
          'Everything here is in nats per image. A nat is a unit of information, as a bit is: 1 nat is 1.44 bits.',
      },
      pick: {
        text: 'Choose a test image, and read the table “Input image, in nats” under the decoded image.',
        after:
          'Pixels: {{r}} nats of reconstruction loss. Code: {{kl}} nats of KL divergence. Together {{cost}}, that is −ELBO.',
      },
      other: {
        text: 'Choose other images until one costs at least 20 nats more, or less, than your first: that one cost {{before}}, this one costs {{cost}}.',
        after:
          '{{cost}} nats, after {{before}}. An image with little ink is cheap, whatever it shows. Most of the difference is in the pixels.',
      },
      curves: {
        text: 'The curves show the same terms, as means over many images. Train 100 more steps. After more than 9,000 they hardly move; look at the new dots at their ends.',
        after: 'Test images: −({{r}} + {{kl}}) = {{elbo}} nats. The dots on the curves are these numbers.',
      },
    },
    check: {
      question:
        'Your first image had a reconstruction loss of {{r}} nats and a KL divergence of {{kl}} nats. What was its ELBO?',
      choices: { difference: '{{difference}} nats', sum: '{{sum}} nats', positive: '{{positive}} nats' },
      answer:
        'ELBO = −(reconstruction loss + KL divergence). The higher, the better: training pushes it up. For black or white pixels it is a lower bound on log p(x), the log probability of the image.',
    },
    further:
      'in “One step” the page takes one step of training in slow motion, term by term, with all its numbers.',
  },

  beta: {
    title: 'What β does',
    goal: 'See what is gained and what is lost when the KL divergence gets dearer or cheaper.',
    predict: {
      question:
        'β = 4 makes each nat of KL divergence cost four times as much in training. What happens to the two terms?',
      choices: {
        both: 'Both fall',
        trade: 'KL divergence falls, reconstruction loss rises',
        more: 'KL divergence rises',
      },
    },
    steps: {
      trained: {
        text: 'This lesson begins with the trained model that comes with the page. Open it, unless it is open. It was trained with β = 1.',
        after: 'Test images: reconstruction loss {{r}} nats, KL divergence {{kl}} nats. Keep both in mind.',
      },
      four: {
        text: 'Set β to 4, and train 100 more steps. β may change in mid-training; nothing starts again.',
        now: 'Now β is {{now}}.',
        after:
          'KL divergence: {{kl}}, after {{kl1}}. Reconstruction loss: {{r}}, after {{r1}}. The clouds have grown, and the points have drawn together.',
      },
      quarter: {
        text: 'Now the other way: set β to 0.25, and train 100 more steps.',
        now: 'Now β is {{now}}.',
        after:
          'KL divergence {{kl}}, reconstruction loss {{r}}. The codes may say more now, and the points spread out.',
      },
    },
    check: {
      question:
        'With β = 4 the KL divergence fell by {{saved}} nats, and the reconstruction loss rose by {{lost}}. What is β?',
      choices: {
        sharp: 'The sharpness with which images are drawn',
        price: 'The price of a nat of code, in nats of reconstruction loss',
        speed: 'The speed with which the network learns',
      },
      answer:
        'A nat of code is kept only if it saves more than β nats in the pixels. With β = 1 both count alike, and training maximises the ELBO itself.',
    },
  },

  collapse: {
    title: 'Posterior collapse, and three cures',
    goal: 'Provoke the best-known failure of VAEs, recognise it, and mend it in three ways.',
    predict: {
      question:
        'A network with 32 latent dimensions, β = 5 and a high learning rate. How many nats does its code say about an image after 400 steps? (The trained model that comes with the page says about 6, with 2 dimensions.)',
      choices: { much: 'More than 10', some: 'Between 0.5 and 10', nothing: 'Next to nothing' },
    },
    steps: {
      collapsed: {
        text: 'Set 32 latent dimensions, the activation softplus (a smooth ReLU), learning rate 0.005 and β = 5, and train 400 steps from the seed. Watch the KL divergence: the nats that the code says about an image.',
        after:
          '{{kl}} nats. The code says next to nothing about the image: the posterior has collapsed onto the prior.',
      },
      same: {
        text: 'Roll the dice below the plane three times, and look at the decoded image.',
        now: 'So far {{rolls}} of 3.',
        after:
          'Always the mean image. The decoder has learned to ignore z, so the encoder has nobody to talk to.',
      },
      cheaper: {
        text: 'Cure 1, a cheaper code: set β to 1 and leave the rest as it is. Start again from the seed and train 400 steps.',
        after:
          '{{kl}} nats, after {{collapsed}}. The code pays again. But this is another objective: with β = 5 nothing has been cured.',
      },
      warmUp: {
        text: 'Cure 2, KL warm-up (under “All settings”): β = 5 again, but it rises from 0 to 5 over the first 300 steps. Train 400 steps from the seed.',
        after:
          '{{kl}} nats, though β has been 5 for the last 100 steps. The decoder learned to use z while it was cheap.',
      },
      freeBits: {
        text: 'Cure 3, free bits (under “All settings”): β = 5 from the start, but the first 0.25 nats of each dimension cost nothing. Train 400 steps from the seed.',
        after:
          '{{kl}} nats. Below 0.25 nats a dimension saves nothing by saying less, so it goes on speaking.',
      },
    },
    check: {
      question:
        'With one of the cures the last 100 steps minimise exactly the objective with which the model had collapsed. With which?',
      choices: {
        cheaper: 'β = 1 ({{cheaper}} nats)',
        warmUp: 'KL warm-up ({{warmUp}} nats)',
        freeBits: 'Free bits ({{freeBits}} nats)',
      },
      answer:
        'After the warm-up the objective is the same as when it collapsed, yet the model speaks: it had only been trapped by a bad start. Where β is so high that a code can never pay, warm-up does not help.',
    },
  },

  walk: {
    title: 'A walk through the latent space',
    goal: 'See what lies between two digits.',
    predict: {
      question:
        'You walk straight through the plane, from a 1 to a 0. What does the decoder show on the way?',
      choices: {
        fade: 'One image fades out while the other fades in',
        through: 'It changes smoothly, by way of other digits',
        noise: 'Noise, and then the 0',
      },
    },
    steps: {
      trained: {
        text: 'This lesson looks at the trained model that comes with the page. Open it, unless it is open.',
        after: 'The colours are the classes of the test images. The model was never told them.',
      },
      walk: {
        text: 'Drag z slowly through the plane, past at least four colours, and watch the decoded image. The arrow keys do it too.',
        now: 'So far {{met}} of 4.',
        after: 'You came by {{met}} classes, and the image changed without a jump.',
      },
      paths: {
        text: 'Open “Paths” below the curves: a straight line between two images, as a filmstrip. Then press “Play”, or choose one of its pictures.',
        after: 'Each picture is decoded from a place on the line; z has gone there.',
      },
      out: {
        text: 'Now go far out, into a corner of the plane: farther than 3.5 from the centre, beyond the outer ring.',
        now: 'Now z is {{distance}} from the centre.',
        after:
          'The decoder always answers. But fewer than one in 400 samples of the prior come this far, so training has hardly ever been here.',
      },
    },
    check: {
      question: 'Two codes z lie close together. What follows, in a trained VAE?',
      choices: {
        class: 'They certainly belong to the same class',
        alike: 'Their decoded images are alike',
        nothing: 'Nothing',
      },
      answer:
        'The posteriors are clouds that overlap, so the decoder must give similar images to neighbours. Classes may still meet: at a border a 4 becomes a 9 in one small step.',
    },
  },

  surprise: {
    title: 'Surprise: finding what does not belong',
    goal: 'Use the cost of an image to find out whether it belongs to what was learned.',
    predict: {
      question:
        'The model knows only digits. Now it is shown a shirt. Compared with a digit, the shirt costs …',
      choices: { less: 'fewer nats', same: 'about as many nats', more: 'more nats' },
    },
    steps: {
      trained: {
        text: 'This lesson looks at the trained model that comes with the page. Open it, unless it is open.',
        after: 'It has seen 60,000 handwritten digits, and nothing else.',
      },
      digit: {
        text: 'Choose a test image. In the table under the decoded image, read −ELBO and “more surprising than”.',
        after: '{{cost}} nats: more surprising than {{share}} % of the test images.',
      },
      odd: {
        text: 'Draw something that is no digit: a face, a house, a scribble.',
        after:
          '{{cost}} nats, after {{before}} for the digit: more surprising than {{share}} % of the test images.',
      },
      score: {
        text: 'Open “Anomalies” below the curves and press “Score”: 10,000 digits against 10,000 pieces of clothing from Fashion-MNIST.',
        after:
          'Digits cost {{digits}} nats on average, clothes {{strange}}. The AUROC is {{area}}: 1 would be perfect, 0.5 a guess. A threshold that 5 % of the digits exceed, {{threshold}} nats, finds {{found}} % of the clothes.',
      },
    },
    check: {
      question:
        'The threshold of {{threshold}} nats was set so that 5 % of the digits lie above it. You test 1,000 real digits. How many false alarms do you expect?',
      choices: { few: '5', alarms: '50', many: '500' },
      answer:
        '5 % of 1,000 is 50. A higher threshold gives fewer false alarms, but misses more. And beware: the cost says how much there is to describe, not how strange it is. An empty image costs less than any digit.',
    },
  },

  code: {
    title: 'From picture to code',
    goal: 'Mend the network of a tutorial, and take home a program that is right.',
    predict: {
      question:
        'A tutorial on VAEs builds an encoder 784-128-64-32 with ReLU after each layer, feeds its 32 numbers to a decoder 64-128-784, and trains both with “mse”, the mean squared error. What does it train?',
      choices: {
        vae: 'A variational autoencoder',
        plain: 'A plain autoencoder',
        nothing: 'Nothing: such a network cannot learn',
      },
    },
    steps: {
      faults: {
        text: 'Its program builds no VAE:\n(1) The mean comes out of a ReLU, so it is never negative.\n(2) No layer gives the log variance.\n(3) No ε is drawn.\n(4) The loss is “mse” alone, without KL divergence.\n(5) Images of 28 × 28 × 1 meet a layer that wants 784 numbers; they have to be flattened.',
        after:
          'Without a variance, an ε and a KL divergence it is a plain autoencoder. On this page all five are put right. Now see what each variant does.',
      },
      plain: {
        text: 'First what that program amounts to: a plain autoencoder with 32 dimensions and squared error. Train 300 steps.',
        after:
          'Squared error per image: {{error}}. The curve shows {{curve}} nats: it adds the constant of the Gaussian likelihood, {{constant}}. It rebuilds well, but there is nothing to draw samples from.',
      },
      averaged: {
        text: 'Now a true VAE, but with “mse” as Keras has it: a mean over 784 pixels, beside a KL divergence summed over 32 dimensions. Train 300 steps.',
        after:
          'KL divergence {{kl}} nats, squared error {{error}}: collapsed. The mean makes the pixels 784 times too cheap, just like β = 784: of the {{curve}} nats that the curve shows only {{error}} / 784 = {{share}} are error. The rest is the constant of so wide a Gaussian, {{constant}}. So compare squared errors, not curves.',
      },
      summed: {
        text: 'Now with the squared error summed over the pixels. Train 300 steps.',
        after:
          'KL divergence {{kl}} nats, squared error {{error}}, after {{averagedError}}. One word changed in the loss, “sum” for “mean”, and the VAE works.',
      },
      take: {
        text: 'Take it home: open “Take it further” and save the program for PyTorch or Keras. It holds this network, its weights and the right loss.',
        after: 'Saved. Read the loss in it: you will find all that was missing above.',
      },
    },
    check: {
      question:
        'What must an encoder give, and what must happen next, so that it becomes the encoder of a VAE?',
      choices: {
        layers: 'More layers, and ReLU after each of them',
        draw: 'A mean and a log variance; then z = mean + ε · standard deviation is drawn',
        epochs: 'The same as before, after training for 100 epochs',
      },
      answer:
        'And the loss needs the KL divergence, on the same scale as the pixels: both summed. With the pixels averaged it was {{averaged}} nats, with the pixels summed {{summed}}.',
    },
  },
}
