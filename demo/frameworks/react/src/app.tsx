import type { LowVisionDetail, ReleaseSelectDetail } from 'pressroom-elements';
import 'pressroom-elements';
import 'pressroom-elements/react';
import { useState } from 'react';
import { feed, sites } from '../../documents';

export function App() {
  const [message, setMessage] = useState('');

  function openRelease(event: CustomEvent<ReleaseSelectDetail>) {
    event.preventDefault();
    setMessage(`Release ${event.detail.item.id}`);
  }

  function showMode({ detail }: CustomEvent<LowVisionDetail>) {
    setMessage(`Low vision: ${detail.active ? 'on' : 'off'}`);
  }

  return (
    <>
      <header>
        <site-switcher sites={sites} />
        <low-vision-toggle onlow-vision-change={showMode} />
      </header>
      <press-releases feed={feed} limit={3} onrelease-select={openRelease}>
        <a href="https://www.ministry.example/releases">Press releases</a>
      </press-releases>
      <p role="status">{message}</p>
    </>
  );
}
