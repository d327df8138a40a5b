package org.leadscoring.application.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.workspace.ThrottleSignIns.Limits;

class ThrottleSignInsTest {

    private static final String HERE = "203.0.113.7";

    private final InMemoryApplication application = new InMemoryApplication();
    private final ThrottleSignIns throttle = application.security.throttleSignIns;

    @Test
    void the_tenth_failure_of_a_name_from_an_address_within_a_quarter_of_an_hour_is_the_last() {
        fail(9, "ann", HERE);
        assertThat(throttle.wait("ann", HERE)).isEmpty();

        application.clock.advance(Duration.ofMinutes(5));
        throttle.failed(" ANN ", HERE);

        assertThat(throttle.wait("ann", HERE)).contains(Duration.ofMinutes(10));
        assertThat(throttle.wait("bob", HERE)).isEmpty();
        assertThat(throttle.wait("ann", "203.0.113.8")).isEmpty();

        application.clock.advance(Duration.ofMinutes(10));
        assertThat(throttle.wait("ann", HERE)).isEmpty();
    }

    @Test
    void who_signs_in_begins_anew() {
        fail(9, "ann", HERE);
        throttle.succeeded("ann", HERE);

        fail(9, "ann", HERE);

        assertThat(throttle.wait("ann", HERE)).isEmpty();
    }

    @Test
    void a_name_tried_from_many_addresses_is_tried_a_hundred_times_an_hour() {
        for (int i = 0; i < 100; i++) {
            throttle.failed("ann", "198.51.100." + i);
        }

        assertThat(throttle.wait("ann", HERE)).contains(Duration.ofHours(1));
        assertThat(throttle.wait("bob", HERE)).isEmpty();
    }

    @Test
    void many_names_tried_from_one_address_are_tried_a_hundred_times_a_quarter_of_an_hour() {
        for (int i = 0; i < 100; i++) {
            throttle.failed("user-" + i, HERE);
        }

        assertThat(throttle.wait("ann", HERE)).contains(Duration.ofMinutes(15));
        assertThat(throttle.wait("ann", "203.0.113.8")).isEmpty();
    }

    @Test
    void all_addresses_of_a_network_of_ipv6_are_one() {
        fail(10, "ann", "2001:db8:1:2:aaaa:bbbb:cccc:dddd");

        assertThat(throttle.wait("ann", "2001:db8:1:2::1")).isPresent();
        assertThat(throttle.wait("ann", "2001:db8:1:3::1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, ::ffff:203.0.113.7",
        "203.0.113.7, 203.0.113.7:51234",
        "203.0.113.7:1, 203.0.113.7:2",
        "2001:db8:1:2::1, [2001:db8:1:2::9]:443",
        "2001:db8:0:0:1::, 2001:0db8::2",
        "2001:db8:1:2::1, 2001:DB8:1:2::1%eth0"
    })
    void however_an_address_is_written_it_is_one(String one, String other) {
        fail(10, "ann", one);

        assertThat(throttle.wait("ann", other)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "::ffff:203.0.113.7, ::ffff:203.0.113.8",
        "203.0.113.7:443, 203.0.113.8:443",
        "2001:db8::1, 2001:db8:0:1::1",
        "one.example, other.example"
    })
    void other_addresses_are_others(String one, String other) {
        fail(10, "ann", one);

        assertThat(throttle.wait("ann", other)).isEmpty();
    }

    @Test
    void nobody_is_shut_out_by_others_of_where_they_signed_in_lately() {
        throttle.succeeded("ann", HERE);
        for (int i = 0; i < 100; i++) {
            throttle.failed("ann", "198.51.100." + i);
        }

        assertThat(throttle.wait("ann", HERE)).isEmpty();
        assertThat(throttle.wait("ann", "203.0.113.99")).contains(Duration.ofHours(1));
        fail(10, "ann", HERE);
        assertThat(throttle.wait("ann", HERE)).contains(Duration.ofMinutes(15));

        application.clock.advance(Duration.ofDays(30));
        throttle.tidy();
        for (int i = 0; i < 100; i++) {
            throttle.failed("ann", "198.51.100." + i);
        }
        assertThat(throttle.wait("ann", HERE)).as("a month later").isPresent();
    }

    @Test
    void what_is_counted_no_more_is_let_go() {
        fail(3, "ann", HERE);
        application.clock.advance(Duration.ofMinutes(61));
        fail(1, "bob", HERE);

        throttle.tidy();

        assertThat(application.ports.signInFailures().size()).isEqualTo(3);
    }

    @Test
    void limits_are_at_least_one() {
        assertThatThrownBy(() -> new Limits(0, 1, 1)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new Limits(1, 0, 1)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new Limits(1, 1, 0)).hasMessageContaining("at least 1");
    }

    private void fail(int times, String name, String address) {
        for (int i = 0; i < times; i++) {
            throttle.failed(name, address);
        }
    }
}
