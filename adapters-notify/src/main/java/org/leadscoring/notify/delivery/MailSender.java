package org.leadscoring.notify.delivery;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.leadscoring.application.delivery.Sender;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.delivery.Outcome;

/** Sends e-mail by SMTP (spec OUT-2), as HTML and as text: what is sent at once goes over one connection. */
public final class MailSender implements Sender {

    private static final int MOST = 10;
    private static final String NOT_SET_UP =
            "no mail server is set up; whoever runs the server sets leadscoring.mail.host and leadscoring.mail.from";

    private final MailSettings settings;
    private final Clock clock;

    /** @param clock tells when a mail is sent */
    public MailSender(MailSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public int most() {
        return MOST;
    }

    /**
     * Sends a mail for each parcel. If the connection breaks, those behind are not tried: they would not be taken either.
     *
     * @throws IllegalArgumentException if the destination is not reached by mail, or its parcels do not say whose they are
     */
    @Override
    public List<Sent> send(Destination destination, List<Parcel> parcels) {
        var drafts = parcels.stream()
                .map(parcel -> Draft.of(destination.channel(), parcel))
                .toList();
        var outcomes = new ArrayList<Outcome>();
        var left = settings.isSetUp() ? deliver(drafts, outcomes) : new Outcome.Gone(NOT_SET_UP);
        var sent = new ArrayList<Sent>();
        for (int i = 0; i < drafts.size(); i++) {
            sent.add(new Sent(i < outcomes.size() ? outcomes.get(i) : left, shown(drafts.get(i))));
        }
        return sent;
    }

    /**
     * Sends as many as it can.
     *
     * @param outcomes gets what came of each, in order
     * @return what came of those that are left, if there are any
     */
    private Outcome deliver(List<Draft> drafts, List<Outcome> outcomes) {
        var sockets = new DeadlineSockets();
        var alarm = CompletableFuture.runAsync(
                sockets::end,
                CompletableFuture.delayedExecutor(settings.deadline().toMillis(), TimeUnit.MILLISECONDS));
        var session = Session.getInstance(properties(sockets));
        try (var server = new SMTPTransport(session, null)) {
            var password = settings.password();
            server.connect(
                    settings.host(), settings.port(), settings.username(), password == null ? null : password.value());
            for (var draft : drafts) {
                outcomes.add(deliver(draft, session, server));
            }
            return new Outcome.Failed("nothing is left", null);
        } catch (MessagingException e) {
            return sockets.isEnded()
                    ? new Outcome.Failed(
                            "the mail server took longer than "
                                    + settings.deadline().toSeconds() + " s",
                            null)
                    : SmtpOutcome.ofConnection(e);
        } finally {
            alarm.cancel(false);
            sockets.end();
        }
    }

    /** @throws MessagingException if the connection broke */
    private Outcome deliver(Draft draft, Session session, SMTPTransport server) throws MessagingException {
        try {
            var to = draft.addresses();
            var mail = NoticeMail.of(session, draft.id(), draft.letter(), settings.sender(), to, clock.instant());
            server.sendMessage(mail, to.toArray(Address[]::new));
            return SmtpOutcome.accepted(server.getLastServerResponse());
        } catch (AddressException e) {
            return new Outcome.Refused("nothing can be sent to " + e.getRef() + ": " + e.getMessage());
        } catch (SendFailedException e) {
            if (!server.isConnected()) {
                throw e;
            }
            return SmtpOutcome.ofMessage(e);
        }
    }

    private Properties properties(DeadlineSockets sockets) {
        var properties = new Properties();
        var connect = Long.toString(settings.connect().toMillis());
        var response = Long.toString(settings.response().toMillis());
        properties.put("mail.smtp.socketFactory", sockets);
        properties.put("mail.smtp.socketFactory.fallback", "false");
        properties.put("mail.smtp.connectiontimeout", connect);
        properties.put("mail.smtp.timeout", response);
        properties.put("mail.smtp.writetimeout", response);
        properties.put("mail.smtp.auth", Boolean.toString(settings.username() != null));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        // A wrong address among several keeps nobody else's mail back.
        properties.put("mail.smtp.sendpartial", "true");
        properties.put("mail.smtp.quitwait", "false");
        switch (settings.encryption()) {
            case NONE -> properties.put("mail.smtp.starttls.enable", "false");
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.put("mail.smtp.ssl.enable", "true");
        }
        return properties;
    }

    private String shown(Draft draft) {
        return "From: " + settings.from() + "\nTo: "
                + draft.to().stream().map(Draft.Mailbox::shown).collect(Collectors.joining(", "))
                + "\nSubject: " + draft.letter().subject() + "\n\n"
                + draft.letter().text();
    }
}
