package org.leadscoring.application.workspace;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Locale;

/** Who counts as one when it is counted by where they come from. */
final class Networks {

    /** Who has one address of IPv6 has 2⁶⁴ of them: the first half says where they are. */
    private static final int HALF = 8;

    private Networks() {}

    /**
     * The network of an address: an address of IPv4, or the first half of one of IPv6. One of IPv4 that is written as one of
     * IPv6 is one of IPv4. Ports that proxies add are not looked at, nor is any name looked up.
     *
     * @param address as the server or a proxy wrote it; what is none is its own network
     */
    static String of(String address) {
        var text = withoutZone(withoutPort(address.strip()));
        try {
            var parsed = InetAddress.ofLiteral(text);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(parsed.getAddress(), 0, HALF)
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException e) {
            return text.toLowerCase(Locale.ROOT);
        }
    }

    /** By which of our own interfaces it came does not matter. */
    private static String withoutZone(String address) {
        var zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }

    private static String withoutPort(String address) {
        if (address.startsWith("[") && address.contains("]")) {
            return address.substring(1, address.indexOf(']'));
        }
        var colon = address.indexOf(':');
        return colon >= 0 && colon == address.lastIndexOf(':') ? address.substring(0, colon) : address;
    }
}
