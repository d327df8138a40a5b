package org.leadscoring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadscoring.web.page.Words;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What the core refuses is said in the reader's language, with the facts it names. */
class ReasonsTest {

    /** Parts of reasons that are put together elsewhere, and are known as a whole. */
    private static final Set<String> PARTS =
            Set.of("7 at character 7 where this belongs: 7", "is 7; 7 from 7 to 7 are possible");

    private final Words german = words(Locale.GERMAN);
    private final Words english = words(Locale.ENGLISH);

    @Test
    void every_reason_that_code_gives_is_known_in_other_languages() {
        var unknown = new TreeSet<String>();
        var written = WrittenReasons.all();
        written.forEach((file, reasons) -> reasons.stream()
                .filter(reason ->
                        !PARTS.contains(reason) && german.reason(reason).equals(reason))
                .forEach(reason -> unknown.add(file + ": " + reason)));

        assertThat(unknown).isEmpty();
        assertThat(written.values().stream().mapToInt(reasons -> reasons.size()).sum())
                .isGreaterThan(120);
    }

    @Test
    void in_english_a_reason_is_what_the_core_said() {
        WrittenReasons.all()
                .forEach((file, reasons) -> reasons.forEach(
                        reason -> assertThat(english.reason(reason)).as(file).isEqualTo(reason)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "is 20000; points from -10000 to 10000 are possible | ist 20000; möglich sind Punkte von -10000 bis 10000",
                "\"x@\" is not an e-mail address | „x@“ ist keine E-Mail-Adresse",
                "the row must have 1 to 200 characters | die Zeile muss 1 bis 200 Zeichen haben",
                "has ) at character 12 where this belongs: a number | hat bei Zeichen 12 ), wo dies hingehört: eine Zahl",
                "must be text, not a list | muss Text sein; hier steht eine Liste",
                "is missing | fehlt",
                "is longer than 10 characters; shorten the event's name | ist länger als 10 Zeichen; kürzen Sie den Namen des Ereignisses",
                "\"ann\" is no e-mail address; write for example ann@example.com | „ann“ ist keine E-Mail-Adresse; schreiben Sie zum Beispiel ann@example.com",
                "a stage tells it; take it out of the stages' actions first | eine Stufe benachrichtigt es; nehmen Sie es zuerst aus den Aktionen der Stufen",
                "the actions were changed by somebody else meanwhile; look at them again | die Aktionen wurden inzwischen von jemand anderem geändert; sehen Sie sie noch einmal an",
                "another connection is called so; choose another name | eine andere Verbindung heißt so; wählen Sie einen anderen Namen",
                "the status Won is mapped twice; remove one of them | der Status Won ist zweimal zugeordnet; entfernen Sie eine der Zuordnungen",
                "whatever nobody has thought of | whatever nobody has thought of"
            })
    void its_facts_stay(String reason, String said) {
        assertThat(german.reason(reason)).isEqualTo(said);
    }

    @Test
    void a_reason_as_long_as_a_novel_is_left_alone() {
        var novel = "\"x\" ".repeat(2_000);

        assertThat(german.reason(novel)).isEqualTo(novel);
    }

    private static Words words(Locale locale) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/reason");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        return new Words(messages, locale);
    }
}
