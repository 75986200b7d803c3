// The page around <press-release>: its title, and the links to the same release in the other languages.

const release = document.querySelector('press-release');

release.addEventListener('load', () => {
  const { title } = release.item ?? {};
  if (title) {
    document.title = document.title.replace(/^.*?(?= – )/, () => title);
  }
});

for (const link of document.querySelectorAll('.languages a')) {
  link.search = location.search;
}
