package org.leadscoring.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.notify.delivery.Notices.destination;
import static org.leadscoring.notify.delivery.Notices.entered;
import static org.leadscoring.notify.delivery.Notices.parcel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.application.delivery.Sender.Recipient;
import org.leadscoring.application.delivery.Sender.Sent;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Outcome;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.notify.delivery.MailSettings.Encryption;

/** What mail servers may answer, and what it comes to. */
class MailFailuresTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void what_is_queued_is_accepted() throws IOException {
        assertThat(answered("NOOP", "250 Ok")).isEqualTo(new Outcome.Accepted("250 2.0.0 Ok: queued as 4711"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RCPT     | 450 4.2.1 try again      | Failed",
                "RCPT     | 550 5.1.1 no such user   | Refused",
                "MAIL     | 451 4.3.0 busy           | Failed",
                "MAIL     | 550 5.7.1 not your domain| Gone",
                "MAIL     | 530 5.7.0 log in first   | Gone",
                "DATA     | 451 4.3.0 busy           | Failed",
                "DATA     | 554 5.7.1 no             | Refused",
                ".        | 452 4.3.1 disk is full   | Failed",
                ".        | 554 5.7.1 looks like spam| Refused",
                "AUTH     | 535 5.7.8 wrong password | Gone",
                "AUTH     | 454 4.7.0 try again      | Failed",
                "HELLO    | 421 4.3.2 shutting down  | Failed",
                "HELLO    | 554 5.7.1 not you        | Failed",
            })
    void an_answer_comes_to(String command, String answer, String outcome) throws IOException {
        var came = answered(command, answer);

        assertThat(came.getClass().getSimpleName()).as(came.answer()).isEqualTo(outcome);
        assertThat(came.answer()).contains(answer);
    }

    @Test
    void who_is_not_let_in_is_told_which_settings_to_correct() throws IOException {
        assertThat(answered("AUTH", "535 5.7.8 wrong password").answer())
                .contains("leadscoring.mail.username", "leadscoring.mail.password")
                .doesNotContain("hunter2");
        assertThat(answered("MAIL", "553 5.7.1 not your domain").answer()).contains("leadscoring.mail.from");
    }

    @ParameterizedTest
    @ValueSource(strings = {"550 5.1.1 no such user", "450 4.2.1 try again", "452 4.2.2 mailbox is full"})
    void who_has_a_mail_does_not_get_it_again_because_others_do_not_take_it(String answer) throws IOException {
        try (var server = new ScriptedSmtp(Map.of("RCPT TO:<GONE@", answer))) {
            var sent = new MailSender(settings(server.port(), Encryption.NONE, LONG, LONG), Clock.systemUTC())
                    .send(
                            destination(new Channel.Mail(List.of("here@acme.example", "gone@acme.example"))),
                            List.of(parcel(entered("Jane"))));

            assertThat(sent.getFirst().outcome()).isInstanceOf(Outcome.Accepted.class);
            assertThat(sent.getFirst().outcome().answer())
                    .contains("gone@acme.example: " + answer)
                    .doesNotContain("here@");
            assertThat(server.commands()).contains("DATA");
        }
    }

    @Test
    void one_that_is_refused_keeps_no_other_back() throws IOException {
        try (var server = new ScriptedSmtp(Map.of("RCPT TO:<GONE@", "550 5.1.1 no such user"))) {
            var sent = send(server, "gone@sales.example", "here@sales.example");

            assertThat(sent.get(0).outcome()).isInstanceOf(Outcome.Refused.class);
            assertThat(sent.get(1).outcome()).isInstanceOf(Outcome.Accepted.class);
        }
    }

    @Test
    void when_the_connection_breaks_those_behind_are_failures_too() throws IOException {
        try (var server = new ScriptedSmtp(Map.of("RCPT TO:<TWO@", ""))) {
            var sent = send(server, "one@sales.example", "two@sales.example", "three@sales.example");

            assertThat(sent.get(0).outcome()).isInstanceOf(Outcome.Accepted.class);
            assertThat(sent.get(1).outcome()).isInstanceOf(Outcome.Failed.class);
            assertThat(sent.get(2).outcome()).isEqualTo(sent.get(1).outcome());
            assertThat(server.commands()).noneMatch(command -> command.contains("three@"));
        }
    }

    @Test
    void a_server_that_is_not_there_is_a_failure() throws IOException {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = closed.getLocalPort();
        }

        assertThat(outcome(settings(port, Encryption.NONE, LONG, LONG))).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void a_server_that_keeps_silent_is_a_failure() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThat(outcome(settings(silent.getLocalPort(), Encryption.NONE, SHORT, LONG)))
                    .isInstanceOf(Outcome.Failed.class);
        }
    }

    @Test
    void a_server_that_trickles_is_left_at_the_deadline() throws IOException {
        try (var server = new ScriptedSmtp(Map.of("MAIL", "…"))) {
            assertThat(outcome(settings(server.port(), Encryption.NONE, LONG, Duration.ofSeconds(1))))
                    .isEqualTo(new Outcome.Failed("the mail server took longer than 1 s", null));
        }
    }

    @Test
    void nothing_is_sent_in_the_clear_if_it_shall_be_encrypted() throws IOException {
        try (var server = new ScriptedSmtp(Map.of())) {
            assertThat(outcome(settings(server.port(), Encryption.STARTTLS, LONG, LONG)))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.answer()).contains("STARTTLS"));
            assertThat(server.commands())
                    .noneMatch(command -> command.startsWith("AUTH") || command.startsWith("MAIL"));
        }
    }

    private static Outcome answered(String command, String answer) throws IOException {
        try (var server = new ScriptedSmtp(Map.of(command, answer))) {
            return outcome(settings(server.port(), Encryption.NONE, LONG, LONG));
        }
    }

    private static Outcome outcome(MailSettings settings) {
        return new MailSender(settings, Clock.fixed(Notices.NOW, ZoneOffset.UTC))
                .send(destination(new Channel.TeamMail()), List.of(parcel(entered("Jane"), Notices.ANN, "1")))
                .getFirst()
                .outcome();
    }

    private static List<Sent> send(ScriptedSmtp server, String... addresses) {
        var parcels = List.of(addresses).stream()
                .map(address -> parcel(entered("Jane"), new Recipient("", address, "en"), address))
                .toList();
        return new MailSender(settings(server.port(), Encryption.NONE, LONG, LONG), Clock.systemUTC())
                .send(destination(new Channel.TeamMail()), parcels);
    }

    private static MailSettings settings(int port, Encryption encryption, Duration response, Duration deadline) {
        return new MailSettings(
                "127.0.0.1",
                port,
                "me",
                new Secret("hunter2"),
                "leads@acme.example",
                encryption,
                LONG,
                response,
                deadline);
    }
}
