package org.leadscoring.application.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What everybody may expect of {@link Passwords}. */
public abstract class PasswordsContract {

    private static final int COLUMN = 200;

    protected abstract Passwords passwords();

    @Test
    void the_password_of_a_hash_matches_and_no_other_does() {
        var hash = passwords().hash("correct horse");

        assertThat(passwords().matches("correct horse", hash)).isTrue();
        assertThat(passwords().matches("Correct horse", hash)).isFalse();
        assertThat(passwords().matches("correct horse ", hash)).isFalse();
        assertThat(passwords().matches("", hash)).isFalse();
    }

    @Test
    void a_hash_does_not_show_the_password_and_fits_its_column() {
        var hash = passwords().hash("correct horse");

        assertThat(hash).doesNotContain("correct horse").hasSizeLessThanOrEqualTo(COLUMN);
    }

    @Test
    void two_hashes_of_one_password_differ() {
        assertThat(passwords().hash("correct horse")).isNotEqualTo(passwords().hash("correct horse"));
    }

    @Test
    void every_character_of_a_long_password_counts() {
        var hash = passwords().hash("x".repeat(100) + "a");

        assertThat(passwords().matches("x".repeat(100) + "a", hash)).isTrue();
        assertThat(passwords().matches("x".repeat(100) + "b", hash)).isFalse();
    }

    @Test
    void passwords_may_have_characters_of_any_script() {
        var hash = passwords().hash("pässwörd 密码 🔑");

        assertThat(passwords().matches("pässwörd 密码 🔑", hash)).isTrue();
        assertThat(passwords().matches("password 密码 🔑", hash)).isFalse();
        assertThat(passwords().matches("p?ssw?rd ?? ?", hash)).isFalse();
    }
}
