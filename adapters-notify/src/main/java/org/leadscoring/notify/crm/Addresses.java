package org.leadscoring.notify.crm;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses within a CRM. */
final class Addresses {

    private Addresses() {}

    /**
     * What is at a path under where the CRM is; a query of the latter is dropped.
     *
     * @param path from {@code /}; encoded
     */
    static URI under(URI crm, String path) {
        var base = crm.getRawPath() == null ? "" : crm.getRawPath();
        while (base.endsWith("/")) {
            base = base.substring(0, base.length() - 1);
        }
        return URI.create(crm.getScheme() + "://" + crm.getRawAuthority() + base + path);
    }

    /** As it may stand in a query, or in a form. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
