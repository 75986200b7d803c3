// 600 sites in 12 groups, the same for every subject. Each letter of «police» reduces the matches and changes the first
// ones: 270, 120, 95, 70, 60, 50 matches. An alias or group title matches only if the name also matches.

const places = (
  'Bakı Gəncə Sumqayıt Mingəçevir Şirvan Naftalan Lənkəran Şəki Yevlax Xankəndi Abşeron Ağcabədi Ağdam Ağdaş Ağstafa ' +
  'Ağsu Astara Balakən Beyləqan Bərdə Biləsuvar Cəbrayıl Cəlilabad Daşkəsən Füzuli Gədəbəy Goranboy Göyçay Göygöl ' +
  'Hacıqabul İmişli İsmayıllı Kəlbəcər Kürdəmir Qax Qazax Qəbələ Qobustan Quba Qubadlı Qusar Laçın Lerik Masallı ' +
  'Neftçala Oğuz Saatlı Sabirabad Salyan Zərdab'
).split(' ');

/** Title of a group, name of its units, interval of the units with another name, this other name, and an alias. */
const kinds = /** @type {const} */ ([
  ['Social security', 'Social Security Centre', 1, '', 'Sosial Təminat Mərkəzi'],
  ['Energy', 'Gas Works', 2, 'Power Network', 'Enerji Şəbəkəsi'],
  ['Health', 'Medical Centre', 2, 'Central Polyclinic', 'Tibb Mərkəzi'],
  ['Law', 'Institute of Law and Human Rights', 5, 'Institute of Politics and Law', 'Hüquq İnstitutu'],
  ['Migration', 'Migration Service', 5, 'Office for Migration Policy', 'Miqrasiya Xidməti'],
  ['Police', 'District Police Office', 1, '', 'Rayon Polis Şöbəsi'],
  ['Education and science', 'Directorate of Education and Science', 1, '', 'Elm və Təhsil İdarəsi'],
  ['Emergencies', 'Department of Emergency Situations', 1, '', 'Fövqəladə Hallar İdarəsi'],
  ['Children', "Children's Hospital", 1, '', 'Uşaq Xəstəxanası'],
  ['Courts', 'Court of General Jurisdiction', 1, '', 'Ümumi Yurisdiksiya Məhkəməsi'],
  ['Work', 'Employment Agency', 1, '', 'Məşğulluq Agentliyi'],
  ['Culture', 'State Museum of Local Lore, History and Nature', 1, '', 'Tarix-Diyarşünaslıq Muzeyi'],
]);

/** A site list for the element. */
export const siteList = {
  title: 'Websites',
  language: 'en',
  groups: kinds.map(([title, name, every, other, alias], group) => ({
    title,
    sites: places.map((place, index) => ({
      title: `${place} ${other && index % every === 0 ? other : name}`,
      url: `https://unit-${group}-${index}.example/`,
      aliases: [`${place} ${alias}`],
    })),
  })),
};

export const sites = siteList.groups.flatMap((group) => group.sites);
