package org.leadscoring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.ChoiceFormat;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The messages in all languages, and those that pages ask for. */
class MessagesTest {

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");

    /** A key that stands in a template or in code as a whole, for example {@code #{nav.queue}} or {@code say("score")}. */
    private static final Pattern WHOLE = Pattern.compile(
            "(?:#\\{(?!null})|\\b(?:say|sayOr)\\(['\"])([a-z][A-Za-z0-9._-]*[A-Za-z0-9])(?:['\"][,)]|[(}])");

    /** The beginning of a key whose end depends on a value, for example {@code #{|leads.col.${key}|}}. */
    private static final Pattern BEGINNING = Pattern.compile(
            "(?:#\\{\\|([a-z][A-Za-z0-9._-]*\\.)\\$\\{|\\b(?:say|sayOr)\\(['\"]([a-z][A-Za-z0-9._-]*\\.)['\"] *\\+|words\\.of\\(['\"]([a-z.-]+)['\"])");

    static Stream<String> bundles() {
        return Bundles.names().stream();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void each_language_has_every_message_in_the_same_place(String bundle) {
        for (var language : Bundles.OTHER_LANGUAGES) {
            assertThat(List.copyOf(Bundles.messages(bundle + "_" + language).keySet()))
                    .as(bundle + " in " + language)
                    .containsExactlyElementsOf(Bundles.messages(bundle).keySet());
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void a_message_names_the_same_facts_in_each_language(String bundle) {
        for (var language : Bundles.OTHER_LANGUAGES) {
            var translated = Bundles.messages(bundle + "_" + language);
            Bundles.messages(bundle)
                    .forEach((key, message) -> assertThat(arguments(translated.getOrDefault(key, "")))
                            .as(key)
                            .isEqualTo(arguments(message)));
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void no_message_is_blank_and_every_one_with_facts_can_be_said(String bundle) {
        for (var file : files(bundle)) {
            Bundles.messages(file).forEach((key, message) -> {
                assertThat(message).as(file + ": " + key).isNotBlank();
                if (ARGUMENT.matcher(message).find()) {
                    var format = new MessageFormat(message, Locale.GERMAN);
                    assertThat(message.replace("''", "")).as(file + ": " + key).doesNotContain("'");
                    assertThat(format.format(numbers())).as(file + ": " + key).isNotBlank();
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void a_choice_says_something_for_none_for_one_and_for_many_where_english_does(String bundle) {
        for (var language : Bundles.OTHER_LANGUAGES) {
            var translated = Bundles.messages(bundle + "_" + language);
            Bundles.messages(bundle).forEach((key, message) -> {
                var inEnglish = limits(message);
                limits(translated.getOrDefault(key, "")).forEach((argument, limits) -> {
                    if (inEnglish.containsKey(argument)) {
                        assertThat(limits).as(key).isEqualTo(inEnglish.get(argument));
                    }
                });
            });
        }
    }

    @Test
    void every_message_that_a_page_or_a_line_of_code_asks_for_is_there() {
        var keys = Bundles.all().keySet();
        var missing = new TreeSet<String>();
        usages().forEach((file, text) -> {
            var whole = WHOLE.matcher(text);
            while (whole.find()) {
                if (!keys.contains(whole.group(1))) {
                    missing.add(file + ": " + whole.group(1));
                }
            }
            var beginning = BEGINNING.matcher(text);
            while (beginning.find()) {
                var begins = beginning.group(1) != null
                        ? beginning.group(1)
                        : beginning.group(2) != null ? beginning.group(2) : beginning.group(3) + ".";
                if (keys.stream().noneMatch(key -> key.startsWith(begins))) {
                    missing.add(file + ": " + begins + "…");
                }
            }
        });

        assertThat(missing).isEmpty();
    }

    @Test
    void no_page_writes_numbers_or_dates_by_the_rules_of_one_language() {
        Bundles.files(Bundles.TEMPLATES, ".html")
                .forEach((file, text) -> assertThat(text)
                        .as(file)
                        .doesNotContain("'COMMA'", "'POINT'", "#dates.", "#temporals.", "#calendars."));
        Bundles.files(Bundles.CODE, ".java")
                .forEach((file, text) ->
                        assertThat(text).as(file).doesNotContainPattern("ofPattern\\(\"[^\"]*(EEE|MMM)"));
    }

    private static Map<String, String> usages() {
        var all = new TreeMap<>(Bundles.files(Bundles.TEMPLATES, ".html"));
        all.putAll(Bundles.files(Bundles.CODE, ".java"));
        return all;
    }

    private static List<String> files(String bundle) {
        var files = new ArrayList<String>();
        files.add(bundle);
        Bundles.OTHER_LANGUAGES.forEach(language -> files.add(bundle + "_" + language));
        return files;
    }

    private static Set<String> arguments(String message) {
        var arguments = new TreeSet<String>();
        var matcher = ARGUMENT.matcher(message);
        while (matcher.find()) {
            arguments.add(matcher.group(1));
        }
        return arguments;
    }

    /** Of each argument that is told by a choice the first number of each of its words. */
    private static Map<String, String> limits(String message) {
        var limits = new TreeMap<String, String>();
        if (!message.contains(",choice,")) {
            return limits;
        }
        var formats = new MessageFormat(message, Locale.ENGLISH).getFormatsByArgumentIndex();
        for (int i = 0; i < formats.length; i++) {
            if (formats[i] instanceof ChoiceFormat choice) {
                limits.put(Integer.toString(i), Arrays.toString(choice.getLimits()));
            }
        }
        return limits;
    }

    private static Object[] numbers() {
        return new Object[] {2, 2, 2, 2, 2, 2};
    }
}
