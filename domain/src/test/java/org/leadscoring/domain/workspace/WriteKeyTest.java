package org.leadscoring.domain.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteKeyTest {

    @ParameterizedTest
    @ValueSource(strings = {"12345678", "!\"#$%&'()*+,-./;<=>?@[]^_`{|}~\\", "AbCdEfGh0123456789"})
    void a_key_is_printable_ascii(String key) {
        assertThat(new WriteKey(key).value()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1234567",
                "with space",
                "with:colon",
                "schlüssel",
                "tab\tinside",
                "deleted\u007f",
                "🔑🔑🔑🔑🔑"
            })
    void what_cannot_travel_as_a_user_name_is_refused(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> new WriteKey(key)).withMessageContaining("8 to 200");
    }

    @Test
    void a_key_may_have_200_characters_and_no_more() {
        assertThat(new WriteKey("x".repeat(200)).hint()).isEqualTo("xxxx");
        assertThatIllegalArgumentException().isThrownBy(() -> new WriteKey("x".repeat(201)));
    }

    @Test
    void only_the_hash_is_kept() {
        assertThat(HexFormat.of().formatHex(new WriteKey("password").hash()))
                .isEqualTo("5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8");
    }

    @Test
    void the_secret_does_not_end_up_in_a_log() {
        assertThat(new WriteKey("secret-key-1234").toString())
                .doesNotContain("secret")
                .contains("1234");
    }
}
