package org.leadscoring.notify.delivery;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.leadscoring.application.delivery.Sender.Parcel;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.DeliveryId;

/** A letter and to whom it goes. */
record Draft(DeliveryId id, Letter letter, List<Mailbox> to) {

    private static final int LONGEST_NAME = 100;

    /**
     * Somebody's mailbox.
     *
     * @param name empty if it is not known
     */
    record Mailbox(String name, String address) {

        /**
         * As mail servers know it; letters beyond ASCII in its domain are put as they put them.
         *
         * @throws AddressException if nothing can be sent to it
         */
        InternetAddress known() throws AddressException {
            var at = address.lastIndexOf('@');
            if (!StandardCharsets.US_ASCII.newEncoder().canEncode(address.substring(0, Math.max(at, 0)))) {
                throw new AddressException("its name has letters that few mail servers take", address);
            }
            try {
                Channel.checkMailAddress(address);
                var known = new InternetAddress(
                        address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1)),
                        name.isEmpty() ? null : name,
                        StandardCharsets.UTF_8.name());
                known.validate();
                return known;
            } catch (IllegalArgumentException e) {
                throw wrong(e);
            } catch (UnsupportedEncodingException e) {
                throw new IllegalStateException("every Java platform has UTF-8", e);
            }
        }

        /** For people to read. */
        String shown() {
            return name.isEmpty() ? address : name + " <" + address + ">";
        }

        private AddressException wrong(IllegalArgumentException e) {
            var wrong = new AddressException("it is no e-mail address", address);
            wrong.setNextException(e);
            return wrong;
        }
    }

    /** @throws IllegalArgumentException if the channel is not mail, or needs a user and there is none */
    static Draft of(Channel channel, Parcel parcel) {
        var letter = Letter.of(parcel.notice(), parcel.to());
        return new Draft(parcel.delivery().id(), letter, mailboxes(channel, parcel));
    }

    private static List<Mailbox> mailboxes(Channel channel, Parcel parcel) {
        return switch (channel) {
            case Channel.Mail mail ->
                mail.recipients().stream()
                        .map(address -> new Mailbox("", address))
                        .toList();
            case Channel.TeamMail team -> {
                var to = parcel.to();
                if (to == null) {
                    throw new IllegalArgumentException(
                            "nobody is named for " + parcel.delivery().id());
                }
                yield List.of(new Mailbox(Line.of(to.name(), LONGEST_NAME), to.mail()));
            }
            case Channel.Slack slack -> throw new IllegalArgumentException("Slack is not reached by mail");
            case Channel.Webhook webhook -> throw new IllegalArgumentException("a webhook is not reached by mail");
        };
    }

    /** @throws AddressException if one of them can never be */
    List<InternetAddress> addresses() throws AddressException {
        var addresses = new ArrayList<InternetAddress>();
        for (var mailbox : to) {
            addresses.add(mailbox.known());
        }
        return addresses;
    }
}
