package org.leadscoring.bootstrap.drill;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;

/** Items no server wants, each of which may be put into a batch without making it anything but JSON. */
final class Poison {

    private static final int DEEP = 300;
    private static final int LONG = 20_000;

    private static final List<String> ITEMS = List.of(
            "\"nonsense\"",
            "null",
            "{}",
            track("\"user\\u0000\"", "\"event\\u0000\"", "{}"),
            track("\"lone \\ud800 surrogate\"", "\"\\udfff\"", "{\"\\ud800\":\"\\udc00\\udc00\"}"),
            track("{\"$ne\":null}", "[\"a\"]", "[]"),
            track("\"" + "u".repeat(LONG) + "\"", "\"long\"", "{}"),
            track("\"huge\"", "\"number\"", "{\"value\":1e400,\"other\":" + "9".repeat(400) + "}"),
            track("\"deep\"", "\"nested\"", "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP)),
            track("\"wide\"", "\"names\"", "{\"" + "n".repeat(LONG) + "\":1}"),
            track("\"\\ud83d\\ude00\"", "\"'; drop table events; --\"", "{\"\":\"\"}"),
            "{\"type\":\"track\",\"userId\":\"never\",\"event\":\"at\",\"timestamp\":\"+999999999-12-31T23:59:59Z\"}",
            "{\"type\":\"identify\",\"userId\":\"x\",\"traits\":{\"email\":\"" + "e".repeat(LONG) + "@example.com\"}}",
            "{\"type\":\"alias\",\"userId\":\"a\",\"previousId\":\"a\"}");

    private Poison() {}

    private static String track(String user, String event, String properties) {
        return "{\"type\":\"track\",\"userId\":" + user + ",\"event\":" + event + ",\"properties\":" + properties + "}";
    }

    /** How many kinds there are. */
    static int kinds() {
        return ITEMS.size();
    }

    /** The request with one more item in front of its batch, which stays first in line for whatever happens to the others. */
    static byte[] in(byte[] request, int kind) {
        var text = new String(request, StandardCharsets.UTF_8);
        var end = text.indexOf("\r\n\r\n");
        var head = text.substring(0, text.indexOf("Content-Length: "));
        var body = text.substring(end + 4)
                .replaceFirst("\\[", "[" + Matcher.quoteReplacement(ITEMS.get(kind % kinds())) + ",");
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var whole = (head + "Content-Length: " + bytes.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        var all = new byte[whole.length + bytes.length];
        System.arraycopy(whole, 0, all, 0, whole.length);
        System.arraycopy(bytes, 0, all, whole.length, bytes.length);
        return all;
    }
}
