package org.leadscoring.bootstrap.operations;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What Prometheus reads from a server.
 *
 * @param samples each as a metric's name, and its labels in braces if it has any
 */
record Exposition(Set<String> samples) {

    private static final Pattern GROUPING =
            Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern WINDOW = Pattern.compile("\\[[^]]*]");
    private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*(\\{[^}]*})?(?!\\s*[\\w(])");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"$]*)\"");
    /** Made by Prometheus itself. */
    private static final String UP = "up";

    static Exposition of(String text) {
        return new Exposition(text.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .collect(Collectors.toSet()));
    }

    /** The selectors of an expression that find nothing here. */
    List<String> missing(String expression) {
        var missing = new ArrayList<String>();
        var plain = WINDOW.matcher(GROUPING.matcher(expression).replaceAll(" ")).replaceAll(" ");
        var selectors = SELECTOR.matcher(plain);
        while (selectors.find()) {
            var name = selectors.group(1);
            if (!name.equals(UP) && !exists(name, selectors.group(2))) {
                missing.add(selectors.group());
            }
        }
        return missing;
    }

    private boolean exists(String name, String labels) {
        var wanted = new ArrayList<String>();
        if (labels != null) {
            var each = LABEL.matcher(labels);
            while (each.find()) {
                wanted.add(each.group());
            }
        }
        return samples.stream()
                .filter(sample -> sample.equals(name) || sample.startsWith(name + "{"))
                .anyMatch(sample -> wanted.stream().allMatch(sample::contains));
    }

    /** The values of a label of a metric. */
    Set<String> values(String name, String label) {
        var values = new HashSet<String>();
        samples.stream().filter(sample -> sample.startsWith(name + "{")).forEach(sample -> {
            var each = LABEL.matcher(sample);
            while (each.find()) {
                if (each.group(1).equals(label)) {
                    values.add(each.group(2));
                }
            }
        });
        return values;
    }
}
