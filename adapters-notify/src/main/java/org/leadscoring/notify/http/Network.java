package org.leadscoring.notify.http;

import java.net.InetAddress;

/** A range of addresses, such as {@code 10.0.0.0/8}. */
final class Network {

    private static final int BYTE = 0xFF;

    private final byte[] first;
    private final int bits;
    private final String text;

    private Network(byte[] first, int bits, String text) {
        this.first = first;
        this.bits = bits;
        this.text = text;
    }

    /**
     * Reads a range, or an address for itself alone. Asks no name server.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static Network of(String text) {
        try {
            var slash = text.indexOf('/');
            var first = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash))
                    .getAddress();
            var all = first.length * Byte.SIZE;
            var bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
            if (bits >= 0 && bits <= all) {
                return new Network(first, bits, text);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(wrong(text), e);
        }
        throw new IllegalArgumentException(wrong(text));
    }

    private static String wrong(String text) {
        return "\"" + text + "\" is no range of addresses; write for example 10.0.0.0/8 or fd00::/8";
    }

    /** Whether an address, in network byte order, lies in it. One of the other version of IP does not. */
    boolean contains(byte[] address) {
        if (address.length != first.length) {
            return false;
        }
        for (int i = 0; i * Byte.SIZE < bits; i++) {
            var significant = Math.min(Byte.SIZE, bits - i * Byte.SIZE);
            var mask = BYTE << (Byte.SIZE - significant) & BYTE;
            if ((address[i] & mask) != (first[i] & mask)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return text;
    }
}
