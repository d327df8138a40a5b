package org.leadscoring.bootstrap.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.lead.Identifier;

/** Forms that are sent, and videos that are watched. */
class TrackedFormsTest extends TrackingContract {

    private static final int SAMPLES_A_SECOND = 8_000;

    @Test
    void a_contact_form_tells_the_address_and_nothing_else_that_was_typed() {
        site.page("/", "Contact", """
                <form id=contact-us action=/thanks method=post>
                  <input name=name value='Ann Private'><input type=hidden name=secret value='hidden value'>
                  <input type=email name=honeypot data-ls-ignore value=trap@example.com>
                  <input type=email name=mail><input name=card autocomplete=cc-number value=4111111111111111>
                  <textarea name=message>private words</textarea><button>Send</button>
                </form>""").page("/thanks", "Thanks", "");
        page.navigate("/");
        page.fill("[name=mail]", " ann@example.com ");
        page.click("button");
        await("page_view", 2);

        var ann = site.visitor();
        assertThat(site.events("contact_form_submitted"))
                .singleElement()
                .satisfies(form -> assertThat(form.properties().values())
                        .isEqualTo(Map.of(
                                "form_id",
                                "contact-us",
                                "form_name",
                                "",
                                "form_action",
                                site.origin() + "/thanks",
                                "email",
                                "ann@example.com")));
        assertThat(ann.score().total()).isEqualTo(40);
        assertThat(ann.identifiers())
                .contains(Identifier.email("ann@example.com").orElseThrow());
        assertThat(site.events().toString())
                .doesNotContain("Private")
                .doesNotContain("hidden value")
                .doesNotContain("4111")
                .doesNotContain("private words")
                .doesNotContain("trap@");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void forms_are_named_by_their_makers_and_searches_and_passwords_are_none() {
        site.page("/", "Forms", """
                <form id=f1 onsubmit='return false' data-ls-event='Webinar Registered'><button>1</button></form>
                <form id=f2 onsubmit='return false' role=search><input name=q><button>2</button></form>
                <form id=f3 onsubmit='return false'><input type=search><button>3</button></form>
                <form id=f4 onsubmit='return false'><input type=email value=a@example.com>
                  <input type=password value=geheim><button>4</button></form>
                <form id=f5 onsubmit='return false' data-ls-ignore><button>5</button></form>
                <form id=f6 onsubmit='return false' data-ls-event=free_trial_started><input type=email
                  value=b@example.com data-ls-ignore><input type=password value=geheim><button>6</button></form>
                <form id=f7 onsubmit='return false'><button>7</button></form>
                """);
        page.navigate("/");
        for (int form = 1; form <= 7; form++) {
            page.click("#f" + form + " button");
        }
        await("form_submitted", 1);
        awaitAllSent();

        assertThat(site.types())
                .filteredOn(type -> !type.equals("click") && !type.equals("page_view"))
                // Each request is put right by the clock for itself: what is milliseconds apart may change places.
                .containsExactlyInAnyOrder("webinar_registered", "free_trial_started", "form_submitted");
        assertThat(site.events("form_submitted").getFirst().properties().text("form_id"))
                .hasValue("f7");
        assertThat(site.events().toString()).doesNotContain("geheim").doesNotContain("@example.com");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void a_minute_of_a_video_counts_once_and_what_was_skipped_does_not() {
        site.file("/long.wav", "audio/wav", silence(70)).page("/", "Video", """
                <video id=watched src=/long.wav title='How it works' data-ls-event='Demo Watched'></video>
                <video id=skipped src=/long.wav></video>
                <video id=brief src=/long.wav data-ls-seconds=5></video>
                <video id=private src=/long.wav data-ls-seconds=5 data-ls-ignore></video>""");
        page.navigate("/");

        play("skipped", 65);
        play("watched", 0);
        play("brief", 0);
        play("private", 0);
        await("demo_watched", 1);
        awaitAllSent();

        assertThat(site.events("demo_watched").getFirst().properties().text("label"))
                .hasValue("How it works");
        assertThat(site.events("demo_watched").getFirst().properties().text("src"))
                .hasValue(site.origin() + "/long.wav");
        assertThat(site.events("video_watched"))
                .singleElement()
                .satisfies(video -> assertThat(
                                (BigDecimal) video.properties().values().get("seconds"))
                        .isBetween(new BigDecimal(5), new BigDecimal(30)));
        assertThat(complaints()).isEmpty();
    }

    /** Plays to the end from a second on, as fast as a browser does. */
    private void play(String video, int from) {
        page.evaluate(
                "async ([id, from]) => { const video = document.getElementById(id); video.muted = true;"
                        + " video.currentTime = from; video.playbackRate = 16;"
                        + " const end = new Promise(done => video.onended = done); await video.play(); await end; }",
                new Object[] {video, from});
    }

    /** Sound of so many seconds in which nothing is to be heard. */
    private static byte[] silence(int seconds) {
        var samples = seconds * SAMPLES_A_SECOND;
        var wave = ByteBuffer.allocate(44 + samples).order(ByteOrder.LITTLE_ENDIAN);
        wave.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + samples);
        wave.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wave.putShort((short) 1).putShort((short) 1).putInt(SAMPLES_A_SECOND).putInt(SAMPLES_A_SECOND);
        wave.putShort((short) 1).putShort((short) 8);
        wave.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(samples);
        while (wave.hasRemaining()) {
            wave.put((byte) 128);
        }
        return wave.array();
    }
}
