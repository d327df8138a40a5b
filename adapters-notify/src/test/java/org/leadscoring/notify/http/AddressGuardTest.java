package org.leadscoring.notify.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "169.253.255.255",
                "11.0.0.0",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "2a00:1450:4001:800::200e",
                "64:ff9b::8.8.8.8",
                "2002:808:808::1",
                "::ffff:8.8.8.8"
            })
    void addresses_of_the_public_internet_are_called(String address) {
        assertThat(guard(PrivateAddresses.NONE).refused(InetAddress.ofLiteral(address)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, loopback",
        "127.255.255.254, loopback",
        "::1, loopback",
        "10.0.0.1, private",
        "10.255.255.255, private",
        "172.16.0.0, private",
        "172.31.255.255, private",
        "192.168.1.1, private",
        "fc00::1, private",
        "fd12:3456::1, private",
        "fec0::1, private",
        "100.64.0.1, carrier",
        "100.127.255.255, carrier",
        "169.254.169.254, link-local",
        "fe80::1, link-local",
        "224.0.0.1, multicast",
        "239.255.255.255, multicast",
        "ff02::1, multicast",
        "0.0.0.0, unspecified",
        "0.1.2.3, unspecified",
        "::, unspecified",
        "255.255.255.255, reserved",
        "240.0.0.1, reserved",
        "192.0.2.1, reserved",
        "198.18.0.1, reserved",
        "2001:db8::1, reserved",
        // Teredo
        "2001:0:808:808::1, reserved",
        "64:ff9b:1::10.0.0.1, reserved",
        // IPv4 inside IPv6: mapped, compatible, translated, NAT64, 6to4
        "::ffff:127.0.0.1, loopback",
        "::ffff:169.254.169.254, link-local",
        "::127.0.0.1, loopback",
        "::10.0.0.1, private",
        "::ffff:0:10.0.0.1, private",
        "64:ff9b::10.0.0.1, private",
        "64:ff9b::169.254.169.254, link-local",
        "2002:7f00:1::, loopback",
        "2002:c0a8:101::1, private",
    })
    void others_are_not(String address, String kind) {
        assertThat(guard(PrivateAddresses.NONE).refused(InetAddress.ofLiteral(address)))
                .hasValueSatisfying(what -> assertThat(what).contains(kind));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "::1",
                "10.1.2.3",
                "172.20.0.1",
                "192.168.0.1",
                "100.64.0.1",
                "fd00::1",
                "::10.0.0.1"
            })
    void ones_own_network_may_be_allowed(String address) {
        assertThat(guard(PrivateAddresses.parse("true")).refused(InetAddress.ofLiteral(address)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "fe80::1", "224.0.0.1", "0.0.0.0", "64:ff9b::169.254.169.254"})
    void what_clouds_tell_at_link_local_addresses_is_not_among_it(String address) {
        assertThat(guard(PrivateAddresses.parse("true")).refused(InetAddress.ofLiteral(address)))
                .isPresent();
    }

    @Test
    void ranges_may_be_allowed_by_themselves() {
        var guard = guard(PrivateAddresses.parse("10.1.0.0/17, fd00:1::/32,169.254.1.1"));

        assertThat(guard.refused(InetAddress.ofLiteral("10.1.127.255"))).isEmpty();
        assertThat(guard.refused(InetAddress.ofLiteral("10.1.128.0"))).isPresent();
        assertThat(guard.refused(InetAddress.ofLiteral("fd00:1:ffff::1"))).isEmpty();
        assertThat(guard.refused(InetAddress.ofLiteral("fd00:2::1"))).isPresent();
        assertThat(guard.refused(InetAddress.ofLiteral("169.254.1.1"))).isEmpty();
        assertThat(guard.refused(InetAddress.ofLiteral("169.254.1.2"))).isPresent();
        assertThat(guard.refused(InetAddress.ofLiteral("127.0.0.1"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "10.0.0.0/8,", "example.com", "/8"})
    void a_setting_that_means_nothing_is_refused(String setting) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrivateAddresses.parse(setting))
                .withMessageContaining("10.0.0.0/8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "false"})
    void nothing_is_allowed_by_default(String setting) {
        assertThat(guard(PrivateAddresses.parse(setting)).refused(InetAddress.ofLiteral("10.0.0.1")))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "2130706433", "127.1", "localhost"})
    void numbers_are_looked_at_however_they_are_written(String host) {
        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> guard(PrivateAddresses.NONE).resolve(host));
    }

    @Test
    void one_refused_address_among_several_is_enough() {
        var mixed = new Names(List.of("8.8.8.8", "10.0.0.1"));

        assertThatExceptionOfType(RefusedAddressException.class)
                .isThrownBy(() -> new AddressGuard(mixed, PrivateAddresses.NONE).resolve("mixed.example"))
                .satisfies(e -> assertThat(e.why())
                        .contains("mixed.example", "a private address", PrivateAddresses.SETTING)
                        .doesNotContain("10.0.0.1"));
    }

    private static AddressGuard guard(PrivateAddresses allowed) {
        return new AddressGuard(SystemDefaultDnsResolver.INSTANCE, allowed);
    }

    /** Knows every host at the same addresses. */
    private record Names(List<String> addresses) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) {
            return addresses.stream().map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
