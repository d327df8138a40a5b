package org.leadscoring.domain.lead;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.leadscoring.domain.event.InvalidEventException;
import org.leadscoring.domain.event.Texts;

/**
 * Something a lead is recognised by. Compares by strength, then by value.
 *
 * @param value 1 to 200 characters; e-mails lower case, phones in E.164
 */
public record Identifier(IdentifierType type, String value) implements Comparable<Identifier> {

    private static final int MAX_LENGTH = 200;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@,;<>\"]+@[^\\s@,;<>\"]+\\.[^\\s@,;<>\".]+");
    private static final Pattern PHONE_PUNCTUATION = Pattern.compile("[\\s().\\-/]");
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final Comparator<Identifier> ORDER =
            Comparator.comparing(Identifier::type).thenComparing(Identifier::value);

    /** @throws InvalidEventException if the value is blank, longer than 200 characters or no whole characters */
    public Identifier {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new InvalidEventException("", "must have 1 to " + MAX_LENGTH + " characters to recognise a lead by");
        }
        if (!Texts.isWhole(value)) {
            throw new InvalidEventException("", "has half a surrogate pair; send whole characters");
        }
    }

    /** The e-mail address as an identifier, trimmed and lower case; empty if it is not one. */
    public static Optional<Identifier> email(String address) {
        var normalised = address.strip().toLowerCase(Locale.ROOT);
        return normalised.length() <= MAX_LENGTH
                        && Texts.isWhole(normalised)
                        && EMAIL.matcher(normalised).matches()
                ? Optional.of(new Identifier(IdentifierType.EMAIL, normalised))
                : Optional.empty();
    }

    /**
     * The phone number as an identifier in E.164 ({@code +49 (30) 123-456} is {@code +4930123456}); empty if it has no
     * country code, for without one two people in two countries would be taken for one.
     */
    public static Optional<Identifier> phone(String number) {
        var digits = PHONE_PUNCTUATION.matcher(number.strip()).replaceAll("");
        var international = digits.startsWith("00") ? "+" + digits.substring(2) : digits;
        return E164.matcher(international).matches()
                ? Optional.of(new Identifier(IdentifierType.PHONE, international))
                : Optional.empty();
    }

    /** True if it belongs to a person and not to a device. */
    public boolean personal() {
        return type.personal();
    }

    @Override
    public int compareTo(Identifier other) {
        return ORDER.compare(this, other);
    }
}
