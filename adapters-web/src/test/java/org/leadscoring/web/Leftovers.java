package org.leadscoring.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** What people read or hear of a page that stands outside of marked messages. */
final class Leftovers {

    private static final Pattern NOT_READ = Pattern.compile(
            "<!--.*?-->|<(script|style|code|pre|kbd|textarea)\\b.*?</\\1>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile("<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>");
    private static final Pattern SAID = Pattern.compile(
            "\\s(?:title|aria-label|placeholder|alt|data-(?:failed|offline|copy|copied|left|lasting))=\"([^\"]*)\"");
    private static final Pattern MARKED = Pattern.compile("⟦[^⟦⟧]*⟧");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");

    private Leftovers() {}

    /** @param data what is nobody's to translate: names of people, of things they made, of stages, types of events */
    static List<String> in(String page, Pattern data) {
        return texts(page).stream()
                .map(Leftovers::unmarked)
                .map(text -> data.matcher(text).replaceAll(" "))
                .map(String::strip)
                .filter(text -> WORD.matcher(text).find())
                .toList();
    }

    /** All that is read of a page. */
    static String read(String page) {
        return String.join("\n", texts(page));
    }

    private static List<String> texts(String page) {
        var read = NOT_READ.matcher(page).replaceAll(" ");
        var texts = new ArrayList<String>();
        var tags = TAG.matcher(read);
        int end = 0;
        while (tags.find()) {
            texts.add(HtmlUtils.htmlUnescape(read.substring(end, tags.start())));
            end = tags.end();
            var said = SAID.matcher(tags.group());
            while (said.find()) {
                texts.add(HtmlUtils.htmlUnescape(said.group(1)));
            }
        }
        texts.add(HtmlUtils.htmlUnescape(read.substring(end)));
        return texts;
    }

    private static String unmarked(String text) {
        var rest = text;
        var fewer = MARKED.matcher(rest).replaceAll(" ");
        while (!fewer.equals(rest)) {
            rest = fewer;
            fewer = MARKED.matcher(rest).replaceAll(" ");
        }
        return rest;
    }
}
