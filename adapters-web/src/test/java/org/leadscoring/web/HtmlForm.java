package org.leadscoring.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.HtmlUtils;

/** What a browser would send of a form in a page, if nobody touched it; but for the token that each answer changes. */
final class HtmlForm {

    private static final Pattern CONTROL = Pattern.compile(
            "<input ([^>]*)>|<textarea ([^>]*)>(.*?)</textarea>|<select ([^>]*)>(.*?)</select>", Pattern.DOTALL);
    private static final Pattern CHOSEN = Pattern.compile("<option ([^>]*selected=\"selected\"[^>]*)>");
    private static final Pattern FIRST = Pattern.compile("<option ([^>]*)>");

    private final Map<String, String> fields = new LinkedHashMap<>();

    /** @param id of the form */
    static HtmlForm in(String page, String id) {
        int start = page.indexOf("<form id=\"" + id + "\"");
        var form = new HtmlForm();
        var controls = CONTROL.matcher(page.substring(start, page.indexOf("</form>", start)));
        while (controls.find()) {
            form.add(controls);
        }
        return form;
    }

    private void add(Matcher control) {
        if (control.group(1) != null) {
            input(control.group(1));
        } else if (control.group(2) != null) {
            // The first line's end behind the tag is none of the text.
            put(control.group(2), HtmlUtils.htmlUnescape(control.group(3).replaceFirst("^\r?\n", "")));
        } else {
            var chosen = CHOSEN.matcher(control.group(5));
            var first = FIRST.matcher(control.group(5));
            if (chosen.find() || first.find()) {
                put(
                        control.group(4),
                        attribute(chosen.reset().find() ? chosen.group(1) : first.group(1), "value")
                                .orElse(""));
            }
        }
    }

    private void input(String attributes) {
        var isBox = attributes.contains("type=\"checkbox\"") || attributes.contains("type=\"radio\"");
        if (!isBox || attributes.contains("checked=\"checked\"")) {
            put(attributes, attribute(attributes, "value").orElse(isBox ? "on" : ""));
        }
    }

    private void put(String attributes, String value) {
        attribute(attributes, "name").filter(name -> !name.equals("_csrf")).ifPresent(name -> fields.put(name, value));
    }

    private static Optional<String> attribute(String attributes, String name) {
        var matcher = Pattern.compile("(?:^|\\s)" + name + "=\"([^\"]*)\"").matcher(attributes);
        return matcher.find() ? Optional.of(HtmlUtils.htmlUnescape(matcher.group(1))) : Optional.empty();
    }

    /** This form with something else typed into a field. */
    HtmlForm typing(String field, String value) {
        fields.put(field, value);
        return this;
    }

    String get(String field) {
        return fields.getOrDefault(field, "");
    }

    MultiValueMap<String, String> sent() {
        var sent = new LinkedMultiValueMap<String, String>();
        fields.forEach(sent::add);
        return sent;
    }
}
