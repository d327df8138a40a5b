package org.leadscoring.web.tracking;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * The script that websites load (spec IN-4), as it is served: its source without the lines that are comments.
 *
 * <p>It is the same for all websites. What differs, the key above all, stands in the tag that loads it.
 */
@Component
public final class TrackScript {

    private static final String NAME = "track.js";
    private static final int HASH_DIGITS = 16;

    private final byte[] bytes;
    private final byte[] packed;
    private final String hash;
    private final String integrity;

    public TrackScript() {
        this.bytes = served(source()).getBytes(StandardCharsets.UTF_8);
        this.packed = gzip(bytes);
        var digest = sha384(bytes);
        this.hash = HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        this.integrity = "sha384-" + Base64.getEncoder().encodeToString(digest);
    }

    /** The path under which the newest script is served, without the leading slash. */
    public String name() {
        return NAME;
    }

    /** The path under which this very script is served, and never another: {@code track.0123456789abcdef.js}. */
    public String lastingName() {
        return "track." + hash + ".js";
    }

    /** What tells this script from those of other releases: 16 hexadecimal digits. */
    public String hash() {
        return hash;
    }

    /**
     * What browsers compare the script with before they run it: {@code sha384-} and the hash in Base64.
     *
     * @see <a href="https://www.w3.org/TR/SRI/">Subresource Integrity</a>
     */
    public String integrity() {
        return integrity;
    }

    /** The script in UTF-8. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The script in UTF-8, packed by gzip. */
    public byte[] packed() {
        return packed.clone();
    }

    /**
     * The tag to put into a website's pages. It lets browsers run this very script and no other: after an upgrade that
     * brings another script, nothing is tracked until the tag is replaced. See {@link #snippetForAnyRelease}.
     *
     * @param baseUrl where browsers reach the server, for example {@code https://leads.example.com}
     * @param key the write key of the website's source, or what stands for it
     */
    public String snippet(String baseUrl, String key) {
        return "<script async src=\"%s\" data-key=\"%s\" integrity=\"%s\" crossorigin=\"anonymous\"></script>"
                .formatted(address(baseUrl), HtmlUtils.htmlEscape(key), integrity);
    }

    /**
     * The tag for those who trust their server: browsers run whatever script it serves, so an upgrade needs no new tag.
     *
     * @param baseUrl as of {@link #snippet}
     * @param key as of {@link #snippet}
     */
    public String snippetForAnyRelease(String baseUrl, String key) {
        return "<script async src=\"%s\" data-key=\"%s\"></script>"
                .formatted(address(baseUrl), HtmlUtils.htmlEscape(key));
    }

    private static String address(String baseUrl) {
        var folder = baseUrl.endsWith("/") ? baseUrl : baseUrl + "/";
        return HtmlUtils.htmlEscape(folder + NAME);
    }

    private static String source() {
        try {
            return new ClassPathResource("track/" + NAME).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the script for websites is missing from the product", e);
        }
    }

    private static String served(String source) {
        return source.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static byte[] gzip(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new Smallest(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] sha384(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-384").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the hash that browsers check scripts by is missing from this JDK", e);
        }
    }

    /** It is packed once and served often. */
    private static final class Smallest extends GZIPOutputStream {

        Smallest(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
