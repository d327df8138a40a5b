package org.leadscoring.application.workspace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** How often somebody failed to sign in lately, and from where they did sign in. Seen by all nodes. */
public interface SignInFailures {

    /** What was counted under these keys; those under which nothing was are missing. */
    Map<Tried, Counted> counted(Collection<Tried> keys);

    /**
     * Counts one more failure.
     *
     * @param now UTC
     * @param window if counting began this long ago or longer it begins anew
     */
    void count(Tried key, Instant now, Duration window);

    /** Nothing was counted under this key. */
    void forget(Tried key);

    /**
     * Somebody signed in from here.
     *
     * @param place who and where
     * @param now UTC
     */
    void noteSignIn(Tried place, Instant now);

    /** When somebody signed in from here last, UTC; empty if nobody did, or it was let go. */
    Optional<Instant> lastSignIn(Tried place);

    /** Lets go of places from where nobody signed in since then, UTC. */
    void forgetPlaces(Instant before);

    /**
     * Lets go what nobody needs any more.
     *
     * @param before of what counting began before this instant, UTC
     */
    void tidy(Instant before);

    /**
     * What failures are counted by. Only its digest is ever stored: people write their passwords where their names belong.
     *
     * @param digest 64 hexadecimal digits
     */
    record Tried(String digest) {

        /** The key of these words in this order. */
        static Tried of(String... words) {
            try {
                var sha256 = MessageDigest.getInstance("SHA-256");
                for (var word : words) {
                    sha256.update(word.getBytes(StandardCharsets.UTF_8));
                    sha256.update((byte) 0);
                }
                return new Tried(HexFormat.of().formatHex(sha256.digest()));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }

    /** @param since when counting began, UTC */
    record Counted(int failures, Instant since) {}
}
