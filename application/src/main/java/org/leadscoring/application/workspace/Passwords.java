package org.leadscoring.application.workspace;

/** Hashes passwords, slowly on purpose. */
public interface Passwords {

    /** The salted hash of a password, with all that is needed to check it later. */
    String hash(String password);

    /** Whether the password is the one the hash was made of. */
    boolean matches(String password, String hash);
}
