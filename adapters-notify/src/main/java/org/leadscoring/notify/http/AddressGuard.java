package org.leadscoring.notify.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks names up, and lets nobody through to addresses that are not of the public internet. It is asked once for each
 * connection, and what it answers is what is connected to: a name that means something else the next moment gains nothing.
 * Addresses written as numbers pass through it, too.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA: special addresses of IPv4</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IANA: special addresses of IPv6</a>
 */
final class AddressGuard implements DnsResolver {

    private static final Map<Network, String> SPECIAL = special();

    /** IPv6 addresses behind which an IPv4 address is reached, and at which byte it begins. */
    private static final Map<Network, Integer> CARRIERS = Map.of(
            // IPv4-compatible, IPv4-mapped and IPv4-translated; Java itself turns the second into IPv4.
            Network.of("::/96"), 12,
            Network.of("::ffff:0:0:0/96"), 12,
            // NAT64, RFC 6052
            Network.of("64:ff9b::/96"), 12,
            // 6to4, RFC 3056
            Network.of("2002::/16"), 2);

    private static final int IPV4_BYTES = 4;

    private final DnsResolver names;
    private final PrivateAddresses allowed;

    AddressGuard(DnsResolver names, PrivateAddresses allowed) {
        this.names = names;
        this.allowed = allowed;
    }

    private static Map<Network, String> special() {
        var networks = new LinkedHashMap<Network, String>();
        Stream.of("127.0.0.0/8", "::1/128").forEach(text -> networks.put(Network.of(text), "a loopback address"));
        Stream.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fec0::/10")
                .forEach(text -> networks.put(Network.of(text), "a private address"));
        networks.put(Network.of("100.64.0.0/10"), "an address inside a carrier's network");
        Stream.of("169.254.0.0/16", "fe80::/10")
                .forEach(text -> networks.put(Network.of(text), "a link-local address"));
        Stream.of("224.0.0.0/4", "ff00::/8").forEach(text -> networks.put(Network.of(text), "a multicast address"));
        Stream.of("0.0.0.0/8", "::/128").forEach(text -> networks.put(Network.of(text), "an unspecified address"));
        Stream.of(
                        "192.0.0.0/24",
                        "192.0.2.0/24",
                        "192.88.99.0/24",
                        "198.18.0.0/15",
                        "198.51.100.0/24",
                        "203.0.113.0/24",
                        "240.0.0.0/4",
                        // NAT64 of one's own, RFC 8215: where in it the IPv4 address stands is anybody's choice.
                        "64:ff9b:1::/48",
                        "100::/64",
                        // Teredo and others
                        "2001::/23",
                        "2001:db8::/32",
                        "3fff::/20",
                        "5f00::/16")
                .forEach(text -> networks.put(Network.of(text), "a reserved address"));
        return networks;
    }

    /**
     * The addresses of a host.
     *
     * @throws RefusedAddressException if one of them may not be called
     * @throws UnknownHostException if there are none
     */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = names.resolve(host);
        for (var address : addresses) {
            var what = refused(address);
            if (what.isPresent()) {
                throw new RefusedAddressException(host, what.get());
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }

    /** What kind of address it is, if it may not be called. */
    Optional<String> refused(InetAddress address) {
        return meanings(address.getAddress())
                .filter(meaning -> !allowed.allow(meaning))
                .flatMap(meaning -> kind(meaning).stream())
                .findFirst();
    }

    private static Stream<byte[]> meanings(byte[] address) {
        return Stream.concat(
                Stream.of(address),
                CARRIERS.entrySet().stream()
                        .filter(carrier -> carrier.getKey().contains(address) && !isSpecial(address))
                        .map(carrier ->
                                Arrays.copyOfRange(address, carrier.getValue(), carrier.getValue() + IPV4_BYTES)));
    }

    private static boolean isSpecial(byte[] address) {
        return kind(address).isPresent();
    }

    private static Optional<String> kind(byte[] address) {
        return SPECIAL.entrySet().stream()
                .filter(network -> network.getKey().contains(address))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
