package org.leadscoring.web;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The reasons that code gives for what it refuses, read from its source: facts in between are the number 7. */
final class WrittenReasons {

    private static final List<Path> ROOTS = List.of(
            Path.of("../domain/src/main/java"),
            Path.of("../application/src/main/java"),
            Path.of("../adapters-persistence/src/main/java"),
            Bundles.CODE.resolve("org/leadscoring/web/ingestion"),
            Bundles.CODE.resolve("org/leadscoring/web/importing"));
    private static final Pattern REFUSAL = Pattern.compile(
            "(?:new (?:Invalid(?:Event|Model|ModelFile|Row|Mapping)|UnreadableFile)Exception|\\bwrong|\\brefusal|\\bnone)\\(");
    private static final Pattern RANGE = Pattern.compile("inRange\\([^;]*, \"([a-z ]+)\"\\);");
    private static final Pattern QUOTED = Pattern.compile("Quoted\\.of\\([^()]*(?:\\(\\))?\\)");
    private static final String FACT = "7";
    private static final String QUOTED_FACT = "\"\\\"7\\\"\"";

    private WrittenReasons() {}

    /** By file. */
    static Map<String, List<String>> all() {
        var all = new TreeMap<String, List<String>>();
        for (var root : ROOTS) {
            Bundles.files(root, ".java").forEach((file, text) -> {
                var found = in(text);
                if (!found.isEmpty()) {
                    all.put(file, found);
                }
            });
        }
        return all;
    }

    private static List<String> in(String text) {
        var found = new ArrayList<String>();
        var refusal = REFUSAL.matcher(text);
        while (refusal.find()) {
            for (var argument : new Arguments(text, refusal.end()).all()) {
                var reason = reason(argument);
                if (reason.strip().contains(" ")) {
                    found.add(reason);
                }
            }
        }
        var range = RANGE.matcher(text);
        while (range.find()) {
            found.add("is 7; " + range.group(1) + " from 7 to 7 are possible");
        }
        return found;
    }

    /** Empty for what depends on a condition, or says nothing of its own. */
    private static String reason(String argument) {
        var expression = QUOTED.matcher(argument.strip()).replaceAll(Matcher.quoteReplacement(QUOTED_FACT));
        var said = new StringBuilder();
        var bare = new StringBuilder();
        boolean literals = false;
        for (var part : new Arguments(expression, 0).parts()) {
            var isText = part.startsWith("\"") || part.startsWith("'");
            literals |= isText;
            said.append(isText ? part.substring(1, part.length() - 1).translateEscapes() : FACT);
            bare.append(isText ? "" : part);
        }
        return !literals || bare.indexOf("?") >= 0 || bare.indexOf("->") >= 0 ? "" : said.toString();
    }

    /** What stands between a bracket that opened and the one that closes it. */
    private static final class Arguments {

        private final String text;
        private int at;

        Arguments(String text, int start) {
            this.text = text;
            this.at = start;
        }

        List<String> all() {
            return split(',');
        }

        List<String> parts() {
            return split('+').stream().map(String::strip).toList();
        }

        private List<String> split(char separator) {
            var parts = new ArrayList<String>();
            int depth = 0;
            int begin = at;
            while (at < text.length()) {
                char letter = text.charAt(at);
                if (letter == '"' || letter == '\'') {
                    skip(letter);
                } else if (letter == ')' && depth == 0) {
                    break;
                } else if (letter == separator && depth == 0) {
                    parts.add(text.substring(begin, at));
                    begin = at + 1;
                } else {
                    depth += "([{".indexOf(letter) >= 0 ? 1 : ")]}".indexOf(letter) >= 0 ? -1 : 0;
                }
                at++;
            }
            parts.add(text.substring(begin, at));
            return parts;
        }

        private void skip(char quote) {
            at++;
            while (text.charAt(at) != quote) {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
        }
    }
}
