package org.leadscoring.persistence.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WrittenOutTest {

    @Test
    void values_stand_where_their_names_stood() {
        var sql = WrittenOut.sql(
                "select a from t where a in (:keys) and b = :b and c <= :keysUpTo",
                Map.of("keys", List.of("x", "it's"), "b", new byte[] {1, (byte) 0xfe}, "keysUpTo", 7));

        assertThat(sql).isEqualTo("select a from t where a in ('x',_utf8mb4 x'69742773') and b = x'01fe' and c <= 7");
    }

    @Test
    void keys_of_several_columns_stand_in_parentheses() {
        var sql = WrittenOut.sql(
                "delete from t where (a, b) in (:keys)",
                Map.of("keys", List.of(new Object[] {1, true}, new Object[] {2L, false})));

        assertThat(sql).isEqualTo("delete from t where (a, b) in ((1,true),(2,false))");
    }

    @Test
    void what_is_quoted_and_what_a_value_says_is_no_name() {
        var sql = WrittenOut.sql(
                "select ':a', '12:30' from t where a = :a and b = :b", Map.of("a", ":b ? {fn now()}", "b", "2"));

        assertThat(sql).isEqualTo("select ':a', '12:30' from t where a = ':b ? {fn now()}' and b = '2'");
    }

    @Test
    void a_name_without_a_value_is_told() {
        assertThatThrownBy(() -> WrittenOut.sql("select :a", Map.of("b", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no value for :a in select :a");
    }
}
