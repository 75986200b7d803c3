import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import type { LowVisionDetail, ReleaseSelectDetail } from 'pressroom-elements';
import 'pressroom-elements';
import { feed, sites } from '../../documents';

@Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <header>
      <site-switcher [sites]="sites"></site-switcher>
      <low-vision-toggle (low-vision-change)="showMode($event)"></low-vision-toggle>
    </header>
    <press-releases [feed]="feed" limit="3" (release-select)="openRelease($event)">
      <a href="https://www.ministry.example/releases">Press releases</a>
    </press-releases>
    <p role="status">{{ message() }}</p>
  `,
})
export class App {
  readonly feed = feed;
  readonly sites = sites;
  readonly message = signal('');

  openRelease(event: CustomEvent<ReleaseSelectDetail>) {
    event.preventDefault();
    this.message.set(`Release ${event.detail.item.id}`);
  }

  showMode({ detail }: CustomEvent<LowVisionDetail>) {
    this.message.set(`Low vision: ${detail.active ? 'on' : 'off'}`);
  }
}
