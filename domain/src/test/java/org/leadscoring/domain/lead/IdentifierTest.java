package org.leadscoring.domain.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.domain.event.InvalidEventException;

class IdentifierTest {

    @ParameterizedTest
    @CsvSource({
        "ada@example.com, ada@example.com",
        "' Ada.Lovelace+News@Example.CO.UK ', ada.lovelace+news@example.co.uk",
        "o'brien@example.com, o'brien@example.com",
        "müller@exämple.de, müller@exämple.de",
        "a@b.c, a@b.c"
    })
    void an_e_mail_address_is_trimmed_and_lowered(String address, String value) {
        assertThat(Identifier.email(address)).contains(new Identifier(IdentifierType.EMAIL, value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "ada@",
                "@example.com",
                "ada@example",
                "ada@example.",
                "ada@@example.com",
                "ada lovelace@example.com",
                "ada@example.com, bob@example.com",
                "ada@example.com;bob@example.com",
                "Ada <ada@example.com>",
                "\"ada\"@example.com",
                "\ud83dada@example.com"
            })
    void what_is_no_e_mail_address_recognises_nobody(String address) {
        assertThat(Identifier.email(address)).isEmpty();
    }

    @Test
    void an_e_mail_address_may_have_200_characters_and_no_more() {
        assertThat(Identifier.email("x".repeat(188) + "@example.com")).isPresent();
        assertThat(Identifier.email("x".repeat(189) + "@example.com")).isEmpty();
        assertThat(Identifier.email("@".repeat(1_000_000))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "+4930123456, +4930123456",
        "+49 (30) 123-456, +4930123456",
        "' +49.30/123456 ', +4930123456",
        "004930123456, +4930123456",
        "00 49 30 123 456, +4930123456",
        "+1 (555) 010-0199, +15550100199",
        "+1234567, +1234567",
        "+123456789012345, +123456789012345"
    })
    void a_phone_number_becomes_e_164(String number, String value) {
        assertThat(Identifier.phone(number)).contains(new Identifier(IdentifierType.PHONE, value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "030123456",
                "30 123456",
                "+123456",
                "+1234567890123456",
                "+0301234567",
                "0004930123456",
                "+49 30 CALL ME",
                "++4930123456",
                "+٤٩٣٠١٢٣٤٥٦",
                "phone"
            })
    void a_number_without_a_country_code_recognises_nobody(String number) {
        assertThat(Identifier.phone(number)).isEmpty();
    }

    @Test
    void identifiers_compare_by_strength_and_then_by_value() {
        var ordered = List.of(
                new Identifier(IdentifierType.USER_ID, "a"),
                new Identifier(IdentifierType.USER_ID, "b"),
                new Identifier(IdentifierType.CRM_ID, "a"),
                new Identifier(IdentifierType.EMAIL, "A"),
                new Identifier(IdentifierType.EMAIL, "a"),
                new Identifier(IdentifierType.PHONE, "a"),
                new Identifier(IdentifierType.ANONYMOUS_ID, "a"),
                new Identifier(IdentifierType.SESSION_ID, "a"));

        assertThat(ordered.reversed().stream().sorted()).containsExactlyElementsOf(ordered);
    }

    @Test
    void devices_and_visits_are_not_personal() {
        assertThat(List.of(IdentifierType.values()).stream().filter(IdentifierType::personal))
                .containsExactly(
                        IdentifierType.USER_ID, IdentifierType.CRM_ID, IdentifierType.EMAIL, IdentifierType.PHONE);
        assertThat(new Identifier(IdentifierType.ANONYMOUS_ID, "x").personal()).isFalse();
        assertThat(new Identifier(IdentifierType.CRM_ID, "x").personal()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\ud83d", "a\ude80"})
    void what_cannot_be_kept_is_refused(String value) {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> new Identifier(IdentifierType.USER_ID, value));
    }

    @Test
    void a_value_may_have_200_characters_and_no_more() {
        assertThat(new Identifier(IdentifierType.USER_ID, "x".repeat(200)).value())
                .hasSize(200);
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> new Identifier(IdentifierType.USER_ID, "x".repeat(201)))
                .withMessageContaining("200");
    }

    @Test
    void case_and_blanks_matter() {
        assertThat(new Identifier(IdentifierType.USER_ID, "Bob"))
                .isNotEqualTo(new Identifier(IdentifierType.USER_ID, "bob"))
                .isNotEqualTo(new Identifier(IdentifierType.USER_ID, "Bob "));
    }
}
