package org.leadscoring.notify.http;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Which addresses inside one's own network may be called; by default none (spec OUT-3). */
public final class PrivateAddresses {

    /** The setting by which they are allowed. */
    public static final String SETTING = "leadscoring.delivery.allow-private-addresses";

    /** None of them. */
    public static final PrivateAddresses NONE = new PrivateAddresses(List.of());

    /**
     * Loopback, private and shared networks. Link-local addresses are not among them: clouds tell secrets to whoever asks at
     * 169.254.169.254. Who means them names them.
     */
    public static final PrivateAddresses ALL = new PrivateAddresses(Stream.of(
                    "127.0.0.0/8",
                    "::1/128",
                    "10.0.0.0/8",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    "100.64.0.0/10",
                    "fc00::/7")
            .map(Network::of)
            .toList());

    private final List<Network> allowed;

    private PrivateAddresses(List<Network> allowed) {
        this.allowed = allowed;
    }

    /**
     * Reads what {@value #SETTING} says.
     *
     * @param setting {@code false} or nothing, {@code true}, or ranges separated by commas: {@code 10.1.0.0/16,fd00::/8}
     * @throws IllegalArgumentException if it is none of these
     */
    public static PrivateAddresses parse(String setting) {
        return switch (setting.strip()) {
            case "", "false" -> NONE;
            case "true" -> ALL;
            default ->
                new PrivateAddresses(Arrays.stream(setting.split(",", -1))
                        .map(String::strip)
                        .map(Network::of)
                        .toList());
        };
    }

    boolean allow(byte[] address) {
        return allowed.stream().anyMatch(network -> network.contains(address));
    }

    @Override
    public String toString() {
        return allowed.toString();
    }
}
