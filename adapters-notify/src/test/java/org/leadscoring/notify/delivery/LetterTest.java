package org.leadscoring.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.leadscoring.application.delivery.Sender.Recipient;
import org.leadscoring.domain.delivery.Topic;

class LetterTest {

    @Test
    void a_lead_that_entered_a_stage() {
        check("mail-stage-entered", Letter.of(Notices.entered("Jane Doe"), Notices.ANN));
    }

    @Test
    void the_same_in_german() {
        check("mail-stage-entered-de", Letter.of(Notices.entered("Jane Doe"), Notices.JOERG));
    }

    @Test
    void what_waits_today() {
        check("mail-digest", Letter.of(Notices.digest(3), Notices.ANN));
    }

    @Test
    void something_about_no_lead_for_addresses_that_are_nobodys() {
        check(
                "mail-destination-disabled",
                Letter.of(Notices.without(Topic.DESTINATION_DISABLED, "Slack #sales: HTTP 404: no_service"), null));
    }

    @Test
    void html_in_names_is_shown_and_not_obeyed() {
        var letter = Letter.of(Notices.entered("<img src=x onerror=alert(1)> \"&amp;\""), Notices.ANN);

        assertThat(letter.html())
                .contains("&lt;img src=x onerror=alert(1)&gt; &quot;&amp;amp;&quot;")
                .doesNotContain("<img");
        assertThat(letter.text()).contains("<img src=x onerror=alert(1)> \"&amp;\"");
    }

    @Test
    void expressions_in_names_are_not_evaluated() {
        var letter = Letter.of(Notices.entered("${7*7} [[${7*7}]] [(${7*7})] {0}"), Notices.ANN);

        assertThat(letter.html()).contains("${7*7} [[${7*7}]] [(${7*7})] {0}");
        assertThat(letter.text()).contains("${7*7} [[${7*7}]] [(${7*7})] {0}");
        assertThat(letter.subject()).contains("${7*7} [[${7*7}]] [(${7*7})] {0}");
    }

    @Test
    void a_subject_is_one_line() {
        var letter = Letter.of(Notices.entered("Jane\r\nBcc: all@evil.example\u2028\u0000\u202eX"), Notices.ANN);

        assertThat(letter.subject()).isEqualTo("Entered stage hot: Jane Bcc: all@evil.example X, 82 points");
        assertThat(letter.text()).doesNotContain("\nBcc:");
    }

    @Test
    void a_long_name_does_not_make_a_long_subject() {
        assertThat(Letter.of(Notices.entered("x".repeat(5_000)), Notices.ANN).subject())
                .hasSizeLessThanOrEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void every_topic_has_words_in_every_language(Topic topic) {
        for (var to : new Recipient[] {Notices.ANN, Notices.JOERG, null}) {
            var letter = Letter.of(Notices.about(topic, Notices.lead("Jane")), to);

            assertThat(letter.subject()).isNotBlank();
            assertThat(letter.text()).contains("Jane");
            assertThat(letter.html()).contains("Jane");
        }
    }

    @Test
    void who_speaks_another_language_reads_english() {
        assertThat(Letter.of(Notices.entered("Jane"), new Recipient("Zoé", "zoe@sales.example", "fr"))
                        .text())
                .contains("Hello Zoé,");
    }

    private static void check(String file, Letter letter) {
        Golden.check(file + ".txt", "Subject: " + letter.subject() + "\n\n" + letter.text());
        Golden.check(file + ".html", letter.html());
    }
}
