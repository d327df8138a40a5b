package org.leadscoring.notify.delivery;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.leadscoring.domain.delivery.Outcome;

/**
 * What answers of mail servers mean: those that begin with 4 are for now, those with 5 for good (RFC 5321, 4.2.1). What
 * would be said to every mail, because we are not let in or may not send, is for somebody to mend.
 */
final class SmtpOutcome {

    private static final int LONGEST = 500;
    private static final int HUNDRED = 100;

    private static final String LET_IN =
            " – the mail server does not let us in; correct leadscoring.mail.username and leadscoring.mail.password";
    private static final String MAY_SEND =
            " – the mail server does not let us send from this address; correct leadscoring.mail.from";

    private SmtpOutcome() {}

    /** What an answer to a message means that was taken by all. */
    static Outcome accepted(String answer) {
        return new Outcome.Accepted(line(answer));
    }

    /** What it means that we were not let in, or that the connection broke. */
    static Outcome ofConnection(MessagingException failure) {
        var words = line(String.valueOf(failure.getMessage()));
        if (failure instanceof AuthenticationFailedException && !words.startsWith("4")) {
            return new Outcome.Gone(words + LET_IN);
        }
        return new Outcome.Failed("the mail server cannot be reached: " + words, null);
    }

    /**
     * What it means that a message was not taken by all it was for. Once some have it, it is not sent again, not even to those
     * who might take it later: the others would get it again with them.
     */
    static Outcome ofMessage(SendFailedException failure) {
        var chain = chain(failure);
        var words = words(chain);
        var taken = failure.getValidSentAddresses();
        if (taken != null && taken.length > 0) {
            return new Outcome.Accepted("taken for all but some: " + words);
        }
        var codes = chain.stream()
                .mapToInt(SmtpOutcome::code)
                .filter(code -> code > 0)
                .toArray();
        var forNow = codes.length == 0 || Arrays.stream(codes).anyMatch(code -> code / HUNDRED == 4);
        if (forNow) {
            return new Outcome.Failed(words, null);
        }
        if (chain.stream().anyMatch(SmtpOutcome::isOfSender)) {
            return new Outcome.Gone(words + MAY_SEND);
        }
        return new Outcome.Refused(words);
    }

    private static List<Exception> chain(SendFailedException failure) {
        var chain = new ArrayList<Exception>();
        Exception link = failure;
        while (link != null) {
            chain.add(link);
            link = link instanceof MessagingException messaging ? messaging.getNextException() : null;
        }
        return chain;
    }

    private static String words(List<Exception> chain) {
        return line(chain.stream()
                .filter(link -> code(link) > 0)
                .map(link -> link instanceof SMTPAddressFailedException address
                        ? address.getAddress().getAddress() + ": " + address.getMessage()
                        : String.valueOf(link.getMessage()))
                .map(String::strip)
                .distinct()
                .collect(Collectors.joining("; ")));
    }

    private static int code(Exception link) {
        return switch (link) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException message -> message.getReturnCode();
            default -> 0;
        };
    }

    private static boolean isOfSender(Exception link) {
        return link instanceof SMTPSenderFailedException
                || link instanceof SMTPSendFailedException message
                        && message.getCommand().startsWith("MAIL");
    }

    private static String line(String words) {
        return Line.of(words, LONGEST);
    }
}
