<?php
// Runs the markup filters of one CMS over snippets, with the CMS's own source.
// Usage: php filters.php wordpress|drupal|joomla FOLDER < snippets.json > results.json
// The input is { "snippets": { name: HTML }, "allowed": tags that Drupal's administrator adds }.
// The output is { filter: { name: HTML } }.

[, $system, $folder] = $argv;
$folder = rtrim($folder, '/') . '/';
$input = json_decode(stream_get_contents(STDIN), true, 512, JSON_THROW_ON_ERROR);

/** Loads classes of a namespace from a folder. */
function load_classes(string $namespace, string $folder): void
{
    spl_autoload_register(function (string $class) use ($namespace, $folder): void {
        $file = $folder . str_replace('\\', '/', substr($class, strlen($namespace))) . '.php';
        if (str_starts_with($class, $namespace) && is_file($file)) require $file;
    });
}

/** @return array<string, callable(string): string> */
function wordpress_filters(string $folder): array
{
    define('ABSPATH', $folder);
    define('WPINC', 'wp-includes');

    $GLOBALS['shortcode_tags'] = [];
    $files = ['compat', 'plugin', 'load', 'pomo/translations', 'pomo/mo', 'l10n', 'formatting', 'kses', 'functions'];
    foreach ([...$files, 'shortcodes', 'class-wp-block-parser', 'blocks'] as $file)
        require_once $folder . WPINC . "/$file.php";
    // Without `unfiltered_html`, the content is filtered when it is saved; with a classic post, again shown as below.
    $shown = fn(string $html): string => trim(wpautop(wptexturize($html)));
    return [
        'author or contributor, block editor' => fn($html) => wptexturize(wp_kses_post($html)),
        'author or contributor, classic editor, Text tab' => fn($html) => $shown(wp_kses_post($html)),
        'editor or administrator, block editor' => fn($html) => wptexturize($html),
        'editor or administrator, classic editor, Text tab' => $shown,
    ];
}

/** @return array<string, callable(string): string> */
function drupal_filters(string $folder, string $allowed): array
{
    require_once 'Masterminds/HTML5/autoload.php';
    load_classes('Drupal\\filter\\', $folder . 'modules/filter/src/');
    load_classes('Drupal\\', $folder . 'lib/Drupal/');
    $format = function (string $tags): callable {
        $settings = ['allowed_html' => $tags, 'filter_html_nofollow' => false];
        $filter = new Drupal\filter\Plugin\Filter\FilterHtml(['settings' => $settings], 'filter_html', ['provider' => 'filter']);
        return fn($html) => $filter->process($html, 'en')->getProcessedText();
    };
    /** The allowed tags of a text format, from the file that a new site gets. */
    $tags_of = function (string $name) use ($folder): string {
        $yaml = file_get_contents($folder . "profiles/standard/config/install/filter.format.$name.yml");
        preg_match("/allowed_html: '(.*)'/", $yaml, $found);
        return $found[1];
    };
    $basic = $tags_of('basic_html');
    return [
        'restricted HTML' => $format($tags_of('restricted_html')),
        'basic HTML' => $format($basic),
        'basic HTML, with the tags added' => $format("$basic $allowed"),
        'full HTML' => fn($html) => trim(Drupal\Component\Utility\Html::normalize($html)),
    ];
}

/** @return array<string, callable(string): string> */
function joomla_filters(string $folder): array
{
    load_classes('Joomla\\Filter\\', $folder . 'src/');
    // The arguments are those of ComponentHelper::filterText for each kind of filter.
    $forbidding = new Joomla\Filter\InputFilter([], [], 1, 1);
    $all = new Joomla\Filter\InputFilter();
    return [
        'registered (no HTML)' => fn($html) => $all->clean($html, 'html'),
        'author to administrator (default forbidden list)' => fn($html) => $forbidding->clean($html, 'html'),
        'super user (no filtering)' => fn($html) => $html,
    ];
}

$filters = match ($system) {
    'wordpress' => wordpress_filters($folder),
    'drupal' => drupal_filters($folder, $input['allowed']),
    'joomla' => joomla_filters($folder),
};
$results = array_map(fn($filter) => array_map($filter, $input['snippets']), $filters);
echo json_encode($results, JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR);
