package org.leadscoring.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.leadscoring.notify.delivery.Notices.destination;
import static org.leadscoring.notify.delivery.Notices.entered;
import static org.leadscoring.notify.delivery.Notices.parcel;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.delivery.Sender.Recipient;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Outcome;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.notify.delivery.MailSettings.Encryption;

/** Against a real mail server. */
class MailSenderTest {

    private static final Clock CLOCK = Clock.fixed(Notices.NOW, ZoneOffset.UTC);
    private static final Channel TEAM = new Channel.TeamMail();

    private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void a_mail_arrives_as_text_and_html() throws Exception {
        var sent = sender().send(destination(TEAM), List.of(parcel(entered("Jane Doe"), Notices.ANN, "1")));

        assertThat(sent.getFirst().outcome()).isInstanceOf(Outcome.Accepted.class);
        assertThat(sent.getFirst().outcome().answer()).startsWith("250 ");
        var mail = received();
        assertThat(mail.getFrom()).containsExactly(new InternetAddress("leads@acme.example", "Lead Scoring"));
        assertThat(mail.getRecipients(Message.RecipientType.TO))
                .containsExactly(new InternetAddress("ann@sales.example", "Ann Meyer"));
        assertThat(mail.getSubject()).isEqualTo("Entered stage hot: Jane Doe, 82 points");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("Date")).containsExactly("Tue, 5 Jan 2027 10:15:30 +0000");
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        assertThat(part(mail, 0)).contains("Hello Ann Meyer,", "Answer due: Tue 5 Jan 2027, 15:00 CET");
        assertThat(part(mail, 1)).contains("<h1", "Jane Doe");
    }

    @Test
    void what_was_sent_can_be_looked_at() {
        var sent = sender().send(destination(TEAM), List.of(parcel(entered("Jane Doe"), Notices.ANN, "1")));

        assertThat(sent.getFirst().request())
                .startsWith("From: Lead Scoring <leads@acme.example>\nTo: Ann Meyer <ann@sales.example>\n"
                        + "Subject: Entered stage hot: Jane Doe, 82 points\n\nHello Ann Meyer,");
    }

    @Test
    void umlauts_and_emoji_arrive_in_names_and_subjects() throws Exception {
        sender().send(destination(TEAM), List.of(parcel(entered("Zoë Çelik 😀"), Notices.JOERG, "1")));

        var mail = received();
        assertThat(mail.getSubject()).isEqualTo("Stufe hot erreicht: Zoë Çelik 😀, 82 Punkte");
        assertThat(mail.getRecipients(Message.RecipientType.TO))
                .containsExactly(new InternetAddress("joerg@sales.example", "Jörg Müller 😀", "UTF-8"));
        assertThat(part(mail, 0)).contains("Guten Tag, Jörg Müller 😀,", "Zoë Çelik 😀", "Kaufabsicht");
        assertThat(part(mail, 1)).contains("Zoë Çelik 😀");
        assertThat(GreenMailUtil.getHeaders(mail)).matches("\\p{ASCII}*");
    }

    @Test
    void html_in_a_leads_name_is_shown_and_not_obeyed() throws Exception {
        sender().send(destination(TEAM), List.of(parcel(entered("<script>alert(1)</script>"), Notices.ANN, "1")));

        assertThat(part(received(), 1)).contains("&lt;script&gt;").doesNotContain("<script>");
    }

    @Test
    void names_cannot_add_headers_or_recipients() throws Exception {
        var evil = "Eve\r\nBcc: all@evil.example\r\n\r\n<b>hello</b>";
        var to = new Recipient(evil, "ann@sales.example", "en");

        sender().send(destination(TEAM), List.of(parcel(entered(evil), to, "1")));

        assertThat(server.getReceivedMessages()).hasSize(1);
        var mail = received();
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getSubject()).startsWith("Entered stage hot: Eve Bcc: all@evil.example <b>hello</b>");
    }

    @Test
    void an_address_that_is_none_is_refused_and_keeps_nobody_else_back() {
        var evil = new Recipient("Eve", "eve@evil.example\r\nRCPT TO:<all@evil.example>", "en");
        var foreign = new Recipient("Jürgen", "jürgen@sales.example", "en");

        var sent = sender().send(
                        destination(TEAM),
                        List.of(
                                parcel(entered("Jane"), evil, "1"),
                                parcel(entered("Jane"), foreign, "2"),
                                parcel(entered("Jane"), Notices.ANN, "3")));

        assertThat(sent.get(0).outcome()).isInstanceOf(Outcome.Refused.class);
        assertThat(sent.get(1).outcome()).isInstanceOf(Outcome.Refused.class);
        assertThat(sent.get(2).outcome()).isInstanceOf(Outcome.Accepted.class);
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void a_mail_that_is_sent_twice_is_the_same_mail() throws Exception {
        var parcel = parcel(entered("Jane"), Notices.ANN, "1");

        sender().send(destination(TEAM), List.of(parcel));
        sender().send(destination(TEAM), List.of(parcel));

        assertThat(server.getReceivedMessages()).hasSize(2);
        for (var mail : server.getReceivedMessages()) {
            assertThat(mail.getMessageID())
                    .isEqualTo("<" + parcel.delivery().id().value() + "@acme.example>");
        }
    }

    @Test
    void addresses_of_a_destination_get_one_mail_together() throws Exception {
        var mail = new Channel.Mail(List.of("sales@acme.example", "boss@acme.example"));

        sender().send(destination(mail), List.of(parcel(entered("Jane"))));

        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(received().getAllRecipients())
                .containsExactly(new InternetAddress("sales@acme.example"), new InternetAddress("boss@acme.example"));
        assertThat(part(received(), 0))
                .contains("https://leads.example/destinations")
                .doesNotContain("Hello");
    }

    @Test
    void several_mails_go_over_one_connection() {
        var sender = sender();

        var sent = sender.send(
                destination(TEAM),
                IntStream.range(0, sender.most())
                        .mapToObj(i -> parcel(entered("Lead " + i), Notices.ANN, "" + i))
                        .toList());

        assertThat(sent).hasSize(10).allMatch(one -> one.outcome() instanceof Outcome.Accepted);
        assertThat(server.getReceivedMessages()).hasSize(10);
    }

    @Test
    void without_a_mail_server_nothing_is_sent_and_the_settings_are_named() {
        var sent = new MailSender(MailSettings.none(), CLOCK)
                .send(destination(TEAM), List.of(parcel(entered("Jane"), Notices.ANN, "1")));

        assertThat(sent.getFirst().outcome()).isInstanceOf(Outcome.Gone.class);
        assertThat(sent.getFirst().outcome().answer()).contains("leadscoring.mail.host");
    }

    @Test
    void settings_that_cannot_work_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MailSettings("mail.example", 0, null, null, "a@b.example", Encryption.TLS))
                .withMessageContaining("port");
        for (var from : List.of("", "leads", "a@b.example\r\nBcc: c@d.example", "a b@c.example")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new MailSettings("mail.example", 25, null, null, from, Encryption.TLS))
                    .withMessageContaining("leads@example.com");
        }
    }

    @Test
    void settings_do_not_tell_the_password() {
        assertThat(new MailSettings(
                                "mail.example", 25, "me", new Secret("hunter2hunter2"), "a@b.example", Encryption.TLS)
                        .toString())
                .doesNotContain("hunter2hunter2");
    }

    @Test
    void other_channels_are_not_its_business() {
        var slack = destination(new Channel.Slack(new Secret("https://hooks.slack.com/services/x")));

        assertThatIllegalArgumentException().isThrownBy(() -> sender().send(slack, List.of(parcel(entered("Jane")))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sender().send(destination(TEAM), List.of(parcel(entered("Jane")))));
    }

    private MailSender sender() {
        var settings = new MailSettings(
                "127.0.0.1",
                server.getSmtp().getPort(),
                null,
                null,
                "Lead Scoring <leads@acme.example>",
                Encryption.NONE);
        return new MailSender(settings, CLOCK);
    }

    private MimeMessage received() {
        return server.getReceivedMessages()[0];
    }

    private static String part(MimeMessage mail, int index) throws Exception {
        return (String) ((Multipart) mail.getContent()).getBodyPart(index).getContent();
    }
}
