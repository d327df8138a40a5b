package org.leadscoring.domain.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadscoring.domain.crm.Crm.Odoo.Api;
import org.leadscoring.domain.crm.FieldMapping.Direction;
import org.leadscoring.domain.crm.FieldMapping.Winner;
import org.leadscoring.domain.delivery.Secret;

class CrmTest {

    private static final URI SERVER = URI.create("https://crm.example.com");
    private static final Secret SECRET = new Secret("secret");

    @Test
    void an_odoo_has_a_database_and_a_login_where_its_key_does_not_say_who_signs_in() {
        assertThat(odoo("crm", "admin", Api.JSON_RPC).login()).isEqualTo("admin");
        assertThat(odoo("crm", "", Api.JSON_2).kind()).isEqualTo(Crm.Kind.ODOO);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> odoo("crm", "", Api.JSON_RPC))
                .withMessage("the login has 1 to 300 characters");
        for (var api : Api.values()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> odoo(" ", "admin", api))
                    .withMessage("the database has 1 to 300 characters");
        }
    }

    @Test
    void a_salesforce_has_a_consumer_key_of_at_most_300_characters() {
        assertThat(new Crm.Salesforce(SERVER, "x".repeat(300), SECRET).clientId())
                .hasSize(300);
        for (var key : new String[] {"", " ", "x".repeat(301)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Crm.Salesforce(SERVER, key, SECRET))
                    .withMessage("the consumer key has 1 to 300 characters");
        }
    }

    @Test
    void a_crm_is_reached_by_http_and_nothing_else() {
        var file = URI.create("file:///etc/passwd");

        assertThatIllegalArgumentException().isThrownBy(() -> new Crm.HubSpot(file, SECRET));
        assertThatIllegalArgumentException().isThrownBy(() -> new Crm.Salesforce(file, "key", SECRET));
        assertThatIllegalArgumentException().isThrownBy(() -> new Crm.Odoo(file, "crm", "admin", SECRET, Api.JSON_RPC));
    }

    @ParameterizedTest
    @CsvSource({
        "PUSH, true, false, push",
        "ONCE, false, false, once",
        "PULL, false, true, pull",
        "BOTH, true, true, both"
    })
    void a_direction_says_who_writes_a_field(Direction direction, boolean pushes, boolean pulls, String key) {
        assertThat(direction.pushes()).isEqualTo(pushes);
        assertThat(direction.pulls()).isEqualTo(pulls);
        assertThat(direction.key()).isEqualTo(key);
    }

    @Test
    void kinds_and_winners_are_stored_in_lower_case() {
        assertThat(Crm.Kind.SALESFORCE.key()).isEqualTo("salesforce");
        assertThat(Winner.THEIRS.key()).isEqualTo("theirs");
    }

    @Test
    void what_is_points_is_a_number() {
        assertThat(Ours.ALL.stream().filter(Ours::isNumber).map(Ours::key))
                .containsExactly("score", "engagement", "fit", "intent");
    }

    @Test
    void a_trait_is_known_by_its_name() {
        assertThat(new Ours("trait.industry").isTrait()).isTrue();
        assertThat(new Ours("trait.industry").trait()).isEqualTo("industry");
        assertThat(Ours.ALL).noneMatch(Ours::isTrait);
    }

    private static Crm.Odoo odoo(String database, String login, Api api) {
        return new Crm.Odoo(SERVER, database, login, SECRET, api);
    }
}
