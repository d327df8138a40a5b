package org.leadscoring.web.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Builds the address of a page: what is null is left out, everything else is encoded. */
public final class Address {

    private final StringBuilder text;
    private boolean queried;

    public Address(String path) {
        this.text = new StringBuilder(path);
    }

    /** This address with one more parameter, unless it is null. */
    public Address with(String name, @Nullable Object value) {
        if (value != null) {
            text.append(queried ? '&' : '?').append(name).append('=');
            // A plus is a blank in forms only; so is %20, everywhere.
            text.append(
                    URLEncoder.encode(value.toString(), StandardCharsets.UTF_8).replace("+", "%20"));
            queried = true;
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
