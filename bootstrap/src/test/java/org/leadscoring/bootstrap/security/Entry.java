package org.leadscoring.bootstrap.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.leadscoring.domain.workspace.Scope;

/**
 * A line of {@code security/routes.txt}.
 *
 * @param who may use it
 * @param scope what a token needs; empty if tokens are good for nothing there
 * @param method of HTTP, or {@code ANY}
 * @param address with names of ids in braces
 * @param body what its controller reads; empty for nothing
 */
record Entry(Set<Who> who, Optional<Scope> scope, String method, String address, String body) {

    private static final Pattern LINE = Pattern.compile("([A-Z-]{7})(?::([a-z_]+))? ([A-Z]+) (/\\S*)(?: (.*))?");
    private static final Pattern ID = Pattern.compile("\\{(\\w+)}");

    /** What somebody tries that no line speaks of. */
    static Entry trying(String method, String address, String body) {
        return new Entry(Set.of(), Optional.empty(), method, address, body);
    }

    /** All of them. */
    static List<Entry> all() {
        try (var stream = Entry.class.getResourceAsStream("/security/routes.txt")) {
            var text = new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Entry::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Entry read(String line) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a line of the table: " + line);
        }
        var who = EnumSet.noneOf(Who.class);
        int place = 0;
        for (var one : Who.values()) {
            var letter = parts.group(1).charAt(place++);
            if (letter == one.letter()) {
                who.add(one);
            } else if (letter != '-') {
                throw new IllegalArgumentException("not the place of " + letter + ": " + line);
            }
        }
        var scope = Optional.ofNullable(parts.group(2))
                .map(key -> Scope.of(key).orElseThrow(() -> new IllegalArgumentException("no scope: " + line)));
        return new Entry(who, scope, parts.group(3), parts.group(4), Objects.requireNonNullElse(parts.group(5), ""));
    }

    /** What it has in common with the route: which names its ids have does not matter. */
    String route() {
        return method + " " + ID.matcher(address).replaceAll("{}");
    }

    /** What to send it by, and where it leads: a place that is not there, if it takes all. */
    List<Entry> requests() {
        return method.equals("ANY")
                ? List.of(
                        new Entry(who, scope, "GET", somewhere(), ""),
                        new Entry(who, scope, "POST", somewhere(), "{}"),
                        new Entry(who, scope, "DELETE", somewhere(), ""))
                : List.of(new Entry(who, scope, method, somewhere(), body));
    }

    /** It, and if it reads, the same by HEAD, which the server answers wherever it answers GET. */
    List<Entry> alsoWithoutContent() {
        return method.equals("GET") ? List.of(this, new Entry(who, scope, "HEAD", address, body)) : List.of(this);
    }

    private String somewhere() {
        return address.replace("**", method.equals("ANY") ? "nowhere" : "liveness");
    }

    /** With these ids in the place of their names. */
    Entry with(UnaryOperator<String> ids) {
        return new Entry(who, scope, method, filled(address, ids), filled(body, ids));
    }

    private static String filled(String text, UnaryOperator<String> ids) {
        return ID.matcher(text).replaceAll(name -> ids.apply(name.group(1)));
    }

    /** The names of ids in its address and its body. */
    List<String> ids() {
        return ID.matcher(address + " " + body)
                .results()
                .map(name -> name.group(1))
                .toList();
    }

    boolean changes() {
        return !Set.of("GET", "HEAD", "OPTIONS").contains(method);
    }

    /** Whether it is used by scripts, with a header that says who asks, and never by a browser that is signed in. */
    boolean isApi() {
        return address.startsWith("/api/")
                || address.startsWith("/v1/")
                || address.startsWith("/beacon/")
                || address.equals("/actuator/prometheus")
                || address.startsWith("/actuator/sbom");
    }

    /** Whether nobody may use it but sources, or it is one of the addresses among theirs that lead nowhere. */
    boolean isWayIn() {
        return who.equals(EnumSet.of(Who.SOURCE))
                || who.isEmpty()
                        && (address.startsWith("/v1/")
                                || address.startsWith("/beacon/")
                                || address.startsWith("/api/") && !address.startsWith("/api/v1/"));
    }

    @Override
    public String toString() {
        return method + " " + address + (body.isEmpty() ? "" : " " + body);
    }
}
