package org.leadscoring.domain.delivery;

/**
 * Something only we and a destination know. It is stored encrypted, and shown to nobody once it is stored.
 *
 * @param value 1 to 2,000 characters
 */
public record Secret(String value) {

    private static final int LONGEST = 2_000;
    private static final int SHOWN = 4;

    /** @throws IllegalArgumentException if it is empty or too long */
    public Secret {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException("a secret has 1 to 2,000 characters");
        }
    }

    /** Its last characters, so that people can tell secrets apart; nothing of a short one. */
    public String hint() {
        return value.length() < 3 * SHOWN ? "…" : "…" + value.substring(value.length() - SHOWN);
    }

    /** Never the secret itself, so that it cannot end up in a log. */
    @Override
    public String toString() {
        return "Secret[" + hint() + "]";
    }
}
