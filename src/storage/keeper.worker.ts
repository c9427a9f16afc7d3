/** The worker: a LocalKeeper behind messages. */
import { expose } from 'comlink'
import { carryProblems, transferringAnswers } from '../training/wire'
import type { Keeper } from './keeper'
import { LocalKeeper } from './local-keeper'

carryProblems()
expose(transferringAnswers<Keeper>(new LocalKeeper('vae-playground')))
