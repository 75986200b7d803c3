/** Sentences of the controls for reading aloud. */
export const speech = {
  play: 'Read aloud',
  pause: 'Pause',
  resume: 'Go on',
  back: 'Back',
  stop: 'Stop',
  slower: 'Slower',
  faster: 'Faster',
  none: 'Your device has no voice for this.',
  network: 'This voice is not on your device: the text is sent to the voice’s maker.',
  allow: 'Use it all the same',
};
